import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { CommendationItem } from '@jishi/contract';
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
import { createCommendationService } from './index.ts';
import { commendationJobs } from './jobs.ts';

type Item = z.infer<typeof CommendationItem>;
type Problem = { code: string; facts: Record<string, unknown>; rules?: { id: string }[] };

let app: TestApp;
let tree: TestTree;
let county: TestPerson;
let roundId = 1_000_000;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};

/** A star nomination of a branch in the present round, as the last step of a run makes it. */
async function nominated(branchNo: number, grade = 'good', stars = 5): Promise<Item> {
  const branch = tree.branches[branchNo] ?? tree.branches[0];
  const actor = systemActor('测试', tree.region);
  const service = createCommendationService(app.platform);
  return await app.platform.db.write(actor.scope, async (tx) => {
    const id = await service.nominate(tx, actor, {
      region: tree.region,
      orgId: branch.id,
      path: branch.path,
      deciderOrgId: tree.county.id,
      runStepId: null,
      roundId,
      kind: 'star-rating',
      titleZh: `${stars} 星级党支部`,
      reasonZh: '',
      year: Number(app.clock.today().slice(0, 4)),
      grade,
      gradeTitle: grade === 'good' ? '好' : '一般',
      stars,
      scoreHundredths: 9000,
      validUntil: null,
    });
    return await service.get(tx, id);
  });
}
/** So many runs in the present round: the base of the shares. */
async function withRuns(count: number): Promise<void> {
  const { ids, clock } = app.platform;
  const { region, county: owner } = tree;
  await seed(app, async (tx) => {
    await tx.run(sql`insert into method_definition (hash, method_id, version, body, first_used_at)
      values ('test', 'six-step-grading', 1, '{}', ${clock.now()}) on conflict do nothing`);
    await tx.run(sql`insert into method_round (region, id, org_id, path, method_id, definition_hash, title, year, state, opened_on, created_by, created_at)
      values (${region}, ${roundId}, ${owner.id}, ${owner.path}, 'six-step-grading', 'test', '定级', 2026, 'open', '2026-10-01', '县委组织部', ${clock.now()})`);
    for (let no = 0; no < count; no++) {
      const branch = tree.branches[no] ?? tree.branches[0];
      await tx.run(sql`insert into method_run (region, id, org_id, path, round_id, method_id, definition_hash, title, started_on)
        values (${region}, ${await ids.next(tx, region)}, ${branch.id}, ${branch.path}, ${roundId}, 'six-step-grading', 'test', '定级', '2026-10-01')`);
    }
  });
}
const confer = (items: readonly Item[], who = county) =>
  who.send<{ conferred: number }>('POST', '/api/commendations/confer', {
    items: items.map((item) => ({ commendationId: item.id, version: item.version })),
    decidedAtZh: '县委常委会第 12 次会议',
  });
const limit = async (parameter: string, value: unknown) => {
  await seed(app, async (tx) => {
    await tx.run(sql`delete from rule_override where parameter_id = ${parameter}`);
    if (value !== undefined)
      await tx.run(sql`insert into rule_override (region, id, org_id, path, parameter_id, effective_from, value, source_zh, decided_by, at)
        values (${tree.region}, ${await app.platform.ids.next(tx, tree.region)}, ${tree.county.id}, ${tree.county.path}, ${parameter},
          '2020-01-01', ${JSON.stringify(value)}, '县委文件', '县委', ${app.clock.now()})`);
  });
};

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 1 });
  county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
});
beforeEach(() => {
  roundId += 1;
  app.clock.set('2026-11-20');
});

