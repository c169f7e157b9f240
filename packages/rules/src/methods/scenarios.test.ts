import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decideRun,
  emptyRun,
  foldRun,
  isOverdue,
  openSteps,
  resolveParameter,
  stepOf,
  workingCalendar,
  type MethodDefinition,
  type RunCommand,
  type RunEvent,
  type RunFacts,
  type RunState,
  type StepFacts,
} from '@jishi/domain';
import { yearCalendars } from '../calendars/index.ts';
import { parameters } from '../parameters/index.ts';
import { methods, scenarios, type Scenario, type Scene } from './index.ts';

const calendar = workingCalendar(yearCalendars);
const parameterById = new Map(parameters.map((parameter) => [parameter.id, parameter]));

for (const scenario of scenarios) {
  test(`${scenario.method}: ${scenario.titleZh}`, () => {
    const definition = methods.find(({ id }) => id === scenario.method);
    assert.ok(definition, scenario.method);
    play(scenario, definition);
  });
}

function play(scenario: Scenario, definition: MethodDefinition): void {
  const people: string[] = [];
  const start: RunCommand = {
    kind: 'start',
    by: 0,
    ...(scenario.roundDates === undefined ? {} : { roundDates: scenario.roundDates }),
    ...(scenario.eventOn === undefined ? {} : { eventOn: scenario.eventOn }),
    ...(scenario.eventAt === undefined ? {} : { eventAt: scenario.eventAt }),
  };
  let events: readonly RunEvent[] = [];
  // What a step reported stays known, as on the row of the step: later times may count from it.
  let kept: NonNullable<RunFacts['steps']> = {};
  const act = (command: RunCommand, moment: Moment, steps: NonNullable<RunFacts['steps']>) => {
    const state = foldRun(events, definition);
    const known = { ...kept, ...steps };
    const decision = decideRun(command, state, definition, factsOn(moment, known), moment.on);
    if (!decision.ok) return decision.error;
    events = [...events, ...decision.value];
    kept = known;
    return undefined;
  };
  assert.equal(act(start, { on: scenario.startsOn }, {}), undefined);
  for (const scene of scenario.scenes) {
    const command = commandOf(scene, people);
    const steps = scene.step === undefined ? {} : { [scene.step]: stepFacts(definition, scene) };
    const refusal = command === undefined ? undefined : act(command, scene, steps);
    assert.equal(refusal?.code, scene.expect.refused, `${scene.zh} ${JSON.stringify(refusal?.facts)}`);
    check(scene, foldRun(events, definition), definition);
  }
}

function commandOf(scene: Scene, people: string[]): RunCommand | undefined {
  if (scene.does === 'waits') return undefined;
  assert.ok(scene.step !== undefined && scene.who !== undefined, scene.zh);
  if (!people.includes(scene.who)) people.push(scene.who);
  const base = { step: scene.step, by: people.indexOf(scene.who) + 1 };
  const reason = scene.reason ?? '';
  switch (scene.does) {
    case 'completes':
      return {
        kind: 'complete',
        ...base,
        ...(scene.outcome === undefined ? {} : { outcome: scene.outcome }),
        ...(scene.reasons === undefined ? {} : { reasons: scene.reasons }),
      };
    case 'returns':
      return { kind: 'return', ...base, to: scene.to ?? '', reason };
    case 'skips':
      return { kind: 'skip', ...base, reason };
  }
}

function stepFacts(definition: MethodDefinition, scene: Scene): StepFacts {
  const records = (stepOf(definition, scene.step ?? '').records ?? []).map(({ id }) => id);
  return { recordsPresent: records.filter((id) => !(scene.missing ?? []).includes(id)), ...scene.facts };
}

type Moment = Pick<Scene, 'on' | 'at'>;
const instantOf = ({ on, at = '10:00' }: Moment): string => new Date(`${on}T${at}:00+08:00`).toISOString();

function factsOn(moment: Moment, steps: NonNullable<RunFacts['steps']>): RunFacts {
  return {
    calendar,
    now: instantOf(moment),
    steps,
    valueOf: (id, on) => {
      const parameter = parameterById.get(id);
      assert.ok(parameter, id);
      const { value, compare } = resolveParameter(parameter, [], on);
      return { value, unit: parameter.unit, ...(compare === undefined ? {} : { compare }) };
    },
  };
}

function check(scene: Scene, state: RunState, definition: MethodDefinition): void {
  const { open, overdue, due, handsOverTo, ended } = scene.expect;
  const now = instantOf(scene);
  if (open !== undefined) assert.deepEqual([...openSteps(state)].sort(), [...open].sort(), scene.zh);
  if (overdue !== undefined) {
    const late = openSteps(state).filter((id) =>
      isOverdue(state.steps[id] ?? emptyStep(definition, id), scene.on, now),
    );
    assert.deepEqual(late, overdue, scene.zh);
  }
  for (const [id, day] of Object.entries(due ?? {})) assert.equal(state.steps[id]?.dueOn, day, `${scene.zh} ${id}`);
  if (handsOverTo !== undefined && scene.step !== undefined) {
    const outcome = state.steps[scene.step]?.outcome;
    const started = (stepOf(definition, scene.step).handOvers ?? [])
      .filter(({ when }) => when.kind === 'done' || (when.kind === 'outcome' && when.outcome === outcome))
      .map(({ startsMethod }) => startsMethod);
    assert.deepEqual(started, handsOverTo, scene.zh);
  }
  if (ended !== undefined) assert.equal(state.status === 'completed', ended, scene.zh);
}

function emptyStep(definition: MethodDefinition, id: string) {
  const step = emptyRun(definition).steps[id];
  assert.ok(step, id);
  return step;
}
