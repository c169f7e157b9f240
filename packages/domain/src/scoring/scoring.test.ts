import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ratio, roundRatio } from '../kernel/ratio.ts';
import { checkScheme, type SchemeItem, type ScoringScheme } from './scheme.ts';
import { allowedBy, proposeGrades, type RoundResult } from './propose-grades.ts';
import { checkEntries, compareSheets, gradeOf, isStarOfGrade, totalOf } from './total.ts';

const item = (id: string, points: number, extras: Partial<SchemeItem> = {}): SchemeItem => ({
  id,
  titleZh: `项目${id}`,
  effect: 'score',
  kind: 'manual',
  maxHundredths: points * 100,
  ...extras,
});

const scheme: ScoringScheme = {
  id: 'five-good',
  version: 1,
  titleZh: '五个好',
  mode: 'points',
  items: [
    item('team', 20),
    item('members', 20),
    item('mechanism', 20),
    item('results', 20),
    item('masses', 20),
    item('honours', 5, { effect: 'bonus' }),
    item('arrears', 10, { effect: 'deduction' }),
    item('accident', 0, { effect: 'veto', vetoCap: 'average' }),
  ],
  grades: [
    { id: 'good', titleZh: '好', fromHundredths: 9000, stars: [5] },
    { id: 'fairly-good', titleZh: '较好', fromHundredths: 8000, stars: [4] },
    { id: 'average', titleZh: '一般', fromHundredths: 6000, stars: [3] },
    { id: 'poor', titleZh: '较差', fromHundredths: 0, stars: [2, 1, 0] },
  ],
  caps: [{ grade: 'good', atMostShare: [1, 3] }],
  tieBreakers: ['masses'],
};

const codes = (changed: ScoringScheme) => {
  const result = checkScheme(changed);
  return result.ok ? [] : result.error.map(({ code }) => code);
};
const withItem = (extra: SchemeItem) => ({ ...scheme, items: [...scheme.items, extra] });
const points = (base: number, extra: readonly { item: string; hundredths: number; isHit?: boolean }[] = []) => [
  ...['team', 'members', 'mechanism', 'results', 'masses'].map((id) => ({ item: id, hundredths: base })),
  ...extra,
];

test('a sound scheme is accepted', () => assert.deepEqual(codes(scheme), []));

test('judging by check-ins, likes, log-ins, minutes, shares or rankings is refused with the reason', () => {
  for (const titleZh of [
    '每日签到',
    '点赞数',
    '登录次数',
    '学习时长',
    '在线时长',
    '文章转发',
    '积分排名',
    '打卡天数',
    '学习强国积分',
  ]) {
    const result = checkScheme(withItem(item('bad', 5, { titleZh })));
    assert.ok(!result.ok, titleZh);
    assert.equal(result.error[0]?.code, 'scheme.formalism');
    assert.match(String(result.error[0]?.facts['reasonZh']), /不得/u);
  }
  assert.deepEqual(codes(withItem(item('bad', 5, { standardZh: '每人每月线上学习时长不少于十小时' }))), [
    'scheme.formalism',
  ]);
  assert.deepEqual(codes(withItem(item('bad', 5, { kind: 'automatic', source: 'login-count' }))), ['scheme.formalism']);
  assert.deepEqual(
    codes(
      withItem(item('fine', 5, { titleZh: '三会一课按期召开', kind: 'automatic', source: 'meetings-held-in-time' })),
    ),
    [],
  );
});

test('a grade map is total, descending and its stars do not overlap', () => {
  const [good, fairly, average, poor] = scheme.grades;
  assert.ok(good && fairly && average && poor);
  assert.deepEqual(codes({ ...scheme, grades: [good, fairly, average, { ...poor, fromHundredths: 1 }] }), [
    'scheme.grades-leave-gap',
  ]);
  assert.deepEqual(codes({ ...scheme, grades: [good, { ...fairly, fromHundredths: 9000 }, average, poor] }), [
    'scheme.grades-not-descending',
  ]);
  assert.deepEqual(codes({ ...scheme, grades: [good, fairly, average, { ...poor, stars: [3, 2] }] }), [
    'scheme.stars-overlap',
  ]);
  assert.deepEqual(
    codes({ ...scheme, items: scheme.items.slice(0, 7), grades: [] }).includes('scheme.no-grades'),
    true,
  );
});

