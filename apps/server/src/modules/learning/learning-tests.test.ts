import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { CertificateView, LearningPlanView, OwnLearning } from '@jishi/contract';
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

type Plan = z.infer<typeof LearningPlanView>;
type Certificate = z.infer<typeof CertificateView>;
type Problem = { code: string; facts: Record<string, unknown> };

let app: TestApp;
let tree: TestTree;
let secretary: TestPerson;
let people: readonly number[];

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};
const plan = async (id: number, who = secretary) => ok(await who.get<Plan>(`/api/learning/plans/${id}`));
const arrange = async (more: object = {}) =>
  ok(
    await secretary.send<{ planId: number }>('POST', '/api/learning/plans', {
      titleZh: '发展对象集中培训',
      kind: 'training',
      startsOn: '2026-10-01',
      ...more,
    }),
  ).planId;
const hold = async (id: number, more: object = {}) =>
  ok(
    await secretary.send<{ sessionId: number }>('POST', `/api/learning/plans/${id}/sessions`, {
      heldOn: '2026-11-10',
      topic: '党章',
      memberIds: people,
      minutes: 90,
      ...more,
    }),
  );
const sit = (id: number, results: readonly (readonly [number, number])[], takenOn = '2026-11-10', who = secretary) =>
  who.send<{ passed: number }>('POST', `/api/learning/plans/${id}/tests`, {
    takenOn,
    results: results.map(([index, marks]) => ({ memberId: people[index], marks })),
  });
const finish = (id: number) => secretary.send('POST', `/api/learning/plans/${id}/finish`, {});
const stateOf = (view: Plan, index: number) => view.learners.find(({ memberId }) => memberId === people[index])?.state;
const test = { passMark: 60, of: 100 };

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app);
  people = tree.branches[0].memberIds;
  secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
});

describe('a test of a plan', () => {
  it('has a pass mark that itself passes, and is sat by those who learnt', async () => {
    const id = await arrange({ test });
    refused(await sit(id, [[0, 60]]), 'learning.test-without-learning');
    await hold(id);
    assert.equal(stateOf(await plan(id), 0), 'attended');
    refused(await sit(id, [[0, 101]]), 'learning.marks-out-of-range');
    assert.equal((await sit(id, [[0, -1]])).status, 422);
    assert.equal((await sit(id, [[0, 60]], '2026-11-21')).status, 422, 'not tomorrow');
    assert.equal(
      ok(
        await sit(id, [
          [0, 60],
          [1, 59],
        ]),
      ).passed,
      1,
    );
    const view = await plan(id);
    assert.deepEqual([stateOf(view, 0), stateOf(view, 1), stateOf(view, 2)], ['passed', 'make-up', 'attended']);
    assert.equal(view.passed, 1);
    assert.equal(refused(await finish(id), 'learning.test-missing').facts['count'], people.length - 2);
  });

  it('is repeated once as a make-up, within its window and not after passing', async () => {
    const id = await arrange({ test });
    await hold(id, { heldOn: '2026-11-01' });
    ok(
      await sit(
        id,
        [
          [0, 30],
          [1, 90],
          [2, 10],
        ],
        '2026-11-05',
      ),
    );
    refused(await sit(id, [[1, 95]], '2026-11-06'), 'learning.passed-already');
    refused(await sit(id, [[2, 95]], '2026-11-04'), 'learning.test-too-late');
    // The window of 15 days from 5 November ends on the 20th, which is today.
    ok(await sit(id, [[0, 30]], '2026-11-20'));
    assert.equal(stateOf(await plan(id), 0), 'not-passed');
    assert.equal(refused(await sit(id, [[0, 80]], '2026-11-20'), 'learning.test-again').facts['times'], 1);
    const late = await arrange({ test });
    await hold(late, { heldOn: '2026-11-01' });
    ok(await sit(late, [[0, 30]], '2026-11-04'));
    assert.equal(
      refused(await sit(late, [[0, 80]], '2026-11-20'), 'learning.test-too-late').facts['last'],
      '2026-11-19',
    );
  });

  it('takes back a wrong result with its reason, the last of a person alone', async () => {
    const id = await arrange({ test });
    await hold(id);
    ok(await sit(id, [[0, 6]]));
    ok(await sit(id, [[0, 7]], '2026-11-12'));
    const [first, second] = (await plan(id)).learners.find(({ memberId }) => memberId === people[0])?.tests ?? [];
    const withdraw = (testId: number | undefined) =>
      secretary.send('POST', `/api/learning/plans/${id}/tests/${testId}/withdraw`, { reason: '录错一位' });
    assert.equal((await withdraw(first?.id)).status, 404);
    ok(await withdraw(second?.id));
    ok(await sit(id, [[0, 70]], '2026-11-12'));
    assert.equal(stateOf(await plan(id), 0), 'passed');
  });

  it('two recorders at once: nobody gets two first results', async () => {
    const id = await arrange({ test });
    await hold(id);
    const both = await Promise.all([sit(id, [[0, 80]]), sit(id, [[0, 81]])]);
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 422],
    );
  });

  it('is refused where the plan has none, and with a pass mark above the total', async () => {
    const id = await arrange();
    await hold(id);
    refused(await sit(id, [[0, 60]]), 'learning.no-test');
    const wrong = await secretary.send('POST', '/api/learning/plans', {
      titleZh: '错的考试',
      startsOn: '2026-11-01',
      test: { passMark: 101, of: 100 },
    });
    assert.equal(wrong.status, 422);
  });

  it('keeps marks from plain members, superiors and neighbours', async () => {
    const id = await arrange({ test });
    await hold(id);
    ok(await sit(id, [[0, 77]]));
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId: people[1] ?? 0 });
    const township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    assert.deepEqual((await plan(id, member)).learners, []);
    assert.deepEqual((await plan(id, township)).learners, []);
    refused(await sit(id, [[1, 77]], '2026-11-10', township), 'learning.not-yours');
    const others = ok(await member.get<z.infer<typeof OwnLearning>>('/api/learning/mine')).tests;
    assert.equal(
      others.some(({ marks }) => marks === 77),
      false,
    );
    const self = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId: people[0] ?? 0 });
    const own = ok(await self.get<z.infer<typeof OwnLearning>>('/api/learning/mine'));
    assert.equal(
      own.tests.some(({ marks }) => marks === 77),
      true,
    );
    const trail = await seed(app, (tx) =>
      tx.many<{ facts: object }>(sql`select e.facts from audit_event e where e.action = 'learning.test'`),
    );
    assert.ok(trail.length > 0);
    assert.equal(JSON.stringify(trail).includes('77'), false, 'the trail counts heads and keeps no marks');
  });
});

