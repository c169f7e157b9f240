import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seedTree, type TestApp, type TestTree } from '@jishi/testkit';
import { systemActor } from '../../../platform/access/actor.ts';
import { periodOf } from './periods.ts';
import { meetObligation, openPeriods } from './service.ts';

it('aligns periods to the calendar', () => {
  assert.deepEqual(periodOf({ amount: 3, unit: 'm' }, '2026-11-20'), {
    from: '2026-10-01',
    until: '2027-01-01',
    lastDay: '2026-12-31',
  });
  assert.deepEqual(periodOf({ amount: 1, unit: 'm' }, '2024-02-29'), {
    from: '2024-02-01',
    until: '2024-03-01',
    lastDay: '2024-02-29',
  });
  assert.deepEqual(periodOf({ amount: 1, unit: 'y' }, '2026-11-20'), {
    from: '2026-01-01',
    until: '2027-01-01',
    lastDay: '2026-12-31',
  });
  assert.throws(() => periodOf({ amount: 5, unit: 'm' }, '2026-11-20'), RangeError);
});

describe('repeated duties', () => {
  let app: TestApp;
  let tree: TestTree;
  const system = systemActor('测试', 4106);
  const write = <T>(work: Parameters<TestApp['platform']['db']['write']>[1]) =>
    app.platform.db.write(system.scope, work, { audited: false }) as Promise<T>;
  const own = async (index = 0) => {
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[index]?.id ?? 0 });
    return (
      await secretary.get<{ items: { kind: string; met: number; dueOn: string; periodFrom: string }[] }>(
        '/api/obligations',
      )
    ).body.items;
  };

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
  });

  it('open once a period for every branch', async () => {
    const opened = await openPeriods(app.platform, (work) => write(work));
    assert.equal(opened, 6 * 3);
    assert.equal(await openPeriods(app.platform, (work) => write(work)), 0);
    const assembly = (await own()).find(({ kind }) => kind === 'party-assembly');
    assert.deepEqual([assembly?.met, assembly?.dueOn], [0, '2026-12-31']);
  });

  it('are met by an act in their period, and the same act counts once', async () => {
    const act = {
      orgId: tree.branches[0].id,
      kind: 'theme-day',
      happenedOn: '2026-11-15',
      subjectKind: 'meeting',
      subjectId: 7,
    } as const;
    await write((tx) => meetObligation(tx, app.platform, act));
    await write((tx) => meetObligation(tx, app.platform, act));
    assert.equal((await own()).find(({ kind }) => kind === 'theme-day')?.met, 1);
  });

  it('stay missed when the period has passed: a later act counts for its own period', async () => {
    app.clock.set('2026-12-05');
    await openPeriods(app.platform, (work) => write(work));
    const act = {
      orgId: tree.branches[1].id,
      kind: 'theme-day',
      happenedOn: '2026-12-03',
      subjectKind: 'meeting',
      subjectId: 8,
    } as const;
    await write((tx) => meetObligation(tx, app.platform, act));
    const days = (await own(1)).filter(({ kind }) => kind === 'theme-day');
    assert.deepEqual(
      days.map(({ periodFrom, met }) => [periodFrom, met]),
      [
        ['2026-11-01', 0],
        ['2026-12-01', 1],
      ],
    );
  });
});
