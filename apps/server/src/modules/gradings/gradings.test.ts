import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { ScoreSheetView } from '@jishi/contract';
import { fiveGoodStandard } from '@jishi/rules';
import {
  createTestApp,
  insertOrg,
  personAs,
  seed,
  seedTree,
  testRegion,
  type Answer,
  type TestApp,
  type TestOrg,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { systemActor } from '../../platform/access/actor.ts';
import { createGradingService } from './service.ts';

type Sheet = z.infer<typeof ScoreSheetView>;
type Problem = {
  code: string;
  facts: Record<string, unknown>;
  rules?: { id: string }[];
  errors?: { field?: string; path?: string; message: string }[];
};
type Entries = { item: string; hundredths: number; isHit?: boolean; noteZh?: string }[];

const asSystem = systemActor('测试', testRegion);
let app: TestApp;
let tree: TestTree;
let organiser: TestPerson;
/** Three reviewers of the first township, none of them of a branch under review. */
let reviewers: number[];

const ok = <T>(answer: Answer<T>): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = (answer: Answer<unknown>, code: string): Problem => {
  const problem = answer.body as Problem;
  assert.equal(problem.code, code, JSON.stringify(answer.body));
  return problem;
};
const messages = (problem: Problem): string => (problem.errors ?? []).map((each) => each.message).join('\n');

before(async () => {
  app = await createTestApp({ rateLimits: false });
  tree = await seedTree(app);
  organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
  reviewers = [];
  for (const name of ['评审员甲', '评审员乙', '评审员丙'])
    reviewers.push(ok(await organiser.send<{ id: number }>('POST', '/api/reviewers', { name, dutyZh: '组织委员' })).id);
});

interface Case {
  readonly org: TestOrg;
  readonly secretary: TestPerson;
  readonly self: number;
  readonly review: number;
}

/** A branch with the two sheets of one run. */
async function aCase(least = 3): Promise<Case> {
  const org = await insertOrg(app, {
    name: `评分村${Math.random().toString(36).slice(2, 7)}支部`,
    kind: '631',
    parent: tree.townships[0],
  });
  const secretary = await personAs(app, { role: 'branch-secretary', orgId: org.id });
  const service = createGradingService(app.platform);
  const runId = await seed(app, (tx) => app.platform.ids.next(tx, tree.region));
  const sheet = (phase: 'self' | 'review') =>
    app.platform.db.write({ path: '', everything: true }, (tx) =>
      service.create(tx, asSystem, {
        region: tree.region,
        orgId: org.id,
        path: org.path,
        runStepId: null,
        runId,
        roundId: null,
        phase,
        actingOrgId: phase === 'self' ? org.id : tree.townships[0].id,
        titleZh: `${org.name} · ${phase === 'self' ? '支委会评' : '评审组评审'}`,
        scheme: fiveGoodStandard,
        schemeHash: null,
        leastRaters: phase === 'self' ? 1 : least,
        onTheSpot: phase === 'review',
        dueOn: null,
      }),
    );
  return { org, secretary, self: await sheet('self'), review: await sheet('review') };
}

const read = async (person: TestPerson, id: number): Promise<Sheet> =>
  ok(await person.get<Sheet>(`/api/score-sheets/${id}`));

/** Full points on everything that people score, less so many hundredths on one item. */
function entriesFor(sheet: Sheet, less = 0): Entries {
  const computed = new Set(sheet.computed.map((each) => each.item));
  const manual = sheet.items.filter((item) => item.effect === 'score' && !computed.has(item.id));
  let left = less;
  return manual.map((item) => {
    const taken = Math.min(left, item.maxHundredths);
    left -= taken;
    return { item: item.id, hundredths: item.maxHundredths - taken };
  });
}

async function submitSelf({ secretary, self }: Case, less = 0, extra: Entries = []): Promise<Sheet> {
  const sheet = await read(secretary, self);
  return ok(
    await secretary.send<Sheet>('POST', `/api/score-sheets/${self}/submit`, {
      version: sheet.version,
      entries: [...entriesFor(sheet, less), ...extra],
    }),
  );
}

/** Each rater gives full points less so many hundredths. */
async function rateAll({ review }: Case, less: readonly number[], extra: Entries = []): Promise<Sheet> {
  let sheet = await read(organiser, review);
  for (const [index, each] of less.entries()) {
    sheet = ok(
      await organiser.send<Sheet>('PUT', `/api/score-sheets/${review}/raters/${reviewers[index]}`, {
        version: sheet.version,
        entries: [...entriesFor(sheet, each), ...extra],
      }),
    );
  }
  return sheet;
}

const visited = { visitedOn: '2026-11-18', interviews: 12 };
const submitReview = async ({ review }: Case, input: Record<string, unknown>): Promise<Answer<Sheet>> =>
  organiser.send<Sheet>('POST', `/api/score-sheets/${review}/submit`, {
    version: (await read(organiser, review)).version,
    ...input,
  });

describe('self and review', () => {
  it('stand side by side: the review does not change what the committee gave', async () => {
    const one = await aCase();
    const self = await submitSelf(one, 300);
    await rateAll(one, [600, 600, 600]);
    const review = ok(await submitReview(one, visited));
    assert.equal(review.selfTotalHundredths, self.totalHundredths);
    assert.equal(review.totalHundredths, (self.totalHundredths ?? 0) - 300);
    assert.equal(review.differenceHundredths, -300);
    assert.equal((await read(one.secretary, one.self)).totalHundredths, self.totalHundredths);
  });

  it('hides a review from the branch until it is submitted', async () => {
    const one = await aCase();
    await submitSelf(one);
    const sheet = await rateAll(one, [500, 500, 500]);
    ok(
      await organiser.send('PUT', `/api/score-sheets/${one.review}/draft`, {
        version: sheet.version,
        entries: [],
        ...visited,
        visitNote: '台账与实际不符',
        differenceReason: '按核实结果评定',
      }),
    );
    const seen = await read(one.secretary, one.review);
    assert.deepEqual(
      [seen.raters, seen.entries, seen.computed, seen.totalHundredths, seen.grade, seen.visitNote],
      [[], [], [], null, null, ''],
    );
    assert.deepEqual([seen.visitedOn, seen.interviews, seen.differenceReason], [null, 0, null]);
    assert.equal(seen.can.edit, false);
    ok(await submitReview(one, visited));
    assert.equal((await read(one.secretary, one.review)).raters.length, 3);
  });

  it('refuses a branch that scores its own review, and a township that scores for the branch', async () => {
    const one = await aCase();
    const body = { version: 0, entries: [] };
    refused(await one.secretary.send('POST', `/api/score-sheets/${one.review}/submit`, body), 'grading.not-rater');
    refused(await organiser.send('POST', `/api/score-sheets/${one.self}/submit`, body), 'grading.not-rater');
  });

  it('answers the sheet of another township like one that does not exist', async () => {
    const one = await aCase();
    const stranger = await personAs(app, { role: 'township-organiser', orgId: tree.townships[1].id });
    const absent = await stranger.get(`/api/score-sheets/${tree.region * 2 ** 39 + 999_999}`);
    const foreign = await stranger.get(`/api/score-sheets/${one.self}`);
    assert.equal(foreign.status, 404);
    assert.equal((foreign.body as Problem).code, (absent.body as Problem).code);
    refused(await stranger.send('POST', `/api/score-sheets/${one.review}/submit`, { version: 0 }), 'record.not-found');
  });
});

describe('points and grade', () => {
  it('caps the grade by a veto and takes no points', async () => {
    const one = await aCase();
    const sheet = await submitSelf(one, 0, [{ item: 'falsified', hundredths: 0, isHit: true }]);
    assert.ok((sheet.totalHundredths ?? 0) >= 8000);
    assert.equal(sheet.grade, 'average');
    assert.deepEqual(sheet.cappedByZh, ['材料或评分弄虚作假']);
  });

  it('refuses a sheet with an item left open, and says which', async () => {
    const one = await aCase();
    const sheet = await read(one.secretary, one.self);
    const [first, ...rest] = entriesFor(sheet);
    const title = sheet.items.find((item) => item.id === first?.item)?.titleZh;
    const answer = await one.secretary.send('POST', `/api/score-sheets/${one.self}/submit`, {
      version: sheet.version,
      entries: rest,
    });
    assert.match(messages(answer.body as Problem), new RegExp(`请给“${title}”打分`));
  });

  it('refuses more points than the item has', async () => {
    const one = await aCase();
    const sheet = await read(one.secretary, one.self);
    const entries = entriesFor(sheet).map((entry, index) => (index === 0 ? { ...entry, hundredths: 99_900 } : entry));
    const answer = await one.secretary.send('POST', `/api/score-sheets/${one.self}/submit`, {
      version: sheet.version,
      entries,
    });
    assert.match(messages(answer.body as Problem), /应在 0 到/);
  });

  it('does not let anybody type an item that the platform computes', async () => {
    const one = await aCase();
    const sheet = await read(one.secretary, one.self);
    const computed = sheet.computed[0]?.item ?? assert.fail('nothing is computed');
    const entries = [...entriesFor(sheet), { item: computed, hundredths: 500 }];
    const body = { version: sheet.version, entries };
    for (const [method, url] of [
      ['POST', 'submit'],
      ['PUT', 'draft'],
    ] as const)
      assert.match(
        messages((await one.secretary.send(method, `/api/score-sheets/${one.self}/${url}`, body)).body as Problem),
        /由系统按台账计算，不用填写/,
      );
    assert.match(
      messages(
        (await organiser.send('PUT', `/api/score-sheets/${one.review}/raters/${reviewers[0]}`, body)).body as Problem,
      ),
      /由系统按台账计算，不用填写/,
    );
  });
});

describe('a review', () => {
  it('refuses a rater of the branch itself', async () => {
    const one = await aCase();
    const own = ok(
      await organiser.send<{ id: number; homeOrgName: string }>('POST', '/api/reviewers', {
        name: '本村人',
        homeOrgId: one.org.id,
      }),
    );
    assert.equal(own.homeOrgName, one.org.name);
    const sheet = await read(organiser, one.review);
    const problem = refused(
      await organiser.send('PUT', `/api/score-sheets/${one.review}/raters/${own.id}`, {
        version: sheet.version,
        entries: entriesFor(sheet),
      }),
      'grading.own-branch',
    );
    assert.equal(problem.facts['org'], one.org.name);
    ok(await organiser.send('DELETE', `/api/reviewers/${own.id}`));
  });

  it('refuses a home branch that is not there', async () => {
    refused(
      await organiser.send('POST', '/api/reviewers', { name: '某人', homeOrgId: tree.region * 2 ** 39 + 999_998 }),
      'grading.home-unknown',
    );
  });

  it('refuses fewer raters than the rule asks for', async () => {
    const one = await aCase();
    await submitSelf(one);
    await rateAll(one, [0, 0]);
    const problem = refused(await submitReview(one, visited), 'grading.too-few-raters');
    assert.deepEqual([problem.facts['least'], problem.facts['now']], [3, 2]);
    assert.equal(problem.rules?.[0]?.id, 'method.six_step_grading.review.min_count');
  });

  it('refuses a review without a visit, with one of a day to come, and after too few interviews', async () => {
    const one = await aCase();
    await submitSelf(one);
    await rateAll(one, [0, 0, 0]);
    refused(await submitReview(one, { interviews: 12 }), 'grading.visit-missing');
    refused(await submitReview(one, { visitedOn: '2026-11-21', interviews: 12 }), 'grading.visit-missing');
    const least = app.platform.rules.national<number>('method.six_step_grading.review.interviews', '2026-11-20');
    const problem = refused(
      await submitReview(one, { visitedOn: '2026-11-20', interviews: least - 1 }),
      'grading.interviews-missing',
    );
    assert.equal(problem.facts['least'], least);
    ok(await submitReview(one, { visitedOn: '2026-11-20', interviews: least }));
  });

  it('takes a difference of 9.99 without a word and asks for the reason from 10.00 on, naming the rule', async () => {
    const below = await aCase();
    await submitSelf(below);
    await rateAll(below, [999, 999, 999]);
    const taken = ok(await submitReview(below, visited));
    assert.equal(taken.differenceHundredths, -999);

    const at = await aCase();
    await submitSelf(at);
    await rateAll(at, [1000, 1000, 1000]);
    const problem = refused(await submitReview(at, visited), 'grading.difference-unexplained');
    assert.equal(problem.facts['difference'], '10.00');
    assert.equal(problem.rules?.[0]?.id, 'grading.difference.flag');
    const explained = ok(await submitReview(at, { ...visited, differenceReason: '实地察看与材料不符' }));
    assert.equal(explained.differenceReason, '实地察看与材料不符');
  });

  it('asks the group to settle a spread of 15.00 in writing, not one of 14.99', async () => {
    const reason = { ...visited, differenceReason: '按核实结果评定' };
    const below = await aCase();
    await submitSelf(below);
    await rateAll(below, [0, 0, 1499]);
    ok(await submitReview(below, reason));
    const at = await aCase();
    await submitSelf(at);
    await rateAll(at, [0, 0, 1500]);
    const problem = refused(await submitReview(at, reason), 'grading.spread-unexplained');
    assert.equal(problem.facts['spread'], '15.00');
    assert.equal(problem.rules?.[0]?.id, 'grading.raters.spread.flag');
    ok(await submitReview(at, { ...reason, visitNote: '评审组合议，意见一致' }));
  });

  it('needs a rating of every item by every rater', async () => {
    const one = await aCase();
    const sheet = await read(organiser, one.review);
    const answer = await organiser.send('PUT', `/api/score-sheets/${one.review}/raters/${reviewers[0]}`, {
      version: sheet.version,
      entries: entriesFor(sheet).slice(1),
    });
    assert.match(messages(answer.body as Problem), /请给“.+”打分/);
  });

  it('hits a veto only when more than half of the raters say so', async () => {
    const one = await aCase();
    await submitSelf(one);
    const veto = [{ item: 'no-activities', hundredths: 0, isHit: true }];
    await rateAll(one, [0, 0, 0]);
    await rateAll(one, [0], veto);
    assert.deepEqual(ok(await submitReview(one, visited)).cappedByZh, []);
    const two = await aCase();
    await submitSelf(two);
    await rateAll(two, [0, 0, 0]);
    await rateAll(two, [0, 0], veto);
    assert.equal(ok(await submitReview(two, visited)).grade, 'poor');
  });
});

describe('two people at once', () => {
  it('one of two submissions wins, the other hears that the record changed', async () => {
    const one = await aCase();
    const second = await personAs(app, { role: 'branch-committee', orgId: one.org.id });
    const sheet = await read(one.secretary, one.self);
    const body = { version: sheet.version, entries: entriesFor(sheet) };
    const url = `/api/score-sheets/${one.self}/submit`;
    const answers = await Promise.all([one.secretary.send('POST', url, body), second.send('POST', url, body)]);
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
    refused(answers.find(({ status }) => status === 409) ?? assert.fail(), 'record.changed-meanwhile');
    const { n } = await seed(app, (tx) =>
      tx.one<{ n: number }>(sql`select count(*) as n from score_sheet_history where sheet_id = ${one.self}`),
    );
    assert.equal(n, 1);
  });

  it('a submission sent twice with the same key is one submission', async () => {
    const one = await aCase();
    const sheet = await read(one.secretary, one.self);
    const send = () =>
      one.secretary.send<Sheet>(
        'POST',
        `/api/score-sheets/${one.self}/submit`,
        { version: sheet.version, entries: entriesFor(sheet) },
        'the-same-key-1',
      );
    const [first, again] = [ok(await send()), ok(await send())];
    assert.deepEqual(again, first);
  });

  it('a submitted sheet takes nothing more', async () => {
    const one = await aCase();
    const { version } = await submitSelf(one);
    refused(
      await one.secretary.send('PUT', `/api/score-sheets/${one.self}/draft`, { version, entries: [] }),
      'grading.already-submitted',
    );
  });
});

describe('a sheet that was sent back', () => {
  it('keeps every submission in its history and what people entered on the sheet', async () => {
    const one = await aCase();
    const first = await submitSelf(one, 700);
    const service = createGradingService(app.platform);
    await app.platform.db.write({ path: '', everything: true }, (tx) =>
      service.reopen(tx, asSystem, one.self, '漏填加分项'),
    );
    const reopened = await read(one.secretary, one.self);
    assert.equal(reopened.state, 'draft');
    assert.deepEqual(
      reopened.entries.map((entry) => entry.item),
      entriesFor(reopened).map((entry) => entry.item),
    );
    await submitSelf(one, 200);
    const history = await seed(app, (tx) =>
      tx.many<{ number: number; total_hundredths: number }>(sql`select number, total_hundredths from score_sheet_history
        where sheet_id = ${one.self} order by number`),
    );
    assert.deepEqual(history, [
      { number: 1, total_hundredths: first.totalHundredths },
      { number: 2, total_hundredths: (first.totalHundredths ?? 0) + 500 },
    ]);
  });
});
