import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { systemActor } from '../platform/access/actor.ts';
import { hashPassword } from '../platform/crypto/password.ts';
import type { Tx } from '../platform/db/tx.ts';
import * as store from './store.ts';
import type { DemoAccount, LedOrg } from './store.ts';

/** A sign-in that is printed at the start. */
export interface DemoSignIn {
  readonly login: string;
  readonly password: string;
  readonly titleZh: string;
}

/** Accounts that people who try the platform sign in with; all others follow the code of their organisation. */
const shown: readonly (readonly [login: string, titleZh: string])[] = [
  ['zuzhibu', '县委组织部'],
  ['zhenshuji', '镇党委书记'],
  ['zuzhiweiyuan', '镇党委组织委员'],
  ['zhishu', '村党支部书记'],
  ['zhiwei', '村党支部委员'],
  ['dangyuan', '党员'],
  ['xitong', '系统管理员'],
  ['anquan', '安全管理员'],
  ['shenji', '审计员'],
];

/** Password of all demo accounts: given by the operator, or made once for the data folder. */
export function demoPassword(dataDir: string, given = process.env['JISHI_DEMO_PASSWORD']): string {
  if (given !== undefined && given !== '') return given;
  const file = join(dataDir, 'demo-password');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `jishi-${randomBytes(5).toString('hex')}`, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/** The sign-ins to print. */
export function demoSignIns(password: string): DemoSignIn[] {
  return shown.map(([login, titleZh]) => ({ login, password, titleZh }));
}

/** Gives everybody who leads an organisation an account, the township's organisers too, and the three administrators. */
export async function addAccounts(app: App, tx: Tx, password: string): Promise<number> {
  const { ids, clock, audit } = app.platform;
  const orgs = await store.listLedOrgs(tx);
  const county = orgs[0];
  if (!county) throw new Error('the demo county has no organisation');
  const wanted = await plan(tx, county, orgs);
  const free = await ids.take(tx, county.region, wanted.length * 2);
  const accounts = wanted.map((account, index): DemoAccount => ({
    ...account,
    region: county.region,
    userId: free[index * 2] ?? 0,
    grantId: free[index * 2 + 1] ?? 0,
  }));
  await store.insertAccounts(tx, accounts, await hashPassword(password), clock.now());
  const facts = { accounts: accounts.length, reason: '演示县' };
  await audit.append(tx, systemActor('演示数据', county.region), {
    action: 'account.create',
    subjectKind: 'user',
    path: county.path,
    facts,
  });
  return accounts.length;
}

type Wanted = Omit<DemoAccount, 'region' | 'userId' | 'grantId'>;

async function plan(tx: Tx, county: LedOrg, orgs: readonly LedOrg[]): Promise<Wanted[]> {
  const townships = orgs.filter((org) => org.parent_id === county.id);
  const branches = orgs.filter((org) => org.kind === '631' || org.kind === '632');
  const township = townships.find((org) => org.short_name.includes('善堂镇')) ?? townships[0] ?? county;
  const village = branches.find((org) => org.path.startsWith(township.path)) ?? branches[0] ?? county;
  const people = await store.listMembersOf(tx, village);
  const officer = people.find((person) => person.post !== null) ?? people[0];
  const member = people.find((person) => person.post === null) ?? people[0];
  const at = (org: LedOrg) => ({ orgId: org.id, path: org.path });
  const lead = (org: LedOrg, login: string, role: string): Wanted => ({
    login,
    displayName: org.secretary_name ?? `${org.short_name}书记`,
    memberId: org.secretary_id,
    role,
    ...at(org),
  });
  const nobody = { memberId: null, orgId: null, path: null };
  return [
    { login: 'zuzhibu', displayName: '县委组织部', memberId: null, role: 'county-department', ...at(county) },
    ...townships.flatMap((org) => [
      lead(org, org === township ? 'zhenshuji' : `sj-${org.code}`, 'township-secretary'),
      {
        login: org === township ? 'zuzhiweiyuan' : `zw-${org.code}`,
        displayName: `${org.short_name}组织委员`,
        memberId: null,
        role: 'township-organiser',
        ...at(org),
      },
    ]),
    ...branches.map((org) => lead(org, org === village ? 'zhishu' : `zs-${org.code}`, 'branch-secretary')),
    ...(officer
      ? [{ login: 'zhiwei', displayName: officer.name, memberId: officer.id, role: 'branch-committee', ...at(village) }]
      : []),
    ...(member
      ? [{ login: 'dangyuan', displayName: member.name, memberId: member.id, role: 'member', ...at(village) }]
      : []),
    { login: 'xitong', displayName: '系统管理员', role: 'system-admin', ...nobody },
    { login: 'anquan', displayName: '安全管理员', role: 'security-admin', ...nobody },
    { login: 'shenji', displayName: '审计员', role: 'auditor', ...nobody },
  ];
}
