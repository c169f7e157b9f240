import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareRatios, ratio, roundRatio, sumRatios } from '../kernel/ratio.ts';
import { aggregate, checkSheet, type AppraisalGroup, type AppraisalQuestion } from './aggregate.ts';
import { disclose } from './disclose.ts';

const questions: readonly AppraisalQuestion[] = [
  {
    id: 'team',
    kind: 'choice',
    options: [
      { value: 'good', valueHundredths: 10_000 },
      { value: 'fair', valueHundredths: 8_000 },
      { value: 'poor', valueHundredths: 4_000 },
      { value: 'unknown' },
    ],
  },
];
const sheets = (good: number, fair: number, poor = 0, unknown = 0) => [
  ...Array.from({ length: good }, () => ({ team: 'good' })),
  ...Array.from({ length: fair }, () => ({ team: 'fair' })),
  ...Array.from({ length: poor }, () => ({ team: 'poor' })),
  ...Array.from({ length: unknown }, () => ({ team: 'unknown' })),
];
const group = (
  id: string,
  weight: readonly [number, number],
  list: AppraisalGroup['sheets'],
  extras: Partial<AppraisalGroup> = {},
): AppraisalGroup => ({
  id,
  weight,
  issued: list.length,
  sheets: list,
  ...extras,
});
const code = (groups: readonly AppraisalGroup[]) => {
  const result = aggregate(questions, groups);
  return result.ok ? 'ok' : result.error.code;
};

test('groups count by their weight and the total is rounded once', () => {
  const result = aggregate(questions, [group('members', [2, 3], sheets(1, 2)), group('masses', [1, 3], sheets(0, 3))]);
  assert.ok(result.ok);
  assert.equal(result.value.totalHundredths, 8444);
  assert.deepEqual(result.value.groups[0]?.mean, ratio(26_000, 3));
});

test('a group under its turnout makes the result invalid, not zero', () => {
  const least = { issued: 10, minTurnout: [1, 2] as const };
  assert.equal(code([group('members', [1, 1], sheets(5, 0), least)]), 'ok');
  assert.equal(code([group('members', [1, 1], sheets(4, 0), least)]), 'appraisal.turnout-not-reached');
  assert.equal(code([group('members', [1, 1], [], { issued: 0 })]), 'appraisal.turnout-not-reached');
  assert.equal(code([group('members', [1, 1], sheets(4, 0), { minSheets: 5 })]), 'appraisal.turnout-not-reached');
});

test('weights sum to one, sheets do not outnumber those issued, and somebody gave a value', () => {
  assert.equal(
    code([group('members', [1, 2], sheets(5, 0)), group('masses', [1, 3], sheets(5, 0))]),
    'appraisal.weights-do-not-sum-to-one',
  );
  assert.equal(code([group('members', [1, 1], sheets(5, 0), { issued: 4 })]), 'appraisal.more-sheets-than-issued');
  assert.equal(code([group('members', [1, 1], sheets(0, 0, 0, 5))]), 'appraisal.nothing-counted');
});

test('who does not know is counted as an opinion and leaves the mean alone', () => {
  const result = aggregate(questions, [group('members', [1, 1], sheets(3, 0, 0, 3))]);
  assert.ok(result.ok);
  assert.equal(result.value.totalHundredths, 10_000);
  assert.deepEqual(result.value.groups[0]?.questions[0]?.optionCounts, { good: 3, fair: 0, poor: 0, unknown: 3 });
});

test('a sheet is filled in as the questionnaire allows', () => {
  const faults = (sheet: Record<string, string | number>) => {
    const result = checkSheet(
      [...questions, { id: 'points', kind: 'score', maxHundredths: 1000, required: false }],
      sheet,
    );
    return result.ok ? [] : result.error.map((fault) => fault.code);
  };
  assert.deepEqual(faults({ team: 'good', points: 1000 }), []);
  assert.deepEqual(faults({ team: 'good', points: 1001 }), ['sheet.out-of-range']);
  assert.deepEqual(faults({ team: 'great' }), ['sheet.unknown-option']);
  assert.deepEqual(faults({ other: 1 }), ['sheet.unknown-question', 'sheet.answer-missing']);
});

const shown = (...groups: AppraisalGroup[]) => {
  const result = aggregate(questions, groups);
  assert.ok(result.ok);
  return disclose(result.value);
};

