import type { Facts } from '../refusal.ts';
import type { SpreadsheetErrorCode } from './errors.ts';
import type { TableEnd, TableHead, TableRow } from './table.ts';

/** What the reading thread says (the code of a system error does not survive the crossing by itself); it hears only how many more batches are wanted. */
export type FromWorker =
  | { readonly kind: 'head'; readonly head: TableHead }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'end'; readonly end: TableEnd }
  | { readonly kind: 'refused'; readonly code: SpreadsheetErrorCode; readonly facts: Facts }
  | { readonly kind: 'fault'; readonly error: Error; readonly code: string | undefined };
