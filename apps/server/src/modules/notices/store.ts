import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { NewNotice, NoticeRow, ObjectionRow } from './schema.ts';

const columns = sql`n.region, n.id, n.org_id, o.short_name as org_name, n.path, n.posting_org_id, p.short_name as posting_org_name,
  p.path as posting_path, n.run_step_id, n.round_id, n.mode, n.title_zh, n.text_zh, n.places_zh, n.audience, n.period, n.refresh_every,
  n.inner_first, n.inner_posted_on, n.accepts_objections, n.answer_within, n.state, n.drafted_by, n.cleared_by_name, n.posted_on,
  n.last_day, n.skipped_days, n.text_version, n.objections_open, n.version`;
const from = sql`from notice n
  join org o on o.region = n.region and o.id = n.org_id
  join org p on p.region = n.region and p.id = n.posting_org_id`;

/** A notice by id. */
export function findNotice(tx: Tx, id: number): Promise<NoticeRow | undefined> {
  return tx.maybe<NoticeRow>(sql`select ${columns} ${from} where n.region = ${regionOf(id)} and n.id = ${id}`);
}

/** Notices, locked in the order of their ids. */
export function lockNotices(tx: Tx, ids: readonly number[]): Promise<NoticeRow[]> {
  return tx.many<NoticeRow>(
    sql`select ${columns} ${from} where n.id = any(${[...ids]}::bigint[]) order by n.id for update of n`,
  );
}

/** Latest notice of a step. */
export function noticeOfStep(tx: Tx, region: number, runStepId: number): Promise<NoticeRow | undefined> {
  return tx.maybe<NoticeRow>(
    sql`select ${columns} ${from} where n.region = ${region} and n.run_step_id = ${runStepId} order by n.id desc limit 1`,
  );
}

/** Adds a drafted notice with its first text. */
export async function insertNotice(
  tx: Tx,
  id: number,
  notice: NewNotice,
  by: { id: number | null; name: string },
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into notice (region, id, org_id, path, posting_org_id, run_step_id, round_id, mode, title_zh, text_zh, places_zh,
      audience, period, refresh_every, inner_first, accepts_objections, anonymous_objections, answer_within, state, drafted_by, created_at)
    values (${notice.region}, ${id}, ${notice.orgId}, ${notice.path}, ${notice.postingOrgId}, ${notice.runStepId}, ${notice.roundId},
      ${notice.mode}, ${notice.titleZh}, ${notice.textZh}, ${[...notice.placesZh]}, ${[...notice.audience]}, ${notice.period},
      ${notice.refreshEvery}, ${notice.innerFirst}, ${notice.acceptsObjections}, ${notice.anonymousObjections}, ${notice.answerWithin},
      'drafted', ${by.id}, ${at})`);
  await insertText(
    tx,
    { region: notice.region, id, org_id: notice.orgId, path: notice.path },
    1,
    notice.titleZh,
    notice.textZh,
    by.name,
    at,
  );
}

/** Adds a version of the text. */
export async function insertText(
  tx: Tx,
  notice: { readonly region: number; readonly id: number; readonly org_id: number; readonly path: string },
  number: number,
  titleZh: string,
  textZh: string,
  byName: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into notice_text (region, notice_id, number, org_id, path, title_zh, text_zh, by_name, at)
    values (${notice.region}, ${notice.id}, ${number}, ${notice.org_id}, ${notice.path}, ${titleZh}, ${textZh}, ${byName}, ${at})`);
}

/** Versions of the text, newest first. */
export function listTexts(
  tx: Tx,
  notice: NoticeRow,
): Promise<{ number: number; text_zh: string; at: Date; by_name: string }[]> {
  return tx.many(sql`select t.number, t.text_zh, t.at, t.by_name from notice_text t
    where t.region = ${notice.region} and t.notice_id = ${notice.id} order by t.number desc limit 50`);
}

/** Changes columns of a locked notice and raises its version. */
export async function updateNotice(tx: Tx, notice: NoticeRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update notice n set ${assign(changes)}version = n.version + 1
    where n.region = ${notice.region} and n.id = ${notice.id}`);
}

/** Notices in scope by id, after the cursor. */
export function listNotices(
  tx: Tx,
  filter: {
    state?: string | undefined;
    postingOrgId?: number | undefined;
    roundId?: number | undefined;
    before: number | null;
    limit: number;
  },
): Promise<NoticeRow[]> {
  return tx.many<NoticeRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : filter.state === 'posted' ? sql`and n.state in ('posted', 'objected')` : sql`and n.state = ${filter.state}`}
    ${filter.postingOrgId === undefined ? empty : sql`and n.posting_org_id = ${filter.postingOrgId}`}
    ${filter.roundId === undefined ? empty : sql`and n.round_id = ${filter.roundId}`}
    ${filter.before === null ? empty : sql`and n.id < ${filter.before}`}
    order by n.id desc limit ${filter.limit}`);
}

