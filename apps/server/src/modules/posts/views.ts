import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { HoldingRow, Person } from './schema.ts';

/** A person in scope, held so that nobody moves or leaves meanwhile. */
export function holdPerson(tx: Tx, id: number): Promise<Person | undefined> {
  return tx.maybe<Person>(sql`select m.id, m.name, m.org_id, m.path, m.status from member m
    where m.region = ${regionOf(id)} and m.id = ${id} for share`);
}

/** The own record, which a member may read but not hold. */
export function findPerson(tx: Tx, id: number): Promise<Person | undefined> {
  return tx.maybe<Person>(sql`select m.id, m.name, m.org_id, m.path, m.status from member m
    where m.region = ${regionOf(id)} and m.id = ${id}`);
}

/**
 * What somebody who leaves a post has open: shifts planned, pairings that run, duties addressed to the person. These
 * belong on the list of the hand-over.
 */
export async function openItemsOf(tx: Tx, holding: HoldingRow): Promise<{ titleZh: string; note: string }[]> {
  return await tx.many(sql`
    select '值班安排'::text as "titleZh", count(*)::text || ' 次未到期' as note from post_shift s
      where s.region = ${holding.region} and s.holding_id = ${holding.id} and s.state = 'planned' having count(*) > 0
    union all
    select '结对联系：' || p.partner_name, '进行中' from pairing p
      where p.region = ${holding.region} and p.helper_id = ${holding.member_id} and p.helper_kind = 'member' and p.state = 'active'
    union all
    select t.title_zh, case when t.due_on is null then '' else t.due_on::text || ' 前' end from todo t
      join app_user u on u.region = t.region and u.id = t.user_id
      where t.region = ${holding.region} and u.member_id = ${holding.member_id} and t.done_at is null and not t.dismissable`);
}
