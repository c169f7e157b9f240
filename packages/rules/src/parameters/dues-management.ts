import type { Fraction, Parameter } from '@jishi/domain';

/** 省区市等上缴中央比例（按全年实交总额）. */
export const duesRemitCentral: Parameter<Fraction> = {
  id: 'dues.remit.central',
  titleZh: '省区市等上缴中央比例（按全年实交总额）',
  unit: 'fraction',
  values: [
    {
      from: '2008-04-01',
      value: [5, 100],
      cite: { source: 'dangfei_2008', article: '第十五条', confidence: 'verified' },
    },
  ],
  facts: { deadline: '次年 4 月底前' },
};

/** 铁路、民航系统关系在地方的党委向所在地方党委上缴. */
export const duesRemitRailAviationLocal: Parameter<Fraction> = {
  id: 'dues.remit.rail_aviation_local',
  titleZh: '铁路、民航系统关系在地方的党委向所在地方党委上缴',
  unit: 'fraction',
  values: [
    {
      from: '2008-04-01',
      value: [10, 100],
      cite: { source: 'dangfei_2008', article: '第十六条', confidence: 'verified' },
    },
  ],
};

/** 人民银行地市级分支机构、其他中央金融机构省级分支机构向所在地方党委上缴. */
export const duesRemitFinanceLocal: Parameter<Fraction> = {
  id: 'dues.remit.finance_local',
  titleZh: '人民银行地市级分支机构、其他中央金融机构省级分支机构向所在地方党委上缴',
  unit: 'fraction',
  values: [
    {
      from: '2008-04-01',
      value: [5, 100],
      cite: { source: 'dangfei_2008', article: '第十六条', confidence: 'verified' },
    },
  ],
};

/** 支部、基层党委逐级上缴比例. */
export const duesRemitBranchToUpper: Parameter<Fraction> = {
  id: 'dues.remit.branch_to_upper',
  titleZh: '支部、基层党委逐级上缴比例',
  unit: 'fraction',
  level: 'local',
  values: [
    {
      from: null,
      value: null,
      cite: {
        note: '由省级等党组织规定（如中央和国家机关各部门机关党委第一季度上缴上年总额 20%）',
        confidence: 'verified',
      },
    },
  ],
};

/** 党费使用范围. */
export const duesUsageCategories: Parameter<readonly string[]> = {
  id: 'dues.usage.categories',
  titleZh: '党费使用范围',
  unit: 'list',
  values: [
    {
      from: '2008-04-01',
      value: [
        '培训党员',
        '订阅或购买党员教育报刊资料音像制品和设备',
        '表彰先进基层党组织优秀共产党员优秀党务工作者',
        '补助生活困难的党员',
        '补助遭受严重自然灾害的党员和修缮因灾受损的基层党员教育设施',
      ],
      cite: { source: 'dangfei_2008', article: '第十九条', confidence: 'verified' },
    },
  ],
};

/** 使用和下拨党费须集体讨论决定. */
export const duesUsageDecision: Parameter<boolean> = {
  id: 'dues.usage.decision',
  titleZh: '使用和下拨党费须集体讨论决定',
  unit: 'bool',
  values: [
    { from: '2008-04-01', value: true, cite: { source: 'dangfei_2008', article: '第二十条', confidence: 'verified' } },
  ],
};

/** 请求下拨党费向上一级提出，不得越级；专款专用. */
export const duesRequestNoSkip: Parameter<boolean> = {
  id: 'dues.request_no_skip',
  titleZh: '请求下拨党费向上一级提出，不得越级；专款专用',
  unit: 'bool',
  values: [
    {
      from: '2008-04-01',
      value: true,
      cite: { source: 'dangfei_2008', article: '第二十一条', confidence: 'verified' },
    },
  ],
};

/** 以党委或党委组织部门名义单设银行账户，会计出纳分设；利息并入党费；可购国债以外不得投资. */
export const duesAccount: Parameter<boolean> = {
  id: 'dues.account',
  titleZh: '以党委或党委组织部门名义单设银行账户，会计出纳分设；利息并入党费；可购国债以外不得投资',
  unit: 'rule',
  values: [
    {
      from: '2008-04-01',
      value: true,
      cite: {
        source: 'dangfei_2008',
        article: '第二十三至二十六条',
        confidence: 'verified',
        articleConfidence: 'uncertain',
      },
    },
  ],
};

/** 基层党组织向党员公布党费收缴情况: at most this many calendar years. */
export const duesPublishInterval: Parameter<number> = {
  id: 'dues.publish.interval',
  titleZh: '基层党组织向党员公布党费收缴情况',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: '2008-04-01',
      value: 1,
      cite: { source: 'dangfei_2008', article: '第二十八条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 组织部门检查党费工作: at most this many calendar years. */
export const duesInspectInterval: Parameter<number> = {
  id: 'dues.inspect.interval',
  titleZh: '组织部门检查党费工作',
  unit: 'y',
  compare: 'le',
  values: [
    { from: '2008-04-01', value: 1, cite: { source: 'dangfei_2008', article: '第二十九条', confidence: 'verified' } },
  ],
};
