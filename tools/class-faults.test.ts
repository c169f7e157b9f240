import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');
const documents = ['docs/class-faults.md', 'docs/rights.md'];

interface Reference {
  readonly file: string;
  readonly title: string | undefined;
}

/** What a line names: files in backticks, each with the titles of tests in “ ” that follow it. */
function referencesOf(line: string): readonly Reference[] {
  const found: Reference[] = [];
  let file: string | undefined;
  for (const [, path, title] of line.matchAll(/`((?:apps|packages|tools|e2e|docs)\/[\w./-]+)`|“([^”]+)”/g)) {
    if (path !== undefined) found.push({ file: (file = path), title: undefined });
    else if (file !== undefined && title !== undefined) found.push({ file, title });
  }
  return found;
}

/** Titles of the tests of a file, as they are written. */
function titlesOf(file: string): ReadonlySet<string> {
  const text = readFileSync(join(root, file), 'utf8');
  const titles = [...text.matchAll(/\b(?:test|it)\(\s*(['"`])((?:(?!\1).)+)\1/g)];
  return new Set(titles.map((match) => match[2] ?? ''));
}

for (const document of documents) {
  const lines = readFileSync(join(root, document), 'utf8').split('\n');
  const rows = lines.filter((line) => line.startsWith('| ') && !/^\|[- |]+\|$/.test(line));

  describe(document, () => {
    it('names tests that exist', () => {
      const references = rows.flatMap(referencesOf);
      assert.ok(references.filter(({ title }) => title !== undefined).length > 10);
      const missing = references.filter(
        ({ file, title }) => !existsSync(join(root, file)) || (title !== undefined && !titlesOf(file).has(title)),
      );
      assert.deepEqual(
        missing.map(({ file, title }) => `${file} ${title ?? ''}`),
        [],
      );
    });

    it('leaves no line without a test or a reason', () => {
      const open = rows.filter(
        (line) =>
          !/Shown by|由什么保证/.test(line) &&
          referencesOf(line).length === 0 &&
          !/not yet applicable|尚未涉及/.test(line),
      );
      assert.deepEqual(open, []);
    });
  });
}