describe('what a plan asks of each person', () => {
  it('days or class hours: either suffices, and the plan must offer one of them', async () => {
    const id = await arrange({ minDays: 2, minHours: 4 });
    await hold(id, { minutes: 179 });
    const short = refused(await finish(id), 'learning.too-short');
    assert.deepEqual([short.facts['days'], short.facts['hours']], [1, 3.9]);
    assert.equal(stateOf(await plan(id), 0), 'make-up');
    await hold(id, { minutes: 1, memberIds: people.slice(0, 4) });
    const view = await plan(id);
    assert.deepEqual([stateOf(view, 0), stateOf(view, 4)], ['passed', 'make-up']);
    ok(await finish(id));
    assert.equal(stateOf(await plan(id), 4), 'not-passed');
    const byDays = await arrange({ minDays: 2, minHours: 4 });
    await hold(byDays, { minutes: undefined });
    await hold(byDays, { minutes: undefined, heldOn: '2026-11-11' });
    ok(await finish(byDays));
  });
});

describe('a certificate', () => {
  let id: number;
  let own: Certificate;
  let holder: TestPerson;

  before(async () => {
    holder = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId: people[0] ?? 0 });
    id = await arrange({ test, certificate: { validFor: '1m' } });
    await hold(id);
    ok(
      await sit(
        id,
        people.map((_person, index) => [index, index === 1 ? 20 : 80] as const),
      ),
    );
    ok(await finish(id));
    const mine = ok(await holder.get<z.infer<typeof OwnLearning>>('/api/learning/mine'));
    own = mine.certificates[0] ?? assert.fail('no certificate');
  });

  it('is issued to those who passed when the plan ends, with number, day and validity', async () => {
    const view = await plan(id);
    assert.equal(view.learners.filter(({ certificateId }) => certificateId !== null).length, people.length - 1);
    assert.equal(view.learners.find(({ memberId }) => memberId === people[1])?.certificateId, null);
    assert.match(own.number, /^2026-[0-9A-Z]+$/);
    assert.deepEqual([own.issuedOn, own.validUntil, own.state], ['2026-11-20', '2026-12-20', 'expiring']);
  });

  it('is listed ahead of its end for the recorder, and no later than that', async () => {
    const list = async (query: string) =>
      ok(await secretary.get<{ items: Certificate[] }>(`/api/learning/certificates${query}`)).items;
    assert.equal((await list('?expiring=true')).length, people.length - 1);
    const lasting = await arrange({ certificate: { validFor: '2y' } });
    await hold(lasting);
    ok(await finish(lasting));
    assert.equal((await list('?expiring=true')).length, people.length - 1);
    assert.equal((await list('')).length, people.length * 2 - 1);
    app.clock.set('2026-12-21T02:00:00Z');
    const again = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const now = ok(await again.get<{ items: Certificate[] }>('/api/learning/certificates?expiring=true')).items;
    assert.deepEqual(now, []);
    app.clock.set('2026-11-20T02:00:00Z');
  });

  it('is read by its holder and the recorder, by nobody else', async () => {
    ok(await secretary.get(`/api/learning/certificates/${own.id}`));
    ok(await holder.get(`/api/learning/certificates/${own.id}`));
    for (const [role, orgId] of [
      ['member', tree.branches[0].id],
      ['township-secretary', tree.townships[0].id],
      ['branch-secretary', tree.branches[1].id],
    ] as const) {
      const other = await personAs(app, { role, orgId, ...(role === 'member' ? { memberId: people[2] ?? 0 } : {}) });
      assert.equal((await other.get(`/api/learning/certificates/${own.id}`)).status, 404, role);
    }
  });

  it('is proved by its code, with the name covered; a wrong code proves nothing', async () => {
    const look = async (code: string) => {
      const response = await app.http.inject({ method: 'GET', url: `/api/certificates/${code}` });
      return { status: response.statusCode, body: response.json<{ code: string; state: string; holder: string }>() };
    };
    const seen = await look(own.code.toLowerCase());
    assert.equal(seen.status, 200, JSON.stringify(seen.body));
    assert.equal(seen.body.state, 'valid');
    assert.equal(seen.body.holder.includes('＊'), true);
    assert.equal(JSON.stringify(seen.body).includes(own.holderName), false);
    const wrong = await look(`${own.code.slice(0, -1)}${own.code.endsWith('0') ? '1' : '0'}`);
    assert.deepEqual([wrong.status, wrong.body.code], [404, 'learning.code-unknown']);
    assert.equal((await look('!!!')).status, 404);
  });

  it('is taken back with a reason, once, and its code says so', async () => {
    const revoke = (who: TestPerson) =>
      who.send('POST', `/api/learning/certificates/${own.id}/revoke`, { reason: '冒名参加考试' });
    refused(await revoke(holder), 'access.denied');
    ok(await revoke(secretary));
    refused(await revoke(secretary), 'learning.certificate-revoked');
    const response = await app.http.inject({ method: 'GET', url: `/api/certificates/${own.code}` });
    assert.equal(response.json<{ state: string }>().state, 'revoked');
  });
});

