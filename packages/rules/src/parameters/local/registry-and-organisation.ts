import type { Fraction, Parameter } from '@jishi/domain';

// 名册与组织: changes, yearly check and thresholds that mark an organisation for attention.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 党员信息变动登记期限. */
export const methodMemberInformationBaseChangeDue: Parameter<string> = {
  id: 'method.member_information_base.change.due',
  titleZh: '党员信息变动登记期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 年度核对月份. */
export const methodMemberInformationBaseAnnualCheckMonth: Parameter<number> = {
  id: 'method.member_information_base.annual_check.month',
  titleZh: '年度核对月份',
  unit: 'count',
  compare: 'eq',
  level: 'local',
  values: [{ from: null, value: 12, cite }],
};

/** 组织设置年度核对频次. */
export const methodOrgLifecycleAnnualCheckInterval: Parameter<number> = {
  id: 'method.org_lifecycle.annual_check.interval',
  titleZh: '组织设置年度核对频次',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 组织变动报备期限. */
export const methodOrgLifecycleFileDue: Parameter<string> = {
  id: 'method.org_lifecycle.file.due',
  titleZh: '组织变动报备期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 临时党组织最长存续时间，到期须撤销或转正式. */
export const orgProvisionalMaxDuration: Parameter<string> = {
  id: 'org.provisional.max_duration',
  titleZh: '临时党组织最长存续时间，到期须撤销或转正式',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 年轻书记年龄（含以下）. */
export const orgSecretaryAgeYoung: Parameter<number> = {
  id: 'org.secretary.age.young',
  titleZh: '年轻书记年龄（含以下）',
  unit: 'years',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 35, cite }],
};

/** 临近任职年龄上限的提示年龄. */
export const orgSecretaryAgeNotice: Parameter<number> = {
  id: 'org.secretary.age.notice',
  titleZh: '临近任职年龄上限的提示年龄',
  unit: 'years',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 58, cite }],
};

/** 书记任职年龄一般上限（软规则，提醒不阻断）. */
export const orgSecretaryAgeUsualMax: Parameter<number> = {
  id: 'org.secretary.age.usual_max',
  titleZh: '书记任职年龄一般上限（软规则，提醒不阻断）',
  unit: 'years',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 60, cite: { note: '本系统默认；各地换届办法自定', confidence: 'uncertain' } }],
};

/** 书记学历一般下限（软规则）. */
export const orgSecretaryEducationUsualMin: Parameter<string> = {
  id: 'org.secretary.education.usual_min',
  titleZh: '书记学历一般下限（软规则）',
  unit: 'enum',
  level: 'local',
  values: [
    { from: null, value: 'high-school', cite: { note: '本系统默认；值为学历分组代码', confidence: 'uncertain' } },
  ],
};

/** 届满前列入换届准备名单的时间. */
export const orgTermExpiryLead: Parameter<string> = {
  id: 'org.term.expiry.lead',
  titleZh: '届满前列入换届准备名单的时间',
  unit: 'duration',
  level: 'local',
  values: [
    { from: null, value: '6m', cite: { note: '本系统默认；参见 election.reminder.lead', confidence: 'uncertain' } },
  ],
};

/** 流动党员占比达到此值提示建立流动党员组织. */
export const orgFloatingShareNotice: Parameter<Fraction> = {
  id: 'org.floating.share.notice',
  titleZh: '流动党员占比达到此值提示建立流动党员组织',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [1, 3], cite }],
};

/** 名册核对间隔. */
export const registryReviewInterval: Parameter<string> = {
  id: 'registry.review.interval',
  titleZh: '名册核对间隔',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 按证件尾号查重的位数. */
export const registryDuplicateCheckDigits: Parameter<number> = {
  id: 'registry.duplicate.check_digits',
  titleZh: '按证件尾号查重的位数',
  unit: 'count',
  compare: 'eq',
  level: 'local',
  values: [{ from: null, value: 6, cite }],
};
