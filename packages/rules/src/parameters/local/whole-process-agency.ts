import type { Fraction, Parameter } from '@jishi/domain';

// 为民服务全程代理: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 代办目录更新间隔. */
export const methodWholeProcessAgencyAgencyCatalogueInterval: Parameter<number> = {
  id: 'method.whole_process_agency.agency_catalogue.interval',
  titleZh: '代办目录更新间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 受理的期限. */
export const methodWholeProcessAgencyServiceAcceptanceDue: Parameter<string> = {
  id: 'method.whole_process_agency.service_acceptance.due',
  titleZh: '受理的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1d', cite }],
};

/** 代办的期限. */
export const methodWholeProcessAgencyRunErrandDue: Parameter<string> = {
  id: 'method.whole_process_agency.run_errand.due',
  titleZh: '代办的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 送达结果的期限. */
export const methodWholeProcessAgencyHandResultDue: Parameter<string> = {
  id: 'method.whole_process_agency.hand_result.due',
  titleZh: '送达结果的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1wd', cite }],
};

/** 归档的期限. */
export const methodWholeProcessAgencyArchiveDue: Parameter<string> = {
  id: 'method.whole_process_agency.archive.due',
  titleZh: '归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 汇总的期限. */
export const methodWholeProcessAgencyMonthlyReportDue: Parameter<string> = {
  id: 'method.whole_process_agency.monthly_report.due',
  titleZh: '汇总的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 回访的期限. */
export const methodWholeProcessAgencyCallBackDue: Parameter<string> = {
  id: 'method.whole_process_agency.call_back.due',
  titleZh: '回访的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 回访抽查比例. */
export const methodWholeProcessAgencyCallBackShare: Parameter<Fraction> = {
  id: 'method.whole_process_agency.call_back.share',
  titleZh: '回访抽查比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [1, 10], cite }],
};
