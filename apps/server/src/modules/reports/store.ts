import sql, { empty } from 'sql-template-tag';
import { assign, jsonValue, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

export type InfoKind = 'work' | 'urgent' | 'periodic';
export type InfoState =
  | 'drafted'
  | 'phoned'
  | 'signed-off'
  | 'sent'
  | 'written'
  | 'received'
  | 'followed-up'
  | 'adopted'
  | 'returned'
  | 'not-used'
  | 'closed';

/** One line of the history. */
export interface InfoEvent {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly noteZh: string | null;
}

/** Row of `info_report` with the names of both organisations. */
export interface InfoRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly to_org_id: number;
  readonly to_org_name: string;
  readonly run_step_id: number | null;
  readonly kind: InfoKind;
  readonly state: InfoState;
  readonly title_zh: string;
  readonly text_zh: string;
  readonly elements: readonly { readonly titleZh: string; readonly valueZh: string }[];
  readonly author_id: number | null;
  readonly author_name: string;
  readonly drafted_at: Date;
  readonly event_at: Date | null;
  readonly event_first_at: Date | null;
  readonly phoned_at: Date | null;
  readonly phoned_to_zh: string | null;
  readonly late_zh: string | null;
  readonly signed_by_name: string | null;
  readonly signed_at: Date | null;
  readonly secrecy_zh: string | null;
  readonly sent_at: Date | null;
  readonly received_at: Date | null;
  readonly verdict_zh: string | null;
  readonly adopted_by: string | null;
  readonly leader_note_zh: string | null;
  readonly leader_name: string | null;
  readonly found: 'none' | 'missed' | 'concealed';
  readonly found_zh: string | null;
  readonly followed_up_at: Date | null;
  readonly closed_at: Date | null;
  readonly phone_within: string | null;
  readonly written_within: string | null;
  readonly never_after: string | null;
  readonly follow_up_every: string | null;
  readonly events: readonly InfoEvent[];
  readonly version: number;
}

const columns = sql`r.region, r.id, r.org_id, o.short_name as org_name, r.path, r.to_org_id, coalesce(t.short_name, '上级组织') as to_org_name,
  r.run_step_id, r.kind, r.state, r.title_zh, r.text_zh, r.elements, r.author_id, r.author_name, r.drafted_at, r.event_at, r.event_first_at,
  r.phoned_at, r.phoned_to_zh, r.late_zh, r.signed_by_name, r.signed_at, r.secrecy_zh, r.sent_at, r.received_at, r.verdict_zh, r.adopted_by,
  r.leader_note_zh, r.leader_name, r.found, r.found_zh, r.followed_up_at, r.closed_at, r.phone_within, r.written_within, r.never_after,
  r.follow_up_every, r.events, r.version`;
const from = sql`from info_report r join org o on o.region = r.region and o.id = r.org_id
  left join org t on t.region = r.region and t.id = r.to_org_id`;

/** An information in scope. */
export function findInfo(tx: Tx, id: number): Promise<InfoRow | undefined> {
  return tx.maybe<InfoRow>(sql`select ${columns} ${from} where r.region = ${regionOf(id)} and r.id = ${id}`);
}

/** An information, locked. */
export function lockInfo(tx: Tx, id: number): Promise<InfoRow | undefined> {
  return tx.maybe<InfoRow>(
    sql`select ${columns} ${from} where r.region = ${regionOf(id)} and r.id = ${id} for update of r`,
  );
}

/** The information of a step, newest first. */
export function infoOfStep(tx: Tx, region: number, stepId: number): Promise<InfoRow | undefined> {
  return tx.maybe<InfoRow>(
    sql`select ${columns} ${from} where r.region = ${region} and r.run_step_id = ${stepId} order by r.id desc limit 1`,
  );
}

/** Adds an information. */
export async function insertInfo(
  tx: Tx,
  row: {
    readonly region: number;
    readonly id: number;
    readonly orgId: number;
    readonly path: string;
    readonly toOrgId: number;
  },
  columnsOf: ColumnChanges & { readonly kind: InfoKind; readonly state: InfoState },
): Promise<void> {
  const c = columnsOf;
  await tx.run(sql`insert into info_report (region, id, org_id, path, to_org_id, kind, state, title_zh, author_name, drafted_at, event_at,
      event_first_at)
    values (${row.region}, ${row.id}, ${row.orgId}, ${row.path}, ${row.toOrgId}, ${c.kind}, ${c.state}, ${c['title_zh']}, ${c['author_name']},
      ${c['drafted_at']}, ${c['event_at'] ?? null}, ${c['event_at'] ?? null})`);
  await tx.run(
    sql`update info_report r set ${assign(c)}version = 0 where r.region = ${row.region} and r.id = ${row.id}`,
  );
}

