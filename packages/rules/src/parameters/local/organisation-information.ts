import type { Parameter } from '@jishi/domain';

// 组工信息工作: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 需求要点间隔. */
export const methodOrganisationInformationNeedsInterval: Parameter<number> = {
  id: 'method.organisation_information.needs.interval',
  titleZh: '需求要点间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 审签的期限. */
export const methodOrganisationInformationSignOffDue: Parameter<string> = {
  id: 'method.organisation_information.sign_off.due',
  titleZh: '审签的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3wd', cite }],
};

/** 报送的期限. */
export const methodOrganisationInformationSendDue: Parameter<string> = {
  id: 'method.organisation_information.send.due',
  titleZh: '报送的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1wd', cite }],
};

/** 采编的期限. */
export const methodOrganisationInformationEditDue: Parameter<string> = {
  id: 'method.organisation_information.edit.due',
  titleZh: '采编的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10wd', cite }],
};

/** 转化跟踪的期限. */
export const methodOrganisationInformationFollowUpDue: Parameter<string> = {
  id: 'method.organisation_information.follow_up.due',
  titleZh: '转化跟踪的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};
