import type { ScoreEntry, ScoringScheme } from '@jishi/domain';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Computed, NewSheet, RatingRow, ReviewerRow, SheetRow } from './schema.ts';

const columns = sql`s.region, s.id, s.org_id, o.short_name as org_name, s.path, s.run_step_id, s.run_id, s.round_id, s.phase, s.acting_org_id,
  a.short_name as acting_org_name, s.title_zh, s.scheme, s.least_raters, s.on_the_spot, s.state, s.entries, s.computed, s.visited_on,
  s.interviews, s.visit_note, s.difference_reason, s.total_hundredths, s.grade, s.grade_by_points, s.capped_by, s.due_on, s.submitted_by,
  s.times_submitted, s.version`;
const from = sql`from score_sheet s
  join org o on o.region = s.region and o.id = s.org_id
  join org a on a.region = s.region and a.id = s.acting_org_id`;

/** A sheet, locked. */
export function lockSheet(tx: Tx, id: number): Promise<SheetRow | undefined> {
  return tx.maybe<SheetRow>(
    sql`select ${columns} ${from} where s.region = ${regionOf(id)} and s.id = ${id} for update of s`,
  );
}

/** A sheet by id. */
export function findSheet(tx: Tx, id: number): Promise<SheetRow | undefined> {
  return tx.maybe<SheetRow>(sql`select ${columns} ${from} where s.region = ${regionOf(id)} and s.id = ${id}`);
}

/** Latest sheet of a step. */
export function sheetOfStep(tx: Tx, region: number, runStepId: number): Promise<SheetRow | undefined> {
  return tx.maybe<SheetRow>(
    sql`select ${columns} ${from} where s.region = ${region} and s.run_step_id = ${runStepId} order by s.id desc limit 1`,
  );
}

/** Submitted self-score of a run. */
export function selfSheetOf(tx: Tx, sheet: SheetRow): Promise<SheetRow | undefined> {
  if (sheet.run_id === null) return Promise.resolve(undefined);
  return tx.maybe<SheetRow>(sql`select ${columns} ${from} where s.region = ${sheet.region} and s.run_id = ${sheet.run_id} and s.phase = 'self'
    and s.state = 'submitted' order by s.id desc limit 1`);
}

/** Adds an empty sheet. */
export async function insertSheet(tx: Tx, id: number, sheet: NewSheet, at: Date): Promise<void> {
  await tx.run(sql`insert into score_sheet (region, id, org_id, path, run_step_id, run_id, round_id, phase, acting_org_id, title_zh, scheme,
      scheme_hash, least_raters, on_the_spot, due_on, created_at)
    values (${sheet.region}, ${id}, ${sheet.orgId}, ${sheet.path}, ${sheet.runStepId}, ${sheet.runId}, ${sheet.roundId}, ${sheet.phase},
      ${sheet.actingOrgId}, ${sheet.titleZh}, ${JSON.stringify(sheet.scheme)}, ${sheet.schemeHash}, ${sheet.leastRaters}, ${sheet.onTheSpot},
      ${sheet.dueOn}, ${at})`);
}

/** What changes on a sheet; what is absent stays. */
export interface SheetChanges {
  readonly state?: SheetRow['state'];
  readonly entries?: readonly ScoreEntry[];
  readonly computed?: readonly Computed[];
  readonly visitedOn?: string | null | undefined;
  readonly interviews?: number | undefined;
  readonly visitNote?: string | undefined;
  readonly differenceReason?: string | undefined;
  readonly result?: {
    readonly total: number;
    readonly grade: string;
    readonly gradeByPoints: string;
    readonly cappedBy: readonly string[];
    readonly submittedAt: Date;
    readonly submittedBy: number | null;
    readonly submitterName: string;
    readonly timesSubmitted: number;
  };
}

/** Changes a locked sheet and raises its version. */
export async function updateSheet(tx: Tx, sheet: SheetRow, changes: SheetChanges): Promise<void> {
  const { state, entries, computed, visitedOn, interviews, visitNote, differenceReason, result } = changes;
  const assignments: Sql[] = [sql`version = s.version + 1`];
  if (state !== undefined) assignments.push(sql`state = ${state}`);
  if (entries !== undefined) assignments.push(sql`entries = ${JSON.stringify(entries)}::jsonb`);
  if (computed !== undefined) assignments.push(sql`computed = ${JSON.stringify(computed)}::jsonb`);
  if (visitedOn !== undefined) assignments.push(sql`visited_on = ${visitedOn}`);
  if (interviews !== undefined) assignments.push(sql`interviews = ${interviews}`);
  if (visitNote !== undefined) assignments.push(sql`visit_note = ${visitNote}`);
  if (differenceReason !== undefined) assignments.push(sql`difference_reason = ${differenceReason}`);
  if (result !== undefined) {
    assignments.push(sql`total_hundredths = ${result.total}, grade = ${result.grade}, grade_by_points = ${result.gradeByPoints},
      capped_by = ${[...result.cappedBy]}::text[], submitted_at = ${result.submittedAt}, submitted_by = ${result.submittedBy},
      submitter_name = ${result.submitterName}, times_submitted = ${result.timesSubmitted}`);
  }
  await tx.run(
    sql`update score_sheet s set ${join(assignments)} where s.region = ${sheet.region} and s.id = ${sheet.id}`,
  );
}

