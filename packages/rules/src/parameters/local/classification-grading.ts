import type { Fraction, Parameter } from '@jishi/domain';

// 基层党组织分类定级: local practice of the general method.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 调查摸底：党员参与率. */
export const methodClassificationGradingSurveyMembersShare: Parameter<Fraction> = {
  id: 'method.classification_grading.survey.members_share',
  titleZh: '调查摸底：党员参与率',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [1, 1], cite: { note: '地方做法', confidence: 'uncertain' } }],
};

/** 调查摸底：群众参与率. */
export const methodClassificationGradingSurveyMassesShare: Parameter<Fraction> = {
  id: 'method.classification_grading.survey.masses_share',
  titleZh: '调查摸底：群众参与率',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [1, 10], cite: { note: '地方做法', confidence: 'uncertain' } }],
};

/** 等次公示期. */
export const methodClassificationGradingNoticePeriod: Parameter<string> = {
  id: 'method.classification_grading.notice.period',
  titleZh: '等次公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5d', cite: { note: '地方做法', confidence: 'uncertain' } }],
};

/** 定级报备：跨级复核抽查比例. */
export const methodClassificationGradingFileSampleShare: Parameter<Fraction> = {
  id: 'method.classification_grading.file.sample_share',
  titleZh: '定级报备：跨级复核抽查比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [5, 100], cite }],
};
