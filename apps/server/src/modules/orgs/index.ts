export {
  closeRow,
  readCells,
  readDate,
  type CellReader,
  type CheckedRow,
  type FaultWords,
  type RawRow,
  type RowFault,
} from './import-cells.ts';
export { checkOrgRow, type OrgRow, type OrgRowContext } from './import-row.ts';
export { branchKinds, createOrgIndex, type OrgIndex, type OrgIndexEntry, type OrgReference } from './org-index.ts';
