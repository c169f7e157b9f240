import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { MeetingView } from '@jishi/contract';
import {
  createTestApp,
  insertMember,
  insertOrg,
  personAs,
  seed,
  seedTree,
  type Answer,
  type TestApp,
  type TestOrg,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { countHeld, heldMeetings } from './index.ts';

type View = z.infer<typeof MeetingView>;
type Problem = { code: string; facts: Record<string, unknown>; rules?: { id: string; article?: string }[] };

let app: TestApp;
let tree: TestTree;

/** A branch of its own with so many members and its secretary, so that tests do not meet. */
async function aBranch(members: number): Promise<{ org: TestOrg; members: number[]; secretary: TestPerson }> {
  const org = await insertOrg(app, {
    name: `会议村${Math.random().toString(36).slice(2, 6)}支部`,
    kind: '631',
    parent: tree.townships[0],
  });
  const list: number[] = [];
  for (let no = 0; no < members; no++) list.push(await insertMember(app, { org }));
  const secretary = await personAs(app, {
    role: 'branch-secretary',
    orgId: org.id,
    memberId: list[0] ?? 0,
    displayName: '李书记',
  });
  return { org, members: list, secretary };
}

const calling = {
  kind: 'party-assembly',
  titleZh: '第四季度党员大会',
  scheduledAt: '2026-11-23T14:30',
  placeZh: '村委会二楼',
  agenda: [
    { titleZh: '听取工作报告', kind: 'inform' },
    { titleZh: '通过年度计划', kind: 'decide' },
  ],
};

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  const problem = answer.body as Problem;
  assert.equal(problem.code, code, JSON.stringify(answer.body));
  return problem;
};

async function called(who: TestPerson, extra: object = {}): Promise<View> {
  return ok(await who.send<View>('POST', '/api/meetings', { ...calling, ...extra }));
}
const present = async (who: TestPerson, meeting: View, memberIds: readonly number[]): Promise<View> =>
  ok(
    await who.send<View>('POST', `/api/meetings/${meeting.id}/attendance`, {
      marks: memberIds.map((memberId) => ({ memberId, state: 'present' })),
    }),
  );
const open = (who: TestPerson, meeting: View, chair: number, recorder: number) =>
  who.send<View>('POST', `/api/meetings/${meeting.id}/open`, {
    version: meeting.version,
    chairMemberId: chair,
    recorderMemberId: recorder,
  });

/** A meeting that is open with the given people in the room. */
async function opened(branch: Awaited<ReturnType<typeof aBranch>>, heads: number, extra: object = {}): Promise<View> {
  const meeting = await called(branch.secretary, extra);
  app.clock.set('2026-11-23T06:20:00Z');
  const there = await present(branch.secretary, meeting, branch.members.slice(0, heads));
  return ok(await open(branch.secretary, there, branch.members[0] ?? 0, branch.members[1] ?? 0));
}

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 1 });
});

