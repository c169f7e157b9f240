import type { CodeItem, CodeList } from './code-list.ts';

/** A type of Party organisation and how the annual statistics count it. */
export interface PartyOrgTypeItem extends CodeItem {
  /** Column of the annual count of primary-level organisations; null: not counted. */
  readonly countedAs: '党委' | '总支部' | '支部' | null;
  /** Used by single systems only, not part of the national list. */
  readonly privateExtension?: true;
}

/** 党组织类别. */
export const partyOrgTypeCodes = {
  id: 'party_org_type',
  titleZh: '党组织类别',
  source: '全国党员管理信息系统 组织类别',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '611', titleZh: '党委', titleEn: 'Party committee', aliases: ['基层党委', '党委会'], countedAs: '党委' },
    {
      code: '621',
      titleZh: '党总支部',
      titleEn: 'general Party branch',
      aliases: ['党总支', '总支', '总支部'],
      countedAs: '总支部',
    },
    { code: '631', titleZh: '党支部', titleEn: 'Party branch', aliases: ['支部'], countedAs: '支部' },
    { code: '632', titleZh: '联合党支部', titleEn: 'joint Party branch', aliases: ['联合支部'], countedAs: '支部' },
    { code: '911', titleZh: '临时党委', titleEn: 'provisional Party committee', countedAs: null },
    {
      code: '921',
      titleZh: '临时党总支部',
      titleEn: 'provisional general Party branch',
      aliases: ['临时党总支', '临时总支'],
      countedAs: null,
    },
    { code: '931', titleZh: '临时党支部', titleEn: 'provisional Party branch', aliases: ['临时支部'], countedAs: null },
    {
      code: '932',
      titleZh: '临时联合党支部',
      titleEn: 'provisional joint Party branch',
      aliases: ['临时联合支部'],
      countedAs: null,
    },
    {
      code: '612',
      titleZh: '党组（个别系统自定义）',
      titleEn: 'leading Party members group',
      countedAs: null,
      privateExtension: true,
    },
    {
      code: '641',
      titleZh: '党小组（个别系统自定义）',
      titleEn: 'Party group',
      countedAs: null,
      privateExtension: true,
    },
  ],
  note: 'annual count of 党的基层组织 = 611+621+631+632 only; temporary organisations are not counted; 党小组 is not a 基层组织',
} as const satisfies CodeList<PartyOrgTypeItem>;

/** 其他党组织. */
export const partyOrgOtherCodes = {
  id: 'party_org_other',
  titleZh: '其他党组织',
  coding: 'own',
  confidence: 'known',
  items: [
    { code: 'leading-members-group', titleZh: '党组' },
    { code: 'working-committee', titleZh: '党的工作委员会（工委）' },
    { code: 'local-committee', titleZh: '地方委员会（省/市/县）' },
    { code: 'functional', titleZh: '功能型党组织（党员不转组织关系）' },
    { code: 'floating-members', titleZh: '流动党员党组织' },
  ],
} as const satisfies CodeList;

/** 党组织所在单位情况. */
export const orgUnitSituationCodes = {
  id: 'org_unit_situation',
  titleZh: '党组织所在单位情况',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'same-as-parent', titleZh: '与上级党组织相同' },
    { code: 'single-unit', titleZh: '法人单位（单独）' },
    { code: 'joint', titleZh: '联合（多个单位）' },
    { code: 'internal-body', titleZh: '非法人单位或内设机构等' },
  ],
  note: 'labels differ a little between implementations; first three located',
} as const satisfies CodeList;

/** 单位类别（统计汇总）. */
export const unitClassCodes = {
  id: 'unit_class',
  titleZh: '单位类别（统计汇总）',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'village', titleZh: '建制村', titleEn: 'village' },
    { code: 'community', titleZh: '社区（居委会）', titleEn: 'community' },
    { code: 'organ', titleZh: '机关', titleEn: 'organ' },
    { code: 'institution', titleZh: '事业单位', titleEn: 'institution' },
    { code: 'public-enterprise', titleZh: '公有经济控制企业', titleEn: 'publicly controlled enterprise' },
    { code: 'nonpublic-enterprise', titleZh: '非公有经济控制企业', titleEn: 'non-public enterprise' },
    { code: 'social-organisation', titleZh: '社会组织', titleEn: 'social organisation' },
    { code: 'other', titleZh: '其他', titleEn: 'other' },
  ],
} as const satisfies CodeList;

