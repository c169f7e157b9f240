import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';
import type { CircularRow, MessageRow, NewMessage } from './schema.ts';

const messageColumns = sql`m.region, m.id, m.org_id, m.path, m.role, m.user_id, m.kind, m.title_zh, m.title_en, m.body_zh, m.link, m.due_on,
  m.is_urgent, m.needs_receipt, m.state, m.delivered_at, m.read_at, m.acknowledged_at, m.repeated`;
const circularColumns = sql`c.region, c.id, c.org_id, c.path, c.run_step_id, c.title_zh, c.body_zh, c.audience, c.receipt, c.acknowledge_by,
  c.is_urgent, c.state, c.sent_at, c.sent_by, c.version`;

/** A message with its id and the time before which it does not go out. */
export interface QueuedMessage extends NewMessage {
  readonly region: number;
  readonly id: number;
}

/**
 * Queues messages, one statement. For a subject and date that an addressee was told before, the old message comes up
 * again instead of a second one.
 */
export async function queueMessages(
  tx: Tx,
  messages: readonly QueuedMessage[],
  notBefore: Date,
  at: Date,
): Promise<void> {
  const data = messages.map((one) => ({
    region: one.region,
    id: one.id,
    org_id: one.orgId,
    path: one.path,
    role: one.role ?? null,
    user_id: one.userId ?? null,
    kind: one.kind,
    title_zh: one.titleZh,
    title_en: one.titleEn,
    body_zh: one.bodyZh ?? '',
    link: one.link,
    subject_kind: one.subjectKind,
    subject_id: one.subjectId,
    due_on: one.dueOn ?? null,
    is_urgent: one.isUrgent ?? false,
    needs_receipt: one.needsReceipt ?? false,
  }));
  await tx.run(sql`insert into message (region, id, org_id, path, role, user_id, kind, title_zh, title_en, body_zh, link, subject_kind, subject_id,
      due_on, is_urgent, needs_receipt, not_before, created_at)
    select t.region, t.id, t.org_id, t.path, t.role, t.user_id, t.kind, t.title_zh, t.title_en, t.body_zh, t.link, t.subject_kind, t.subject_id,
      t.due_on, t.is_urgent, t.needs_receipt, ${notBefore}, ${at}
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as t (region int, id bigint, org_id bigint, path text, role text, user_id bigint,
      kind text, title_zh text, title_en text, body_zh text, link text, subject_kind text, subject_id bigint, due_on date, is_urgent boolean,
      needs_receipt boolean)
    on conflict (region, subject_kind, subject_id, org_id, coalesce(role, ''), coalesce(user_id, 0), kind, coalesce(due_on, date '9999-12-31'))
    do update set repeated = message.repeated + 1, read_at = null, not_before = excluded.not_before,
      state = case when message.state = 'acknowledged' then message.state else 'queued' end`);
}

/** Messages whose time has come. */
export function listQueued(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ region: number; id: number; org_id: number; path: string; is_urgent: boolean }[]> {
  return tx.many(sql`select m.region, m.id, m.org_id, m.path, m.is_urgent from message m where m.state = 'queued' and m.not_before <= ${now}
    order by m.not_before, m.id limit ${limit} for update skip locked`);
}

/** Records deliveries and the new state of their messages. */
export async function saveDeliveries(
  tx: Tx,
  channel: string,
  rows: readonly {
    region: number;
    id: number;
    message_id: number;
    org_id: number;
    path: string;
    outcome: string;
    detail: string | null;
  }[],
  at: Date,
): Promise<void> {
  const data = JSON.stringify(rows);
  await tx.run(sql`insert into message_delivery (region, id, message_id, org_id, path, channel, outcome, detail, at)
    select t.region, t.id, t.message_id, t.org_id, t.path, ${channel}, t.outcome, t.detail, ${at}
    from jsonb_to_recordset(${data}::jsonb) as t (region int, id bigint, message_id bigint, org_id bigint, path text, outcome text, detail text)`);
  await tx.run(sql`update message m set state = t.outcome, delivered_at = case when t.outcome = 'delivered' then coalesce(m.delivered_at, ${at}) end
    from jsonb_to_recordset(${data}::jsonb) as t (region int, message_id bigint, outcome text)
    where m.region = t.region and m.id = t.message_id`);
}

