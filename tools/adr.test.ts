import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/adr');
const files = readdirSync(folder).filter((name) => /^\d{4}-.*\.md$/.test(name));
const parts = ['**Context.**', '**Decision.**', '**Rejected.**', '**Consequences.**', '**Checked by:**'];

describe('decisions', () => {
  it('are numbered without gaps and listed in the index under their titles', () => {
    const index = readFileSync(join(folder, 'README.md'), 'utf8');
    const titles = files.map((name) => /^# \d{4} (.*)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]);
    assert.deepEqual(
      files.map((name) => Number(name.slice(0, 4))),
      files.map((_, i) => i + 1),
    );
    for (const [i, name] of files.entries()) {
      assert.ok(index.includes(`| [${name.slice(0, 4)}](${name}) | ${titles[i]} |`), name);
    }
  });

  for (const name of files) {
    it(`${name} has every part, and each check it names exists`, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      assert.deepEqual(
        parts.filter((part) => !text.includes(part)),
        [],
      );
      const paths = [...text.matchAll(/`((?:apps|packages|tools|bench|e2e|docs)\/[\w./-]+)`/g)].map(
        (match) => match[1] ?? '',
      );
      assert.deepEqual(
        paths.filter((path) => !existsSync(join(root, path))),
        [],
      );
      const checks = [...(text.split('**Checked by:**')[1] ?? '').matchAll(/`[^`]+`/g)];
      assert.ok(checks.length > 0, 'names no check');
    });
  }
});