/** Keeps what was submitted, each time. */
export async function insertHistory(
  tx: Tx,
  sheet: SheetRow,
  submitted: {
    number: number;
    entries: readonly ScoreEntry[];
    computed: unknown;
    total: number;
    grade: string;
    name: string;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into score_sheet_history (region, sheet_id, number, org_id, path, entries, computed, total_hundredths, grade, submitter_name, at)
    values (${sheet.region}, ${sheet.id}, ${submitted.number}, ${sheet.org_id}, ${sheet.path}, ${JSON.stringify(submitted.entries)},
      ${JSON.stringify(submitted.computed)}, ${submitted.total}, ${submitted.grade}, ${submitted.name}, ${submitted.at})`);
}

/** Ratings of a sheet by the members of the review group. */
export function listRatings(tx: Tx, sheet: SheetRow): Promise<RatingRow[]> {
  return tx.many<RatingRow>(sql`select r.reviewer_id, r.name, r.entries, r.total_hundredths from score_rating r
    where r.region = ${sheet.region} and r.sheet_id = ${sheet.id} order by r.reviewer_id`);
}

/** Writes the rating of one reviewer; a later one replaces it until the sheet is submitted. */
export async function putRating(
  tx: Tx,
  sheet: SheetRow,
  rating: { reviewer: ReviewerRow; entries: readonly ScoreEntry[]; total: number; by: number | null; at: Date },
): Promise<void> {
  await tx.run(sql`insert into score_rating (region, sheet_id, reviewer_id, org_id, path, name, entries, total_hundredths, entered_by, at)
    values (${sheet.region}, ${sheet.id}, ${rating.reviewer.id}, ${sheet.org_id}, ${sheet.path}, ${rating.reviewer.name},
      ${JSON.stringify(rating.entries)}, ${rating.total}, ${rating.by}, ${rating.at})
    on conflict (region, sheet_id, reviewer_id) do update set entries = excluded.entries, total_hundredths = excluded.total_hundredths,
      entered_by = excluded.entered_by, at = excluded.at, name = excluded.name`);
}

const reviewerColumns = sql`r.region, r.id, r.org_id, r.name, r.duty_zh, r.home_org_id, h.short_name as home_org_name, r.active`;

/** Review group of an organisation. */
export function listReviewers(tx: Tx, orgId: number): Promise<ReviewerRow[]> {
  return tx.many<ReviewerRow>(sql`select ${reviewerColumns} from reviewer r left join org h on h.region = r.region and h.id = r.home_org_id
    where r.org_id = ${orgId} and r.active order by r.id limit 500`);
}

/** A reviewer by id. */
export function findReviewer(tx: Tx, id: number): Promise<ReviewerRow | undefined> {
  return tx.maybe<ReviewerRow>(
    sql`select ${reviewerColumns} from reviewer r left join org h on h.region = r.region and h.id = r.home_org_id where r.region = ${regionOf(id)} and r.id = ${id}`,
  );
}

/** Adds a reviewer. */
export async function insertReviewer(
  tx: Tx,
  reviewer: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    name: string;
    dutyZh: string;
    homeOrgId: number | null;
  },
): Promise<void> {
  await tx.run(sql`insert into reviewer (region, id, org_id, path, name, duty_zh, home_org_id)
    values (${reviewer.region}, ${reviewer.id}, ${reviewer.orgId}, ${reviewer.path}, ${reviewer.name}, ${reviewer.dutyZh}, ${reviewer.homeOrgId})`);
}

/** Takes a reviewer off the list; earlier ratings stay. */
export async function retireReviewer(tx: Tx, reviewer: ReviewerRow): Promise<void> {
  await tx.run(sql`update reviewer r set active = false where r.region = ${reviewer.region} and r.id = ${reviewer.id}`);
}

/** Scheme of a round, frozen when it opened. */
export async function schemeOfRound(
  tx: Tx,
  region: number,
  roundId: number,
): Promise<{ scheme: ScoringScheme; hash: string } | undefined> {
  return await tx.maybe<{ scheme: ScoringScheme; hash: string }>(sql`select d.body as scheme, d.hash from method_round r
    join method_definition d on d.hash = r.scheme_hash where r.region = ${region} and r.id = ${roundId}`);
}

/** Result of a branch in a round; only the given columns change. */
export async function putResult(
  tx: Tx,
  sheet: SheetRow,
  values: { self?: number; review?: number; flagged?: boolean; proposedGrade?: string },
): Promise<void> {
  if (sheet.round_id === null || sheet.run_id === null) return;
  const { self = null, review = null, flagged = null, proposedGrade = null } = values;
  await tx.run(sql`insert into grading_result as g (region, round_id, org_id, path, run_id, self_hundredths, review_hundredths, flagged, proposed_grade)
    values (${sheet.region}, ${sheet.round_id}, ${sheet.org_id}, ${sheet.path}, ${sheet.run_id}, ${self}, ${review}, ${flagged ?? false}, ${proposedGrade})
    on conflict (region, round_id, org_id) do update set
      self_hundredths = coalesce(excluded.self_hundredths, g.self_hundredths),
      review_hundredths = coalesce(excluded.review_hundredths, g.review_hundredths),
      flagged = coalesce(${flagged}::boolean, g.flagged),
      proposed_grade = coalesce(excluded.proposed_grade, g.proposed_grade)`);
}

/** A sheet that is worked on again has no result for the board until it is submitted again. */
export async function clearResult(tx: Tx, sheet: SheetRow): Promise<void> {
  if (sheet.round_id === null) return;
  const columns =
    sheet.phase === 'self'
      ? sql`self_hundredths = null`
      : sql`review_hundredths = null, flagged = false, proposed_grade = null`;
  await tx.run(sql`update grading_result g set ${columns}
    where g.region = ${sheet.region} and g.round_id = ${sheet.round_id} and g.org_id = ${sheet.org_id}`);
}
