import { addDays, addMonths, addYears, durationOf } from '@jishi/domain';
import type { RegisterDefinition } from '@jishi/contract';

const forbidden = [
  /重点(户|人|人员|对象|人群)/u,
  /特殊(群体|人群|人员)/u,
  /(信访|上访|缠访|闹访).{0,2}(老户|户|人员|人)/u,
  /黑名单/u,
  /(风险|危险|稳控).{0,2}(等级|人员|对象|户)/u,
  /(信用|文明|诚信)(积分|评分|排名)/u,
];
const people = new Set(['resident', 'household', 'person']);

/**
 * Words of a register that classes, scores or ranks residents or petitioners.
 *
 * @source rights and limits of the product, which stand above every method
 */
export function forbiddenCategory(titleZh: string, subject: string): string | undefined {
  if (!people.has(subject)) return undefined;
  for (const pattern of forbidden) {
    const found = pattern.exec(titleZh);
    if (found) return found[0];
  }
  return undefined;
}

/** Whether a register of this subject needs a basis and an expiry. */
export const needsBasis = (subject: string): boolean => subject === 'resident' || subject === 'household';

/** Day a calendar period after another. */
export function dayAfter(day: string, duration: string): string {
  const { amount, unit } = durationOf(duration);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}

/** Whether the definition declares this move; `null` is outside the register. */
export function allows(definition: RegisterDefinition, from: string | null, to: string | null): boolean {
  return definition.transitions.some((transition) => transition.from === from && transition.to === to);
}

/** Title of a status; outside the register it has none. */
export function statusTitle(definition: RegisterDefinition, status: string | null): string {
  return definition.statuses.find(({ id }) => id === status)?.titleZh ?? '名册外';
}
