import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { weekendsOnly } from '../kernel/calendar.ts';
import { addDays } from '../kernel/iso-date.ts';
import { dayBeginsAt } from '../kernel/instant.ts';
import type { MethodDefinition } from '../methods/definition.ts';
import { aMethod, aStep, deliberation } from '../methods/method.samples.ts';
import { decideRun } from './decide-run.ts';
import type { RunCommand } from './run-command.ts';
import { isOverdue } from './due.ts';
import { pendingSteps, readySteps } from './opening.ts';
import type { RunFacts, StepFacts } from './run-facts.ts';
import { applyRunEvent, emptyRun, foldRun, openSteps, type RunEvent, type RunState } from './run-state.ts';

const day = '2026-03-02';
const factsOn = (on: string, steps: Readonly<Record<string, StepFacts>> = {}): RunFacts => ({
  calendar: weekendsOnly,
  now: dayBeginsAt(on),
  valueOf: () => ({ value: 3, unit: 'd' }),
  steps,
});

/** Runs commands in order; a refused one fails the test. */
function after(definition: MethodDefinition, commands: readonly RunCommand[], facts = factsOn(day)): RunState {
  const events: RunEvent[] = [];
  for (const command of [{ kind: 'start', by: 1 } as const, ...commands]) {
    const decided = decideRun(command, foldRun(events, definition), definition, facts, day);
    assert.ok(decided.ok, JSON.stringify(decided));
    events.push(...decided.value);
  }
  return foldRun(events, definition);
}

const done = (step: string, outcome?: string): RunCommand => ({
  kind: 'complete',
  step,
  by: 1,
  ...(outcome === undefined ? {} : { outcome }),
});
const refusal = (
  definition: MethodDefinition,
  state: RunState,
  command: RunCommand,
  facts = factsOn(day),
  on = day,
) => {
  const decided = decideRun(command, state, definition, facts, on);
  return decided.ok ? 'accepted' : decided.error.code;
};
const states = (run: RunState) => Object.fromEntries(Object.entries(run.steps).map(([id, { state }]) => [id, state]));

test('starting opens the first step and completing opens both branches', () => {
  assert.deepEqual(openSteps(after(deliberation, [])), ['propose']);
  assert.deepEqual(openSteps(after(deliberation, [done('propose')])), ['consult', 'inform']);
});

test('a join waits for every branch that may still come', () => {
  const half = after(deliberation, [done('propose'), done('consult')]);
  assert.deepEqual(openSteps(half), ['inform']);
  assert.deepEqual(readySteps(half, deliberation, factsOn(day), day).held, [
    { step: 'vet', because: 'join', facts: { waitsFor: ['inform'] } },
  ]);
  assert.deepEqual(openSteps(after(deliberation, [done('propose'), done('consult'), done('inform')])), ['vet']);
});

test('a join of any branch opens at the first', () => {
  const steps = deliberation.steps.map((step) => (step.id === 'vet' ? { ...step, join: 'any' as const } : step));
  assert.deepEqual(openSteps(after({ ...deliberation, steps }, [done('propose'), done('consult')])), ['inform', 'vet']);
});

test('who sent the run back from a join of any branch waits for what comes again', () => {
  const fork = aMethod([
    aStep('a', ['b', 'c']),
    aStep('b', ['d']),
    aStep('c', ['d']),
    aStep('d', [], { join: 'any', returnsTo: ['b'] }),
  ]);
  const back: RunCommand = { kind: 'return', step: 'd', to: 'b', by: 2, reason: '补正' };
  assert.deepEqual(openSteps(after(fork, [done('a'), done('b'), done('c'), back])), ['b']);
  assert.deepEqual(openSteps(after(fork, [done('a'), done('b'), done('c'), back, done('b')])), ['d']);
});

