import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { ApprovalListItem, ApprovalView } from '@jishi/contract';
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
import { createApprovalService, type NewApproval } from './index.ts';

type View = z.infer<typeof ApprovalView>;
type Item = z.infer<typeof ApprovalListItem>;
type Problem = { code: string; facts: Record<string, unknown>; rules?: { id: string }[] };

let app: TestApp;
let tree: TestTree;
let secretary: TestPerson;
let head: TestPerson;

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  assert.equal((answer.body as Problem).code, code, JSON.stringify(answer.body));
  return answer.body as Problem;
};

const grades = [
  { value: 'good', titleZh: '好' },
  { value: 'average', titleZh: '一般' },
];

/** A proposal of a grade for a branch that its township decides collectively, as a step of a round makes it. */
async function proposed(branchNo: number, extra: Partial<NewApproval> = {}): Promise<View> {
  const branch = tree.branches[branchNo] ?? tree.branches[0];
  const actor = systemActor('测试', tree.region);
  const service = createApprovalService(app.platform);
  const id = await app.platform.db.write(actor.scope, (tx) =>
    service.create(tx, actor, {
      region: tree.region,
      orgId: branch.id,
      path: branch.path,
      runStepId: null,
      roundId: null,
      stepId: 'decide',
      mode: 'approve',
      titleZh: `${branch.name} · 审定`,
      requestTextZh: '',
      deciderOrgId: tree.townships[0].id,
      deciderRoles: ['township-secretary'],
      collective: 'committee',
      decisions: ['approve', 'amend', 'refuse'],
      needsReplyNumber: false,
      minReviewers: 0,
      silence: null,
      extension: null,
      facts: {},
      proposedValue: 'good',
      choices: grades,
      state: 'accepted',
      dueOn: '2026-12-01',
      ...extra,
    }),
  );
  return ok(await head.get<View>(`/api/approvals/${id}`));
}

const meeting = { heldOn: '2026-11-20', expected: 9, present: 7, inFavour: 6 };
const item = (view: View, over: object = {}) => ({
  approvalId: view.id,
  version: view.version,
  decision: 'approve',
  ...over,
});
const decide = (who: TestPerson, items: readonly object[], over: object = {}) =>
  who.send<{ decided: number }>('POST', '/api/approvals/decide', { items, meeting, ...over });

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 1 });
  secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  head = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
});

describe('a request to the organisation above', () => {
  const ask = async (who = secretary): Promise<View> =>
    ok(
      await who.send<View>('POST', '/api/approvals', {
        titleZh: '关于召开党员大会的请示',
        mode: 'approve',
        textZh: '拟于下月召开。',
      }),
    );
  const act = (who: TestPerson, view: View, what: string, body: object = {}) =>
    who.send<View>('POST', `/api/approvals/${view.id}/${what}`, { version: view.version, ...body });

  it('goes to the township as a duty; its clock starts when the materials are complete', async () => {
    const view = await ask();
    assert.equal(view.state, 'requested');
    assert.equal(view.deciderOrgName, tree.townships[0].name);
    const due = await seed(app, (tx) =>
      tx.many<{ org_id: number; role: string }>(
        sql`select org_id, role from todo where subject_kind = 'approval' and subject_id = ${view.id} and done_at is null`,
      ),
    );
    assert.deepEqual(due, [{ org_id: tree.townships[0].id, role: 'township-secretary' }]);
    const taken = ok(await act(head, view, 'accept'));
    assert.deepEqual([taken.state, (taken.dueOn ?? '') > '2026-11-20'], ['accepted', true]);
  });

  it('is sent back with everything that is missing, handed in again, decided, and the asker is told', async () => {
    const back = ok(await act(head, await ask(), 'send-back', { missing: '缺会议议程' }));
    assert.equal(back.sentBackReason, '缺会议议程');
    const again = ok(await act(secretary, back, 'resubmit', { textZh: '补上议程。' }));
    const taken = ok(await act(head, again, 'accept'));
    ok(await decide(head, [item(taken)], { meeting: undefined }));
    const view = ok(await secretary.get<View>(`/api/approvals/${taken.id}`));
    assert.deepEqual([view.state, view.decision], ['replied', 'approve']);
    const told = await seed(app, (tx) =>
      tx.many<{ user_id: number }>(
        sql`select user_id from todo where subject_kind = 'approval-result' and subject_id = ${view.id}`,
      ),
    );
    assert.deepEqual(told, [{ user_id: secretary.userId }]);
  });

  it('is withdrawn only before it was taken up, and only by who asked', async () => {
    const view = await ask();
    const taken = ok(await act(head, view, 'accept'));
    refused(await act(secretary, taken, 'withdraw'), 'approval.wrong-state');
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await act(neighbour, taken, 'withdraw')).status, 404);
    assert.equal((await neighbour.get(`/api/approvals/${view.id}`)).status, 404);
  });

  it('nobody decides the own request, whatever role he takes on', async () => {
    const view = await ask();
    const both = await personAs(app, {
      role: 'township-secretary',
      orgId: tree.townships[0].id,
      userId: secretary.userId,
    });
    const taken = ok(await act(head, view, 'accept'));
    refused(await decide(both, [item(taken)]), 'approval.own-request');
  });

  it('is decided by the township alone, not by the county and not by the organiser', async () => {
    const view = await ask();
    const county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    refused(await act(county, view, 'accept'), 'approval.not-decider');
    const organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    refused(await act(organiser, view, 'accept'), 'access.denied');
  });
});

