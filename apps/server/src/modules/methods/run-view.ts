import { incoming, stepOf, type MethodDefinition, type RunEvent, type Step } from '@jishi/domain';
import type { RunHistoryItem, RunStepView, RunView } from '@jishi/contract';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Engine } from './engine.ts';
import { rowOf } from './loading.ts';
import type { EventRow, LoadedRun, StepRow } from './schema.ts';
import * as store from './store.ts';

type StepView = z.infer<typeof RunStepView>;

/** A run as the runner draws it: every step with who acts, by when, and why it cannot be done yet. */
export async function viewRun(
  tx: Tx,
  platform: Platform,
  engine: Engine,
  actor: Actor,
  runId: number,
): Promise<z.infer<typeof RunView>> {
  const loaded = await engine.load(tx, runId);
  const { run, definition } = loaded;
  const steps: StepView[] = [];
  for (const step of definition.steps) steps.push(await viewStep(tx, platform, engine, actor, loaded, step));
  const open = steps.filter(({ state, dueOn }) => state === 'open' && dueOn !== null).map(({ dueOn }) => dueOn ?? '');
  return {
    id: run.id,
    title: run.title,
    methodId: run.method_id,
    methodZh: definition.titleZh,
    methodEn: definition.titleEn,
    definitionHash: run.definition_hash,
    definitionVersion: definition.version,
    orgId: run.org_id,
    orgName: loaded.above.at(-1)?.name ?? '',
    roundId: run.round_id,
    state: run.state,
    startedOn: run.started_on,
    endedOn: run.ended_on,
    today: platform.clock.today(),
    nextDueOn: open.toSorted()[0] ?? null,
    steps,
    history: (await store.listEvents(tx, run.region, run.id)).map((row) => historyItem(row, definition)),
    handOvers: await viewHandOvers(tx, engine, actor, loaded),
    version: run.version,
  };
}

async function viewStep(
  tx: Tx,
  platform: Platform,
  engine: Engine,
  actor: Actor,
  loaded: LoadedRun,
  step: Step,
): Promise<StepView> {
  const row = rowOf(loaded, step.id);
  const today = platform.clock.today();
  const acting = engine.actingOf(loaded, step.id);
  const mayAct = loaded.run.state === 'running' && engine.mayFinish(actor, loaded, step.id);
  const isMine = row.state === 'open' && mayAct;
  // What is missing is asked for the own steps and shown to superiors of a late branch alike.
  const unmet = row.state === 'open' ? await engine.unmet(tx, loaded, row) : [];
  const outcome = step.outcomes?.find(({ id }) => id === row.outcome['outcome']);
  const [stageZh, stageEn] = stageOf(step);
  return {
    runStepId: row.id,
    stepId: step.id,
    position: row.position,
    titleZh: step.titleZh,
    titleEn: step.titleEn,
    stageZh,
    stageEn,
    guidanceZh: step.guidanceZh,
    primitive: step.params.primitive,
    state: row.state,
    overdue: row.state === 'open' && row.due_on !== null && row.due_on < today,
    mine: isMine,
    actingOrgId: acting.org.id,
    actingOrgName: acting.org.name,
    actorZh: step.actor.titleZh ?? acting.org.name,
    openedOn: row.opened_on,
    dueOn: row.due_on ?? plannedDue(loaded, step),
    dueBasis: row.due_basis === null ? null : copyBasis(row.due_basis),
    earliestOn: row.earliest_on,
    doneOn: row.done_on,
    doneByName: row.done_by_name,
    reason: row.reason,
    timesOpened: row.times_opened,
    waitsFor: row.state === 'waiting' || row.state === 'returned' ? waitsFor(loaded, step) : [],
    unmet: unmet.map(({ code, zh, en }) => ({ code, zh, en })),
    link: row.link,
    subjectId: row.subject_id,
    outcomeZh: outcome?.titleZh ?? null,
    outcomeEn: outcome?.titleEn ?? null,
    outcomes: (step.outcomes ?? []).map(({ id, titleZh, titleEn }) => ({ id, titleZh, titleEn: titleEn ?? null })),
    rules: (step.ruleIds ?? []).flatMap((id) => platform.rules.reference(id, row.done_on ?? today) ?? []),
    can: {
      complete: isMine && unmet.length === 0,
      skip: isMine && step.optional === true,
      takeBack: mayTakeBack(actor, loaded, row, step, acting.org.id),
      returnTo: isMine ? returnTargets(loaded, step) : [],
    },
    version: row.version,
  };
}

