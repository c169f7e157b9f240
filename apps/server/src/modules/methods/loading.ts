import { foldRun, stepOf, type RunFacts, type StepFacts } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { StepContext } from '../../platform/step-handler.ts';
import { actingOf } from './acting.ts';
import type { Catalogue } from './catalogue.ts';
import { runFacts } from './rule-facts.ts';
import type { LoadedRun, RunRow, StepRow } from './schema.ts';
import * as store from './store.ts';

/** A run as stored, for reading. Absent and not yours are the same. */
export async function loadRun(tx: Tx, catalogue: Catalogue, runId: number): Promise<LoadedRun> {
  const run = await store.findRun(tx, regionOf(runId), runId);
  return await complete(tx, catalogue, run ?? refuse('record.not-found'));
}

/** As `loadRun`, with the row locked: of two who decide at once, the second sees what the first did. */
export async function lockRun(tx: Tx, catalogue: Catalogue, runId: number): Promise<LoadedRun> {
  const run = await store.lockRun(tx, regionOf(runId), runId);
  return await complete(tx, catalogue, run ?? refuse('record.not-found'));
}

/** The run behind a step, locked, with the step's row. */
export async function lockStep(
  tx: Tx,
  catalogue: Catalogue,
  runStepId: number,
): Promise<{ loaded: LoadedRun; row: StepRow }> {
  const runId = await store.findRunOfStep(tx, regionOf(runStepId), runStepId);
  const loaded = await lockRun(tx, catalogue, runId ?? refuse('record.not-found'));
  const row = [...loaded.rows.values()].find(({ id }) => id === runStepId);
  return { loaded, row: row ?? refuse('record.not-found') };
}

async function complete(tx: Tx, catalogue: Catalogue, run: RunRow): Promise<LoadedRun> {
  const definition = await catalogue.byHash(tx, run.definition_hash);
  const steps = await store.listSteps(tx, run.region, run.id);
  const events = await store.listEvents(tx, run.region, run.id);
  return {
    run,
    definition,
    rows: new Map(steps.map((row) => [row.step_id, row])),
    state: foldRun(
      events.map(({ event }) => event),
      definition,
    ),
    above: await store.listOrgsOnPath(tx, run.region, run.path),
    round: run.round_id === null ? undefined : await store.findRoundBasis(tx, run.region, run.round_id),
  };
}

/** Rules of the day and reported facts for a decision on this run. */
export async function factsFor(
  tx: Tx,
  platform: Pick<Platform, 'clock' | 'rules'>,
  loaded: LoadedRun,
  present: Readonly<Record<string, StepFacts>> = {},
): Promise<RunFacts> {
  const calendar = await loadWorkingCalendar(tx);
  const rules = await platform.rules.reader(tx, loaded.run.path);
  return runFacts(platform.clock, calendar, rules, loaded.rows.values(), present);
}

/** Row of a step. @throws when the run lacks a step of its definition, which would be a fault */
export function rowOf(loaded: Pick<LoadedRun, 'rows'>, stepId: string): StepRow {
  const row = loaded.rows.get(stepId);
  if (!row) throw new Error(`run without a row for step ${stepId}`);
  return row;
}

/** A step as primitives see it. */
export function contextOf(loaded: Omit<LoadedRun, 'state'>, row: StepRow, day: string): StepContext {
  const { run, definition, above, round } = loaded;
  const step = stepOf(definition, row.step_id);
  const acting = actingOf(step, above, run, round?.org_id);
  const own = above.at(-1);
  return {
    runId: run.id,
    runStepId: row.id,
    roundId: run.round_id,
    region: run.region,
    orgId: run.org_id,
    path: run.path,
    orgName: own?.name ?? '',
    actingOrgId: acting.org.id,
    actingPath: acting.org.path,
    methodId: run.method_id,
    methodTitleZh: run.title,
    definitionHash: run.definition_hash,
    step,
    day,
    dueOn: row.due_on,
    subjectId: row.subject_id,
    related(stepId) {
      const other = loaded.rows.get(stepId);
      return Promise.resolve(other && { runStepId: other.id, subjectId: other.subject_id, outcome: other.outcome });
    },
  };
}
