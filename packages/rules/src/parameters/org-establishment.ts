import type { Parameter } from '@jishi/domain';
import type { CommitteeSeats, CountRange } from './value-types.ts';

/** 成立党支部的正式党员最少人数: at least this many persons. */
export const orgBranchMinFullMembers: Parameter<number> = {
  id: 'org.branch.min_full_members',
  titleZh: '成立党支部的正式党员最少人数',
  unit: 'persons',
  compare: 'ge',
  values: [
    {
      from: '1982-09-06',
      value: 3,
      cite: { source: 'zhibu_2018', article: '第四条', also: '党章第三十条', confidence: 'verified' },
    },
  ],
};

/** 党支部党员人数一般上限: at most this many persons. */
export const orgBranchMaxMembers: Parameter<number> = {
  id: 'org.branch.max_members',
  titleZh: '党支部党员人数一般上限',
  unit: 'persons',
  compare: 'le',
  values: [
    { from: null, value: null, cite: { note: '2018 年前无统一上限，50 人以上可设总支', confidence: 'known' } },
    { from: '2018-10-28', value: 50, cite: { source: 'zhibu_2018', article: '第四条', confidence: 'verified' } },
  ],
  facts: { strength: '一般（软规则，超出给提醒不阻断）' },
};

/** 设党总支的党员人数: at least this many persons. */
export const orgGeneralBranchMinMembers: Parameter<number> = {
  id: 'org.general_branch.min_members',
  titleZh: '设党总支的党员人数',
  unit: 'persons',
  compare: 'ge',
  values: [
    { from: null, value: 50, cite: { source: 'jiguan_2019', also: '农村／国企／高校条例', confidence: 'known' } },
  ],
  facts: { upperExclusive: 100 },
};

/** 设基层党委的党员人数: at least this many persons. */
export const orgCommitteeMinMembers: Parameter<number> = {
  id: 'org.committee.min_members',
  titleZh: '设基层党委的党员人数',
  unit: 'persons',
  compare: 'ge',
  values: [
    { from: null, value: 100, cite: { source: 'jiguan_2019', also: '农村／国企／高校条例', confidence: 'known' } },
  ],
  facts: { note: '人数不足但因工作需要，经上级批准也可设党委或总支' },
};

/** 联合党支部覆盖单位数一般上限: at most this many units. */
export const orgJointBranchMaxUnits: Parameter<number> = {
  id: 'org.joint_branch.max_units',
  titleZh: '联合党支部覆盖单位数一般上限',
  unit: 'units',
  compare: 'le',
  values: [{ from: '2018-10-28', value: 5, cite: { source: 'zhibu_2018', article: '第四条', confidence: 'verified' } }],
  facts: { appliesWhen: '正式党员不足 3 人的单位' },
};

/** 工程、项目等应成立党支部的期限: at least this many calendar months. */
export const orgProjectBranchMinDuration: Parameter<number> = {
  id: 'org.project_branch.min_duration',
  titleZh: '工程、项目等应成立党支部的期限',
  unit: 'm',
  compare: 'ge',
  values: [
    {
      from: '2018-10-28',
      value: 6,
      cite: { source: 'zhibu_2018', article: '第五条', confidence: 'verified', articleConfidence: 'known' },
    },
  ],
};

/** 临时党支部：临时组建机构、党员组织关系不转接，经上级批准；一般不发展党员、不处分处置党员、不收党费、不选代表、不换届；任务结束自然撤销. */
export const orgTempBranchThreshold: Parameter<boolean> = {
  id: 'org.temp_branch.threshold',
  titleZh:
    '临时党支部：临时组建机构、党员组织关系不转接，经上级批准；一般不发展党员、不处分处置党员、不收党费、不选代表、不换届；任务结束自然撤销',
  unit: 'rule',
  values: [{ from: '2018-10-28', value: true, cite: { source: 'zhibu_2018', article: '第六条', confidence: 'known' } }],
};

