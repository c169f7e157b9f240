import type { Parameter, Threshold } from '@jishi/domain';
import type { CountRange, Ratio, Share } from './value-types.ts';

/** 村民委员会组成人数: persons. */
export const villageCommitteeSize: Parameter<CountRange> = {
  id: 'village.committee.size',
  titleZh: '村民委员会组成人数',
  unit: 'persons',
  values: [
    {
      from: '1998-11-04',
      value: { min: 3, max: 7 },
      cite: { source: 'cunweihui_2018', article: '第六条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { min: 3, max: 7 },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村民委员会任期: calendar years. */
export const villageCommitteeTerm: Parameter<number> = {
  id: 'village.committee.term',
  titleZh: '村民委员会任期',
  unit: 'y',
  values: [
    { from: '1998-11-04', value: 3, cite: { source: 'cunweihui_2010', article: '第十一条', confidence: 'known' } },
    { from: '2018-12-29', value: 5, cite: { source: 'cunweihui_2018', article: '第十一条', confidence: 'verified' } },
    {
      from: '2026-01-01',
      value: 5,
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村委会选举有效（投票 ÷ 登记参选村民）. */
export const villageElectionTurnout: Parameter<Threshold> = {
  id: 'village.election.turnout',
  titleZh: '村委会选举有效（投票 ÷ 登记参选村民）',
  unit: 'threshold',
  values: [
    {
      from: '1998-11-04',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2018', article: '第十五条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村委会当选（得票 ÷ 参加投票村民）. */
export const villageElectionWin: Parameter<Threshold> = {
  id: 'village.election.win',
  titleZh: '村委会当选（得票 ÷ 参加投票村民）',
  unit: 'threshold',
  values: [
    {
      from: '1998-11-04',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2018', article: '第十五条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
  facts: { runoff: '另行选举得票多者当选且不少于已投选票总数 1/3' },
};

/** 村民会议有效. */
export const villageMeetingQuorum: Parameter<readonly Share[]> = {
  id: 'village.meeting.quorum',
  titleZh: '村民会议有效',
  unit: 'any_of',
  values: [
    {
      from: '1998-11-04',
      value: [
        { who: '本村十八周岁以上村民', fraction: [1, 2], compare: 'gt' },
        { who: '本村户的代表', fraction: [2, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2018', article: '第二十二条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: [
        { who: '本村十八周岁以上村民', fraction: [1, 2], compare: 'gt' },
        { who: '本村户的代表', fraction: [2, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村民会议决定（同意 ÷ 到会人员）. */
export const villageMeetingPass: Parameter<Threshold> = {
  id: 'village.meeting.pass',
  titleZh: '村民会议决定（同意 ÷ 到会人员）',
  unit: 'threshold',
  values: [
    {
      from: '1998-11-04',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2018', article: '第二十二条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 应当召集村民会议的提议人数. */
export const villageMeetingConvene: Parameter<readonly Share[]> = {
  id: 'village.meeting.convene',
  titleZh: '应当召集村民会议的提议人数',
  unit: 'any_of',
  values: [
    {
      from: '1998-11-04',
      value: [
        { who: '村民', fraction: [1, 10], compare: 'ge' },
        { who: '村民代表', fraction: [1, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2018', article: '第二十一条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: [
        { who: '村民', fraction: [1, 10], compare: 'ge' },
        { who: '村民代表', fraction: [1, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
  facts: { noticeDays: 10 },
};

/** 村民代表会议构成. */
export const villageRepsComposition: Parameter<
  Readonly<Record<string, Ratio | readonly [fewest: number, most: number]>>
> = {
  id: 'village.reps.composition',
  titleZh: '村民代表会议构成',
  unit: 'map',
  values: [
    {
      from: '2010-10-28',
      value: {
        村民代表占组成人员: { fraction: [4, 5], compare: 'ge' },
        妇女代表占组成人员: { fraction: [1, 3], compare: 'ge' },
        每多少户推选一人: [5, 15],
      },
      cite: { source: 'cunweihui_2018', article: '第二十五条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: {
        村民代表占组成人员: { fraction: [4, 5], compare: 'ge' },
        妇女代表占组成人员: { fraction: [1, 3], compare: 'ge' },
        每多少户推选一人: [5, 15],
      },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村民代表会议频次: at most this many calendar months. */
export const villageRepsInterval: Parameter<number> = {
  id: 'village.reps.interval',
  titleZh: '村民代表会议频次',
  unit: 'm',
  compare: 'le',
  values: [
    { from: '2010-10-28', value: 3, cite: { source: 'cunweihui_2018', article: '第二十六条', confidence: 'verified' } },
    {
      from: '2026-01-01',
      value: 3,
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
  facts: { request: { who: '村民代表', fraction: [1, 5], compare: 'ge' } },
};

/** 村民代表会议有效（到会 ÷ 组成人员）. */
export const villageRepsQuorum: Parameter<Threshold> = {
  id: 'village.reps.quorum',
  titleZh: '村民代表会议有效（到会 ÷ 组成人员）',
  unit: 'threshold',
  values: [
    {
      from: '2010-10-28',
      value: { base: 'expected', compare: 'ge', fraction: [2, 3] },
      cite: { source: 'cunweihui_2018', article: '第二十六条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { base: 'expected', compare: 'ge', fraction: [2, 3] },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村民代表会议决定（同意 ÷ 到会人员）. */
export const villageRepsPass: Parameter<Threshold> = {
  id: 'village.reps.pass',
  titleZh: '村民代表会议决定（同意 ÷ 到会人员）',
  unit: 'threshold',
  values: [
    {
      from: '2010-10-28',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2018', article: '第二十六条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村民小组会议有效. */
export const villageGroupMeetingQuorum: Parameter<readonly Share[]> = {
  id: 'village.group_meeting.quorum',
  titleZh: '村民小组会议有效',
  unit: 'any_of',
  values: [
    {
      from: '2010-10-28',
      value: [
        { who: '小组十八周岁以上村民', fraction: [2, 3], compare: 'ge' },
        { who: '小组户的代表', fraction: [2, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2018', article: '第二十八条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: [
        { who: '小组十八周岁以上村民', fraction: [2, 3], compare: 'ge' },
        { who: '小组户的代表', fraction: [2, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 罢免村委会成员提出. */
export const villageRecallRequest: Parameter<readonly Share[]> = {
  id: 'village.recall.request',
  titleZh: '罢免村委会成员提出',
  unit: 'any_of',
  values: [
    {
      from: '1998-11-04',
      value: [
        { who: '有选举权的村民', fraction: [1, 5], compare: 'ge' },
        { who: '村民代表', fraction: [1, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2018', article: '第十六条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: [
        { who: '有选举权的村民', fraction: [1, 5], compare: 'ge' },
        { who: '村民代表', fraction: [1, 3], compare: 'ge' },
      ],
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 参选村民名单公布提前天数: at least this many civil days. */
export const villageVoterListPublish: Parameter<number> = {
  id: 'village.voter_list.publish',
  titleZh: '参选村民名单公布提前天数',
  unit: 'd',
  compare: 'ge',
  values: [
    { from: '1998-11-04', value: 20, cite: { source: 'cunweihui_2018', article: '第十四条', confidence: 'verified' } },
    {
      from: '2026-01-01',
      value: 20,
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
  facts: { objectionDays: 5, replyDays: 3 },
};

/** 新一届村委会产生后工作移交: at most this many civil days. */
export const villageHandoverDeadline: Parameter<number> = {
  id: 'village.handover.deadline',
  titleZh: '新一届村委会产生后工作移交',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2010-10-28', value: 10, cite: { source: 'cunweihui_2018', article: '第二十条', confidence: 'verified' } },
    {
      from: '2026-01-01',
      value: 10,
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村务公布. */
export const villagePublishInterval: Parameter<Readonly<Record<string, string>>> = {
  id: 'village.publish.interval',
  titleZh: '村务公布',
  unit: 'map',
  values: [
    {
      from: '1998-11-04',
      value: { 一般事项: '每季度至少一次', 集体财务往来较多的财务收支: '每月一次', 重大事项: '随时' },
      cite: { source: 'cunweihui_2018', article: '第三十条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { 一般事项: '每季度至少一次', 集体财务往来较多的财务收支: '每月一次', 重大事项: '随时' },
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 村委会成员民主评议: at most this many calendar years. */
export const villageAppraisalInterval: Parameter<number> = {
  id: 'village.appraisal.interval',
  titleZh: '村委会成员民主评议',
  unit: 'y',
  compare: 'le',
  values: [
    { from: '2010-10-28', value: 1, cite: { source: 'cunweihui_2018', article: '第三十三条', confidence: 'verified' } },
    {
      from: '2026-01-01',
      value: 1,
      cite: { source: 'cunweihui_2025', note: '沿用旧值待核（2025 修正后条号顺延）', confidence: 'uncertain' },
    },
  ],
};

/** 居民会议有效（户代表或小组代表）. */
export const residentMeetingQuorum: Parameter<Threshold> = {
  id: 'resident.meeting.quorum',
  titleZh: '居民会议有效（户代表或小组代表）',
  unit: 'threshold',
  values: [
    {
      from: '1990-01-01',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'juweihui_2018', article: '第九条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { base: 'expected', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'juweihui_2025', note: '沿用旧值待核', confidence: 'uncertain' },
    },
  ],
};

/** 居民委员会人数: persons. */
export const residentCommitteeSize: Parameter<CountRange> = {
  id: 'resident.committee.size',
  titleZh: '居民委员会人数',
  unit: 'persons',
  values: [
    {
      from: '1990-01-01',
      value: { min: 5, max: 9 },
      cite: { source: 'juweihui_2018', article: '第七条', confidence: 'verified' },
    },
    {
      from: '2026-01-01',
      value: { min: 5, max: 9 },
      cite: { source: 'juweihui_2025', note: '沿用旧值待核', confidence: 'uncertain' },
    },
  ],
};

/** 四议两公开. */
export const fourTwoSteps: Parameter<readonly string[]> = {
  id: 'four_two.steps',
  titleZh: '四议两公开',
  unit: 'list',
  values: [
    {
      from: '2009-01-01',
      value: [
        '村党组织提议',
        '村“两委”会议商议',
        '党员大会审议',
        '村民会议或村民代表会议决议',
        '决议公开',
        '实施结果公开',
      ],
      cite: { source: 'nongcun_2018', also: '基层组织建设年材料案例6', confidence: 'verified' },
    },
  ],
};

/** 党员大会审议到会比例（四议两公开）. */
export const fourTwoPartyAssemblyQuorum: Parameter<Threshold> = {
  id: 'four_two.party_assembly.quorum',
  titleZh: '党员大会审议到会比例（四议两公开）',
  unit: 'threshold',
  level: 'local',
  values: [
    {
      from: null,
      value: { base: 'expected', compare: 'ge', fraction: [2, 3] },
      cite: {
        note: '河南等地早期办法要求三分之二以上党员到会、应到会半数以上同意；2018-10-28 后至少满足支部条例第十一条',
        confidence: 'uncertain',
      },
    },
  ],
};
