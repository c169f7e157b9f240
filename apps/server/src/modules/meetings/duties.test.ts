import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { createTestApp, fixedClock, personAs, seed, seedTree } from '@jishi/testkit';
import { openPeriods } from '../methods/index.ts';

test('a signed branch assembly counts for the period of its own day', async () => {
  const clock = fixedClock('2026-11-20');
  const app = await createTestApp({ clock });
  const tree = await seedTree(app, { membersEach: 6 });
  const branch = tree.branches[0];
  const everything = { path: '', everything: true } as const;
  await openPeriods(app.platform, (work) => app.platform.db.write(everything, work, { audited: false }));
  const secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
  const called = await secretary.send<{ id: number; version: number }>('POST', '/api/meetings', {
    kind: 'party-assembly',
    titleZh: '第四季度党员大会',
    scheduledAt: '2026-11-24T09:00',
    placeZh: '党员活动室',
    agenda: [{ titleZh: '讨论年度工作', kind: 'discuss' }],
  });
  assert.equal(called.status, 200);
  clock.set('2026-11-24');
  const at = `/api/meetings/${called.body.id}`;
  const [chair, recorder] = branch.memberIds;
  const marks = branch.memberIds.map((memberId) => ({ memberId, state: 'present' }));
  const step = async (method: 'POST' | 'PUT', path: string, body: object): Promise<number> => {
    const answer = await secretary.send<{ version: number }>(method, `${at}${path}`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.version;
  };
  let version = await step('POST', '/attendance', { marks });
  version = await step('POST', '/open', { version, chairMemberId: chair, recorderMemberId: recorder });
  version = await step('POST', '/close', { version });
  version = await step('PUT', '/minutes', {
    version,
    minutesZh: '讨论了年度工作。',
    summaries: [{ number: 1, summaryZh: '同意。' }],
  });
  version = await step('POST', '/record', { version });
  const met = () =>
    seed(app, (tx) =>
      tx.one<{
        met: number;
      }>(sql`select o.met from obligation o where o.org_id = ${branch.id} and o.kind = 'party-assembly'
        and o.period_from <= '2026-11-24' and o.period_until > '2026-11-24'`),
    );
  assert.equal((await met()).met, 0, 'minutes without signatures do not count');
  version = await step('POST', '/signatures', { version, as: 'chair', onPaper: true });
  await step('POST', '/signatures', { version, as: 'recorder', onPaper: true });
  assert.equal((await met()).met, 1);
});