/** 党支部的成立、调整、撤销由谁批准. */
export const orgEstablishApprover: Parameter<string> = {
  id: 'org.establish.approver',
  titleZh: '党支部的成立、调整、撤销由谁批准',
  unit: 'rule',
  values: [
    {
      from: '2018-10-28',
      value:
        '一般由基层单位申请，所在乡镇（街道）或单位基层党委召开会议研究决定并批复，批复时间一般不超过1个月；基层党委可直接作出决定；报上级党委组织部门备案',
      cite: { source: 'zhibu_2018', article: '第七条、第八条', confidence: 'known' },
    },
  ],
};

/** 基层党委批复设立党支部期限: at most this many calendar months. */
export const orgEstablishReplyDeadline: Parameter<number> = {
  id: 'org.establish.reply.deadline',
  titleZh: '基层党委批复设立党支部期限',
  unit: 'm',
  compare: 'le',
  values: [{ from: '2018-10-28', value: 1, cite: { source: 'zhibu_2018', article: '第七条', confidence: 'known' } }],
};

/** 应当设立支部委员会的正式党员人数: at least this many persons. */
export const orgBranchCommitteeRequiredAt: Parameter<number> = {
  id: 'org.branch_committee.required_at',
  titleZh: '应当设立支部委员会的正式党员人数',
  unit: 'persons',
  compare: 'ge',
  values: [
    {
      from: '2018-10-28',
      value: 7,
      cite: {
        source: 'zhibu_2018',
        article: '第二十条',
        also: '机关条例第七条',
        confidence: 'verified',
        articleConfidence: 'known',
      },
    },
  ],
};

/** 支部委员会组成人数: persons. */
export const orgBranchCommitteeSize: Parameter<CountRange> = {
  id: 'org.branch_committee.size',
  titleZh: '支部委员会组成人数',
  unit: 'persons',
  values: [
    {
      from: '2018-10-28',
      value: { min: 3, maxUsual: 5, max: 7 },
      cite: { source: 'zhibu_2018', article: '第二十条', confidence: 'verified' },
    },
  ],
};

/** 支部委员会职务. */
export const orgBranchCommitteePosts: Parameter<readonly string[]> = {
  id: 'org.branch_committee.posts',
  titleZh: '支部委员会职务',
  unit: 'list',
  values: [
    {
      from: '2018-10-28',
      value: ['书记', '组织委员', '宣传委员', '纪检委员'],
      cite: { source: 'zhibu_2018', article: '第二十条', confidence: 'verified' },
    },
  ],
  facts: { optional: '副书记 1 名（必要时）' },
};

/** 正式党员不足 7 人的支部. */
export const orgBranchNoCommitteePosts: Parameter<string> = {
  id: 'org.branch_no_committee.posts',
  titleZh: '正式党员不足 7 人的支部',
  unit: 'rule',
  values: [
    {
      from: '2018-10-28',
      value: '设书记 1 名，必要时可设副书记 1 名',
      cite: { source: 'zhibu_2018', article: '第二十条', confidence: 'verified' },
    },
  ],
};

/** 村级党组织委员职数. */
export const orgVillageCommitteeSize: Parameter<Readonly<Record<string, CommitteeSeats>>> = {
  id: 'org.village.committee_size',
  titleZh: '村级党组织委员职数',
  unit: 'map',
  values: [
    {
      from: '2018-12-28',
      value: { 支部: { usual: [3, 5], max: 7 }, 总支部: { usual: [5, 7], max: 9 }, 党委: { usual: [5, 7], max: 9 } },
      cite: { source: 'nongcun_2018', confidence: 'known' },
    },
  ],
};

/** 乡镇党委委员职数. */
export const orgTownshipCommitteeSize: Parameter<CommitteeSeats> = {
  id: 'org.township.committee_size',
  titleZh: '乡镇党委委员职数',
  unit: 'map',
  values: [{ from: '2018-12-28', value: { usual: [7, 9] }, cite: { source: 'nongcun_2018', confidence: 'known' } }],
};
