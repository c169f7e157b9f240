import type { ScoreSheetView } from '@jishi/contract';
import type { ScoreEntry, ScoringScheme } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Computed, RatingRow, ReviewerRow, SheetRow } from './schema.ts';
import * as store from './store.ts';

type View = z.infer<typeof ScoreSheetView>;

/** Title of a grade. */
export function titleOf(scheme: ScoringScheme, grade: string | null): string | null {
  return scheme.grades.find((each) => each.id === grade)?.titleZh ?? null;
}

/**
 * Builds a sheet as its page shows it. A review is the township's own business until it is submitted: others see
 * that it exists, not its points.
 *
 * @param compute the automatic items as of now, for a sheet that is not submitted
 */
export function createSheetView(platform: Platform, compute: (tx: Tx, sheet: SheetRow) => Promise<Computed[]>) {
  const { clock, permissions, rules } = platform;
  return async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const sheet = await store.findSheet(tx, id);
    if (!sheet) refuse('record.not-found');
    const isReview = sheet.phase === 'review';
    const own = actsFor(actor, sheet.acting_org_id);
    const self = isReview ? await store.selfSheetOf(tx, sheet) : undefined;
    const editable = own && sheet.state === 'draft' && permissions.allows(actor, 'grading.score');
    const flag = await rules.value<number>(tx, 'grading.difference.flag', clock.today(), sheet.path);
    const hidden = isReview && sheet.state === 'draft' && !own;
    return {
      id: sheet.id,
      orgId: sheet.org_id,
      orgName: sheet.org_name,
      runStepId: sheet.run_step_id,
      roundId: sheet.round_id,
      titleZh: sheet.title_zh,
      phase: sheet.phase,
      state: sheet.state,
      schemeTitleZh: sheet.scheme.titleZh,
      items: sheet.scheme.items.map(itemView),
      grades: sheet.scheme.grades.map(gradeView),
      bonusCapHundredths: sheet.scheme.bonusCapHundredths ?? null,
      selfEntries: (self?.entries ?? []).map(entryView),
      leastRaters: sheet.least_raters,
      selfTotalHundredths: self?.total_hundredths ?? null,
      differenceFlag: flag * 100,
      dueOn: sheet.due_on,
      version: sheet.version,
      can: { edit: editable, submit: editable },
      ...(hidden ? hiddenPoints : await points(tx, sheet, self)),
    };
  };

  async function points(tx: Tx, sheet: SheetRow, self: SheetRow | undefined): Promise<typeof hiddenPoints> {
    const isReview = sheet.phase === 'review';
    const ratings = isReview ? await store.listRatings(tx, sheet) : [];
    const reviewers = isReview ? await store.listReviewers(tx, sheet.acting_org_id) : [];
    const computed = sheet.state === 'submitted' ? sheet.computed : await compute(tx, sheet);
    const [own, theirs] = [sheet.total_hundredths, self?.total_hundredths ?? null];
    return {
      computed: computed.map((each) => ({ ...each, rows: each.rows.map((row) => ({ ...row })) })),
      entries: sheet.entries.map(entryView),
      raters: raterViews(reviewers, ratings),
      totalHundredths: own,
      differenceHundredths: own === null || theirs === null ? null : own - theirs,
      grade: sheet.grade,
      gradeTitle: titleOf(sheet.scheme, sheet.grade),
      cappedByZh: sheet.capped_by.map((item) => sheet.scheme.items.find((each) => each.id === item)?.titleZh ?? item),
      visitedOn: sheet.visited_on,
      interviews: sheet.interviews,
      visitNote: sheet.visit_note,
      differenceReason: sheet.difference_reason,
    };
  }
}

/** The part of a sheet that a review keeps to itself until it is submitted. */
const hiddenPoints: Pick<
  View,
  | 'computed'
  | 'entries'
  | 'raters'
  | 'totalHundredths'
  | 'differenceHundredths'
  | 'grade'
  | 'gradeTitle'
  | 'cappedByZh'
  | 'visitedOn'
  | 'interviews'
  | 'visitNote'
  | 'differenceReason'
> = {
  computed: [],
  entries: [],
  raters: [],
  totalHundredths: null,
  differenceHundredths: null,
  grade: null,
  gradeTitle: null,
  cappedByZh: [],
  visitedOn: null,
  interviews: 0,
  visitNote: '',
  differenceReason: null,
};

function itemView(item: ScoringScheme['items'][number]): View['items'][number] {
  const { id, titleZh, titleEn, groupZh, effect, kind, maxHundredths, standardZh, vetoCap } = item;
  return {
    id,
    titleZh,
    ...(titleEn === undefined ? {} : { titleEn }),
    ...(groupZh === undefined ? {} : { groupZh }),
    effect,
    kind,
    maxHundredths,
    ...(standardZh === undefined ? {} : { standardZh }),
    evidenceZh: (item.evidence ?? []).map((rule) => rule.titleZh),
    ...(vetoCap === undefined ? {} : { vetoCap }),
  };
}

function gradeView(grade: ScoringScheme['grades'][number]): View['grades'][number] {
  const { id, titleZh, titleEn, fromHundredths, stars } = grade;
  return { id, titleZh, ...(titleEn === undefined ? {} : { titleEn }), fromHundredths, stars: [...(stars ?? [])] };
}

function entryView(entry: ScoreEntry): View['entries'][number] {
  return {
    item: entry.item,
    hundredths: entry.hundredths,
    ...(entry.isHit === undefined ? {} : { isHit: entry.isHit }),
    ...(entry.noteZh === undefined ? {} : { noteZh: entry.noteZh }),
  };
}

/** The present group with what each gave, then those who gave something and left the group since. */
function raterViews(reviewers: readonly ReviewerRow[], ratings: readonly RatingRow[]): View['raters'] {
  const listed = reviewers.map((reviewer) => {
    const rating = ratings.find((each) => each.reviewer_id === reviewer.id);
    const totalHundredths = rating?.total_hundredths ?? null;
    return {
      reviewerId: reviewer.id,
      name: reviewer.name,
      totalHundredths,
      submitted: rating !== undefined,
      entries: (rating?.entries ?? []).map(entryView),
    };
  });
  const gone = ratings.filter((rating) => !reviewers.some((reviewer) => reviewer.id === rating.reviewer_id));
  return [
    ...listed,
    ...gone.map((rating) => ({
      reviewerId: rating.reviewer_id,
      name: rating.name,
      totalHundredths: rating.total_hundredths,
      submitted: true,
      entries: rating.entries.map(entryView),
    })),
  ];
}
