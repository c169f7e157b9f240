import type { Fraction, Parameter } from '@jishi/domain';

// 民主评议党员程序: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 学习教育的期限（自开始之日）. */
export const methodDemocraticAppraisalOfMembersStudyDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.study.due',
  titleZh: '学习教育的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 个人自评的期限（自开始之日）. */
export const methodDemocraticAppraisalOfMembersSelfAppraisalDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.self_appraisal.due',
  titleZh: '个人自评的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '25d', cite }],
};

/** 党员互评的期限（自开始之日）. */
export const methodDemocraticAppraisalOfMembersMutualAppraisalDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.mutual_appraisal.due',
  titleZh: '党员互评的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '35d', cite }],
};

/** 民主测评的期限（自开始之日）. */
export const methodDemocraticAppraisalOfMembersAppraiseDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.appraise.due',
  titleZh: '民主测评的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '40d', cite }],
};

/** 组织评定的期限（自开始之日）. */
export const methodDemocraticAppraisalOfMembersAssessMembersDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.assess_members.due',
  titleZh: '组织评定的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '50d', cite }],
};

/** 向本人反馈的期限. */
export const methodDemocraticAppraisalOfMembersMeetPersonDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.meet_person.due',
  titleZh: '向本人反馈的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5d', cite }],
};

/** 评议结果公示期. */
export const methodDemocraticAppraisalOfMembersNoticePeriod: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.notice.period',
  titleZh: '评议结果公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '7d', cite: { note: '地方做法', confidence: 'uncertain' } }],
};

/** 上级审批的期限. */
export const methodDemocraticAppraisalOfMembersCommitteeApprovalDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.committee_approval.due',
  titleZh: '上级审批的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 归档上报的期限. */
export const methodDemocraticAppraisalOfMembersArchiveDue: Parameter<string> = {
  id: 'method.democratic_appraisal_of_members.archive.due',
  titleZh: '归档上报的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10d', cite: { note: '地方做法', confidence: 'uncertain' } }],
};

/** 参加测评党员的比例. */
export const methodDemocraticAppraisalOfMembersAppraiseTurnout: Parameter<Fraction> = {
  id: 'method.democratic_appraisal_of_members.appraise.turnout',
  titleZh: '参加测评党员的比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [2, 3], cite }],
};
