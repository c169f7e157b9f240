import assert from 'node:assert/strict';
import type { ScoreSheetView } from '@jishi/contract';
import type { z } from 'zod';
import type { Person } from '../../apps/server/src/demo/drive/person.ts';

type Sheet = z.infer<typeof ScoreSheetView>;
type Entries = Sheet['entries'];

/** Hundredths of a point. */
const twoStarsFrom = 4000;

/** What a branch must have got. */
export interface Expected {
  readonly selfHundredths: number;
  readonly reviewHundredths: number;
  readonly grade: string;
  readonly stars: number;
}

/**
 * Works grade and stars out again from what the people wrote into the sheets, with sums of its own and none of the
 * product's: points of the committee; mean of the reviewers item by item; bonuses up to their cap, deductions, vetoes.
 */
export function gradeFromSheets(self: Sheet, review: Sheet): Expected {
  assert.equal(self.state, 'submitted');
  assert.equal(review.state, 'submitted');
  const rated = [...meanOf(review), ...review.computed];
  const reviewHundredths = pointsOf(review, rated);
  const grade = gradeOf(review, reviewHundredths, rated);
  const possible = review.grades.find(({ id }) => id === grade)?.stars ?? [];
  // Two stars or fewer: the worst grade has two from the points of the rule `grading.poor.two_stars_from`.
  const stars = possible.length > 1 && reviewHundredths < twoStarsFrom ? possible.at(-1) : possible[0];
  return { selfHundredths: pointsOf(self, self.entries), reviewHundredths, grade, stars: stars ?? 0 };
}

function meanOf({ items, raters, computed, leastRaters }: Sheet): Entries {
  const given = raters.filter(({ submitted }) => submitted);
  assert.ok(given.length >= Math.max(3, leastRaters), 'three reviewers or more');
  const automatic = new Set(computed.map(({ item }) => item));
  return items.flatMap(({ id, effect }) => {
    if (automatic.has(id)) return [];
    const entries = given.flatMap((rater) => rater.entries.filter((entry) => entry.item === id));
    if (effect === 'veto') {
      const hits = entries.filter(({ isHit }) => isHit === true).length;
      return hits * 2 > given.length ? [{ item: id, hundredths: 0, isHit: true }] : [];
    }
    const sum = entries.reduce((total, { hundredths }) => total + hundredths, 0);
    return [{ item: id, hundredths: Math.floor((2 * sum + given.length) / (2 * given.length)) }];
  });
}

function pointsOf({ items, bonusCapHundredths }: Sheet, entries: Entries): number {
  const sum = { score: 0, bonus: 0, deduction: 0, veto: 0 };
  for (const { id, effect, maxHundredths } of items) {
    const points = entries.find(({ item }) => item === id)?.hundredths ?? 0;
    assert.ok(points <= maxHundredths, id);
    sum[effect] += points;
  }
  return Math.max(0, sum.score + Math.min(sum.bonus, bonusCapHundredths ?? sum.bonus) - sum.deduction);
}

function gradeOf({ items, grades }: Sheet, points: number, entries: Entries): string {
  const place = (id: string | undefined) => grades.findIndex((grade) => grade.id === id);
  const caps = items.filter(({ id }) => entries.some(({ item, isHit }) => item === id && isHit === true));
  const byPoints = grades.findIndex(({ fromHundredths }) => points >= fromHundredths);
  return grades[Math.max(byPoints, ...caps.map(({ vetoCap }) => place(vetoCap)))]?.id ?? assert.fail('no grade');
}

/** All pages of a list. */
export async function readAll<T>(person: Person, url: string): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: T[]; nextCursor: string | null } = await person.get(
      `${url}${url.includes('?') ? '&' : '?'}limit=100${from}`,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
