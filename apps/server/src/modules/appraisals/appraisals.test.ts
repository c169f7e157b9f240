import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { AppraisalView, IssuedCodes } from '@jishi/contract';
import {
  createTestApp,
  personAs,
  seed,
  seedTree,
  type Answer,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { systemActor } from '../../platform/access/actor.ts';
import { createAppraisalService } from './index.ts';
import { appraisalJobs } from './jobs.ts';
import type { Group } from './schema.ts';

type View = z.infer<typeof AppraisalView>;
type Codes = z.infer<typeof IssuedCodes>;
type Problem = { code: string; facts: Record<string, unknown>; errors?: { path: string }[] };

let app: TestApp;
let tree: TestTree;
let secretary: TestPerson;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};

const options = [
  { value: 'good', titleZh: '好', valueHundredths: 10_000 },
  { value: 'average', titleZh: '一般', valueHundredths: 6000 },
];
const members: Group = {
  id: 'members',
  titleZh: '党员',
  weight: [6, 10],
  electorate: 'all-members',
  minTurnout: [1, 2],
  minSheets: null,
  expected: 0,
};
const masses: Group = {
  id: 'masses',
  titleZh: '群众代表',
  weight: [4, 10],
  electorate: 'masses-representatives',
  minTurnout: [1, 2],
  minSheets: 5,
  expected: 0,
};

/** An appraisal of the first branch (ten members) as a step of a method designs it. */
async function designed(groups: readonly Group[] = [members, masses]): Promise<View> {
  const [branch] = tree.branches;
  const actor = systemActor('测试', tree.region);
  const service = createAppraisalService(app.platform);
  const id = await app.platform.db.write(actor.scope, (tx) =>
    service.create(tx, actor, {
      region: tree.region,
      orgId: branch.id,
      path: branch.path,
      runStepId: null,
      titleZh: '民主测评',
      groups,
      questions: [
        { id: 'overall', titleZh: '总体评价', kind: 'choice', required: true, options },
        { id: 'words', titleZh: '意见建议', kind: 'text', required: false, options: [] },
      ],
      withholdBelow: 5,
      openFor: '3d',
    }),
  );
  return ok(await secretary.get<View>(`/api/appraisals/${id}`));
}
async function opened(
  groups?: readonly Group[],
  expectedMasses = 6,
): Promise<{ view: View; codes: Record<string, string[]> }> {
  const appraisal = await designed(groups);
  const body = { version: appraisal.version, expected: [{ groupId: 'masses', expected: expectedMasses }] };
  const answer = ok(
    await secretary.send<{ appraisal: View; codes: Codes[] }>('POST', `/api/appraisals/${appraisal.id}/open`, body),
  );
  return {
    view: answer.appraisal,
    codes: Object.fromEntries(answer.codes.map((each) => [each.groupId, each.codes.map(({ code }) => code)])),
  };
}
const cast = (code: string | undefined, answers: object = { overall: 'good' }) =>
  app.http.inject({ method: 'POST', url: `/api/appraise/${code}`, payload: { answers } });
const close = (view: View, who = secretary) =>
  who.send<View>('POST', `/api/appraisals/${view.id}/close`, { version: view.version });

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 10 });
  secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
});
beforeEach(() => app.clock.set('2026-11-20'));

