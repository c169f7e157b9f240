import { ratio, roundRatio, type ScoreEntry, type ScoringScheme } from '@jishi/domain';
import type { RatingRow } from './schema.ts';

/**
 * Ratings of a review group merged item by item: points are the mean of all raters, rounded once, half up; a veto is
 * hit when more than half of the raters say so. A scored item that somebody left open stays open; a bonus or deduction
 * that somebody does not mention counts as none of it. Notes are kept with the rater's name.
 */
export function mergeRatings(scheme: ScoringScheme, ratings: readonly RatingRow[]): ScoreEntry[] {
  return scheme.items.flatMap((item): ScoreEntry[] => {
    const given = ratings.flatMap((rating) => {
      const entry = rating.entries.find((each) => each.item === item.id);
      return entry ? [{ entry, name: rating.name }] : [];
    });
    if (given.length === 0 || (item.effect === 'score' && given.length < ratings.length)) return [];
    const notes = given.flatMap(({ entry, name }) => (entry.noteZh ? [`${name}：${entry.noteZh}`] : []));
    const noteZh = notes.length > 0 ? { noteZh: notes.join('；').slice(0, 300) } : {};
    if (item.effect === 'veto') {
      const hits = given.filter(({ entry }) => entry.isHit === true).length;
      return hits * 2 > ratings.length ? [{ item: item.id, hundredths: 0, isHit: true, ...noteZh }] : [];
    }
    const sum = given.reduce((total, { entry }) => total + entry.hundredths, 0);
    return [{ item: item.id, hundredths: roundRatio(ratio(sum, ratings.length)), ...noteZh }];
  });
}

/** Points between the highest and the lowest of the raters' totals, in hundredths. */
export function spreadOf(totals: readonly number[]): number {
  return totals.length < 2 ? 0 : Math.max(...totals) - Math.min(...totals);
}
