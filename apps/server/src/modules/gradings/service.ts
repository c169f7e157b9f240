import type { ScoreSheetView } from '@jishi/contract';
import { gradeOf, totalOf, type ScoreEntry } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { entriesOf, refuseFaults, typedOnly, withComputed, type EntryInput } from './entries.ts';
import { createReviewChecks } from './review-checks.ts';
import type { Computed, NewSheet, SheetRow } from './schema.ts';
import { createSheetView } from './show-sheet.ts';
import { appraisalOf } from './source-views.ts';
import { computeItems } from './sources.ts';
import * as store from './store.ts';

type View = z.infer<typeof ScoreSheetView>;

/** What a sheet says beside its points. */
export interface SheetInput {
  readonly version: number;
  readonly entries?: readonly EntryInput[] | undefined;
  readonly visitedOn?: string | null | undefined;
  readonly interviews?: number | undefined;
  readonly visitNote?: string | undefined;
  readonly differenceReason?: string | undefined;
}

/** Scoring (评分定级). Self and review stand side by side; neither overwrites the other. */
export type GradingService = ReturnType<typeof createGradingService>;

/** A review whose points are merged from those of a group, not typed on the sheet itself. */
const isGroupReview = (sheet: SheetRow): boolean => sheet.phase === 'review' && sheet.least_raters > 1;

const visitOf = ({ visitedOn, interviews, visitNote, differenceReason }: SheetInput): store.SheetChanges => ({
  visitedOn,
  interviews,
  visitNote,
  differenceReason,
});

