import type { Guard, Primitive } from '@jishi/domain';
import { methods } from '@jishi/rules';

/** Names of the facts that the conditions of all definitions ask of each primitive, such as `counts.hours`. */
export function factsNeeded(): ReadonlyMap<Primitive, ReadonlySet<string>> {
  const needed = new Map<Primitive, Set<string>>();
  for (const { steps } of methods) {
    for (const { params, completeWhen = [], opensWhen = [] } of steps) {
      const names = needed.get(params.primitive) ?? new Set();
      for (const guard of [...completeWhen, ...opensWhen]) for (const name of factsOf(guard)) names.add(name);
      if (names.size > 0) needed.set(params.primitive, names);
    }
  }
  return needed;
}

function factsOf({ predicate, args = {} }: Guard): readonly string[] {
  const text = (name: string): string => {
    const value = args[name];
    return typeof value === 'string' ? value : '';
  };
  switch (predicate) {
    case 'recordsPresent':
      return ['recordsPresent'];
    case 'quorumMet':
      return ['heads'];
    case 'thresholdReached':
      return ['heads', 'inFavour'];
    case 'allItemsClosed':
      return [`openItems.${text('record')}`];
    case 'noOpenObjections':
      return ['openObjections'];
    case 'periodOver':
      return ['periodEndsOn'];
    case 'minimumElapsed':
      return [text('since') === '' ? 'startedOn' : `dates.${text('since')}`];
    case 'countReached':
      return [`counts.${text('of')}`];
    case 'eitherCountReached':
      return [`counts.${text('of')}`, `counts.${text('orOf')}`];
    case 'approved':
      return ['isApproved'];
    case 'checkedByOther':
      return [];
    case 'fourFactsNamed':
      return ['factsNamed'];
    case 'sameMatter':
      return ['matters'];
    case 'noDebt':
      return ['hasDebt'];
    case 'heard':
      return ['wasHeard'];
    case 'attended':
      return ['attended'];
    case 'fullMembers':
      return ['notFullMembers'];
  }
}
