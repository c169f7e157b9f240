import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { Role } from '@jishi/contract';
import { createTestApp, seedTree, type TestApp, type TestOrg, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { Refusal } from '../../platform/refusal.ts';
import { createEngine, type Engine } from './engine.ts';
import { scriptedHandlers, testMethod } from './scripted.testkit.ts';

let nextUser = 900_000;

const actorIn = (org: TestOrg, role: Role, userId = ++nextUser): Actor => ({
  kind: 'user',
  userId: org.region * 2 ** 39 + userId,
  displayName: role,
  role,
  region: org.region,
  orgId: org.id,
  path: org.path,
  memberId: null,
  scope: { path: org.path },
});

describe('the method engine', () => {
  let app: TestApp;
  let tree: TestTree;
  let engine: Engine;
  let script: ReturnType<typeof scriptedHandlers>;
  let branch: Actor;
  let township: Actor;
  let county: Actor;

  const write = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => app.platform.db.write(actor.scope, work);
  const refused = async (work: Promise<unknown>, code: string): Promise<Refusal> => {
    try {
      await work;
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error));
      assert.equal(error.code, code);
      return error;
    }
    throw new Error(`expected the refusal ${code}`);
  };

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
  });

  beforeEach(() => {
    script = scriptedHandlers(['learning', 'form', 'approval', 'commendation']);
    engine = createEngine(app.platform, script.handlers, [testMethod]);
    branch = actorIn(tree.branches[0], 'branch-secretary');
    township = actorIn(tree.townships[0], 'township-secretary');
    county = actorIn(tree.county, 'county-department');
  });

  const start = () => write(branch, (tx) => engine.startRun(tx, branch, 'test-method', tree.branches[0]));
  const stepId = (runId: number, step: string) =>
    app.platform.db.read(county.scope, async (tx) => {
      const loaded = await engine.load(tx, runId);
      return loaded.rows.get(step)?.id ?? 0;
    });
  const states = (runId: number) =>
    app.platform.db.read(county.scope, async (tx) => {
      const loaded = await engine.load(tx, runId);
      return Object.fromEntries([...loaded.rows].map(([id, row]) => [id, row.state]));
    });
  const complete = async (actor: Actor, runId: number, step: string) => {
    const id = await stepId(runId, step);
    await write(actor, (tx) => engine.complete(tx, actor, id));
  };
  const todos = (runId: number) =>
    app.platform.db.read(county.scope, (tx) =>
      tx.many<{
        step_id: string;
        org_id: number;
        role: string;
        due_on: string | null;
      }>(sql`select s.step_id, t.org_id, t.role, t.due_on
        from todo t join run_step s on s.region = t.region and s.id = t.subject_id
        where t.subject_kind = 'run-step' and s.run_id = ${runId} and t.done_at is null order by t.role`),
    );

  it('opens the first step with its date, the record of the primitive and the duty of those who act', async () => {
    const runId = await start();
    assert.deepEqual(await states(runId), { study: 'open', report: 'waiting', decide: 'waiting', confer: 'waiting' });
    assert.deepEqual(script.calls, ['open study']);
    const [todo, ...others] = await todos(runId);
    assert.deepEqual(todo, {
      step_id: 'study',
      org_id: tree.branches[0].id,
      role: 'branch-secretary',
      due_on: '2026-12-05',
    });
    assert.equal(others.length, 0);
  });

  it('goes through the levels: the duty moves up with the run, and working days count', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    const [report] = await todos(runId);
    assert.equal(report?.due_on, '2026-11-27');
    await complete(branch, runId, 'report');
    assert.deepEqual(
      (await todos(runId)).map(({ org_id, role }) => [org_id, role]),
      [
        [tree.townships[0].id, 'township-organiser'],
        [tree.townships[0].id, 'township-secretary'],
      ],
    );
    script.of('decide').report = { isApproved: true };
    await complete(township, runId, 'decide');
    script.of('confer').outcome = { outcome: 'poor', stars: 2 };
    await complete(county, runId, 'confer');
    assert.deepEqual(await states(runId), { study: 'done', report: 'done', decide: 'done', confer: 'done' });
    const run = await app.platform.db.read(county.scope, (tx) => engine.load(tx, runId));
    assert.equal(run.run.state, 'done');
    assert.equal(run.rows.get('confer')?.outcome['stars'], 2);
  });

  it('hands over to the methods the definition names, with a duty for the organisation that takes over', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    await complete(branch, runId, 'report');
    script.of('decide').report = { isApproved: true };
    await complete(township, runId, 'decide');
    script.of('confer').outcome = { outcome: 'poor' };
    await complete(county, runId, 'confer');
    const rows = await app.platform.db.read(county.scope, (tx) =>
      tx.many<{
        to_method_id: string;
        org_id: number;
        roles: string[];
      }>(sql`select h.to_method_id, t.org_id, array_agg(t.role order by t.role) as roles
        from hand_over h join todo t on t.subject_kind = 'hand-over' and t.subject_id = h.id and t.done_at is null
        where h.from_run_id = ${runId} group by 1, 2 order by 1`),
    );
    assert.deepEqual(rows, [
      {
        to_method_id: 'branch-rectification',
        org_id: tree.townships[0].id,
        roles: ['township-organiser', 'township-secretary'],
      },
      { to_method_id: 'upgrade-promotion', org_id: tree.branches[0].id, roles: ['branch-secretary'] },
    ]);
  });

  it('refuses an end while something is missing, and names it with its rule', async () => {
    const runId = await start();
    script.of('study').unmet = [
      { code: 'learning.none', zh: '还没有学习记录。', en: 'No session yet.', ruleIds: ['learning.make_up.window'] },
    ];
    const refusal = await refused(complete(branch, runId, 'study'), 'step.not-ready');
    assert.equal(refusal.facts['reasons'], '还没有学习记录。');
    assert.deepEqual(refusal.ruleIds, ['learning.make_up.window']);
    assert.deepEqual((await states(runId))['study'], 'open');
  });

  it('does not take an unknown fact for a met condition', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    await complete(branch, runId, 'report');
    const refusal = await refused(complete(township, runId, 'decide'), 'run.condition-unmet');
    assert.equal(refusal.facts['what'], '尚未批准');
  });

  it('refuses the step of another organisation, of a superior and of a neighbour', async () => {
    const runId = await start();
    const refusal = await refused(complete(township, runId, 'study'), 'step.not-yours');
    assert.equal(refusal.facts['who'], tree.branches[0].name);
    const neighbour = actorIn(tree.branches[1], 'branch-secretary');
    const id = await stepId(runId, 'study');
    await refused(
      write(neighbour, (tx) => engine.complete(tx, neighbour, id)),
      'record.not-found',
    );
    const plain = actorIn(tree.branches[0], 'member');
    await refused(complete(plain, runId, 'study'), 'step.not-yours');
  });

  it('lets nobody check alone what they alone did', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    await complete(branch, runId, 'report');
    script.of('decide').report = { isApproved: true };
    const samePerson: Actor = { ...township, userId: branch.userId };
    const refusal = await refused(complete(samePerson, runId, 'decide'), 'run.same-person');
    assert.equal(refusal.facts['checked'], '述');
    await complete(township, runId, 'decide');
  });

  it('sends back with a reason: the earlier step opens again with its record, the later ones wait', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    await complete(branch, runId, 'report');
    const decide = await stepId(runId, 'decide');
    await refused(
      write(township, (tx) => engine.returnTo(tx, township, decide, 'report', ' ')),
      'run.reason-missing',
    );
    await write(township, (tx) => engine.returnTo(tx, township, decide, 'report', '问题写得不具体'));
    assert.deepEqual(await states(runId), { study: 'done', report: 'open', decide: 'returned', confer: 'waiting' });
    assert.deepEqual(script.calls.slice(-2), ['reopen report', 'returned report: 问题写得不具体']);
    assert.deepEqual(
      (await todos(runId)).map(({ role }) => role),
      ['branch-secretary'],
    );
    await complete(branch, runId, 'report');
    assert.equal((await states(runId))['decide'], 'open');
  });

  it('gives two who decide at once one result: the other learns who was faster', async () => {
    const runId = await start();
    const id = await stepId(runId, 'study');
    const other = actorIn(tree.branches[0], 'branch-secretary');
    const both = await Promise.allSettled(
      [branch, other].map((actor) => write(actor, (tx) => engine.complete(tx, actor, id))),
    );
    const lost = both.filter((one) => one.status === 'rejected');
    assert.equal(lost.length, 1);
    const [reason] = lost.map((one): unknown => one.reason);
    assert.ok(reason instanceof Refusal);
    assert.equal(reason.code, 'record.changed-meanwhile');
    const events = await app.platform.db.read(county.scope, (tx) =>
      tx.one<{ n: number }>(
        sql`select count(*)::int as n from run_event e where e.run_id = ${runId} and e.event->>'kind' = 'step-completed'`,
      ),
    );
    assert.equal(events.n, 1);
  });

  it('leaves a step open whose record is complete until a person says how it came out', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    await complete(branch, runId, 'report');
    script.of('decide').report = { isApproved: true };
    await complete(township, runId, 'decide');
    const id = await stepId(runId, 'confer');
    // The record that is complete leaves the entry of the trail; the engine has nothing to add yet.
    await app.platform.db.write(county.scope, (tx) => engine.recordDone(tx, county, id), { audited: false });
    assert.equal((await states(runId))['confer'], 'open');
    script.of('confer').outcome = { outcome: 'good' };
    await write(county, (tx) => engine.recordDone(tx, county, id));
    assert.equal((await states(runId))['confer'], 'done');
  });

  it('takes back a step until the next person has opened what came of it', async () => {
    const runId = await start();
    await complete(branch, runId, 'study');
    await complete(branch, runId, 'report');
    const report = await stepId(runId, 'report');
    await write(branch, (tx) => engine.takeBack(tx, branch, report));
    assert.deepEqual(await states(runId), { study: 'done', report: 'open', decide: 'waiting', confer: 'waiting' });
    await complete(branch, runId, 'report');
    await app.platform.db.write(
      township.scope,
      (tx) => tx.run(sql`update run_step s set seen_at = now() where s.run_id = ${runId} and s.state = 'open'`),
      { audited: false },
    );
    const refusal = await refused(
      write(branch, (tx) => engine.takeBack(tx, branch, report)),
      'step.already-seen',
    );
    assert.equal(refusal.facts['who'], tree.townships[0].name);
  });

  it('refuses a method whose primitives are not built, with their names', async () => {
    const poor = createEngine(app.platform, scriptedHandlers(['learning']).handlers, [testMethod]);
    const refusal = await refused(
      write(branch, (tx) => poor.startRun(tx, branch, 'test-method', tree.branches[0])),
      'method.primitive-missing',
    );
    assert.equal(refusal.facts['primitives'], 'form、approval、commendation');
  });

  it('keeps a run under the definition it started with when the method changes', async () => {
    const runId = await start();
    const newer = {
      ...testMethod,
      version: 2,
      steps: testMethod.steps.slice(0, 1).map((step) => ({ ...step, next: [] })),
    };
    const later = createEngine(app.platform, script.handlers, [newer]);
    const id = await stepId(runId, 'study');
    await write(branch, (tx) => later.complete(tx, branch, id));
    assert.equal((await states(runId))['report'], 'open');
  });

  it('leaves nothing behind when the transaction fails after a step was done', async () => {
    const runId = await start();
    const id = await stepId(runId, 'study');
    await assert.rejects(
      write(branch, async (tx) => {
        await engine.complete(tx, branch, id);
        throw new Error('the process died');
      }),
    );
    assert.equal((await states(runId))['study'], 'open');
    assert.equal((await todos(runId)).length, 1);
  });

  it('starts many runs with as many statements as one', async () => {
    const hashed = await app.platform.db.read(county.scope, (tx) =>
      engine.catalogue.current(tx, 'test-method', tree.county.path),
    );
    const runIds = await write(county, (tx) => engine.startRuns(tx, county, hashed, tree.branches, { title: '批量' }));
    assert.equal(runIds.length, 6);
    for (const runId of runIds) assert.equal((await todos(runId)).length, 1);
  });

  it('reads the rule of the day on which a step opens, not of the day the run began', async () => {
    const local = {
      ...testMethod,
      id: 'dated-method',
      steps: testMethod.steps.map((step) =>
        step.id === 'report'
          ? {
              ...step,
              due: {
                kind: 'after' as const,
                within: { param: 'method.six_step_grading.study.due' },
                anchor: { kind: 'step-opened' as const },
              },
            }
          : step,
      ),
    };
    const dated = createEngine(app.platform, script.handlers, [local]);
    const runId = await write(branch, (tx) => dated.startRun(tx, branch, 'dated-method', tree.branches[0]));
    const overrideId = await app.platform.db.write(
      county.scope,
      async (tx) => {
        const id = await app.platform.ids.next(tx, tree.region);
        await tx.run(sql`insert into rule_override (region, id, org_id, path, parameter_id, effective_from, value, source_zh, decided_by, at)
        values (${tree.region}, ${id}, ${tree.county.id}, ${tree.county.path}, 'method.six_step_grading.study.due', '2026-11-20', '"20d"', '县委通知', '县委组织部', now())`);
        return id;
      },
      { audited: false },
    );
    assert.ok(overrideId > 0);
    await complete(branch, runId, 'study');
    assert.equal((await todos(runId))[0]?.due_on, '2026-12-10');
  });
});
