import type { Parameter } from '@jishi/domain';

// 机关干部直接联系服务群众制度: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 定联系对象的期限（自开始之日）. */
export const methodDirectContactSystemLinkDue: Parameter<string> = {
  id: 'method.direct_contact_system.link.due',
  titleZh: '定联系对象的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 联系卡公开时间. */
export const methodDirectContactSystemCardNoticePeriod: Parameter<string> = {
  id: 'method.direct_contact_system.card_notice.period',
  titleZh: '联系卡公开时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 走访间隔. */
export const methodDirectContactSystemContactVisitInterval: Parameter<number> = {
  id: 'method.direct_contact_system.contact_visit.interval',
  titleZh: '走访间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 每期走访最少次数. */
export const methodDirectContactSystemContactVisitMin: Parameter<number> = {
  id: 'method.direct_contact_system.contact_visit.min',
  titleZh: '每期走访最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 全年走访的期限（自开始之日）. */
export const methodDirectContactSystemContactVisitDue: Parameter<string> = {
  id: 'method.direct_contact_system.contact_visit.due',
  titleZh: '全年走访的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '11m', cite }],
};

/** 诉求转办的期限. */
export const methodDirectContactSystemPassOnDue: Parameter<string> = {
  id: 'method.direct_contact_system.pass_on.due',
  titleZh: '诉求转办的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 到联系支部过组织生活间隔. */
export const methodDirectContactSystemDualLifeInterval: Parameter<number> = {
  id: 'method.direct_contact_system.dual_life.interval',
  titleZh: '到联系支部过组织生活间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 6, cite }],
};

/** 双重组织生活的期限（自开始之日）. */
export const methodDirectContactSystemDualLifeDue: Parameter<string> = {
  id: 'method.direct_contact_system.dual_life.due',
  titleZh: '双重组织生活的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '11m', cite }],
};

/** 述联系间隔. */
export const methodDirectContactSystemReportContactInterval: Parameter<number> = {
  id: 'method.direct_contact_system.report_contact.interval',
  titleZh: '述联系间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 述联系的期限（自开始之日）. */
export const methodDirectContactSystemReportContactDue: Parameter<string> = {
  id: 'method.direct_contact_system.report_contact.due',
  titleZh: '述联系的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '12m', cite }],
};
