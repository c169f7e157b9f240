import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

interface Place {
  readonly region: number;
  readonly orgId: number;
}

/** Members with voting rights and the posts that are held today. */
export async function committeeOf(
  tx: Tx,
  { region, orgId }: Place,
): Promise<{ fullMembers: number; posts: { post: string; name: string; member_id: number }[] }> {
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from member m
    where m.region = ${region} and m.org_id = ${orgId} and m.status = 'normal' and m.member_type = '1'`);
  const posts = await tx.many<{
    post: string;
    name: string;
    member_id: number;
  }>(sql`select p.post, m.name, p.member_id from committee_post p
    join member m on m.region = p.region and m.id = p.member_id
    where p.region = ${region} and p.org_id = ${orgId} and p.until_on is null order by p.id limit 30`);
  return { fullMembers: n, posts };
}

/** Latest term of an organisation. */
export function termOf(
  tx: Tx,
  { region, orgId }: Place,
): Promise<{ term_number: number; expires_on: string; extended_to: string | null } | undefined> {
  return tx.maybe(sql`select t.term_number, t.expires_on, t.extended_to from org_term t
    where t.region = ${region} and t.org_id = ${orgId} and t.ended_on is null order by t.term_number desc limit 1`);
}

/** How many entries of the roster are complete, and up to 50 that are not. */
export async function memberRecords(
  tx: Tx,
  { region, orgId }: Place,
): Promise<{ total: number; complete: number; lacking: { id: number; name: string; missing: string }[] }> {
  const entries = sql`select m.id, m.name, concat_ws('、',
      case when m.phone is null then '手机号码' end,
      case when m.address is null then '住址' end,
      case when m.member_type = '1' and m.confirmed_on is null then '转正日期' end) as missing
    from member m where m.region = ${region} and m.org_id = ${orgId} and m.status = 'normal'`;
  const counts = await tx.one<{ total: number; complete: number }>(sql`with entry as (${entries})
    select count(*) as total, count(*) filter (where e.missing = '') as complete from entry e`);
  const lacking = await tx.many<{ id: number; name: string; missing: string }>(sql`with entry as (${entries})
    select e.id, e.name, e.missing from entry e where e.missing <> '' order by e.id limit 50`);
  return { ...counts, lacking };
}

/** Day of founding of an organisation. */
export async function foundedOn(tx: Tx, { region, orgId }: Place): Promise<string> {
  const row = await tx.one<{ founded_on: string }>(
    sql`select o.founded_on from org o where o.region = ${region} and o.id = ${orgId}`,
  );
  return row.founded_on;
}

/** The last finished appraisal of a run with its score in hundredths of a point. */
export async function appraisalOf(
  tx: Tx,
  region: number,
  runId: number,
): Promise<{ id: number | null; hundredths: number } | null> {
  const row = await tx.maybe<{ id: number | null; hundredths: number | null }>(sql`select s.subject_id as id,
      (s.outcome ->> 'scoreHundredths')::int as hundredths from run_step s
    where s.region = ${region} and s.run_id = ${runId} and s.primitive = 'appraisal' and s.state = 'done'
    order by s.position desc limit 1`);
  return row === undefined || row.hundredths === null ? null : { id: row.id, hundredths: row.hundredths };
}
