import type { Parameter } from '@jishi/domain';

// 处置不合格党员: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 启动意见备案的期限. */
export const methodUnqualifiedMemberDispositionStartFilingDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.start_filing.due',
  titleZh: '启动意见备案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 调查核实的期限. */
export const methodUnqualifiedMemberDispositionInvestigateDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.investigate.due',
  titleZh: '调查核实的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2m', cite }],
};

/** 预审的期限. */
export const methodUnqualifiedMemberDispositionOpinionReviewDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.opinion_review.due',
  titleZh: '预审的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 上级审批的期限. */
export const methodUnqualifiedMemberDispositionDecisionApprovalDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.decision_approval.due',
  titleZh: '上级审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 宣布送达的期限. */
export const methodUnqualifiedMemberDispositionServeDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.serve.due',
  titleZh: '宣布送达的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 期满复评的期限. */
export const methodUnqualifiedMemberDispositionReAssessDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.re_assess.due',
  titleZh: '期满复评的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 申诉复议的期限. */
export const methodUnqualifiedMemberDispositionAppealReviewDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.appeal_review.due',
  titleZh: '申诉复议的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 名册更新的期限. */
export const methodUnqualifiedMemberDispositionRollsDue: Parameter<string> = {
  id: 'method.unqualified_member_disposition.rolls.due',
  titleZh: '名册更新的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};