/** 事业单位类别. */
export const publicInstitutionKindCodes = {
  id: 'public_institution_kind',
  titleZh: '事业单位类别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'agriculture', titleZh: '农业' },
    { code: 'research', titleZh: '科学研究' },
    { code: 'university', titleZh: '普通高等学校' },
    { code: 'secondary-school', titleZh: '中等学校' },
    { code: 'primary-school', titleZh: '小学校' },
    { code: 'kindergarten', titleZh: '幼儿园' },
    { code: 'health', titleZh: '卫生' },
    { code: 'press-and-broadcasting', titleZh: '新闻出版广电' },
    { code: 'culture', titleZh: '文化艺术' },
    { code: 'sport', titleZh: '体育' },
  ],
} as const satisfies CodeList;

/** 社会组织类别. */
export const socialOrganisationKindCodes = {
  id: 'social_organisation_kind',
  titleZh: '社会组织类别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'association', titleZh: '社会团体' },
    { code: 'foundation', titleZh: '基金会' },
    { code: 'private-non-enterprise', titleZh: '民办非企业单位（社会服务机构）' },
    { code: 'law-firm', titleZh: '律师事务所' },
    { code: 'accounting-firm', titleZh: '会计师事务所' },
    { code: 'tax-firm', titleZh: '税务师事务所' },
  ],
} as const satisfies CodeList;

/** 机关类别. */
export const governmentKindCodes = {
  id: 'government_kind',
  titleZh: '机关类别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'state-organ', titleZh: '国家机关' },
    { code: 'party-organ', titleZh: '政党机关' },
    { code: 'mass-organisation', titleZh: '人民团体和群众团体机关' },
  ],
} as const satisfies CodeList;

/** 软弱涣散情形. */
export const weakOrgTypesCodes = {
  id: 'weak_org_types',
  titleZh: '软弱涣散情形',
  source: '2017 report table 41',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'team-incomplete', titleZh: '班子配备不齐、书记长期缺职、工作停滞' },
    { code: 'secretary-unfit', titleZh: '书记不胜任现职、不在状态' },
    { code: 'team-divided', titleZh: '班子不团结、内耗严重' },
    { code: 'no-activities', titleZh: '组织制度形同虚设、不开展活动' },
    { code: 'election-bribery', titleZh: '换届选举拉票贿选突出' },
    { code: 'clan-or-gang-interference', titleZh: '宗族宗教和黑恶势力干扰渗透严重' },
    { code: 'finances-not-open', titleZh: '村务居务财务公开和民主管理混乱' },
    { code: 'order-and-petition-conflicts', titleZh: '社会治安和信访矛盾集中' },
    { code: 'no-venue', titleZh: '无固定办公活动场所及便民服务设施' },
    { code: 'poor-service', titleZh: '服务意识差、服务能力弱、群众意见大' },
  ],
} as const satisfies CodeList;

/** 定级等次. */
export const orgRatingCodes = {
  id: 'org_rating',
  titleZh: '定级等次',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'good', titleZh: '好（先进，五星）', titleEn: 'good' },
    { code: 'fairly-good', titleZh: '较好（四星）', titleEn: 'fairly good' },
    { code: 'average', titleZh: '一般（三星）', titleEn: 'average' },
    { code: 'poor', titleZh: '较差（后进，二星及以下）', titleEn: 'poor' },
  ],
} as const satisfies CodeList;

/** 表彰名称. */
export const awardsCodes = {
  id: 'awards',
  titleZh: '表彰名称',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'advanced-organisation', titleZh: '先进基层党组织' },
    { code: 'outstanding-member', titleZh: '优秀共产党员' },
    { code: 'outstanding-party-worker', titleZh: '优秀党务工作者' },
  ],
} as const satisfies CodeList;

/** 表彰级别. */
export const awardLevelCodes = {
  id: 'award_level',
  titleZh: '表彰级别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'province', titleZh: '省级' },
    { code: 'prefecture', titleZh: '市级' },
    { code: 'county', titleZh: '县级' },
    { code: 'other', titleZh: '其他' },
  ],
} as const satisfies CodeList;
