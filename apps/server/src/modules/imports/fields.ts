import { memberFields, organisationFields, unitFields, type CodeList, type ImportField } from '@jishi/rules';

/** What a sheet lists. */
export type ImportKind = 'orgs' | 'members' | 'posts';

/** A kind of sheet with its columns. */
export interface FieldSet {
  readonly kind: ImportKind;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Words in the name of a sheet that speak for it. */
  readonly sheetNames: RegExp;
  readonly fields: readonly ImportField[];
}

/** Prefix of the keys of the unit an organisation stands in: both lists know a name and a founding day. */
export const unitPrefix = 'unit.';

/** Posts of a committee (党内职务) as rosters write them. */
export const postCodes = {
  id: 'committee_post',
  titleZh: '党内职务',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'secretary', titleZh: '书记', aliases: ['党支部书记', '支部书记', '党委书记', '党总支书记', '第一书记'] },
    {
      code: 'deputy-secretary',
      titleZh: '副书记',
      aliases: ['党支部副书记', '支部副书记', '党委副书记', '党总支副书记'],
    },
    { code: 'organisation-officer', titleZh: '组织委员' },
    { code: 'publicity-officer', titleZh: '宣传委员' },
    { code: 'discipline-officer', titleZh: '纪检委员', aliases: ['纪委书记', '纪律检查委员'] },
    {
      code: 'committee-member',
      titleZh: '委员',
      aliases: ['党委委员', '支部委员', '统战委员', '青年委员', '群工委员'],
    },
  ],
} as const satisfies CodeList;

const text = { kind: 'text', requirement: 'must' } as const;

/** Columns of a list of committee members (班子成员). */
export const postFields: readonly ImportField[] = [
  {
    key: 'org',
    titleZh: '党组织全称',
    titleEn: 'organisation',
    aliases: ['党组织名称', '党组织', '所在党组织', '组织名称', '支部名称', '党支部名称', '党支部', '任职党组织'],
    kind: 'org',
    requirement: 'must',
  },
  {
    key: 'orgCode',
    titleZh: '党组织编码',
    titleEn: 'organisation code',
    aliases: ['组织编码', '党组织代码', '组织代码'],
    kind: 'text',
    requirement: 'optional',
  },
  { key: 'name', titleZh: '姓名', titleEn: 'name', aliases: ['班子成员', '班子成员姓名', '党员姓名'], ...text },
  {
    key: 'citizenNumber',
    titleZh: '公民身份号码',
    titleEn: 'identity number',
    aliases: ['身份证号', '身份证号码', '公民身份证号', '居民身份证号', '证件号码', '身份证'],
    kind: 'citizenNumber',
    sensitive: true,
    requirement: 'must',
  },
  {
    key: 'post',
    titleZh: '党内职务',
    titleEn: 'post',
    aliases: ['职务', '班子职务', '党组织职务', '支部职务', '职务名称'],
    kind: 'code',
    codeList: 'committee_post',
    requirement: 'must',
  },
  {
    key: 'fromOn',
    titleZh: '任职日期',
    titleEn: 'in post since',
    aliases: ['任职时间', '任现职时间', '当选日期', '任命日期', '任现职日期'],
    kind: 'date',
    requirement: 'expected',
  },
];

/** All kinds, in the order in which they are stored: people need their branch, posts need their people. */
export const fieldSets: readonly FieldSet[] = [
  {
    kind: 'orgs',
    titleZh: '党组织',
    titleEn: 'Organisations',
    sheetNames: /党组织|支部一览|组织信息|组织名册/,
    fields: [
      ...organisationFields,
      ...unitFields.map((field) => ({
        ...field,
        key: `${unitPrefix}${field.key}`,
        requirement: 'optional' as const,
        // Bare, these headings mean the organisation itself.
        ...(field.key === 'foundedOn' ? { titleZh: '单位成立日期', aliases: [] } : {}),
      })),
    ],
  },
  { kind: 'members', titleZh: '党员', titleEn: 'Members', sheetNames: /党员|名册|花名/, fields: memberFields },
  {
    kind: 'posts',
    titleZh: '班子成员',
    titleEn: 'Committee members',
    sheetNames: /班子|委员|任职/,
    fields: postFields,
  },
];

/** The kind with its columns. */
export function fieldSetOf(kind: ImportKind): FieldSet {
  const found = fieldSets.find((set) => set.kind === kind);
  if (!found) throw new Error(`unknown kind of sheet ${kind}`);
  return found;
}

const byKey = new Map<string, ImportField>(
  fieldSets.flatMap((set) => set.fields.map((field) => [`${set.kind} ${field.key}`, field] as const)),
);

/** A column of a kind by its key. */
export function fieldOf(kind: ImportKind, key: string): ImportField | undefined {
  return byKey.get(`${kind} ${key}`);
}
