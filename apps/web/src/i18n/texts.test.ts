import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill } from './texts.ts';

const source = join(import.meta.dirname, '..');

interface Dictionaries {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

const files = globSync(['**/texts.ts', '**/*-texts.ts'], { cwd: source }).filter((file) => !file.startsWith('i18n'));

for (const file of files) {
  test(`both languages say the same things with the same placeholders: ${file}`, async () => {
    const { zh } = (await import(join(source, file))) as Dictionaries;
    const { en } = (await import(join(source, file.replace(/\.ts$/, '.en.ts')))) as Dictionaries;
    assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
    for (const [key, sentence] of Object.entries(zh)) {
      assert.notEqual(sentence.trim(), '', `${key} is empty`);
      assert.notEqual(en[key]?.trim(), '', `${key} is empty in English`);
      assert.deepEqual(placeholders(en[key] ?? ''), placeholders(sentence), key);
    }
  });
}

test('placeholders are filled, and one without a value stays visible', () => {
  assert.equal(fill('共 {count} 人', { count: 3 }), '共 3 人');
  assert.equal(fill('共 {count} 人', {}), '共 {count} 人');
});

function placeholders(text: string): readonly string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}
