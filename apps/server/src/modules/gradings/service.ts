import type { ScoreSheetView } from '@jishi/contract';
import { checkEntries, gradeOf, totalOf, type EntryFault, type ScoreEntry, type ScoringScheme } from '@jishi/domain';
import sql, { type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { mergeRatings, spreadOf } from './merge.ts';
import type { Computed, NewSheet, SheetRow } from './schema.ts';
import { createSheetView } from './show-sheet.ts';
import { appraisalOf } from './source-facts.ts';
import { computeItems } from './sources.ts';
import * as store from './store.ts';

type View = z.infer<typeof ScoreSheetView>;

/** Entries as they come in; absent and undefined are the same. */
export interface EntryInput {
  readonly item: string;
  readonly hundredths: number;
  readonly isHit?: boolean | undefined;
  readonly noteZh?: string | undefined;
}

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

export function createGradingService(platform: Platform) {
  const { audit, clock, ids, rules, steps } = platform;

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
      appraisalHundredths: sheet.run_id === null ? null : await appraisalOf(tx, sheet.region, sheet.run_id),
    });

  const points = (hundredths: number) => (hundredths / 100).toFixed(2);
  const pointsRule = (tx: Tx, id: string, sheet: SheetRow) => rules.value<number>(tx, id, clock.today(), sheet.path);

  const show = createSheetView(platform, compute);

  /** Facts of the visit that came in, as assignments. */
  const visitColumns = (input: SheetInput): Sql[] => [
    ...(input.visitedOn === undefined ? [] : [sql`visited_on = ${input.visitedOn}`]),
    ...(input.interviews === undefined ? [] : [sql`interviews = ${input.interviews}`]),
    ...(input.visitNote === undefined ? [] : [sql`visit_note = ${input.visitNote}`]),
    ...(input.differenceReason === undefined ? [] : [sql`difference_reason = ${input.differenceReason}`]),
  ];

  const refuseBadVisit = async (tx: Tx, sheet: SheetRow): Promise<void> => {
    if (!sheet.on_the_spot) return;
    if (sheet.visited_on === null || sheet.visited_on > clock.today())
      refuse('grading.visit-missing', {}, ['method.six_step_grading.review.site_visits']);
    const least = await pointsRule(tx, 'method.six_step_grading.review.interviews', sheet);
    if (sheet.interviews < least)
      refuse('grading.interviews-missing', { least, now: sheet.interviews }, [
        'method.six_step_grading.review.interviews',
      ]);
  };

  /** Ratings of the group: enough of them, nobody of the branch itself, a wide spread explained. */
  const groupEntries = async (tx: Tx, sheet: SheetRow): Promise<ScoreEntry[]> => {
    const ratings = await store.listRatings(tx, sheet);
    if (ratings.length < sheet.least_raters) {
      refuse('grading.too-few-raters', { least: sheet.least_raters, now: ratings.length }, [
        'method.six_step_grading.review.min_count',
      ]);
    }
    const flag = await pointsRule(tx, 'grading.raters.spread.flag', sheet);
    const spread = spreadOf(ratings);
    if (spread >= flag * 100 && sheet.visit_note.trim().length < 5) {
      refuse('grading.spread-unexplained', { spread: points(spread), flag }, ['grading.raters.spread.flag']);
    }
    return mergeRatings(sheet.scheme, ratings);
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
      refuseFaults(sheet.scheme, entries, sheet, false);
      await store.updateSheet(tx, sheet, [sql`entries = ${JSON.stringify(entries)}::jsonb`, ...visitColumns(input)]);
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
      refuseFaults(sheet.scheme, entries, sheet, true);
      const computed = await compute(tx, sheet);
      const { totalHundredths } = totalOf(sheet.scheme, withComputed(sheet.scheme, entries, computed));
      await store.putRating(tx, sheet, {
        reviewer,
        entries,
        total: totalHundredths,
        by: actor.userId,
        at: clock.now(),
      });
      await store.updateSheet(tx, sheet, []);
      await note(tx, actor, 'grading.rate', sheet, { reviewer: reviewer.name, totalHundredths });
      return await show(tx, actor, id);
    },

    /**
     * Submits: complete, visited where the method wants it, a large difference to the self-score explained. The
     * grade follows from the points; a veto caps it; the body that decides comes later.
     */
    async submit(tx: Tx, actor: Actor, id: number, input: SheetInput): Promise<View> {
      const draft = await lockDraft(tx, actor, id, input.version);
      const kept = input.entries === undefined ? draft.entries : entriesOf(input.entries);
      await store.updateSheet(tx, draft, [sql`entries = ${JSON.stringify(kept)}::jsonb`, ...visitColumns(input)]);
      const sheet = (await store.findSheet(tx, id)) ?? draft;
      await refuseBadVisit(tx, sheet);
      const manual = sheet.phase === 'review' && sheet.least_raters > 1 ? await groupEntries(tx, sheet) : sheet.entries;
      const computed = await compute(tx, sheet);
      const entries = withComputed(sheet.scheme, manual, computed);
      refuseFaults(sheet.scheme, manual, sheet, true, computed);
      const total = totalOf(sheet.scheme, entries);
      const finding = gradeOf(sheet.scheme, total);
      const flagged = await this.checkDifference(tx, sheet, total.totalHundredths);
      const number = sheet.times_submitted + 1;
      await store.updateSheet(tx, sheet, [
        sql`state = 'submitted'`,
        sql`entries = ${JSON.stringify(entries)}::jsonb`,
        sql`computed = ${JSON.stringify(computed)}::jsonb`,
        sql`total_hundredths = ${total.totalHundredths}`,
        sql`grade = ${finding.grade}`,
        sql`grade_by_points = ${finding.gradeByPoints}`,
        sql`capped_by = ${[...finding.cappedBy]}::text[]`,
        sql`submitted_at = ${clock.now()}`,
        sql`submitted_by = ${actor.userId}`,
        sql`submitter_name = ${actor.displayName}`,
        sql`times_submitted = ${number}`,
      ]);
      await store.insertHistory(tx, sheet, {
        number,
        entries,
        computed,
        total: total.totalHundredths,
        grade: finding.grade,
        name: actor.displayName,
        at: clock.now(),
      });
      await store.putResult(
        tx,
        sheet,
        sheet.phase === 'self'
          ? { self: total.totalHundredths }
          : { review: total.totalHundredths, flagged, proposedGrade: finding.grade },
      );
      const facts = {
        title: sheet.title_zh,
        phase: sheet.phase,
        totalHundredths: total.totalHundredths,
        grade: finding.grade,
        cappedBy: finding.cappedBy,
      };
      await note(tx, actor, 'grading.submit', sheet, facts, ['grading.grade.thresholds', 'grading.difference.flag']);
      if (sheet.run_step_id !== null) await steps.complete(tx, actor, sheet.run_step_id);
      return await show(tx, actor, id);
    },

    /** Whether review and self-score differ by as much as needs a reason; refused without one. */
    async checkDifference(tx: Tx, sheet: SheetRow, reviewTotal: number): Promise<boolean> {
      const self = sheet.phase === 'review' ? await store.selfSheetOf(tx, sheet) : undefined;
      if (self === undefined || self.total_hundredths === null) return false;
      const flag = await pointsRule(tx, 'grading.difference.flag', sheet);
      const difference = Math.abs(reviewTotal - self.total_hundredths);
      if (difference < flag * 100) return false;
      if ((sheet.difference_reason ?? '').trim().length < 2) {
        refuse(
          'grading.difference-unexplained',
          { review: points(reviewTotal), self: points(self.total_hundredths), difference: points(difference), flag },
          ['grading.difference.flag'],
        );
      }
      return true;
    },

    /** A later step sent the run back: the sheet may be worked on again, what was submitted stays in its history. */
    async reopen(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
      const sheet = await store.lockSheet(tx, id);
      if (!sheet || sheet.state === 'draft') return;
      // Computed items are computed again; only what people entered is kept.
      const computedItems = new Set(sheet.computed.map((each) => each.item));
      const manual = sheet.entries.filter((entry) => !computedItems.has(entry.item));
      await store.updateSheet(tx, sheet, [sql`state = 'draft'`, sql`entries = ${JSON.stringify(manual)}::jsonb`]);
      await note(tx, actor, 'grading.reopen', sheet, { reason });
    },
  };
}

/** What people entered, with the items that the platform computes itself put in their place. */
function withComputed(
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

/** Refuses entries that the scheme does not allow. Items the platform could not compute are scored by hand. */
function refuseFaults(
  scheme: ScoringScheme,
  entries: readonly ScoreEntry[],
  sheet: SheetRow,
  isComplete: boolean,
  computed: readonly Computed[] = [],
): void {
  const known = new Set(computed.map((each) => each.item));
  const open: ScoringScheme = {
    ...scheme,
    items: scheme.items.map((item) =>
      item.kind === 'automatic' && !known.has(item.id) ? { ...item, kind: 'manual' } : item,
    ),
  };
  const checked = checkEntries(
    open,
    entries.filter((entry) => !known.has(entry.item)),
    sheet.phase,
    { isComplete: isComplete && computed.length > 0 },
  );
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

function entriesOf(input: readonly EntryInput[]): ScoreEntry[] {
  return input.map(({ item, hundredths, isHit, noteZh }) => ({
    item,
    hundredths,
    ...(isHit === undefined ? {} : { isHit }),
    ...(noteZh === undefined || noteZh === '' ? {} : { noteZh }),
  }));
}
