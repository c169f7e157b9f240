import type { Parameter } from '@jishi/domain';

// 党员组织关系接转: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 转出核实的期限. */
export const methodOrganisationalTransferCheckOutDue: Parameter<string> = {
  id: 'method.organisational_transfer.check_out.due',
  titleZh: '转出核实的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10wd', cite }],
};

/** 开具介绍信的期限. */
export const methodOrganisationalTransferLetterDue: Parameter<string> = {
  id: 'method.organisational_transfer.letter.due',
  titleZh: '开具介绍信的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 回执逾期跟踪的期限. */
export const methodOrganisationalTransferPursueDue: Parameter<string> = {
  id: 'method.organisational_transfer.pursue.due',
  titleZh: '回执逾期跟踪的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 名册和党费同步的期限. */
export const methodOrganisationalTransferRollsDue: Parameter<string> = {
  id: 'method.organisational_transfer.rolls.due',
  titleZh: '名册和党费同步的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 材料移交的期限. */
export const methodOrganisationalTransferHandFilesDue: Parameter<string> = {
  id: 'method.organisational_transfer.hand_files.due',
  titleZh: '材料移交的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
