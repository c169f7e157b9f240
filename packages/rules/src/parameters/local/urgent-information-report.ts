import type { Parameter } from '@jishi/domain';

// 重要情况与突发事件信息报送: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 电话报告的期限（自事发）. */
export const methodUrgentInformationReportPhoneDue: Parameter<string> = {
  id: 'method.urgent_information_report.phone.due',
  titleZh: '电话报告的期限（自事发）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1h', cite }],
};

/** 书面报告的期限（自事发）. */
export const methodUrgentInformationReportWrittenDue: Parameter<string> = {
  id: 'method.urgent_information_report.written.due',
  titleZh: '书面报告的期限（自事发）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6h', cite: { note: '种子：事发后六小时内', confidence: 'uncertain' } }],
};

/** 书面报告的最长期限（自事发）. */
export const methodUrgentInformationReportWrittenMax: Parameter<string> = {
  id: 'method.urgent_information_report.written.max',
  titleZh: '书面报告的最长期限（自事发）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '24h', cite: { note: '种子：特殊情况不超过二十四小时', confidence: 'uncertain' } }],
};

/** 接收回执的期限. */
export const methodUrgentInformationReportReceiveDue: Parameter<string> = {
  id: 'method.urgent_information_report.receive.due',
  titleZh: '接收回执的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '30min', cite }],
};

/** 续报间隔. */
export const methodUrgentInformationReportFollowInterval: Parameter<string> = {
  id: 'method.urgent_information_report.follow.interval',
  titleZh: '续报间隔',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '24h', cite }],
};

/** 终报的期限. */
export const methodUrgentInformationReportFinalDue: Parameter<string> = {
  id: 'method.urgent_information_report.final.due',
  titleZh: '终报的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3d', cite }],
};

/** 迟报漏报瞒报核实的期限. */
export const methodUrgentInformationReportLatenessDue: Parameter<string> = {
  id: 'method.urgent_information_report.lateness.due',
  titleZh: '迟报漏报瞒报核实的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
