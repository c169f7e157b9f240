import type { Parameter } from '@jishi/domain';

// 党费收缴、使用与清缴: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 年初核定的期限（自开始之日）. */
export const methodPartyDuesAssessDue: Parameter<string> = {
  id: 'method.party_dues.assess.due',
  titleZh: '年初核定的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 全年收缴的期限（自开始之日）. */
export const methodPartyDuesCollectDue: Parameter<string> = {
  id: 'method.party_dues.collect.due',
  titleZh: '全年收缴的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 收缴间隔. */
export const methodPartyDuesCollectInterval: Parameter<number> = {
  id: 'method.party_dues.collect.interval',
  titleZh: '收缴间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 少交免交审批的期限. */
export const methodPartyDuesReliefDue: Parameter<string> = {
  id: 'method.party_dues.relief.due',
  titleZh: '少交免交审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 欠交提醒的期限. */
export const methodPartyDuesArrearsNoticeDue: Parameter<string> = {
  id: 'method.party_dues.arrears_notice.due',
  titleZh: '欠交提醒的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 上缴的期限. */
export const methodPartyDuesRemitDue: Parameter<string> = {
  id: 'method.party_dues.remit.due',
  titleZh: '上缴的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 使用审批的期限. */
export const methodPartyDuesSpendDue: Parameter<string> = {
  id: 'method.party_dues.spend.due',
  titleZh: '使用审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 公布的期限. */
export const methodPartyDuesPublishDue: Parameter<string> = {
  id: 'method.party_dues.publish.due',
  titleZh: '公布的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 检查的期限. */
export const methodPartyDuesInspectDue: Parameter<string> = {
  id: 'method.party_dues.inspect.due',
  titleZh: '检查的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};
