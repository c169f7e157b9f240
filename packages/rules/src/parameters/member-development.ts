import type { Parameter, Threshold } from '@jishi/domain';
import type { CountRange } from './value-types.ts';

/** 申请入党最低年龄（周岁）: at least this many completed years of age. */
export const memberAgeMin: Parameter<number> = {
  id: 'member.age.min',
  titleZh: '申请入党最低年龄（周岁）',
  unit: 'years',
  compare: 'ge',
  values: [
    { from: '1982-09-06', value: 18, cite: { source: 'zhangcheng_2022', article: '第一条', confidence: 'verified' } },
  ],
};

/** 收到入党申请书后派人谈话的期限: at most this many calendar months. */
export const devApplicantTalkDeadline: Parameter<number> = {
  id: 'dev.applicant.talk.deadline',
  titleZh: '收到入党申请书后派人谈话的期限',
  unit: 'm',
  compare: 'le',
  values: [
    { from: '1990-08-01', value: null, cite: { source: 'fazhan_1990', note: '无此规定', confidence: 'known' } },
    {
      from: '2014-05-28',
      value: 1,
      cite: { source: 'fazhan_2014', article: '第七条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
  facts: { who: '党支部书记、副书记或组织委员' },
};

/** 入党积极分子由谁确定. */
export const devActivistDecider: Parameter<string> = {
  id: 'dev.activist.decider',
  titleZh: '入党积极分子由谁确定',
  unit: 'enum',
  values: [
    {
      from: '1990-08-01',
      value: '党小组（共青团员经团组织推荐）推荐，支部委员会研究',
      cite: { source: 'fazhan_1990', confidence: 'known' },
    },
    {
      from: '2014-05-28',
      value: '党员推荐、群团推优产生人选，支部委员会研究决定，报上级党委备案',
      cite: { source: 'fazhan_2014', article: '第八条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 确定入党积极分子后须报上级党委备案: read from `dev.activist.decider`, as a yes/no that a step can depend on. */
export const devActivistFiling: Parameter<boolean> = {
  id: 'dev.activist.filing',
  titleZh: '入党积极分子须报上级党委备案',
  unit: 'bool',
  values: [
    { from: '1990-08-01', value: false, cite: { source: 'fazhan_1990', note: '无此规定', confidence: 'known' } },
    {
      from: '2014-05-28',
      value: true,
      cite: { source: 'fazhan_2014', article: '第八条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 接收预备党员后须报再上一级党委组织部门备案: the rules of 1990 did not ask for it. */
export const devAdmissionFiling: Parameter<boolean> = {
  id: 'dev.admission.filing',
  titleZh: '接收预备党员须报再上一级党委组织部门备案',
  unit: 'bool',
  values: [
    { from: '1990-08-01', value: false, cite: { source: 'fazhan_1990', note: '无此规定', confidence: 'known' } },
    {
      from: '2014-05-28',
      value: true,
      cite: { source: 'liucheng_2016', note: '流程图第十八步', confidence: 'known' },
    },
  ],
};

/** 培养联系人人数（正式党员）: persons. */
export const devActivistMentors: Parameter<CountRange> = {
  id: 'dev.activist.mentors',
  titleZh: '培养联系人人数（正式党员）',
  unit: 'persons',
  values: [
    {
      from: '1990-08-01',
      value: { min: 1, max: 2 },
      cite: { source: 'fazhan_2014', article: '第九条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 党支部考察入党积极分子间隔: at most this many calendar months. */
export const devActivistReviewInterval: Parameter<number> = {
  id: 'dev.activist.review.interval',
  titleZh: '党支部考察入党积极分子间隔',
  unit: 'm',
  compare: 'le',
  values: [
    {
      from: '1990-08-01',
      value: 6,
      cite: { source: 'fazhan_2014', article: '第十一条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 基层党委分析入党积极分子队伍间隔: at most this many calendar months. */
export const devActivistAnalysisInterval: Parameter<number> = {
  id: 'dev.activist.analysis.interval',
  titleZh: '基层党委分析入党积极分子队伍间隔',
  unit: 'm',
  compare: 'le',
  values: [
    { from: '1990-08-01', value: 12, cite: { source: 'fazhan_2014', article: '第十一条', confidence: 'known' } },
  ],
};

/** 列为发展对象前的培养教育时间: at least this many calendar years. */
export const devActivistCultivationMin: Parameter<number> = {
  id: 'dev.activist.cultivation.min',
  titleZh: '列为发展对象前的培养教育时间',
  unit: 'y',
  compare: 'ge',
  values: [
    { from: '1990-08-01', value: 1, cite: { source: 'fazhan_2014', article: '第十三条', confidence: 'verified' } },
  ],
  facts: {
    counting:
      'from the day the branch committee fixed the person as activist; time in the previous unit counts continuously if materials were handed over and accepted (第十二条)',
  },
};

/** 发展对象须经上级党委备案. */
export const devObjectFiling: Parameter<boolean> = {
  id: 'dev.object.filing',
  titleZh: '发展对象须经上级党委备案',
  unit: 'bool',
  values: [
    { from: '1990-08-01', value: false, cite: { source: 'fazhan_1990', confidence: 'verified' } },
    { from: '2014-05-28', value: true, cite: { source: 'fazhan_2014', article: '第十三条', confidence: 'verified' } },
  ],
};

/** 入党介绍人人数（正式党员）: exactly this many persons. */
export const devIntroducers: Parameter<number> = {
  id: 'dev.introducers',
  titleZh: '入党介绍人人数（正式党员）',
  unit: 'persons',
  compare: 'eq',
  values: [
    {
      from: '1982-09-06',
      value: 2,
      cite: { source: 'fazhan_2014', article: '第十四条', also: '党章第五条', confidence: 'verified' },
    },
  ],
  facts: { forbidden: '受留党察看处分、尚未恢复党员权利的党员' },
};

/** 发展对象短期集中培训天数: at least this many civil days. */
export const devTrainingMinDays: Parameter<CountRange> = {
  id: 'dev.training.min_days',
  titleZh: '发展对象短期集中培训天数',
  unit: 'd',
  compare: 'ge',
  values: [
    {
      from: '1990-08-01',
      value: { min: 5, max: 7 },
      cite: { source: 'fazhan_1990', article: '第十五条', confidence: 'known' },
    },
    {
      from: '2014-05-28',
      value: { min: 3 },
      cite: { source: 'fazhan_2014', article: '第十七条', confidence: 'verified' },
    },
  ],
  facts: { orWith: 'dev.training.min_hours' },
};

/** 发展对象短期集中培训学时（与天数为“或”的关系）: at least this many class hours. */
export const devTrainingMinHours: Parameter<number> = {
  id: 'dev.training.min_hours',
  titleZh: '发展对象短期集中培训学时（与天数为“或”的关系）',
  unit: 'class_hours',
  compare: 'ge',
  values: [
    { from: '1990-08-01', value: 40, cite: { source: 'fazhan_1990', article: '第十五条', confidence: 'known' } },
    { from: '2014-05-28', value: 24, cite: { source: 'fazhan_2014', article: '第十七条', confidence: 'verified' } },
  ],
};

/** 发展对象培训合格有效期: calendar years. */
export const devTrainingValidity: Parameter<number> = {
  id: 'dev.training.validity',
  titleZh: '发展对象培训合格有效期',
  unit: 'y',
  level: 'local',
  values: [{ from: null, value: 2, cite: { note: '地方或高校惯例，细则未规定', confidence: 'uncertain' } }],
};

/** 发展对象／预备党员转正公示期: at least this many working days. */
export const devPublicityMin: Parameter<number> = {
  id: 'dev.publicity.min',
  titleZh: '发展对象／预备党员转正公示期',
  unit: 'wd',
  compare: 'ge',
  level: 'local',
  values: [
    {
      from: null,
      value: 5,
      cite: {
        note: '各省规程规定（常见 5 个工作日或 7 天）；国家细则与 25 步流程图均不含公示天数',
        confidence: 'uncertain',
      },
    },
  ],
};

/** 支部大会前须经有审批权的基层党委预审. */
export const devPrecheck: Parameter<boolean> = {
  id: 'dev.precheck',
  titleZh: '支部大会前须经有审批权的基层党委预审',
  unit: 'bool',
  values: [
    { from: '1990-08-01', value: false, cite: { source: 'fazhan_1990', confidence: 'verified' } },
    { from: '2014-05-28', value: true, cite: { source: 'fazhan_2014', article: '第十九条', confidence: 'verified' } },
  ],
};

/** 预审后即将离开单位则一般不办理接收手续的时间窗: less than this many calendar months. */
export const devLeavingSoonWindow: Parameter<number> = {
  id: 'dev.leaving_soon.window',
  titleZh: '预审后即将离开单位则一般不办理接收手续的时间窗',
  unit: 'm',
  compare: 'lt',
  values: [
    { from: '2014-05-28', value: 3, cite: { source: 'fazhan_2014', article: '第十九条', confidence: 'verified' } },
  ],
};

/** 讨论接收预备党员／转正的支部大会有效人数（有表决权到会人数 ÷ 应到会有表决权人数）. */
export const devAssemblyQuorum: Parameter<Threshold> = {
  id: 'dev.assembly.quorum',
  titleZh: '讨论接收预备党员／转正的支部大会有效人数（有表决权到会人数 ÷ 应到会有表决权人数）',
  unit: 'threshold',
  values: [
    {
      from: '1990-08-01',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'fazhan_2014', article: '第二十条、第三十三条', confidence: 'verified' },
    },
  ],
  facts: { denominator: '应到会有表决权人数' },
};

/** 接收预备党员／转正决议通过（赞成 ÷ 应到会有表决权的正式党员）. */
export const devAssemblyPass: Parameter<Threshold> = {
  id: 'dev.assembly.pass',
  titleZh: '接收预备党员／转正决议通过（赞成 ÷ 应到会有表决权的正式党员）',
  unit: 'threshold',
  values: [
    {
      from: '1990-08-01',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'fazhan_2014', article: '第二十一条、第三十三条', confidence: 'verified' },
    },
  ],
  facts: {
    denominator: '应到会有表决权的正式党员',
    writtenOpinion:
      'a voting member who cannot attend but gave the branch a formal written opinion before the meeting is counted in the votes',
  },
};

/** 表决方式. */
export const devAssemblyBallot: Parameter<string> = {
  id: 'dev.assembly.ballot',
  titleZh: '表决方式',
  unit: 'enum',
  values: [
    { from: '1990-08-01', value: '举手或无记名投票', cite: { source: 'fazhan_1990', confidence: 'verified' } },
    {
      from: '2014-05-28',
      value: '无记名投票',
      cite: { source: 'fazhan_2014', article: '第二十一条', confidence: 'verified' },
    },
  ],
  facts: { note: '两个以上发展对象须逐个讨论、逐个表决' },
};

/** 党委审批接收／转正决议期限: at most this many calendar months. */
export const devApprovalDeadline: Parameter<number> = {
  id: 'dev.approval.deadline',
  titleZh: '党委审批接收／转正决议期限',
  unit: 'm',
  compare: 'le',
  values: [
    {
      from: '1990-08-01',
      value: 3,
      cite: {
        source: 'fazhan_2014',
        article: '第二十六条（接收）、第三十四条（转正）',
        confidence: 'verified',
        articleConfidence: 'known',
      },
    },
  ],
};

/** 特殊情况延长后的最长审批期限（自决议之日起）: at most this many calendar months. */
export const devApprovalDeadlineMax: Parameter<number> = {
  id: 'dev.approval.deadline.max',
  titleZh: '特殊情况延长后的最长审批期限（自决议之日起）',
  unit: 'm',
  compare: 'le',
  values: [
    {
      from: '1990-08-01',
      value: 6,
      cite: { source: 'fazhan_2014', article: '第二十六条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 谁可以审批预备党员. */
export const devApprovalAuthority: Parameter<string> = {
  id: 'dev.approval.authority',
  titleZh: '谁可以审批预备党员',
  unit: 'rule',
  values: [
    {
      from: '1990-08-01',
      value:
        '基层党委；经县以上党委授权的党总支可审批（县以上党委直接领导的独立单位总支、大型厂矿大专院校直属分厂分校总支）；临时党组织不得接收',
      cite: { source: 'fazhan_1990', confidence: 'verified' },
    },
    {
      from: '2014-05-28',
      value:
        '有审批权的基层党委、党的工作委员会；所有党总支不得审批（只审议）；乡镇（街道）党委所属的基层党委（村、社区党委）不得审批；党组和临时党组织不得审批',
      cite: { source: 'fazhan_2014', article: '第二十三条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 预备期: exactly this many calendar years. */
export const devProbationLength: Parameter<number> = {
  id: 'dev.probation.length',
  titleZh: '预备期',
  unit: 'y',
  compare: 'eq',
  values: [
    {
      from: '1982-09-06',
      value: 1,
      cite: {
        source: 'fazhan_2014',
        article: '第三十一条',
        also: '党章第七条',
        confidence: 'verified',
        articleConfidence: 'known',
      },
    },
  ],
  facts: { starts: '支部大会通过其为预备党员之日' },
};

/** 延长预备期最短: at least this many calendar months. */
export const devProbationExtensionMin: Parameter<number> = {
  id: 'dev.probation.extension.min',
  titleZh: '延长预备期最短',
  unit: 'm',
  compare: 'ge',
  values: [
    {
      from: '1982-09-06',
      value: 6,
      cite: { source: 'fazhan_2014', article: '第三十二条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 延长预备期最长（只可延长一次）: at most this many calendar months. */
export const devProbationExtensionMax: Parameter<number> = {
  id: 'dev.probation.extension.max',
  titleZh: '延长预备期最长（只可延长一次）',
  unit: 'm',
  compare: 'le',
  values: [
    {
      from: '1982-09-06',
      value: 12,
      cite: { source: 'fazhan_2014', article: '第三十二条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 预备期最多延长次数: at most this many times. */
export const devProbationExtensionTimes: Parameter<number> = {
  id: 'dev.probation.extension.times',
  titleZh: '预备期最多延长次数',
  unit: 'times',
  compare: 'le',
  values: [
    { from: '1982-09-06', value: 1, cite: { source: 'fazhan_2014', article: '第三十二条', confidence: 'verified' } },
  ],
};

/** 党龄起算. */
export const memberSeniorityStart: Parameter<string> = {
  id: 'member.seniority.start',
  titleZh: '党龄起算',
  unit: 'event',
  values: [
    {
      from: '1982-09-06',
      value: '预备期满转为正式党员之日',
      cite: {
        source: 'fazhan_2014',
        article: '第三十四条',
        also: '党章第七条',
        confidence: 'verified',
        articleConfidence: 'known',
      },
    },
  ],
  facts: { note: 'the new national system stores 党龄校正值 (manual correction, years)' },
};

/** 预备党员没有表决权、选举权、被选举权. */
export const memberRightsProbationary: Parameter<boolean> = {
  id: 'member.rights.probationary',
  titleZh: '预备党员没有表决权、选举权、被选举权',
  unit: 'bool',
  values: [
    { from: '1982-09-06', value: true, cite: { source: 'xuanju_2020', article: '第五条', confidence: 'verified' } },
  ],
};

/** 开除党籍后不得重新入党年限: at least this many calendar years. */
export const memberRejoinAfterExpulsion: Parameter<number> = {
  id: 'member.rejoin.after_expulsion',
  titleZh: '开除党籍后不得重新入党年限',
  unit: 'y',
  compare: 'ge',
  values: [{ from: '2003-12-31', value: 5, cite: { source: 'jilu_2023', confidence: 'known' } }],
};

/** 劝其退党或除名处置后不得重新入党年限: at least this many calendar years. */
export const memberRejoinAfterDisposition: Parameter<number> = {
  id: 'member.rejoin.after_disposition',
  titleZh: '劝其退党或除名处置后不得重新入党年限',
  unit: 'y',
  compare: 'ge',
  values: [
    { from: null, value: null, cite: { note: '2024 年前无统一年限，符合条件可重新入党', confidence: 'known' } },
    { from: '2024-06-16', value: 5, cite: { source: 'chuzhi_2024', confidence: 'verified' } },
  ],
};
