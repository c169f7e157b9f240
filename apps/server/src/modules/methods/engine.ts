import {
  decideRun,
  stepOf,
  type MethodDefinition,
  type RunCommand,
  type RunEvent,
  type StepFacts,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type {
  CompleteOptions,
  StepContext,
  StepHandler,
  StepPort,
  StepReport,
  Unmet,
} from '../../platform/step-handler.ts';
import { closeTodos, moveTodos } from '../todos/index.ts';
import { actingOf, mayFinish, requireMayFinish } from './acting.ts';
import { createCatalogue } from './catalogue.ts';
import { describeRefusal } from './describe.ts';
import { createHandOvers } from './hand-overs.ts';
import { createHandlers } from './handlers.ts';
import { contextOf, factsFor, lockRun, lockStep, rowOf, loadRun } from './loading.ts';
import type { LoadedRun, StepRow } from './schema.ts';
import { saveEvents, type StepResults } from './saving.ts';
import { createStarter } from './starting.ts';
import * as store from './store.ts';
import { shippedMethods } from './shipped.ts';

/** Number under which the platform itself acts in the pure engine; no person has it. */
const platformItself = 0;

/** The method engine of one platform. */
export type Engine = ReturnType<typeof createEngine>;

/** Runs methods: starts, finishes, returns, skips and lapses steps. One transaction of the caller holds everything. */
export function createEngine(
  platform: Platform,
  handlerList: readonly StepHandler[],
  shipped: readonly MethodDefinition[] = shippedMethods,
) {
  const handlers = createHandlers(handlerList);
  const catalogue = createCatalogue(platform, shipped);
  const deps = { platform, handlers };
  const starter = createStarter(deps, catalogue);
  const handOvers = createHandOvers(deps, catalogue, starter);
  const { audit, clock } = platform;
  const personOf = (actor: Actor): number => actor.userId ?? platformItself;

  /** Decides and saves; a refusal of the pure engine becomes one of the platform. */
  const decide = async (
    tx: Tx,
    actor: Actor,
    loaded: LoadedRun,
    command: RunCommand,
    present: Readonly<Record<string, StepFacts>> = {},
    results: StepResults = {},
  ): Promise<{ next: LoadedRun; events: readonly RunEvent[] }> => {
    const facts = await factsFor(tx, platform, loaded, present);
    const decided = decideRun(command, loaded.state, loaded.definition, facts, clock.today());
    if (!decided.ok) {
      const { code, facts: found, ruleIds } = describeRefusal(decided.error, loaded.definition);
      refuse(code, found, ruleIds, clock.today());
    }
    const next = await saveEvents(tx, deps, actor, loaded, { events: decided.value, facts, results });
    return { next, events: decided.value };
  };

  const note = (
    tx: Tx,
    actor: Actor,
    loaded: LoadedRun,
    action: string,
    facts: Readonly<Record<string, unknown>>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'run',
      subjectId: loaded.run.id,
      orgId: loaded.run.org_id,
      path: loaded.run.path,
      region: loaded.run.region,
      facts: { title: loaded.run.title, ...facts },
      ruleIds,
      definitionHash: loaded.run.definition_hash,
    });

  /** The step, locked, still open, and the actor allowed; otherwise the refusal that says what has happened. */
  const openStepOf = async (tx: Tx, actor: Actor, runStepId: number) => {
    const { loaded, row } = await lockStep(tx, catalogue, runStepId);
    const step = stepOf(loaded.definition, row.step_id);
    if (loaded.run.state !== 'running') refuse('run.ended', { title: loaded.run.title });
    if (row.state !== 'open') {
      refuse('record.changed-meanwhile', { by: row.done_by_name ?? '他人', step: step.titleZh, state: row.state });
    }
    requireMayFinish(actor, step, loaded.above, loaded.run, loaded.round?.org_id);
    return { loaded, row, step };
  };

  const unmetOf = async (tx: Tx, loaded: LoadedRun, row: StepRow): Promise<readonly Unmet[]> =>
    await handlers
      .get(stepOf(loaded.definition, row.step_id).params.primitive)
      .unmet(tx, contextOf(loaded, row, clock.today()));

  /** What the primitive reports, with every required record present: `unmet` was empty before. */
  const reportOf = async (tx: Tx, handler: StepHandler, context: StepContext): Promise<StepReport> => {
    const records = (context.step.records ?? []).map(({ id }) => id);
    return { recordsPresent: records, ...(await handler.facts?.(tx, context)) };
  };

  return {
    handlers,
    catalogue,
    handOvers,
    startRun: starter.startOne,
    startRuns: starter.startMany,
    load: (tx: Tx, runId: number) => loadRun(tx, catalogue, runId),
    mayFinish: (actor: Actor, loaded: LoadedRun, stepId: string) =>
      mayFinish(actor, stepOf(loaded.definition, stepId), loaded.above, loaded.run, loaded.round?.org_id),
    actingOf: (loaded: LoadedRun, stepId: string) =>
      actingOf(stepOf(loaded.definition, stepId), loaded.above, loaded.run, loaded.round?.org_id),
    unmet: unmetOf,

    async context(tx: Tx, runStepId: number): Promise<StepContext> {
      const runId = (await store.findRunOfStep(tx, regionOf(runStepId), runStepId)) ?? refuse('record.not-found');
      const loaded = await loadRun(tx, catalogue, runId);
      const row = [...loaded.rows.values()].find(({ id }) => id === runStepId) ?? refuse('record.not-found');
      return contextOf(loaded, row, clock.today());
    },

    /** Ends a step whose record is complete, opens what comes next, hands over where the definition says so. */
    async complete(tx: Tx, actor: Actor, runStepId: number, options: CompleteOptions = {}): Promise<void> {
      const { loaded, row, step } = await openStepOf(tx, actor, runStepId);
      const handler = handlers.get(step.params.primitive);
      const context = contextOf(loaded, row, clock.today());
      const unmet = await handler.unmet(tx, context);
      if (unmet.length > 0) refuseUnmet(step.titleZh, step.titleEn, unmet, context.day);
      const outcome = (await handler.outcome?.(tx, context)) ?? {};
      const { doneBy, checkedBy, reasons, ...facts } = await reportOf(tx, handler, context);
      const result = options.outcome ?? (typeof outcome['outcome'] === 'string' ? outcome['outcome'] : undefined);
      const person = personOf(actor);
      const command: RunCommand = {
        kind: 'complete',
        step: step.id,
        by: person,
        doneBy: doneBy ?? [person],
        checkedBy: checkedBy ?? (step.checker && doneBy ? [person] : []),
        ...(result === undefined || step.outcomes === undefined ? {} : { outcome: result }),
        reasons: { ...reasons, ...options.reasons },
      };
      const { next } = await decide(
        tx,
        actor,
        loaded,
        command,
        { [step.id]: facts },
        {
          [step.id]: { outcome, facts, done_by_name: actor.displayName },
        },
      );
      await note(
        tx,
        actor,
        next,
        'run.complete-step',
        { step: step.titleZh, ...(result === undefined ? {} : { outcome: result }) },
        step.ruleIds,
      );
      await handOvers.open(tx, next, step, result);
    },

    /**
     * The record of a step has reached its end. Where the definition names outcomes and neither the record nor the
     * caller says which, the step stays open: a person ends it and names the outcome.
     */
    async recordDone(tx: Tx, actor: Actor, runStepId: number, options: CompleteOptions = {}): Promise<void> {
      const context = await this.context(tx, runStepId);
      const { outcomes = [] } = context.step;
      if (outcomes.length > 0 && options.outcome === undefined) {
        const found = await handlers.get(context.step.params.primitive).outcome?.(tx, context);
        if (typeof found?.['outcome'] !== 'string') return;
      }
      await this.complete(tx, actor, runStepId, options);
    },

    /** Sends the run back to an earlier step; what was decided since begins another turn, its records stay. */
    async returnTo(tx: Tx, actor: Actor, runStepId: number, toStepId: string, reason: string): Promise<void> {
      const { loaded, row, step } = await openStepOf(tx, actor, runStepId);
      const target = stepOf(loaded.definition, toStepId);
      const { next, events } = await decide(tx, actor, loaded, {
        kind: 'return',
        step: row.step_id,
        to: toStepId,
        by: personOf(actor),
        reason,
      });
      const resets = events.flatMap((event) => (event.kind === 'step-returned' ? event.resets : []));
      for (const id of resets) await handOvers.withdraw(tx, actor, next, id);
      const handler = handlers.get(target.params.primitive);
      await handler.returned?.(tx, actor, contextOf(next, rowOf(next, toStepId), clock.today()), reason);
      await note(tx, actor, next, 'run.return-step', { from: step.titleZh, to: target.titleZh, reason }, step.ruleIds);
    },

    async skip(tx: Tx, actor: Actor, runStepId: number, reason: string): Promise<void> {
      const { loaded, step } = await openStepOf(tx, actor, runStepId);
      const { next } = await decide(tx, actor, loaded, { kind: 'skip', step: step.id, by: personOf(actor), reason });
      await note(tx, actor, next, 'run.skip-step', { step: step.titleZh, reason });
    },

    /**
     * Takes back one's own finished step while nobody has opened what came of it: the steps it opened go back to
     * waiting and the step is open again with its old date, as if it had not been handed in.
     */
    async takeBack(tx: Tx, actor: Actor, runStepId: number): Promise<void> {
      const { loaded, row } = await lockStep(tx, catalogue, runStepId);
      const step = stepOf(loaded.definition, row.step_id);
      if (row.state !== 'done') refuse('step.not-open', { step: step.titleZh, state: row.state });
      if (!row.doers.includes(personOf(actor)))
        requireMayFinish(actor, step, loaded.above, loaded.run, loaded.round?.org_id);
      const successors = step.next.flatMap(({ to }) => loaded.rows.get(to) ?? []);
      const seen = successors.find(
        ({ state, seen_at }) => state !== 'waiting' && (state !== 'open' || seen_at !== null),
      );
      if (seen || loaded.run.state !== 'running') {
        const who = seen
          ? actingOf(stepOf(loaded.definition, seen.step_id), loaded.above, loaded.run, loaded.round?.org_id).org.name
          : '上级';
        refuse('step.already-seen', { step: step.titleZh, who });
      }
      const day = clock.today();
      const base = { day, at: clock.now().toISOString(), by: personOf(actor) };
      const resets = [step.id, ...successors.filter(({ state }) => state === 'open').map(({ step_id }) => step_id)];
      const events: RunEvent[] = [
        { kind: 'steps-reset', ...base, cause: step.id, resets },
        {
          kind: 'step-opened',
          ...base,
          step: step.id,
          ...(row.first_due_on === null ? {} : { dueOn: row.first_due_on }),
        },
      ];
      const facts = await factsFor(tx, platform, loaded);
      const next = await saveEvents(tx, deps, actor, loaded, { events, facts });
      await handOvers.withdraw(tx, actor, next, step.id);
      const handler = handlers.get(step.params.primitive);
      await handler.returned?.(tx, actor, contextOf(next, rowOf(next, step.id), day), '本人撤回');
      await note(tx, actor, next, 'run.take-back-step', { step: step.titleZh });
    },

    /** Opens what can open by now. */
    async advance(tx: Tx, actor: Actor, runId: number): Promise<void> {
      await decide(tx, actor, await lockRun(tx, catalogue, runId), { kind: 'advance' });
    },

    /** Ends a step whose period has passed with nothing done, where its definition says that it lapses. */
    async lapse(tx: Tx, actor: Actor, runStepId: number): Promise<void> {
      const { loaded, row } = await lockStep(tx, catalogue, runStepId);
      if (row.state !== 'open') refuse('run.step-not-open', { step: row.step_id, state: row.state });
      const { next } = await decide(tx, actor, loaded, { kind: 'lapse', step: row.step_id });
      await note(tx, actor, next, 'run.lapse-step', { step: row.step_id });
    },

    async cancel(tx: Tx, actor: Actor, runId: number, reason: string): Promise<void> {
      const loaded = await lockRun(tx, catalogue, runId);
      const { next } = await decide(tx, actor, loaded, { kind: 'cancel', by: personOf(actor), reason });
      for (const row of next.rows.values()) {
        if (row.state === 'open') await closeTodos(tx, platform, actor, 'run-step', row.id, 'withdrawn');
      }
      await note(tx, actor, next, 'run.cancel', { reason });
    },

    /** A new date of the round for a run: open steps that hang on it move with their duties. */
    async setRoundDate(tx: Tx, actor: Actor, runId: number, name: string, date: string): Promise<void> {
      const loaded = await lockRun(tx, catalogue, runId);
      if (loaded.run.state !== 'running') return;
      const open = loaded.definition.steps.find(
        ({ id, due }) => due?.kind === 'round-date' && due.name === name && loaded.rows.get(id)?.state === 'open',
      );
      const { next } = await decide(tx, actor, loaded, { kind: 'set-round-date', by: personOf(actor), name, date });
      if (!open) return;
      const row = rowOf(next, open.id);
      await store.updateStep(tx, { ...row, due_on: date });
      await moveTodos(tx, 'run-step', row.id, date);
    },
  };
}

