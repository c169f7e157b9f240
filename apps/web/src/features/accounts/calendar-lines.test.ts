import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf, readLines } from './calendar-lines.ts';

describe('days of a calendar as text', () => {
  it('are read in the spellings of the notices and written back alike', () => {
    const text = '2027-01-01 元旦\n\n2027年2月5日 春节\n2027.2.6\n2027/10/1  国庆节';
    const read = readLines(text, '放假');
    assert.ok('days' in read);
    assert.equal(linesOf(read.days), '2027-01-01 元旦\n2027-02-05 春节\n2027-02-06 放假\n2027-10-01 国庆节');
  });

  it('name the first line that is none', () => {
    assert.deepEqual(readLines('2027-01-01\n元旦放三天', '放假'), { line: 2, text: '元旦放三天' });
  });
});