describe('conferring stars', () => {
  it('gives number, validity and plaque, and puts the branch on the public board', async () => {
    await limit('grading.good.max_share', undefined);
    const item = await nominated(0, 'average', 3);
    assert.equal(ok(await confer([item])).conferred, 1);
    const [done] = ok(
      await county.get<{ items: Item[] }>(`/api/commendations?orgId=${item.orgId}&state=conferred&limit=200`),
    ).items.slice(-1);
    assert.deepEqual(
      [done?.stars, done?.conferredOn, (done?.validUntil ?? '') > '2026-11-20', done?.plaqueNumber !== null],
      [3, '2026-11-20', true, true],
    );
    const board = await app.http.inject({ url: '/api/public/stars' });
    assert.deepEqual(
      board.json().items.map((each: { orgName: string; stars: number }) => [each.orgName, each.stars]),
      [[tree.branches[0].name, 3]],
    );
  });

  it('is the county’s alone', async () => {
    const item = await nominated(0, 'average', 3);
    const township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    refused(await confer([item], township), 'access.denied');
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[5].id });
    assert.deepEqual(ok(await neighbour.get<{ items: Item[] }>(`/api/commendations?orgId=${item.orgId}`)).items, []);
  });

  it('a township nominates, the county confers', async () => {
    const township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    const item = ok(
      await township.send<Item>('POST', '/api/commendations', {
        orgId: tree.branches[1].id,
        titleZh: '先进党支部',
        reasonZh: '全年工作扎实，群众满意。',
      }),
    );
    assert.equal(ok(await confer([item])).conferred, 1);
    const other = await township.send('POST', '/api/commendations', {
      orgId: tree.branches[4].id,
      titleZh: '先进党支部',
      reasonZh: '别的镇的支部。',
    });
    assert.equal(other.status, 404);
  });

  it('of a batch is all or none', async () => {
    const items = [await nominated(0, 'average', 3), await nominated(1, 'average', 3)];
    refused(
      await confer([...items, { ...(items[0] as Item), id: (await nominated(2)).id, version: 9 }]),
      'record.changed-meanwhile',
    );
    const states = ok(await county.get<{ items: Item[] }>(`/api/commendations?roundId=${roundId}`)).items.map(
      (each) => each.state,
    );
    assert.deepEqual(states, ['nominated', 'nominated', 'nominated']);
  });

  it('keeps the number of the highest grade, two batches at once included', async () => {
    await limit('grading.good.max_share', [1, 1]);
    await limit('grading.good.max_count', 2);
    await withRuns(6);
    const items = [];
    for (const no of [0, 1, 2]) items.push(await nominated(no));
    const three = refused(await confer(items), 'commendation.count-exceeded');
    assert.deepEqual([three.facts['count'], three.facts['limit']], [3, 2]);
    assert.equal(three.rules?.[0]?.id, 'grading.good.max_count');
    const second = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    const answers = await Promise.all([confer(items.slice(0, 2)), confer(items.slice(2), second)]);
    const conferred = ok(await county.get<{ items: Item[] }>(`/api/commendations?roundId=${roundId}&state=conferred`))
      .items.length;
    assert.ok(conferred <= 2, `${conferred} conferred`);
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a - b),
      [200, 422],
    );
    await limit('grading.good.max_count', undefined);
  });

  it('keeps the share of the highest grade: exactly the share passes, one more does not', async () => {
    await limit('grading.good.max_share', [1, 3]);
    await withRuns(6);
    const items = [];
    for (const no of [0, 1, 2]) items.push(await nominated(no));
    const over = refused(await confer(items), 'commendation.share-exceeded');
    assert.deepEqual([over.facts['count'], over.facts['limit'], over.facts['total']], [3, 2, 6]);
    ok(await confer(items.slice(0, 2)));
    refused(await confer(items.slice(2)), 'commendation.share-exceeded');
    await limit('grading.good.max_share', undefined);
  });
});

describe('after the conferring', () => {
  const starred = async (branchNo: number): Promise<Item> => {
    const item = await nominated(branchNo, 'average', 3);
    ok(await confer([item]));
    return ok(await county.get<{ items: Item[] }>(`/api/commendations?roundId=${roundId}`)).items.find(
      (each) => each.id === item.id,
    ) as Item;
  };
  const onBoard = async (name: string): Promise<boolean> =>
    (await app.http.inject({ url: '/api/public/stars?limit=200' }))
      .json()
      .items.some((each: { orgName: string }) => each.orgName === name);

  it('the branch itself notes when its plaque hangs, not before the conferring', async () => {
    const item = await starred(3);
    const own = await personAs(app, { role: 'branch-secretary', orgId: item.orgId });
    const hang = (hungOn: string) =>
      own.send<Item>('POST', `/api/commendations/${item.id}/plaque`, { version: item.version, hungOn });
    refused(await hang('2026-11-19'), 'commendation.hung-before');
    refused(await hang('2026-11-21'), 'commendation.hung-before');
    assert.equal(ok(await hang('2026-11-20')).plaqueHungOn, '2026-11-20');
  });

  it('nothing is withdrawn unheard; withdrawn stars leave the board', async () => {
    const item = await starred(4);
    const withdraw = (body: object) =>
      county.send<Item>('POST', `/api/commendations/${item.id}/withdraw`, {
        version: item.version,
        reason: '申报材料不实。',
        ...body,
      });
    assert.equal((await withdraw({})).status, 422);
    refused(await withdraw({ heardOn: '2026-11-21', statementZh: '支部说明情况。' }), 'commendation.not-heard');
    const gone = ok(await withdraw({ heardOn: '2026-11-19', statementZh: '支部说明情况。' }));
    assert.deepEqual([gone.state, gone.withdrawnReason], ['withdrawn', '申报材料不实。']);
    assert.equal(await onBoard(item.orgName), false);
  });

  it('ends with its validity, and a newer star replaces the older one', async () => {
    const item = await starred(5);
    app.clock.set(`${item.validUntil}T04:00:00Z`);
    const run = async () => {
      const [job] = commendationJobs(app.platform, createCommendationService(app.platform));
      await job?.handle?.({});
    };
    await run();
    assert.equal(await onBoard(item.orgName), true);
    app.clock.set('2031-01-01');
    await run();
    assert.equal(await onBoard(item.orgName), false);
  });

  it('the public board names organisations, never persons', async () => {
    const columns = await seed(app, (tx) =>
      tx.many<{ column_name: string }>(
        sql`select column_name from information_schema.columns where table_name = 'star_entry'`,
      ),
    );
    assert.deepEqual(
      columns.filter(({ column_name: name }) => /member|user|person|secretary/.test(name)),
      [],
    );
  });
});
