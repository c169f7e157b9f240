import type { Parameter } from '@jishi/domain';

// 四议两公开工作法: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 支部会提议的期限. */
export const methodFourDiscussionsTwoDisclosuresProposalDue: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.proposal.due',
  titleZh: '支部会提议的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 两委会商议的期限. */
export const methodFourDiscussionsTwoDisclosuresJointCouncilDue: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.joint_council.due',
  titleZh: '两委会商议的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 乡镇把关的期限. */
export const methodFourDiscussionsTwoDisclosuresTownshipCheckDue: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.township_check.due',
  titleZh: '乡镇把关的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 党员大会审议前送达方案的时间. */
export const methodFourDiscussionsTwoDisclosuresPartyReviewNotice: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.party_review.notice',
  titleZh: '党员大会审议前送达方案的时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '3d', cite: { note: '地方规定', confidence: 'uncertain' } }],
};

/** 决议公告收异议的时间. */
export const methodFourDiscussionsTwoDisclosuresResolutionNoticePeriod: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.resolution_notice.period',
  titleZh: '决议公告收异议的时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '7d', cite: { note: '各地三至七天不等', confidence: 'uncertain' } }],
};

/** 组织实施的期限. */
export const methodFourDiscussionsTwoDisclosuresCarryOutDue: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.carry_out.due',
  titleZh: '组织实施的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 结果公开的期限. */
export const methodFourDiscussionsTwoDisclosuresResultDisclosureDue: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.result_disclosure.due',
  titleZh: '结果公开的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 归档的期限. */
export const methodFourDiscussionsTwoDisclosuresArchiveDue: Parameter<string> = {
  id: 'method.four_discussions_two_disclosures.archive.due',
  titleZh: '归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
