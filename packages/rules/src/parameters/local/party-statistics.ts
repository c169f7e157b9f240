import type { Parameter } from '@jishi/domain';

// 党内统计: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 年报间隔. */
export const methodPartyStatisticsYearlyInterval: Parameter<number> = {
  id: 'method.party_statistics.yearly.interval',
  titleZh: '年报间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 汇总的期限（自快照之日）. */
export const methodPartyStatisticsFillDue: Parameter<string> = {
  id: 'method.party_statistics.fill.due',
  titleZh: '汇总的期限（自快照之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 审核的期限. */
export const methodPartyStatisticsLogicCheckDue: Parameter<string> = {
  id: 'method.party_statistics.logic_check.due',
  titleZh: '审核的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10d', cite }],
};

/** 签发的期限. */
export const methodPartyStatisticsSignDue: Parameter<string> = {
  id: 'method.party_statistics.sign.due',
  titleZh: '签发的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10d', cite }],
};

/** 公布的期限. */
export const methodPartyStatisticsReleaseDue: Parameter<string> = {
  id: 'method.party_statistics.release.due',
  titleZh: '公布的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 分析的期限. */
export const methodPartyStatisticsUseFiguresDue: Parameter<string> = {
  id: 'method.party_statistics.use_figures.due',
  titleZh: '分析的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};
