import type { Parameter } from '@jishi/domain';

// 第一书记（下派任职）: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 定村的期限. */
export const methodFirstSecretaryChooseVillageDue: Parameter<string> = {
  id: 'method.first_secretary.choose_village.due',
  titleZh: '定村的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 选人的期限. */
export const methodFirstSecretaryChoosePersonDue: Parameter<string> = {
  id: 'method.first_secretary.choose_person.due',
  titleZh: '选人的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 报到的期限. */
export const methodFirstSecretaryReportForDutyDue: Parameter<string> = {
  id: 'method.first_secretary.report_for_duty.due',
  titleZh: '报到的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 任期. */
export const methodFirstSecretaryReportForDutyTerm: Parameter<number> = {
  id: 'method.first_secretary.report_for_duty.term',
  titleZh: '任期',
  unit: 'y',
  level: 'local',
  values: [{ from: null, value: 2, cite: { note: '本系统默认；一至三年', confidence: 'uncertain' } }],
};

/** 岗前培训的期限. */
export const methodFirstSecretaryInductionDue: Parameter<string> = {
  id: 'method.first_secretary.induction.due',
  titleZh: '岗前培训的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 驻村履职的期限（自报到之日）. */
export const methodFirstSecretaryServeVillageDue: Parameter<string> = {
  id: 'method.first_secretary.serve_village.due',
  titleZh: '驻村履职的期限（自报到之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2y', cite }],
};

/** 了解情况间隔. */
export const methodFirstSecretaryDutyCheckInterval: Parameter<number> = {
  id: 'method.first_secretary.duty_check.interval',
  titleZh: '了解情况间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 期满考核的期限. */
export const methodFirstSecretaryDutyAssessmentDue: Parameter<string> = {
  id: 'method.first_secretary.duty_assessment.due',
  titleZh: '期满考核的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 研究结果的期限. */
export const methodFirstSecretaryOutcomeDue: Parameter<string> = {
  id: 'method.first_secretary.outcome.due',
  titleZh: '研究结果的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
