import type { Fraction, Parameter } from '@jishi/domain';

// 整顿党支部程序（整顿软弱涣散、后进村）: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 认定的期限. */
export const methodBranchRectificationFindingDue: Parameter<string> = {
  id: 'method.branch_rectification.finding.due',
  titleZh: '认定的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 名单公示期. */
export const methodBranchRectificationFindingNoticePeriod: Parameter<string> = {
  id: 'method.branch_rectification.finding_notice.period',
  titleZh: '名单公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 整顿方案的期限. */
export const methodBranchRectificationRemedyDue: Parameter<string> = {
  id: 'method.branch_rectification.remedy.due',
  titleZh: '整顿方案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 派员包抓的期限. */
export const methodBranchRectificationHelpersDue: Parameter<string> = {
  id: 'method.branch_rectification.helpers.due',
  titleZh: '派员包抓的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 研究班子调整的期限. */
export const methodBranchRectificationLeadershipDue: Parameter<string> = {
  id: 'method.branch_rectification.leadership.due',
  titleZh: '研究班子调整的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2m', cite }],
};

/** 进度报告间隔. */
export const methodBranchRectificationMonthlyInterval: Parameter<number> = {
  id: 'method.branch_rectification.monthly.interval',
  titleZh: '进度报告间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 整顿的期限（自认定之日）. */
export const methodBranchRectificationMonthlyDue: Parameter<string> = {
  id: 'method.branch_rectification.monthly.due',
  titleZh: '整顿的期限（自认定之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 群众评议的期限. */
export const methodBranchRectificationMassAppraisalDue: Parameter<string> = {
  id: 'method.branch_rectification.mass_appraisal.due',
  titleZh: '群众评议的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 申请验收的满意率. */
export const methodBranchRectificationMassAppraisalMinShare: Parameter<Fraction> = {
  id: 'method.branch_rectification.mass_appraisal.min_share',
  titleZh: '申请验收的满意率',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [8, 10], cite }],
};

/** 验收的期限. */
export const methodBranchRectificationAcceptanceCheckDue: Parameter<string> = {
  id: 'method.branch_rectification.acceptance_check.due',
  titleZh: '验收的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 回头看的期限（自验收之日）. */
export const methodBranchRectificationLookBackDue: Parameter<string> = {
  id: 'method.branch_rectification.look_back.due',
  titleZh: '回头看的期限（自验收之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};
