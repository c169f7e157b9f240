import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import {
  checkMethod,
  isIsoDate,
  parseDuration,
  primitives,
  units,
  valueAt,
  type MethodDefinition,
  type Parameter,
} from '@jishi/domain';
import * as rules from './index.ts';

const { methods, parameters, plannedMethods, scenarios, schemes, sources } = rules;
const folder = fileURLToPath(new URL('.', import.meta.url));
const glossary = readFileSync(join(folder, '../../../docs/domain/glossary.md'), 'utf8');

/** Statutory procedures the facts describe; a method may name the one it carries out. */
const procedures = [
  'development',
  'development_1990',
  'branch_establish',
  'branch_adjust_dissolve',
  'election',
  'congress_election',
  'meeting_assembly',
  'organisation_life_meeting',
  'appraisal',
  'secretary_review',
  'org_rating',
  'transfer',
  'floating',
  'lost_contact',
  'disposition',
  'voluntary_exit',
  'dues_cycle',
  'petition',
  'four_discuss_two_open',
  'party_affairs_disclosure',
  'discipline',
  'annual_statistics',
];
/** Methods of the catalogue whose parameters are kept before their definition exists. */
const catalogued = ['classification-grading', 'member-information-base', 'org-lifecycle'];

const known = {
  parameters: new Set(parameters.map(({ id }) => id)),
  sources: new Set(sources.map(({ id }) => id)),
  methods: new Set([...methods, ...plannedMethods].map(({ id }) => id)),
  procedures: new Set(procedures),
};
const isUnique = (ids: readonly string[]): void => assert.equal(new Set(ids).size, ids.length, duplicates(ids));
const duplicates = (ids: readonly string[]): string => ids.filter((id, at) => ids.indexOf(id) !== at).join(', ');
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
const camel = (kebab: string): string => kebab.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

test('ids of sources, parameters, methods, schemes and planned methods are unique', () => {
  isUnique(sources.map(({ id }) => id));
  isUnique(parameters.map(({ id }) => id));
  isUnique(schemes.map(({ id }) => id));
  isUnique([...methods, ...plannedMethods].map(({ id }) => id));
});

test('everything has a Chinese title', () => {
  for (const { id, titleZh } of [...sources, ...parameters, ...methods, ...schemes]) assert.ok(isChinese(titleZh), id);
  for (const { id, steps } of methods) {
    for (const step of steps) assert.ok(isChinese(step.titleZh) && isChinese(step.guidanceZh), `${id} ${step.id}`);
  }
});

test('a superseded regulation names one that exists and is not older', () => {
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const { id, supersededBy, replaces, promulgated } of sources) {
    const successor = supersededBy === undefined ? undefined : byId.get(supersededBy);
    assert.equal(successor !== undefined, supersededBy !== undefined, id);
    assert.ok((successor?.promulgated ?? '9999') >= (promulgated ?? ''), id);
    if (replaces !== undefined) assert.ok(byId.has(replaces), id);
  }
});

test('units are known, values are oldest first, no day twice, periods end after they begin', () => {
  for (const { id, unit, values } of parameters) {
    assert.ok(units.includes(unit), `${id}: ${unit}`);
    assert.ok(values.length > 0, id);
    values.forEach(({ from, to }, index) => {
      assert.ok(from === null || isIsoDate(from), id);
      const before = values[index - 1]?.from;
      if (index > 0) assert.ok(from !== null && (before === null || (before ?? '') < from), `${id} ${from}`);
      if (to !== undefined) assert.ok(isIsoDate(to) && (from === null || to > from), id);
    });
  }
});

test('every value says where it comes from: a known source or a note, an article that looks like one', () => {
  const article = /^第[一二三四五六七八九十百]+(?:章|条|至)/u;
  for (const { id, values } of parameters) {
    for (const { cite } of values) {
      assert.ok(cite.source !== undefined || cite.note !== undefined, id);
      if (cite.source !== undefined) assert.ok(known.sources.has(cite.source), `${id}: ${cite.source}`);
      if (cite.article !== undefined) assert.match(cite.article, article, id);
    }
  }
});

test('a value whose source is superseded has a successor or a note', () => {
  const superseded = new Set(sources.flatMap(({ id, supersededBy }) => (supersededBy === undefined ? [] : [id])));
  for (const { id, values } of parameters) {
    const last = values.at(-1);
    const isOld = last?.cite.source !== undefined && superseded.has(last.cite.source);
    assert.ok(!isOld || last.value === null || last.cite.note !== undefined, id);
  }
});

test('what no regulation says is local and uncertain until somebody decides it', () => {
  for (const parameter of rules.productParameters) {
    assert.equal(parameter.level, 'local', parameter.id);
    for (const { cite } of parameter.values) assert.notEqual(cite.note, undefined, parameter.id);
  }
});

test('values fit their unit: durations can be read, counts are whole, shares are whole numbers', () => {
  for (const parameter of parameters) for (const { value } of parameter.values) checkShape(parameter, value);
});

test('parameters of a method are named after a method of the catalogue', () => {
  const names = new Set([...known.methods, ...catalogued].map((id) => id.replaceAll('-', '_')));
  for (const { id } of parameters) {
    const [first, method] = id.split('.');
    if (first === 'method') assert.ok(names.has(method ?? ''), id);
  }
});

