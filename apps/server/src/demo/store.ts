import sql from 'sql-template-tag';
import type { Tx } from '../platform/db/tx.ts';

/** How far the demo county is: imported, or with its rounds driven to the end. */
export type DemoState = 'imported' | 'finished';

/** Key of the platform's settings under which the demo notes its state. */
const key = 'demo-county';

/** State of the demo county; undefined where there is none. */
export async function readDemoState(tx: Tx): Promise<DemoState | undefined> {
  const row = await tx.maybe<{ value: { state: DemoState } }>(
    sql`select s.value from platform_setting s where s.key = ${key}`,
  );
  return row?.value.state;
}

/** Notes the state of the demo county. */
export async function writeDemoState(tx: Tx, state: DemoState, at: Date): Promise<void> {
  await tx.run(sql`insert into platform_setting (key, value, at) values (${key}, ${JSON.stringify({ state })}, ${at})
    on conflict (key) do update set value = excluded.value, at = excluded.at`);
}

/** Whether nobody has put anything into this database yet. */
export async function isEmptyPlatform(tx: Tx): Promise<boolean> {
  const { empty } = await tx.one<{ empty: boolean }>(
    sql`select not exists (select 1 from org) and not exists (select 1 from app_user) as empty`,
  );
  return empty;
}

/** An organisation with the person who leads it. */
export interface LedOrg {
  readonly region: number;
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly kind: string;
  readonly code: string;
  readonly short_name: string;
  readonly secretary_id: number | null;
  readonly secretary_name: string | null;
}

/** All organisations with their secretaries, in the order of the tree. */
export function listLedOrgs(tx: Tx): Promise<LedOrg[]> {
  return tx.many<LedOrg>(sql`select o.region, o.id, o.parent_id, o.path, o.kind, o.code, o.short_name, m.id as secretary_id, m.name as secretary_name
    from org o
    left join committee_post p on p.region = o.region and p.org_id = o.id and p.post = 'secretary' and p.until_on is null
    left join member m on m.region = p.region and m.id = p.member_id
    order by o.path`);
}

/** Two members of a branch who hold no post, or other posts than the secretary's. */
export function listMembersOf(tx: Tx, org: LedOrg): Promise<{ id: number; name: string; post: string | null }[]> {
  return tx.many(sql`select m.id, m.name, p.post from member m
    left join committee_post p on p.region = m.region and p.member_id = m.id and p.until_on is null
    where m.region = ${org.region} and m.org_id = ${org.id} and m.status = 'normal' and coalesce(p.post, '') <> 'secretary'
    order by p.post nulls last, m.id limit 30`);
}

/** An account of the demo with the one role it holds. */
export interface DemoAccount {
  readonly region: number;
  readonly userId: number;
  readonly grantId: number;
  readonly login: string;
  readonly displayName: string;
  readonly memberId: number | null;
  readonly role: string;
  readonly orgId: number | null;
  readonly path: string | null;
}

/** Adds accounts with their grants, all with the same password. */
export async function insertAccounts(
  tx: Tx,
  accounts: readonly DemoAccount[],
  passwordHash: string,
  at: Date,
): Promise<void> {
  const column = <K extends keyof DemoAccount>(name: K) => accounts.map((account) => account[name]);
  await tx.run(sql`insert into app_user (region, id, login, display_name, member_id, password_hash, created_at)
    select r, i, l, n, m, ${passwordHash}, ${at}
    from unnest(${column('region')}::int[], ${column('userId')}::bigint[], ${column('login')}::text[], ${column('displayName')}::text[],
      ${column('memberId')}::bigint[]) as t (r, i, l, n, m)`);
  await tx.run(sql`insert into role_grant (region, id, user_id, role, org_id, path, from_on, granted_at)
    select r, g, i, o, f, p, date '2020-01-01', ${at}
    from unnest(${column('region')}::int[], ${column('grantId')}::bigint[], ${column('userId')}::bigint[], ${column('role')}::text[],
      ${column('orgId')}::bigint[], ${column('path')}::text[]) as t (r, g, i, o, f, p)`);
}

/** A grant with the person's name, as sessions of the driver need it. */
export interface GrantedPerson {
  readonly region: number;
  readonly user_id: number;
  readonly grant_id: number;
  readonly role: string;
  readonly org_id: number;
  readonly member_id: number | null;
  readonly display_name: string;
}

/** Everybody who leads an organisation of the demo county. */
export function listGranted(tx: Tx): Promise<GrantedPerson[]> {
  return tx.many<GrantedPerson>(sql`select u.region, u.id as user_id, g.id as grant_id, g.role, g.org_id, u.member_id, u.display_name
    from app_user u join role_grant g on g.region = u.region and g.user_id = u.id and g.revoked_at is null
    where g.org_id is not null and g.role in ('county-department', 'township-secretary', 'township-organiser', 'branch-secretary')
    order by g.id`);
}

/** Opens sessions for people of the driver, or keeps the open ones awake. */
export async function putSessions(
  tx: Tx,
  sessions: readonly {
    readonly region: number;
    readonly hash: Buffer;
    readonly userId: number;
    readonly grantId: number;
    readonly csrf: string;
  }[],
  now: Date,
): Promise<void> {
  const column = <K extends keyof (typeof sessions)[number]>(name: K) => sessions.map((session) => session[name]);
  const expires = new Date(now.getTime() + 86_400_000);
  await tx.run(sql`insert into user_session (region, token_hash, user_id, grant_id, csrf, created_at, last_seen_at, expires_at, device)
    select r, h, u, g, c, ${now}, ${now}, ${expires}, 'demo'
    from unnest(${column('region')}::int[], ${column('hash')}::bytea[], ${column('userId')}::bigint[], ${column('grantId')}::bigint[], ${column('csrf')}::text[])
      as t (r, h, u, g, c)
    on conflict (region, token_hash) do update set last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at`);
}

/** Ends all sessions of the driver. */
export async function endSessions(tx: Tx, now: Date): Promise<void> {
  await tx.run(sql`update user_session s set revoked_at = ${now} where s.device = 'demo' and s.revoked_at is null`);
}
