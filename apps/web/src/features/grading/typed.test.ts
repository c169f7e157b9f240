import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  entriesOf,
  gradeOfTotal,
  isHitByGroup,
  openItems,
  totalOfTyped,
  typedOf,
  wrongItems,
  type SheetItems,
} from './typed.ts';

const item = (
  id: string,
  effect: 'score' | 'bonus' | 'deduction' | 'veto',
  maxHundredths: number,
  vetoCap?: string,
) => ({
  id,
  titleZh: id,
  effect,
  kind: 'manual' as const,
  maxHundredths,
  evidenceZh: [],
  ...(vetoCap === undefined ? {} : { vetoCap }),
});

const sheet: SheetItems = {
  phase: 'self',
  items: [
    item('team', 'score', 500),
    item('term', 'score', 500),
    item('commended', 'bonus', 200),
    item('spread', 'bonus', 200),
    item('penalty', 'deduction', 600),
    item('falsified', 'veto', 0, 'average'),
  ],
  grades: [
    { id: 'good', titleZh: '好', fromHundredths: 900, stars: [5] },
    { id: 'average', titleZh: '一般', fromHundredths: 600, stars: [3] },
    { id: 'poor', titleZh: '较差', fromHundredths: 0, stars: [2] },
  ],
  computed: [{ item: 'term', hundredths: 500, explanationZh: '', rows: [] }],
  selfEntries: [],
  raters: [],
  bonusCapHundredths: 300,
};
const typed = (values: Record<string, string>) =>
  typedOf(
    sheet,
    Object.entries(values).map(([id, points]) => ({ item: id, hundredths: Number(points) * 100 })),
  );

test('what is typed comes back as it was saved, with a place for every item', () => {
  const again = typedOf(sheet, [{ item: 'team', hundredths: 450, noteZh: '两次' }]);
  assert.deepEqual(
    Object.keys(again),
    sheet.items.map(({ id }) => id),
  );
  assert.deepEqual(again['team'], { points: '4.5', hit: false, note: '两次' });
  assert.deepEqual(entriesOf(sheet, again), [{ item: 'team', hundredths: 450, noteZh: '两次' }]);
});

test('bonuses count up to the cap, deductions are taken, and nothing falls below zero', () => {
  assert.equal(totalOfTyped(sheet, typed({ team: '5', commended: '2', spread: '2' })), 1300);
  assert.equal(totalOfTyped(sheet, typed({ team: '0', penalty: '6' })), 0);
});

test('an item that is computed cannot be typed and is not open', () => {
  assert.deepEqual(entriesOf(sheet, typed({ term: '1' })), []);
  assert.deepEqual(
    openItems(sheet, typed({})).map(({ id }) => id),
    ['team'],
  );
});

test('more points than an item has are wrong, as is anything that is no number', () => {
  const values = {
    ...typed({}),
    team: { points: '5.01', hit: false, note: '' },
    spread: { points: '两分', hit: false, note: '' },
  };
  assert.deepEqual(
    wrongItems(sheet, values).map(({ id }) => id),
    ['team', 'spread'],
  );
});

test('a veto lowers the grade to its cap and never raises one', () => {
  const capped = gradeOfTotal(sheet, 950, ({ id }) => id === 'falsified');
  assert.deepEqual([capped.grade?.id, capped.cappedBy.map(({ id }) => id)], ['average', ['falsified']]);
  const poor = gradeOfTotal(sheet, 100, ({ id }) => id === 'falsified');
  assert.deepEqual([poor.grade?.id, poor.cappedBy], ['poor', []]);
});

test('a group hits a veto with more than half of its raters', () => {
  const rater = (reviewerId: number, isHit: boolean) => ({
    reviewerId,
    name: `甲${reviewerId}`,
    totalHundredths: 0,
    submitted: true,
    entries: isHit ? [{ item: 'falsified', hundredths: 0, isHit }] : [],
  });
  const veto = sheet.items[5] ?? assert.fail();
  assert.equal(isHitByGroup({ raters: [rater(1, true), rater(2, false)] }, veto), false);
  assert.equal(isHitByGroup({ raters: [rater(1, true), rater(2, true), rater(3, false)] }, veto), true);
});