describe('calling a meeting', () => {
  before(() => app.clock.set('2026-11-20'));

  it('tells those who are expected and keeps a record of it', async () => {
    const { secretary, members } = await aBranch(3);
    const meeting = await called(secretary);
    assert.equal(meeting.state, 'called');
    assert.equal(meeting.notice.noticedOn, '2026-11-20');
    assert.equal(meeting.notice.audience, 3);
    // Only the caller has an account: the others are told in person and ticked off.
    assert.equal(meeting.notice.delivered, 1);
    const told = ok(
      await secretary.send<View>('POST', `/api/meetings/${meeting.id}/deliveries`, {
        memberIds: members,
        channel: 'in-person',
      }),
    );
    assert.equal(told.notice.delivered, 3);
  });

  it('a member with an account finds the notice at home', async () => {
    const { secretary, members, org } = await aBranch(3);
    const member = await personAs(app, { role: 'member', orgId: org.id, memberId: members[1] ?? 0 });
    const meeting = await called(secretary);
    assert.equal(meeting.notice.delivered, 2);
    const todos = await seed(app, (tx) =>
      tx.many<{ link: string }>(sql`select link from todo where user_id = ${member.userId} and done_at is null`),
    );
    assert.deepEqual(todos, [{ link: `/meetings/${meeting.id}` }]);
  });

  it('three days are enough, two ask for the reason', async () => {
    const { secretary } = await aBranch(3);
    await called(secretary, { scheduledAt: '2026-11-23T08:00' });
    const early = await secretary.send('POST', '/api/meetings', { ...calling, scheduledAt: '2026-11-22T14:30' });
    const problem = refused(early, 'meeting.notice-reason-missing');
    assert.equal(problem.facts['earliestOn'], '2026-11-23');
    assert.equal(problem.rules?.[0]?.id, 'meeting.notice.min');
    const urgent = await called(secretary, { scheduledAt: '2026-11-22T14:30', noticeReasonZh: '上级要求当周传达' });
    assert.equal(urgent.notice.reasonZh, '上级要求当周传达');
  });

  it('a notice of tomorrow and a day that does not exist are refused', async () => {
    const { secretary } = await aBranch(2);
    refused(
      await secretary.send('POST', '/api/meetings', { ...calling, noticedOn: '2026-11-21', noticeChannel: 'paper' }),
      'meeting.notice-in-future',
    );
    const answer = await secretary.send<{ code: string; errors: { message: string }[] }>('POST', '/api/meetings', {
      ...calling,
      scheduledAt: '2026-02-30T10:00',
    });
    assert.equal(answer.status, 422);
    assert.match(answer.body.errors[0]?.message ?? '', /2026-02-30/);
  });

  it('a changed time is told anew and an earlier version is not overwritten', async () => {
    const { secretary } = await aBranch(2);
    const meeting = await called(secretary);
    const { kind: _kind, ...body } = calling;
    const moved = ok(
      await secretary.send<View>('PUT', `/api/meetings/${meeting.id}/call`, {
        ...body,
        scheduledAt: '2026-11-25T09:00',
        version: meeting.version,
      }),
    );
    assert.equal(moved.scheduledAt, '2026-11-25T01:00:00.000Z');
    refused(
      await secretary.send('PUT', `/api/meetings/${meeting.id}/call`, { ...body, version: meeting.version }),
      'record.changed-meanwhile',
    );
  });

  it('nobody acts on a meeting of the neighbour, and absent and not yours are one answer', async () => {
    const one = await aBranch(2);
    const other = await aBranch(2);
    const meeting = await called(one.secretary);
    assert.equal((await other.secretary.get(`/api/meetings/${meeting.id}`)).status, 404);
    assert.equal(
      (await other.secretary.send('POST', `/api/meetings/${meeting.id}/cancel`, { version: 0, reason: '不想开' }))
        .status,
      404,
    );
    assert.equal((await other.secretary.get('/api/meetings/999999')).status, 404);
    const township = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    assert.equal((await township.get(`/api/meetings/${meeting.id}`)).status, 200);
    refused(
      await township.send('POST', `/api/meetings/${meeting.id}/cancel`, { version: meeting.version, reason: '不想开' }),
      'meeting.not-yours',
    );
  });
});

