import { duesCategories, needsBase, type DuesCategory } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { openTable, SpreadsheetError } from '../../platform/spreadsheet/index.ts';
import { readFen } from '../funds/index.ts';
import type { Org } from '../orgs/index.ts';
import { faultsZh, type Assessing, type StandingInput } from './assess.ts';
import { duesRulesOf } from './rules.ts';
import { listPayers, type PayerRow } from './store.ts';

/** Words by which lists name the categories. */
const categoryWords: Readonly<Record<DuesCategory, readonly string[]>> = {
  salaried: ['按月领取工资', '在职', '工资', '领取工资', '月薪'],
  'annual-salary': ['年薪制', '年薪'],
  'self-employed': ['个体经营', '个体', '不按月取得收入', '个体经营者'],
  retired: ['离退休', '退休', '离休'],
  farmer: ['农民', '务农'],
  'low-income': ['固定数额', '学生', '下岗失业', '低保', '抚恤救济', '学生、下岗失业、抚恤救济、低保'],
};

const headings = {
  name: ['姓名', '党员姓名'],
  tail: ['证件后四位', '身份证后四位', '身份证号', '公民身份号码'],
  category: ['类别', '交纳类别', '人员类别'],
  base: ['基数', '计算基数', '月收入', '基数（元）', '基数(元)'],
  fixed: ['月额', '月交额', '月额（元）', '月额(元)'],
  quarterly: ['按季交', '按季交纳'],
} as const;

type Column = keyof typeof headings;

/** A row that was not taken, with the reason. */
export interface HandedBack {
  readonly row: number;
  readonly name: string;
  readonly reasonZh: string;
}

interface Line {
  readonly row: number;
  readonly of: (column: Column) => string;
}

/**
 * Assesses a branch from a table: what is right is saved, the rest is handed back row by row with its reason. The file
 * holds incomes, so it is not kept.
 */
export async function importStandings(
  platform: Platform,
  assessing: Assessing,
  db: Database,
  actor: Actor,
  source: { path: string; fromMonth: string; orgOf: (tx: Tx) => Promise<Org> },
): Promise<{ saved: number; handedBack: HandedBack[] }> {
  const lines = await readLines(source.path);
  return await db.write(actor.scope, async (tx) => {
    const org = await source.orgOf(tx);
    const rules = await duesRulesOf(platform, tx, org.path, source.fromMonth);
    const payers = await listPayers(tx, org);
    const taken = new Map<number, StandingInput>();
    const handedBack: HandedBack[] = [];
    for (const line of lines) {
      const item = itemOf(line, payers);
      const fault = typeof item === 'string' ? item : faultOf(item);
      if (fault !== undefined) handedBack.push({ row: line.row, name: line.of('name'), reasonZh: fault });
      else if (typeof item !== 'string') taken.set(item.memberId, item);
    }
    if (taken.size > 0) await assessing.assess(tx, actor, org, source.fromMonth, [...taken.values()]);
    else tx.auditCount += 1; // Nothing was changed, so nothing is owed to the trail.
    return { saved: taken.size, handedBack };

    function faultOf(item: StandingInput): string | undefined {
      if (taken.has(item.memberId)) return '同一名党员在前面的行已经出现。';
      const result = assessing.reckon(item, rules);
      return typeof result === 'string' ? faultsZh[result] : undefined;
    }
  });
}

function itemOf(line: Line, payers: readonly PayerRow[]): StandingInput | string {
  const [name, tail] = [line.of('name'), line.of('tail').slice(-4).toUpperCase()];
  const named = payers.filter((payer) => payer.name === name);
  const found = tail === '' ? named : named.filter((payer) => payer.id_number_tail.toUpperCase() === tail);
  if (named.length === 0) return `本支部没有名叫“${name}”的现有党员。`;
  if (found.length === 0) return '证件后四位不符，请核对。';
  if (found.length > 1) return '有同名党员，请填写证件后四位。';
  const [payer] = found;
  const category = duesCategories.find((each) => categoryWords[each].includes(line.of('category')));
  if (!payer || !category)
    return `类别“${line.of('category')}”不认识，请填：按月领取工资、年薪制、个体经营、离退休、农民、固定数额。`;
  const text = needsBase(category) ? line.of('base') : category === 'farmer' ? line.of('fixed') : '';
  const amount = text === '' ? undefined : readFen(text);
  if (amount === null || (amount !== undefined && amount < 0)) return '金额读不出来，请填写以元为单位的数字。';
  return {
    memberId: payer.id,
    category,
    paysQuarterly: /^(是|√|1)$/.test(line.of('quarterly')),
    ...(amount === undefined ? {} : needsBase(category) ? { baseFen: amount } : { fixedFen: amount }),
  };
}

async function readLines(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  try {
    await using table = await openTable(path, { knownHeadings: Object.values(headings).flat() });
    const at = (column: Column): number =>
      headings[column].map((name) => table.head.headings.indexOf(name)).find((index) => index >= 0) ?? -1;
    if (at('name') < 0) refuse('dues.import-columns', { missing: '姓名' });
    if (at('category') < 0) refuse('dues.import-columns', { missing: '类别' });
    for await (const batch of table.batches()) {
      for (const { row, cells } of batch)
        if (cells.some((cell) => cell !== ''))
          lines.push({ row, of: (column) => (at(column) < 0 ? '' : (cells[at(column)] ?? '').trim()) });
    }
  } catch (error) {
    if (error instanceof SpreadsheetError) refuse(error.code, error.facts);
    throw error;
  }
  return lines;
}
