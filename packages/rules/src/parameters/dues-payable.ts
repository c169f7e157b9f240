import type { Parameter } from '@jishi/domain';
import type { CountRange, DuesBand } from './value-types.ts';

/** 按月领取工资的党员：月工资收入（税后）× 整额比例（非超额累进）. */
export const duesBandsSalaried: Parameter<readonly DuesBand[]> = {
  id: 'dues.bands.salaried',
  titleZh: '按月领取工资的党员：月工资收入（税后）× 整额比例（非超额累进）',
  unit: 'bands',
  values: [
    {
      from: null,
      to: '2008-03-31',
      value: [
        { upToFen: 40000, rateBp: 50 },
        { upToFen: 60000, rateBp: 100 },
        { upToFen: 80000, rateBp: 150 },
        { upToFen: 150000, rateBp: 200 },
        { upToFen: null, rateBp: 300 },
      ],
      cite: { source: 'dangfei_1998', confidence: 'uncertain' },
    },
    {
      from: '2008-04-01',
      value: [
        { upToFen: 300000, rateBp: 50 },
        { upToFen: 500000, rateBp: 100 },
        { upToFen: 1000000, rateBp: 150 },
        { upToFen: null, rateBp: 200 },
      ],
      cite: { source: 'dangfei_2008', article: '第一条、第二条', confidence: 'verified' },
    },
  ],
  facts: {
    trap: 'rate applies to the WHOLE base: 3000 -> 15.00, 3000.01 -> 30.0001; 5000 -> 50, 5001 -> 75.015; 10000 -> 150, 10001 -> 200.02',
  },
};

/** 计算基数：工资总额中相对固定、经常性的收入（税后）. */
export const duesBaseSalaried: Parameter<Readonly<Record<string, readonly string[]>>> = {
  id: 'dues.base.salaried',
  titleZh: '计算基数：工资总额中相对固定、经常性的收入（税后）',
  unit: 'map',
  values: [
    {
      from: '2008-04-01',
      value: {
        '机关工作人员（不含工人）': ['职务工资', '级别工资', '津贴补贴'],
        事业单位工作人员: ['岗位工资', '薪级工资', '绩效工资', '津贴补贴'],
        机关工人: ['岗位工资', '技术等级（职务）工资', '津贴补贴'],
        企业人员: ['固定部分（基本工资、岗位工资）', '活的部分（奖金）'],
      },
      cite: { source: 'dangfei_2008', article: '第一条', confidence: 'verified' },
    },
  ],
  facts: { deduct: ['个人所得税', '个人缴纳的社会保险', '住房公积金', '职业年金（后三项见 2017 通知，uncertain）'] },
};

/** 年薪制党员：以当月实际领取的薪酬为基数，用工资档. */
export const duesBaseAnnualSalary: Parameter<string> = {
  id: 'dues.base.annual_salary',
  titleZh: '年薪制党员：以当月实际领取的薪酬为基数，用工资档',
  unit: 'rule',
  values: [
    {
      from: '2008-04-01',
      value: 'monthly_received',
      cite: { source: 'dangfei_2008', article: '第三条', confidence: 'verified' },
    },
  ],
};

/** 不按月取得收入的个体经营者等：以上季度月平均纯收入为基数，用工资档. */
export const duesBaseSelfEmployed: Parameter<string> = {
  id: 'dues.base.self_employed',
  titleZh: '不按月取得收入的个体经营者等：以上季度月平均纯收入为基数，用工资档',
  unit: 'rule',
  values: [
    {
      from: '2008-04-01',
      value: 'previous_quarter_monthly_average',
      cite: { source: 'dangfei_2008', article: '第四条', confidence: 'verified' },
    },
  ],
};

/** 离退休党员. */
export const duesBandsRetired: Parameter<readonly DuesBand[]> = {
  id: 'dues.bands.retired',
  titleZh: '离退休党员',
  unit: 'bands',
  values: [
    {
      from: '2008-04-01',
      value: [
        { upToFen: 500000, rateBp: 50 },
        { upToFen: null, rateBp: 100 },
      ],
      cite: { source: 'dangfei_2008', article: '第五条', confidence: 'verified' },
    },
  ],
};

/** 离退休党员基数. */
export const duesBaseRetired: Parameter<string> = {
  id: 'dues.base.retired',
  titleZh: '离退休党员基数',
  unit: 'enum',
  values: [
    {
      from: '2008-04-01',
      value: '实际领取的离退休费总额或养老金总额',
      cite: { source: 'dangfei_2008', article: '第五条', confidence: 'verified' },
    },
    {
      from: '2017-01-01',
      value: '基本离退休费或基本养老金',
      cite: { source: 'dangfei_notice_2017', confidence: 'uncertain' },
    },
  ],
};

/** 农民党员每月: fen. */
export const duesFixedFarmer: Parameter<CountRange> = {
  id: 'dues.fixed.farmer',
  titleZh: '农民党员每月',
  unit: 'fen',
  values: [
    {
      from: '2008-04-01',
      value: { min: 20, max: 100 },
      cite: { source: 'dangfei_2008', article: '第六条', confidence: 'verified' },
    },
  ],
};

