import type { Parameter } from '@jishi/domain';

// 组织部门信访工作: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 督办的期限. */
export const methodPetitionHandlingPressDue: Parameter<string> = {
  id: 'method.petition_handling.press.due',
  titleZh: '督办的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 答复送达的期限. */
export const methodPetitionHandlingDeliverDue: Parameter<string> = {
  id: 'method.petition_handling.deliver.due',
  titleZh: '答复送达的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 终结归档的期限. */
export const methodPetitionHandlingArchiveDue: Parameter<string> = {
  id: 'method.petition_handling.archive.due',
  titleZh: '终结归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 责任追究研究的期限. */
export const methodPetitionHandlingAccountabilityCheckDue: Parameter<string> = {
  id: 'method.petition_handling.accountability_check.due',
  titleZh: '责任追究研究的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 综合分析的期限. */
export const methodPetitionHandlingAnalysisDue: Parameter<string> = {
  id: 'method.petition_handling.analysis.due',
  titleZh: '综合分析的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