describe('class hours of a year', () => {
  it('are sums of entries, by name, for the recorder of the branch; each reads the own ones', async () => {
    const year = async (who: TestPerson) =>
      await who.get<{ items: { memberId: number; name: string; minutes: number; hours: number }[] }>(
        '/api/learning/hours?year=2026',
      );
    const before = ok(await year(secretary)).items;
    const id = await arrange();
    await hold(id, { memberIds: people.slice(0, 1), minutes: 100 });
    const wrong = await hold(id, { memberIds: people.slice(0, 1), minutes: 600 });
    ok(
      await secretary.send('POST', `/api/learning/plans/${id}/sessions/${wrong.sessionId}/withdraw`, {
        reason: '重复记录',
      }),
    );
    const after = ok(await year(secretary)).items;
    const minutesOf = (items: typeof after) => items.find(({ memberId }) => memberId === people[0])?.minutes ?? 0;
    assert.equal(minutesOf(after) - minutesOf(before), 100);
    assert.deepEqual(
      after.map(({ memberId }) => memberId),
      before.map(({ memberId }) => memberId),
      'more hours change no place in the list',
    );
    const township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    assert.deepEqual(ok(await year(township)).items, []);
    const self = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId: people[0] ?? 0 });
    refused(await year(self), 'access.denied');
    const own = ok(await self.get<z.infer<typeof OwnLearning>>('/api/learning/mine'));
    assert.deepEqual([own.years[0]?.minutes, own.asked.hours], [minutesOf(after), 32]);
    assert.equal(own.asked.rule?.article, '第二十条');
  });
});
