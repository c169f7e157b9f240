import { test } from 'node:test';
import assert from 'node:assert/strict';
import { defineMethod, paramsOf, primitives, type PrimitiveParams } from './definition.ts';
import { checkMethod, paramRefs } from './check-method.ts';
import { findFormalism } from './formalism.ts';
import { aMethod, aStep, deliberation } from './method.samples.ts';

const codes = (...args: Parameters<typeof checkMethod>) => checkMethod(...args).map(({ code }) => code);
const withParams = (params: PrimitiveParams) => aMethod([aStep('only', [], { params })]);
const secretary = { roles: ['branch-secretary'], of: 'own' } as const;

test('a sound definition has no faults and is left unchanged', () => {
  assert.deepEqual(checkMethod(deliberation), []);
  assert.equal(defineMethod(deliberation), deliberation);
  assert.deepEqual(structuredClone(deliberation), deliberation);
  assert.equal(primitives.length, 26);
});

test('steps nobody can reach, steps without an end and endless loops are found', () => {
  assert.deepEqual(codes(aMethod([aStep('a', ['b']), aStep('c', ['b']), aStep('b', [])])), ['method.unreachable-step']);
  assert.deepEqual(codes(aMethod([aStep('a', ['b']), aStep('b', ['a'])])), [
    'method.step-without-end',
    'method.step-without-end',
    'method.endless-loop',
  ]);
  assert.deepEqual(codes(aMethod([aStep('a', ['x'])])), ['method.step-without-end', 'method.unknown-step']);
  assert.deepEqual(codes(aMethod([aStep('a', []), aStep('a', [])])).includes('method.step-twice'), true);
  assert.deepEqual(codes(aMethod([])), ['method.no-steps']);
});

test('an outcome may lead back or forward but not both, and skipping must lead somewhere', () => {
  const both = aStep('b', ['a?again', 'c?again'], {
    outcomes: [
      { id: 'again', titleZh: '再来' },
      { id: 'end', titleZh: '止' },
    ],
  });
  assert.deepEqual(codes(aMethod([aStep('a', ['b']), both, aStep('c', [])])), ['method.outcome-both-ways']);
  const optional = aStep('a', ['b?yes'], { optional: true, strength: 'may', outcomes: [{ id: 'yes', titleZh: '是' }] });
  assert.deepEqual(codes(aMethod([optional, aStep('b', [])])), ['method.skipping-leads-nowhere']);
  assert.deepEqual(codes(aMethod([aStep('a', ['b?never']), aStep('b', [])])).includes('method.unknown-outcome'), true);
});

test('sending back and checking point to earlier steps', () => {
  const faults = codes(aMethod([aStep('a', ['b'], { returnsTo: ['b'] }), aStep('b', [], { checks: ['b'] })]));
  assert.deepEqual(faults, ['method.not-an-earlier-step', 'method.not-an-earlier-step']);
});

test('references are held against what is known', () => {
  const method = aMethod([
    aStep('a', [], {
      due: { kind: 'after', within: { param: 'dev.approval.deadline' }, anchor: { kind: 'step-done', step: 'ghost' } },
      ruleIds: ['four_two.steps'],
      handOvers: [{ when: { kind: 'done' }, startsMethod: 'ghost-method', to: 'own' }],
    }),
  ]);
  assert.deepEqual(paramRefs(method), ['dev.approval.deadline']);
  const known = { parameters: new Set<string>(), sources: new Set<string>(), methods: new Set<string>() };
  assert.deepEqual(codes(method, known).toSorted(), [
    'method.unknown-method',
    'method.unknown-parameter',
    'method.unknown-parameter',
    'method.unknown-source',
    'method.unknown-step',
  ]);
});

test('functions and cycles are no plain data', () => {
  const sly = aMethod([aStep('a', [])], { notes: [(() => 'x') as unknown as string] });
  assert.deepEqual(codes(sly), ['method.not-plain-data']);
});

test('a one-person post does not check itself', () => {
  assert.deepEqual(codes(aMethod([aStep('a', [], { actor: secretary, checker: secretary })])), [
    'method.checker-is-actor',
  ]);
  assert.deepEqual(codes(aMethod([aStep('a', [], { actor: secretary, checker: { ...secretary, of: 'parent' } })])), []);
});

