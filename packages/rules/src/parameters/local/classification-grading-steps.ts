import type { Parameter } from '@jishi/domain';

// 基层党组织分类定级: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 调查摸底的期限（自开始之日）. */
export const methodClassificationGradingSurveyDue: Parameter<string> = {
  id: 'method.classification_grading.survey.due',
  titleZh: '调查摸底的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};

/** 自评的期限（自开始之日）. */
export const methodClassificationGradingSelfScoreDue: Parameter<string> = {
  id: 'method.classification_grading.self_score.due',
  titleZh: '自评的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '45d', cite }],
};

/** 评议的期限（自开始之日）. */
export const methodClassificationGradingAppraiseDue: Parameter<string> = {
  id: 'method.classification_grading.appraise.due',
  titleZh: '评议的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '60d', cite }],
};

/** 上级评定的期限（自开始之日）. */
export const methodClassificationGradingReviewDue: Parameter<string> = {
  id: 'method.classification_grading.review.due',
  titleZh: '上级评定的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '90d', cite }],
};

/** 公示的期限（自开始之日）. */
export const methodClassificationGradingNoticeDue: Parameter<string> = {
  id: 'method.classification_grading.notice.due',
  titleZh: '公示的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '105d', cite }],
};

/** 定级报备的期限（自开始之日）. */
export const methodClassificationGradingGradeFilingDue: Parameter<string> = {
  id: 'method.classification_grading.grade_filing.due',
  titleZh: '定级报备的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '120d', cite }],
};

/** 建台账的期限. */
export const methodClassificationGradingProblemLedgerDue: Parameter<string> = {
  id: 'method.classification_grading.problem_ledger.due',
  titleZh: '建台账的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};
