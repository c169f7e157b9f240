export { ageFault, checkMemberRow, isPersonName, type MemberRow, type MemberRowContext } from './import-row.ts';