test('limits on residents, uploads, whistle-blowers and secrecy are held', () => {
  const list = {
    primitive: 'registry',
    list: 'needs',
    listTitleZh: '需求',
    subject: 'household',
    change: 'add',
  } as const;
  assert.deepEqual(codes(withParams(list)), [
    'method.resident-list-without-basis',
    'method.resident-list-without-expiry',
  ]);
  assert.deepEqual(codes(withParams({ ...list, basis: 'own-request', expiresAfter: '12m' })), []);
  const photo = { id: 'photo', titleZh: '照片', required: true };
  assert.deepEqual(codes(withParams({ primitive: 'form', fields: [], evidence: [photo] })), [
    'method.upload-without-reason',
  ]);
  assert.deepEqual(
    codes(withParams({ primitive: 'form', fields: [], evidence: [{ ...photo, reasonZh: '细则第十四条' }] })),
    [],
  );
  assert.deepEqual(codes(withParams({ primitive: 'intake', kind: 'wrongdoing', identity: 'required' })), [
    'method.wrongdoing-asks-identity',
  ]);
  assert.deepEqual(codes(withParams({ primitive: 'visit', kind: 'home', target: 'household' })), [
    'method.visit-without-consent',
  ]);
  assert.deepEqual(
    codes(
      withParams({
        primitive: 'fund',
        account: 'special-dues',
        entry: 'receipt',
        voluntary: true,
        share: { param: 'a.b' },
      }),
    ),
    ['method.voluntary-money-with-share'],
  );
});

test('votes, notices and appraisals fit their primitive', () => {
  const vote = {
    primitive: 'vote',
    kind: 'election',
    body: 'party-assembly',
    electorate: { base: 'full-members' },
    secret: true,
  } as const;
  assert.deepEqual(codes(withParams({ ...vote, procedure: 'show-of-hands' })), [
    'method.election-without-seats',
    'method.secret-vote-in-the-open',
  ]);
  assert.deepEqual(codes(withParams({ ...vote, kind: 'motion' })), ['method.motion-without-threshold']);
  assert.deepEqual(codes(withParams({ primitive: 'publicity', mode: 'notice', audience: ['villagers'] })), [
    'method.notice-without-period',
  ]);
  assert.deepEqual(
    codes(withParams({ primitive: 'publicity', mode: 'notice', audience: ['villagers'], period: '6h' })),
    ['method.wrong-unit'],
  );
  const group = (id: string, weight: readonly [number, number]) => ({
    id,
    titleZh: id,
    weight,
    electorate: { base: 'full-members' } as const,
  });
  const appraisal = (weights: readonly (readonly [number, number])[], title = '总体评价', withholdBelow = 5) =>
    withParams({
      primitive: 'appraisal',
      subject: 'org',
      groups: weights.map((weight, index) => group(`g${index}`, weight)),
      questions: [{ id: 'q', titleZh: title, kind: 'choice', options: [{ value: 'good', titleZh: '好' }] }],
      anonymous: true,
      withholdBelow,
    });
  assert.deepEqual(
    codes(
      appraisal([
        [1, 3],
        [1, 6],
        [1, 2],
      ]),
    ),
    [],
  );
  assert.deepEqual(
    codes(
      appraisal([
        [1, 3],
        [1, 6],
      ]),
    ),
    ['method.weights-do-not-sum-to-one'],
  );
  assert.deepEqual(codes(appraisal([[1, 1]], '总体评价', 4)), ['method.withholds-too-late']);
  assert.deepEqual(codes(appraisal([[1, 1]], '学习强国积分排名')), ['method.judges-by-formalism']);
});

test('formalism is recognised, statutory quantities are not', () => {
  for (const [title, quantity] of [
    ['每日打卡情况', 'check-in'],
    ['线上签到率', 'check-in'],
    ['公众号点赞量', 'likes'],
    ['推文转发情况', 'shares'],
    ['平台登录次数', 'log-ins'],
    ['线上学习时长', 'study-minutes'],
    ['在线时长', 'online-time'],
    ['党员积分排行榜', 'points-ranking'],
    ['活动照片数量', 'traces'],
    ['Daily check-ins', 'check-in'],
  ] as const) {
    assert.equal(findFormalism(title)[0]?.quantity, quantity, title);
    assert.match(findFormalism(title)[0]?.reasonZh ?? '', /不得/u);
  }
  for (const title of [
    '党员大会到会率',
    '集中培训学时',
    '群众满意率',
    '会议签到册',
    '上级转发文件',
    '转发上级通知落实情况',
    '党费收缴',
    '志愿服务',
  ]) {
    assert.deepEqual(findFormalism(title), [], title);
  }
});

test('parameters of a step are found by primitive', () => {
  const step = aStep('a', []);
  assert.equal(paramsOf(step, 'vote'), undefined);
  assert.equal(paramsOf(step, 'form')?.fields.length, 1);
});
