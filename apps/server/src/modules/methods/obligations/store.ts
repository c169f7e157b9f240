import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';

/** An obligation to open. */
export interface NewObligation {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly kind: string;
  readonly period_from: string;
  readonly period_until: string;
  readonly due_on: string;
  readonly needed: number;
  readonly rule_id: string;
}

/** An obligation as stored. */
export interface ObligationRow extends NewObligation {
  readonly met: number;
  readonly met_at: Date | null;
}

/** Branches without an obligation of this kind and period, in the order of their ids. */
export function listOrgsWithout(
  tx: Tx,
  wanted: { orgKinds: readonly string[]; onlyWithCommittee: boolean; kind: string; periodFrom: string },
  afterId: number,
  limit: number,
): Promise<{ region: number; id: number; path: string }[]> {
  return tx.many(sql`select o.region, o.id, o.path from org o where o.kind = any(${[...wanted.orgKinds]}::text[]) and o.state = 'active' and o.id > ${afterId}
    and not exists (select 1 from obligation b where b.region = o.region and b.org_id = o.id and b.kind = ${wanted.kind} and b.period_from = ${wanted.periodFrom})
    and (not ${wanted.onlyWithCommittee} or exists (select 1 from committee_post c where c.region = o.region and c.org_id = o.id
      and c.until_on is null and c.post <> 'secretary'))
    order by o.id limit ${limit}`);
}

/** Opens obligations; one that is there already stays as it is. */
export function insertObligations(tx: Tx, rows: readonly NewObligation[]): Promise<number> {
  return tx.run(sql`insert into obligation (region, id, org_id, path, kind, period_from, period_until, due_on, needed, rule_id)
    select t.region, t.id, t.org_id, t.path, t.kind, t.period_from, t.period_until, t.due_on, t.needed, t.rule_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (region int, id bigint, org_id bigint, path text, kind text, period_from date,
      period_until date, due_on date, needed int, rule_id text)
    on conflict (region, org_id, kind, period_from) do nothing`);
}

/** The obligation into whose period a day falls, locked. */
export function lockForDay(
  tx: Tx,
  region: number,
  orgId: number,
  kind: string,
  day: string,
): Promise<ObligationRow | undefined> {
  return tx.maybe<ObligationRow>(sql`select b.region, b.id, b.org_id, b.path, b.kind, b.period_from, b.period_until, b.due_on, b.needed, b.met, b.rule_id, b.met_at
    from obligation b where b.region = ${region} and b.org_id = ${orgId} and b.kind = ${kind} and b.period_from <= ${day} and b.period_until > ${day}
    for update`);
}

/** Notes that an act counts for an obligation; the same act counts once. @returns whether it was new */
export async function insertAct(
  tx: Tx,
  row: ObligationRow,
  act: { id: number; subjectKind: string; subjectId: number; happenedOn: string; at: Date },
): Promise<boolean> {
  const added =
    await tx.run(sql`insert into obligation_act (region, id, obligation_id, org_id, path, subject_kind, subject_id, happened_on, at)
    values (${row.region}, ${act.id}, ${row.id}, ${row.org_id}, ${row.path}, ${act.subjectKind}, ${act.subjectId}, ${act.happenedOn}, ${act.at})
    on conflict (region, obligation_id, subject_kind, subject_id) do nothing`);
  return added === 1;
}

/** Saves how often an obligation was met. */
export async function setMet(tx: Tx, row: ObligationRow, met: number, at: Date | null): Promise<void> {
  await tx.run(
    sql`update obligation b set met = ${met}, met_at = ${at} where b.region = ${row.region} and b.id = ${row.id}`,
  );
}

/** Obligations of an organisation whose period touches a range, oldest first. */
export function listOfOrg(
  tx: Tx,
  region: number,
  orgId: number,
  from: string,
  until: string,
): Promise<ObligationRow[]> {
  return tx.many<ObligationRow>(sql`select b.region, b.id, b.org_id, b.path, b.kind, b.period_from, b.period_until, b.due_on, b.needed, b.met, b.rule_id, b.met_at
    from obligation b where b.region = ${region} and b.org_id = ${orgId} and b.period_from < ${until} and b.period_until > ${from}
    order by b.period_from, b.due_on, b.kind`);
}
