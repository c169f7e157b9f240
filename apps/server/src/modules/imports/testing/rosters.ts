import { citizenCheckCharacter } from '@jishi/domain';
import { memberFields, organisationFields } from '@jishi/rules';
import { writeWorkbook, type CellInput, type WriteSheet } from '../../../platform/spreadsheet/index.ts';
import { postFields } from '../fields.ts';

/** Cells of a row by heading of the national system. */
export type Cells = Readonly<Record<string, CellInput>>;

/** Identity number of an invented person, valid unless `check` is given; women have even numbers. */
export function idNumber(no: number, check?: string): string {
  const born = new Date(Date.UTC(1950 + (no % 50), no % 12, 1 + (no % 28)));
  const digits = `410621${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(no % 1000).padStart(3, '0')}`;
  const place = String(410600 + (Math.floor(no / 1000) % 100)).padStart(6, '0');
  const body = `${place}${digits.slice(6)}`;
  return `${body}${check ?? citizenCheckCharacter(body)}`;
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玉桂英华';

/** A row of a roster without a fault. */
export function memberCells(no: number, branch: string, change: Cells = {}): Cells {
  const number = idNumber(no);
  return {
    姓名: `${surnames[no % surnames.length]}${given[Math.floor(no / 24) % given.length]}${given[Math.floor(no / 576) % given.length]}`,
    性别: no % 2 === 0 ? '女' : '男',
    公民身份号码: number,
    民族: '汉族',
    出生日期: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    学历: '大学本科毕业',
    人员类别: '正式党员',
    组织关系所在党支部: branch,
    '入党日期（加入党组织日期）': '2020-07-01',
    '转正日期（转为正式党员日期）': '2021-07-01',
    工作岗位: '农牧渔民',
    手机号码: `154${String(10_000_000 + no).slice(-8)}`,
    '现居住地／家庭住址': `河南省浚县虚构路 ${no} 号`,
    党籍状态: '正常',
    是否失联党员: '否',
    是否流动党员: '否',
    ...change,
  };
}

const headings = {
  members: memberFields.map(({ titleZh }) => titleZh),
  orgs: organisationFields.map(({ titleZh }) => titleZh),
  posts: postFields.map(({ titleZh }) => titleZh),
};

/** A sheet whose columns are those that occur in its first row. */
export function sheetOf(name: string, kind: keyof typeof headings, rows: Iterable<Cells>): WriteSheet {
  const all = [...rows];
  const used = headings[kind].filter((heading) => all.some((row) => heading in row));
  const dates = /日期$|日期）$/;
  return {
    name,
    columns: used.map((heading) => ({ heading, kind: dates.test(heading) ? ('date' as const) : ('text' as const) })),
    rows: all.map((row) => used.map((heading) => row[heading])),
  };
}

/** Writes a workbook; `path` is its place. */
export async function writeRoster(path: string, sheets: readonly WriteSheet[]): Promise<string> {
  await writeWorkbook(path, sheets);
  return path;
}
