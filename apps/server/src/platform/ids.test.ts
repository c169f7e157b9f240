import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '@jishi/testkit';
import fc from 'fast-check';
import { openDatabase, type Database } from './db/database.ts';
import { createIds, idsOnPath, pathEnd, pathToken, regionOf, seqOf } from './ids.ts';

const everything = { path: '', everything: true } as const;
const region = fc.integer({ min: 1100, max: 9999 });
const seq = fc.integer({ min: 1, max: 2 ** 39 - 1 });

describe('ids', () => {
  let db: Database;
  before(async () => {
    db = openDatabase((await testDatabase()).connectionString);
  });
  after(() => db.close());

  it('are exact numbers that tell place and sequence', () => {
    fc.assert(
      fc.property(region, seq, (place, number) => {
        const id = place * 2 ** 39 + number;
        assert.ok(Number.isSafeInteger(id));
        assert.deepEqual([regionOf(id), seqOf(id)], [place, number]);
        assert.deepEqual(idsOnPath(place, pathToken(id)), [id]);
      }),
    );
  });

  it('make paths whose subtree is the range up to the end of the path', () => {
    fc.assert(
      fc.property(
        fc.array(seq, { minLength: 1, maxLength: 6 }),
        fc.array(seq, { minLength: 1, maxLength: 6 }),
        (a, b) => {
          const [top, other] = [a, b].map((numbers) => numbers.map((number) => pathToken(number)).join('')) as [
            string,
            string,
          ];
          const inRange = top <= other && other < pathEnd(top);
          assert.equal(inRange, other.startsWith(top));
        },
      ),
    );
  });

  it('are never given twice, however many ask at once and in however many processes', async () => {
    const processes = [createIds(), createIds(), createIds()];
    const given = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        db.write(
          everything,
          async (tx) => {
            const ids = processes[n % 3] ?? createIds();
            return n % 5 === 0 ? await ids.take(tx, 4106, 1500) : [await ids.next(tx, 4106), await ids.next(tx, 4106)];
          },
          { audited: false },
        ),
      ),
    );
    const all = given.flat();
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.every((id) => regionOf(id) === 4106));
  });
});
