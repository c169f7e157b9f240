import type { Parameter } from '@jishi/domain';

// 一诺三评: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 一轮的间隔. */
export const methodOnePromiseThreeReviewsCycleInterval: Parameter<number> = {
  id: 'method.one_promise_three_reviews.cycle.interval',
  titleZh: '一轮的间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 征集需求的期限（自开始之日）. */
export const methodOnePromiseThreeReviewsCollectNeedsDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.collect_needs.due',
  titleZh: '征集需求的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 提出承诺的期限（自开始之日）. */
export const methodOnePromiseThreeReviewsMakePledgeDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.make_pledge.due',
  titleZh: '提出承诺的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 可衡量的承诺最少项数. */
export const methodOnePromiseThreeReviewsMakePledgeMinMeasurable: Parameter<number> = {
  id: 'method.one_promise_three_reviews.make_pledge.min_measurable',
  titleZh: '可衡量的承诺最少项数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 审核的期限. */
export const methodOnePromiseThreeReviewsPledgeCheckDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.pledge_check.due',
  titleZh: '审核的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 承诺公示期. */
export const methodOnePromiseThreeReviewsPledgeNoticePeriod: Parameter<string> = {
  id: 'method.one_promise_three_reviews.pledge_notice.period',
  titleZh: '承诺公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 践诺记实间隔. */
export const methodOnePromiseThreeReviewsKeepPledgeInterval: Parameter<number> = {
  id: 'method.one_promise_three_reviews.keep_pledge.interval',
  titleZh: '践诺记实间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 践诺的期限（自开始之日）. */
export const methodOnePromiseThreeReviewsKeepPledgeDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.keep_pledge.due',
  titleZh: '践诺的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '11m', cite }],
};

/** 领导点评的期限（自开始之日）. */
export const methodOnePromiseThreeReviewsLeaderReviewDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.leader_review.due',
  titleZh: '领导点评的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7m', cite }],
};

/** 党员互评的期限（自开始之日）. */
export const methodOnePromiseThreeReviewsMutualReviewDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.mutual_review.due',
  titleZh: '党员互评的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '12m', cite }],
};

/** 群众评议的期限（自开始之日）. */
export const methodOnePromiseThreeReviewsMassReviewDue: Parameter<string> = {
  id: 'method.one_promise_three_reviews.mass_review.due',
  titleZh: '群众评议的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '12m', cite }],
};

/** 群众评议最少份数. */
export const methodOnePromiseThreeReviewsMassReviewMinSheets: Parameter<number> = {
  id: 'method.one_promise_three_reviews.mass_review.min_sheets',
  titleZh: '群众评议最少份数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 10, cite }],
};

/** 结果公开时间. */
export const methodOnePromiseThreeReviewsResultNoticePeriod: Parameter<string> = {
  id: 'method.one_promise_three_reviews.result_notice.period',
  titleZh: '结果公开时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};
