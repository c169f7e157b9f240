import type { Parameter, Threshold } from '@jishi/domain';

// 领导班子民主生活会: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 主题报批的期限（自开始之日）. */
export const methodDemocraticLifeMeetingThemeDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.theme.due',
  titleZh: '主题报批的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 征求意见的期限. */
export const methodDemocraticLifeMeetingOpinionsDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.opinions.due',
  titleZh: '征求意见的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 会前学习的期限. */
export const methodDemocraticLifeMeetingStudyDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.study.due',
  titleZh: '会前学习的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 谈心谈话的期限. */
export const methodDemocraticLifeMeetingHeartTalkDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.heart_talk.due',
  titleZh: '谈心谈话的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 对照检查材料的期限. */
export const methodDemocraticLifeMeetingSelfCheckDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.self_check.due',
  titleZh: '对照检查材料的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 到会人数. */
export const methodDemocraticLifeMeetingLifeMeetingQuorum: Parameter<Threshold> = {
  id: 'method.democratic_life_meeting.life_meeting.quorum',
  titleZh: '到会人数',
  unit: 'threshold',
  level: 'local',
  values: [
    {
      from: null,
      value: { base: 'expected', compare: 'ge', fraction: [2, 3] },
      cite: { note: '地方有九成的规定', confidence: 'uncertain' },
    },
  ],
};

/** 整改的期限. */
export const methodDemocraticLifeMeetingRectificationDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.rectification.due',
  titleZh: '整改的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 通报和上报的期限. */
export const methodDemocraticLifeMeetingCirculateDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.circulate.due',
  titleZh: '通报和上报的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 整改反馈测评的期限（自会议之日）. */
export const methodDemocraticLifeMeetingRectificationFeedbackDue: Parameter<string> = {
  id: 'method.democratic_life_meeting.rectification_feedback.due',
  titleZh: '整改反馈测评的期限（自会议之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};
