import type { Parameter } from '@jishi/domain';

// 失联党员查找与处置: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 查找途径最少种数. */
export const methodLostContactMembersTraceMinWays: Parameter<number> = {
  id: 'method.lost_contact_members.trace.min_ways',
  titleZh: '查找途径最少种数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 首次查找的期限. */
export const methodLostContactMembersTraceDue: Parameter<string> = {
  id: 'method.lost_contact_members.trace.due',
  titleZh: '首次查找的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 停止党籍审批的期限. */
export const methodLostContactMembersSuspendApprovalDue: Parameter<string> = {
  id: 'method.lost_contact_members.suspend.approval.due',
  titleZh: '停止党籍审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 停止党籍期间的期限（自决定之日，含宽限）. */
export const methodLostContactMembersWatchDue: Parameter<string> = {
  id: 'method.lost_contact_members.watch.due',
  titleZh: '停止党籍期间的期限（自决定之日，含宽限）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '26m', cite }],
};

/** 除名审批的期限. */
export const methodLostContactMembersExpelApprovalDue: Parameter<string> = {
  id: 'method.lost_contact_members.expel.approval.due',
  titleZh: '除名审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
