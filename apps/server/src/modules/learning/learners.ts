import { learnerState, type LearnerDemand, type LearnerState } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import * as results from './results-store.ts';
import type { LearnerRow, PlanRow, TakingRow } from './schema.ts';
import * as store from './store.ts';

/** A learner with everything that counts for them. */
export interface Learner extends LearnerRow {
  readonly takings: readonly TakingRow[];
  readonly state: LearnerState;
}

/** Learners of a plan with their state, by name. */
export async function loadLearners(tx: Tx, plan: PlanRow, demand: LearnerDemand): Promise<readonly Learner[]> {
  const rows = await store.listLearners(tx, plan);
  const takings = demand.hasTest ? await results.listTakings(tx, plan) : [];
  const byMember = new Map<number, TakingRow[]>();
  for (const taking of takings) byMember.set(taking.member_id, [...(byMember.get(taking.member_id) ?? []), taking]);
  return rows.map((row) => {
    const own = byMember.get(row.member_id) ?? [];
    const record = {
      days: row.days,
      learntMinutes: row.minutes,
      takings: own.map(({ taken_on: takenOn, is_passed: isPassed }) => ({ takenOn, isPassed })),
    };
    return { ...row, takings: own, state: learnerState(record, demand) };
  });
}

/** Names for a sentence: the first few, and how many more. */
export function namesOf(learners: readonly { readonly name: string }[]): string {
  const shown = learners
    .slice(0, 10)
    .map(({ name }) => name)
    .join('、');
  return learners.length > 10 ? `${shown}等 ${learners.length} 人` : shown;
}