/** 学生、下岗失业、依靠抚恤或救济生活、领取低保的党员每月: fen. */
export const duesFixedLowIncome: Parameter<number> = {
  id: 'dues.fixed.low_income',
  titleZh: '学生、下岗失业、依靠抚恤或救济生活、领取低保的党员每月',
  unit: 'fen',
  values: [
    { from: '2008-04-01', value: 20, cite: { source: 'dangfei_2008', article: '第六条', confidence: 'verified' } },
  ],
};

/** 确有困难可少交或免交：支部研究，报上一级党委批准. */
export const duesReductionApproval: Parameter<boolean> = {
  id: 'dues.reduction.approval',
  titleZh: '确有困难可少交或免交：支部研究，报上一级党委批准',
  unit: 'rule',
  values: [
    { from: '2008-04-01', value: true, cite: { source: 'dangfei_2008', article: '第七条', confidence: 'verified' } },
  ],
};

/** 预备党员起交时间. */
export const duesStartProbationary: Parameter<string> = {
  id: 'dues.start.probationary',
  titleZh: '预备党员起交时间',
  unit: 'event',
  values: [
    {
      from: '2008-04-01',
      value: '支部大会通过其为预备党员之日',
      cite: { source: 'dangfei_2008', article: '第八条', confidence: 'verified' },
    },
  ],
};

/** 向正式组织关系所在支部交纳；持流动党员活动证者外出期间可向流入地交纳. */
export const duesWhere: Parameter<boolean> = {
  id: 'dues.where',
  titleZh: '向正式组织关系所在支部交纳；持流动党员活动证者外出期间可向流入地交纳',
  unit: 'rule',
  values: [
    { from: '2008-04-01', value: true, cite: { source: 'dangfei_2008', article: '第九条', confidence: 'verified' } },
  ],
};

/** 工资变化后从按新标准领取的当月起按新基数. */
export const duesRateChange: Parameter<string> = {
  id: 'dues.rate_change',
  titleZh: '工资变化后从按新标准领取的当月起按新基数',
  unit: 'rule',
  values: [
    {
      from: '2008-04-01',
      value: 'same_month',
      cite: { source: 'dangfei_2008', article: '第十条', confidence: 'verified' },
    },
  ],
  facts: { localPractice: '年初核定、年内一般不变（中央和国家机关等办法）' },
};

/** 自愿一次多交党费全部上缴中央的起点（1000 元以上，含）: at least this many fen. */
export const duesLargeThreshold: Parameter<number> = {
  id: 'dues.large.threshold',
  titleZh: '自愿一次多交党费全部上缴中央的起点（1000 元以上，含）',
  unit: 'fen',
  compare: 'ge',
  values: [
    {
      from: '2008-04-01',
      value: 100000,
      cite: { source: 'dangfei_2008', article: '第十一条', confidence: 'verified' },
    },
  ],
};

/** 特殊情况经支部同意可每季度交一次，可委托亲属或其他党员代交补交. */
export const duesQuarterlyAllowed: Parameter<boolean> = {
  id: 'dues.quarterly_allowed',
  titleZh: '特殊情况经支部同意可每季度交一次，可委托亲属或其他党员代交补交',
  unit: 'bool',
  values: [
    { from: '2008-04-01', value: true, cite: { source: 'dangfei_2008', article: '第十二条', confidence: 'verified' } },
  ],
};

/** 补交党费时间一般上限: at most this many calendar months. */
export const duesBackpayMax: Parameter<number> = {
  id: 'dues.backpay.max',
  titleZh: '补交党费时间一般上限',
  unit: 'm',
  compare: 'le',
  values: [
    { from: '2008-04-01', value: 6, cite: { source: 'dangfei_2008', article: '第十二条', confidence: 'verified' } },
  ],
};

/** 无正当理由连续不交党费按自行脱党处理: at least this many calendar months. */
export const duesArrearsSelfExit: Parameter<number> = {
  id: 'dues.arrears.self_exit',
  titleZh: '无正当理由连续不交党费按自行脱党处理',
  unit: 'm',
  compare: 'ge',
  values: [
    {
      from: '1982-09-06',
      value: 6,
      cite: { source: 'dangfei_2008', article: '第十三条', also: '党章第九条', confidence: 'verified' },
    },
  ],
};

/** 不得垫交或扣缴，不得要求交纳规定以外的“特殊党费”. */
export const duesNoWithholding: Parameter<boolean> = {
  id: 'dues.no_withholding',
  titleZh: '不得垫交或扣缴，不得要求交纳规定以外的“特殊党费”',
  unit: 'bool',
  values: [
    { from: '2008-04-01', value: true, cite: { source: 'dangfei_2008', article: '第十四条', confidence: 'verified' } },
  ],
};

/** 取整规则. */
export const duesRounding: Parameter<string> = {
  id: 'dues.rounding',
  titleZh: '取整规则',
  unit: 'rule',
  level: 'local',
  values: [
    {
      from: null,
      value: 'none_national',
      cite: { note: '国家规定未写取整；各地有按元、按角取整', confidence: 'known' },
    },
  ],
};
