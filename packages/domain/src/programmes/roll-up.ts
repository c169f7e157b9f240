/** How rows of a target become its value: each adds, or the latest of each organisation counts. */
export type TargetCounting = 'sum' | 'latest';

/** A reported row behind a target. Whole numbers, so that nothing is lost by adding. */
export interface TargetRow {
  readonly id: number;
  readonly orgId: number;
  readonly on: string;
  readonly amount: number;
  /** Declared void with a reason; stays readable and counts no longer. */
  readonly isVoid: boolean;
}

/** What a target has come to, always made anew from its rows. */
export interface RollUp {
  readonly value: number;
  readonly rows: number;
  /** Part of each organisation, by id. */
  readonly byOrg: ReadonlyMap<number, number>;
  readonly isReached: boolean;
}

/**
 * Rolls rows up. The order of the rows does not matter; of two rows of one day the later entry counts.
 *
 * @param wanted value to reach
 */
export function rollUpTarget(rows: readonly TargetRow[], counting: TargetCounting, wanted: number): RollUp {
  const valid = rows.filter(({ isVoid }) => !isVoid);
  const counted = counting === 'sum' ? valid : latestOfEach(valid);
  const byOrg = new Map<number, number>();
  for (const { orgId, amount } of counted) byOrg.set(orgId, (byOrg.get(orgId) ?? 0) + amount);
  const value = [...byOrg.values()].reduce((sum, part) => sum + part, 0);
  return { value, rows: valid.length, byOrg, isReached: value >= wanted };
}

function latestOfEach(rows: readonly TargetRow[]): readonly TargetRow[] {
  const latest = new Map<number, TargetRow>();
  for (const row of rows) {
    const known = latest.get(row.orgId);
    if (!known || row.on > known.on || (row.on === known.on && row.id > known.id)) latest.set(row.orgId, row);
  }
  return [...latest.values()];
}

/** Money of a programme, in fen. */
export interface BudgetState {
  readonly plannedFen: number;
  readonly spentFen: number;
  readonly leftFen: number;
}

/** What is left of a budget; void entries do not count. */
export function budgetOf(
  plannedFen: number,
  entries: readonly { readonly amountFen: number; readonly isVoid: boolean }[],
): BudgetState {
  const spentFen = entries.reduce((sum, { amountFen, isVoid }) => sum + (isVoid ? 0 : amountFen), 0);
  return { plannedFen, spentFen, leftFen: plannedFen - spentFen };
}
