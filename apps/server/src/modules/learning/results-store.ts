import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { CertificateRow, PlanRow, TakingRow } from './schema.ts';

/** Takings of the test of a plan that count, in the order of taking. */
export function listTakings(tx: Tx, plan: PlanRow): Promise<TakingRow[]> {
  return tx.many<TakingRow>(sql`select t.id, t.member_id, t.attempt, t.taken_on, t.marks, t.is_passed, t.recorded_by from learning_test t
    where t.region = ${plan.region} and t.plan_id = ${plan.id} and t.withdrawn_at is null order by t.attempt, t.id`);
}

/** Records takings of the test, one statement. */
export async function insertTakings(
  tx: Tx,
  plan: PlanRow,
  takings: readonly Omit<TakingRow, 'recorded_by'>[],
  by: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into learning_test (region, id, plan_id, org_id, path, member_id, attempt, taken_on, marks, is_passed, recorded_by, recorded_at)
    select ${plan.region}, t.id, ${plan.id}, ${plan.org_id}, ${plan.path}, t.member_id, t.attempt, t.taken_on, t.marks, t.is_passed, ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(takings)}::jsonb) as t (id bigint, member_id bigint, attempt smallint, taken_on date, marks int, is_passed boolean)`);
}

/** Declares a result void, with the reason; its row stays. */
export async function withdrawTaking(tx: Tx, region: number, id: number, reason: string, at: Date): Promise<void> {
  await tx.run(
    sql`update learning_test t set withdrawn_at = ${at}, withdrawn_reason = ${reason} where t.region = ${region} and t.id = ${id}`,
  );
}

/** Results of one person, newest first. */
export function listTakingsOfMember(
  tx: Tx,
  region: number,
  memberId: number,
): Promise<{ plan_id: number; title_zh: string | null; taken_on: string; marks: number; is_passed: boolean }[]> {
  return tx.many(sql`select t.plan_id, p.title_zh, t.taken_on, t.marks, t.is_passed from learning_test t
    left join learning_plan p on p.region = t.region and p.id = t.plan_id
    where t.region = ${region} and t.member_id = ${memberId} and t.withdrawn_at is null order by t.taken_on desc, t.id desc limit 100`);
}

/** Minutes learnt by each member of an organisation in a year, by name; never by amount. */
export function listMinutes(
  tx: Tx,
  org: { readonly region: number; readonly orgId: number },
  from: string,
  until: string,
): Promise<{ member_id: number; name: string; minutes: number; sessions: number }[]> {
  return tx.many(sql`select m.id as member_id, m.name, coalesce(sum(s.minutes), 0)::int as minutes, count(s.id)::int as sessions
    from member m left join learning_attendance a on a.region = m.region and a.member_id = m.id
    left join learning_session s on s.region = a.region and s.id = a.session_id and s.withdrawn_at is null and s.held_on between ${from} and ${until}
    where m.region = ${org.region} and m.org_id = ${org.orgId} and m.status = 'normal' group by m.id, m.name, m.pinyin order by m.pinyin, m.id`);
}

/** Minutes one member learnt, year by year, newest first. */
export function listYears(tx: Tx, region: number, memberId: number): Promise<{ year: number; minutes: number }[]> {
  return tx.many(sql`select extract(year from s.held_on)::int as year, coalesce(sum(s.minutes), 0)::int as minutes from learning_attendance a
    join learning_session s on s.region = a.region and s.id = a.session_id and s.withdrawn_at is null
    where a.region = ${region} and a.member_id = ${memberId} group by 1 order by 1 desc limit 10`);
}

const certificateColumns = sql`c.region, c.id, c.plan_id, c.org_id, c.path, c.member_id, c.number, c.code, c.title_zh, c.holder_name, c.org_name,
  c.issued_on, c.valid_until, c.revoked_on, c.revoked_reason`;

/** Issues certificates, one statement. */
export async function insertCertificates(
  tx: Tx,
  certificates: readonly Omit<CertificateRow, 'revoked_on' | 'revoked_reason'>[],
): Promise<void> {
  await tx.run(sql`insert into learning_certificate (region, id, plan_id, org_id, path, member_id, number, code, title_zh, holder_name, org_name, issued_on, valid_until)
    select t.region, t.id, t.plan_id, t.org_id, t.path, t.member_id, t.number, t.code, t.title_zh, t.holder_name, t.org_name, t.issued_on, t.valid_until
    from jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb) as t (region int, id bigint, plan_id bigint, org_id bigint, path text, member_id bigint,
      number text, code text, title_zh text, holder_name text, org_name text, issued_on date, valid_until date)`);
}

/** A certificate. */
export function findCertificate(tx: Tx, region: number, id: number): Promise<CertificateRow | undefined> {
  return tx.maybe<CertificateRow>(
    sql`select ${certificateColumns} from learning_certificate c where c.region = ${region} and c.id = ${id}`,
  );
}

/** Certificates of a plan. */
export function listCertificatesOfPlan(tx: Tx, plan: PlanRow): Promise<CertificateRow[]> {
  return tx.many<CertificateRow>(sql`select ${certificateColumns} from learning_certificate c
    where c.region = ${plan.region} and c.plan_id = ${plan.id} and c.revoked_on is null order by c.id`);
}

/** Certificates of a person, newest first, revoked ones too. */
export function listCertificatesOf(tx: Tx, region: number, memberId: number): Promise<CertificateRow[]> {
  return tx.many<CertificateRow>(sql`select ${certificateColumns} from learning_certificate c
    where c.region = ${region} and c.member_id = ${memberId} order by c.id desc limit 100`);
}

/** Certificates an organisation issued: those that expire between two days, soonest first, or all, newest first. */
export function listCertificates(
  tx: Tx,
  org: { readonly region: number; readonly orgId: number },
  filter: {
    readonly expiring: { readonly from: string; readonly until: string } | undefined;
    readonly before: number | undefined;
    readonly limit: number;
  },
): Promise<CertificateRow[]> {
  const which =
    filter.expiring === undefined
      ? sql`${filter.before === undefined ? empty : sql`and c.id < ${filter.before}`} order by c.id desc`
      : sql`and c.revoked_on is null and c.valid_until between ${filter.expiring.from} and ${filter.expiring.until} order by c.valid_until, c.id`;
  return tx.many<CertificateRow>(sql`select ${certificateColumns} from learning_certificate c
    where c.region = ${org.region} and c.org_id = ${org.orgId} ${which} limit ${filter.limit}`);
}

/** Takes a certificate back. @returns whether it stood */
export async function revokeCertificate(
  tx: Tx,
  region: number,
  id: number,
  reason: string,
  day: string,
): Promise<boolean> {
  const n = await tx.run(sql`update learning_certificate c set revoked_on = ${day}, revoked_reason = ${reason}
    where c.region = ${region} and c.id = ${id} and c.revoked_on is null`);
  return n === 1;
}

/** Name of an organisation as certificates print it. */
export async function orgNameOf(tx: Tx, region: number, orgId: number): Promise<string> {
  const row = await tx.maybe<{ name: string }>(
    sql`select o.name from org o where o.region = ${region} and o.id = ${orgId}`,
  );
  return row?.name ?? '';
}