/** The inbox of a role or a person, newest first. */
export function listInbox(
  tx: Tx,
  to: { region: number; orgId: number; role: string; userId: number },
  filter: { unreadOnly?: boolean | undefined; before?: number | undefined },
  limit: number,
): Promise<MessageRow[]> {
  return tx.many<MessageRow>(sql`select ${messageColumns} from message m
    where m.region = ${to.region} and ((m.org_id = ${to.orgId} and m.role = ${to.role}) or m.user_id = ${to.userId}) and m.delivered_at is not null
      ${filter.unreadOnly === true ? sql`and m.read_at is null` : empty}
      ${filter.before === undefined ? empty : sql`and m.id < ${filter.before}`}
    order by m.id desc limit ${limit}`);
}

/** Unread messages, counted up to a hundred. */
export async function countUnread(
  tx: Tx,
  to: { region: number; orgId: number; role: string; userId: number },
): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from (select 1 from message m
    where m.region = ${to.region} and ((m.org_id = ${to.orgId} and m.role = ${to.role}) or m.user_id = ${to.userId}) and m.delivered_at is not null
      and m.read_at is null limit 100) u`);
  return row.n;
}

/** A message, locked. */
export function lockMessage(tx: Tx, region: number, id: number): Promise<MessageRow | undefined> {
  return tx.maybe<MessageRow>(
    sql`select ${messageColumns} from message m where m.region = ${region} and m.id = ${id} for update`,
  );
}

/** Marks messages of an inbox as read; others are left alone. */
export async function markRead(
  tx: Tx,
  to: { region: number; orgId: number; role: string; userId: number },
  ids: readonly number[],
  at: Date,
): Promise<void> {
  await tx.run(sql`update message m set read_at = coalesce(m.read_at, ${at}) where m.region = ${to.region} and m.id = any(${[...ids]}::bigint[])
    and ((m.org_id = ${to.orgId} and m.role = ${to.role}) or m.user_id = ${to.userId})`);
}

/** Records a receipt. */
export async function acknowledge(tx: Tx, region: number, id: number, by: string, at: Date): Promise<void> {
  await tx.run(sql`update message m set state = 'acknowledged', acknowledged_at = ${at}, acknowledged_by = ${by}, read_at = coalesce(m.read_at, ${at})
    where m.region = ${region} and m.id = ${id}`);
}

/** Inserts a circular as a draft. */
export async function insertCircular(
  tx: Tx,
  row: Omit<CircularRow, 'state' | 'sent_at' | 'sent_by' | 'version'>,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into circular (region, id, org_id, path, run_step_id, title_zh, body_zh, audience, receipt, acknowledge_by, is_urgent, created_at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.run_step_id}, ${row.title_zh}, ${row.body_zh}, ${[...row.audience]}::text[],
      ${row.receipt}, ${row.acknowledge_by}, ${row.is_urgent}, ${at})`);
}

/** A circular. */
export function findCircular(tx: Tx, region: number, id: number): Promise<CircularRow | undefined> {
  return tx.maybe<CircularRow>(
    sql`select ${circularColumns} from circular c where c.region = ${region} and c.id = ${id}`,
  );
}

/** A circular, locked; only its owner's scope can. */
export function lockCircular(tx: Tx, region: number, id: number): Promise<CircularRow | undefined> {
  return tx.maybe<CircularRow>(
    sql`select ${circularColumns} from circular c where c.region = ${region} and c.id = ${id} for update`,
  );
}