/** Steps with “stage：step” in their title share a heading. */
function stageOf(step: Step): [zh: string, en: string] {
  const [zh = step.titleZh] = step.titleZh.split('：');
  return [zh, step.titleZh.includes('：') ? zh : step.titleEn];
}

function plannedDue(loaded: LoadedRun, step: Step): string | null {
  return step.due?.kind === 'round-date' ? (loaded.state.roundDates[step.due.name] ?? null) : null;
}

function copyBasis(basis: NonNullable<StepRow['due_basis']>): NonNullable<StepView['dueBasis']> {
  return {
    kind: basis.kind,
    ...(basis.ruleId === undefined ? {} : { ruleId: basis.ruleId }),
    ...(basis.skipped === undefined ? {} : { skipped: [...basis.skipped] }),
    ...(basis.uncoveredYears === undefined ? {} : { uncoveredYears: [...basis.uncoveredYears] }),
  };
}

function waitsFor(loaded: LoadedRun, step: Step): StepView['waitsFor'] {
  const before = incoming(loaded.definition).get(step.id) ?? [];
  return before
    .filter(({ from }) => !['done', 'skipped'].includes(rowOf(loaded, from.id).state))
    .map(({ from }) => ({ titleZh: from.titleZh, titleEn: from.titleEn }));
}

function returnTargets(loaded: LoadedRun, step: Step): StepView['can']['returnTo'] {
  return (step.returnsTo ?? [])
    .filter((id) => ['done', 'skipped'].includes(rowOf(loaded, id).state))
    .map((id) => stepOf(loaded.definition, id))
    .map(({ id, titleZh, titleEn }) => ({ stepId: id, titleZh, titleEn }));
}

function mayTakeBack(actor: Actor, loaded: LoadedRun, row: StepRow, step: Step, actingOrgId: number): boolean {
  if (row.state !== 'done' || loaded.run.state !== 'running' || !actsFor(actor, actingOrgId)) return false;
  if (actor.userId === null || !row.doers.includes(actor.userId)) return false;
  const next = step.next.flatMap(({ to }) => loaded.rows.get(to) ?? []);
  return next.every(({ state, seen_at }) => state === 'waiting' || (state === 'open' && seen_at === null));
}

function historyItem(
  { seq, at, actor_name, event }: EventRow,
  definition: MethodDefinition,
): z.infer<typeof RunHistoryItem> {
  const titled = (id: string | undefined) => definition.steps.find((step) => step.id === id);
  const step = titled(stepOfEvent(event));
  const to = titled(event.kind === 'step-returned' ? event.to : undefined);
  return {
    seq,
    at: at.toISOString(),
    day: event.day,
    by: event.by === undefined ? '系统' : actor_name,
    kind: event.kind,
    stepZh: step?.titleZh ?? null,
    stepEn: step?.titleEn ?? null,
    toZh: to?.titleZh ?? null,
    toEn: to?.titleEn ?? null,
    reason: 'reason' in event ? event.reason : null,
  };
}

function stepOfEvent(event: RunEvent): string | undefined {
  if ('step' in event) return event.step;
  return event.kind === 'steps-reset' ? event.cause : undefined;
}

async function viewHandOvers(
  tx: Tx,
  engine: Engine,
  actor: Actor,
  { run, above }: LoadedRun,
): Promise<z.infer<typeof RunView>['handOvers']> {
  const rows = await store.listHandOvers(tx, run.region, run.id);
  return rows.map((row) => {
    const [methodZh, methodEn] = engine.handOvers.titleOf(row.to_method_id);
    const method = engine.catalogue.shipped().find(({ definition }) => definition.id === row.to_method_id);
    return {
      id: row.id,
      direction: row.from_run_id === run.id ? ('out' as const) : ('in' as const),
      stepId: row.from_step_id,
      methodId: row.to_method_id,
      methodZh,
      methodEn,
      fromRunId: row.from_run_id,
      toRunId: row.to_run_id,
      actingOrgName: above.find(({ id }) => id === row.acting_org_id)?.name ?? '',
      reason: row.reason,
      state: row.state,
      answer: row.answer,
      mine: row.state === 'open' && actor.orgId === row.acting_org_id,
      startable: method !== undefined && engine.handlers.missingOf(method.definition).length === 0,
    };
  });
}
