import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import { shapeFault } from './value-shape.ts';

interface Rule {
  readonly id: string;
  readonly level: string;
  readonly effective: { value: unknown; layer: string } | null;
  readonly values: { confidence: string; sourceZh: string; article: string | null }[];
  readonly local: { orgName: string }[];
  readonly canSet: boolean;
}

describe('rules', () => {
  let app: TestApp;
  let tree: TestTree;
  let county: TestPerson;
  let secretary: TestPerson;
  const set = (who: TestPerson, rule: string, value: unknown, more = {}) =>
    who.send<Rule & { code?: string }>('PUT', `/api/rules/${rule}/local`, {
      effectiveFrom: '2026-12-01',
      value,
      sourceZh: '浚组通〔2026〕9号',
      ...more,
    });
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  it('are all listed with source, article and confidence', async () => {
    const { status, body } = await secretary.get<{ items: Rule[]; sources: { id: string }[] }>('/api/rules');
    assert.equal(status, 200);
    assert.equal(body.items.length, app.platform.rules.parameters().length);
    assert.ok(body.items.every((rule) => rule.values.every(({ confidence, sourceZh }) => confidence && sourceZh)));
    assert.ok(body.sources.length > 20);
    const found = await secretary.get<{ items: Rule[] }>('/api/rules?search=lockout');
    assert.ok(found.body.items.length >= 3);
    const uncertain = await secretary.get<{ items: Rule[] }>('/api/rules?confidence=uncertain&level=local');
    assert.ok(
      uncertain.body.items.every(
        (rule) => rule.level === 'local' && rule.values.some(({ confidence }) => confidence === 'uncertain'),
      ),
    );
  });

  it('get a local value from the county, which holds below it from its day on', async () => {
    assert.equal((await set(secretary, 'access.session.idle', '20min')).status, 403);
    const answer = await set(county, 'access.session.idle', '20min');
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.local[0]?.orgName, tree.county.name);
    const value = () => secretary.get<Rule>('/api/rules/access.session.idle').then(({ body }) => body.effective);
    assert.deepEqual((await value())?.value, '30min');
    app.clock.set('2026-12-01');
    assert.deepEqual(await value(), { value: '20min', layer: 'override', confidence: 'known', orgId: tree.county.id });
    await set(county, 'access.session.idle', null, { effectiveFrom: '2026-12-05' });
    app.clock.set('2026-12-05');
    assert.equal((await value())?.layer, 'local-default');
    app.clock.set('2026-11-20');
  });

  it('of the nation are never loosened, and of a fixed kind not replaced', async () => {
    const { body } = await county.get<{ items: (Rule & { compare: string | null })[] }>('/api/rules?level=national');
    const atLeast = body.items.find(
      (rule) => rule.compare === 'ge' && typeof rule.effective?.value === 'number' && rule.effective.value > 1,
    );
    assert.ok(atLeast);
    const loosened = await set(county, atLeast.id, Number(atLeast.effective?.value) - 1);
    assert.equal(loosened.status, 422);
    assert.equal(loosened.body.code, 'rule.loosens');
    assert.equal((await set(county, atLeast.id, Number(atLeast.effective?.value) + 1)).status, 200);
  });

  it('do not change the past, and keep their kind of value', async () => {
    assert.equal(
      (await set(county, 'access.session.idle', '20min', { effectiveFrom: '2026-11-19' })).body.code,
      'rule.past-date',
    );
    assert.equal((await set(county, 'access.session.idle', '20min', { effectiveFrom: '2026-02-30' })).status, 422);
    assert.equal((await set(county, 'access.session.idle', 20)).status, 422);
    assert.equal((await set(county, 'access.session.idle', 'twenty')).status, 422);
    assert.equal((await set(county, 'no.such.rule', 1)).status, 404);
  });
});

describe('the kind of a local value', () => {
  for (const [example, good, bad] of [
    [5, 6, -1],
    [5, 0, 1.5],
    ['30min', '2h', '2 hours'],
    [true, false, 'yes'],
    [['a'], ['b', 'c'], []],
    [
      [1, 2],
      [2, 3],
      [1, 0],
    ],
    [
      [1, 2],
      [2, 3],
      [1, 2, 3],
    ],
    [{ min: 1, max: 2 }, { max: 3, min: 1 }, { min: 1 }],
  ] as const) {
    it(`of ${JSON.stringify(example)} takes ${JSON.stringify(good)} and refuses ${JSON.stringify(bad)}`, () => {
      assert.equal(shapeFault(example, good), undefined);
      assert.notEqual(shapeFault(example, bad), undefined);
    });
  }
});
