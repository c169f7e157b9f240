import type { Parameter } from '@jishi/domain';

// 晋位升级: deadlines count from the day the run starts.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 定目标期限. */
export const methodUpgradePromotionPlanDue: Parameter<string> = {
  id: 'method.upgrade_promotion.plan.due',
  titleZh: '定目标期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 至少晋升的档数（已是最高档的为保持）. */
export const methodUpgradePromotionPlanMinSteps: Parameter<number> = {
  id: 'method.upgrade_promotion.plan.min_steps',
  titleZh: '至少晋升的档数（已是最高档的为保持）',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 公开承诺公示期. */
export const methodUpgradePromotionPledgePeriod: Parameter<string> = {
  id: 'method.upgrade_promotion.pledge.period',
  titleZh: '公开承诺公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 联系领导到点频次. */
export const methodUpgradePromotionContactInterval: Parameter<number> = {
  id: 'method.upgrade_promotion.contact.interval',
  titleZh: '联系领导到点频次',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 中期检查期限. */
export const methodUpgradePromotionMidCheckDue: Parameter<string> = {
  id: 'method.upgrade_promotion.mid_check.due',
  titleZh: '中期检查期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 复评期限. */
export const methodUpgradePromotionReEvaluateDue: Parameter<string> = {
  id: 'method.upgrade_promotion.re_evaluate.due',
  titleZh: '复评期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 升降级公示期. */
export const methodUpgradePromotionNoticePeriod: Parameter<string> = {
  id: 'method.upgrade_promotion.notice.period',
  titleZh: '升降级公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 连续未晋升转整顿的年数. */
export const methodUpgradePromotionStagnationYears: Parameter<number> = {
  id: 'method.upgrade_promotion.stagnation.years',
  titleZh: '连续未晋升转整顿的年数',
  unit: 'y',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 2, cite }],
};

/** 公开承诺中可以衡量的最少项数. */
export const methodUpgradePromotionPledgeMinMeasurable: Parameter<number> = {
  id: 'method.upgrade_promotion.pledge.min_measurable',
  titleZh: '公开承诺中可以衡量的最少项数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 联系领导每期到点的最少次数; the period is `method.upgrade_promotion.contact.interval`. */
export const methodUpgradePromotionContactMinVisits: Parameter<number> = {
  id: 'method.upgrade_promotion.contact.min_visits',
  titleZh: '联系领导每期到点的最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};
