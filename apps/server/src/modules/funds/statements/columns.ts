import type { StatementLine } from '@jishi/domain';
import { isIsoDate } from '@jishi/domain';

/** What a bank or a list calls the columns that are needed; the first that fits is taken. */
const headings = {
  on: ['日期', '交易日期', '记账日期', '入账日期', '收款日期', '交款日期', '交易时间', 'Date'],
  amount: ['金额', '交易金额', '发生额', '收款金额', '交款金额', '金额（元）', '金额(元)', 'Amount'],
  in: ['收入', '收入金额', '贷方', '贷方发生额', '存入', '收入（元）', '收入(元)'],
  out: ['支出', '支出金额', '借方', '借方发生额', '支取', '支出（元）', '支出(元)'],
  party: ['对方', '对方户名', '对方名称', '对方账户名', '姓名', '付款人', '交款人', '交易对方', 'Party'],
  remark: ['摘要', '备注', '附言', '用途', '说明', 'Remark'],
  reference: ['流水号', '交易流水号', '凭证号', '订单号', '交易单号', 'Reference'],
} as const;

type Column = keyof typeof headings;

/** Headings by which the row of headings is found. */
export const statementHeadings: readonly string[] = Object.values(headings).flat();

/** Position of each column, -1 where there is none. */
export function findColumns(found: readonly string[]): Readonly<Record<Column, number>> {
  const at = (column: Column): number => {
    for (const name of headings[column]) {
      const index = found.indexOf(name);
      if (index >= 0) return index;
    }
    return -1;
  };
  return {
    on: at('on'),
    amount: at('amount'),
    in: at('in'),
    out: at('out'),
    party: at('party'),
    remark: at('remark'),
    reference: at('reference'),
  };
}

/** A line as it stands in the file. */
export interface ReadLine extends StatementLine {
  readonly remark: string;
}

/** Reads one row; what cannot be read stays null and is shown as doubtful. */
export function readLine(row: number, cells: readonly string[], columns: Readonly<Record<Column, number>>): ReadLine {
  const cell = (column: Column): string => (columns[column] < 0 ? '' : (cells[columns[column]] ?? '').trim());
  return {
    row,
    on: readDay(cell('on')),
    amountFen: readAmount(cell('amount'), cell('in'), cell('out')),
    party: cell('party').slice(0, 60),
    remark: cell('remark').slice(0, 200),
    reference: cell('reference').slice(0, 60),
  };
}

function readAmount(amount: string, income: string, outgo: string): number | null {
  if (amount !== '') return readFen(amount);
  const [plus, minus] = [income === '' ? 0 : readFen(income), outgo === '' ? 0 : readFen(outgo)];
  if (plus === null || minus === null) return null;
  return plus - Math.abs(minus);
}

/** Yuan with up to two decimals as fen. */
export function readFen(text: string): number | null {
  const match = /^([-−+]?)(\d{1,10})(?:\.(\d{1,2})0*)?$/.exec(text.replace(/[,，\s元¥￥]/g, ''));
  if (!match) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' || match[1] === '−' ? -fen : fen;
}

function readDay(text: string): string | null {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(text);
  if (!match) return null;
  const day = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`;
  return isIsoDate(day) ? day : null;
}