test('a join does not wait for a branch that was not taken', () => {
  const fork = aMethod([
    aStep('a', ['b?x', 'c?y', 'd'], {
      outcomes: [
        { id: 'x', titleZh: '甲' },
        { id: 'y', titleZh: '乙' },
      ],
    }),
    aStep('b', ['e']),
    aStep('c', ['e']),
    aStep('d', ['e']),
    aStep('e', []),
  ]);
  assert.deepEqual(openSteps(after(fork, [done('a', 'x'), done('b'), done('d')])), ['e']);
  assert.deepEqual(states(after(fork, [done('a', 'x'), done('b'), done('d'), done('e')])).c, 'waiting');
});

const toVote = [
  done('propose'),
  done('consult'),
  done('inform'),
  { kind: 'skip', step: 'vet', by: 1, reason: '本地不设' },
] as const;

test('an optional step is skipped with a reason, another is not', () => {
  const run = after(deliberation, toVote.slice(0, 3));
  assert.equal(refusal(deliberation, run, { kind: 'skip', step: 'vet', by: 1, reason: ' ' }), 'run.reason-missing');
  assert.equal(states(after(deliberation, toVote)).vet, 'skipped');
  assert.equal(
    refusal(deliberation, after(deliberation, []), { kind: 'skip', step: 'propose', by: 1, reason: '忙' }),
    'run.step-not-optional',
  );
});

test('without a quorum the vote is held again and the failed one stays in the history', () => {
  const run = after(deliberation, [...toVote, done('vote', 'no-quorum')]);
  assert.deepEqual(openSteps(run), ['vote']);
  assert.equal(run.steps['vote']?.attempt, 2);
  assert.deepEqual(
    run.steps['vote']?.history.map(({ endedAs, outcome }) => [endedAs, outcome]),
    [['done', 'no-quorum']],
  );
});

test('a rejected matter goes back to the proposal and everything after it begins another turn', () => {
  const run = after(deliberation, [...toVote, done('vote', 'rejected')]);
  assert.deepEqual(openSteps(run), ['propose']);
  assert.deepEqual(states(run), {
    propose: 'open',
    consult: 'waiting',
    inform: 'waiting',
    vet: 'waiting',
    vote: 'waiting',
    post: 'waiting',
    file: 'waiting',
  });
  const again = after(deliberation, [
    ...toVote,
    done('vote', 'rejected'),
    ...toVote,
    done('vote', 'carried'),
    done('post'),
    done('file'),
  ]);
  assert.equal(again.status, 'completed');
  assert.equal(again.steps['vote']?.attempt, 2);
});

test('returning opens the earlier step with the reason kept, and leaves the other branch alone', () => {
  const back: RunCommand = { kind: 'return', step: 'vote', to: 'consult', by: 2, reason: '方案缺预算' };
  const run = after(deliberation, [...toVote, back]);
  assert.deepEqual(states(run), {
    propose: 'done',
    consult: 'open',
    inform: 'done',
    vet: 'waiting',
    vote: 'returned',
    post: 'waiting',
    file: 'waiting',
  });
  const decided = decideRun(back, after(deliberation, toVote), deliberation, factsOn(day), day);
  const event = decided.ok ? decided.value[0] : undefined;
  assert.deepEqual(event?.kind === 'step-returned' ? event.resets : [], ['consult', 'vet']);
  assert.equal(run.steps['vote']?.history[0]?.reason, '方案缺预算');
  assert.equal(run.steps['consult']?.history.length, 1);
  const forward = after(deliberation, [
    ...toVote,
    back,
    done('consult'),
    { kind: 'skip', step: 'vet', by: 1, reason: '无' },
  ]);
  assert.deepEqual([forward.steps['vote']?.state, forward.steps['vote']?.attempt], ['open', 2]);
  assert.equal(
    refusal(deliberation, after(deliberation, toVote), { ...back, to: 'propose' }),
    'run.return-not-allowed',
  );
  assert.equal(refusal(deliberation, after(deliberation, toVote), { ...back, reason: '' }), 'run.reason-missing');
});