/** Posted notices whose period is over and that have no open objection. */
export function listEnded(tx: Tx, today: string): Promise<{ id: number }[]> {
  return tx.many(sql`select n.id from notice n where n.state = 'posted' and n.mode = 'notice' and n.last_day < ${today} and n.objections_open = 0
    order by n.id limit 5000`);
}

/** Puts the redacted content on the public board, or brings it up to date. */
export async function putOnBoard(
  tx: Tx,
  notice: NoticeRow,
  entry: {
    titleZh: string;
    textZh: string;
    postedOn: string;
    lastDay: string | null;
    visibleUntil: string | null;
    state: string;
  },
): Promise<void> {
  await tx.run(sql`insert into board_entry (region, notice_id, posting_org_id, posting_path, posting_org_name, mode, title_zh, text_zh, posted_on,
      last_day, accepts_objections, state, visible_until)
    values (${notice.region}, ${notice.id}, ${notice.posting_org_id}, ${notice.posting_path}, ${notice.posting_org_name}, ${notice.mode},
      ${entry.titleZh}, ${entry.textZh}, ${entry.postedOn}, ${entry.lastDay}, ${notice.accepts_objections}, ${entry.state}, ${entry.visibleUntil})
    on conflict (region, notice_id) do update set title_zh = excluded.title_zh, text_zh = excluded.text_zh, posted_on = excluded.posted_on,
      last_day = excluded.last_day, state = excluded.state, visible_until = excluded.visible_until`);
}

/** Changes the state shown on the board. */
export async function setBoardState(tx: Tx, notice: NoticeRow, state: string): Promise<void> {
  await tx.run(
    sql`update board_entry b set state = ${state} where b.region = ${notice.region} and b.notice_id = ${notice.id}`,
  );
}

/** Path under which a notice was posted, also when it is no longer shown: its answers can still be read. */
export function findPostingPath(tx: Tx, noticeId: number): Promise<{ posting_path: string } | undefined> {
  return tx.maybe(sql`select b.posting_path from board_entry b where b.notice_id = ${noticeId}`);
}

const objectionColumns = sql`j.region, j.id, j.notice_id, j.org_id, j.path, n.title_zh, j.text_zh, j.contact, j.raised_on, j.due_on, j.state, j.answer_zh`;

/** Adds an objection on the path of the posting organisation. */
export async function insertObjection(
  tx: Tx,
  objection: {
    region: number;
    id: number;
    noticeId: number;
    orgId: number;
    path: string;
    textZh: string;
    contact: Buffer | null;
    receiptHash: Buffer;
    raisedOn: string;
    dueOn: string | null;
  },
): Promise<void> {
  await tx.run(sql`insert into objection (region, id, notice_id, org_id, path, text_zh, contact, receipt_hash, raised_on, due_on, state)
    values (${objection.region}, ${objection.id}, ${objection.noticeId}, ${objection.orgId}, ${objection.path}, ${objection.textZh},
      ${objection.contact}, ${objection.receiptHash}, ${objection.raisedOn}, ${objection.dueOn}, 'open')`);
}

/** Objections in scope, newest first. */
export function listObjections(
  tx: Tx,
  filter: { state?: string | undefined; noticeId?: number | undefined; before: number | null; limit: number },
): Promise<ObjectionRow[]> {
  return tx.many<ObjectionRow>(sql`select ${objectionColumns} from objection j join notice n on n.region = j.region and n.id = j.notice_id where true
    ${filter.state === undefined ? empty : sql`and j.state = ${filter.state}`}
    ${filter.noticeId === undefined ? empty : sql`and j.notice_id = ${filter.noticeId}`}
    ${filter.before === null ? empty : sql`and j.id < ${filter.before}`}
    order by j.id desc limit ${filter.limit}`);
}

/** An objection, locked. */
export function lockObjection(tx: Tx, id: number): Promise<ObjectionRow | undefined> {
  return tx.maybe<ObjectionRow>(sql`select ${objectionColumns} from objection j join notice n on n.region = j.region and n.id = j.notice_id
    where j.region = ${regionOf(id)} and j.id = ${id} for update of j`);
}

/** Writes the answer. */
export async function answerObjection(
  tx: Tx,
  objection: ObjectionRow,
  answer: { verdict: string; answerZh: string; by: number | null; on: string },
): Promise<void> {
  await tx.run(sql`update objection j set state = ${answer.verdict}, answer_zh = ${answer.answerZh}, answered_by = ${answer.by}, answered_on = ${answer.on}
    where j.region = ${objection.region} and j.id = ${objection.id}`);
}

/** An objection by its receipt, in the scope of the posting organisation. */
export function findByReceipt(
  tx: Tx,
  receiptHash: Buffer,
): Promise<
  | {
      path: string;
      state: 'open' | 'rejected' | 'upheld';
      answer_zh: string | null;
      raised_on: string;
      due_on: string | null;
    }
  | undefined
> {
  return tx.maybe(
    sql`select j.path, j.state, j.answer_zh, j.raised_on, j.due_on from objection j where j.receipt_hash = ${receiptHash}`,
  );
}
