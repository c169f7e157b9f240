import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDuration, addWorkingDays, weekendsOnly, workingCalendar, workingDayFrom } from '../kernel/calendar.ts';
import { durationOf } from '../kernel/duration.ts';
import { addDays } from '../kernel/iso-date.ts';
import { askExtension, decideExtensionBy, mayPress, type ExtensionFacts } from './press-and-extend.ts';
import { scheduleBackwards, scheduleNodes } from './schedule-nodes.ts';
import {
  decideTask,
  isSigningOverdue,
  isTaskOverdue,
  missingFacts,
  taskStates,
  type TaskAct,
  type TaskFacts,
  type TaskState,
} from './task-state.ts';

const named = { leader: '李某', office: 7, person: '王某', goal: '修通东街道路' };
const facts = (over: Partial<TaskFacts> = {}): TaskFacts => ({
  state: 'drafted',
  named,
  dueOn: '2026-12-20',
  parentDueOn: null,
  doers: [],
  openChildren: 0,
  undoneNodes: [],
  freshReports: 1,
  ...over,
});
const after = (act: TaskAct, over: Partial<TaskFacts>): string => {
  const decided = decideTask(act, facts(over));
  return decided.ok ? decided.value : decided.error.code;
};

test('a task is not issued before leader, office, person and goal are named', () => {
  assert.equal(after({ kind: 'assign', by: 1 }, {}), 'assigned');
  assert.deepEqual(missingFacts({ office: 7, goal: ' ' }), ['leader', 'person', 'goal']);
  for (const fact of ['leader', 'office', 'person', 'goal'] as const)
    assert.equal(after({ kind: 'assign', by: 1 }, { named: { ...named, [fact]: null } }), 'task.facts-missing', fact);
  assert.equal(after({ kind: 'assign', by: 1 }, { dueOn: null }), 'task.end-missing');
});

test('a part is due with the whole or before it, never after', () => {
  assert.equal(after({ kind: 'assign', by: 1 }, { parentDueOn: '2026-12-20' }), 'assigned');
  assert.equal(after({ kind: 'assign', by: 1 }, { parentDueOn: '2026-12-19' }), 'task.later-than-parent');
});

test('whoever worked on it neither accepts nor returns nor closes it', () => {
  const doers = [2, 3];
  assert.equal(after({ kind: 'accept', by: 3 }, { state: 'submitted', doers }), 'task.own-work');
  assert.equal(after({ kind: 'accept', by: 4 }, { state: 'submitted', doers }), 'accepted');
  assert.equal(after({ kind: 'return', by: 2, reason: '少照片' }, { state: 'submitted', doers }), 'task.own-work');
  assert.equal(after({ kind: 'return', by: 4, reason: ' ' }, { state: 'submitted', doers }), 'task.reason-missing');
  assert.equal(after({ kind: 'return', by: 4, reason: '少照片' }, { state: 'submitted', doers }), 'returned');
  assert.equal(after({ kind: 'close', by: 2 }, { state: 'accepted', doers }), 'task.own-work');
});

test('the whole closes only when its parts are closed', () => {
  assert.equal(after({ kind: 'close', by: 4 }, { state: 'accepted', openChildren: 1 }), 'task.children-open');
  assert.equal(after({ kind: 'close', by: 4 }, { state: 'accepted', openChildren: 0 }), 'closed');
});

test('a task is submitted with something reported since it was issued or returned, and with its milestones done', () => {
  const by = 2;
  assert.equal(after({ kind: 'submit', by }, { state: 'in-progress', freshReports: 0 }), 'task.nothing-reported');
  assert.equal(after({ kind: 'submit', by }, { state: 'in-progress', undoneNodes: ['验收'] }), 'task.nodes-open');
  assert.equal(after({ kind: 'submit', by }, { state: 'in-progress' }), 'submitted');
  assert.equal(after({ kind: 'submit', by }, { state: 'returned' }), 'task.wrong-state');
});