/** Changes a locked information and adds a line to its history. */
export async function updateInfo(tx: Tx, row: InfoRow, changes: ColumnChanges, event: InfoEvent): Promise<void> {
  await tx.run(sql`update info_report r set ${assign({ ...changes, events: jsonValue([...row.events, event].slice(-200)) })}version = r.version + 1
    where r.region = ${row.region} and r.id = ${row.id}`);
}

/** Adds a follow-up; follow-ups are never changed. */
export async function insertFollowUp(
  tx: Tx,
  row: InfoRow,
  each: {
    readonly id: number;
    readonly textZh: string;
    readonly who: string;
    readonly at: Date;
    readonly isFinal: boolean;
  },
): Promise<void> {
  await tx.run(sql`insert into info_follow_up (region, id, report_id, org_id, path, text_zh, by_name, at, is_final)
    values (${row.region}, ${each.id}, ${row.id}, ${row.org_id}, ${row.path}, ${each.textZh}, ${each.who}, ${each.at}, ${each.isFinal})`);
}

/** Follow-ups, oldest first. */
export function listFollowUps(
  tx: Tx,
  row: InfoRow,
): Promise<{ at: Date; by_name: string; text_zh: string; is_final: boolean }[]> {
  return tx.many(sql`select f.at, f.by_name, f.text_zh, f.is_final from info_follow_up f
    where f.region = ${row.region} and f.report_id = ${row.id} order by f.id limit 500`);
}

/** Keeps both moments of a corrected event. */
export async function insertCorrection(
  tx: Tx,
  row: InfoRow,
  each: {
    readonly id: number;
    readonly before: Date;
    readonly after: Date;
    readonly reasonZh: string;
    readonly who: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into info_correction (region, id, report_id, org_id, path, event_before, event_after, reason_zh, by_name, at)
    values (${row.region}, ${each.id}, ${row.id}, ${row.org_id}, ${row.path}, ${each.before}, ${each.after}, ${each.reasonZh}, ${each.who}, ${each.at})`);
}

/** Corrections, oldest first. */
export function listCorrections(
  tx: Tx,
  row: InfoRow,
): Promise<{ at: Date; by_name: string; event_before: Date; event_after: Date; reason_zh: string }[]> {
  return tx.many(sql`select c.at, c.by_name, c.event_before, c.event_after, c.reason_zh from info_correction c
    where c.region = ${row.region} and c.report_id = ${row.id} order by c.id limit 100`);
}

/** Information in scope, newest first. What is still being drafted elsewhere is nobody else's. */
export function listInfo(
  tx: Tx,
  filter: {
    readonly orgId: number;
    readonly kind?: string | undefined;
    readonly state?: string | undefined;
    readonly box?: 'in' | 'out' | undefined;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<InfoRow[]> {
  return tx.many<InfoRow>(sql`select ${columns} ${from} where (r.org_id = ${filter.orgId} or r.state not in ('drafted', 'signed-off'))
    ${filter.kind === undefined ? empty : sql`and r.kind = ${filter.kind}`}
    ${filter.state === undefined ? empty : sql`and r.state = ${filter.state}`}
    ${filter.box === 'in' ? sql`and r.to_org_id = ${filter.orgId}` : empty}
    ${filter.box === 'out' ? sql`and r.org_id = ${filter.orgId}` : empty}
    ${filter.before === null ? empty : sql`and r.id < ${filter.before}`}
    order by r.id desc limit ${filter.limit}`);
}

/** Information of a time, for its measures. */
export function listForMeasures(tx: Tx, fromAt: Date, untilAt: Date): Promise<InfoRow[]> {
  return tx.many<InfoRow>(sql`select ${columns} ${from}
    where coalesce(r.event_at, r.drafted_at) >= ${fromAt} and coalesce(r.event_at, r.drafted_at) < ${untilAt}
    order by r.org_id, r.id limit 20000`);
}

/** Organisations on a path by their ids. */
export function findOrgAt(tx: Tx, path: string): Promise<{ id: number } | undefined> {
  return tx.maybe(sql`select o.id from org o where o.path = ${path}`);
}

/** An organisation in scope. */
export function findOrg(tx: Tx, id: number): Promise<{ id: number; path: string; name: string } | undefined> {
  return tx.maybe(
    sql`select o.id, o.path, o.short_name as name from org o where o.region = ${regionOf(id)} and o.id = ${id}`,
  );
}