describe('a collective decision', () => {
  it('names its meeting: five of nine present are a quorum, four are not; five in favour carry, four do not', async () => {
    const view = await proposed(0);
    refused(await decide(head, [item(view)], { meeting: undefined }), 'approval.meeting-missing');
    const quorum = app.platform.rules.national<{ compare: string; fraction: [number, number] }>(
      'approval.meeting.quorum',
      '2026-11-20',
    );
    const pass = app.platform.rules.national<{ compare: string; fraction: [number, number] }>(
      'approval.meeting.pass',
      '2026-11-20',
    );
    const least = ({ compare, fraction }: typeof quorum, of: number) => {
      const exact = (of * fraction[0]) / fraction[1];
      return compare === 'gt' ? Math.floor(exact) + 1 : Math.ceil(exact);
    };
    const [heads, votes] = [least(quorum, 9), least(pass, 9)];
    const at = (present: number, inFavour: number) =>
      decide(head, [item(view)], { meeting: { ...meeting, present, inFavour } });
    const short = refused(await at(heads - 1, heads - 1), 'approval.quorum-not-met');
    assert.equal(short.facts['short'], 1);
    assert.equal(short.rules?.[0]?.id, 'approval.meeting.quorum');
    refused(await at(9, votes - 1), 'approval.not-carried');
    refused(await at(10, 5), 'approval.counts-impossible');
    refused(
      await decide(head, [item(view)], { meeting: { ...meeting, heldOn: '2026-11-21' } }),
      'approval.meeting-in-future',
    );
    ok(await at(Math.max(heads, votes), votes));
  });

  it('that differs from the proposal needs a reason and one of the choices', async () => {
    const view = await proposed(1);
    refused(await decide(head, [item(view, { decision: 'amend', value: 'average' })]), 'approval.reason-missing');
    refused(
      await decide(head, [item(view, { decision: 'amend', value: 'splendid', reason: '材料不实' })]),
      'approval.value-not-offered',
    );
    ok(await decide(head, [item(view, { decision: 'amend', value: 'average', reason: '材料不实' })]));
    const done = ok(await head.get<View>(`/api/approvals/${view.id}`));
    assert.deepEqual([done.proposedValue, done.decidedValue, done.decisionReason], ['good', 'average', '材料不实']);
  });

  it('of a batch is all or none', async () => {
    const views = [await proposed(0), await proposed(1), await proposed(2)];
    const stale = views.map((view, index) => item(view, index === 2 ? { version: view.version + 1 } : {}));
    refused(await decide(head, stale), 'record.changed-meanwhile');
    for (const view of views) assert.equal(ok(await head.get<View>(`/api/approvals/${view.id}`)).state, 'accepted');
    assert.equal(
      ok(
        await decide(
          head,
          views.map((view) => item(view)),
        ),
      ).decided,
      3,
    );
    for (const view of views) assert.equal(ok(await head.get<View>(`/api/approvals/${view.id}`)).state, 'replied');
  });

  it('two people deciding at once: one decides, the other sees that it is done', async () => {
    const view = await proposed(0);
    const second = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    const answers = await Promise.all([
      decide(head, [item(view)]),
      decide(second, [item(view, { decision: 'amend', value: 'average', reason: '意见不同' })]),
    ]);
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a - b),
      [200, 409],
    );
    const trail = await seed(app, (tx) =>
      tx.many(sql`select id from audit_event where action = 'approval.decide' and subject_id = ${view.id}`),
    );
    assert.equal(trail.length, 1);
  });

  it('two batches that overlap in other order do not wait for each other for ever', async () => {
    const views = [await proposed(0), await proposed(1)];
    const second = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    const answers = await Promise.all([
      decide(
        head,
        views.map((view) => item(view)),
      ),
      decide(
        second,
        views.toReversed().map((view) => item(view)),
      ),
    ]);
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a - b),
      [200, 409],
    );
  });

  it('waits for opinions of different people where the method asks for them', async () => {
    const view = await proposed(0, { minReviewers: 2 });
    const organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    const opine = (who: TestPerson) =>
      who.send<View>('POST', `/api/approvals/${view.id}/opinions`, { textZh: '材料属实。' });
    ok(await opine(organiser));
    ok(await opine(organiser));
    assert.equal(refused(await decide(head, [item(view)]), 'approval.reviewers-missing').facts['now'], 1);
    ok(await opine(head));
    ok(await decide(head, [item(view)]));
  });

  it('of a request outside the own township is not possible', async () => {
    const view = await proposed(0);
    const other = await personAs(app, { role: 'township-secretary', orgId: tree.townships[1].id });
    refused(await decide(other, [item(view)]), 'record.not-found');
  });
});

describe('the list of what waits', () => {
  it('shows the own ones with their proposals, page by page', async () => {
    const before = ok(await head.get<{ items: Item[] }>('/api/approvals?mine=to-decide&limit=200')).items.length;
    for (const no of [0, 1, 2]) await proposed(no);
    const first = ok(
      await head.get<{ items: Item[]; nextCursor: string | null }>('/api/approvals?mine=to-decide&limit=2'),
    );
    assert.deepEqual([first.items.length, first.nextCursor === null], [2, false]);
    const all = ok(await head.get<{ items: Item[] }>('/api/approvals?mine=to-decide&limit=200')).items;
    assert.equal(all.length, before + 3);
    assert.equal(all.at(-1)?.proposedTitle, '好');
    assert.deepEqual(ok(await secretary.get<{ items: Item[] }>('/api/approvals?mine=to-decide')).items, []);
  });
});
