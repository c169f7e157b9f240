import type { Parameter } from '@jishi/domain';
import type { TermLength } from './value-types.ts';

/** 支部委员会（一般单位）任期: calendar years. */
export const termBranchGeneral: Parameter<TermLength> = {
  id: 'term.branch.general',
  titleZh: '支部委员会（一般单位）任期',
  unit: 'y',
  values: [
    {
      from: '1990-06-27',
      value: { options: [2, 3] },
      cite: { source: 'zhangcheng_2007', article: '第三十条', confidence: 'known' },
    },
    {
      from: '2017-10-24',
      value: { min: 3, max: 5 },
      cite: { source: 'zhangcheng_2017', article: '第三十一条', confidence: 'known' },
    },
    { from: '2018-07-01', value: 3, cite: { source: 'renqi_2018', also: 'zhibu_2018 第六章', confidence: 'verified' } },
  ],
};

/** 村、社区党支部（含总支）任期: calendar years. */
export const termBranchVillageCommunity: Parameter<TermLength> = {
  id: 'term.branch.village_community',
  titleZh: '村、社区党支部（含总支）任期',
  unit: 'y',
  values: [
    { from: '1990-06-27', value: 3, cite: { source: 'nongcun_1999', confidence: 'known' } },
    { from: '2018-07-01', value: 5, cite: { source: 'renqi_2018', also: 'zhibu_2018 第六章', confidence: 'verified' } },
  ],
};

/** 总支部委员会（一般单位）任期: calendar years. */
export const termGeneralBranchGeneral: Parameter<TermLength> = {
  id: 'term.general_branch.general',
  titleZh: '总支部委员会（一般单位）任期',
  unit: 'y',
  values: [
    { from: '1990-06-27', value: { options: [2, 3] }, cite: { source: 'zhangcheng_2007', confidence: 'known' } },
    { from: '2018-07-01', value: 3, cite: { source: 'renqi_2018', confidence: 'known' } },
  ],
};

/** 基层党委任期: calendar years. */
export const termCommittee: Parameter<TermLength> = {
  id: 'term.committee',
  titleZh: '基层党委任期',
  unit: 'y',
  values: [
    {
      from: '1990-06-27',
      value: { min: 3, max: 5 },
      cite: { source: 'zhangcheng_2007', article: '第三十条', confidence: 'known' },
    },
    { from: '2018-07-01', value: 5, cite: { source: 'renqi_2018', confidence: 'known' } },
  ],
  facts: { note: '乡镇党委一直为 5 年' },
};

/** 换届延期最长: at most this many calendar years. */
export const electionTermExtensionMax: Parameter<number> = {
  id: 'election.term.extension.max',
  titleZh: '换届延期最长',
  unit: 'y',
  compare: 'le',
  values: [
    { from: '1990-06-27', value: 1, cite: { source: 'xuanju_1990', article: '第三条', confidence: 'verified' } },
    { from: '2020-07-13', value: 1, cite: { source: 'xuanju_2020', article: '第三条', confidence: 'verified' } },
  ],
  facts: { approver: '上级党组织' },
};

/** 提前换届最长: at most this many calendar years. */
export const electionTermAdvanceMax: Parameter<number> = {
  id: 'election.term.advance.max',
  titleZh: '提前换届最长',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: '1990-06-27',
      value: null,
      cite: { source: 'xuanju_1990', note: '只写须批准，未写上限', confidence: 'verified' },
    },
    { from: '2020-07-13', value: 1, cite: { source: 'xuanju_2020', article: '第三条', confidence: 'verified' } },
  ],
};

/** 任期届满前上级发函提醒: calendar months. */
export const electionReminderLead: Parameter<number> = {
  id: 'election.reminder.lead',
  titleZh: '任期届满前上级发函提醒',
  unit: 'm',
  values: [{ from: '2018-07-01', value: 6, cite: { source: 'renqi_2018', confidence: 'uncertain' } }],
};