test('late is the day after the last day, and only while work is expected', () => {
  assert.equal(isTaskOverdue({ state: 'in-progress', dueOn: '2026-12-20' }, '2026-12-20'), false);
  assert.equal(isTaskOverdue({ state: 'in-progress', dueOn: '2026-12-20' }, '2026-12-21'), true);
  assert.equal(isTaskOverdue({ state: 'submitted', dueOn: '2026-12-20' }, '2026-12-21'), false);
  assert.equal(isTaskOverdue({ state: 'assigned', dueOn: null }, '2026-12-21'), false);
  assert.equal(isSigningOverdue({ state: 'assigned', signDueOn: '2026-12-01' }, '2026-12-01'), false);
  assert.equal(isSigningOverdue({ state: 'assigned', signDueOn: '2026-12-01' }, '2026-12-02'), true);
  assert.equal(isSigningOverdue({ state: 'signed', signDueOn: '2026-12-01' }, '2026-12-02'), false);
});

test('a task is pressed once a day at most', () => {
  const code = (state: TaskState, last: string | null) => {
    const pressed = mayPress(state, last, '2026-12-02');
    return pressed.ok ? 'ok' : pressed.error.code;
  };
  assert.equal(code('in-progress', null), 'ok');
  assert.equal(code('in-progress', '2026-12-01'), 'ok');
  assert.equal(code('in-progress', '2026-12-02'), 'task.pressed-today');
  assert.equal(code('submitted', null), 'task.wrong-state');
  assert.equal(code('drafted', null), 'task.wrong-state');
});

test('more time is asked for within its limits and granted by another', () => {
  const base: ExtensionFacts = {
    state: 'in-progress',
    dueOn: '2026-12-20',
    granted: 0,
    most: 1,
    latestOn: '2027-01-19',
    isAsked: false,
    parentDueOn: null,
  };
  const code = (until: string, over: Partial<ExtensionFacts> = {}) => {
    const asked = askExtension(until, { ...base, ...over });
    return asked.ok ? 'ok' : asked.error.code;
  };
  assert.equal(code('2026-12-20'), 'task.extension-range');
  assert.equal(code('2026-12-21'), 'ok');
  assert.equal(code('2027-01-19'), 'ok');
  assert.equal(code('2027-01-20'), 'task.extension-range');
  assert.equal(code('2026-12-25', { parentDueOn: '2026-12-24' }), 'task.extension-range');
  assert.equal(code('2026-12-25', { parentDueOn: '2026-12-25' }), 'ok');
  assert.equal(code('2026-12-25', { granted: 1 }), 'task.extensions-used');
  assert.equal(code('2026-12-25', { isAsked: true }), 'task.extension-asked');
  assert.equal(code('2026-12-25', { state: 'submitted' }), 'task.wrong-state');
  assert.equal(decideExtensionBy(1, 1).ok, false);
  assert.equal(decideExtensionBy(1, 2).ok, true);
});

test('milestones are set from the end, over holidays in working days', () => {
  const calendar = workingCalendar([
    { year: 2026, holidays: ['2026-05-01', '2026-05-04', '2026-05-05'], makeUpDays: [] },
  ]);
  const parts = [
    { titleZh: '制订方案', takes: durationOf('2wd') },
    { titleZh: '施工', takes: durationOf('3wd') },
    { titleZh: '验收', takes: durationOf('1wd') },
  ];
  const plan = scheduleBackwards(parts, '2026-04-27', '2026-05-08', calendar);
  assert.ok(plan.ok);
  assert.deepEqual(plan.value, {
    beginsOn: '2026-04-27',
    nodes: [
      { titleZh: '制订方案', dueOn: '2026-04-29' },
      { titleZh: '施工', dueOn: '2026-05-07' },
      { titleZh: '验收', dueOn: '2026-05-08' },
    ],
  });
  const late = scheduleBackwards(parts, '2026-04-28', '2026-05-08', calendar);
  assert.ok(!late.ok);
  assert.deepEqual(late.error.facts, { beginsOn: '2026-04-27', startsOn: '2026-04-28', days: 1 });
});