test('four sheets are withheld and five are shown', () => {
  const five = shown(group('members', [1, 1], sheets(3, 2)));
  assert.deepEqual([five.groups[0]?.isWithheld, five.totalHundredths], [false, 9200]);
  const four = shown(group('members', [1, 1], sheets(3, 1)));
  assert.deepEqual(four, { groups: [{ group: 'members', isWithheld: true, because: 'small' }] });
});

test('a small group does not follow from the total and the other groups', () => {
  const result = shown(
    group('leaders', [1, 4], sheets(1, 1)),
    group('members', [1, 4], sheets(5, 4)),
    group('masses', [1, 2], sheets(20, 5)),
  );
  assert.deepEqual(
    result.groups.map((row) => (row.isWithheld ? row.because : 'shown')),
    ['small', 'complement', 'shown'],
  );
  assert.equal(result.optionCounts, undefined);
  assert.equal(typeof result.totalHundredths, 'number');
  const alone = shown(group('leaders', [1, 2], sheets(1, 1)), group('experts', [1, 2], sheets(3, 0)));
  assert.deepEqual(
    alone.groups.map(({ isWithheld }) => isWithheld),
    [true, true],
  );
  assert.equal(alone.totalHundredths, undefined);
});

test('a parameter may raise the floor of five but not lower it', () => {
  const result = aggregate(questions, [group('members', [1, 1], sheets(3, 1))]);
  assert.ok(result.ok);
  assert.equal(disclose(result.value, 1).groups[0]?.isWithheld, true);
  const six = aggregate(questions, [group('members', [1, 1], sheets(6, 0))]);
  assert.ok(six.ok);
  assert.equal(disclose(six.value, 10).groups[0]?.isWithheld, true);
});

const anyGroup = fc.tuple(fc.nat(8), fc.nat(8), fc.nat(3)).filter(([a, b, c]) => a + b + c > 0);

test('no disclosure leaves exactly one group to be computed, and no shown number comes from fewer than five', () => {
  fc.assert(
    fc.property(fc.array(anyGroup, { minLength: 1, maxLength: 6 }), (counts) => {
      const groups = counts.map(([good, fair, poor], index) =>
        group(`g${index}`, [1, counts.length], sheets(good, fair, poor)),
      );
      const result = aggregate(questions, groups);
      assert.ok(result.ok);
      const open = disclose(result.value);
      const hidden = open.groups.filter(({ isWithheld }) => isWithheld).map(({ group: id }) => id);
      const sizes = hidden.map((id) => groups.find((candidate) => candidate.id === id)?.sheets.length ?? 0);
      if (open.totalHundredths !== undefined && hidden.length > 0) {
        assert.ok(hidden.length >= 2);
        assert.ok(
          sizes.some((size) => size >= 5),
          'one of the unknown groups is large',
        );
      }
      if (hidden.length > 0) assert.equal(open.optionCounts, undefined);
      for (const row of open.groups) if (!row.isWithheld) assert.ok(row.returned >= 5);
      for (const { id, sheets: list } of groups) if (list.length < 5) assert.ok(hidden.includes(id));
    }),
  );
});

test('the order of sheets and groups does not matter, and the total lies between the extremes', () => {
  fc.assert(
    fc.property(fc.array(anyGroup, { minLength: 1, maxLength: 5 }), (counts) => {
      const groups = counts.map(([good, fair, poor], index) =>
        group(`g${index}`, [1, counts.length], sheets(good, fair, poor)),
      );
      const reversed = groups.map((one) => ({ ...one, sheets: one.sheets.toReversed() })).toReversed();
      const [a, b] = [aggregate(questions, groups), aggregate(questions, reversed)];
      assert.ok(a.ok && b.ok);
      assert.equal(a.value.totalHundredths, b.value.totalHundredths);
      assert.ok(a.value.totalHundredths >= 4000 && a.value.totalHundredths <= 10_000);
    }),
  );
});

test('ratios are exact', () => {
  assert.deepEqual(sumRatios([ratio(1, 3), ratio(1, 6), ratio(1, 2)]), ratio(1, 1));
  assert.equal(compareRatios(ratio(1, 3), ratio(333_333, 1_000_000)), 1);
  assert.deepEqual([roundRatio(ratio(1, 2)), roundRatio(ratio(-1, 2)), roundRatio(ratio(-3, 2))], [1, 0, -1]);
  assert.throws(() => ratio(1, 0), RangeError);
});
