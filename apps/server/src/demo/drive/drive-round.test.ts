import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestApp, fixedClock, personAs, seedTree, type TestApp, type TestPerson } from '@jishi/testkit';
import { verifyChains } from '../../platform/audit/seal.ts';
import { driveRound, type Cast } from './drive-round.ts';
import { personOf, type Person } from './person.ts';

test('a round goes from study to sealed archives, and the trail holds', async () => {
  const clock = fixedClock('2026-06-01');
  const app = await createTestApp({ clock, rateLimits: false });
  const tree = await seedTree(app, { membersEach: 8 });
  const cast = await castOf(app, tree);
  const { roundId, branches } = await driveRound({
    cast,
    title: '2026 年度分类定级',
    year: 2026,
    methodId: 'six-step-grading',
    openOn: '2026-06-02',
    seed: 7,
    setDay: (day) => clock.set(day),
    atOnce: 1,
  });
  assert.equal(branches.length, 6);
  const board = await cast.county.get<{
    grades: { id: string; count: number }[];
    steps: { stepId: string; done: number }[];
  }>(`/api/rounds/${roundId}/board`);
  assert.equal(board.grades.find((grade) => grade.id === 'none')?.count, 0);
  for (const step of board.steps) assert.equal(step.done, 6, `${step.stepId} is done everywhere`);
  const stars = await cast.anybody.get<{ items: { stars: number }[] }>('/api/public/stars');
  assert.equal(stars.items.length, 6);
  await app.sealer.sealAll();
  for (const chain of await verifyChains(app.platform.db)) assert.equal(chain.brokenAt, undefined);
});

async function castOf(app: TestApp, tree: Awaited<ReturnType<typeof seedTree>>): Promise<Cast> {
  const actor = (person: TestPerson, name: string): Person =>
    personOf(
      name,
      async ({ method, url, headers, body }) => {
        const answer = await app.http.inject({
          method: method as 'GET',
          url,
          headers,
          ...(body === undefined ? {} : { payload: body }),
        });
        return { status: answer.statusCode, text: answer.body };
      },
      person.headers,
    );
  const county = actor(await personAs(app, { role: 'county-department', orgId: tree.county.id }), '县委组织部');
  const townships = new Map<number, { secretary: Person; organiser: Person }>();
  for (const township of tree.townships) {
    townships.set(township.id, {
      secretary: actor(await personAs(app, { role: 'township-secretary', orgId: township.id }), '书记'),
      organiser: actor(await personAs(app, { role: 'township-organiser', orgId: township.id }), '组织委员'),
    });
  }
  const branches = new Map<number, { secretary: Person; memberId: number }>();
  for (const branch of tree.branches) {
    const secretary = actor(await personAs(app, { role: 'branch-secretary', orgId: branch.id }), '支部书记');
    branches.set(branch.id, { secretary, memberId: branch.memberIds[0] ?? 0 });
  }
  const anybody = personOf('群众', async ({ method, url, headers, body }) => {
    const answer = await app.http.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, text: answer.body };
  });
  const found = <T>(map: Map<number, T>, id: number): T => map.get(id) ?? assert.fail(`nobody for ${id}`);
  return { county, anybody, township: (id) => found(townships, id), branch: (id) => found(branches, id) };
}
