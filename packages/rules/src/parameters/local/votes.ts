import type { Parameter, Threshold } from '@jishi/domain';

// 表决、选举: what the regulations leave to those who hold the vote.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 监票人至少人数. */
export const voteScrutineersMin: Parameter<number> = {
  id: 'vote.scrutineers.min',
  titleZh: '监票人至少人数',
  unit: 'persons',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 计票人至少人数: two people count independently of each other. */
export const voteTellersMin: Parameter<number> = {
  id: 'vote.tellers.min',
  titleZh: '计票人至少人数（各自独立计票、相互核对）',
  unit: 'persons',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 2, cite }],
};

/** 减少名额、不再选举须同意的选举人比例（同意 ÷ 到会选举人）. */
export const voteFewerSeatsConsent: Parameter<Threshold> = {
  id: 'vote.fewer_seats.consent',
  titleZh: '减少名额、不再选举须同意的选举人比例（同意 ÷ 到会选举人）',
  unit: 'threshold',
  level: 'local',
  values: [
    {
      from: null,
      value: { base: 'present', compare: 'ge', fraction: [1, 2] },
      cite: { source: 'xuanju_2020', note: '半数以上选举人同意', confidence: 'known' },
    },
  ],
};

/** 网上投票最长开放时间. */
export const voteOnlineOpenMax: Parameter<string> = {
  id: 'vote.online.open.max',
  titleZh: '网上投票最长开放时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '30d', cite: { note: '本系统默认；时间越长，密钥保存越久', confidence: 'uncertain' } }],
};
