import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { defineMethod, type MethodDefinition, type Step } from '@jishi/domain';
import { createTestApp, seed, seedTree, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepPort } from '../../platform/step-handler.ts';
import { createEngine, type Engine } from '../methods/engine.ts';
import { scriptedHandlers } from '../methods/scripted.testkit.ts';
import { createVoteService, type VoteService } from './index.ts';
import { createVoteStepHandler } from './step-handler.ts';
import { lockVote, voteOfStep } from './store.ts';

const branch = { roles: ['branch-secretary'], of: 'own' } as const;
const form = (id: string): Step => ({
  id,
  titleZh: id,
  titleEn: id,
  guidanceZh: id,
  actor: branch,
  strength: 'must',
  params: { primitive: 'form', fields: [] },
  next: [],
  confidence: 'assumed',
});

/** A motion that leads to one of two steps, and must reach its share once more as a condition of the step. */
const method: MethodDefinition = defineMethod({
  id: 'vote-method',
  version: 1,
  titleZh: '表决方法',
  titleEn: 'Vote method',
  group: 'democracy',
  kind: 'procedure',
  tier: 'A',
  purposeZh: '测试',
  cites: [],
  appliesTo: ['branch'],
  fields: ['general'],
  triggers: [{ kind: 'round' }],
  steps: [
    {
      id: 'vote',
      titleZh: '党员大会审议',
      titleEn: 'General meeting',
      guidanceZh: '表决',
      actor: branch,
      strength: 'must',
      params: {
        primitive: 'vote',
        kind: 'motion',
        body: 'party-assembly',
        electorate: { base: 'full-members' },
        quorum: { param: 'meeting.party_assembly.quorum' },
        pass: { param: 'meeting.party_assembly.pass' },
        secret: false,
        procedure: 'show-of-hands',
      },
      completeWhen: [{ predicate: 'quorumMet', args: { threshold: { param: 'meeting.party_assembly.quorum' } } }],
      outcomes: [
        { id: 'carried', titleZh: '通过' },
        { id: 'rejected', titleZh: '未通过' },
      ],
      next: [
        { to: 'act', outcomes: ['carried'] },
        { to: 'explain', outcomes: ['rejected'] },
      ],
      confidence: 'assumed',
    },
    form('act'),
    form('explain'),
  ],
});

describe('a vote as a step of a method', () => {
  let app: TestApp;
  let tree: TestTree;
  let engine: Engine;
  let service: VoteService;
  let actor: Actor;

  const write = <T>(work: (tx: Tx) => Promise<T>) => app.platform.db.write(actor.scope, work);

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 5 });
    const [own] = tree.branches;
    actor = {
      kind: 'user',
      userId: own.region * 2 ** 39 + 900_001,
      displayName: '书记',
      role: 'branch-secretary',
      region: own.region,
      orgId: own.id,
      path: own.path,
      memberId: null,
      scope: { path: own.path },
    };
    const steps = { complete: (tx, who, id, options) => engine.complete(tx, who, id, options) } as StepPort;
    const platform: Platform = { ...app.platform, steps };
    service = createVoteService(platform);
    const handlers = [createVoteStepHandler(platform, service), ...scriptedHandlers(['form']).handlers];
    engine = createEngine(app.platform, handlers, [method]);
  });

  /** Starts a run and holds its vote by show of hands. */
  const held = async (present: number, inFavour: number) => {
    const [own] = tree.branches;
    const runId = await write((tx) => engine.startRun(tx, actor, 'vote-method', own));
    const stepId = await app.platform.db.read(
      actor.scope,
      async (tx) => (await engine.load(tx, runId)).rows.get('vote')?.id ?? 0,
    );
    const vote = await app.platform.db.read(actor.scope, (tx) => voteOfStep(tx, own.region, stepId));
    assert.ok(vote);
    assert.deepEqual([vote.title_zh, vote.state, vote.options.length], ['党员大会审议', 'prepared', 1]);
    await write((tx) =>
      service.opening.open(tx, actor, vote.id, {
        version: vote.version,
        method: 'hands',
        remote: false,
        presentIds: own.memberIds.slice(0, present),
        heads: [],
        written: [],
      }),
    );
    const round = await seed(app, (tx) =>
      tx.one<{ id: number }>(sql`select id from vote_round where vote_id = ${vote.id}`),
    );
    await write((tx) =>
      service.counting.enter(tx, actor, vote.id, {
        voteRoundId: round.id,
        back: present,
        invalid: 0,
        options: [{ optionId: 'o1', inFavour, against: present - inFavour }],
        writeIns: [],
      }),
    );
    const states = () =>
      app.platform.db.read(actor.scope, async (tx) =>
        Object.fromEntries([...(await engine.load(tx, runId)).rows].map(([id, row]) => [id, row.state])),
      );
    assert.equal((await states())['vote'], 'open', 'a count is not yet a declaration');
    const declare = () =>
      write(async (tx) => service.deciding.declare(tx, actor, vote.id, (await lockVote(tx, vote.id))?.version ?? 0));
    return { declare, states };
  };

  it('ends with the declaration and leads on by what came out', async () => {
    const carried = await held(4, 3);
    await carried.declare();
    assert.deepEqual([(await carried.states())['vote'], (await carried.states())['act']], ['done', 'open']);
    const rejected = await held(4, 2);
    await rejected.declare();
    assert.deepEqual([(await rejected.states())['vote'], (await rejected.states())['explain']], ['done', 'open']);
  });

  it('does not open without a quorum', async () => {
    await assert.rejects(held(2, 2), { code: 'vote.no-quorum' });
  });
});
