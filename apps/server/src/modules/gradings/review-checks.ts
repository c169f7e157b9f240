import { totalOf, type ScoreEntry } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { typedOnly, withComputed } from './entries.ts';
import { mergeRatings, spreadOf } from './merge.ts';
import type { Computed, SheetRow } from './schema.ts';
import * as store from './store.ts';

const shown = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** What a review has to fulfil before it may be submitted; limits are points or people, by rules of the day. */
export function createReviewChecks({ clock, rules }: Platform) {
  const limit = (tx: Tx, id: string, sheet: SheetRow) => rules.value<number>(tx, id, clock.today(), sheet.path);

  return {
    /** Refuses a review without a visit, or after fewer interviews than the rule asks for. */
    async refuseBadVisit(tx: Tx, sheet: SheetRow): Promise<void> {
      if (!sheet.on_the_spot) return;
      if (sheet.visited_on === null || sheet.visited_on > clock.today())
        refuse('grading.visit-missing', {}, ['method.six_step_grading.review.site_visits']);
      const least = await limit(tx, 'method.six_step_grading.review.interviews', sheet);
      if (sheet.interviews < least)
        refuse('grading.interviews-missing', { least, now: sheet.interviews }, [
          'method.six_step_grading.review.interviews',
        ]);
    },

    /** Ratings of the group merged: enough of them, a wide spread settled in writing. */
    async groupEntries(tx: Tx, sheet: SheetRow, computed: readonly Computed[]): Promise<ScoreEntry[]> {
      const ratings = await store.listRatings(tx, sheet);
      if (ratings.length < sheet.least_raters) {
        refuse('grading.too-few-raters', { least: sheet.least_raters, now: ratings.length }, [
          'method.six_step_grading.review.min_count',
        ]);
      }
      // Computed items may have changed between two ratings: the spread is that of the people, on the items of today.
      const totals = ratings.map(
        ({ entries }) => totalOf(sheet.scheme, withComputed(sheet.scheme, entries, computed)).totalHundredths,
      );
      const flag = await limit(tx, 'grading.raters.spread.flag', sheet);
      const spread = spreadOf(totals);
      if (spread >= flag * 100 && sheet.visit_note.trim().length < 5)
        refuse('grading.spread-unexplained', { spread: shown(spread), flag }, ['grading.raters.spread.flag']);
      return typedOnly(mergeRatings(sheet.scheme, ratings), computed);
    },

    /** Whether review and self-score differ by as much as needs a reason; refused without one. */
    async checkDifference(tx: Tx, sheet: SheetRow, reviewTotal: number): Promise<boolean> {
      const self = sheet.phase === 'review' ? await store.selfSheetOf(tx, sheet) : undefined;
      if (self === undefined || self.total_hundredths === null) return false;
      const flag = await limit(tx, 'grading.difference.flag', sheet);
      const difference = Math.abs(reviewTotal - self.total_hundredths);
      if (difference < flag * 100) return false;
      if ((sheet.difference_reason ?? '').trim().length < 2) {
        refuse(
          'grading.difference-unexplained',
          { review: shown(reviewTotal), self: shown(self.total_hundredths), difference: shown(difference), flag },
          ['grading.difference.flag'],
        );
      }
      return true;
    },
  };
}
