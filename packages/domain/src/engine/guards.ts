import { addDuration } from '../kernel/calendar.ts';
import { reaches } from '../kernel/fraction.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import type { Guard, PredicateName, Strength } from '../methods/definition.ts';
import { countSetting, durationSetting, thresholdSetting, type RunFacts, type StepFacts } from './run-facts.ts';

/** A condition that does not hold, with what was asked and what was found. */
export interface UnmetGuard {
  readonly predicate: PredicateName;
  readonly effect: 'block' | 'ask-reason';
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Who did the step and who checked it. */
export interface StepHands {
  readonly doneBy: readonly number[];
  readonly checkedBy: readonly number[];
}

/** The conditions that do not hold on `day`. A step that merely may happen has no conditions but those it blocks on. */
export function unmetGuards(
  guards: readonly Guard[],
  strength: Strength,
  facts: StepFacts,
  hands: StepHands,
  context: RunFacts,
  day: IsoDate,
): readonly UnmetGuard[] {
  return guards.flatMap((guard) => {
    const effect = guard.effect ?? (strength === 'must' ? 'block' : 'ask-reason');
    if (guard.effect === undefined && strength === 'may') return [];
    const found = failing(guard, facts, hands, context, day);
    return found === undefined ? [] : [{ predicate: guard.predicate, effect, facts: found }];
  });
}

type Found = Readonly<Record<string, unknown>> | undefined;

/** Undefined when the condition holds. What is not known does not hold. */
function failing(guard: Guard, facts: StepFacts, hands: StepHands, context: RunFacts, day: IsoDate): Found {
  const text = (name: string): string => {
    const value = guard.args?.[name];
    return typeof value === 'string' ? value : '';
  };
  switch (guard.predicate) {
    case 'recordsPresent': {
      const wanted = text('record') === '' ? Object.keys(guard.args ?? {}) : [text('record')];
      const missing = wanted.filter((record) => !(facts.recordsPresent ?? []).includes(record));
      return unless(missing.length === 0, { missing });
    }
    case 'quorumMet':
    case 'thresholdReached':
      return failingThreshold(guard, facts, context, day);
    case 'allItemsClosed': {
      const open = facts.openItems?.[text('record')];
      return unless(open === 0, { record: text('record'), open: open ?? null });
    }
    case 'noOpenObjections':
      return unless(facts.openObjections === 0, { open: facts.openObjections ?? null });
    case 'periodOver':
      return unless(facts.periodEndsOn !== undefined && day > facts.periodEndsOn, {
        endsOn: facts.periodEndsOn ?? null,
      });
    case 'minimumElapsed':
      return failingMinimum(guard, facts, context, day);
    case 'countReached': {
      const least = countOf(guard, 'atLeast', context, day);
      const count = facts.counts?.[text('of')] ?? 0;
      const most = guard.args?.['atMost'] === undefined ? undefined : countOf(guard, 'atMost', context, day);
      return unless(count >= least && (most === undefined || count <= most), {
        of: text('of'),
        count,
        atLeast: least,
        ...(most === undefined ? {} : { atMost: most }),
      });
    }
    case 'eitherCountReached': {
      const [count, orCount] = [facts.counts?.[text('of')] ?? 0, facts.counts?.[text('orOf')] ?? 0];
      const [least, orLeast] = [countOf(guard, 'atLeast', context, day), countOf(guard, 'orAtLeast', context, day)];
      return unless(count >= least || orCount >= orLeast, {
        of: text('of'),
        count,
        atLeast: least,
        orOf: text('orOf'),
        orCount,
        orAtLeast: orLeast,
      });
    }
    case 'approved':
      return unless(facts.isApproved === true, { isApproved: facts.isApproved ?? null });
    case 'checkedByOther':
      return unless(isCheckedByOther(hands), { doneBy: hands.doneBy, checkedBy: hands.checkedBy });
    case 'fourFactsNamed': {
      const missing = ['leader', 'office', 'person', 'goal'].filter((name) => !(facts.factsNamed ?? []).includes(name));
      return unless(missing.length === 0, { missing });
    }
    case 'sameMatter':
      return unless(new Set(facts.matters ?? []).size === 1, { matters: facts.matters ?? [] });
    case 'noDebt':
      return unless(facts.hasDebt === false, { hasDebt: facts.hasDebt ?? null });
    case 'heard':
      return unless(facts.wasHeard === true, { wasHeard: facts.wasHeard ?? null });
    case 'attended': {
      const wanted = text('relation')
        .split(',')
        .filter((relation) => relation !== '');
      const missing = wanted.filter((relation) => !(facts.attended ?? []).includes(relation));
      return unless(missing.length === 0, { missing });
    }
    case 'fullMembers':
      return unless(facts.notFullMembers?.length === 0, { notFullMembers: facts.notFullMembers ?? null });
  }
}

/** At least one checker did not do the work. */
export const isCheckedByOther = ({ doneBy, checkedBy }: StepHands): boolean =>
  checkedBy.some((person) => !doneBy.includes(person));

const unless = (holds: boolean, found: Readonly<Record<string, unknown>>): Found => (holds ? undefined : found);

function failingThreshold(guard: Guard, facts: StepFacts, context: RunFacts, day: IsoDate): Found {
  const reference = guard.args?.['threshold'];
  if (typeof reference !== 'object' || facts.heads === undefined) return { heads: facts.heads ?? null };
  const threshold = thresholdSetting(reference, context.valueOf, day);
  const count = guard.predicate === 'quorumMet' ? facts.heads.present : facts.inFavour;
  return unless(count !== undefined && reaches(count, facts.heads, threshold), {
    ...facts.heads,
    count: count ?? null,
    threshold,
  });
}

function failingMinimum(guard: Guard, facts: StepFacts, context: RunFacts, day: IsoDate): Found {
  const setting = guard.args?.['atLeast'];
  const since = guard.args?.['since'];
  const from = (typeof since === 'string' ? facts.dates?.[since]?.slice(0, 10) : undefined) ?? facts.startedOn;
  if (from === undefined || (typeof setting !== 'object' && typeof setting !== 'string'))
    return { since: from ?? null };
  const length = durationSetting(setting as `${number}d` | { param: string }, context.valueOf, day);
  const earliestOn = addDuration(context.calendar, from, length).date;
  return unless(day >= earliestOn, { since: from, earliestOn });
}

function countOf(guard: Guard, name: string, context: RunFacts, day: IsoDate): number {
  const value = guard.args?.[name];
  if (typeof value === 'number') return value;
  if (typeof value !== 'object') return 1;
  const held = context.valueOf(value.param, day).value;
  // Of a range `{min, max}` the lower end is the least and the upper end the most.
  if (name === 'atMost' && typeof held === 'object' && held !== null && 'max' in held && typeof held.max === 'number') {
    return held.max;
  }
  return countSetting(value, context.valueOf, day);
}