test('an outcome is named where the step has several, and only a known one', () => {
  const run = after(deliberation, toVote);
  assert.equal(refusal(deliberation, run, done('vote')), 'run.outcome-missing');
  assert.equal(refusal(deliberation, run, done('vote', 'perhaps')), 'run.outcome-unknown');
  assert.equal(after(deliberation, [...toVote, done('vote', 'withdrawn')]).status, 'completed');
});

test('a step cannot end without its records', () => {
  const method = aMethod([
    aStep('a', [], {
      records: [
        { id: 'minutes', titleZh: '记录' },
        { id: 'photo', titleZh: '照片', required: false },
      ],
    }),
  ]);
  assert.equal(refusal(method, after(method, []), done('a')), 'run.records-missing');
  assert.equal(
    refusal(method, after(method, []), done('a'), factsOn(day, { a: { recordsPresent: ['minutes'] } })),
    'accepted',
  );
});

test('what must hold blocks, what holds as a rule asks for a reason, what may hold is left open', () => {
  const guard = { predicate: 'noOpenObjections' } as const;
  const method = (strength: 'must' | 'asARule' | 'may') =>
    aMethod([aStep('a', [], { strength, completeWhen: [guard] })]);
  const open = factsOn(day, { a: { openObjections: 1 } });
  const ask = (strength: 'must' | 'asARule' | 'may', command: RunCommand) =>
    refusal(method(strength), after(method(strength), []), command, open);
  const excused: RunCommand = {
    kind: 'complete',
    step: 'a',
    by: 1,
    reasons: { noOpenObjections: '异议人已撤回，待书面' },
  };
  assert.equal(ask('must', done('a')), 'run.condition-unmet');
  assert.equal(ask('must', excused), 'run.condition-unmet');
  assert.equal(ask('asARule', done('a')), 'run.reason-missing');
  assert.equal(ask('asARule', excused), 'accepted');
  assert.equal(ask('may', done('a')), 'accepted');
});

test('a person is never the only actor of both a step and its check', () => {
  const checked = aMethod([aStep('a', [], { checker: { roles: ['township-organiser'], of: 'parent' } })]);
  const run = after(checked, []);
  assert.equal(refusal(checked, run, done('a')), 'run.check-missing');
  assert.equal(refusal(checked, run, { kind: 'complete', step: 'a', by: 1, checkedBy: [1] }), 'run.same-person');
  assert.equal(refusal(checked, run, { kind: 'complete', step: 'a', by: 1, checkedBy: [1, 2] }), 'accepted');
  const pair = aMethod([aStep('a', ['b']), aStep('b', [], { checks: ['a'] })]);
  assert.equal(refusal(pair, after(pair, [done('a')]), done('b')), 'run.same-person');
  assert.equal(refusal(pair, after(pair, [done('a')]), { kind: 'complete', step: 'b', by: 2 }), 'accepted');
});

test('a notice that has not run out holds the next step back until the day after its last', () => {
  const method = aMethod([
    aStep('post', ['decide']),
    aStep('decide', [], { opensWhen: [{ predicate: 'periodOver' }] }),
  ]);
  const facts = (on: string) => factsOn(on, { decide: { periodEndsOn: '2026-03-09' } });
  const run = after(method, [done('post')], facts(day));
  assert.deepEqual([run.status, openSteps(run), pendingSteps(run, method)], ['running', [], ['decide']]);
  const onLast = decideRun({ kind: 'advance' }, run, method, facts('2026-03-09'), '2026-03-09');
  assert.deepEqual(onLast.ok ? onLast.value : [], []);
  const next = decideRun({ kind: 'advance' }, run, method, facts('2026-03-10'), '2026-03-10');
  assert.deepEqual(next.ok ? next.value.map(({ kind }) => kind) : [], ['step-opened']);
});