function refuseUnmet(titleZh: string, titleEn: string, unmet: readonly Unmet[], day: string): never {
  refuse(
    'step.not-ready',
    {
      step: titleZh,
      stepEn: titleEn,
      reasons: unmet.map(({ zh }) => zh).join(' '),
      reasonsEn: unmet.map(({ en }) => en).join(' '),
      unmet: unmet.map(({ code, zh, en }) => ({ code, zh, en })),
    },
    unmet.flatMap(({ ruleIds }) => [...(ruleIds ?? [])]),
    day,
  );
}

const engines = new WeakMap<Platform, Engine>();

/** The engine as primitives see it; the composition root makes it once for each platform. */
export function createStepPort(platform: Platform, handlers: readonly StepHandler[]): StepPort {
  const engine = createEngine(platform, handlers);
  engines.set(platform, engine);
  return {
    complete: (tx, actor, runStepId, options) => engine.recordDone(tx, actor, runStepId, options),
    returnTo: (tx, actor, runStepId, toStepId, reason) => engine.returnTo(tx, actor, runStepId, toStepId, reason),
    context: (tx, runStepId) => engine.context(tx, runStepId),
  };
}

/** The engine of a platform, for modules that start runs and show them. */
export function engineOf(platform: Platform): Engine {
  const engine = engines.get(platform);
  if (!engine) throw new Error('the method engine is not ready');
  return engine;
}
