import type { Parameter } from '@jishi/domain';

// 登录与会话: sign-in, lockout and one-time codes.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 连续登录失败锁定次数. */
export const accessLockoutAttempts: Parameter<number> = {
  id: 'access.lockout.attempts',
  titleZh: '连续登录失败锁定次数',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: 5,
      cite: { source: 'dengbao_2019', note: '本系统默认；标准要求登录失败处理，未写次数', confidence: 'uncertain' },
    },
  ],
};

/** 计算连续登录失败的时间. */
export const accessLockoutWindow: Parameter<string> = {
  id: 'access.lockout.window',
  titleZh: '计算连续登录失败的时间',
  unit: 'duration',
  level: 'local',
  values: [
    { from: null, value: '15min', cite: { source: 'dengbao_2019', note: '本系统默认', confidence: 'uncertain' } },
  ],
};

/** 锁定时间. */
export const accessLockoutDuration: Parameter<string> = {
  id: 'access.lockout.duration',
  titleZh: '锁定时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [
    { from: null, value: '15min', cite: { source: 'dengbao_2019', note: '本系统默认', confidence: 'uncertain' } },
  ],
};

/** 会话空闲退出时间. */
export const accessSessionIdle: Parameter<string> = {
  id: 'access.session.idle',
  titleZh: '会话空闲退出时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: '30min',
      cite: { source: 'dengbao_2019', note: '本系统默认；标准要求超时退出，未写时间', confidence: 'uncertain' },
    },
  ],
};

/** 会话最长时间. */
export const accessSessionAbsolute: Parameter<string> = {
  id: 'access.session.absolute',
  titleZh: '会话最长时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '12h', cite: { source: 'dengbao_2019', note: '本系统默认', confidence: 'uncertain' } }],
};

/** 口令最短长度. */
export const accessPasswordMinLength: Parameter<number> = {
  id: 'access.password.min_length',
  titleZh: '口令最短长度',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [
    {
      from: null,
      value: 10,
      cite: { source: 'dengbao_2019', note: '本系统默认；标准要求复杂度，未写长度', confidence: 'uncertain' },
    },
  ],
};

/** 初始口令有效时间. */
export const accessPasswordInitialLifetime: Parameter<string> = {
  id: 'access.password.initial.lifetime',
  titleZh: '初始口令有效时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '7d', cite: { source: 'dengbao_2019', note: '本系统默认', confidence: 'uncertain' } }],
};

/** 一次性链接有效时间. */
export const accessOneTimeTokenLifetime: Parameter<string> = {
  id: 'access.one_time_token.lifetime',
  titleZh: '一次性链接有效时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 手写一次性码位数. */
export const accessOneTimeTokenLength: Parameter<number> = {
  id: 'access.one_time_token.length',
  titleZh: '手写一次性码位数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 8, cite }],
};

/** 一次性码连续输错次数上限. */
export const accessOneTimeTokenAttempts: Parameter<number> = {
  id: 'access.one_time_token.attempts',
  titleZh: '一次性码连续输错次数上限',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 10, cite }],
};