test('due days come from parameters, and overdue begins on the day after', () => {
  const method = aMethod([
    aStep('a', [], { due: { kind: 'after', within: { param: 'notice.period' }, anchor: { kind: 'step-opened' } } }),
  ]);
  const run = after(method, []);
  const step = run.steps['a'];
  assert.equal(step?.dueOn, '2026-03-05');
  assert.ok(step !== undefined);
  assert.equal(isOverdue(step, '2026-03-05', dayBeginsAt('2026-03-05')), false);
  assert.equal(isOverdue(step, '2026-03-06', dayBeginsAt('2026-03-06')), true);
});

test('an urgent report is due six hours after the event by the clock, not after it was opened', () => {
  const method = aMethod([
    aStep('report', [], { due: { kind: 'after', within: '6h', anchor: { kind: 'run-event' } } }),
  ]);
  const started = decideRun(
    { kind: 'start', by: 1, eventAt: '2026-03-01T20:30:00Z' },
    emptyRun(method),
    method,
    factsOn(day),
    day,
  );
  assert.ok(started.ok);
  const step = foldRun(started.value, method).steps['report'];
  assert.deepEqual([step?.dueAt, step?.dueOn], ['2026-03-02T02:30:00.000Z', '2026-03-02']);
  assert.ok(step !== undefined);
  assert.equal(isOverdue(step, day, '2026-03-02T02:30:00Z'), false);
  assert.equal(isOverdue(step, day, '2026-03-02T02:30:01Z'), true);
});

test('a step may not happen before its earliest day', () => {
  const method = aMethod([
    aStep('a', ['b']),
    aStep('b', [], { earliest: { kind: 'after', within: '1y', anchor: { kind: 'step-done', step: 'a' } } }),
  ]);
  const run = after(method, [done('a')]);
  assert.equal(refusal(method, run, done('b'), factsOn('2027-03-01'), '2027-03-01'), 'run.too-early');
  assert.equal(refusal(method, run, done('b'), factsOn('2027-03-02'), '2027-03-02'), 'accepted');
});

test('a step that the rules of the day do not know is passed by, and where they set no time there is none', () => {
  const since = '2014-05-28';
  const dated = (on: string): RunFacts => ({
    ...factsOn(on),
    valueOf: (id) =>
      id === 'dev.precheck' ? { value: on >= since, unit: 'bool' } : { value: on >= since ? 1 : null, unit: 'm' },
  });
  const method = aMethod([
    aStep('apply', ['precheck']),
    aStep('precheck', ['vote'], { onlyWhen: { param: 'dev.precheck' } }),
    aStep('vote', [], {
      due: { kind: 'after', within: { param: 'dev.applicant.talk.deadline' }, anchor: { kind: 'step-opened' } },
    }),
  ]);
  const onDay = (on: string, commands: readonly RunCommand[]) => {
    const events: RunEvent[] = [];
    for (const command of [{ kind: 'start', by: 1 } as const, ...commands]) {
      const decided = decideRun(command, foldRun(events, method), method, dated(on), on);
      if (decided.ok) events.push(...decided.value);
    }
    return foldRun(events, method);
  };
  const before = onDay('2014-05-27', [done('apply')]);
  assert.deepEqual(states(before), { apply: 'done', precheck: 'skipped', vote: 'open' });
  assert.equal(before.steps['vote']?.dueOn, undefined);
  assert.deepEqual(openSteps(onDay(since, [done('apply')])), ['precheck']);
  assert.equal(onDay(since, [done('apply'), done('precheck')]).steps['vote']?.dueOn, '2014-06-28');
});

test('a condition may belong to some outcomes: a vote that fails needs no majority', () => {
  const vote = aMethod([
    aStep('vote', [], {
      outcomes: [
        { id: 'carried', titleZh: '通过' },
        { id: 'rejected', titleZh: '未通过' },
      ],
      completeWhen: [{ predicate: 'approved', forOutcomes: ['carried'] }],
    }),
  ]);
  const started = after(vote, []);
  const against = factsOn(day, { vote: { isApproved: false } });
  assert.equal(refusal(vote, started, done('vote', 'carried'), against), 'run.condition-unmet');
  assert.equal(refusal(vote, started, done('vote', 'rejected'), against), 'accepted');
});

