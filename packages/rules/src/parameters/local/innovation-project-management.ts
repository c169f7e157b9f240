import type { Parameter } from '@jishi/domain';

// 基层党建创新项目管理: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 一轮的间隔. */
export const methodInnovationProjectManagementCycleInterval: Parameter<number> = {
  id: 'method.innovation_project_management.cycle.interval',
  titleZh: '一轮的间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 选题指南发布的期限（自开始之日）. */
export const methodInnovationProjectManagementGuideDue: Parameter<string> = {
  id: 'method.innovation_project_management.guide.due',
  titleZh: '选题指南发布的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '31d', cite }],
};

/** 申报的期限（自开始之日）. */
export const methodInnovationProjectManagementApplicationDue: Parameter<string> = {
  id: 'method.innovation_project_management.application.due',
  titleZh: '申报的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 立项评审的期限. */
export const methodInnovationProjectManagementFirstReviewDue: Parameter<string> = {
  id: 'method.innovation_project_management.first_review.due',
  titleZh: '立项评审的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 评审专家最少人数. */
export const methodInnovationProjectManagementFirstReviewMinRaters: Parameter<number> = {
  id: 'method.innovation_project_management.first_review.min_raters',
  titleZh: '评审专家最少人数',
  unit: 'persons',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 5, cite }],
};

/** 立项下达的期限. */
export const methodInnovationProjectManagementProjectApprovalDue: Parameter<string> = {
  id: 'method.innovation_project_management.project_approval.due',
  titleZh: '立项下达的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 经费支持的期限. */
export const methodInnovationProjectManagementSupportDue: Parameter<string> = {
  id: 'method.innovation_project_management.support.due',
  titleZh: '经费支持的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2m', cite }],
};

/** 跟踪指导间隔. */
export const methodInnovationProjectManagementGuidanceInterval: Parameter<number> = {
  id: 'method.innovation_project_management.guidance.interval',
  titleZh: '跟踪指导间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 中期检查的期限（自开始之日）. */
export const methodInnovationProjectManagementMidTermDue: Parameter<string> = {
  id: 'method.innovation_project_management.mid_term.due',
  titleZh: '中期检查的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '8m', cite }],
};

/** 结项评审的期限（自开始之日）. */
export const methodInnovationProjectManagementClosingReviewDue: Parameter<string> = {
  id: 'method.innovation_project_management.closing_review.due',
  titleZh: '结项评审的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '12m', cite }],
};

/** 表彰交流的期限. */
export const methodInnovationProjectManagementAwardDue: Parameter<string> = {
  id: 'method.innovation_project_management.award.due',
  titleZh: '表彰交流的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2m', cite }],
};

/** 推广方案的期限. */
export const methodInnovationProjectManagementSpreadDue: Parameter<string> = {
  id: 'method.innovation_project_management.spread.due',
  titleZh: '推广方案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 制度固化的期限. */
export const methodInnovationProjectManagementMakeRuleDue: Parameter<string> = {
  id: 'method.innovation_project_management.make_rule.due',
  titleZh: '制度固化的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};
