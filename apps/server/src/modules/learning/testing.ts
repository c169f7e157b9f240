import { addDuration, checkTaking, durationOf, isIsoDate, isPass } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { demandOn } from './demands.ts';
import { loadLearners, namesOf, type Learner } from './learners.ts';
import * as results from './results-store.ts';
import type { PlanRow, TakingRow } from './schema.ts';

/** Results of one sitting. */
export interface SittingInput {
  readonly takenOn: string;
  readonly results: readonly { readonly memberId: number; readonly marks: number }[];
}

type Sat = { readonly learner: Learner; readonly marks: number };

/**
 * Records a sitting of the test: those who were there, each once; after a failure once more as a make-up.
 * The plan is locked by the caller.
 *
 * @returns how many passed
 */
export async function recordSitting(
  tx: Tx,
  { clock, ids, rules }: Pick<Platform, 'clock' | 'ids' | 'rules'>,
  actor: Actor,
  plan: PlanRow,
  input: SittingInput,
): Promise<number> {
  const { test_pass_mark: passMark, test_total: of } = plan;
  if (passMark === null || of === null) refuse('learning.no-test', { title: plan.title_zh });
  checkDay(plan, input.takenOn, clock.today());
  const demand = await demandOn(tx, rules, plan, input.takenOn);
  const sat = findSat(plan, await loadLearners(tx, plan, demand), input);
  const wrong = sat.filter(({ marks }) => marks > of);
  if (wrong.length > 0) refuse('learning.marks-out-of-range', { names: namesOfSat(wrong), of });
  const absent = sat.filter(({ learner }) => learner.days === 0);
  if (absent.length > 0) refuse('learning.test-without-learning', { names: namesOfSat(absent) });
  const window = durationOf(await rules.value<string>(tx, 'learning.make_up.window', input.takenOn, plan.path));
  const calendar = await loadWorkingCalendar(tx);
  for (const { learner } of sat) {
    const before = learner.takings.map(({ taken_on: takenOn, is_passed: isPassed }) => ({ takenOn, isPassed }));
    const last = addDuration(calendar, before[0]?.takenOn ?? input.takenOn, window).date;
    const allowed = checkTaking(before, input.takenOn, { times: demand.repeats, last });
    if (allowed.ok) continue;
    const { code, facts } = allowed.error;
    const ruleIds = code === 'learning.passed-already' ? [] : ['learning.make_up.times', 'learning.make_up.window'];
    refuse(code, { names: learner.name, ...facts }, ruleIds, input.takenOn);
  }
  const taken = await ids.take(tx, plan.region, sat.length);
  const rows = sat.map(({ learner, marks }, index) => ({
    id: taken[index] ?? 0,
    member_id: learner.member_id,
    attempt: learner.takings.length + 1,
    taken_on: input.takenOn,
    marks,
    is_passed: isPass(marks, { passMark, of }),
  }));
  await results.insertTakings(tx, plan, rows, actor.displayName, clock.now());
  return rows.filter((row) => row.is_passed).length;
}

/** Finds the result that is to be declared void: the last one of a person, so that the order of takings holds. */
export async function findLastTaking(tx: Tx, plan: PlanRow, id: number): Promise<TakingRow> {
  const takings = await results.listTakings(tx, plan);
  const taking = takings.find((one) => one.id === id) ?? refuse('record.not-found');
  const isLast = !takings.some((one) => one.member_id === taking.member_id && one.attempt > taking.attempt);
  return isLast ? taking : refuse('record.not-found');
}

function checkDay(plan: PlanRow, takenOn: string, today: string): void {
  if (!isIsoDate(takenOn)) refuseInput([{ path: 'takenOn', message: '日期应写成 2026-11-21 的形式。' }]);
  if (takenOn > today) refuseInput([{ path: 'takenOn', message: '考试日期不能晚于今天，请在考试之后记录。' }]);
  if (takenOn < plan.starts_on)
    refuseInput([{ path: 'takenOn', message: `考试日期不能早于 ${plan.starts_on}（计划开始之日）。` }]);
}

/** The learners who sat the test; each once, none from elsewhere. */
function findSat(plan: PlanRow, learners: readonly Learner[], { results }: SittingInput): readonly Sat[] {
  const byId = new Map(learners.map((learner) => [learner.member_id, learner]));
  const marks = new Map(results.map((result) => [result.memberId, result.marks]));
  if (marks.size !== results.length) refuseInput([{ path: 'results', message: '同一人出现了两次，请只填一次。' }]);
  return [...marks].map(([memberId, given]) => ({
    learner: byId.get(memberId) ?? refuse('learning.not-a-member', { title: plan.title_zh }),
    marks: given,
  }));
}

const namesOfSat = (sat: readonly Sat[]): string => namesOf(sat.map(({ learner }) => learner));
