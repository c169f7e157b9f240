import type { Parameter } from '@jishi/domain';

// 会议: notice, sign-in and record of any meeting, where the regulations are silent.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 会议提前通知的时间. */
export const meetingNoticeMin: Parameter<string> = {
  id: 'meeting.notice.min',
  titleZh: '会议提前通知的时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '3d', cite }],
};

/** 签到开放时间（会前）. */
export const meetingCheckInOpens: Parameter<string> = {
  id: 'meeting.check_in.opens',
  titleZh: '签到开放时间（会前）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '60min', cite }],
};

/** 签到关闭时间（会议开始后）. */
export const meetingCheckInCloses: Parameter<string> = {
  id: 'meeting.check_in.closes',
  titleZh: '签到关闭时间（会议开始后）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '60min', cite }],
};

/** 签到码有效时间. */
export const meetingCheckInCodeLifetime: Parameter<string> = {
  id: 'meeting.check_in.code.lifetime',
  titleZh: '签到码有效时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [
    { from: null, value: '5min', cite: { note: '本系统默认；只证明一次到场，不记位置', confidence: 'uncertain' } },
  ],
};

/** 会议记录签字期限（自会议之日）. */
export const meetingRecordDue: Parameter<string> = {
  id: 'meeting.record.due',
  titleZh: '会议记录签字期限（自会议之日）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '3d', cite }],
};

/** 补录会议记录的最长时间（标注补录）. */
export const meetingRecordLateMax: Parameter<string> = {
  id: 'meeting.record.late.max',
  titleZh: '补录会议记录的最长时间（标注补录）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};

/** 会前提醒提前天数. */
export const meetingReminderLead: Parameter<readonly number[]> = {
  id: 'meeting.reminder.lead',
  titleZh: '会前提醒提前天数',
  unit: 'list',
  level: 'local',
  values: [{ from: null, value: [3, 1], cite }],
};

/** 休会后复会的最长间隔. */
export const meetingAdjournMax: Parameter<string> = {
  id: 'meeting.adjourn.max',
  titleZh: '休会后复会的最长间隔',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};
