import {
  applyRunEvent,
  civilDateAt,
  decideRun,
  emptyRun,
  stepOf,
  type MethodDefinition,
  type RunEvent,
  type RunState,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { idsOnPath } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { openTodos, type NewTodo } from '../todos/index.ts';
import { actingOf } from './acting.ts';
import type { Catalogue, HashedDefinition } from './catalogue.ts';
import { contextOf, rowOf } from './loading.ts';
import { projectRun, projectStep, waitingRows } from './project.ts';
import { proposedCalendar, runFacts } from './rule-facts.ts';
import { dutyOf, timesOf, type SavingDeps } from './saving.ts';
import type { LoadedRun, OrgOnPath, RoundBasis, RunRow } from './schema.ts';
import * as store from './store.ts';

/** An organisation that starts a run. */
export interface StartingOrg {
  readonly id: number;
  readonly path: string;
}

/** What all runs of one start have in common. */
export interface StartOptions {
  readonly title: string;
  readonly round?: RoundBasis & { readonly id: number };
  /** Day the run is about, where the method counts from one. */
  readonly eventOn?: string;
  /** Moment the run is about, where the clock counts (an urgent event). */
  readonly eventAt?: string;
  readonly parties?: Readonly<Record<string, number>>;
  readonly handedOverFrom?: number;
}

/** Starts runs, one or many: the same decision, and as few statements for thousands as for one. */
export function createStarter(
  deps: SavingDeps & { readonly platform: Pick<Platform, 'ids' | 'clock' | 'audit' | 'rules'> },
  catalogue: Catalogue,
) {
  const { platform, handlers } = deps;
  const { clock, ids, audit, rules } = platform;

  /** Runs of one region under one superior path. Organisations are in the scope of the transaction. */
  const startMany = async (
    tx: Tx,
    actor: Actor,
    hashed: HashedDefinition,
    orgs: readonly StartingOrg[],
    options: StartOptions,
  ): Promise<number[]> => {
    const [first] = orgs;
    if (!first) return [];
    const { definition, hash } = hashed;
    handlers.requireAll(definition);
    await catalogue.keep(tx, hashed);
    const region = Math.floor(first.id / 2 ** 39);
    const onPath = await orgsAround(tx, region, orgs);
    const calendar = await loadWorkingCalendar(tx);
    const readers = await rules.readers(tx, onPath.get(idsOnPath(region, first.path)[0] ?? 0)?.path ?? first.path);
    const day = clock.today();
    const runIds = await ids.take(tx, region, orgs.length);
    const stepIds = await ids.take(tx, region, orgs.length * definition.steps.length);
    const begun = orgs.map((org, index) => {
      const above = idsOnPath(region, org.path).flatMap((id) => onPath.get(id) ?? []);
      const own = above.at(-1);
      if (own?.id !== org.id) refuse('record.not-found');
      requireLevel(definition, own, above);
      const run = newRun(actor, hashed, { region, id: runIds[index] ?? 0, org, above, day }, options);
      const count = definition.steps.length;
      const rows = waitingRows(run, definition, stepIds.slice(index * count, (index + 1) * count));
      const facts = runFacts(clock, calendar, readers(org.path), rows);
      const roundDates = options.round?.calendar ?? proposedCalendar(definition, calendar, facts.valueOf, day);
      const events = startEvents(definition, actor, facts, day, roundDates, options);
      const empty = emptyRun(definition);
      const state = events.reduce<RunState>((next, event) => applyRunEvent(next, event, definition), empty);
      const loaded: LoadedRun = {
        run: { ...projectRun(run, state, events.length), definition_hash: hash },
        definition,
        state,
        above,
        round: options.round,
        rows: new Map(rows.map((row) => [row.step_id, projectStep(row, empty, state)])),
      };
      return { loaded: withTimes(loaded, events, facts, day), events };
    });
    await store.insertRuns(
      tx,
      begun.map(({ loaded }) => loaded.run),
    );
    await insertInSlices(
      begun.flatMap(({ loaded }) => [...loaded.rows.values()]),
      (rows) => store.insertSteps(tx, rows),
    );
    const eventIds = await ids.take(
      tx,
      region,
      begun.reduce((sum, { events }) => sum + events.length, 0),
    );
    let next = 0;
    const eventRows = begun.flatMap(({ loaded, events }) =>
      events.map((event, index) => eventRow(eventIds[next++] ?? 0, loaded.run, event, index + 1, actor)),
    );
    await insertInSlices(eventRows, (rows) => store.insertEvents(tx, rows, clock.now()));
    await openFirstSteps(
      tx,
      actor,
      begun.map(({ loaded }) => loaded),
      day,
    );
    for (const { loaded } of begun) {
      await audit.append(tx, actor, {
        action: 'run.start',
        subjectKind: 'run',
        subjectId: loaded.run.id,
        orgId: loaded.run.org_id,
        path: loaded.run.path,
        region,
        facts: { title: loaded.run.title, method: definition.id },
        definitionHash: hash,
      });
    }
    return runIds;
  };

  /** Lets the primitives make what the opened steps work on, and opens the duties. */
  const openFirstSteps = async (tx: Tx, actor: Actor, runs: readonly LoadedRun[], day: string): Promise<void> => {
    const opened = runs.flatMap((loaded) =>
      [...loaded.rows.values()].filter(({ state }) => state === 'open').map((row) => ({ loaded, row })),
    );
    const duties: NewTodo[] = [];
    for (const stepId of new Set(opened.map(({ row }) => row.step_id))) {
      const same = opened.filter(({ row }) => row.step_id === stepId);
      const [sample] = same;
      if (!sample) continue;
      const step = stepOf(sample.loaded.definition, stepId);
      const handler = handlers.get(step.params.primitive);
      const contexts = same.map(({ loaded, row }) => contextOf(loaded, row, day));
      const made = handler.openMany ? [...(await handler.openMany(tx, actor, contexts))] : [];
      if (!handler.openMany) for (const context of contexts) made.push(await handler.open(tx, actor, context));
      const links = same.map(({ row }, index) => ({
        id: row.id,
        subject_id: made[index]?.subjectId ?? null,
        link: made[index]?.link ?? null,
      }));
      await store.updateLinks(tx, sample.row.region, links);
      for (const { loaded, row } of same) {
        duties.push(dutyOf(loaded, row, step, actingOf(step, loaded.above, loaded.run, loaded.round?.org_id)));
      }
    }
    await openTodos(tx, platform, duties);
  };

  return {
    startMany,
    /** Starts one run of a method in an organisation. */
    async startOne(
      tx: Tx,
      actor: Actor,
      methodId: string,
      org: StartingOrg,
      options: Partial<StartOptions> = {},
    ): Promise<number> {
      const hashed = await catalogue.current(tx, methodId, org.path);
      const title = options.title ?? hashed.definition.titleZh;
      const [runId] = await startMany(tx, actor, hashed, [org], { ...options, title });
      return runId ?? refuse('record.not-found');
    },
  };
}

/** See `createStarter`. */
export type Starter = ReturnType<typeof createStarter>;

function newRun(
  actor: Actor,
  { definition, hash }: HashedDefinition,
  at: { region: number; id: number; org: StartingOrg; above: readonly OrgOnPath[]; day: string },
  options: StartOptions,
): RunRow {
  return {
    region: at.region,
    id: at.id,
    org_id: at.org.id,
    path: at.org.path,
    superior_org_id: at.above.at(-2)?.id ?? null,
    round_id: options.round?.id ?? null,
    method_id: definition.id,
    definition_hash: hash,
    title: options.title,
    state: 'running',
    started_on: at.day,
    event_on: options.eventOn ?? (options.eventAt === undefined ? null : civilDateAt(options.eventAt)),
    ended_on: null,
    outcome: {},
    parties: options.parties ?? {},
    handed_over_from: options.handedOverFrom ?? null,
    started_by: actor.userId,
    event_count: 0,
    version: 0,
  };
}

function startEvents(
  definition: MethodDefinition,
  actor: Actor,
  facts: ReturnType<typeof runFacts>,
  day: string,
  roundDates: Readonly<Record<string, string>>,
  { eventOn, eventAt }: Pick<StartOptions, 'eventOn' | 'eventAt'>,
): readonly RunEvent[] {
  const command = {
    kind: 'start',
    by: actor.userId ?? 0,
    roundDates,
    ...(eventOn === undefined ? {} : { eventOn }),
    ...(eventAt === undefined ? {} : { eventAt }),
  } as const;
  const decided = decideRun(command, emptyRun(definition), definition, facts, day);
  if (!decided.ok) throw new Error(`a new run was refused: ${decided.error.code}`);
  return decided.value;
}

/** Who acts on the opened steps, and when they are due. */
function withTimes(
  loaded: LoadedRun,
  events: readonly RunEvent[],
  facts: ReturnType<typeof runFacts>,
  day: string,
): LoadedRun {
  const rows = new Map(loaded.rows);
  for (const event of events) {
    if (event.kind !== 'step-opened') continue;
    const step = stepOf(loaded.definition, event.step);
    const acting = actingOf(step, loaded.above, loaded.run, loaded.round?.org_id);
    rows.set(event.step, {
      ...rowOf(loaded, event.step),
      ...timesOf(step, loaded.state, facts, day),
      acting_org_id: acting.org.id,
    });
  }
  return { ...loaded, rows };
}

/** Every organisation on the paths of these, by id. */
async function orgsAround(
  tx: Tx,
  region: number,
  orgs: readonly StartingOrg[],
): Promise<ReadonlyMap<number, OrgOnPath>> {
  const wanted = [...new Set(orgs.flatMap(({ path }) => idsOnPath(region, path)))];
  return new Map((await store.listOrgs(tx, region, wanted)).map((org) => [org.id, org]));
}

const levelNames = {
  branch: '支部',
  township: '乡镇（街道）',
  county: '县',
  prefecture: '市',
  province: '省',
  national: '全国',
} as const;

/** A method names the levels it is for. @throws Refusal `method.not-for-this-organisation` */
function requireLevel(definition: MethodDefinition, own: OrgOnPath, above: readonly OrgOnPath[]): void {
  const level =
    own.kind === 'county' ? 'county' : above.length > 1 && /^(62|63|92|93)/.test(own.kind) ? 'branch' : 'township';
  if (definition.appliesTo.some((one) => one === level)) return;
  refuse('method.not-for-this-organisation', {
    method: definition.titleZh,
    levels: definition.appliesTo.map((one) => levelNames[one]).join('、'),
    org: own.name,
  });
}

function eventRow(id: number, run: RunRow, event: RunEvent, seq: number, actor: Actor): store.NewEvent {
  return {
    region: run.region,
    id,
    run_id: run.id,
    org_id: run.org_id,
    path: run.path,
    seq,
    happened_on: event.day,
    actor_id: actor.userId,
    actor_name: actor.displayName,
    event,
  };
}

/** Statements of a bounded size, whatever the number of rows. */
async function insertInSlices<T>(rows: readonly T[], insert: (slice: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += 2000) await insert(rows.slice(from, from + 2000));
}
