import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { BenchData } from '../dataset/build.ts';
import { region } from '../dataset/tree.ts';
import { hashCode } from '../../apps/server/src/modules/appraisals/codes.ts';

/** Somebody who sends requests: head lines of a signed-in browser. */
export interface Person {
  readonly head: string;
  readonly userId: number;
  readonly orgId: number;
}

/** People, ids and open records that the cases work on. */
export interface Fixtures {
  readonly data: BenchData;
  /** Department of the first county; department of the widest scope (the same person at 20k). */
  readonly county: Person;
  readonly top: Person;
  readonly township: Person;
  readonly secretaries: readonly Person[];
  readonly memberIds: readonly number[];
  readonly branchIds: readonly number[];
  readonly townshipIds: readonly number[];
  /** Makes forms of the secretaries' branches that can be signed once; ids beside the person who signs. */
  forms(count: number): Promise<readonly { readonly id: number; readonly by: Person }[]>;
  /** Makes one-time codes of open appraisals. */
  codes(count: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface OrgRow {
  readonly id: number;
  readonly path: string;
}

/** Signs people in and finds what they work on. Everything is written as the owner of the tables. */
export async function makeFixtures(data: BenchData): Promise<Fixtures> {
  const client = new pg.Client({ connectionString: data.bareConnectionString });
  await client.connect();
  const [county] = data.facts.counties;
  if (!county) throw new Error('the data set has no county');
  const below = async (kind: string, count: number): Promise<OrgRow[]> =>
    (
      await client.query<OrgRow>(
        `select o.id, o.path from org o where o.path > $1 and o.path < $2 and o.kind = $3
          and ($3 <> '631' or exists (select from member m where m.region = o.region and m.org_id = o.id)) order by md5(o.id::text) limit $4`,
        [county.path, `${county.path.slice(0, -1)}/`, kind, count],
      )
    ).rows;
  const branches = await below('631', 64);
  const townships = (await below('611', 8)).concat(await below('621', 4));
  const members = await client.query<{ id: number }>(
    `select m.id from member m where m.path > $1 and m.path < $2 order by md5(m.id::text) limit 400`,
    [county.path, `${county.path.slice(0, -1)}/`],
  );
  const ids = createIds(client);
  const signIn = (role: string, org: OrgRow) => openSession(client, ids, role, org);
  const countyPerson = await signIn('county-department', county);
  const secretaries: Person[] = [];
  for (const branch of branches) secretaries.push(await signIn('branch-secretary', branch));
  return {
    data,
    county: countyPerson,
    top: data.facts.top.id === county.id ? countyPerson : await signIn('county-department', data.facts.top),
    township: await signIn('township-organiser', townships[0] ?? county),
    secretaries,
    memberIds: members.rows.map(({ id }) => id),
    branchIds: branches.map(({ id }) => id),
    townshipIds: townships.map(({ id }) => id),
    forms: (count) => makeForms(client, ids, secretaries, count),
    codes: (count) => makeCodes(client, ids, branches, count),
    close: () => client.end(),
  };
}

type Take = (count: number) => Promise<number[]>;

function createIds(client: pg.Client): Take {
  return async (count) => {
    const taken: number[] = [];
    while (taken.length < count) {
      const { rows } = await client.query<{ first: string }>(`select nextval('id_block') as first`);
      for (let at = 0; at < 1000 && taken.length < count; at++)
        taken.push(region * 2 ** 39 + Number(rows[0]?.first) + at);
    }
    return taken;
  };
}

async function openSession(client: pg.Client, take: Take, role: string, org: OrgRow): Promise<Person> {
  const [userId = 0, grantId = 0] = await take(2);
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(24).toString('base64url');
  await client.query(
    `insert into app_user (region, id, login, display_name, created_at) values ($1, $2, $3, $4, now())`,
    [region, userId, `bench-${userId}`, '压测人员'],
  );
  await client.query(
    `insert into role_grant (region, id, user_id, role, org_id, path, from_on, granted_at) values ($1, $2, $3, $4, $5, $6, '2020-01-01', now())`,
    [region, grantId, userId, role, org.id, org.path],
  );
  await client.query(
    `insert into user_session (region, token_hash, user_id, grant_id, csrf, created_at, last_seen_at, expires_at)
      values ($1, $2, $3, $4, $5, now(), now(), now() + interval '10 days')`,
    [region, createHash('sha256').update(token).digest(), userId, grantId, csrf],
  );
  return {
    head: `Cookie: jishi_session=${token}; jishi_csrf=${csrf}\r\nX-CSRF-Token: ${csrf}\r\n`,
    userId,
    orgId: org.id,
  };
}

const formDefinition = {
  fields: [
    { id: 'summary', titleZh: '一年来的工作', kind: 'long-text', required: true, maxLength: 2000 },
    { id: 'problems', titleZh: '存在的问题', kind: 'long-text', required: true, maxLength: 2000 },
    { id: 'visits', titleZh: '走访户数', kind: 'number', required: true },
    { id: 'heldOn', titleZh: '召开日期', kind: 'date', required: true },
  ],
  evidence: [],
  signedBy: 'actor',
  lateEntry: 'marked',
};

async function makeForms(client: pg.Client, take: Take, by: readonly Person[], count: number) {
  const ids = await take(count);
  const forms = ids.map((id, index) => ({ id, by: by[index % by.length] as Person }));
  await client.query(
    `insert into form_record (region, id, org_id, path, title_zh, definition, created_at)
      select $1, u.id, o.id, o.path, '述职报告', $4::jsonb, now() from unnest($2::bigint[], $3::bigint[]) as u (id, org_id)
      join org o on o.region = $1 and o.id = u.org_id`,
    [region, ids, forms.map((form) => form.by.orgId), JSON.stringify(formDefinition)],
  );
  await client.query('analyze form_record, form_version');
  return forms;
}

const appraisalGroups = [
  {
    id: 'members',
    titleZh: '党员',
    weight: [3, 5],
    electorate: 'all-members',
    minTurnout: [1, 2],
    minSheets: null,
    expected: 500,
  },
];
const options = ['good', 'fairly-good', 'average', 'poor'].map((value, at) => ({
  value,
  titleZh: value,
  valueHundredths: 10_000 - at * 2000,
}));
const appraisalQuestions = ['secretary', 'committee', 'branch', 'service', 'discipline'].map((id) => ({
  id,
  titleZh: id,
  kind: 'choice',
  required: true,
  options,
}));

async function makeCodes(client: pg.Client, take: Take, branches: readonly OrgRow[], count: number): Promise<string[]> {
  const appraisalIds = await take(branches.length);
  await client.query(
    `insert into appraisal (region, id, org_id, path, title_zh, groups, questions, withhold_below, open_for, state, opened_at, closes_at, created_at)
      select $1, u.id, o.id, o.path, '民主测评', $4::jsonb, $5::jsonb, 5, 'P3D', 'open', now(), now() + interval '3 days', now()
      from unnest($2::bigint[], $3::bigint[]) as u (id, org_id) join org o on o.region = $1 and o.id = u.org_id`,
    [
      region,
      appraisalIds,
      branches.map(({ id }) => id),
      JSON.stringify(appraisalGroups),
      JSON.stringify(appraisalQuestions),
    ],
  );
  const codes = Array.from({ length: count }, () => codeOf(randomBytes(10)));
  await client.query(
    `insert into appraisal_code (region, code_hash, appraisal_id, path, group_id, round_no)
      select a.region, u.hash, a.id, a.path, 'members', 1 from unnest($2::bytea[], $3::bigint[]) as u (hash, appraisal_id)
      join appraisal a on a.region = $1 and a.id = u.appraisal_id`,
    [region, codes.map((code) => hashCode(code)), codes.map((_, index) => appraisalIds[index % appraisalIds.length])],
  );
  await client.query('analyze appraisal, appraisal_code, appraisal_sheet');
  return codes;
}

/** A code in the letters of the product, quicker than drawing each letter. */
function codeOf(bytes: Buffer): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const letters = [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
