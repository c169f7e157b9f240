import type { Parameter, Threshold } from '@jishi/domain';

// 党内表彰程序: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 民主推荐的期限. */
export const methodInnerPartyCommendationRecommendDue: Parameter<string> = {
  id: 'method.inner_party_commendation.recommend.due',
  titleZh: '民主推荐的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 推荐会到会比例. */
export const methodInnerPartyCommendationRecommendQuorum: Parameter<Threshold> = {
  id: 'method.inner_party_commendation.recommend.quorum',
  titleZh: '推荐会到会比例',
  unit: 'threshold',
  level: 'local',
  values: [{ from: null, value: { base: 'expected', compare: 'gt', fraction: [1, 2] }, cite }],
};

/** 推荐赞成比例. */
export const methodInnerPartyCommendationRecommendPass: Parameter<Threshold> = {
  id: 'method.inner_party_commendation.recommend.pass',
  titleZh: '推荐赞成比例',
  unit: 'threshold',
  level: 'local',
  values: [{ from: null, value: { base: 'present', compare: 'gt', fraction: [1, 2] }, cite }],
};

/** 逐级审核的期限. */
export const methodInnerPartyCommendationVerifyDue: Parameter<string> = {
  id: 'method.inner_party_commendation.verify.due',
  titleZh: '逐级审核的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 考察的期限. */
export const methodInnerPartyCommendationVisitDue: Parameter<string> = {
  id: 'method.inner_party_commendation.visit.due',
  titleZh: '考察的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 公示期. */
export const methodInnerPartyCommendationNoticePeriod: Parameter<string> = {
  id: 'method.inner_party_commendation.notice.period',
  titleZh: '公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 审批的期限. */
export const methodInnerPartyCommendationCommendationDecisionDue: Parameter<string> = {
  id: 'method.inner_party_commendation.commendation_decision.due',
  titleZh: '审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 表彰发文的期限. */
export const methodInnerPartyCommendationAwardDue: Parameter<string> = {
  id: 'method.inner_party_commendation.award.due',
  titleZh: '表彰发文的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 事迹报送的期限. */
export const methodInnerPartyCommendationDeedsDue: Parameter<string> = {
  id: 'method.inner_party_commendation.deeds.due',
  titleZh: '事迹报送的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
