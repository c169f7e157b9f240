export { listAccounts, listEntries, listMonths, proveAccount, type MonthRow } from './books/store.ts';
export { allAgree } from './books/proofs.ts';