test('a returned task keeps its first due day', () => {
  const task = aStep('do', ['accept'], {
    params: { primitive: 'task' },
    due: { kind: 'after', within: '10d', anchor: { kind: 'step-opened' } },
  });
  const method = aMethod([task, aStep('accept', [], { returnsTo: ['do'] })]);
  const run = after(method, [done('do')]);
  const back = decideRun(
    { kind: 'return', step: 'accept', to: 'do', by: 2, reason: '未完成' },
    run,
    method,
    factsOn('2026-03-20'),
    '2026-03-20',
  );
  assert.ok(back.ok);
  const opened = back.value.find(({ kind }) => kind === 'step-opened');
  assert.equal(opened?.kind === 'step-opened' ? opened.dueOn : '', '2026-03-12');
});

test('a deadline is extended once, by somebody else, within its limit', () => {
  const method = aMethod([
    aStep('a', [], {
      params: { primitive: 'task', extension: { by: '15d', times: 1 } },
      due: { kind: 'after', within: '10d', anchor: { kind: 'step-opened' } },
    }),
  ]);
  const ask = { kind: 'extend', step: 'a', by: 1, approvedBy: 2, dueOn: '2026-03-27', reason: '天气' } as const;
  const run = after(method, []);
  assert.equal(refusal(method, run, { ...ask, approvedBy: 1 }), 'run.same-person');
  assert.equal(refusal(method, run, { ...ask, dueOn: '2026-03-28' }), 'run.extension-too-long');
  assert.equal(after(method, [ask]).steps['a']?.dueOn, '2026-03-27');
  assert.equal(refusal(method, after(method, [ask]), { ...ask, dueOn: '2026-03-30' }), 'run.extension-not-allowed');
});

test('a step lapses only when its period ended with nothing done', () => {
  const method = aMethod([
    aStep('a', ['b'], { due: { kind: 'after', within: '3d', anchor: { kind: 'step-opened' }, missed: 'lapses' } }),
    aStep('b', []),
  ]);
  const run = after(method, []);
  const lapse = { kind: 'lapse', step: 'a' } as const;
  assert.equal(refusal(method, run, lapse, factsOn('2026-03-05'), '2026-03-05'), 'run.not-lapsed');
  const worked = factsOn('2026-03-06', { a: { recordsPresent: ['draft'] } });
  assert.equal(refusal(method, run, lapse, worked, '2026-03-06'), 'run.work-done');
  const lapsed = decideRun(lapse, run, method, factsOn('2026-03-06'), '2026-03-06');
  assert.deepEqual(lapsed.ok ? lapsed.value.map(({ kind }) => kind) : [], ['step-lapsed', 'step-opened']);
});

test('a whole occurrence lapses only with no work in it', () => {
  const ask = { kind: 'lapse-run', periodEndsOn: '2026-03-31' } as const;
  assert.equal(
    refusal(deliberation, after(deliberation, []), ask, factsOn('2026-03-31'), '2026-03-31'),
    'run.not-lapsed',
  );
  assert.equal(
    refusal(deliberation, after(deliberation, [done('propose')]), ask, factsOn('2026-04-01'), '2026-04-01'),
    'run.work-done',
  );
  const lapsed = decideRun(ask, after(deliberation, []), deliberation, factsOn('2026-04-01'), '2026-04-01');
  assert.ok(lapsed.ok);
  const run = lapsed.value.reduce((state, event) => applyRunEvent(state, event, deliberation), after(deliberation, []));
  assert.equal(run.status, 'lapsed');
  assert.ok(Object.values(run.steps).every(({ state }) => state === 'lapsed'));
});

