import { performance } from 'node:perf_hooks';
import type { ActorRole, MethodDefinition } from '@jishi/domain';
import type { Scenario, Scene } from '@jishi/rules';
import type { Actor } from '../platform/access/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { differences } from './differences.ts';
import { everywhere, methodOf, orgFor, standingOf, type Stage } from './stage.ts';

/** One scene as it went. */
export interface PlayedScene {
  readonly on: string;
  readonly zh: string;
  /** Code of the refusal, where the act was refused. */
  readonly refused?: string;
  /** Steps that are open afterwards. */
  readonly open: readonly string[];
  /** What is not as the story says; empty when all is. */
  readonly faults: readonly string[];
}

/** A scenario as it went on the real engine. */
export interface Played {
  readonly method: string;
  readonly titleZh: string;
  readonly shows: Scenario['shows'];
  readonly ok: boolean;
  /** The run came to its end. */
  readonly ended: boolean;
  /** Refusals that the story asks for, and how many of them came. */
  readonly refusals: { readonly told: number; readonly came: number };
  readonly seconds: number;
  readonly scenes: readonly PlayedScene[];
}

/** Plays a scenario: every act in a transaction of its own, by the person who may, on its day. */
export async function play(stage: Stage, scenario: Scenario): Promise<Played> {
  const started = performance.now();
  const definition = methodOf(scenario.method);
  if (!definition) throw new Error(`no method ${scenario.method}`);
  const runId = await start(stage, scenario, definition);
  const persons = new Map<string, number>();
  const scenes: PlayedScene[] = [];
  let before = await standingOf(stage, runId);
  let accepted = 0;
  for (const scene of scenario.scenes) {
    stage.clock.set(instantOf(scene));
    const refused = await act(stage, runId, scene, persons);
    if (refused === undefined && scene.does !== 'waits') accepted++;
    const now = await standingOf(stage, runId);
    const faults = differences(scene, { before, now, refused, accepted });
    const told = refused === undefined ? {} : { refused };
    scenes.push({ on: scene.on, zh: scene.zh, ...told, open: now.open, faults });
    before = now;
  }
  return {
    method: scenario.method,
    titleZh: scenario.titleZh,
    shows: scenario.shows,
    ok: scenes.every(({ faults }) => faults.length === 0),
    ended: before.state === 'done',
    refusals: countRefusals(scenario, scenes),
    seconds: (performance.now() - started) / 1000,
    scenes,
  };
}

async function start(stage: Stage, scenario: Scenario, definition: MethodDefinition): Promise<number> {
  const { engine, app, clock } = stage;
  const { startsOn, eventOn, eventAt, roundDates = {} } = scenario;
  clock.set(instantOf({ on: startsOn }));
  return await app.platform.db.write(everywhere.scope, async (tx) => {
    const runId = await engine.startRun(tx, everywhere, definition.id, orgFor(stage, definition), {
      ...(eventOn === undefined ? {} : { eventOn }),
      ...(eventAt === undefined ? {} : { eventAt }),
    });
    for (const [name, date] of Object.entries(roundDates)) await engine.setRoundDate(tx, everywhere, runId, name, date);
    return runId;
  });
}

/** Does what the scene says; returns the code when it was refused. */
async function act(
  stage: Stage,
  runId: number,
  scene: Scene,
  persons: Map<string, number>,
): Promise<string | undefined> {
  const { step, who } = scene;
  if (scene.does === 'waits' || step === undefined || who === undefined) return undefined;
  const { engine, app, told } = stage;
  const { db } = app.platform;
  told.tell(scene);
  const { actor, runStepId } = await db.read(everywhere.scope, async (tx) => {
    const loaded = await engine.load(tx, runId);
    const { org, roles } = engine.actingOf(loaded, step);
    const id = loaded.rows.get(step)?.id;
    if (id === undefined) throw new Error(`${loaded.definition.id} has no step ${step}`);
    return { actor: personAs(who, personIdOf(stage, persons, who), org, roles), runStepId: id };
  });
  try {
    await db.write(actor.scope, async (tx) => {
      switch (scene.does) {
        case 'completes':
          return await engine.complete(tx, actor, runStepId, {
            ...(scene.outcome === undefined ? {} : { outcome: scene.outcome }),
            ...(scene.reasons === undefined ? {} : { reasons: scene.reasons }),
          });
        case 'returns':
          return await engine.returnTo(tx, actor, runStepId, scene.to ?? '', scene.reason ?? '');
        case 'skips':
          return await engine.skip(tx, actor, runStepId, scene.reason ?? '');
        case 'waits':
      }
    });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The same name is the same person throughout a scenario. */
function personIdOf(stage: Stage, persons: Map<string, number>, who: string): number {
  const id = persons.get(who) ?? stage.nextPerson();
  persons.set(who, id);
  return id;
}

interface ActingOrg {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
}

/** A person with the first role of the step that exists in the organisation that acts. */
function personAs(name: string, userId: number, org: ActingOrg, roles: readonly ActorRole[]): Actor {
  const role = roles.find((one) => rolesIn(org.kind).includes(one));
  if (role === undefined) throw new Error(`nobody of ${org.name} may act: ${roles.join(', ')}`);
  return {
    kind: 'user',
    userId,
    displayName: name,
    role,
    region: everywhere.region,
    orgId: org.id,
    path: org.path,
    memberId: null,
    scope: { path: org.path },
  };
}

function rolesIn(kind: string): readonly ActorRole[] {
  if (kind === 'county') return ['county-department'];
  return /^6[23]/.test(kind)
    ? ['branch-secretary', 'branch-committee', 'member']
    : ['township-organiser', 'township-secretary'];
}

const instantOf = ({ on, at = '10:00' }: { readonly on: string; readonly at?: string }): string =>
  new Date(`${on}T${at}:00+08:00`).toISOString();

function countRefusals({ scenes }: Scenario, played: readonly PlayedScene[]): Played['refusals'] {
  const told = scenes.flatMap((scene, index) => (scene.expect.refused === undefined ? [] : [index]));
  return { told: told.length, came: told.filter((index) => played[index]?.refused !== undefined).length };
}