test('points, weights, vetoes, uploads and caps are checked', () => {
  assert.deepEqual(codes(withItem(item('half', 0.005))), ['scheme.points-malformed']);
  assert.deepEqual(codes(withItem(item('team', 5))), ['scheme.item-twice']);
  assert.deepEqual(codes(withItem(item('v', 0, { effect: 'veto' }))), ['scheme.veto-without-cap']);
  assert.deepEqual(codes(withItem(item('v', 0, { effect: 'veto', vetoCap: 'ghost' }))), ['scheme.unknown-grade']);
  assert.deepEqual(codes(withItem(item('u', 1, { evidence: [{ id: 'photo', titleZh: '照片', required: true }] }))), [
    'scheme.upload-without-reason',
  ]);
  assert.deepEqual(codes({ ...scheme, caps: [{ grade: 'good' }] }), ['scheme.cap-malformed']);
  assert.deepEqual(codes({ ...scheme, caps: [{ grade: 'poor', atMostCount: 1 }] }), ['scheme.cap-malformed']);
  const weighted: ScoringScheme = {
    ...scheme,
    mode: 'weighted',
    items: [item('a', 100, { weightBp: 3334 }), item('b', 100, { weightBp: 6666 })],
    tieBreakers: [],
  };
  assert.deepEqual(codes(weighted), []);
  assert.deepEqual(
    codes({ ...weighted, items: [item('a', 100, { weightBp: 3334 }), item('b', 100, { weightBp: 6665 })] }),
    ['scheme.weights-do-not-sum-to-one'],
  );
});

test('entries stay within their items and automatic items are not typed', () => {
  const check = (...entries: { item: string; hundredths: number }[]) => {
    const result = checkEntries(scheme, entries, 'self', { isComplete: false });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  assert.deepEqual(check({ item: 'team', hundredths: 2000 }), []);
  assert.deepEqual(check({ item: 'team', hundredths: 2001 }), ['score.out-of-range']);
  assert.deepEqual(check({ item: 'team', hundredths: -1 }), ['score.out-of-range']);
  assert.deepEqual(check({ item: 'team', hundredths: 10.5 }), ['score.out-of-range']);
  assert.deepEqual(check({ item: 'ghost', hundredths: 1 }), ['score.unknown-item']);
  const automatic = withItem(item('auto', 5, { kind: 'automatic', source: 'meetings-held-in-time' }));
  const typed = checkEntries(automatic, [{ item: 'auto', hundredths: 100 }], 'self', { isComplete: false });
  assert.equal(typed.ok ? '' : typed.error[0]?.code, 'score.automatic-item');
  const missing = checkEntries(scheme, points(1000).slice(1), 'final');
  assert.deepEqual(missing.ok ? [] : missing.error.map(({ code, item: id }) => [code, id]), [
    ['score.item-missing', 'team'],
  ]);
});

test('bonus, deduction and veto each work in their own way', () => {
  const total = totalOf(
    { ...scheme, bonusCapHundredths: 300 },
    points(1850, [
      { item: 'honours', hundredths: 500 },
      { item: 'arrears', hundredths: 200 },
      { item: 'accident', hundredths: 0, isHit: true },
    ]),
  );
  assert.deepEqual(
    [
      total.baseHundredths,
      total.bonusHundredths,
      total.bonusCutHundredths,
      total.deductionHundredths,
      total.totalHundredths,
    ],
    [9250, 300, 200, 200, 9350],
  );
  assert.deepEqual(gradeOf(scheme, total), { grade: 'average', gradeByPoints: 'good', cappedBy: ['accident'] });
  assert.deepEqual(gradeOf(scheme, { totalHundredths: 5999, vetoes: ['accident'] }), {
    grade: 'poor',
    gradeByPoints: 'poor',
    cappedBy: [],
  });
});

test('each boundary of the grade map belongs to the better grade', () => {
  for (const [total, grade] of [
    [9000, 'good'],
    [8999, 'fairly-good'],
    [8000, 'fairly-good'],
    [7999, 'average'],
    [6000, 'average'],
    [5999, 'poor'],
    [0, 'poor'],
    [10_500, 'good'],
  ] as const) {
    assert.equal(gradeOf(scheme, { totalHundredths: total, vetoes: [] }).grade, grade, String(total));
  }
  assert.equal(isStarOfGrade(scheme, 'poor', 2), true);
  assert.equal(isStarOfGrade(scheme, 'poor', 3), false);
});

test('weighted totals are rounded once, half up', () => {
  const weighted: ScoringScheme = {
    ...scheme,
    mode: 'weighted',
    items: [item('a', 100, { weightBp: 5000 }), item('b', 100, { weightBp: 5000 })],
  };
  const total = (a: number, b: number) =>
    totalOf(weighted, [
      { item: 'a', hundredths: a },
      { item: 'b', hundredths: b },
    ]).totalHundredths;
  assert.equal(total(8001, 8000), 8001);
  assert.equal(total(8000, 8000), 8000);
  assert.equal(roundRatio(ratio(-15, 10)), -1);
  assert.equal(roundRatio(ratio(-16, 10)), -2);
  assert.equal(roundRatio(ratio(-14, 10)), -1);
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e4 }), (n, d) => {
      assert.equal(roundRatio(ratio(n, d)), Math.floor((2 * n + d) / (2 * d)));
    }),
  );
});