export function createGradingService(platform: Platform) {
  const { audit, clock, ids, steps } = platform;
  const checks = createReviewChecks(platform);

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    sheet: Pick<SheetRow, 'id' | 'org_id' | 'path' | 'region'>,
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'score-sheet',
      subjectId: sheet.id,
      orgId: sheet.org_id,
      path: sheet.path,
      region: sheet.region,
      facts,
      ruleIds,
    });

  const lockDraft = async (tx: Tx, actor: Actor, id: number, version: number): Promise<SheetRow> => {
    const sheet = await store.lockSheet(tx, id);
    if (!sheet) refuse('record.not-found');
    if (!actsFor(actor, sheet.acting_org_id))
      refuse('grading.not-rater', { title: sheet.title_zh, org: sheet.acting_org_name });
    if (sheet.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: sheet.version });
    if (sheet.state === 'submitted') refuse('grading.already-submitted', { title: sheet.title_zh });
    return sheet;
  };

  const compute = async (tx: Tx, sheet: SheetRow): Promise<Computed[]> =>
    await computeItems(tx, platform, sheet.scheme, {
      region: sheet.region,
      orgId: sheet.org_id,
      path: sheet.path,
      day: clock.today(),
      appraisal: sheet.run_id === null ? null : await appraisalOf(tx, sheet.region, sheet.run_id),
    });

  const show = createSheetView(platform, compute);

  /** Entries to submit by hand: those of the group merged, or those of the sheet itself. */
  const manualEntries = async (
    tx: Tx,
    sheet: SheetRow,
    given: readonly EntryInput[] | undefined,
    computed: readonly Computed[],
  ): Promise<ScoreEntry[]> => {
    if (isGroupReview(sheet)) return await checks.groupEntries(tx, sheet, computed);
    return given === undefined ? typedOnly(sheet.entries, computed) : entriesOf(given);
  };

  return {
    show,

    async create(tx: Tx, actor: Actor, sheet: NewSheet): Promise<number> {
      const id = await ids.next(tx, sheet.region);
      await store.insertSheet(tx, id, sheet, clock.now());
      await note(
        tx,
        actor,
        'grading.create',
        { id, org_id: sheet.orgId, path: sheet.path, region: sheet.region },
        { title: sheet.titleZh, phase: sheet.phase, scheme: sheet.schemeHash },
      );
      return id;
    },

    /** Keeps what was entered so far. */
    async save(tx: Tx, actor: Actor, id: number, input: SheetInput): Promise<{ version: number; savedAt: string }> {
      const sheet = await lockDraft(tx, actor, id, input.version);
      const entries = entriesOf(input.entries ?? []);
      refuseFaults(sheet.scheme, entries, await compute(tx, sheet), { phase: sheet.phase, isComplete: false });
      await store.updateSheet(tx, sheet, { entries, ...visitOf(input) });
      return { version: sheet.version + 1, savedAt: clock.now().toISOString() };
    },

    /** Notes what one member of the review group gave; never a person of the branch under review. */
    async rate(
      tx: Tx,
      actor: Actor,
      id: number,
      reviewerId: number,
      version: number,
      given: readonly EntryInput[],
    ): Promise<View> {
      const sheet = await lockDraft(tx, actor, id, version);
      const reviewer = await store.findReviewer(tx, reviewerId);
      if (!reviewer || !reviewer.active || reviewer.org_id !== sheet.acting_org_id) refuse('grading.reviewer-unknown');
      if (reviewer.home_org_id === sheet.org_id)
        refuse('grading.own-branch', { name: reviewer.name, org: sheet.org_name }, [
          'method.six_step_grading.review.min_count',
        ]);
      const entries = entriesOf(given);
      const computed = await compute(tx, sheet);
      refuseFaults(sheet.scheme, entries, computed, { phase: sheet.phase, isComplete: true });
      const { totalHundredths } = totalOf(sheet.scheme, withComputed(sheet.scheme, entries, computed));
      await store.putRating(tx, sheet, {
        reviewer,
        entries,
        total: totalHundredths,
        by: actor.userId,
        at: clock.now(),
      });
      await store.updateSheet(tx, sheet, {});
      await note(tx, actor, 'grading.rate', sheet, { reviewer: reviewer.name, totalHundredths });
      return await show(tx, actor, id);
    },

    /**
     * Submits: complete, visited where the method wants it, a large difference to the self-score explained. The
     * grade follows from the points; a veto caps it; the body that decides comes later.
     */
    async submit(tx: Tx, actor: Actor, id: number, input: SheetInput): Promise<View> {
      const draft = await lockDraft(tx, actor, id, input.version);
      await store.updateSheet(tx, draft, visitOf(input));
      const sheet = (await store.findSheet(tx, id)) ?? draft;
      await checks.refuseBadVisit(tx, sheet);
      const computed = await compute(tx, sheet);
      const manual = await manualEntries(tx, sheet, input.entries, computed);
      refuseFaults(sheet.scheme, manual, computed, { phase: sheet.phase, isComplete: true });
      await this.keep(tx, actor, sheet, withComputed(sheet.scheme, manual, computed), computed);
      if (sheet.run_step_id !== null) await steps.complete(tx, actor, sheet.run_step_id);
      return await show(tx, actor, id);
    },

    /** Writes a complete sheet as submitted: total, grade, history, result of the board, trail. */
    async keep(
      tx: Tx,
      actor: Actor,
      sheet: SheetRow,
      entries: readonly ScoreEntry[],
      computed: readonly Computed[],
    ): Promise<void> {
      const { totalHundredths: total, ...rest } = totalOf(sheet.scheme, entries);
      const { grade, gradeByPoints, cappedBy } = gradeOf(sheet.scheme, { totalHundredths: total, ...rest });
      const flagged = await checks.checkDifference(tx, sheet, total);
      const at = clock.now();
      const number = sheet.times_submitted + 1;
      await store.updateSheet(tx, sheet, {
        state: 'submitted',
        entries,
        computed,
        result: {
          total,
          grade,
          gradeByPoints,
          cappedBy,
          submittedAt: at,
          submittedBy: actor.userId,
          submitterName: actor.displayName,
          timesSubmitted: number,
        },
      });
      await store.insertHistory(tx, sheet, { number, entries, computed, total, grade, name: actor.displayName, at });
      await store.putResult(
        tx,
        sheet,
        sheet.phase === 'self' ? { self: total } : { review: total, flagged, proposedGrade: grade },
      );
      const facts = { title: sheet.title_zh, phase: sheet.phase, totalHundredths: total, grade, cappedBy };
      await note(tx, actor, 'grading.submit', sheet, facts, ['grading.grade.thresholds', 'grading.difference.flag']);
    },

    /** A later step sent the run back: the sheet may be worked on again, what was submitted stays in its history. */
    async reopen(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
      const sheet = await store.lockSheet(tx, id);
      if (!sheet || sheet.state === 'draft') return;
      // Computed items are computed again; only what people entered is kept.
      await store.updateSheet(tx, sheet, { state: 'draft', entries: typedOnly(sheet.entries, sheet.computed) });
      await store.clearResult(tx, sheet);
      await note(tx, actor, 'grading.reopen', sheet, { reason });
    },
  };
}
