import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fiveGoodStandard } from '@jishi/rules';
import {
  createTestApp,
  insertMember,
  insertOrg,
  seed,
  seedTree,
  type TestApp,
  type TestOrg,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { MeetingKindId } from '../meetings/index.ts';
import type { Computed } from './schema.ts';
import { computeItems } from './sources.ts';

const day = '2026-11-20';
let app: TestApp;
let tree: TestTree;

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 1 });
});

/** A branch with so many full members. */
async function aBranch(members: number): Promise<TestOrg> {
  const org = await insertOrg(app, { name: '三会村党支部', kind: '631', parent: tree.townships[0] });
  for (let no = 0; no < members; no++) await insertMember(app, { org });
  return org;
}

async function meeting(org: TestOrg, kind: MeetingKindId, on: string, state = 'signed'): Promise<number> {
  return await seed(app, async (tx) => {
    const id = await app.platform.ids.next(tx, tree.region);
    await tx.run(sql`insert into meeting (region, id, org_id, path, kind, title_zh, definition, state, scheduled_at, held_on, opened_at,
        recorded_at, expected, created_at)
      values (${tree.region}, ${id}, ${org.id}, ${org.path}, ${kind}, '会议', '{}', ${state}, ${`${on}T01:00:00Z`}, ${on}, ${`${on}T01:00:00Z`},
        ${state === 'closed' ? null : `${on}T09:00:00Z`}, 5, ${`${on}T00:00:00Z`})`);
    return id;
  });
}

async function item(org: TestOrg, id: string, appraisal: { id: number; hundredths: number } | null = null) {
  const computed = await seed(app, (tx) =>
    computeItems(tx, app.platform, fiveGoodStandard, {
      region: tree.region,
      orgId: org.id,
      path: org.path,
      day,
      appraisal,
    }),
  );
  return computed.find((each): each is Computed => each.item === id);
}

