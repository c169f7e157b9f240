import { codeLists, memberFields, organisationFields, unitFields, type ImportField } from '@jishi/rules';
import type { CellInput, WriteColumn } from '../platform/spreadsheet/index.ts';
import type { DemoMember } from './make-members.ts';
import type { DemoPost } from './make-posts.ts';
import type { CountyPlan, DemoOrganisation } from './plan-organisations.ts';

/** Columns and how a thing fills them. */
export interface DemoTable<T> {
  readonly columns: readonly WriteColumn[];
  row(thing: T): readonly CellInput[];
}

type Cells<T> = Readonly<Record<string, (thing: T) => CellInput>>;

function table<T>(fields: readonly ImportField[], cells: Cells<T>): DemoTable<T> {
  const used = fields.filter((field) => cells[field.key] !== undefined);
  if (used.length !== Object.keys(cells).length) throw new RangeError('a column is not in the list of fields');
  const fill = used.map((field) => {
    const cell = cells[field.key] ?? (() => '');
    if (field.kind !== 'code') return cell;
    const titles = titlesOf(field);
    return (thing: T): CellInput => {
      const code = cell(thing);
      if (code === undefined || code === '') return '';
      const title = titles.get(String(code));
      if (title === undefined) throw new RangeError(`${field.titleZh}: ${String(code)}`);
      return title;
    };
  });
  return { columns: used.map(columnOf), row: (thing) => fill.map((cell) => cell(thing)) };
}

function titlesOf(field: ImportField): ReadonlyMap<string, string> {
  const list = codeLists.find(({ id }) => id === field.codeList);
  return new Map(list?.items.map((item) => [item.code, item.titleZh]));
}

const widths: Readonly<Partial<Record<ImportField['kind'], number>>> = {
  citizenNumber: 21,
  creditCode: 21,
  phone: 14,
  org: 48,
  person: 10,
};

function columnOf(field: ImportField): WriteColumn {
  const width = field.key === 'name' ? (field.titleZh === '姓名' ? 12 : 48) : widths[field.kind];
  return {
    heading: field.titleZh,
    kind: field.kind === 'date' ? 'date' : field.kind === 'integer' ? 'number' : 'text',
    required: field.requirement !== 'optional',
    ...(width === undefined ? {} : { width }),
    ...(field.kind === 'code' ? { choices: [...titlesOf(field).values()] } : {}),
    ...(field.kind === 'boolean' ? { choices: ['是', '否'] } : {}),
  };
}

const organisations = table<DemoOrganisation>(organisationFields, {
  name: ({ name }) => name,
  shortName: ({ shortName }) => shortName,
  statisticsName: ({ shortName }) => shortName,
  parent: ({ parent }) => parent,
  foundedOn: ({ foundedOn }) => foundedOn,
  code: ({ code }) => code,
  contact: ({ contact }) => contact,
  phone: ({ phone }) => phone,
  type: ({ type }) => type,
  mayApproveAdmission: ({ type }) => type === '611',
  isFunctional: () => false,
  unitSituation: ({ situation }) => situation,
  regionCode: ({ placeCode }) => placeCode,
  approvedBy: ({ parent }) => parent,
  isNewBusinessForm: ({ name }) => /外卖|快递/.test(name),
  termExpiresOn: ({ termExpiresOn }) => termExpiresOn,
  unitClass: ({ sector }) => sector,
});

// 成立日期 of the unit is left out: it would stand beside that of the organisation under the same heading.
const units = table<DemoOrganisation>(unitFields, {
  name: ({ unit }) => unit.name,
  hasCreditCode: () => true,
  creditCode: ({ unit }) => unit.creditCode,
  isLegalEntity: ({ situation }) => situation === 'single-unit',
  affiliation: ({ type, sector }) =>
    type === '611' ? '4' : sector === 'village' || sector === 'community' ? '6' : '5',
  regionCode: ({ placeCode }) => placeCode,
  staffCount: ({ unit }) => unit.employees,
  address: ({ unit }) => unit.address,
});

