import type { Parameter } from '@jishi/domain';

// 学习: make-up and listing of who is due. Minutes and hours never enter a grading.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 补学期限（自学习之日）. */
export const learningMakeUpWindow: Parameter<string> = {
  id: 'learning.make_up.window',
  titleZh: '补学期限（自学习之日）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 补学最多次数. */
export const learningMakeUpTimes: Parameter<number> = {
  id: 'learning.make_up.times',
  titleZh: '补学最多次数',
  unit: 'times',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 到期前列出应学未学名单的提前时间. */
export const learningDueListLead: Parameter<string> = {
  id: 'learning.due_list.lead',
  titleZh: '到期前列出应学未学名单的提前时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 证书到期前提前列出的时间. */
export const learningCertificateLead: Parameter<string> = {
  id: 'learning.certificate.lead',
  titleZh: '证书到期前提前列出的时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '60d', cite }],
};

/** 一学时折合的分钟数: class hours are sums of minutes of the sessions, never a number typed. */
export const learningClassHourMinutes: Parameter<number> = {
  id: 'learning.class_hour.minutes',
  titleZh: '一学时折合的分钟数',
  unit: 'minutes',
  compare: 'eq',
  level: 'local',
  values: [{ from: null, value: 45, cite: { note: '本系统默认；条例只写学时，不写分钟', confidence: 'uncertain' } }],
};