const firstOf = (count: number, everyMonths: number, from: string) =>
  Array.from({ length: count }, (_, index) => {
    const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + index * everyMonths;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-28`;
  });

describe('三会一课按期', () => {
  it('is scored by hand where the branch has no meeting on record', async () => {
    assert.equal(await item(await aBranch(3), 'three-meetings'), undefined);
  });

  it('gives all points when every quarter and month has its meeting with signed minutes', async () => {
    const org = await aBranch(7);
    for (const on of firstOf(4, 3, '2025-10')) {
      await meeting(org, 'party-assembly', on);
      await meeting(org, 'lecture', on);
    }
    for (const on of firstOf(12, 1, '2025-11')) await meeting(org, 'branch-committee', on);
    const found = await item(org, 'three-meetings');
    assert.equal(found?.hundredths, 800);
    assert.equal(found.rows.length, 20);
    assert.match(found.explanationZh, /支部党员大会 4\/4，支部委员会会议 12\/12，党课 4\/4/);
  });

  it('counts periods, not meetings: four assemblies in one quarter are one quarter', async () => {
    const org = await aBranch(3);
    for (const on of ['2026-07-01', '2026-07-15', '2026-08-01', '2026-09-30']) await meeting(org, 'party-assembly', on);
    const found = await item(org, 'three-meetings');
    // Three members need no committee: four assemblies and four lectures were due.
    assert.match(found?.explanationZh ?? '', /支部党员大会 1\/4，党课 0\/4/);
    assert.equal(found?.hundredths, 100);
  });

  it('does not count minutes that nobody signed, and opens them', async () => {
    const org = await aBranch(3);
    const id = await meeting(org, 'party-assembly', '2026-08-03', 'recorded');
    const found = await item(org, 'three-meetings');
    assert.equal(found?.hundredths, 0);
    assert.ok(found.rows.some((row) => row.titleZh.includes('记录未签字') && row.link === `/meetings/${id}`));
  });

  it('asks for no subgroup meetings where the branch holds none, and for twelve where it does', async () => {
    const org = await aBranch(3);
    await meeting(org, 'party-assembly', '2026-08-03');
    assert.doesNotMatch((await item(org, 'three-meetings'))?.explanationZh ?? '', /党小组会/);
    await meeting(org, 'subgroup', '2026-08-04');
    assert.match((await item(org, 'three-meetings'))?.explanationZh ?? '', /党小组会 1\/12/);
  });

  it('asks nothing of the time before the branch was founded', async () => {
    const org = await aBranch(3);
    await seed(app, (tx) => tx.run(sql`update org set founded_on = '2026-04-01' where id = ${org.id}`));
    await meeting(org, 'party-assembly', '2026-05-03');
    await meeting(org, 'party-assembly', '2026-08-03');
    assert.match((await item(org, 'three-meetings'))?.explanationZh ?? '', /支部党员大会 2\/2，党课 0\/2/);
  });

  it('leaves out meetings of the running month and of more than a year ago', async () => {
    const org = await aBranch(3);
    await meeting(org, 'party-assembly', '2026-11-02');
    await meeting(org, 'party-assembly', '2025-09-30');
    const found = await item(org, 'three-meetings');
    assert.match(found?.explanationZh ?? '', /支部党员大会 0\/4/);
  });
});

describe('组织生活会和民主评议党员', () => {
  it('counts each once in the twelve months up to the day, the first day included', async () => {
    const org = await aBranch(3);
    await meeting(org, 'organisation-life', '2025-11-21');
    assert.equal((await item(org, 'organisation-life'))?.hundredths, 200);
    await meeting(org, 'member-appraisal', '2026-11-20');
    assert.equal((await item(org, 'organisation-life'))?.hundredths, 400);
    const late = await aBranch(3);
    await meeting(late, 'organisation-life', '2025-11-20');
    assert.equal((await item(late, 'organisation-life'))?.hundredths, 0);
  });
});

describe('every automatic item', () => {
  it('shows rows that lead somewhere', async () => {
    const org = await aBranch(3);
    await meeting(org, 'party-assembly', '2026-08-03');
    await seed(app, async (tx) =>
      tx.run(sql`insert into org_term (region, id, org_id, path, term_number, from_on, expires_on)
        values (${tree.region}, ${await app.platform.ids.next(tx, tree.region)}, ${org.id}, ${org.path}, 3, '2023-12-01', '2026-12-01')`),
    );
    const automatic = fiveGoodStandard.items.filter((each) => each.kind === 'automatic');
    for (const { id } of automatic) {
      const found = (await item(org, id, { id: 77, hundredths: 8642 })) ?? assert.fail(`${id} is not computed`);
      assert.ok(found.rows.length > 0, id);
      for (const row of found.rows) assert.match(row.link, /^\/(members|orgs|meetings|appraisals)[/?]/, id);
    }
  });

  it('takes the appraisal of the run by share, rounded down to hundredths', async () => {
    const found = await item(await aBranch(1), 'appraisal', { id: 5, hundredths: 8649 });
    assert.equal(found?.hundredths, 864);
    assert.deepEqual(found.rows, [{ titleZh: '本轮民主测评', link: '/appraisals/5' }]);
  });

  it('gives nothing for a term that ran out the day before, everything on its last day', async () => {
    const org = await aBranch(1);
    const set = (on: string) =>
      seed(app, async (tx) => {
        await tx.run(sql`delete from org_term where org_id = ${org.id}`);
        await tx.run(sql`insert into org_term (region, id, org_id, path, term_number, from_on, expires_on)
          values (${tree.region}, ${await app.platform.ids.next(tx, tree.region)}, ${org.id}, ${org.path}, 1, '2021-01-01', ${on})`);
      });
    await set('2026-11-19');
    assert.equal((await item(org, 'term-current'))?.hundredths, 0);
    await set(day);
    assert.equal((await item(org, 'term-current'))?.hundredths, 500);
  });
});
