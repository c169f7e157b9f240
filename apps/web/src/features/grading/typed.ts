import type { Output } from '../../api/routes.ts';
import { formatPoints, parsePoints } from './points.ts';

/** The part of a sheet that its points need. */
export type SheetItems = Pick<
  Output<'gradings.sheet'>,
  'items' | 'computed' | 'selfEntries' | 'raters' | 'grades' | 'phase' | 'bonusCapHundredths'
>;
/** A line of the scheme. */
export type Item = SheetItems['items'][number];
/** Points given to one item. */
export type Entry = Output<'gradings.sheet'>['entries'][number];
/** What is typed for one item, kept as typed. */
export interface TypedEntry {
  readonly points: string;
  readonly hit: boolean;
  readonly note: string;
}
/** What is typed for each item. */
export type Typed = Readonly<Record<string, TypedEntry>>;

/** Nothing typed for an item. */
export const nothing: TypedEntry = { points: '', hit: false, note: '' };

/** Saved entries as they are typed, with an empty place for every other item. */
export function typedOf(sheet: SheetItems, entries: readonly Entry[]): Typed {
  return Object.fromEntries(
    sheet.items.map((item) => {
      const entry = entries.find((each) => each.item === item.id);
      if (!entry) return [item.id, nothing];
      const points = item.effect === 'veto' ? '' : formatPoints(entry.hundredths);
      return [item.id, { points, hit: entry.isHit === true, note: entry.noteZh ?? '' }];
    }),
  );
}

/** Typed points as the server takes them; what is computed or empty is left out. */
export function entriesOf(sheet: SheetItems, typed: Typed): Entry[] {
  const computed = new Set(sheet.computed.map((each) => each.item));
  return sheet.items.flatMap((item): Entry[] => {
    const own = typed[item.id];
    if (!own || computed.has(item.id)) return [];
    const note = own.note.trim() === '' ? {} : { noteZh: own.note.trim() };
    if (item.effect === 'veto') return own.hit ? [{ item: item.id, hundredths: 0, isHit: true, ...note }] : [];
    const hundredths = parsePoints(own.points);
    return hundredths === undefined ? [] : [{ item: item.id, hundredths, ...note }];
  });
}

/** Items of which something is typed that is no number of points the item can have. */
export function wrongItems(sheet: SheetItems, typed: Typed): readonly Item[] {
  return sheet.items.filter((item) => isWrong(item, typed[item.id] ?? nothing));
}

/** Whether what is typed is no number of points the item can have; nothing typed is not wrong yet. */
export function isWrong(item: Item, { points }: TypedEntry): boolean {
  if (item.effect === 'veto' || points.trim() === '') return false;
  const hundredths = parsePoints(points);
  return hundredths === undefined || hundredths > item.maxHundredths;
}

/** Scored items that nobody has given points yet. */
export function openItems(sheet: SheetItems, typed: Typed): readonly Item[] {
  const given = new Set([...entriesOf(sheet, typed), ...sheet.computed].map((each) => each.item));
  return sheet.items.filter((item) => item.effect === 'score' && !given.has(item.id));
}

/** Total of what is typed and computed so far, in hundredths; the server computes the binding one. */
export function totalOfTyped(sheet: SheetItems, typed: Typed): number {
  const points = new Map<string, number>(entriesOf(sheet, typed).map((entry) => [entry.item, entry.hundredths]));
  for (const each of sheet.computed) points.set(each.item, each.hundredths);
  const sum = (effect: Item['effect']) =>
    sheet.items.filter((item) => item.effect === effect).reduce((total, item) => total + (points.get(item.id) ?? 0), 0);
  const bonus = Math.min(sum('bonus'), sheet.bonusCapHundredths ?? Infinity);
  return Math.max(0, sum('score') + bonus - sum('deduction'));
}

/** The grade of a total, and the vetoes that lower it. */
export function gradeOfTotal(
  sheet: SheetItems,
  total: number,
  isHit: (item: Item) => boolean,
): { readonly grade: SheetItems['grades'][number] | undefined; readonly cappedBy: readonly Item[] } {
  const byPoints = sheet.grades.findIndex((grade) => total >= grade.fromHundredths);
  const caps = sheet.items
    .filter((item) => item.effect === 'veto' && isHit(item))
    .map((item) => ({ item, index: sheet.grades.findIndex((grade) => grade.id === item.vetoCap) }))
    .filter((cap) => cap.index > byPoints);
  const index = Math.max(byPoints, ...caps.map((cap) => cap.index));
  return { grade: sheet.grades[index], cappedBy: caps.map((cap) => cap.item) };
}

/** Whether more than half of the raters so far say that a veto applies. */
export function isHitByGroup({ raters }: Pick<SheetItems, 'raters'>, item: Item): boolean {
  const done = raters.filter((rater) => rater.submitted);
  const hits = done.filter((rater) => rater.entries.some((entry) => entry.item === item.id && entry.isHit === true));
  return hits.length * 2 > done.length;
}
