import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Parameter } from '../rules/parameter.ts';
import { checkMethod } from './check-method.ts';
import { deriveMethod, type Derivation } from './derive-method.ts';
import { aMethod, aStep, deliberation } from './method.samples.ts';

const brand: Derivation = {
  id: 'sunshine-six-steps',
  version: 1,
  titleZh: '阳光六步法',
  titleEn: 'Sunshine Six-Step',
  base: 'sample-method',
  renames: { propose: { titleZh: '第一步 提事', actorZh: '党员群众' } },
};

const derived = (derivation: Partial<Derivation>, base = deliberation, parameters: readonly Parameter[] = []) =>
  deriveMethod(base, { ...brand, ...derivation }, (id) => parameters.find((parameter) => parameter.id === id));
const codes = (...args: Parameters<typeof derived>) => {
  const result = derived(...args);
  return result.ok ? [] : result.error.map(({ code }) => code);
};

test('a derived method has its own names and stays sound', () => {
  const result = derived({});
  assert.ok(result.ok);
  assert.equal(result.value.titleZh, '阳光六步法');
  assert.deepEqual(result.value.base, { id: 'sample-method', version: 1 });
  assert.equal(result.value.steps[0]?.titleZh, '第一步 提事');
  assert.equal(result.value.steps[0]?.actor.titleZh, '党员群众');
  assert.deepEqual(checkMethod(result.value), []);
  assert.equal('renames' in result.value, false);
});

test('an optional step can be left out and its neighbours join', () => {
  const result = derived({ without: ['vet'] });
  assert.ok(result.ok);
  assert.deepEqual(
    result.value.steps.map(({ id }) => id),
    ['propose', 'consult', 'inform', 'vote', 'post', 'file'],
  );
  assert.deepEqual(result.value.steps[1]?.next, [{ to: 'vote' }]);
  assert.deepEqual(checkMethod(result.value), []);
});

test('deriving tightens but never drops or weakens', () => {
  assert.deepEqual(codes({ without: ['post'] }), ['method.derivation-drops-step']);
  assert.deepEqual(codes({ tightened: { vote: 'may' } }), ['method.derivation-loosens-step']);
  assert.deepEqual(codes({ without: ['ghost'], renames: { ghost: { titleZh: '无' } } }), [
    'method.unknown-step',
    'method.unknown-step',
  ]);
  assert.deepEqual(codes({ tightened: { vote: 'must' } }), []);
  assert.deepEqual(codes({ base: 'another' }), ['method.derived-from-other']);
  const strict = derived({ tightened: { vet: 'must' } });
  assert.ok(strict.ok);
  assert.deepEqual([strict.value.steps[3]?.strength, strict.value.steps[3]?.optional], ['must', undefined]);
});

test('a local parameter replaces a local one freely and a national one only when it is stricter', () => {
  const period = (id: string, level: 'national' | 'local', value: number): Parameter => ({
    id,
    titleZh: id,
    unit: 'd',
    compare: 'ge',
    level,
    values: [{ from: null, value, cite: { confidence: 'known' } }],
  });
  const base = aMethod([
    aStep('post', [], {
      ruleIds: ['notice.period'],
      params: { primitive: 'publicity', mode: 'notice', audience: ['villagers'], period: { param: 'notice.period' } },
    }),
  ]);
  const change = { renames: {}, parameters: { 'notice.period': 'method.sunshine.period' } };
  const from = (level: 'national' | 'local', value: number) => [
    period('notice.period', level, 7),
    period('method.sunshine.period', 'local', value),
  ];
  assert.deepEqual(codes(change, base, from('national', 5)), ['method.derivation-loosens-parameter']);
  assert.deepEqual(codes(change, base, from('national', 7)), []);
  assert.deepEqual(codes(change, base, from('local', 5)), []);
  const result = derived(change, base, from('national', 9));
  assert.ok(result.ok);
  const [step] = result.value.steps;
  assert.deepEqual(step?.ruleIds, ['method.sunshine.period']);
  assert.deepEqual(step?.params.primitive === 'publicity' ? step.params.period : undefined, {
    param: 'method.sunshine.period',
  });
});