describe('the quorum of a general meeting', () => {
  before(() => app.clock.set('2026-11-20'));

  it('five of ten are enough, four of ten are not, and the refusal names the article', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(10);
    const meeting = await called(branch.secretary);
    app.clock.set('2026-11-23T06:20:00Z');
    const four = await present(branch.secretary, meeting, branch.members.slice(0, 4));
    const [chair = 0, recorder = 0] = branch.members;
    const problem = refused(await open(branch.secretary, four, chair, recorder), 'meeting.quorum-not-met');
    assert.deepEqual(problem.facts, { expected: 10, present: 4, least: 5, missing: 1 });
    assert.equal(problem.rules?.[0]?.article, '第十一条');
    const five = await present(branch.secretary, four, [branch.members[4] ?? 0]);
    const now = ok(await open(branch.secretary, five, chair, recorder));
    assert.equal(now.state, 'opened');
    assert.equal(now.quorum?.met, true);
  });

  it('is checked again before a resolution: somebody who left is missing', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(10);
    const meeting = await opened(branch, 6);
    const vote = { agendaNumber: 2, textZh: '通过计划', inFavour: 5, against: 0, abstained: 0 };
    const path = `/api/meetings/${meeting.id}/resolutions`;
    const lost = ok(await branch.secretary.send<View>('POST', path, { ...vote, version: meeting.version }));
    // Five of ten expected: valid, but more than half of those expected would be six.
    assert.equal(lost.resolutions[0]?.outcome, 'rejected');
    const won = ok(await branch.secretary.send<View>('POST', path, { ...vote, inFavour: 6, version: lost.version }));
    assert.equal(won.resolutions[1]?.outcome, 'carried');
    refused(
      await branch.secretary.send('POST', path, { ...vote, inFavour: 7, version: won.version }),
      'meeting.counts-impossible',
    );
    ok(
      await branch.secretary.send<View>('POST', `/api/meetings/${meeting.id}/attendance`, {
        marks: branch.members.slice(4, 6).map((memberId) => ({ memberId, state: 'left' })),
      }),
    );
    refused(
      await branch.secretary.send('POST', path, { ...vote, inFavour: 4, version: won.version }),
      'meeting.quorum-not-met',
    );
  });

  it('probationary members attend without a vote, with the reason on the list', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const probationary = await insertMember(app, { org: branch.org, memberType: '2' });
    const meeting = await called(branch.secretary);
    app.clock.set('2026-11-23T06:20:00Z');
    const there = await present(branch.secretary, meeting, [...branch.members.slice(0, 2), probationary]);
    const now = ok(await open(branch.secretary, there, branch.members[0] ?? 0, branch.members[1] ?? 0));
    assert.equal(now.expected, 3);
    assert.equal(now.quorum?.present, 2);
    const row = now.attendees.find((each) => each.memberId === probationary);
    assert.equal(row?.voting, false);
    assert.match(row?.excludedZh ?? '', /预备党员/);
  });

  it('the list stays as frozen when somebody joins the branch during the meeting', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(4);
    const meeting = await opened(branch, 3);
    const late = await insertMember(app, { org: branch.org });
    refused(
      await branch.secretary.send('POST', `/api/meetings/${meeting.id}/attendance`, {
        marks: [{ memberId: late, state: 'present' }],
      }),
      'meeting.not-on-list',
    );
    assert.equal(ok(await branch.secretary.get<View>(`/api/meetings/${meeting.id}`)).expected, 4);
  });
});

