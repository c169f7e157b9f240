import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { GradingBoard, GradingRow } from '@jishi/contract';
import { fiveGoodStandard } from '@jishi/rules';
import {
  createTestApp,
  insertOrg,
  personAs,
  seed,
  seedTree,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/tx.ts';

type Board = z.infer<typeof GradingBoard>;
type Row = z.infer<typeof GradingRow>;

const gradeIds = fiveGoodStandard.grades.map((grade) => grade.id);
const stepIds = ['study', 'score', 'review', 'confer'] as const;
const states = ['waiting', 'open', 'done', 'returned', 'skipped', 'lapsed'] as const;

/** What a branch has come to in the two rounds. */
const branchScene = fc.record({
  township: fc.constantFrom(0, 1),
  steps: fc.tuple(...stepIds.map(() => fc.constantFrom(...states))),
  due: fc.tuple(...stepIds.map(() => fc.constantFrom('2026-11-19', '2026-11-20', '2026-12-01', null))),
  cancelled: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  proposed: fc.constantFrom(...gradeIds, null),
  decided: fc.constantFrom(...gradeIds, 'not-a-grade', null),
  conferred: fc.constantFrom(...gradeIds, null),
  flagged: fc.boolean(),
  last: fc.constantFrom(...gradeIds, 'grade-of-an-older-scheme', null),
});
type BranchScene = typeof branchScene extends fc.Arbitrary<infer T> ? T : never;

let app: TestApp;
let tree: TestTree;
let county: TestPerson;
let roundId: number;
const scenes = fc.sample(branchScene, { seed: 20261121, numRuns: 60 });

before(async () => {
  app = await createTestApp({ rateLimits: false });
  tree = await seedTree(app, { membersEach: 0 });
  county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
  roundId = await writeScene();
});

async function writeScene(): Promise<number> {
  const orgs: Place[] = [];
  for (const [no, scene] of scenes.entries()) {
    const parent = tree.townships[scene.township === 0 ? 0 : 1];
    orgs.push({ ...(await insertOrg(app, { name: `看板村${no}支部`, kind: '631', parent })), superior: parent.id });
  }
  return await seed(app, async (tx) => {
    const definition = { steps: stepIds.map((id) => ({ id, titleZh: id, titleEn: id })) };
    await tx.run(sql`insert into method_definition (hash, method_id, version, body, kind, first_used_at)
      values ('board-method', 'board', 1, ${JSON.stringify(definition)}, 'method', now()),
        ('board-scheme', ${fiveGoodStandard.id}, 1, ${JSON.stringify(fiveGoodStandard)}, 'scheme', now())`);
    const past = await round(tx, 2025, null);
    const present = await round(tx, 2026, past);
    for (const [no, scene] of scenes.entries()) {
      const org = orgs[no] ?? assert.fail();
      if (scene.last !== null) {
        const runId = await run(tx, org, past, 'done');
        await result(tx, org, past, runId, { proposed: scene.last, flagged: false });
      }
      const runId = await run(tx, org, present, scene.cancelled ? 'cancelled' : 'running');
      await steps(tx, org, present, runId, scene);
      await result(tx, org, present, runId, scene);
      await decisions(tx, org, present, scene);
    }
    return present;
  });
}

interface Place {
  readonly id: number;
  readonly path: string;
  readonly superior: number;
}

const next = (tx: Tx) => app.platform.ids.next(tx, tree.region);

async function round(tx: Tx, year: number, previous: number | null): Promise<number> {
  const id = await next(tx);
  await tx.run(sql`insert into method_round (region, id, org_id, path, method_id, definition_hash, scheme_id, scheme_hash, title, year, state,
      opened_on, previous_round_id, created_by, created_at)
    values (${tree.region}, ${id}, ${tree.county.id}, ${tree.county.path}, 'board', 'board-method', ${fiveGoodStandard.id}, 'board-scheme',
      ${`${year} 年`}, ${year}, 'open', '2026-03-01', ${previous}, '测试', now())`);
  return id;
}

async function run(tx: Tx, org: Place, round: number, state: string): Promise<number> {
  const id = await next(tx);
  await tx.run(sql`insert into method_run (region, id, org_id, path, superior_org_id, round_id, method_id, definition_hash, title, state, started_on)
    values (${tree.region}, ${id}, ${org.id}, ${org.path}, ${org.superior}, ${round}, 'board', 'board-method', '定级', ${state}, '2026-03-01')`);
  return id;
}

async function steps(tx: Tx, org: Place, round: number, runId: number, scene: BranchScene): Promise<void> {
  for (const [index, stepId] of stepIds.entries()) {
    const state = scene.steps[index] ?? 'waiting';
    await tx.run(sql`insert into run_step (region, id, run_id, round_id, org_id, path, superior_org_id, step_id, position, primitive, state,
        acting_org_id, opened_on, due_on, done_at)
      values (${tree.region}, ${await next(tx)}, ${runId}, ${round}, ${org.id}, ${org.path}, ${org.superior}, ${stepId}, ${index}, 'form', ${state},
        ${org.id}, '2026-03-01', ${scene.due[index] ?? null}, ${state === 'done' ? '2026-04-01T00:00:00Z' : null})`);
  }
}

async function result(
  tx: Tx,
  org: Place,
  round: number,
  runId: number,
  { proposed, flagged }: { readonly proposed: string | null; readonly flagged: boolean },
): Promise<void> {
  await tx.run(sql`insert into grading_result (region, round_id, org_id, path, run_id, self_hundredths, review_hundredths, flagged, proposed_grade)
    values (${tree.region}, ${round}, ${org.id}, ${org.path}, ${runId}, 9000, ${flagged ? 8000 : 8900}, ${flagged}, ${proposed})`);
}

async function decisions(tx: Tx, org: Place, round: number, scene: BranchScene): Promise<void> {
  if (scene.decided !== null) {
    await tx.run(sql`insert into approval_request (region, id, org_id, path, round_id, mode, title_zh, decider_org_id, decider_roles, decisions,
        state, requested_on, decision, decided_value, created_at)
      values (${tree.region}, ${await next(tx)}, ${org.id}, ${org.path}, ${round}, 'approve', '审定', ${org.superior}, '{}', '{approve}',
        'decided', '2026-04-01', 'approve', ${scene.decided}, now())`);
  }
  if (scene.conferred !== null) {
    await tx.run(sql`insert into commendation (region, id, org_id, path, decider_org_id, round_id, kind, title_zh, year, grade, stars, state,
        conferred_on, created_at)
      values (${tree.region}, ${await next(tx)}, ${org.id}, ${org.path}, ${tree.county.id}, ${round}, 'stars', '授星', 2026, ${scene.conferred},
        3, 'conferred', '2026-05-01', now())`);
  }
}

const boardFor = async (person: TestPerson): Promise<Board> => {
  const { status, body } = await person.get<Board>(`/api/rounds/${roundId}/board`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

/** All rows of a filter, over as many pages as it takes. */
async function rowsFor(person: TestPerson, filter: Readonly<Record<string, string>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const query: string = new URLSearchParams({
      ...filter,
      limit: '7',
      ...(cursor === null ? {} : { cursor }),
    }).toString();
    const { status, body } = await person.get<{ items: Row[]; nextCursor: string | null }>(
      `/api/rounds/${roundId}/rows?${query}`,
    );
    assert.equal(status, 200, JSON.stringify(body));
    rows.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  assert.equal(new Set(rows.map((row) => row.runId)).size, rows.length, 'no row twice');
  return rows;
}

/** Every number of a board with the filter that opens its rows. */
function cellsOf(board: Board): { name: string; count: number; filter: Record<string, string> }[] {
  const step = (stepId: string, stepState: string, count: number) => ({
    name: `${stepId} ${stepState}`,
    count,
    filter: { stepId, stepState },
  });
  return [
    { name: 'total', count: board.total, filter: {} },
    ...board.steps.flatMap((each) => [
      step(each.stepId, 'done', each.done),
      step(each.stepId, 'open', each.open),
      step(each.stepId, 'waiting', each.waiting),
      step(each.stepId, 'late', each.late),
    ]),
    ...board.grades.flatMap(({ id, count, lastYear }) => [
      { name: `grade ${id}`, count, filter: { grade: id } },
      { name: `last year ${id}`, count: lastYear, filter: { lastGrade: id } },
    ]),
    ...Object.entries(board.movement).map(([movement, count]) => ({ name: movement, count, filter: { movement } })),
    { name: 'flagged', count: board.flagged, filter: { flagged: '1' } },
    ...board.townships.flatMap(({ orgId, total, done, late }) => {
      const townshipId = String(orgId);
      return [
        { name: `township ${orgId}`, count: total, filter: { townshipId } },
        { name: `township ${orgId} done`, count: done, filter: { townshipId, finished: '1' } },
        { name: `township ${orgId} late`, count: late, filter: { townshipId, late: '1' } },
      ];
    }),
  ];
}

describe('the board', () => {
  it('every number is the number of rows that it opens', async () => {
    const board = await boardFor(county);
    const cells = cellsOf(board);
    for (const { name, count, filter } of cells) assert.equal((await rowsFor(county, filter)).length, count, name);
    assert.ok(cells.filter(({ count }) => count > 0).length > cells.length / 2, 'the scene fills the board');
  });

  it('grades, movement and townships each add up to the branches of the round; a cancelled run is none', async () => {
    const board = await boardFor(county);
    const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);
    assert.equal(board.total, scenes.filter((scene) => !scene.cancelled).length);
    assert.equal(sum(board.grades.map(({ count }) => count)), board.total);
    assert.equal(sum(board.grades.map(({ lastYear }) => lastYear)), board.total);
    assert.equal(sum(Object.values(board.movement)), board.total);
    assert.equal(sum(board.townships.map(({ total }) => total)), board.total);
  });

  it('takes the conferred grade before the decided one, and that before the proposed one', async () => {
    const valid = (grade: string | null) => (grade !== null && gradeIds.includes(grade) ? grade : null);
    const byName = new Map((await rowsFor(county, {})).map((row) => [row.orgName, row]));
    for (const [no, scene] of scenes.entries()) {
      const row = byName.get(`看板村${no}支部`);
      if (scene.cancelled) {
        assert.equal(row, undefined);
        continue;
      }
      assert.equal(row?.grade, valid(scene.conferred ?? scene.decided ?? scene.proposed), `branch ${no}`);
      assert.equal(row.lastGrade, valid(scene.last), `branch ${no}`);
    }
  });

  it('says up for a better grade than last year, down for a worse one, nothing where one is missing', async () => {
    for (const row of await rowsFor(county, {})) {
      const [now, before] = [gradeIds.indexOf(row.grade ?? ''), gradeIds.indexOf(row.lastGrade ?? '')];
      const expected = now < 0 || before < 0 ? 'none' : now < before ? 'up' : now > before ? 'down' : 'same';
      assert.equal(row.movement, expected, row.orgName);
    }
  });

  it('marks exactly the branches with an open step whose last day has passed as late', async () => {
    for (const [no, scene] of scenes.entries()) {
      if (scene.cancelled) continue;
      const row = (await rowsFor(county, { q: `看板村${no}支部` })).find((each) => each.orgName === `看板村${no}支部`);
      const late = scene.steps.some((state, index) => state === 'open' && scene.due[index] === '2026-11-19');
      assert.equal(row?.late, late, `branch ${no}`);
    }
  });

  it('shows a township its own branches only, in every number', async () => {
    for (const [index, township] of tree.townships.entries()) {
      const organiser = await personAs(app, { role: 'township-organiser', orgId: township.id });
      const board = await boardFor(organiser);
      assert.equal(board.total, scenes.filter((scene) => !scene.cancelled && scene.township === index).length);
      assert.deepEqual(
        board.townships.map(({ orgId }) => orgId),
        [township.id],
      );
      for (const { name, count, filter } of cellsOf(board))
        assert.equal((await rowsFor(organiser, filter)).length, count, name);
      const foreign = tree.townships[index === 0 ? 1 : 0].id;
      assert.deepEqual(await rowsFor(organiser, { townshipId: String(foreign) }), []);
    }
  });

  it('is no page of a branch', async () => {
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    assert.equal((await secretary.get(`/api/rounds/${roundId}/board`)).status, 403);
    assert.equal((await secretary.get(`/api/rounds/${roundId}/rows`)).status, 403);
  });
});
