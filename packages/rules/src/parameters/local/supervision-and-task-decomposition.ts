import type { Parameter } from '@jishi/domain';

// 督查督办与任务分解（四落实）: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 分解的期限. */
export const methodSupervisionAndTaskDecompositionDecomposeDue: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.decompose.due',
  titleZh: '分解的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 签收的期限. */
export const methodSupervisionAndTaskDecompositionSignForDue: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.sign_for.due',
  titleZh: '签收的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1wd', cite }],
};

/** 办理的期限. */
export const methodSupervisionAndTaskDecompositionCarryOutDue: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.carry_out.due',
  titleZh: '办理的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 办理延期. */
export const methodSupervisionAndTaskDecompositionCarryOutExtension: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.carry_out.extension',
  titleZh: '办理延期',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 中期跟踪间隔. */
export const methodSupervisionAndTaskDecompositionTrackInterval: Parameter<number> = {
  id: 'method.supervision_and_task_decomposition.track.interval',
  titleZh: '中期跟踪间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 审结的期限. */
export const methodSupervisionAndTaskDecompositionCloseCheckDue: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.close_check.due',
  titleZh: '审结的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 通报的期限. */
export const methodSupervisionAndTaskDecompositionCirculateDue: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.circulate.due',
  titleZh: '通报的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 归档的期限. */
export const methodSupervisionAndTaskDecompositionArchiveDue: Parameter<string> = {
  id: 'method.supervision_and_task_decomposition.archive.due',
  titleZh: '归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