describe('signing in at the wall', () => {
  const wallOf = async (who: TestPerson, id: number) =>
    ok(
      await who.get<{ signIn: { code: string; url: string } | null; signInClosedZh: string | null; present: number }>(
        `/api/meetings/${id}/wall`,
      ),
    );
  const phone = (method: 'GET' | 'POST', url: string, payload?: object) =>
    app.http.inject({ method, url, ...(payload ? { payload } : {}) });

  it('by the code of the moment, the own name and one confirmation', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await called(branch.secretary);
    assert.equal((await wallOf(branch.secretary, meeting.id)).signIn, null);
    app.clock.set('2026-11-23T05:40:00Z');
    const { signIn } = await wallOf(branch.secretary, meeting.id);
    assert.match(signIn?.url ?? '', /\/s\/[0-9A-Z]{10}$/);
    const page = (await phone('GET', `/api/sign-in/${signIn?.code}`)).json();
    assert.equal(page.titleZh, calling.titleZh);
    const name = ok(await branch.secretary.get<View>(`/api/meetings/${meeting.id}`)).attendees[1]?.name;
    const found = (await phone('POST', '/api/sign-in/people', { ticket: page.ticket, name })).json();
    assert.equal(found.people.length, 1);
    assert.deepEqual(
      (await phone('POST', '/api/sign-in/people', { ticket: page.ticket, name: '党员' })).json().people,
      [],
    );
    const done = (
      await phone('POST', '/api/sign-in', { ticket: page.ticket, memberId: found.people[0].memberId })
    ).json();
    assert.deepEqual([done.name, done.already], [name, false]);
    const trail = await seed(app, (tx) =>
      tx.many<{ facts: object; actor_name: string }>(
        sql`select facts, actor_name from audit_event where subject_id = ${meeting.id} and action = 'meeting.sign-in'`,
      ),
    );
    assert.deepEqual(trail, [{ facts: { memberId: found.people[0].memberId, how: 'code' }, actor_name: name }]);
  });

  it('a second phone changes nothing and says when one has signed in', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await called(branch.secretary);
    app.clock.set('2026-11-23T06:00:00Z');
    const { signIn } = await wallOf(branch.secretary, meeting.id);
    const ticket = (await phone('GET', `/api/sign-in/${signIn?.code}`)).json().ticket as string;
    const body = { ticket, memberId: branch.members[2] };
    const first = (await phone('POST', '/api/sign-in', body)).json();
    app.clock.set('2026-11-23T06:01:00Z');
    const second = (await phone('POST', '/api/sign-in', body)).json();
    assert.equal(second.already, true);
    assert.equal(second.signedInAt, first.signedInAt);
  });

  it('fifty people at once are fifty present', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(50);
    const meeting = await called(branch.secretary);
    app.clock.set('2026-11-23T06:00:00Z');
    const { signIn } = await wallOf(branch.secretary, meeting.id);
    const ticket = (await phone('GET', `/api/sign-in/${signIn?.code}`)).json().ticket as string;
    const answers = await Promise.all(
      [...branch.members, ...branch.members].map((memberId) => phone('POST', '/api/sign-in', { ticket, memberId })),
    );
    assert.equal(answers.filter((answer) => answer.statusCode === 200).length, 100);
    assert.equal((await wallOf(branch.secretary, meeting.id)).present, 50);
    const rows = await seed(app, (tx) =>
      tx.one<{ n: number }>(
        sql`select count(*) as n from meeting_attendee where meeting_id = ${meeting.id} and signed_in_at is not null`,
      ),
    );
    assert.equal(rows.n, 50);
  });

  it('a code is over after a minute, a ticket after five; a forged one and another meeting open nothing', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await called(branch.secretary);
    const other = await called(branch.secretary);
    app.clock.set('2026-11-23T06:00:00Z');
    const { signIn } = await wallOf(branch.secretary, meeting.id);
    const code = signIn?.code ?? '';
    const ticket = (await phone('GET', `/api/sign-in/${code}`)).json().ticket as string;
    app.clock.set('2026-11-23T06:00:59Z');
    assert.equal((await phone('GET', `/api/sign-in/${code}`)).statusCode, 200);
    app.clock.set('2026-11-23T06:01:00Z');
    assert.equal((await phone('GET', `/api/sign-in/${code}`)).json().code, 'sign-in.code-expired');
    app.clock.set('2026-11-23T06:05:01Z');
    assert.equal(
      (await phone('POST', '/api/sign-in', { ticket, memberId: branch.members[2] })).json().code,
      'sign-in.code-expired',
    );
    const [handle, expires, mac] = ticket.split('.');
    const later = `${handle}.${Date.parse('2027-01-01').toString(36)}.${mac}`;
    assert.equal(
      (await phone('POST', '/api/sign-in', { ticket: later, memberId: branch.members[2] })).json().code,
      'sign-in.code-unknown',
    );
    const otherHandle = (await wallOf(branch.secretary, other.id)).signIn?.code.slice(0, 5);
    const moved = `${otherHandle}.${expires}.${mac}`;
    assert.equal(
      (await phone('POST', '/api/sign-in', { ticket: moved, memberId: branch.members[2] })).json().code,
      'sign-in.code-unknown',
    );
    assert.equal((await phone('GET', '/api/sign-in/ABCDE23456')).statusCode, 404);
  });

  it('a clock set back brings no old code to life and turns no time round', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(4);
    const meeting = await called(branch.secretary);
    app.clock.set('2026-11-23T06:20:00Z');
    const code = (await wallOf(branch.secretary, meeting.id)).signIn?.code;
    const there = await present(branch.secretary, meeting, branch.members);
    const now = ok(await open(branch.secretary, there, branch.members[0] ?? 0, branch.members[1] ?? 0));
    app.clock.set('2026-11-23T06:05:00Z');
    assert.equal((await phone('GET', `/api/sign-in/${code}`)).json().code, 'sign-in.code-expired');
    const closed = ok(
      await branch.secretary.send<View>('POST', `/api/meetings/${meeting.id}/close`, { version: now.version }),
    );
    assert.ok((closed.closedAt ?? '') >= (closed.openedAt ?? ''));
  });

  it('keeps neither place nor device', async () => {
    const columns = await seed(app, (tx) =>
      tx.many<{ column_name: string }>(
        sql`select column_name from information_schema.columns where table_name like 'meeting%'`,
      ),
    );
    const forbidden = columns.filter(
      ({ column_name: name }) => /lat|lon|gps|geo|address|device|agent|ip$|photo|face/.test(name) && name !== 'late',
    );
    assert.deepEqual(forbidden, []);
  });
});

