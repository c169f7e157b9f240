import type { Parameter } from '@jishi/domain';

// 通知提醒: when reminders go out. Nothing is sent at night or on days off, emergencies excepted.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 到期前提醒的提前天数. */
export const notificationReminderLead: Parameter<readonly number[]> = {
  id: 'notification.reminder.lead',
  titleZh: '到期前提醒的提前天数',
  unit: 'list',
  level: 'local',
  values: [{ from: null, value: [7, 3, 1], cite }],
};

/** 逾期提醒间隔. */
export const notificationOverdueRepeat: Parameter<string> = {
  id: 'notification.overdue.repeat',
  titleZh: '逾期提醒间隔',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '3wd', cite }],
};

/** 逾期后告知上级的时间. */
export const notificationOverdueEscalate: Parameter<string> = {
  id: 'notification.overdue.escalate',
  titleZh: '逾期后告知上级的时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 夜间免打扰开始. */
export const notificationQuietFrom: Parameter<string> = {
  id: 'notification.quiet.from',
  titleZh: '夜间免打扰开始',
  unit: 'text',
  level: 'local',
  values: [{ from: null, value: '20:00', cite }],
};

/** 夜间免打扰结束. */
export const notificationQuietUntil: Parameter<string> = {
  id: 'notification.quiet.until',
  titleZh: '夜间免打扰结束',
  unit: 'text',
  level: 'local',
  values: [{ from: null, value: '08:00', cite }],
};

/** 通知回执期限. */
export const notificationAcknowledgeDue: Parameter<string> = {
  id: 'notification.acknowledge.due',
  titleZh: '通知回执期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2wd', cite }],
};

/** 对同一支部同一事项集中催办的最短间隔. */
export const notificationBatchRemindInterval: Parameter<string> = {
  id: 'notification.batch_remind.interval',
  titleZh: '对同一支部同一事项集中催办的最短间隔',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '1d', cite }],
};
