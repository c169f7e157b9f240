import type { IsoDate } from '@jishi/domain';
import { codeLists, organisationFields } from '@jishi/rules';
import { closeRow, readCells, type CheckedRow, type RawRow } from './import-cells.ts';
import type { OrgIndex } from './org-index.ts';

/** A checked row of a list of organisations. Absent values leave what is stored as it is. */
export interface OrgRow {
  /** Row in the file, for messages. */
  readonly rowNumber: number;
  readonly code: string | undefined;
  readonly name: string;
  readonly shortName: string | undefined;
  readonly kind: string;
  /** Name or code of the superior as written; null is the top of this list. Resolved while storing, since it may stand in the same file. */
  readonly parent: string | null;
  readonly foundedOn: IsoDate | undefined;
  readonly sector: string | undefined;
  readonly mayAdmit: boolean | undefined;
  readonly contactName: string | undefined;
  readonly contactPhone: string | undefined;
  readonly placeCode: string | undefined;
  readonly secretary: string | undefined;
  readonly termExpiresOn: IsoDate | undefined;
  /** Everything the platform keeps without acting on it, by the key of the field list. */
  readonly facts: Readonly<Record<string, string | boolean>>;
}

/** What the check of organisation rows needs besides the row. */
export interface OrgRowContext {
  readonly day: IsoDate;
  /** Organisations that exist already. */
  readonly orgs: OrgIndex;
  /** Full names, short names and codes that occur in the same file. */
  readonly namesInFile: ReadonlySet<string>;
  /** Codes and full names met so far, with their row; the check adds to it. */
  readonly seen: Map<string, number>;
}

const keptFacts = ['statisticsName', 'unitSituation', 'approvedBy', 'abroad', 'formerName'] as const;

/** Checks one row of organisations: required cells, codes, dates, a superior that exists, nothing twice. */
export function checkOrgRow(raw: RawRow, rowNumber: number, context: OrgRowContext): CheckedRow<OrgRow> {
  const cells = readCells(organisationFields, codeLists, raw);
  const name = cells.text('name') ?? '';
  const code = cells.text('code');
  const kind = cells.code('type') ?? '';
  const foundedOn = cells.date('foundedOn');
  const termExpiresOn = cells.date('termExpiresOn');
  const parent = readParent(raw, kind, cells.text);
  if (name.length > 120)
    cells.fault('name', {
      code: 'org.name-too-long',
      zh: '党组织全称超过 120 个字。',
      remedyZh: '请核对全称，简称另填一列。',
      en: 'The name is longer than 120 characters.',
    });
  if (code !== undefined && !/^[0-9A-Za-z-]{1,40}$/.test(code)) {
    cells.fault('code', {
      code: 'org.bad-code',
      zh: '党组织编码含有字母、数字、短横以外的字符。',
      remedyZh: '请核对党组织编码。',
      en: 'The code holds other characters than letters, digits and hyphens.',
    });
  }
  if (foundedOn !== undefined && foundedOn > context.day) {
    cells.fault('foundedOn', {
      code: 'org.founded-in-future',
      zh: `成立日期 ${foundedOn} 在今天以后。`,
      remedyZh: '请核对成立日期。',
      en: 'The date of founding lies in the future.',
    });
  }
  if (parent !== null && parent !== '') checkParent(parent, { name, code }, context, cells.fault);
  checkTwice({ name, code, parent }, rowNumber, context, cells.fault);
  const flags = { isFunctional: cells.flag('isFunctional'), isNewBusinessForm: cells.flag('isNewBusinessForm') };
  const facts: Record<string, string | boolean> = {};
  for (const key of keptFacts) {
    const value = key === 'unitSituation' ? cells.code(key) : cells.text(key);
    if (value !== undefined) facts[key] = value;
  }
  for (const [key, value] of Object.entries(flags)) if (value !== undefined) facts[key] = value;
  cells.whole('memberCount');
  const row: OrgRow = {
    rowNumber,
    code,
    name,
    shortName: cells.text('shortName'),
    kind,
    parent,
    foundedOn,
    sector: cells.code('unitClass'),
    mayAdmit: cells.flag('mayApproveAdmission'),
    contactName: cells.text('contact'),
    contactPhone: cells.text('phone'),
    placeCode: cells.text('regionCode'),
    secretary: cells.text('secretary'),
    termExpiresOn,
    facts,
  };
  return closeRow(cells.faults, row);
}

/** The topmost committee of a list may stand without a superior; every other organisation needs one. */
function readParent(raw: RawRow, kind: string, text: (field: string) => string | undefined): string | null {
  const isTop = kind === '611' && (raw['parent'] ?? '').trim() === '';
  return isTop ? null : (text('parent') ?? '');
}

type AddFault = ReturnType<typeof readCells>['fault'];

function checkParent(
  parent: string,
  own: { name: string; code: string | undefined },
  context: OrgRowContext,
  fault: AddFault,
): void {
  if (parent === own.name || parent === own.code) {
    fault('parent', {
      code: 'org.own-parent',
      zh: '上级党组织就是它自己。',
      remedyZh: '请改为真正的上级党组织。',
      en: 'The organisation is its own superior.',
    });
    return;
  }
  if (context.namesInFile.has(parent)) return;
  const found = context.orgs.resolve(parent);
  if (found.kind === 'absent') {
    fault('parent', {
      code: 'org.parent-unknown',
      zh: `没有找到上级党组织“${parent}”。`,
      remedyZh: '请核对全称或编码，或把上级党组织也列入表中。',
      en: `The superior "${parent}" does not exist.`,
    });
  }
  if (found.kind === 'ambiguous') {
    fault('parent', {
      code: 'org.parent-ambiguous',
      zh: `有 ${found.count} 个党组织叫“${parent}”。`,
      remedyZh: '请改填上级党组织编码。',
      en: `${found.count} organisations are called "${parent}".`,
    });
  }
}

function checkTwice(
  own: { name: string; code: string | undefined; parent: string | null },
  rowNumber: number,
  context: OrgRowContext,
  fault: AddFault,
): void {
  const keys = [
    ...(own.code === undefined ? [] : [['code', `code ${own.code.toUpperCase()}`] as const]),
    ['name', `name ${own.name} ${own.parent ?? ''}`] as const,
  ];
  for (const [field, key] of keys) {
    const earlier = context.seen.get(key);
    if (earlier !== undefined && earlier !== rowNumber) {
      fault(field, {
        code: 'org.twice-in-file',
        zh: `与第 ${earlier} 行是同一个党组织。`,
        remedyZh: '请删去重复的一行。',
        en: `The same organisation stands in row ${earlier}.`,
      });
    } else context.seen.set(key, rowNumber);
  }
}
