import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { BallotPaper, PublishedBallots, VoteView } from '@jishi/contract';
import type { Ballot, Mark } from '@jishi/domain';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { castBallot, makeBallot, voteOnline } from './ballots.testkit.ts';
import { createVoteService } from './index.ts';
import { recount } from './recount.ts';

type View = z.infer<typeof VoteView>;
type Paper = z.infer<typeof BallotPaper>;
type Published = z.infer<typeof PublishedBallots>;
interface Refused {
  readonly code: string;
}

const members = 10;

// What docs/secret-ballots.md promises, held against the database as an operator finds it.
describe('a secret ballot', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let voters: readonly TestPerson[];

  before(async () => {
    app = await createTestApp({ rateLimits: false });
    tree = await seedTree(app, { membersEach: members });
    const [branch] = tree.branches;
    secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    voters = await Promise.all(
      branch.memberIds.map((memberId) => personAs(app, { role: 'member', orgId: branch.id, memberId })),
    );
  });

  const act = async (vote: { id: number; version: number }, name: string, body: object = {}): Promise<View> => {
    const answer = await secretary.send<View>('POST', `/api/votes/${vote.id}/${name}`, {
      version: vote.version,
      ...body,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const opened = async (options = 4, seats = 3, extras: object = {}): Promise<View> => {
    const [branch] = tree.branches;
    const made = await secretary.send<View>('POST', '/api/votes', {
      titleZh: '支部委员会选举',
      preset: 'committee-election',
      seats,
      options: Array.from({ length: options }, (_none, no) => ({
        titleZh: `候选${no + 1}号`,
        memberId: branch.memberIds[no],
      })),
    });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    return await act(made.body, 'open', { method: 'online', presentIds: branch.memberIds, ...extras });
  };
  const choose = (text: string): Ballot => ({
    marks: Object.fromEntries([...text].map((no): [string, Mark] => [`o${no}`, 'for'])),
  });
  const voter = (no: number): TestPerson => voters[no] ?? assert.fail();
  const paperOf = async (who: TestPerson, id: number) => (await who.get<Paper>(`/api/votes/${id}/ballot`)).body;
  const signedBallot = async (who: TestPerson, id: number, ballot: Ballot) => {
    const paper = await paperOf(who, id);
    const made = await makeBallot(paper, ballot);
    const answer = await who.send<{ blindSignature: string }>('POST', `/api/votes/${id}/ticket`, {
      voteRoundId: paper.voteRoundId,
      blinded: made.blinded,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return { voteRoundId: paper.voteRoundId, made, signed: await made.finish(answer.body.blindSignature) };
  };
  const columnsOf = async (table: string) =>
    (
      await seed(app, (tx) =>
        tx.many<{
          name: string;
          type: string;
        }>(sql`select column_name as name, data_type as type from information_schema.columns
          where table_name = ${table} order by 1`),
      )
    ).map(({ name, type }) => `${name} ${type}`);

  it('is cast by everybody on the list, counted at closing, declared, and found by its receipt', async () => {
    let vote = await opened();
    const receipts = [];
    for (const [no, each] of voters.entries())
      receipts.push(await voteOnline(app, each, vote.id, choose(no < 7 ? '123' : '4')));
    assert.ok(receipts.every((receipt) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(receipt)));
    const running = await voter(0).get<View>(`/api/votes/${vote.id}`);
    assert.deepEqual(running.body.rounds[0]?.turnout, { cast: members, out: members });
    assert.equal(running.body.rounds[0]?.result, null);
    assert.deepEqual((await voter(0).get<{ rounds: unknown[] }>(`/api/votes/${vote.id}/receipts`)).body.rounds, []);
    vote = await act(vote, 'close');
    assert.equal(vote.state, 'counted');
    assert.deepEqual(
      vote.chosen.map((each) => each.titleZh),
      ['候选1号', '候选2号', '候选3号'],
    );
    vote = await act(vote, 'declare');
    const listed = await voter(3).get<{ rounds: { receipts: string[] }[] }>(`/api/votes/${vote.id}/receipts`);
    assert.deepEqual(listed.body.rounds[0]?.receipts, receipts.toSorted());
    assert.equal((await voter(0).get(`/api/votes/${vote.id}/ballot`)).status, 404);
  });

  it('is one a person: a second device gets no second signature, the first may ask again', async () => {
    const vote = await opened();
    const paper = await paperOf(voter(0), vote.id);
    assert.equal(paper.state, 'may-cast');
    const [one, two] = [await makeBallot(paper, choose('1')), await makeBallot(paper, choose('2'))];
    const ask = (blinded: string) =>
      voter(0).send<{ blindSignature: string } & Refused>('POST', `/api/votes/${vote.id}/ticket`, {
        voteRoundId: paper.voteRoundId,
        blinded,
      });
    const answers = await Promise.all([ask(one.blinded), ask(two.blinded)]);
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
    const winner = answers[0]?.status === 200 ? one : two;
    const again = await ask(winner.blinded);
    assert.equal(again.body.blindSignature, answers.find(({ status }) => status === 200)?.body.blindSignature);
    assert.equal((await ask(winner === one ? two.blinded : one.blinded)).body.code, 'vote.ballot-fetched');
    assert.equal((await paperOf(voter(0), vote.id)).state, 'ballot-fetched');
  });

  it('counts once when it is cast from two devices at once', async () => {
    const vote = await opened();
    const { voteRoundId, signed } = await signedBallot(voter(0), vote.id, choose('12'));
    const casts = await Promise.all(Array.from({ length: 4 }, () => castBallot(app, voteRoundId, signed)));
    assert.deepEqual(
      casts.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.equal(new Set(casts.map(({ body }) => body.receipt)).size, 1);
    const { body } = await secretary.get<View>(`/api/votes/${vote.id}`);
    assert.deepEqual(body.rounds[0]?.turnout, { cast: 1, out: 1 });
  });

  it('goes in side by side with others, and none is lost', async () => {
    const vote = await opened();
    await Promise.all(voters.map((each, no) => voteOnline(app, each, vote.id, choose(no % 2 === 0 ? '12' : '13'))));
    const { result } = (await act(vote, 'close')).rounds[0] ?? {};
    assert.deepEqual([result?.back, result?.valid, result?.options[0]?.inFavour], [members, members, members]);
  });

  it('is taken only with the signature of its own round, unaltered and well-formed', async () => {
    const [vote, other] = [await opened(), await opened()];
    const { voteRoundId, signed, made } = await signedBallot(voter(1), vote.id, choose('1'));
    const foreign = (await paperOf(voter(1), other.id)).voteRoundId;
    assert.equal((await castBallot(app, foreign, signed)).body.code, 'vote.ballot-malformed');
    const altered = Buffer.from(made.message).toString('latin1').replace('for', 'foR');
    const cut = Buffer.from(made.message.slice(0, -2)).toString('base64url');
    assert.equal((await castBallot(app, voteRoundId, { ...signed, message: cut })).body.code, 'vote.ballot-malformed');
    const message = Buffer.from(altered, 'latin1').toString('base64url');
    assert.equal((await castBallot(app, voteRoundId, { ...signed, message })).body.code, 'vote.ballot-malformed');
    const another = Buffer.from((await makeBallot(await paperOf(voter(1), vote.id), choose('2'))).message).toString(
      'base64url',
    );
    assert.equal(
      (await castBallot(app, voteRoundId, { ...signed, message: another })).body.code,
      'vote.ballot-unsigned',
    );
    assert.equal((await castBallot(app, voteRoundId, signed)).status, 200);
  });

  it('is invalid with one mark too many, and valid with none', async () => {
    const vote = await opened();
    for (const [no, each] of voters.entries())
      await voteOnline(app, each, vote.id, choose(no === 0 ? '1234' : no === 1 ? '' : '12'));
    const { result } = (await act(vote, 'close')).rounds[0] ?? {};
    assert.deepEqual(
      [result?.back, result?.valid, result?.invalid, result?.options[0]?.inFavour],
      [members, members - 1, 1, 8],
    );
  });

  it('is for those on the list who are present, and nobody else', async () => {
    const [branch, neighbour] = tree.branches;
    const vote = await opened(4, 3, { presentIds: branch.memberIds.slice(0, 9) });
    assert.equal((await paperOf(voter(9), vote.id)).state, 'not-present');
    const made = await makeBallot(await paperOf(voter(9), vote.id), choose('1'));
    const body = { voteRoundId: vote.rounds[0]?.id, blinded: made.blinded };
    assert.equal(
      (await voter(9).send<Refused>('POST', `/api/votes/${vote.id}/ticket`, body)).body.code,
      'vote.no-voter',
    );
    assert.equal(
      (await secretary.send<Refused>('POST', `/api/votes/${vote.id}/ticket`, body)).body.code,
      'vote.no-voter',
    );
    const stranger = await personAs(app, {
      role: 'member',
      orgId: neighbour.id,
      memberId: neighbour.memberIds[0] ?? 0,
    });
    assert.equal((await stranger.send('POST', `/api/votes/${vote.id}/ticket`, body)).status, 404);
  });

  it('is refused after closing, when the key no longer exists', async () => {
    const vote = await opened();
    const early = await signedBallot(voter(0), vote.id, choose('1'));
    const late = await makeBallot(await paperOf(voter(1), vote.id), choose('1'));
    await act(vote, 'close');
    assert.equal((await castBallot(app, early.voteRoundId, early.signed)).body.code, 'vote.closed');
    const asked = await voter(1).send<Refused>('POST', `/api/votes/${vote.id}/ticket`, {
      voteRoundId: early.voteRoundId,
      blinded: late.blinded,
    });
    assert.equal(asked.body.code, 'vote.closed');
    const keys = await seed(app, (tx) => tx.many(sql`select 1 from vote_key where round_id = ${early.voteRoundId}`));
    assert.deepEqual(keys, []);
  });

  it('closes by itself when its time is over', async () => {
    const vote = await opened(4, 3, { closesAt: '2026-11-20T10:30' });
    await voteOnline(app, voter(0), vote.id, choose('1'));
    app.clock.set('2026-11-20T02:29:59Z');
    assert.equal((await paperOf(voter(1), vote.id)).state, 'may-cast');
    app.clock.set('2026-11-20T02:30:00Z');
    assert.equal((await paperOf(voter(1), vote.id)).state, 'closed');
    const { voteJobs } = await import('./jobs.ts');
    await voteJobs(app.platform, createVoteService(app.platform))[0]?.handle({});
    assert.equal((await secretary.get<View>(`/api/votes/${vote.id}`)).body.state, 'counted');
    app.clock.set('2026-11-20T02:00:00Z');
  });

  it('has no column for a person, an account, a time, an address or an order, and nothing refers to it', async () => {
    assert.deepEqual(await columnsOf('vote_ballot'), [
      'message bytea',
      'org_id bigint',
      'path text',
      'region integer',
      'round_id bigint',
      'signature bytea',
      'token bytea',
    ]);
    assert.deepEqual(await columnsOf('vote_ticket'), [
      'blinded_hash bytea',
      'member_id bigint',
      'org_id bigint',
      'path text',
      'region integer',
      'round_id bigint',
    ]);
    const keys = await seed(app, (tx) =>
      tx.many(
        sql`select conname from pg_constraint where contype = 'f' and confrelid in ('vote_ballot'::regclass, 'vote_ticket'::regclass)`,
      ),
    );
    assert.deepEqual(keys, []);
  });

  it('leaves no event in the trail, no idempotency key and no entry in the course of the vote', async () => {
    const vote = await opened();
    const counts = () =>
      seed(app, (tx) =>
        tx.one(sql`select (select count(*) from audit_event) as events, (select count(*) from idempotency) as keys,
          (select count(*) from vote_event) as acts, (select count(*) from todo) as todos`),
      );
    const earlier = await counts();
    for (const each of voters) await voteOnline(app, each, vote.id, choose('1'));
    assert.deepEqual(await counts(), earlier);
  });

  it('cannot be told by place or transaction, neither while the vote runs nor afterwards', async () => {
    const vote = await opened(12, 10);
    const order = voters.map((_voter, no) => `o${no + 1}`);
    const rows = () =>
      seed(app, (tx) =>
        tx.many<{ xmin: string; message: Buffer }>(sql`select b.xmin::text as xmin, b.message from vote_ballot b
          where b.round_id = ${vote.rounds[0]?.id ?? 0} order by b.ctid`),
      );
    const marked = async () =>
      (await rows()).map(
        ({ message }) => Object.keys((JSON.parse(message.subarray(32).toString()) as Ballot).marks)[0],
      );
    for (const [no, each] of voters.entries())
      await voteOnline(app, each, vote.id, { marks: { [order[no] ?? '']: 'for' } });
    const during = await rows();
    assert.equal(new Set(during.map(({ xmin }) => xmin)).size, 1, 'all are written with the last one');
    // Ten ballots stay in their order by chance once in 3.6 million times.
    assert.notDeepEqual(await marked(), order);
    await act(vote, 'close');
    const after = await rows();
    assert.equal(after.length, voters.length);
    assert.equal(new Set(after.map(({ xmin }) => xmin)).size, 1);
    assert.ok(after.every(({ xmin }) => !during.some((each) => each.xmin === xmin)));
    const hashes = await seed(app, (tx) =>
      tx.many(sql`select 1 from vote_ticket where round_id = ${vote.rounds[0]?.id ?? 0} and blinded_hash is not null`),
    );
    assert.deepEqual(hashes, []);
  });

  it('is void when there are more ballots than people who had one signed', async () => {
    const vote = await opened();
    for (const each of voters.slice(0, 6)) await voteOnline(app, each, vote.id, choose('1'));
    // As whoever holds key and database could stuff the box: the ballots are there, those who fetched them are not.
    await seed(app, (tx) =>
      tx.run(
        sql`delete from vote_ticket where round_id = ${vote.rounds[0]?.id ?? 0} and member_id = ${tree.branches[0].memberIds[0] ?? 0}`,
      ),
    );
    const closed = await act(vote, 'close');
    assert.deepEqual([closed.state, closed.chosen], ['void', []]);
    assert.match(closed.rounds[0]?.voidReasonZh ?? '', /收回选票 6 张，多于发出的 5 张/);
  });

  describe('as published', () => {
    let file: Published;

    before(async () => {
      let vote = await opened();
      for (const [no, each] of voters.entries())
        await voteOnline(
          app,
          each,
          vote.id,
          no === 9 ? { marks: {}, writeIns: ['王小明'] } : choose(no < 7 ? '123' : '14'),
        );
      vote = await act(await act(vote, 'close'), 'declare');
      const url = `/api/votes/${vote.id}/rounds/${vote.rounds[0]?.id}/ballots`;
      file = (await voter(0).get<Published>(url)).body;
    });

    it('is counted again from the file alone, with every signature', () => {
      const found = recount(JSON.stringify(file));
      assert.deepEqual(found?.faults, []);
      assert.deepEqual(found?.outcome?.chosen, ['o1', 'o2', 'o3']);
      assert.deepEqual(found?.count.writeIns, [{ name: '王小明', inFavour: 1 }]);
    });

    it('shows each alteration: a changed, a doubled, a missing, a foreign ballot, and another result', () => {
      // Ballots stand in no order of casting: one with a choice that can be turned around goes to the front.
      const textOf = ({ message }: Published['ballots'][number]) =>
        Buffer.from(message, 'base64url').toString('latin1');
      const first = file.ballots.find((ballot) => textOf(ballot).includes('"for"')) ?? assert.fail('no vote in favour');
      const rest = file.ballots.filter((ballot) => ballot !== first);
      const faults = (change: Partial<Published>) =>
        recount(JSON.stringify({ ...file, ...change }))
          ?.faults.map(({ zh }) => zh)
          .join('') ?? '';
      const changed = Buffer.from(textOf(first).replace('"for"', '"abstain"'), 'latin1').toString('base64url');
      assert.match(faults({ ballots: [{ ...first, message: changed }, ...rest] }), /第 1 张选票的盖章无效/);
      assert.match(faults({ ballots: [first, first, ...rest] }), /第 2 张选票出现了两次/);
      assert.match(faults({ ballots: rest }), /票数与公布的票数不同/);
      assert.match(faults({ voteRoundId: file.voteRoundId + 1 }), /不是本轮的选票/);
      assert.match(faults({ chosen: ['o1', 'o2', 'o4'] }), /与公布的结果不同/);
      assert.match(faults({ out: 9 }), /多于发出的 9 张/);
      assert.equal(recount('{}'), undefined);
      assert.equal(recount('nothing'), undefined);
    });

    it('is counted again by the command, without a database', () => {
      const folder = mkdtempSync(join(tmpdir(), 'jishi-recount-'));
      try {
        const run = (content: Published) => {
          writeFileSync(join(folder, 'ballots.json'), JSON.stringify(content));
          return spawnSync(
            process.execPath,
            [join(import.meta.dirname, '../../cli/main.ts'), 'recount', join(folder, 'ballots.json')],
            {
              encoding: 'utf8',
              env: {
                ...process.env,
                JISHI_DATA: join(folder, 'nowhere'),
                DATABASE_URL: 'postgresql://127.0.0.1:1/none',
              },
            },
          );
        };
        const right = run(file);
        assert.equal(right.status, 0, right.stderr);
        assert.match(
          right.stdout,
          /收回 10.*\n[\s\S]*候选1号 {2}赞成 9[\s\S]*当选）：候选1号、候选2号、候选3号[\s\S]*核对无误/,
        );
        const wrong = run({ ...file, chosen: ['o4'] });
        assert.equal(wrong.status, 1);
        assert.match(wrong.stderr, /与公布的结果不同/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('is not there for fewer than five ballots', async () => {
      let vote = await opened();
      for (const each of voters.slice(0, 4)) await voteOnline(app, each, vote.id, choose('1'));
      vote = await act(await act(await act(vote, 'close'), 'fewer-seats', { by: 'presidium' }), 'declare');
      assert.equal(vote.rounds[0]?.result?.withheld, true);
      const answer = await voter(0).get<Refused>(`/api/votes/${vote.id}/rounds/${vote.rounds[0]?.id}/ballots`);
      assert.equal(answer.body.code, 'vote.not-published');
    });
  });
});
