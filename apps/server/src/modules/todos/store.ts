import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { NewTodo, TodoOutcome, TodoRow } from './schema.ts';

/** A row to insert: one role or person of a duty. */
export interface TodoInsert extends Omit<NewTodo, 'roles' | 'group'> {
  readonly region: number;
  readonly id: number;
  readonly role: string | null;
  readonly group?: NewTodo['group'] | undefined;
}

/** Inserts duties, one statement for all. */
export async function insertTodos(tx: Tx, rows: readonly TodoInsert[], at: Date): Promise<void> {
  const data = rows.map((row) => ({
    region: row.region,
    id: row.id,
    org_id: row.orgId,
    path: row.path,
    role: row.role,
    user_id: row.userId ?? null,
    about_org_id: row.aboutOrgId,
    about_name: row.aboutName,
    kind: row.kind,
    title_zh: row.titleZh,
    title_en: row.titleEn,
    link: row.link,
    subject_kind: row.subjectKind,
    subject_id: row.subjectId,
    group_key: row.group?.key ?? '',
    group_title_zh: row.group?.titleZh ?? null,
    group_title_en: row.group?.titleEn ?? null,
    group_link: row.group?.link ?? null,
    due_on: row.dueOn ?? null,
    dismissable: row.dismissable ?? false,
  }));
  await tx.run(sql`insert into todo (region, id, org_id, path, role, user_id, about_org_id, about_name, kind, title_zh, title_en, link,
      subject_kind, subject_id, group_key, group_title_zh, group_title_en, group_link, due_on, dismissable, opened_at)
    select t.region, t.id, t.org_id, t.path, t.role, t.user_id, t.about_org_id, t.about_name, t.kind, t.title_zh, t.title_en, t.link,
      t.subject_kind, t.subject_id, t.group_key, t.group_title_zh, t.group_title_en, t.group_link, t.due_on, t.dismissable, ${at}
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as t (region int, id bigint, org_id bigint, path text, role text, user_id bigint,
      about_org_id bigint, about_name text, kind text, title_zh text, title_en text, link text, subject_kind text, subject_id bigint,
      group_key text, group_title_zh text, group_title_en text, group_link text, due_on date, dismissable boolean)`);
}

/** Ends all open duties of a subject; returns how many there were. */
export function endTodos(
  tx: Tx,
  region: number,
  subjectKind: string,
  subjectIds: readonly number[],
  end: { readonly outcome: TodoOutcome; readonly at: Date; readonly by: number | null },
): Promise<number> {
  return tx.run(sql`update todo t set done_at = ${end.at}, done_by = ${end.by}, outcome = ${end.outcome}
    where t.region = ${region} and t.subject_kind = ${subjectKind} and t.subject_id = any(${subjectIds}::bigint[]) and t.done_at is null`);
}

/** Moves the date of the open duties of a subject. */
export function moveDueDate(
  tx: Tx,
  region: number,
  subjectKind: string,
  subjectId: number,
  dueOn: string | null,
): Promise<number> {
  return tx.run(sql`update todo t set due_on = ${dueOn}
    where t.region = ${region} and t.subject_kind = ${subjectKind} and t.subject_id = ${subjectId} and t.done_at is null`);
}

/** A duty with what decides who may end it, locked. */
export function lockTodo(
  tx: Tx,
  region: number,
  id: number,
): Promise<
  | (TodoRow & {
      readonly role: string | null;
      readonly user_id: number | null;
      readonly path: string;
      readonly done_by: number | null;
    })
  | undefined
> {
  return tx.maybe(sql`select t.id, t.org_id, t.path, t.role, t.user_id, t.about_org_id, t.about_name, t.kind, t.title_zh, t.title_en, t.link,
      t.subject_kind, t.subject_id, t.group_key, t.due_on, t.dismissable, t.opened_at, t.done_at, t.done_by, t.outcome
    from todo t where t.region = ${region} and t.id = ${id} for update`);
}

/** Opens a duty again that its person had marked as done. */
export async function reopenTodo(tx: Tx, region: number, id: number): Promise<void> {
  await tx.run(
    sql`update todo t set done_at = null, done_by = null, outcome = null where t.region = ${region} and t.id = ${id}`,
  );
}

/** Notes a reminder. */
export async function noteReminders(tx: Tx, region: number, ids: readonly number[], at: Date): Promise<void> {
  await tx.run(
    sql`update todo t set reminded_at = ${at}, reminders = t.reminders + 1 where t.region = ${region} and t.id = any(${ids}::bigint[])`,
  );
}