test('milestones of a method stay within the task', () => {
  const nodes = scheduleNodes(
    [
      { titleZh: '收尾', beforeEnd: durationOf('5d') },
      { titleZh: '开工', afterStart: durationOf('3d') },
      { titleZh: '早于开始', beforeEnd: durationOf('90d') },
      { titleZh: '完成' },
    ],
    '2026-03-01',
    '2026-03-31',
    weekendsOnly,
  );
  assert.deepEqual(
    nodes.map(({ dueOn }) => dueOn),
    ['2026-03-01', '2026-03-04', '2026-03-26', '2026-03-31'],
  );
});

test('a schedule made from the end ends there, never runs backwards, and fits when walked forwards', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ amount: fc.nat(12), unit: fc.constantFrom('d' as const, 'wd' as const) }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.nat(400),
      (lengths, offset) => {
        const end = workingDayFrom(weekendsOnly, addDays('2026-01-01', offset));
        const parts = lengths.map((takes, index) => ({ titleZh: `${index}`, takes }));
        const plan = scheduleBackwards(parts, '2020-01-01', end, weekendsOnly);
        assert.ok(plan.ok);
        const days = [plan.value.beginsOn, ...plan.value.nodes.map(({ dueOn }) => dueOn)];
        assert.equal(days.at(-1), end);
        for (const [index, { takes }] of parts.entries()) {
          const [from = '', until = ''] = days.slice(index);
          assert.ok(from <= until);
          assert.ok(addDuration(weekendsOnly, from, takes).date >= until, 'the time between is what the part takes');
        }
      },
    ),
  );
});

test('working days counted back and forth from a working day meet again', () => {
  fc.assert(
    fc.property(fc.nat(700), fc.nat(60), (offset, count) => {
      const end = workingDayFrom(weekendsOnly, addDays('2026-01-01', offset));
      const plan = scheduleBackwards(
        [{ titleZh: '一', takes: { amount: count, unit: 'wd' } }],
        '2020-01-01',
        end,
        weekendsOnly,
      );
      assert.ok(plan.ok);
      assert.equal(addWorkingDays(weekendsOnly, plan.value.beginsOn, count).date, end);
    }),
  );
});

test('random acts never accept by a doer, close with an open part, or issue without the four facts', () => {
  const act: fc.Arbitrary<TaskAct> = fc.record({
    kind: fc.constantFrom('assign', 'sign', 'report', 'submit', 'accept', 'return', 'close', 'reopen'),
    by: fc.integer({ min: 1, max: 4 }),
    reason: fc.constantFrom('', '不完整'),
  });
  const steps = fc.array(fc.tuple(act, fc.boolean(), fc.nat(1), fc.nat(1)), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (acts) => {
      let state: TaskState = 'drafted';
      const doers = new Set<number>();
      let reports = 0;
      for (const [each, hasFacts, openChildren, undone] of acts) {
        const before: TaskState = state;
        const decided = decideTask(
          each,
          facts({
            state,
            named: hasFacts ? named : { ...named, person: null },
            doers: [...doers],
            openChildren,
            undoneNodes: undone === 1 ? ['节点'] : [],
            freshReports: reports,
          }),
        );
        if (!decided.ok) continue;
        state = decided.value;
        assert.ok(taskStates.includes(state));
        if (each.kind === 'assign') assert.ok(hasFacts && before === 'drafted');
        if (state === 'accepted') assert.ok('by' in each && !doers.has(each.by) && before === 'submitted');
        if (state === 'closed') assert.ok(openChildren === 0 && before === 'accepted');
        if (state === 'submitted') assert.ok(reports > 0 && undone === 0);
        if (each.kind === 'sign' || each.kind === 'report' || each.kind === 'submit') doers.add(each.by);
        if (each.kind === 'report') reports += 1;
        if (each.kind === 'return' || each.kind === 'reopen') reports = 0;
      }
    }),
  );
});
