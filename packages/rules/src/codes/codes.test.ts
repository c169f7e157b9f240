import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { parse } from 'yaml';
import {
  applicantFields,
  codeLists,
  educationCodes,
  educationGroups,
  ethnicCodes,
  jobPositionCodes,
  memberFields,
  occupationGroups,
  organisationFields,
  unitFields,
  type ImportField,
} from './index.ts';

test('ids of code lists and the codes inside a list are unique', () => {
  assert.equal(new Set(codeLists.map(({ id }) => id)).size, codeLists.length);
  for (const { id, items } of codeLists) {
    assert.equal(new Set(items.map(({ code }) => code)).size, items.length, id);
    assert.equal(new Set(items.map(({ titleZh }) => titleZh)).size, items.length, id);
  }
});

test('an alias names one entry of its list only', () => {
  for (const { id, items } of codeLists) {
    const words = items.flatMap(({ titleZh, aliases }) => [titleZh, ...(aliases ?? [])]);
    assert.equal(new Set(words).size, words.length, id);
  }
});

test('every education code belongs to exactly one group of the statistics', () => {
  const grouped = educationGroups.flatMap(({ codes }) => codes);
  assert.deepEqual([...grouped].sort(), educationCodes.items.map(({ code }) => code).sort());
});

test('the 56 ethnic groups are complete', () => {
  assert.equal(ethnicCodes.items.filter(({ code }) => Number(code) <= 56).length, 56);
});

test('the rows of the bulletin by occupation use known job positions, each once', () => {
  const codes = occupationGroups.flatMap((group) => group.codes);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes)
    assert.ok(
      jobPositionCodes.items.some((item) => item.code === code),
      code,
    );
});

const fieldLists: readonly (readonly [string, readonly ImportField[]])[] = [
  ['organisation', organisationFields],
  ['unit', unitFields],
  ['member', memberFields],
  ['applicant', applicantFields],
];
for (const [name, fields] of fieldLists) {
  test(`a heading of the ${name} list means one column, and coded columns name their list`, () => {
    const headings = fields.flatMap(({ titleZh, aliases }) => [titleZh, ...aliases]);
    assert.equal(new Set(headings).size, headings.length);
    assert.equal(new Set(fields.map(({ key }) => key)).size, fields.length);
    for (const { key, kind, codeList } of fields) {
      assert.equal(codeList !== undefined, kind === 'code', key);
      if (codeList !== undefined)
        assert.ok(
          codeLists.some(({ id }) => id === codeList),
          `${key}: ${codeList}`,
        );
    }
  });
}

test('identity numbers, telephones and addresses are marked sensitive wherever they are imported', () => {
  for (const [, fields] of fieldLists.filter(([name]) => name !== 'unit')) {
    for (const { key, kind, sensitive } of fields) {
      const personal = kind === 'citizenNumber' || kind === 'phone' || key === 'address';
      if (personal) assert.equal(sensitive, true, key);
    }
  }
});

interface FactList {
  readonly items?: readonly (string | Readonly<Record<string, string>>)[];
  readonly extra?: readonly Readonly<Record<string, string>>[];
  readonly private_extensions?: readonly Readonly<Record<string, string>>[];
  readonly collection_form_2017?: readonly string[];
}
const factsPath = fileURLToPath(new URL('../../../../../shared/domain/codes.yaml', import.meta.url));
const skip = existsSync(factsPath) ? false : 'the collection of facts is not beside this repository';

test('codes and labels are those of the collected facts', { skip }, () => {
  const facts = parse(readFileSync(factsPath, 'utf8'), { schema: 'failsafe' }) as Readonly<Record<string, FactList>>;
  for (const list of codeLists) {
    const fact = facts[list.id];
    if (fact?.items === undefined) continue;
    const expected = [...fact.items, ...(fact.extra ?? []), ...(fact.private_extensions ?? [])];
    assert.deepEqual(
      list.items.map(({ code, titleZh }, index) => (typeof expected[index] === 'string' ? titleZh : { code, titleZh })),
      expected.map((item) => (typeof item === 'string' ? item : { code: item['code'], titleZh: item['zh'] })),
      list.id,
    );
  }
  const headings = new Set(memberFields.flatMap(({ titleZh, aliases }) => [titleZh, ...aliases]));
  for (const heading of facts['member_fields']?.collection_form_2017 ?? []) assert.ok(headings.has(heading), heading);
  const fields: readonly (readonly [string, readonly ImportField[]])[] = [
    ['org_fields', organisationFields],
    ['unit_fields', unitFields],
    ['member_fields', memberFields],
    ['applicant_fields', applicantFields],
  ];
  for (const [id, ours] of fields) {
    for (const item of facts[id]?.items ?? []) {
      const title = typeof item === 'string' ? item : item['zh'];
      assert.ok(
        ours.some(({ titleZh }) => titleZh === title),
        `${id}: ${title}`,
      );
    }
  }
});
