import type { Parameter } from '@jishi/domain';

// 党务公开: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 目录核对间隔. */
export const methodPartyAffairsOpennessReviewInterval: Parameter<number> = {
  id: 'method.party_affairs_openness.review.interval',
  titleZh: '目录核对间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 提出公开方案的期限. */
export const methodPartyAffairsOpennessDraftDue: Parameter<string> = {
  id: 'method.party_affairs_openness.draft.due',
  titleZh: '提出公开方案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10d', cite }],
};

/** 保密审查的期限. */
export const methodPartyAffairsOpennessSecrecyCheckDue: Parameter<string> = {
  id: 'method.party_affairs_openness.secrecy_check.due',
  titleZh: '保密审查的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3wd', cite }],
};

/** 审批的期限. */
export const methodPartyAffairsOpennessOpennessDecisionDue: Parameter<string> = {
  id: 'method.party_affairs_openness.openness_decision.due',
  titleZh: '审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3wd', cite }],
};

/** 意见答复的期限. */
export const methodPartyAffairsOpennessFeedbackDue: Parameter<string> = {
  id: 'method.party_affairs_openness.feedback.due',
  titleZh: '意见答复的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 归档的期限. */
export const methodPartyAffairsOpennessArchiveDue: Parameter<string> = {
  id: 'method.party_affairs_openness.archive.due',
  titleZh: '归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 年度评议的期限（自开始之日）. */
export const methodPartyAffairsOpennessOpennessReviewDue: Parameter<string> = {
  id: 'method.party_affairs_openness.openness_review.due',
  titleZh: '年度评议的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};