/** 党组织: the organisation's own columns, then those of its unit. */
export const organisationTable: DemoTable<DemoOrganisation> = {
  columns: [...organisations.columns, ...units.columns.map((column) => ({ ...column, required: false }))],
  row: (organisation) => [...organisations.row(organisation), ...units.row(organisation)],
};

/** 党员. */
export const memberTable: DemoTable<DemoMember> = table<DemoMember>(memberFields, {
  name: ({ name }) => name,
  sex: ({ sex }) => sex,
  citizenNumber: ({ citizenNumber }) => citizenNumber,
  ethnic: ({ ethnic }) => ethnic,
  birthDate: ({ bornOn }) => bornOn,
  education: ({ education }) => education,
  degree: ({ degree }) => degree,
  memberType: ({ confirmedOn }) => (confirmedOn === undefined ? '2' : '1'),
  branch: ({ branch }) => branch.name,
  jointBranchUnit: ({ branch }) => (branch.type === '632' ? branch.unit.name : ''),
  admittedOn: ({ admittedOn }) => admittedOn,
  confirmedOn: ({ confirmedOn }) => confirmedOn,
  jobPosition: ({ jobPosition }) => jobPosition,
  newSocialStratum: ({ newSocialStratum }) => newSocialStratum,
  professionalPost: ({ professionalPost }) => professionalPost,
  isMigrantWorker: ({ isMigrantWorker }) => isMigrantWorker,
  frontLine: ({ frontLine }) => frontLine,
  mobile: ({ mobile }) => mobile,
  registeredPlace: ({ registeredPlace }) => registeredPlace,
  address: ({ address }) => address,
  membershipState: () => 'normal',
  isLost: ({ lost }) => lost !== undefined,
  lostOn: ({ lost }) => lost?.on,
  lostReason: ({ lost }) => lost?.reason,
  isFloating: ({ outflow }) => outflow !== undefined,
  outflow: ({ outflow }) => outflow,
  joinType: ({ joinType }) => joinType,
  enteredBy: ({ enteredBy }) => enteredBy,
  enteredOn: ({ enteredOn }) => enteredOn,
});

/** 班子成员. */
export const postTable: DemoTable<DemoPost> = {
  columns: [
    { heading: '党组织全称', width: 48, required: true },
    { heading: '党组织编码', width: 18 },
    { heading: '姓名', width: 12, required: true },
    { heading: '公民身份号码', width: 21, required: true },
    { heading: '党内职务', width: 12, required: true },
    { heading: '任职日期', kind: 'date' },
  ],
  row: ({ organisation, member, titleZh, from }) => [
    organisation.name,
    organisation.code,
    member.name,
    member.citizenNumber,
    titleZh,
    from,
  ],
};

/** What the sheet 说明 says first and last: nobody in this file exists. */
export function explanation(plans: readonly CountyPlan[], asOf: string): readonly (readonly CellInput[])[] {
  return [
    [
      '重要',
      '虚构人员：本文件中的姓名、公民身份号码、电话、住址门牌、单位和信用代码全部由程序按种子生成，不对应任何真实的人或单位。',
    ],
    ['地名', '乡镇（街道）、村和社区的名称取自公开的统计用区划；党组织、党员和职务均为虚构。'],
    [
      '号码',
      `公民身份号码前六位（${plans
        .map((plan) => plan.inventedPlace)
        .slice(0, 3)
        .join('、')} 等）是未分配给任何县的区划代码；手机号码使用未分配的 154 号段；校验码正确，仅供检验程序。`,
    ],
    [
      '分布',
      '性别、民族、年龄、学历、职业、入党时间和当年新发展党员的比例取自 2024 年党内统计公报（全国），不是本县的真实情况。',
    ],
    ['群众代表', '参加评议的群众代表不登记为人员，只在组织评议时填写人数。'],
    ['时间', `名册所反映的日期：${asOf}`],
    [
      '数量',
      `${plans.reduce((sum, plan) => sum + plan.organisations.length, 0)} 个党组织，其中党支部 ${plans.reduce((sum, plan) => sum + plan.organisations.filter((organisation) => organisation.size > 0).length, 0)} 个`,
    ],
  ];
}
