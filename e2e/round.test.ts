import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { z } from 'zod';
import type {
  ArchiveFileItem,
  CommendationItem,
  GradingBoard,
  GradingRow,
  RunView,
  ScoreSheetView,
} from '@jishi/contract';
import { createTestApp, fixedClock, type TestApp } from '@jishi/testkit';
import { createCast } from '../apps/server/src/demo/drive/cast.ts';
import type { BranchRun } from '../apps/server/src/demo/drive/branch-acts.ts';
import { driveRound, phases, type Cast } from '../apps/server/src/demo/drive/drive-round.ts';
import { forEach, type Person } from '../apps/server/src/demo/drive/person.ts';
import { verifyChains } from '../apps/server/src/platform/audit/seal.ts';
import { importCounty, networkTransport, renewStatistics, type Traffic } from './support/county.ts';
import { gradeFromSheets, readAll } from './support/recompute.ts';

/** 535 is the whole county (`npm run test:round`); fewer keep the usual run short. */
const size = Number(process.env['JISHI_E2E_BRANCHES'] ?? 60);
const openOn = '2026-08-03';
const minutes = 60_000;

type Sheet = z.infer<typeof ScoreSheetView>;
type Row = z.infer<typeof GradingRow>;
type Board = z.infer<typeof GradingBoard>;
type Honour = z.infer<typeof CommendationItem>;

