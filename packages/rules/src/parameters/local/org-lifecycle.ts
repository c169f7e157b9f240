import type { Parameter } from '@jishi/domain';

// 党组织设立、调整、更名与撤销: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 条件核对的期限. */
export const methodOrgLifecycleConditionsDue: Parameter<string> = {
  id: 'method.org_lifecycle.conditions.due',
  titleZh: '条件核对的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 班子产生的期限（自批复之日）. */
export const methodOrgLifecycleFirstLeadersDue: Parameter<string> = {
  id: 'method.org_lifecycle.first_leaders.due',
  titleZh: '班子产生的期限（自批复之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 选举结果审批的期限. */
export const methodOrgLifecycleLeadersApprovalDue: Parameter<string> = {
  id: 'method.org_lifecycle.leaders_approval.due',
  titleZh: '选举结果审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 首届应选名额. */
export const methodOrgLifecycleFirstLeadersSeats: Parameter<number> = {
  id: 'method.org_lifecycle.first_leaders.seats',
  titleZh: '首届应选名额',
  unit: 'persons',
  level: 'local',
  values: [{ from: null, value: 1, cite: { note: '本系统默认；以批复为准', confidence: 'uncertain' } }],
};

/** 登记生效的期限. */
export const methodOrgLifecycleTakeEffectDue: Parameter<string> = {
  id: 'method.org_lifecycle.take_effect.due',
  titleZh: '登记生效的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 去向落实的期限. */
export const methodOrgLifecycleDestinationsDue: Parameter<string> = {
  id: 'method.org_lifecycle.destinations.due',
  titleZh: '去向落实的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 印章收回和登记的期限. */
export const methodOrgLifecycleCloseBooksDue: Parameter<string> = {
  id: 'method.org_lifecycle.close_books.due',
  titleZh: '印章收回和登记的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 年度核对的期限（自开始之日）. */
export const methodOrgLifecycleYearlyCheckDue: Parameter<string> = {
  id: 'method.org_lifecycle.yearly_check.due',
  titleZh: '年度核对的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};
