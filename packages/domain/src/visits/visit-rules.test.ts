import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weekendsOnly } from '../kernel/calendar.ts';
import { durationOf } from '../kernel/duration.ts';
import { countsOnce, drawForRecheck, enteredBy, recheckSize } from './visit-rules.ts';

const visit = { visitorId: 1, place: '后街 3 号', doneOn: '2026-11-20' };

test('the same place on the same day by the same person counts once', () => {
  assert.ok(countsOnce(visit, []));
  assert.ok(!countsOnce({ ...visit, place: '后街3号' }, [visit]));
  assert.ok(countsOnce({ ...visit, doneOn: '2026-11-21' }, [visit]));
  assert.ok(countsOnce({ ...visit, visitorId: 2 }, [visit]));
});

test('a visit is entered within its days, rest days not counted', () => {
  assert.equal(enteredBy('2026-11-20', durationOf('3wd'), weekendsOnly), '2026-11-25');
});

test('a tenth of the visits is looked at again, rounded up, none of none', () => {
  assert.equal(recheckSize(0, [1, 10]), 0);
  assert.equal(recheckSize(1, [1, 10]), 1);
  assert.equal(recheckSize(10, [1, 10]), 1);
  assert.equal(recheckSize(11, [1, 10]), 2);
});

test('a draw takes each at most once, and only what is there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 20, maxLength: 20 }),
      (numbers) => {
        let next = 0;
        const drawn = drawForRecheck([1, 2, 3, 4, 5, 6, 7], 3, () => numbers[next++] ?? 0);
        assert.equal(new Set(drawn).size, 3);
      },
    ),
  );
});