describe('holding a meeting', () => {
  it('an item outside the agenda needs the consent of more than half of those expected', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(4);
    const meeting = await opened(branch, 4);
    const item = { titleZh: '临时动议', kind: 'decide', version: meeting.version };
    const path = `/api/meetings/${meeting.id}/agenda`;
    refused(await branch.secretary.send('POST', path, item), 'meeting.consent-missing');
    const two = { inFavour: 2, against: 1, abstained: 1 };
    assert.equal(
      refused(await branch.secretary.send('POST', path, { ...item, consent: two }), 'meeting.consent-refused').facts[
        'needed'
      ],
      3,
    );
    const added = ok(
      await branch.secretary.send<View>('POST', path, { ...item, consent: { inFavour: 3, against: 1, abstained: 0 } }),
    );
    assert.deepEqual(added.agenda[2], {
      number: 3,
      titleZh: '临时动议',
      kind: 'decide',
      outsideAgenda: true,
      summaryZh: '',
    });
  });

  it('an adjourned meeting goes on within fifteen days with a quorum of those who came back', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(4);
    const meeting = await opened(branch, 3);
    const path = `/api/meetings/${meeting.id}`;
    const adjourned = ok(
      await branch.secretary.send<View>('POST', `${path}/adjourn`, { version: meeting.version, reason: '停电' }),
    );
    refused(
      await branch.secretary.send('POST', `${path}/resume`, { version: adjourned.version }),
      'meeting.quorum-not-met',
    );
    app.clock.set('2026-12-08');
    const back = await present(branch.secretary, adjourned, branch.members.slice(0, 2));
    const resumed = ok(await branch.secretary.send<View>('POST', `${path}/resume`, { version: back.version }));
    assert.equal(resumed.state, 'resumed');
    const again = ok(
      await branch.secretary.send<View>('POST', `${path}/adjourn`, { version: resumed.version, reason: '时间太晚' }),
    );
    app.clock.set('2026-12-24');
    await present(branch.secretary, again, branch.members);
    refused(
      await branch.secretary.send('POST', `${path}/resume`, { version: again.version }),
      'meeting.adjourned-too-long',
    );
  });

  it('cannot be opened before its day, without its chair, or with one person as both officers', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await called(branch.secretary);
    const [one = 0, two = 0, three = 0] = branch.members;
    refused(await open(branch.secretary, meeting, one, two), 'meeting.not-yet');
    app.clock.set('2026-11-23T06:20:00Z');
    const there = await present(branch.secretary, meeting, [one, two]);
    refused(await open(branch.secretary, there, one, one), 'meeting.same-person');
    refused(await open(branch.secretary, there, one, three), 'meeting.officer-absent');
  });

  it('takes no resolution at a lecture', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await opened(branch, 2, { kind: 'lecture', titleZh: '第四季度党课' });
    const vote = { agendaNumber: 2, textZh: '通过', inFavour: 2, against: 0, abstained: 0, version: meeting.version };
    refused(
      await branch.secretary.send('POST', `/api/meetings/${meeting.id}/resolutions`, vote),
      'meeting.no-vote-here',
    );
  });

  it('counts guests and representatives of the masses by number only', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await called(branch.secretary);
    const observers = [{ kind: 'masses-representatives', titleZh: '群众代表', count: 6 }];
    const now = ok(
      await branch.secretary.send<View>('PUT', `/api/meetings/${meeting.id}/observers`, {
        version: meeting.version,
        observers,
      }),
    );
    assert.deepEqual(now.observers, observers);
    const rows = await seed(app, (tx) =>
      tx.one<{ observers: unknown }>(sql`select observers from meeting where id = ${meeting.id}`),
    );
    assert.deepEqual(rows.observers, observers);
  });

  it('a member asks for leave for himself, the recorder for anybody, and members do not read reasons of others', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const [, two = 0, three = 0] = branch.members;
    const member = await personAs(app, { role: 'member', orgId: branch.org.id, memberId: two });
    const meeting = await called(branch.secretary);
    const path = `/api/meetings/${meeting.id}/leave`;
    refused(await member.send('POST', path, { memberId: three, reason: '有事' }), 'meeting.leave-not-own');
    ok(await member.send('POST', path, { memberId: two, reason: '住院检查' }));
    ok(await branch.secretary.send('POST', path, { memberId: three, reason: '外出务工' }));
    const seen = ok(await member.get<View>(`/api/meetings/${meeting.id}`));
    assert.equal(seen.attendees.find((each) => each.memberId === two)?.leaveReason, '住院检查');
    assert.equal(seen.attendees.find((each) => each.memberId === three)?.leaveReason, null);
    assert.ok(seen.attendees.every((each) => each.tail === ''));
    const trail = await seed(app, (tx) =>
      tx.many<{ facts: object }>(
        sql`select facts from audit_event where subject_id = ${meeting.id} and action = 'meeting.ask-leave'`,
      ),
    );
    assert.doesNotMatch(JSON.stringify(trail), /住院/);
  });
});