test('a round date that is set late gives the due day of steps opened after it', () => {
  const method = aMethod([aStep('a', ['b']), aStep('b', [], { due: { kind: 'round-date', name: 'selfScoreUntil' } })]);
  const run = after(method, [{ kind: 'set-round-date', by: 1, name: 'selfScoreUntil', date: '2026-04-30' }, done('a')]);
  assert.equal(run.steps['b']?.dueOn, '2026-04-30');
});

// ---- state machine -------------------------------------------------------------------------------------------------

const stepId = fc.constantFrom('propose', 'consult', 'inform', 'vet', 'vote', 'post', 'file', 'ghost');
const person = fc.integer({ min: 1, max: 3 });
const command: fc.Arbitrary<RunCommand> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), by: person }),
  fc.record({ kind: fc.constant('advance' as const) }),
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('complete' as const), step: stepId, by: person }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('complete' as const),
      step: fc.constant('vote'),
      by: person,
      outcome: fc.constantFrom('carried', 'rejected', 'no-quorum', 'withdrawn', 'other'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      step: stepId,
      to: stepId,
      by: person,
      reason: fc.constantFrom('', '补正'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('skip' as const),
      step: stepId,
      by: person,
      reason: fc.constantFrom('', '不设'),
    }),
  },
  fc.record({ kind: fc.constant('lapse' as const), step: stepId }),
  fc.record({ kind: fc.constant('lapse-run' as const), periodEndsOn: fc.constantFrom('2026-03-10', '2026-06-30') }),
);

test('random commands never reach a forbidden state', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const events: RunEvent[] = [];
      let on = day;
      let state = emptyRun(deliberation);
      for (const ask of [{ kind: 'start', by: 1 } as const, ...commands]) {
        on = addDays(on, 1);
        const before = structuredClone(state);
        const decided = decideRun(ask, state, deliberation, factsOn(on), on);
        assert.deepEqual(state, before, 'a decision changes nothing');
        if (!decided.ok) continue;
        events.push(...decided.value);
        state = foldRun(events, deliberation);
        checkInvariants(state, events, before);
      }
    }),
    { numRuns: 300 },
  );
});

function checkInvariants(state: RunState, events: readonly RunEvent[], before: RunState): void {
  checkOrder(state);
  const { steps, status } = state;
  const open = openSteps(state);
  if (status === 'completed' || status === 'lapsed') assert.deepEqual(open, [], 'an ended run has no open step');
  if (status === 'running') {
    assert.ok(open.length > 0, 'a running method without conditions always has something to do');
    assert.deepEqual(readySteps(state, deliberation, factsOn(day), day).ready, [], 'what can open is open');
  }
  for (const [id, step] of Object.entries(steps)) {
    assert.ok(['waiting', 'open', 'done', 'returned', 'skipped', 'lapsed'].includes(step.state));
    assert.ok(step.history.length >= (before.steps[id]?.history.length ?? 0), 'history only grows');
    if (step.state === 'skipped') assert.equal(id, 'vet', 'only the optional step is skipped');
    if (step.state === 'open')
      assert.equal(step.attempt, step.history.length + 1, 'each earlier turn is in the history');
    if (step.attempt === 0) assert.ok(['waiting', 'lapsed'].includes(step.state));
  }
  assert.equal(events.filter(({ kind }) => kind === 'run-started').length, 1);
}

function checkOrder({ steps }: RunState): void {
  const isDone = (id: string) => ['done', 'skipped'].includes(steps[id]?.state ?? '');
  if (steps['vote']?.state === 'open') assert.ok(isDone('consult') && isDone('inform') && isDone('vet'));
  if (steps['file']?.state === 'open') assert.ok(isDone('post') && steps['vote']?.outcome === 'carried');
  if (steps['vet']?.state === 'open') assert.ok(isDone('consult') && isDone('inform'));
}
