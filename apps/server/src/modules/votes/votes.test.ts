import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { VoteView } from '@jishi/contract';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import type { z } from 'zod';

type View = z.infer<typeof VoteView>;
type Refused = { code: string; rules?: { id: string }[]; title?: string; facts?: Record<string, unknown> };

describe('votes', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let tellers: readonly [TestPerson, TestPerson];
  let members: readonly number[];

  before(async () => {
    app = await createTestApp({ rateLimits: false });
    tree = await seedTree(app, { membersEach: 10 });
    const [branch] = tree.branches;
    members = branch.memberIds;
    secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    tellers = [
      await personAs(app, { role: 'member', orgId: branch.id, memberId: members[8] ?? 0, displayName: '计票甲' }),
      await personAs(app, { role: 'member', orgId: branch.id, memberId: members[9] ?? 0, displayName: '计票乙' }),
    ];
  });

  const candidates = (count: number) =>
    Array.from({ length: count }, (_none, no) => ({ titleZh: `候选${no + 1}号`, memberId: members[no] }));
  const officers = () => ({ scrutineerIds: [members[7]], tellerIds: [members[8], members[9]] });
  const create = async (body: object): Promise<View> => {
    const answer = await secretary.send<View>('POST', '/api/votes', {
      titleZh: '支部委员会选举',
      ...officers(),
      ...body,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const election = (seats = 3, count = 4) =>
    create({ preset: 'committee-election', seats, options: candidates(count) });
  const act = <T = View & Refused>(
    vote: { id: number; version: number },
    name: string,
    body: object = {},
    who = secretary,
  ) => who.send<T>('POST', `/api/votes/${vote.id}/${name}`, { version: vote.version, ...body });
  const done = async (
    vote: { id: number; version: number },
    name: string,
    body: object = {},
    who = secretary,
  ): Promise<View> => {
    const answer = await act(vote, name, body, who);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const onPaper = (vote: View, present = members) => done(vote, 'open', { method: 'paper', presentIds: present });
  const count = (vote: View, votes: readonly number[], back = 10, invalid = 0, writeIns: object[] = []) => {
    const round = vote.rounds.at(-1);
    return {
      voteRoundId: round?.id,
      back,
      invalid,
      options: round?.options.map(({ id }, no) => ({ optionId: id, inFavour: votes[no] ?? 0, against: 0 })),
      writeIns,
    };
  };
  const seen = async (vote: { id: number }): Promise<View> => (await secretary.get<View>(`/api/votes/${vote.id}`)).body;
  const counted = async (vote: View, votes: readonly number[], back = 10, invalid = 0): Promise<View> => {
    await done(vote, 'counts', count(vote, votes, back, invalid), tellers[0]);
    await done(vote, 'counts', count(vote, votes, back, invalid), tellers[1]);
    return await seen(vote);
  };

  it('refuses an election with fewer candidates than seats and surplus, and says how many are needed', async () => {
    const short = await election(3, 3);
    assert.deepEqual([short.seats, short.surplus, short.needed, short.can.open], [3, 1, 4, false]);
    const refused = await act(short, 'open', { method: 'paper', presentIds: members });
    assert.equal(refused.status, 422);
    assert.equal(refused.body.code, 'vote.too-few-candidates');
    assert.equal(refused.body.rules?.[0]?.id, 'election.margin.committee');
    const equal = await create({ preset: 'secretary-election', seats: 1, options: candidates(1) });
    assert.equal((await act(equal, 'open', { method: 'paper', presentIds: members })).status, 200);
  });

  it('lets no candidate count or scrutinise', async () => {
    const refused = await secretary.send<Refused>('POST', '/api/votes', {
      titleZh: '支部委员会选举',
      preset: 'committee-election',
      seats: 3,
      options: candidates(4),
      scrutineerIds: [members[0]],
      tellerIds: [members[8], members[9]],
    });
    assert.equal(refused.body.code, 'vote.candidate-as-officer');
    assert.equal(refused.body.rules?.[0]?.id, 'election.staff');
    const alone = await create({
      preset: 'committee-election',
      seats: 3,
      options: candidates(4),
      tellerIds: [members[8]],
    });
    assert.equal(
      (await act(alone, 'open', { method: 'paper', presentIds: members })).body.code,
      'vote.officers-missing',
    );
  });

  it('takes no show of hands where the ballot is secret, and no vote outside a meeting where a quorum is asked', async () => {
    const vote = await election();
    assert.equal(
      (await act(vote, 'open', { method: 'hands', presentIds: members })).body.code,
      'vote.method-not-allowed',
    );
    assert.equal((await act(vote, 'open', { method: 'online', remote: true })).body.code, 'vote.needs-meeting');
  });

  it('needs four fifths of those expected: eight of ten are enough today, seven are not', async () => {
    const vote = await election();
    const refused = await act(vote, 'open', { method: 'paper', presentIds: members.slice(3) });
    assert.equal(refused.body.code, 'vote.no-quorum');
    assert.match(refused.body.title ?? '', /应到 10 人、实到 7 人.*8 人.*还差 1 人/);
    const opened = await onPaper(vote, members.slice(2));
    assert.deepEqual([opened.state, opened.rounds[0]?.expected, opened.rounds[0]?.present], ['open', 10, 8]);
  });

  it('freezes the list at the opening, with the reason for everybody who does not count', async () => {
    const [, , , , , branch] = tree.branches;
    const own = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    const [first, second, ...rest] = branch.memberIds;
    await seed(app, async (tx) => {
      await tx.run(sql`update member set member_type = '2', confirmed_on = null where id = ${first}`);
      await tx.run(sql`update member set rights_restricted_until = '2027-01-01' where id = ${second}`);
    });
    const made = await own.send<View>('POST', '/api/votes', {
      titleZh: '选举',
      preset: 'committee-election',
      seats: 3,
      options: rest.slice(0, 4).map((memberId, no) => ({ titleZh: `人选${no}`, memberId })),
      scrutineerIds: [rest[4]],
      tellerIds: [rest[5], rest[6]],
      excused: [
        { memberId: rest[7], class: 'bedridden', approvedOn: '2026-11-01', consentedOn: '2026-11-20' },
        { memberId: rest[6], class: 'abroad-half-year', approvedOn: '2026-11-01', consentedOn: null },
      ],
    });
    const stranger = await act(made.body, 'open', { method: 'paper', presentIds: branch.memberIds }, own);
    assert.equal(stranger.body.code, 'vote.not-entitled');
    const opened = await done(made.body, 'open', { method: 'paper', presentIds: rest.slice(0, 7) }, own);
    assert.deepEqual([opened.rounds[0]?.expected, opened.rounds[0]?.present], [7, 7]);
    const reasons = opened.electors.filter((each) => !each.voting).map((each) => each.excludedZh);
    assert.equal(reasons.length, 3);
    assert.match(reasons.join(), /预备党员.*留党察看.*卧床|卧床|留党察看/);
    await seed(app, (tx) => tx.run(sql`update member set rights_restricted_until = null where id = ${second}`));
    const later = await own.get<View>(`/api/votes/${opened.id}`);
    assert.equal(later.body.electors.filter((each) => each.voting).length, 7);
  });

  it('stands only when two tellers agree, neither seeing the other’s numbers before', async () => {
    let vote = await onPaper(await election());
    assert.equal((await act(vote, 'close')).body.code, 'vote.out-missing');
    assert.equal((await act(vote, 'close', { out: 11 })).body.code, 'vote.out-missing');
    vote = await done(vote, 'close', { out: 10 });
    assert.equal((await act(vote, 'counts', count(vote, [9, 8, 7, 2]))).body.code, 'vote.not-a-teller');
    const one = await done(vote, 'counts', count(vote, [9, 8, 7, 2]), tellers[0]);
    assert.deepEqual([one.state, one.rounds[0]?.entries.length, one.rounds[0]?.differences], ['closed', 1, []]);
    const again = await done(vote, 'counts', count(vote, [9, 8, 7, 2]), tellers[0]);
    assert.equal(again.state, 'closed', 'one person twice is not two');
    const two = await done(vote, 'counts', count(vote, [9, 8, 6, 2]), tellers[1]);
    assert.deepEqual(two.rounds[0]?.differences, [{ fieldZh: '候选3号 赞成', first: 7, second: 6 }]);
    assert.equal((await act(two, 'declare')).status, 409);
    await done(vote, 'counts', count(vote, [9, 8, 7, 2]), tellers[1]);
    const agreed = await seen(vote);
    assert.equal(agreed.state, 'counted');
    assert.deepEqual(
      agreed.chosen.map((each) => each.titleZh),
      ['候选1号', '候选2号', '候选3号'],
    );
    const declared = await done(agreed, 'declare');
    assert.equal(declared.state, 'declared');
    assert.equal((await act(declared, 'void', { reason: '不满意' })).status, 409);
    const shown = await tellers[0].get<View>(`/api/votes/${vote.id}`);
    assert.equal(shown.body.rounds[0]?.result?.options[0]?.inFavour, 9);
  });

  it('shows members nothing of a count before it is declared', async () => {
    const vote = await done(await onPaper(await election()), 'close', { out: 10 });
    const after = await counted(vote, [9, 8, 7, 2]);
    assert.equal(after.state, 'counted');
    const outsider = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId: members[5] ?? 0 });
    const seen = await outsider.get<View>(`/api/votes/${vote.id}`);
    assert.equal(seen.body.rounds[0]?.result, null);
    assert.deepEqual([seen.body.chosen, seen.body.excused], [[], []]);
    assert.ok(seen.body.electors.every((each) => each.tail === '' && each.excludedZh === null));
  });

  it('refuses counts that cannot be: more votes than ballots allow, more against than valid', async () => {
    const vote = await done(await onPaper(await election()), 'close', { out: 10 });
    const many = await act(vote, 'counts', count(vote, [10, 10, 10, 10]), tellers[0]);
    assert.equal(many.body.code, 'vote.count-impossible');
    assert.match(many.body.title ?? '', /40.*30/);
    assert.equal(
      (await act(vote, 'counts', count(vote, [9, 8, 7, 2], 8), tellers[0])).body.code,
      'vote.count-impossible',
    );
    assert.equal(
      (await act(vote, 'counts', count(vote, [1, 1, 1, 1], 3, 4), tellers[0])).body.code,
      'vote.count-impossible',
    );
  });

  it('is void when more ballots come back than went out, and is held again with nothing of the first round', async () => {
    const vote = await done(await onPaper(await election()), 'close', { out: 9 });
    const void1 = await counted(vote, [9, 8, 7, 2], 10);
    assert.equal(void1.state, 'void');
    assert.match(void1.rounds[0]?.voidReasonZh ?? '', /收回选票 10 张，多于发出的 9 张/);
    assert.equal((await act(void1, 'declare')).status, 409);
    const again = await done(void1, 'rerun');
    assert.deepEqual(
      [again.state, again.coming.kind, again.coming.options.length, again.chosen],
      ['prepared', 'rerun', 4, []],
    );
    const second = await done(await onPaper(again), 'close', { out: 10 });
    const valid = await counted(second, [9, 8, 7, 2], 10);
    assert.deepEqual([valid.state, valid.chosen.length, valid.rounds.length], ['counted', 3, 2]);
  });

  it('votes again among equals at the last seat; the most votes win then', async () => {
    let vote = await counted(await done(await onPaper(await election()), 'close', { out: 10 }), [9, 8, 6, 6]);
    assert.deepEqual(
      vote.chosen.map((each) => each.titleZh),
      ['候选1号', '候选2号'],
    );
    assert.deepEqual([vote.can.declare, vote.can.next, vote.can.fewerSeats], [false, true, false]);
    assert.equal((await act(vote, 'declare')).body.code, 'vote.still-open-items');
    assert.equal((await act(vote, 'fewer-seats', { by: 'presidium' })).status, 409);
    vote = await done(vote, 'next');
    assert.deepEqual(
      [vote.coming.kind, vote.coming.seats, vote.coming.options.map((each) => each.titleZh)],
      ['runoff', 1, ['候选3号', '候选4号']],
    );
    vote = await counted(await done(await onPaper(vote), 'close', { out: 10 }), [4, 3]);
    assert.deepEqual(
      vote.chosen.map((each) => each.titleZh),
      ['候选1号', '候选2号', '候选3号'],
    );
    assert.equal((await done(vote, 'declare')).state, 'declared');
  });

  it('fills a seat nobody won by another round, or gives it up with the consent of half the voters', async () => {
    let vote = await counted(await done(await onPaper(await election()), 'close', { out: 10 }), [9, 8, 5, 4]);
    assert.deepEqual([vote.chosen.length, vote.can.next, vote.can.fewerSeats], [2, true, true]);
    const few = await act(vote, 'fewer-seats', { by: 'voters', inFavour: 4 });
    assert.equal(few.body.code, 'vote.fewer-seats-not-agreed');
    vote = await done(vote, 'fewer-seats', { by: 'voters', inFavour: 5 });
    assert.deepEqual([vote.seatsGivenUp, vote.can.declare], [1, true]);
    assert.equal((await done(vote, 'declare')).state, 'declared');
    let other = await counted(await done(await onPaper(await election()), 'close', { out: 10 }), [9, 8, 5, 4]);
    other = await done(other, 'next');
    assert.deepEqual([other.coming.kind, other.coming.seats, other.coming.options.length], ['another-round', 1, 2]);
    other = await counted(await done(await onPaper(other), 'close', { out: 10 }), [6, 3]);
    assert.equal((await done(other, 'declare')).chosen.length, 3);
  });

  it('takes several applicants one by one, against those expected, with written opinions among the votes', async () => {
    let vote = await create({
      preset: 'admission',
      titleZh: '接收预备党员',
      options: [{ titleZh: '申请人甲' }, { titleZh: '申请人乙' }],
    });
    assert.deepEqual(
      vote.coming.options.map((each) => each.titleZh),
      ['申请人甲'],
    );
    const exactlyHalf = await act(vote, 'open', { method: 'paper', presentIds: members.slice(5) });
    assert.equal(exactlyHalf.body.code, 'vote.no-quorum');
    const six = members.slice(4);
    const tooMany = await act(vote, 'open', {
      method: 'paper',
      presentIds: six,
      written: [{ optionId: 'o1', inFavour: 5, against: 0 }],
    });
    assert.equal(tooMany.body.code, 'vote.written-too-many');
    vote = await done(vote, 'open', {
      method: 'paper',
      presentIds: six,
      written: [{ optionId: 'o1', inFavour: 1, against: 0 }],
    });
    vote = await counted(await done(vote, 'close', { out: 6 }), [5], 6);
    assert.deepEqual(
      vote.chosen.map((each) => each.titleZh),
      ['申请人甲'],
      'five in the room and one in writing are six of ten',
    );
    assert.equal((await act(vote, 'declare')).body.code, 'vote.still-open-items');
    vote = await done(vote, 'next');
    assert.deepEqual([vote.coming.kind, vote.coming.options[0]?.titleZh], ['next-item', '申请人乙']);
    vote = await counted(await done(await onPaper(vote, six), 'close', { out: 6 }), [5], 6);
    assert.deepEqual(
      vote.chosen.map((each) => each.titleZh),
      ['申请人甲'],
      'five of ten are not more than half',
    );
    assert.equal((await done(vote, 'declare')).state, 'declared');
  });

  it('takes a show of hands from one recorder, for an ordinary motion', async () => {
    let vote = await create({ preset: 'assembly-motion', titleZh: '年度计划', options: [{ titleZh: '通过年度计划' }] });
    vote = await done(vote, 'open', { method: 'hands', presentIds: members.slice(5) });
    const crowd = await act(vote, 'counts', count(vote, [5], 6));
    assert.equal(crowd.body.code, 'vote.count-impossible');
    vote = await done(vote, 'counts', count(vote, [5], 5));
    assert.deepEqual([vote.state, vote.chosen], ['counted', []], 'half present may vote, but five of ten do not carry');
  });

  it('lets one of several bodies decide: villagers or households, each against its own number', async () => {
    let vote = await create({
      preset: 'villagers-motion',
      titleZh: '修路',
      options: [{ titleZh: '修建村道' }],
      scrutineerIds: [],
      tellerIds: [],
    });
    assert.equal(vote.bodiesZh.length, 2);
    const neither = await act(vote, 'open', {
      method: 'hands',
      heads: [
        { expected: 300, present: 150 },
        { expected: 90, present: 59 },
      ],
    });
    assert.equal(neither.body.code, 'vote.no-quorum');
    assert.match(neither.body.title ?? '', /还差 1 人.*还差 1 人/);
    vote = await done(vote, 'open', {
      method: 'hands',
      heads: [
        { expected: 300, present: 150 },
        { expected: 90, present: 60 },
      ],
    });
    assert.deepEqual([vote.rounds[0]?.expected, vote.rounds[0]?.present], [90, 60]);
    vote = await done(vote, 'counts', count(vote, [31], 60));
    assert.equal(vote.chosen.length, 1);
  });

  it('counts a name written in as any other', async () => {
    const vote = await done(await onPaper(await election()), 'close', { out: 10 });
    const entered = count(vote, [9, 8, 3, 2], 10, 0, [{ name: '王 小明', inFavour: 6 }]);
    await done(vote, 'counts', entered, tellers[0]);
    await done(vote, 'counts', { ...entered, writeIns: [{ name: '王小明', inFavour: 6 }] }, tellers[1]);
    const settled = await seen(vote);
    assert.deepEqual(
      settled.chosen.map((each) => each.titleZh),
      ['候选1号', '候选2号', '王小明'],
    );
  });

  it('withholds the split of a secret vote by fewer than five', async () => {
    const [, branch] = tree.branches;
    await seed(app, (tx) =>
      tx.run(
        sql`update member set status = 'transferred-out' where org_id = ${branch.id} and id <> all(${branch.memberIds.slice(0, 4)}::bigint[])`,
      ),
    );
    const [a, b, c, d] = branch.memberIds;
    const own = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    const two = await Promise.all(
      [c, d].map((memberId) => personAs(app, { role: 'member', orgId: branch.id, memberId: memberId ?? 0 })),
    );
    const made = await own.send<View>('POST', '/api/votes', {
      titleZh: '接收预备党员',
      preset: 'admission',
      options: [{ titleZh: '申请人' }],
      scrutineerIds: [b],
      tellerIds: [c, d],
    });
    let vote = await done(made.body, 'open', { method: 'paper', presentIds: [a, b, c, d] }, own);
    vote = await done(vote, 'close', { out: 4 }, own);
    for (const teller of two) vote = await done(vote, 'counts', count(vote, [3], 4), teller);
    const { result } = (await done(vote, 'declare', {}, own)).rounds[0] ?? {};
    assert.equal(result?.withheld, true);
    assert.deepEqual(
      [result?.options[0]?.inFavour, result?.options[0]?.against, result?.options[0]?.chosen],
      [null, null, true],
    );
  });

  it('refuses other branches, and a version somebody else has changed', async () => {
    const vote = await election();
    const other = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[3].id });
    assert.equal((await other.get(`/api/votes/${vote.id}`)).status, 404);
    const above = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    assert.equal(
      (await act(vote, 'open', { method: 'paper', presentIds: members }, above)).body.code,
      'vote.not-yours',
    );
    const [one, two] = await Promise.all([
      act(vote, 'open', { method: 'paper', presentIds: members }),
      act(vote, 'open', { method: 'paper', presentIds: members }),
    ]);
    assert.deepEqual(
      [one.status, two.status].sort((a, b) => a - b),
      [200, 409],
    );
  });

  it('reaches no forbidden state by any sequence of requests', { timeout: 240_000 }, async () => {
    const anyAct = fc.record({
      name: fc.constantFrom(
        'open',
        'close',
        'counts',
        'counts',
        'counts',
        'next',
        'declare',
        'void',
        'rerun',
        'fewer-seats',
      ),
      teller: fc.nat(1),
      out: fc.constantFrom(8, 10),
      votes: fc.constantFrom([9, 8, 7, 1], [9, 6, 6, 1], [9, 5, 2, 1]),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 12, maxLength: 24 }), async (acts) => {
        const vote = await election();
        for (const { name, teller, out, votes } of acts) {
          const { body: now } = await secretary.get<View>(`/api/votes/${vote.id}`);
          const bodies: Readonly<Record<string, object>> = {
            open: { method: 'paper', presentIds: members },
            close: { out },
            counts: count(now, votes, 10),
            void: { reason: '重新投票' },
            'fewer-seats': { by: 'presidium' },
          };
          const who = name === 'counts' ? (tellers[teller] ?? secretary) : secretary;
          const answer = await act(now, name, bodies[name] ?? {}, who);
          assert.ok(answer.status < 500, `${name}: ${JSON.stringify(answer.body)}`);
          const { body: then } = await secretary.get<View>(`/api/votes/${vote.id}`);
          assert.ok(then.chosen.length + then.seatsGivenUp <= 3, 'never more chosen than seats');
          assert.equal(new Set(then.chosen.map((each) => each.id)).size, then.chosen.length);
          for (const round of then.rounds) {
            if (round.result) assert.ok(round.result.back <= round.result.out, 'never more back than out');
            if (round.state === 'counted' || round.state === 'declared')
              assert.ok(round.entries.length >= 2, 'two have counted');
          }
          if (now.state === 'declared') assert.equal(then.state, 'declared');
          if (then.state === 'declared') assert.equal(then.chosen.length + then.seatsGivenUp, 3);
        }
      }),
      { numRuns: 8 },
    );
  });
});
