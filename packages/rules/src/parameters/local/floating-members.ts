import type { Parameter } from '@jishi/domain';

// 流动党员管理服务: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 登记发证的期限. */
export const methodFloatingMembersRegisterDue: Parameter<string> = {
  id: 'method.floating_members.register.due',
  titleZh: '登记发证的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10wd', cite }],
};

/** 流入地接收的期限. */
export const methodFloatingMembersReceptionDue: Parameter<string> = {
  id: 'method.floating_members.reception.due',
  titleZh: '流入地接收的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7wd', cite }],
};

/** 流出地联系间隔. */
export const methodFloatingMembersContactInterval: Parameter<number> = {
  id: 'method.floating_members.contact.interval',
  titleZh: '流出地联系间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 每期联系最少次数. */
export const methodFloatingMembersContactMin: Parameter<number> = {
  id: 'method.floating_members.contact.min',
  titleZh: '每期联系最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 年度汇报的期限（自登记之日）. */
export const methodFloatingMembersYearlyReportDue: Parameter<string> = {
  id: 'method.floating_members.yearly_report.due',
  titleZh: '年度汇报的期限（自登记之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 返回查验的期限. */
export const methodFloatingMembersReturnCheckDue: Parameter<string> = {
  id: 'method.floating_members.return_check.due',
  titleZh: '返回查验的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
