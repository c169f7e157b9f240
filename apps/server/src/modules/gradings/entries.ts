import { checkEntries, type EntryFault, type ScoreEntry, type ScorePhase, type ScoringScheme } from '@jishi/domain';
import { refuseInput } from '../../platform/refusal.ts';
import type { Computed } from './schema.ts';

/** Entries as they come in; absent and undefined are the same. */
export interface EntryInput {
  readonly item: string;
  readonly hundredths: number;
  readonly isHit?: boolean | undefined;
  readonly noteZh?: string | undefined;
}

/** Entries that came in as the domain takes them. */
export function entriesOf(input: readonly EntryInput[]): ScoreEntry[] {
  return input.map(({ item, hundredths, isHit, noteZh }) => ({
    item,
    hundredths,
    ...(isHit === undefined ? {} : { isHit }),
    ...(noteZh === undefined || noteZh === '' ? {} : { noteZh }),
  }));
}

/** What people entered; items that the platform computes by now are not among it. */
export function typedOnly(entries: readonly ScoreEntry[], computed: readonly Computed[]): ScoreEntry[] {
  const known = new Set(computed.map((each) => each.item));
  return entries.filter((entry) => !known.has(entry.item));
}

/** What people entered, with the items that the platform computes put in their place, in the order of the scheme. */
export function withComputed(
  scheme: ScoringScheme,
  entries: readonly ScoreEntry[],
  computed: readonly Computed[],
): ScoreEntry[] {
  const byItem = new Map(computed.map((each) => [each.item, each]));
  return scheme.items.flatMap((item): ScoreEntry[] => {
    const own = byItem.get(item.id);
    if (own) return [{ item: item.id, hundredths: own.hundredths, noteZh: own.explanationZh }];
    const entry = entries.find((each) => each.item === item.id);
    return entry ? [entry] : [];
  });
}

/**
 * Refuses entries that the scheme does not allow. An automatic item that the platform could not compute is scored by
 * hand; one that it computed cannot be typed.
 *
 * @param options.isComplete every item to be scored by hand must be there
 */
export function refuseFaults(
  scheme: ScoringScheme,
  entries: readonly ScoreEntry[],
  computed: readonly Computed[],
  options: { readonly phase: ScorePhase; readonly isComplete: boolean },
): void {
  const known = new Set(computed.map((each) => each.item));
  const items = scheme.items.map((item) =>
    item.kind === 'automatic' && !known.has(item.id) ? { ...item, kind: 'manual' as const } : item,
  );
  const checked = checkEntries({ ...scheme, items }, entries, options.phase, { isComplete: options.isComplete });
  if (checked.ok) return;
  refuseInput(checked.error.map((fault) => ({ path: `entries.${fault.item}`, message: sentence(scheme, fault) })));
}

function sentence(scheme: ScoringScheme, fault: EntryFault): string {
  const title = scheme.items.find((item) => item.id === fault.item)?.titleZh ?? fault.item;
  switch (fault.code) {
    case 'score.unknown-item':
      return `评分标准没有“${title}”这一项，请刷新页面。`;
    case 'score.item-twice':
      return `“${title}”重复打分，请只保留一个。`;
    case 'score.out-of-range':
      return `“${title}”应在 0 到 ${Number(fault.facts['most'] ?? 0) / 100} 分之间。`;
    case 'score.evidence-missing':
      return `“${title}”还缺凭证。`;
    case 'score.automatic-item':
      return `“${title}”由系统按台账计算，不用填写。`;
    case 'score.item-missing':
      return `请给“${title}”打分。`;
  }
}