/** Circulars of a step, newest first. */
export function circularsOfStep(tx: Tx, region: number, runStepId: number): Promise<CircularRow[]> {
  return tx.many<CircularRow>(
    sql`select ${circularColumns} from circular c where c.region = ${region} and c.run_step_id = ${runStepId} order by c.id desc`,
  );
}

/** Circulars in scope, newest first. */
export function listCirculars(tx: Tx, before: number | undefined, limit: number): Promise<CircularRow[]> {
  return tx.many<CircularRow>(sql`select ${circularColumns} from circular c where true
    ${before === undefined ? empty : sql`and c.id < ${before}`} order by c.id desc limit ${limit}`);
}

/** Saves the text of a draft. */
export async function updateCircular(
  tx: Tx,
  row: Pick<CircularRow, 'region' | 'id' | 'title_zh' | 'body_zh' | 'acknowledge_by' | 'receipt' | 'audience'>,
): Promise<void> {
  await tx.run(sql`update circular c set title_zh = ${row.title_zh}, body_zh = ${row.body_zh}, acknowledge_by = ${row.acknowledge_by},
      receipt = ${row.receipt}, audience = ${[...row.audience]}::text[], version = c.version + 1 where c.region = ${row.region} and c.id = ${row.id}`);
}

/** Marks a circular as sent. */
export async function setSent(tx: Tx, region: number, id: number, at: Date, by: string): Promise<void> {
  await tx.run(
    sql`update circular c set state = 'sent', sent_at = ${at}, sent_by = ${by}, version = c.version + 1 where c.region = ${region} and c.id = ${id}`,
  );
}

/** Organisations of a subtree, for an audience below. */
export function listOrgsBelow(
  tx: Tx,
  region: number,
  path: string,
  kinds: readonly string[] | undefined,
): Promise<{ id: number; path: string; kind: string }[]> {
  return tx.many(sql`select o.id, o.path, o.kind from org o where o.region = ${region} and o.path > ${path} and o.path < ${pathEnd(path)}
    and o.state = 'active' ${kinds === undefined ? empty : sql`and o.kind = any(${[...kinds]}::text[])`} order by o.path`);
}

/** Receipts of a circular by state. */
export function countReceipts(tx: Tx, region: number, circularId: number): Promise<{ state: string; n: number }[]> {
  return tx.many(sql`select m.state, count(*)::int as n from message m where m.region = ${region} and m.subject_kind = 'circular'
    and m.subject_id = ${circularId} group by m.state`);
}

/** Who has not acknowledged a circular yet. */
export function listPending(
  tx: Tx,
  region: number,
  circularId: number,
  limit: number,
): Promise<{ org_id: number; name: string; state: string }[]> {
  return tx.many(sql`select m.org_id, o.short_name as name, m.state from message m join org o on o.region = m.region and o.id = m.org_id
    where m.region = ${region} and m.subject_kind = 'circular' and m.subject_id = ${circularId} and m.state <> 'acknowledged'
    order by o.path limit ${limit}`);
}

/** Open duties that are near their date or late, by addressee: what the daily reminder is made of. */
export function listForDigest(
  tx: Tx,
  today: string,
  leadDays: readonly string[],
  remindedBefore: Date,
): Promise<
  { region: number; org_id: number; path: string; role: string; due: number; overdue: number; todo_ids: number[] }[]
> {
  return tx.many(sql`select t.region, t.org_id, min(o.path) as path, t.role, count(*)::int as due, (count(*) filter (where t.due_on < ${today}))::int as overdue,
      array_agg(t.id) as todo_ids
    from todo t join org o on o.region = t.region and o.id = t.org_id
    where t.done_at is null and t.role is not null
      and (t.due_on = any(${[...leadDays]}::date[]) or (t.due_on < ${today} and (t.reminded_at is null or t.reminded_at < ${remindedBefore})))
    group by t.region, t.org_id, t.role`);
}