for (const definition of methods) {
  test(`${definition.titleZh}: connected steps, known references, nothing the rights forbid`, () => {
    assert.deepEqual(checkMethod(definition, known), []);
  });

  test(`${definition.titleZh}: plain data that survives copying, in a file of its name and family`, () => {
    assert.deepEqual(structuredClone(definition), definition);
    assert.ok(definition.cites.length > 0);
    const file = globSync(`methods/*/${definition.id}.ts`, { cwd: folder });
    assert.equal(file.length, 1);
    assert.equal(basename(dirname(file[0] ?? '')), definition.group);
  });

  test(`${definition.titleZh}: three stories or more, of every kind`, () => {
    const own = scenarios.filter(({ method }) => method === definition.id);
    assert.ok(own.length >= 3);
    assert.deepEqual([...new Set(own.map(({ shows }) => shows))].sort(), [
      'deadline-missed',
      'ordinary-course',
      'refusal',
    ]);
  });

  test(`${definition.titleZh}: no number that a parameter could hold`, () => {
    assert.deepEqual(loosePlaces(definition, definition.id), []);
  });

  test(`${definition.titleZh}: its words are in the glossary`, () => {
    const words = [definition.id, ...definition.steps.map(({ id }) => id), ...primitivesOf(definition)];
    for (const word of words) assert.ok(glossary.includes(`\`${camel(word)}\``), word);
  });

  test(`${definition.titleZh}: the schemes it scores by exist`, () => {
    for (const { params } of definition.steps) {
      if (params.primitive === 'scoring')
        assert.ok(
          schemes.some(({ id }) => id === params.scheme),
          params.scheme,
        );
    }
  });
}

test('weights and marks of the six-step sheets are those of the parameters', () => {
  const step = rules.sixStepGrading.steps.find(({ id }) => id === 'appraise');
  assert.ok(step?.params.primitive === 'appraisal');
  const weights = Object.fromEntries(step.params.groups.map(({ id, weight }) => [id, weight]));
  assert.deepEqual(weights, {
    members: valueAt(rules.appraisalMembersWeight, '2026-03-02').value,
    masses: valueAt(rules.appraisalMassesWeight, '2026-03-02').value,
  });
  const marks = valueAt(rules.appraisalOptionPoints, '2026-03-02').value;
  for (const { options } of step.params.questions) {
    for (const { value, valueHundredths } of options ?? []) {
      if (valueHundredths !== undefined) assert.equal(valueHundredths, (marks[value] ?? 0) * 100);
    }
  }
});

test('every round date of a method has a default length among the parameters', () => {
  for (const { id, steps } of methods) {
    for (const { due } of steps) {
      if (due?.kind !== 'round-date') continue;
      const parameter = `method.${id}.${due.name}.due`.replaceAll('-', '_');
      assert.ok(known.parameters.has(parameter), parameter);
    }
  }
});

test('the default dates of a round follow the order of the steps', () => {
  for (const { id, steps } of methods) {
    const lengths = steps.flatMap(({ due }) => {
      if (due?.kind !== 'round-date') return [];
      const found = parameters.find((each) => each.id === `method.${id}.${due.name}.due`.replaceAll('-', '_'));
      const parsed = parseDuration(String(found?.values.at(-1)?.value));
      return parsed.ok ? [parsed.value.amount] : [];
    });
    assert.deepEqual(
      lengths,
      [...lengths].sort((a, b) => a - b),
      id,
    );
  }
});

test('every file of rules is exported', () => {
  const files = globSync('{sources,parameters,codes,calendars,schemes}/**/*.ts', { cwd: folder });
  for (const file of files) {
    const name = basename(file);
    const indexes = [join(dirname(file), 'index.ts'), join(dirname(file), '..', 'index.ts')];
    if (name === 'index.ts' || name.endsWith('.test.ts')) continue;
    const isNamed = indexes.some((index) => readIfThere(index).includes(`'./${relative(index, file)}'`));
    assert.ok(isNamed, file);
  }
});

function readIfThere(path: string): string {
  const [found] = globSync(path, { cwd: folder });
  return found === undefined ? '' : readFileSync(join(folder, found), 'utf8');
}

const relative = (index: string, file: string): string =>
  file.slice(dirname(index) === '.' ? 0 : dirname(index).length + 1);

function checkShape({ id, unit }: Parameter, value: unknown): void {
  if (value === null) return;
  if (unit === 'duration') assert.ok(typeof value === 'string' && parseDuration(value).ok, id);
  if (unit === 'bool') assert.equal(typeof value, 'boolean', id);
  if (unit === 'count' || unit === 'points' || unit === 'times') assert.ok(Number.isSafeInteger(value), id);
  if (unit === 'fraction') assert.ok(isShare(value), id);
  if (unit === 'threshold') {
    assert.ok(typeof value === 'object' && 'base' in value && 'fraction' in value && isShare(value.fraction), id);
  }
}

const isShare = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part)) && value[1] > 0;

/** Keys whose numbers describe the sheet itself, not a rule. Weights and marks are held equal to parameters above. */
const ownNumbers: ReadonlySet<string> = new Set([
  'version',
  'minRows',
  'maxRows',
  'maxLength',
  'maxFiles',
  'weight',
  'valueHundredths',
]);

function loosePlaces(value: unknown, at: string): readonly string[] {
  if (typeof value === 'number') return [at];
  if (typeof value === 'string') return /^\d+(?:d|wd|m|y|h|min)$/.test(value) ? [at] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !ownNumbers.has(key))
    .flatMap(([key, part]) => loosePlaces(part, `${at}.${key}`));
}

function primitivesOf({ steps }: MethodDefinition): readonly string[] {
  const used = new Set(steps.map(({ params }) => params.primitive));
  return primitives.filter((primitive) => used.has(primitive));
}
