import type { Parameter } from '@jishi/domain';

// 三会一课: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 季度安排的期限（自开始之日）. */
export const methodThreeMeetingsOneLessonPlanDue: Parameter<string> = {
  id: 'method.three_meetings_one_lesson.plan.due',
  titleZh: '季度安排的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 缺席补学的期限. */
export const methodThreeMeetingsOneLessonMakeUpDue: Parameter<string> = {
  id: 'method.three_meetings_one_lesson.make_up.due',
  titleZh: '缺席补学的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 上级抽查的期限（自季度开始之日）. */
export const methodThreeMeetingsOneLessonInspectDue: Parameter<string> = {
  id: 'method.three_meetings_one_lesson.inspect.due',
  titleZh: '上级抽查的期限（自季度开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '4m', cite }],
};

/** 本季度会议和党课的期限（自开始之日）. */
export const methodThreeMeetingsOneLessonSeasonDue: Parameter<string> = {
  id: 'method.three_meetings_one_lesson.season.due',
  titleZh: '本季度会议和党课的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};
