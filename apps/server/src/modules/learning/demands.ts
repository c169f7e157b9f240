import {
  addDuration,
  countSetting,
  durationOf,
  durationSetting,
  type LearnerDemand,
  type LearningParams,
  type ValueOf,
} from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { RuleBook } from '../../platform/rules/rule-book.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { PlanRow } from './schema.ts';

/** What a plan asks of each person, as columns of the plan. */
export type Demands = Pick<
  PlanRow,
  | 'min_days'
  | 'min_hours'
  | 'min_lasting'
  | 'test_pass_mark'
  | 'test_total'
  | 'has_certificate'
  | 'certificate_valid_for'
  | 'rule_ids'
>;

/** A plan that asks nothing of a person but to be there. */
export const noDemands: Demands = {
  min_days: null,
  min_hours: null,
  min_lasting: null,
  test_pass_mark: null,
  test_total: null,
  has_certificate: false,
  certificate_valid_for: null,
  rule_ids: [],
};

/** Reads the settings of a learning step for the day on which it opens. */
export function demandsOf(params: LearningParams, valueOf: ValueOf, day: string): Demands {
  const count = (setting: LearningParams['minDays']) =>
    setting === undefined ? null : countSetting(setting, valueOf, day);
  const duration = (setting: LearningParams['minDuration']) => {
    if (setting === undefined) return null;
    const { amount, unit } = durationSetting(setting, valueOf, day);
    return `${amount}${unit}`;
  };
  const settings = [
    params.minDays,
    params.minHours,
    params.minDuration,
    params.test?.passMark,
    params.test?.of,
    params.certificateValidFor,
  ];
  return {
    min_days: count(params.minDays),
    min_hours: count(params.minHours),
    min_lasting: duration(params.minDuration),
    test_pass_mark: count(params.test?.passMark),
    test_total: count(params.test?.of),
    has_certificate: params.certificateValidFor !== undefined,
    certificate_valid_for: duration(params.certificateValidFor),
    rule_ids: settings.flatMap((setting) => (typeof setting === 'object' ? [setting.param] : [])),
  };
}

/** What a plan asks of a learner, with the class hour and the repeats of the place. */
export async function demandOn(tx: Tx, rules: RuleBook, plan: PlanRow, day: string): Promise<LearnerDemand> {
  const perHour = await rules.value<number>(tx, 'learning.class_hour.minutes', day, plan.path);
  const times = await rules.value<number>(tx, 'learning.make_up.times', day, plan.path);
  return {
    minDays: plan.min_days,
    minMinutes: plan.min_hours === null ? null : plan.min_hours * perHour,
    hasTest: plan.test_total !== null,
    repeats: plan.make_up === 'none' ? 0 : times,
  };
}

/** First day on which a plan may end; its first day where nothing is asked. */
export async function lastsUntil(tx: Tx, plan: PlanRow): Promise<string> {
  if (plan.min_lasting === null) return plan.starts_on;
  return addDuration(await loadWorkingCalendar(tx), plan.starts_on, durationOf(plan.min_lasting)).date;
}