describe(`a yearly round of ${size} branches over the network`, { timeout: 45 * minutes }, () => {
  const clock = fixedClock('2026-08-01');
  const traffic: Traffic = { requests: 0, writes: 0 };
  let app: TestApp;
  let cast: Cast;
  let roundId: number;
  let branches: readonly BranchRun[];

  before(
    async () => {
      app = await createTestApp({ clock, rateLimits: false });
      const added = await importCounty(app, size, 'Tie-shu-78');
      const origin = await app.http.listen({ port: 0, host: '127.0.0.1' });
      const people = await createCast(app, clock, networkTransport(origin, traffic));
      cast = people.cast;
      const since = performance.now();
      ({ roundId, branches } = await driveRound({
        cast,
        title: '2026 年度基层党组织分类定级',
        year: 2026,
        methodId: 'six-step-grading',
        openOn,
        seed: 410_621,
        setDay: async (day) => {
          await renewStatistics(app);
          await people.setDay(day);
        },
        atOnce: 8,
        log: (message) => size >= 535 && console.log(`${Math.round((performance.now() - since) / 1000)} s  ${message}`),
      }));
      const seconds = (performance.now() - since) / 1000;
      console.log(
        `${added} rows imported; ${branches.length} branches driven through ${phases.length} phases in ${seconds.toFixed(0)} s:` +
          ` ${traffic.requests} requests, ${traffic.writes} of them writes`,
      );
    },
    { timeout: 45 * minutes },
  );

  it('takes every branch of the county once', async () => {
    assert.equal(branches.length, size);
    assert.equal(new Set(branches.map(({ orgId }) => orgId)).size, size);
    assert.equal(new Set(branches.map(({ runId }) => runId)).size, size);
  });

  it('ends with every step done everywhere', async () => {
    const board = await boardOf(cast.county, roundId);
    assert.equal(board.total, size);
    for (const { stepId, done, open, waiting, late } of board.steps) {
      assert.deepEqual({ done, open, waiting, late }, { done: size, open: 0, waiting: 0, late: 0 }, stepId);
    }
  });

  it('gives grades and stars that follow from the submitted sheets', async () => {
    const rows = new Map((await rowsOf(cast.county, roundId)).map((row) => [row.orgId, row]));
    const honours = new Map(
      (await readAll<Honour>(cast.county, `/api/commendations?roundId=${roundId}`)).map((each) => [each.orgId, each]),
    );
    const given = new Map<string, number>();
    await forEach(branches, 8, async (branch) => {
      const row = rows.get(branch.orgId) ?? assert.fail(`${branch.orgName} is on no row`);
      const { organiser } = cast.township(branch.superiorOrgId);
      const expected = gradeFromSheets(
        await sheetOf(branch.secretary, branch, 'committee-score'),
        await sheetOf(organiser, branch, 'review'),
      );
      const honour = honours.get(branch.orgId);
      assert.deepEqual(
        {
          self: row.selfHundredths,
          review: row.reviewHundredths,
          grade: row.grade,
          stars: row.stars,
          state: honour?.state,
          conferred: honour?.stars,
        },
        {
          self: expected.selfHundredths,
          review: expected.reviewHundredths,
          grade: expected.grade,
          stars: expected.stars,
          state: 'conferred',
          conferred: expected.stars,
        },
        branch.orgName,
      );
      given.set(expected.grade, (given.get(expected.grade) ?? 0) + 1);
    });
    console.log(`grades: ${JSON.stringify(Object.fromEntries(given))}`);
    assert.ok(given.size > 1, 'branches differ, so do their grades');
  });

  it('shows numbers on the board that equal the rows behind them', async () => {
    const board = await boardOf(cast.county, roundId);
    for (const { id, count } of board.grades) {
      assert.equal((await rowsOf(cast.county, roundId, `grade=${id}`)).length, count, id);
    }
    for (const { stepId, done } of board.steps) {
      assert.equal((await rowsOf(cast.county, roundId, `stepId=${stepId}&stepState=done`)).length, done, stepId);
    }
    for (const { orgId, name, total } of board.townships) {
      assert.equal((await rowsOf(cast.county, roundId, `townshipId=${orgId}`)).length, total, name);
    }
    assert.equal(
      board.townships.reduce((sum, { total }) => sum + total, 0),
      size,
    );
    assert.equal((await rowsOf(cast.county, roundId, 'flagged=1')).length, board.flagged);
  });

  it('hangs the stars on the public list, one for each branch', async () => {
    const stars = await readAll<{ orgName: string; stars: number }>(cast.anybody, '/api/public/stars');
    assert.equal(stars.length, size);
    assert.ok(stars.every((each) => each.stars >= 1 && each.stars <= 5));
  });

  it('seals one archive for each branch, and each is intact', async () => {
    const files = await readAll<z.infer<typeof ArchiveFileItem>>(cast.county, '/api/archives');
    assert.equal(files.length, size);
    assert.equal(new Set(files.map((file) => file.orgId)).size, size);
    await forEach(files, 8, async ({ id, state, titleZh }) => {
      assert.equal(state, 'sealed', titleZh);
      const { isIntact, lostFiles } = await cast.county.get<{ isIntact: boolean; lostFiles: string[] }>(
        `/api/archives/${id}/verify`,
      );
      assert.deepEqual({ isIntact, lostFiles }, { isIntact: true, lostFiles: [] }, titleZh);
    });
  });

  it('leaves a trail in which every link holds', async () => {
    await app.sealer.sealAll();
    const chains = await verifyChains(app.platform.db);
    assert.equal(chains.length, 1);
    for (const chain of chains) {
      assert.equal(chain.brokenAt, undefined);
      assert.equal(chain.unsealed, 0);
      assert.ok(chain.events >= size * phases.length);
      console.log(`${chain.events} events in the trail`);
    }
  });
});

const boardOf = (county: Person, roundId: number) => county.get<Board>(`/api/rounds/${roundId}/board`);

const rowsOf = (county: Person, roundId: number, filter = '') =>
  readAll<Row>(county, `/api/rounds/${roundId}/rows?${filter}`);

async function sheetOf(person: Person, branch: BranchRun, stepId: string): Promise<Sheet> {
  const run = await person.get<z.infer<typeof RunView>>(`/api/runs/${branch.runId}`);
  const step = run.steps.find((each) => each.stepId === stepId) ?? assert.fail(`${branch.orgName} has no ${stepId}`);
  return await person.get<Sheet>(`/api/score-sheets/${step.subjectId}`);
}
