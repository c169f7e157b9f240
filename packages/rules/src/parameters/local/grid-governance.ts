import type { Parameter } from '@jishi/domain';

// 网格化管理、组团式服务: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 划分网格的期限. */
export const methodGridGovernanceCellDue: Parameter<string> = {
  id: 'method.grid_governance.cell.due',
  titleZh: '划分网格的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 组团队的期限. */
export const methodGridGovernanceTeamDue: Parameter<string> = {
  id: 'method.grid_governance.team.due',
  titleZh: '组团队的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 网格团队任期. */
export const methodGridGovernanceTeamTerm: Parameter<number> = {
  id: 'method.grid_governance.team.term',
  titleZh: '网格团队任期',
  unit: 'y',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 走访间隔. */
export const methodGridGovernanceVisitRoundInterval: Parameter<number> = {
  id: 'method.grid_governance.visit_round.interval',
  titleZh: '走访间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 6, cite }],
};

/** 每期走访最少次数. */
export const methodGridGovernanceVisitRoundMin: Parameter<number> = {
  id: 'method.grid_governance.visit_round.min',
  titleZh: '每期走访最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 上报派单的期限. */
export const methodGridGovernanceNeedReportDue: Parameter<string> = {
  id: 'method.grid_governance.need_report.due',
  titleZh: '上报派单的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2d', cite }],
};

/** 处置的期限. */
export const methodGridGovernanceDisposeDue: Parameter<string> = {
  id: 'method.grid_governance.dispose.due',
  titleZh: '处置的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 结案核查的期限. */
export const methodGridGovernanceVerifyCloseDue: Parameter<string> = {
  id: 'method.grid_governance.verify_close.due',
  titleZh: '结案核查的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 月度分析的期限. */
export const methodGridGovernanceMonthlyAnalysisDue: Parameter<string> = {
  id: 'method.grid_governance.monthly_analysis.due',
  titleZh: '月度分析的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
