import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { factsNeeded } from './facts-needed.ts';

it('every fact a condition asks for stands in the table for those who build the primitives, and no other', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const rows = readme.matchAll(/^\| `([a-z]+)` \| ([^|]+) \|/gm);
  const told = Object.fromEntries(
    [...rows].map(([, primitive = '', names = '']) => [
      primitive,
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    ]),
  );
  const needed = Object.fromEntries([...factsNeeded()].map(([primitive, names]) => [primitive, [...names].sort()]));
  assert.deepEqual(told, needed);
});
