import type { Parameter } from '@jishi/domain';

// 不胜任书记调整与多渠道选任: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 提出的期限. */
export const methodSecretaryAdjustmentUnfitFindingDue: Parameter<string> = {
  id: 'method.secretary_adjustment.unfit_finding.due',
  titleZh: '提出的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 谈话的期限. */
export const methodSecretaryAdjustmentUnfitTalkDue: Parameter<string> = {
  id: 'method.secretary_adjustment.unfit_talk.due',
  titleZh: '谈话的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 决定的期限. */
export const methodSecretaryAdjustmentAdjustmentDecisionDue: Parameter<string> = {
  id: 'method.secretary_adjustment.adjustment_decision.due',
  titleZh: '决定的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 补位的期限. */
export const methodSecretaryAdjustmentFillPostDue: Parameter<string> = {
  id: 'method.secretary_adjustment.fill_post.due',
  titleZh: '补位的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 跟踪的期限. */
export const methodSecretaryAdjustmentHalfYearDue: Parameter<string> = {
  id: 'method.secretary_adjustment.half_year.due',
  titleZh: '跟踪的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};
