import type { Parameter, Threshold } from '@jishi/domain';

/** 支部党员大会频次: at most this many calendar months. */
export const meetingPartyAssemblyInterval: Parameter<number> = {
  id: 'meeting.party_assembly.interval',
  titleZh: '支部党员大会频次',
  unit: 'm',
  compare: 'le',
  values: [
    { from: null, value: 3, cite: { note: '2018 年前的通行“三会一课”要求', confidence: 'known' } },
    { from: '2018-10-28', value: 3, cite: { source: 'zhibu_2018', article: '第十一条', confidence: 'verified' } },
  ],
};

/** 支部委员会会议频次: at most this many calendar months. */
export const meetingBranchCommitteeInterval: Parameter<number> = {
  id: 'meeting.branch_committee.interval',
  titleZh: '支部委员会会议频次',
  unit: 'm',
  compare: 'le',
  values: [
    { from: null, value: 1, cite: { note: '2018 年前的通行“三会一课”要求', confidence: 'known' } },
    { from: '2018-10-28', value: 1, cite: { source: 'zhibu_2018', article: '第十二条', confidence: 'verified' } },
  ],
};

/** 党小组会频次: at most this many calendar months. */
export const meetingGroupInterval: Parameter<number> = {
  id: 'meeting.group.interval',
  titleZh: '党小组会频次',
  unit: 'm',
  compare: 'le',
  values: [
    { from: null, value: 1, cite: { note: '2018 年前的通行“三会一课”要求', confidence: 'known' } },
    { from: '2018-10-28', value: 1, cite: { source: 'zhibu_2018', article: '第十三条', confidence: 'verified' } },
  ],
};

/** 党课频次: at most this many calendar months. */
export const meetingLectureInterval: Parameter<number> = {
  id: 'meeting.lecture.interval',
  titleZh: '党课频次',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: 3,
      cite: { note: '条例第十六条要求按期参加党课、不写频次；每季度一次是通行做法', confidence: 'uncertain' },
    },
  ],
};

/** 主题党日频次（每月相对固定 1 天）: at most this many calendar months. */
export const meetingThemeDayInterval: Parameter<number> = {
  id: 'meeting.theme_day.interval',
  titleZh: '主题党日频次（每月相对固定 1 天）',
  unit: 'm',
  compare: 'le',
  values: [
    { from: '2018-10-28', value: 1, cite: { source: 'zhibu_2018', article: '第十六条', confidence: 'verified' } },
  ],
};

/** 组织生活会频次（每年至少 1 次，一般在第四季度）: at most this many calendar years. */
export const meetingOrgLifeInterval: Parameter<number> = {
  id: 'meeting.org_life.interval',
  titleZh: '组织生活会频次（每年至少 1 次，一般在第四季度）',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: null,
      value: 1,
      cite: { source: 'jiaoyuguanli_2019', article: '第十七条', also: 'zhibu_2018 第十七条', confidence: 'verified' },
    },
  ],
};

/** 民主评议党员频次: at most this many calendar years. */
export const meetingAppraisalInterval: Parameter<number> = {
  id: 'meeting.appraisal.interval',
  titleZh: '民主评议党员频次',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: '1988-12-15',
      value: 1,
      cite: { source: 'jiaoyuguanli_2019', article: '第十八条', also: 'pingyi_1988', confidence: 'verified' },
    },
  ],
};

/** 谈心谈话频次（书记与委员、委员之间、委员与党员、党员之间每年一般不少于 1 次）: at most this many calendar years. */
export const meetingHeartTalkInterval: Parameter<number> = {
  id: 'meeting.heart_talk.interval',
  titleZh: '谈心谈话频次（书记与委员、委员之间、委员与党员、党员之间每年一般不少于 1 次）',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: '2018-10-28',
      value: 1,
      cite: { source: 'zhibu_2018', article: '第十九条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 党委（党组）书记每年为基层党员讲党课次数: at least this many times a year. */
export const meetingLectureSecretary: Parameter<number> = {
  id: 'meeting.lecture.secretary',
  titleZh: '党委（党组）书记每年为基层党员讲党课次数',
  unit: 'times_per_year',
  compare: 'ge',
  values: [
    { from: '2018-10-28', value: 1, cite: { source: 'zhibu_2018', article: '第十六条', confidence: 'verified' } },
  ],
};

/** 支部党员大会表决有效人数（有表决权到会 ÷ 有表决权）. */
export const meetingPartyAssemblyQuorum: Parameter<Threshold> = {
  id: 'meeting.party_assembly.quorum',
  titleZh: '支部党员大会表决有效人数（有表决权到会 ÷ 有表决权）',
  unit: 'threshold',
  values: [
    {
      from: '2018-10-28',
      value: { base: 'expected', compare: 'ge', fraction: [1, 2] },
      cite: { source: 'zhibu_2018', article: '第十一条', confidence: 'verified' },
    },
  ],
  facts: {
    trap: '以上含本数: exactly half is enough here, while admission meetings (dev.assembly.quorum) need strictly more than half',
  },
};

/** 支部党员大会决议通过（赞成 ÷ 应到会有表决权党员）. */
export const meetingPartyAssemblyPass: Parameter<Threshold> = {
  id: 'meeting.party_assembly.pass',
  titleZh: '支部党员大会决议通过（赞成 ÷ 应到会有表决权党员）',
  unit: 'threshold',
  values: [
    {
      from: '2018-10-28',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'zhibu_2018', article: '第十一条', confidence: 'verified' },
    },
  ],
};

/** 支部委员会会议有效人数. */
export const meetingBranchCommitteeQuorum: Parameter<Threshold> = {
  id: 'meeting.branch_committee.quorum',
  titleZh: '支部委员会会议有效人数',
  unit: 'threshold',
  values: [
    {
      from: '2018-10-28',
      value: { base: 'expected', compare: 'ge', fraction: [1, 2] },
      cite: { source: 'zhibu_2018', article: '第十二条', confidence: 'verified' },
    },
  ],
};

/** 召集主持人. */
export const meetingConvener: Parameter<Readonly<Record<string, string>>> = {
  id: 'meeting.convener',
  titleZh: '召集主持人',
  unit: 'map',
  values: [
    {
      from: '2018-10-28',
      value: { 党员大会: '书记（不能参加时委托副书记或委员）', 支部委员会: '书记（同上）', 党小组会: '党小组组长' },
      cite: { source: 'zhibu_2018', article: '第十四条', confidence: 'verified' },
    },
  ],
};

/** 党员领导干部双重组织生活（以普通党员身份参加所在支部组织生活 + 领导班子民主生活会每年 1 次）. */
export const dualOrgLife: Parameter<boolean> = {
  id: 'dual_org_life',
  titleZh: '党员领导干部双重组织生活（以普通党员身份参加所在支部组织生活 + 领导班子民主生活会每年 1 次）',
  unit: 'rule',
  values: [{ from: '1982-09-06', value: true, cite: { source: 'minzhushenghuo_2016', confidence: 'known' } }],
};

/** 领导班子民主生活会频次: calendar years. */
export const democraticLifeMeetingInterval: Parameter<number> = {
  id: 'democratic_life_meeting.interval',
  titleZh: '领导班子民主生活会频次',
  unit: 'y',
  values: [{ from: null, value: 1, cite: { source: 'minzhushenghuo_2016', confidence: 'known' } }],
};
