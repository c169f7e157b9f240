import type { Parameter } from '@jishi/domain';

// 两网一卡（全国党员信息库）: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 采集的期限（自开始之日）. */
export const methodMemberInformationBaseCollectDue: Parameter<string> = {
  id: 'method.member_information_base.collect.due',
  titleZh: '采集的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 审核的期限. */
export const methodMemberInformationBaseRecordCheckDue: Parameter<string> = {
  id: 'method.member_information_base.record_check.due',
  titleZh: '审核的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10wd', cite }],
};

/** 发卡的期限. */
export const methodMemberInformationBaseCardDue: Parameter<string> = {
  id: 'method.member_information_base.card.due',
  titleZh: '发卡的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 年度核对的期限（自开始之日）. */
export const methodMemberInformationBaseAnnualCheckDue: Parameter<string> = {
  id: 'method.member_information_base.annual_check.due',
  titleZh: '年度核对的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 年度核对间隔. */
export const methodMemberInformationBaseAnnualCheckInterval: Parameter<number> = {
  id: 'method.member_information_base.annual_check.interval',
  titleZh: '年度核对间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};