test('self, review and final scores stand side by side', () => {
  const rows = compareSheets(scheme, {
    self: [{ item: 'team', hundredths: 2000 }],
    final: [{ item: 'team', hundredths: 1700 }],
  });
  assert.deepEqual(rows[0], { item: 'team', self: 2000, final: 1700 });
});

const results = (totals: readonly number[], keys?: readonly number[]): RoundResult[] =>
  totals.map((totalHundredths, index) => ({
    subject: index + 1,
    totalHundredths,
    finding: gradeOf(scheme, { totalHundredths, vetoes: [] }),
    ...(keys === undefined ? {} : { tieKeys: [keys[index] ?? 0] }),
  }));

test('a share cap proposes who exceeds it and the next grade takes them', () => {
  const { exceeding, grades } = proposeGrades(scheme, results([9500, 9400, 9300, 8000, 7000, 100]));
  assert.deepEqual(
    exceeding.map(({ subject, from, to, allowed, rank, isTie }) => [subject, from, to, allowed, rank, isTie]),
    [[3, 'good', 'fairly-good', 2, 3, false]],
  );
  assert.equal(grades.find(({ subject }) => subject === 3)?.grade, 'fairly-good');
  assert.equal(allowedBy({ grade: 'good', atMostShare: [1, 3] }, 5), 1);
  assert.equal(allowedBy({ grade: 'good', atMostShare: [1, 3], atMostCount: 0 }, 6), 0);
});

test('a tie at the limit is shown and left to the body, unless a tie-breaker decides', () => {
  const tied = proposeGrades(scheme, results([9500, 9300, 9300, 8000, 7000, 100]));
  assert.deepEqual(
    tied.exceeding.map(({ subject, isTie, tiedWith }) => [subject, isTie, tiedWith]),
    [[3, true, [2]]],
  );
  const decided = proposeGrades(scheme, results([9500, 9300, 9300, 8000, 7000, 100], [0, 1, 2, 0, 0, 0]));
  assert.deepEqual(
    decided.exceeding.map(({ subject, isTie }) => [subject, isTie]),
    [[2, false]],
  );
  assert.deepEqual(decided.standings[1], {
    subject: 3,
    totalHundredths: 9300,
    rank: 2,
    decidedBy: 'tie-breaker',
    tiedWith: [],
  });
});

test('proposals do not depend on the order of the results and caps hold afterwards', () => {
  const capped: ScoringScheme = {
    ...scheme,
    caps: [
      { grade: 'good', atMostShare: [1, 3] },
      { grade: 'fairly-good', atMostCount: 2 },
    ],
  };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      (totals, seed) => {
        const ordered = results(totals);
        const shuffled = ordered.toSorted(
          (a, b) => ((a.subject * 7919 + seed) % 31) - ((b.subject * 7919 + seed) % 31),
        );
        const proposal = proposeGrades(capped, ordered);
        assert.deepEqual(proposeGrades(capped, shuffled), proposal);
        const count = (grade: string) => proposal.grades.filter((row) => row.grade === grade).length;
        assert.ok(count('good') <= Math.floor(totals.length / 3));
        assert.ok(count('fairly-good') <= 2);
        assert.equal(proposal.grades.length, totals.length);
      },
    ),
  );
});

test('every possible total has exactly one grade', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(2000), { minLength: 5, maxLength: 5 }),
      fc.nat(500),
      fc.nat(1000),
      (base, bonus, off) => {
        const ids = ['team', 'members', 'mechanism', 'results', 'masses'];
        const total = totalOf(scheme, [
          ...base.map((hundredths, index) => ({ item: ids[index] ?? '', hundredths })),
          { item: 'honours', hundredths: bonus },
          { item: 'arrears', hundredths: off },
        ]);
        assert.ok(Number.isSafeInteger(total.totalHundredths));
        const matching = scheme.grades.filter((grade, index) => {
          const upper = scheme.grades[index - 1]?.fromHundredths ?? Infinity;
          return total.totalHundredths >= grade.fromHundredths && total.totalHundredths < upper;
        });
        assert.deepEqual(
          matching.map(({ id }) => id),
          [gradeOf(scheme, total).grade],
        );
      },
    ),
  );
});