describe('the minutes', () => {
  /** A closed meeting of a branch with three members. */
  async function closed() {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await opened(branch, 3);
    const vote = { agendaNumber: 2, textZh: '同意年度计划', inFavour: 3, against: 0, abstained: 0 };
    const voted = ok(
      await branch.secretary.send<View>('POST', `/api/meetings/${meeting.id}/resolutions`, {
        ...vote,
        version: meeting.version,
      }),
    );
    const done = ok(
      await branch.secretary.send<View>('POST', `/api/meetings/${meeting.id}/close`, { version: voted.version }),
    );
    return { branch, meeting: done, path: `/api/meetings/${meeting.id}` };
  }
  const write = async (who: TestPerson, meeting: View): Promise<number> =>
    ok(
      await who.send<{ version: number }>('PUT', `/api/meetings/${meeting.id}/minutes`, {
        version: meeting.version,
        minutesZh: meeting.minutesZh,
        summaries: [{ number: 1, summaryZh: '书记报告全年工作。' }],
      }),
    ).version;

  it('start from attendance, agenda and resolutions', async () => {
    const { meeting } = await closed();
    assert.match(meeting.minutesZh, /2026-11-23.*召开第四季度党员大会/);
    assert.match(meeting.minutesZh, /应到有表决权 3 人，实到 3 人/);
    assert.match(meeting.minutesZh, /2．通过年度计划\n决议：同意年度计划（赞成 3、反对 0、弃权 0，通过）/);
  });

  it('are signed by chair and recorder, each for himself or on paper', async () => {
    const { branch, meeting, path } = await closed();
    refused(
      await branch.secretary.send('POST', `${path}/record`, { version: meeting.version }),
      'meeting.minutes-empty',
    );
    const recorded = ok(
      await branch.secretary.send<View>('POST', `${path}/record`, { version: await write(branch.secretary, meeting) }),
    );
    assert.deepEqual([recorded.state, recorded.late], ['recorded', false]);
    const sign = (who: TestPerson, version: number, as: string, onPaper = false) =>
      who.send<View>('POST', `${path}/signatures`, { version, as, onPaper });
    refused(await sign(branch.secretary, recorded.version, 'recorder'), 'meeting.not-signer');
    const one = ok(await sign(branch.secretary, recorded.version, 'chair'));
    assert.equal(one.state, 'recorded');
    refused(await sign(branch.secretary, one.version, 'chair'), 'meeting.already-signed');
    const recorder = await personAs(app, {
      role: 'branch-committee',
      orgId: branch.org.id,
      memberId: branch.members[1] ?? 0,
    });
    const both = ok(await sign(recorder, one.version, 'recorder'));
    assert.equal(both.state, 'signed');
    assert.deepEqual(
      both.signatures.map((each) => [each.as, each.onPaper]),
      [
        ['chair', false],
        ['recorder', false],
      ],
    );
  });

  it('are corrected by a dated entry beside them', async () => {
    const { branch, meeting, path } = await closed();
    const recorded = ok(
      await branch.secretary.send<View>('POST', `${path}/record`, { version: await write(branch.secretary, meeting) }),
    );
    refused(
      await branch.secretary.send('PUT', `${path}/minutes`, {
        version: recorded.version,
        minutesZh: '改一改',
        summaries: [],
      }),
      'meeting.wrong-state',
    );
    const amended = ok(
      await branch.secretary.send<View>('POST', `${path}/addenda`, { textZh: '第一项补充：列席人员另有指导员。' }),
    );
    assert.equal(amended.addenda.length, 1);
    assert.equal(amended.minutesZh, recorded.minutesZh);
  });

  it('are late after three days and refused after thirty', async () => {
    const on = async (day: string) => {
      const { branch, meeting, path } = await closed();
      const version = await write(branch.secretary, meeting);
      app.clock.set(day);
      return await branch.secretary.send<View>('POST', `${path}/record`, { version });
    };
    assert.equal(ok(await on('2026-11-26')).late, false);
    assert.equal(ok(await on('2026-11-27')).late, true);
    assert.equal(ok(await on('2026-12-23')).late, true);
    refused(await on('2026-12-24'), 'meeting.record-too-late');
  });

  it('a meeting of last week is entered with its own day', async () => {
    app.clock.set('2026-11-20');
    const branch = await aBranch(3);
    const meeting = await called(branch.secretary, {
      scheduledAt: '2026-11-18T09:00',
      noticedOn: '2026-11-14',
      noticeChannel: 'message-group',
    });
    assert.equal(meeting.notice.delivered, 3);
    const there = await present(branch.secretary, meeting, branch.members);
    const now = ok(await open(branch.secretary, there, branch.members[0] ?? 0, branch.members[1] ?? 0));
    assert.deepEqual([now.heldOn, now.openedAt], ['2026-11-18', '2026-11-18T01:00:00.000Z']);
  });

  it('only meetings with minutes count, from the first day to the day before the last', async () => {
    const { branch, meeting, path } = await closed();
    const count = (from: string, until: string) =>
      app.platform.db.read({ path: branch.org.path }, (tx) =>
        countHeld(tx, branch.org.region, branch.org.id, ['party-assembly'], from, until),
      );
    assert.equal(await count('2026-10-01', '2027-01-01'), 0);
    ok(
      await branch.secretary.send<View>('POST', `${path}/record`, { version: await write(branch.secretary, meeting) }),
    );
    assert.equal(await count('2026-11-23', '2026-11-24'), 1);
    assert.equal(await count('2026-11-24', '2027-01-01'), 0);
    assert.equal(await count('2026-10-01', '2026-11-23'), 0);
    const rows = await app.platform.db.read({ path: branch.org.path }, (tx) =>
      heldMeetings(tx, branch.org.region, branch.org.id, ['party-assembly'], '2026-10-01', '2027-01-01'),
    );
    assert.deepEqual(
      rows.map(({ heldOn, expected, present: came }) => ({ heldOn, expected, came })),
      [{ heldOn: '2026-11-23', expected: 3, came: 3 }],
    );
    const duties = ok(
      await branch.secretary.get<{ items: { kind: string; heldThisPeriod: boolean; dueOn: string }[] }>(
        '/api/meetings/duties',
      ),
    );
    const assembly = duties.items.find((each) => each.kind === 'party-assembly');
    assert.deepEqual([assembly?.heldThisPeriod, assembly?.dueOn], [true, '2026-12-31']);
  });
});