describe('opening an appraisal', () => {
  it('gives one code for each expected person, once, and keeps only their hashes', async () => {
    const { view, codes } = await opened();
    assert.deepEqual(
      view.groups.map((group) => [group.id, group.expected, group.issued, group.received]),
      [
        ['members', 10, 10, 0],
        ['masses', 6, 6, 0],
      ],
    );
    assert.equal(new Set(Object.values(codes).flat()).size, 16);
    assert.match(codes['members']?.[0] ?? '', /^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
    const stored = await seed(app, (tx) =>
      tx.many<{ code_hash: Buffer }>(sql`select code_hash from appraisal_code where appraisal_id = ${view.id}`),
    );
    assert.ok(stored.every((row) => row.code_hash.length === 32));
    const again = ok(await secretary.get(`/api/appraisals/${view.id}`));
    assert.ok(!JSON.stringify(again).includes(codes['members']?.[0] ?? '?'));
  });

  it('refuses a group too small to stay anonymous', async () => {
    const appraisal = await designed();
    const body = { version: appraisal.version, expected: [{ groupId: 'masses', expected: 4 }] };
    refused(await secretary.send('POST', `/api/appraisals/${appraisal.id}/open`, body), 'appraisal.too-few-expected');
    refused(
      await secretary.send('POST', `/api/appraisals/${appraisal.id}/open`, { ...body, expected: [] }),
      'appraisal.expected-missing',
    );
  });

  it('is the branch’s own act; superiors read, neighbours find nothing', async () => {
    const appraisal = await designed();
    const township = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    refused(
      await township.send('POST', `/api/appraisals/${appraisal.id}/open`, { version: appraisal.version, expected: [] }),
      'appraisal.not-yours',
    );
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/appraisals/${appraisal.id}`)).status, 404);
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id });
    assert.equal((await member.get(`/api/appraisals/${appraisal.id}`)).status, 403);
  });

  it('lost slips are replaced by voiding every unused code of the group', async () => {
    const { view, codes } = await opened();
    await cast(codes['members']?.[0]);
    const answer = ok(
      await secretary.send<{ appraisal: View; codes: Codes[] }>('POST', `/api/appraisals/${view.id}/codes`, {
        version: view.version,
        groupId: 'members',
      }),
    );
    assert.equal(answer.codes[0]?.codes.length, 9);
    assert.equal((await cast(codes['members']?.[1])).statusCode, 404);
    assert.equal((await cast(answer.codes[0]?.codes[0]?.code)).statusCode, 200);
  });
});

describe('casting a sheet', () => {
  it('a code counts once: twice, in lower case, and from two phones at the same moment', async () => {
    const { view, codes } = await opened();
    const [one, two] = codes['members'] ?? [];
    assert.equal((await cast(one)).statusCode, 200);
    assert.equal(
      (await cast(one?.toLowerCase().replace('-', ' ').replace(' ', ''))).json().code,
      'appraisal.code-used',
    );
    const both = await Promise.all([cast(two), cast(two, { overall: 'average' }), cast(two)]);
    assert.deepEqual(
      both.map((answer) => answer.statusCode).toSorted((a, b) => a - b),
      [200, 410, 410],
    );
    const sheets = await seed(app, (tx) =>
      tx.one<{ n: number }>(sql`select count(*) as n from appraisal_sheet where appraisal_id = ${view.id}`),
    );
    assert.equal(sheets.n, 2);
    assert.equal(ok(await secretary.get<View>(`/api/appraisals/${view.id}`)).groups[0]?.received, 2);
  });

  it('needs an answer that was offered; a mistake does not use up the code', async () => {
    const { codes } = await opened();
    const code = codes['masses']?.[0];
    assert.equal((await cast(code, {})).json().errors[0].path, 'answers.overall');
    assert.equal((await cast(code, { overall: 'splendid' })).statusCode, 422);
    assert.equal((await cast(code, { overall: 'good', words: '字'.repeat(5000) })).statusCode, 422);
    assert.equal((await cast(code, { overall: 'good', other: 'x' })).statusCode, 422);
    assert.equal((await cast(code)).statusCode, 200);
  });

  it('ends with the last day in China', async () => {
    const { view, codes } = await opened();
    assert.equal(view.closesAt, '2026-11-23T15:59:59.000Z');
    app.clock.set('2026-11-23T15:59:59Z');
    assert.equal((await cast(codes['members']?.[0])).statusCode, 200);
    app.clock.set('2026-11-23T16:00:01Z');
    assert.equal((await cast(codes['members']?.[1])).json().code, 'appraisal.closed');
  });

  it('made-up codes make their address wait', async () => {
    const tries = [];
    for (let no = 0; no < 11; no++) {
      tries.push(
        await app.http.inject({ url: `/api/appraise/AAAAA-${String(no).padStart(5, '2')}`, remoteAddress: '10.9.8.7' }),
      );
    }
    assert.deepEqual([tries[0]?.statusCode, tries.at(-1)?.statusCode], [404, 429]);
  });
});

describe('the result', () => {
  it('weighs the groups and shows the comments without their writers', async () => {
    const { view, codes } = await opened();
    for (const [no, code] of (codes['members'] ?? []).entries())
      await cast(code, { overall: no < 5 ? 'good' : 'average', ...(no === 0 ? { words: '党课太少' } : {}) });
    for (const code of codes['masses'] ?? []) await cast(code);
    const { result, state } = ok(await close(view));
    // 60 % of 80 points and 40 % of 100 points.
    assert.deepEqual([state, result?.scoreHundredths, result?.comments], ['confirmed', 8800, ['党课太少']]);
    assert.deepEqual(result?.groups[0]?.questions[0]?.counts, { good: 5, average: 5 });
  });

  it('half of those expected are enough; one fewer is invalid, not zero', async () => {
    for (const [sheets, valid] of [
      [5, true],
      [4, false],
    ] as const) {
      const { view, codes } = await opened();
      for (const code of (codes['members'] ?? []).slice(0, sheets)) await cast(code);
      for (const code of codes['masses'] ?? []) await cast(code);
      const done = ok(await close(view));
      assert.deepEqual(
        [done.state, done.result?.valid, done.result?.scoreHundredths === null],
        valid ? ['confirmed', true, false] : ['invalid', false, true],
      );
    }
  });

  it('an invalid one is held again with new codes; nothing of the first round counts', async () => {
    const { view, codes } = await opened();
    await cast(codes['members']?.[0], { overall: 'average' });
    const invalid = ok(await close(view));
    assert.equal(invalid.can.rerun, true);
    const again = ok(
      await secretary.send<View>('POST', `/api/appraisals/${view.id}/rerun`, { version: invalid.version }),
    );
    assert.deepEqual([again.state, again.round], ['designed', 2]);
    assert.equal((await cast(codes['members']?.[1])).statusCode, 404);
    const body = { version: again.version, expected: [{ groupId: 'masses', expected: 6 }] };
    const second = ok(
      await secretary.send<{ appraisal: View; codes: Codes[] }>('POST', `/api/appraisals/${view.id}/open`, body),
    );
    for (const each of second.codes) for (const { code } of each.codes) await cast(code);
    assert.equal(ok(await close(second.appraisal)).result?.scoreHundredths, 10_000);
  });

  it('groups below five are withheld, and with them what would give them away', async () => {
    const { view, codes } = await opened([{ ...members, minTurnout: null }, masses]);
    for (const code of (codes['members'] ?? []).slice(0, 4)) await cast(code, { overall: 'average', words: '我写的' });
    for (const code of codes['masses'] ?? []) await cast(code);
    const { result } = ok(await close(view));
    const group = result?.groups.find((each) => each.id === 'members');
    assert.deepEqual([group?.withheld, group?.scoreHundredths, group?.questions], [true, null, []]);
    // The other group is withheld too: with the total it would give the small one away.
    assert.deepEqual(
      result?.groups.map((each) => each.withheld),
      [true, true],
    );
    assert.deepEqual(result?.comments, []);
  });

  it('is not shown before the end, to nobody', async () => {
    const { view, codes } = await opened();
    await cast(codes['members']?.[0]);
    const county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    for (const who of [secretary, county])
      assert.equal(ok(await who.get<View>(`/api/appraisals/${view.id}`)).result, null);
  });

  it('a sheet that comes in while the appraisal ends is counted or refused, never lost', async () => {
    const { view, codes } = await opened();
    for (const code of (codes['members'] ?? []).slice(0, 6)) await cast(code);
    for (const code of codes['masses'] ?? []) await cast(code);
    const [ended, ...late] = await Promise.all([
      close(view),
      ...(codes['members'] ?? []).slice(6).map((code) => cast(code)),
    ]);
    const counted = ok(ended).result?.groups.find((each) => each.id === 'members')?.sheets ?? 0;
    const received = late.filter((answer) => answer.statusCode === 200).length;
    assert.equal(counted, 6 + received);
    const kept = await seed(app, (tx) =>
      tx.one<{ n: number }>(
        sql`select count(*) as n from appraisal_sheet where appraisal_id = ${view.id} and group_id = 'members'`,
      ),
    );
    assert.equal(kept.n, counted);
  });

  it('ends by itself when its time is over, and old sheets are deleted while the result stays', async () => {
    const { view, codes } = await opened();
    for (const group of Object.values(codes)) for (const code of group) await cast(code);
    app.clock.set('2026-11-24');
    const jobs = appraisalJobs(app.platform, createAppraisalService(app.platform));
    await jobs[0]?.handle?.({});
    assert.equal(ok(await secretary.get<View>(`/api/appraisals/${view.id}`)).state, 'confirmed');
    app.clock.set('2040-01-01');
    await jobs[1]?.handle?.({});
    const left = await seed(app, (tx) => tx.many(sql`select 1 from appraisal_sheet where appraisal_id = ${view.id}`));
    assert.equal(left.length, 0);
    assert.equal(ok(await secretary.get<View>(`/api/appraisals/${view.id}`)).result?.scoreHundredths, 10_000);
  });
});
