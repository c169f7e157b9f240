import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { readWhole } from '../testing/raw-workbook.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createCsvParser, detectDelimiter } from './csv-parser.ts';

const file = temporaryFolder();
const lines = ['姓名,公民身份号码,备注', '𬱖䶮㛃,11010519491231002X,"有,逗号\n和换行"', '李四,,"双""引号"'];

describe('CSV from an office', () => {
  const encodings = [
    ['UTF-8', 'utf-8', Buffer.from(lines.join('\r\n'))],
    ['UTF-8 with its mark', 'utf-8', Buffer.from(`\ufeff${lines.join('\n')}`)],
    ['UTF-16 little endian', 'utf-16le', Buffer.from(`\ufeff${lines.join('\r')}`, 'utf16le')],
    ['UTF-16 big endian', 'utf-16be', Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le').swap16()],
    ['GB18030', 'gb18030', iconv.encode(lines.join('\r\n'), 'gb18030')],
  ] as const;
  for (const [what, encoding, bytes] of encodings) {
    it(`is read in ${what}, whatever its name`, async () => {
      writeFileSync(file('名册.xls'), bytes);
      const { head, rows } = await readWhole(file('名册.xls'));
      assert.equal(head.encoding, encoding);
      assert.deepEqual(head.headings, ['姓名', '公民身份号码', '备注']);
      assert.deepEqual(
        rows.map((row) => row.cells),
        [
          ['𬱖䶮㛃', '11010519491231002X', '有,逗号\n和换行'],
          ['李四', '', '双"引号'],
        ],
      );
    });
  }

  it('finds the first Chinese name also when it comes late', async () => {
    const late = `a,b\n${'1,2\n'.repeat(1_200_000)}张,王\n`;
    writeFileSync(file('late.csv'), iconv.encode(late, 'gb18030'));
    const { head, rows } = await readWhole(file('late.csv'));
    assert.equal(head.encoding, 'gb18030');
    assert.deepEqual(rows.at(-1)?.cells, ['张', '王']);
  });

  it('refuses bytes that are no known encoding, and binary files', async () => {
    writeFileSync(file('broken.csv'), Buffer.concat([Buffer.from('姓名\n'), Buffer.from([0x81, 0x20, 0xff, 0xff])]));
    await assert.rejects(readWhole(file('broken.csv')), { code: 'file.text-not-readable' });
    writeFileSync(file('binary.csv'), Buffer.alloc(5000));
    await assert.rejects(readWhole(file('binary.csv')), { code: 'file.kind-not-taken' });
  });

  it('takes the tricks against Excel off again and reports damaged numbers', async () => {
    writeFileSync(
      file('tricks.csv'),
      `姓名,号码,说明\n张三,="11010519491231002X",'=1+1\n李四,\t110105194912310000\t,1.10105E+17\n`,
    );
    const { rows } = await readWhole(file('tricks.csv'));
    assert.deepEqual(rows[0]?.cells, ['张三', '11010519491231002X', '=1+1']);
    assert.deepEqual(
      rows[1]?.problems?.map(({ column, code }) => [column, code]),
      [
        [1, 'suspect-number'],
        [2, 'suspect-number'],
      ],
    );
  });

  it('names the row in which a quotation mark is never closed', async () => {
    writeFileSync(file('quote.csv'), '姓名,备注\n张三,好\n李四,"没有结束\n王五,好\n');
    await assert.rejects(readWhole(file('quote.csv')), { code: 'file.quote-not-closed', facts: { row: 3 } });
  });
});

describe('delimited text', () => {
  const delimiters = [
    ['a,b;c\n1,2;3\n', ','],
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a\tb\n1\t2,3\n', '\t'],
    ['sep=|\r\na|b\r\n', '|'],
    ['一列\n只有\n', ','],
  ] as const;
  for (const [sample, delimiter] of delimiters) {
    it(`is cut by ${JSON.stringify(delimiter)} in ${JSON.stringify(sample)}`, () =>
      assert.equal(detectDelimiter(sample), delimiter));
  }

  it('gives the same records however the text is cut into pieces', () => {
    const text = 'a,"b ""q""\r\nc",\r\nd,,"e"f\r,"",\n';
    const whole = createCsvParser(',');
    const expected = [...whole.push(text), ...whole.end()];
    assert.deepEqual(expected, [
      ['a', 'b "q"\r\nc', ''],
      ['d', '', 'ef'],
      ['', '', ''],
    ]);
    for (let size = 1; size < text.length; size++) {
      const parser = createCsvParser(',');
      const records: string[][] = [];
      for (let at = 0; at < text.length; at += size) records.push(...parser.push(text.slice(at, at + size)));
      records.push(...parser.end());
      assert.deepEqual(records, expected, `in pieces of ${size}`);
    }
  });
});
