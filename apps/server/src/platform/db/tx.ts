import { raw, type Sql } from 'sql-template-tag';

/**
 * Begins a statement whose plan does not depend on its values: a read keeps one plan for all of them. PostgreSQL would
 * otherwise plan some of these anew each time, at several times the cost of running them. Not for statements that must
 * tell a branch from a province, or a rare value from a common one.
 */
export const keptPlan = raw('/* kept plan */');

/** What a transaction may see: one subtree, nothing, or (system work only) everything. */
export interface Scope {
  /** Path of the organisation at the top of the subtree; '' with `everything` means all. */
  readonly path: string | null;
  readonly everything?: boolean;
  /** Own member record, readable beside the subtree. */
  readonly memberId?: number | undefined;
  /** The auditor reads the whole trail. */
  readonly audit?: boolean;
}

/** A running transaction. Values travel as parameters of `sql` templates, never inside the text. */
export interface Tx {
  /** All rows. */
  many<R>(query: Sql): Promise<R[]>;
  /** Exactly one row; anything else is a fault. */
  one<R>(query: Sql): Promise<R>;
  /** One row or `undefined`; more is a fault. */
  maybe<R>(query: Sql): Promise<R | undefined>;
  /** Runs a statement; returns the number of rows it touched. */
  run(query: Sql): Promise<number>;
  /**
   * Runs a statement at this place of the transaction without waiting for it: it travels with the next one. Should it
   * fail, nothing is committed. For what the work itself does not look at again (trail, notes).
   */
  post(query: Sql): void;
  /** Narrows or moves the scope for the rest of the transaction (token routes, jobs). */
  setScope(scope: Scope): Promise<void>;
  /** Runs `work` in a savepoint: its failure undoes its own changes only. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Called once after the commit (wake the sealer, notify live pages). */
  afterCommit(work: () => void): void;
  /** Number of audit events appended so far; a write without one does not commit. */
  auditCount: number;
}
