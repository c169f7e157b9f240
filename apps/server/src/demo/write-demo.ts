import { join, parse } from 'node:path';
import {
  maxSheetRows,
  writeCsv,
  writeWorkbook,
  type CellInput,
  type WriteSheet,
} from '../platform/spreadsheet/index.ts';
import { countyCount, defaultDemoSize, generateDemoCounty, planDemoCounty, type DemoSize } from './demo-county.ts';
import { explanation, memberTable, organisationTable, postTable } from './demo-columns.ts';

/** What was written. */
export interface WrittenDemo {
  /** Workbooks, or the CSV files in the order organisations, members, posts. */
  readonly files: readonly string[];
  readonly organisations: number;
  readonly branches: number;
  readonly members: number;
  readonly posts: number;
}

/**
 * Writes the demo as a workbook with the sheets 党组织, 党员, 班子成员 and 说明, ready for the import of the
 * platform. Counties are generated one after the other while they are written.
 *
 * @param path of the workbook; when the rows exceed what a sheet holds, further ones are called `name-2.xlsx` …
 */
export async function writeDemoWorkbook(path: string, options: Partial<DemoSize> = {}): Promise<WrittenDemo> {
  const size = { ...defaultDemoSize, ...options };
  const total = { organisations: 0, branches: 0, members: 0, posts: 0 };
  const files: string[] = [];
  for (const counties of volumes(size)) {
    const { dir, name, ext } = parse(path);
    const file = files.length === 0 ? path : join(dir, `${name}-${files.length + 1}${ext}`);
    const sheets = sheetsOf(size, counties);
    // The same bytes for the same seed: the instant inside the file is that of the lists.
    const written = await writeWorkbook(file, sheets, { at: new Date(`${size.asOf}T00:00:00Z`) });
    add(
      total,
      written.sheets.map(({ rows }) => rows),
      branchesIn(size, counties),
    );
    files.push(file);
  }
  return { files, ...total };
}

/** Writes the demo as three CSV files in a folder, for sizes beyond workbooks. */
export async function writeDemoCsv(folder: string, options: Partial<DemoSize> = {}): Promise<WrittenDemo> {
  const size = { ...defaultDemoSize, ...options };
  const counties = Array.from({ length: countyCount(size) }, (_, index) => index);
  const total = { organisations: 0, branches: 0, members: 0, posts: 0 };
  const files: string[] = [];
  const rows: number[] = [];
  for (const [index, sheet] of sheetsOf(size, counties).slice(0, 3).entries()) {
    const file = join(folder, ['organisations.csv', 'members.csv', 'posts.csv'][index] ?? '');
    rows.push(await writeCsv(file, sheet));
    files.push(file);
  }
  add(total, rows, branchesIn(size, counties));
  return { files, ...total };
}

function add(
  total: { organisations: number; branches: number; members: number; posts: number },
  rows: readonly number[],
  branches: number,
): void {
  total.organisations += rows[0] ?? 0;
  total.members += rows[1] ?? 0;
  total.posts += rows[2] ?? 0;
  total.branches += branches;
}

/** Counties by workbook, so that the members of each fit on a sheet. */
function volumes(size: DemoSize): number[][] {
  const counties = countyCount(size);
  const perCounty = Math.ceil(size.members / counties);
  const perVolume = Math.max(1, Math.floor((maxSheetRows - 1) / perCounty));
  const all = Array.from({ length: counties }, (_, index) => index);
  return Array.from({ length: Math.ceil(counties / perVolume) }, (_, volume) =>
    all.slice(volume * perVolume, (volume + 1) * perVolume),
  );
}

function branchesIn(size: DemoSize, counties: readonly number[]): number {
  const of = (index: number): number => Math.floor((size.branches * index) / countyCount(size));
  return counties.reduce((sum, index) => sum + of(index + 1) - of(index), 0);
}

/** The sheets in the order in which they are written: posts are known once the members are through. */
function sheetsOf(size: DemoSize, counties: readonly number[]): WriteSheet[] {
  const posts: (readonly CellInput[])[] = [];
  const title = '演示数据（虚构人员）';
  return [
    {
      name: '党组织',
      title,
      columns: organisationTable.columns,
      rows: (function* () {
        for (const index of counties)
          for (const organisation of planDemoCounty(size, index).organisations)
            yield organisationTable.row(organisation);
      })(),
    },
    {
      name: '党员',
      title,
      columns: memberTable.columns,
      rows: (function* () {
        for (const index of counties) {
          const county = generateDemoCounty(size, index);
          for (const post of county.posts) posts.push(postTable.row(post));
          for (const member of county.members) yield memberTable.row(member);
        }
      })(),
    },
    {
      name: '班子成员',
      title,
      columns: postTable.columns,
      rows: posts,
    },
    {
      name: '说明',
      columns: [
        { heading: '项目', width: 12 },
        { heading: '内容', width: 120 },
      ],
      rows: (function* () {
        yield* explanation(
          counties.slice(0, 200).map((index) => planDemoCounty(size, index)),
          size.asOf,
        );
      })(),
    },
  ];
}
