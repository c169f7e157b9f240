import type { Parameter } from '@jishi/domain';

// 党内激励关怀帮扶机制: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 困难台账核对间隔. */
export const methodCaringMechanismHardshipListInterval: Parameter<number> = {
  id: 'method.caring_mechanism.hardship_list.interval',
  titleZh: '困难台账核对间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 核定的期限. */
export const methodCaringMechanismHardshipCheckDue: Parameter<string> = {
  id: 'method.caring_mechanism.hardship_check.due',
  titleZh: '核定的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 结对的期限. */
export const methodCaringMechanismPairUpDue: Parameter<string> = {
  id: 'method.caring_mechanism.pair_up.due',
  titleZh: '结对的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 走访间隔. */
export const methodCaringMechanismCareVisitInterval: Parameter<number> = {
  id: 'method.caring_mechanism.care_visit.interval',
  titleZh: '走访间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 6, cite }],
};

/** 每期走访最少次数. */
export const methodCaringMechanismCareVisitMin: Parameter<number> = {
  id: 'method.caring_mechanism.care_visit.min',
  titleZh: '每期走访最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 走访的期限. */
export const methodCaringMechanismCareVisitDue: Parameter<string> = {
  id: 'method.caring_mechanism.care_visit.due',
  titleZh: '走访的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 发放的期限. */
export const methodCaringMechanismGrantDue: Parameter<string> = {
  id: 'method.caring_mechanism.grant.due',
  titleZh: '发放的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 项目帮扶的期限. */
export const methodCaringMechanismProjectHelpDue: Parameter<string> = {
  id: 'method.caring_mechanism.project_help.due',
  titleZh: '项目帮扶的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 谈心的期限. */
export const methodCaringMechanismHeartTalkDue: Parameter<string> = {
  id: 'method.caring_mechanism.heart_talk.due',
  titleZh: '谈心的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 成效评估的期限（自开始之日）. */
export const methodCaringMechanismEffectDue: Parameter<string> = {
  id: 'method.caring_mechanism.effect.due',
  titleZh: '成效评估的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};
