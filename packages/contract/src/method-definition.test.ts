import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { z } from 'zod';
import { primitives, type MethodDefinition, type PrimitiveParams, type Step } from '@jishi/domain';
import {
  methodJsonSchema,
  type MethodDefinitionSchema,
  readMethodDefinition,
  type StepSchema,
} from './method-definition.ts';
import { PrimitiveParams as PrimitiveParamsSchema } from './method-definition/params.ts';

/** Compiles only when the two types are assignable to each other. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : 'schema lacks something of the domain type'
  : 'schema allows more';
const sameParams: {
  [P in PrimitiveParams['primitive']]: Same<
    Extract<z.output<typeof PrimitiveParamsSchema>, { primitive: P }>,
    Extract<PrimitiveParams, { primitive: P }>
  >;
} = Object.fromEntries(primitives.map((name) => [name, true])) as Record<PrimitiveParams['primitive'], true>;
const sameStep: Same<z.output<typeof StepSchema>, Step> = true;
const sameMethod: Same<z.output<typeof MethodDefinitionSchema>, MethodDefinition> = true;

/** Assignability cannot see a missing optional property, so the keys are compared too. */
type Keys<T> = T extends unknown ? keyof T : never;
const sameKeys: {
  [P in PrimitiveParams['primitive']]: Same<
    Keys<Extract<z.output<typeof PrimitiveParamsSchema>, { primitive: P }>>,
    Keys<Extract<PrimitiveParams, { primitive: P }>>
  >;
} = sameParams;
const sameStepKeys: Same<keyof z.output<typeof StepSchema>, keyof Step> = true;
const sameMethodKeys: Same<keyof z.output<typeof MethodDefinitionSchema>, keyof MethodDefinition> = true;

const assembly = {
  id: 'quarterly-assembly',
  version: 1,
  titleZh: '支部党员大会',
  titleEn: 'Branch assembly',
  group: 'organisation',
  kind: 'procedure',
  tier: 'A',
  purposeZh: '听取和审议支部委员会工作。',
  cites: [{ source: 'zhibu_2018', article: '11' }],
  appliesTo: ['branch'],
  fields: ['general'],
  triggers: [{ kind: 'calendar', every: { param: 'meeting.party_assembly.interval' } }],
  steps: [
    {
      id: 'meet',
      titleZh: '召开大会',
      titleEn: 'Hold the assembly',
      guidanceZh: '书记主持，清点到会人数。',
      actor: { roles: ['branch-secretary'], of: 'own' },
      strength: 'must',
      next: [],
      confidence: 'known',
      params: {
        primitive: 'meeting',
        body: 'party-assembly',
        noticePeriod: '3d',
        quorum: { base: 'expected', compare: 'ge', fraction: [1, 2] },
      },
    },
  ],
};

test('the schema and the domain types are the same, key by key', () => {
  assert.deepEqual([sameStep, sameMethod, sameStepKeys, sameMethodKeys], [true, true, true, true]);
  assert.equal(Object.keys(sameKeys).length, 26);
});

test('a sound definition is read unchanged', () => {
  const read = readMethodDefinition(assembly);
  assert.deepEqual(read, { ok: true, value: assembly });
});

test('faults are named by path and in Chinese', () => {
  const [step] = assembly.steps;
  const read = readMethodDefinition({
    ...assembly,
    id: 'Quarterly_Assembly',
    extra: 1,
    titleZh: undefined,
    steps: [
      {
        ...step,
        params: {
          ...step?.params,
          noticePeriod: 'three days',
          quorum: { base: 'expected', compare: 'ge', fraction: [1, 0] },
        },
      },
    ],
  });
  assert.equal(read.ok, false);
  const faults = read.ok ? [] : read.error;
  assert.ok(faults.length >= 5, JSON.stringify(faults));
  for (const { message } of faults) assert.match(message, /[\u4e00-\u9fff]/u, message);
  assert.ok(faults.some(({ path }) => path === 'steps.0.params.noticePeriod'));
});

test('each primitive is told apart and refuses the keys of another', () => {
  for (const name of primitives) {
    const result = PrimitiveParamsSchema.safeParse({ primitive: name, notAKey: 1 });
    assert.equal(result.success, false, name);
    assert.ok(
      result.error?.issues.some(({ code }) => code === 'unrecognized_keys'),
      name,
    );
  }
  assert.equal(PrimitiveParamsSchema.safeParse({ primitive: 'dance' }).success, false);
});

test('the JSON Schema names every primitive', () => {
  const text = JSON.stringify(methodJsonSchema());
  for (const name of primitives) assert.ok(text.includes(`"const":"${name}"`), name);
});
