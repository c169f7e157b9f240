import type { Fraction, Parameter, Threshold } from '@jishi/domain';
import type { CountRange } from './value-types.ts';

/** 可召开党员代表大会选举的党员人数（或所辖组织驻地分散；均须上级批准）: at least this many persons. */
export const electionAssemblyVsCongress: Parameter<number> = {
  id: 'election.assembly_vs_congress',
  titleZh: '可召开党员代表大会选举的党员人数（或所辖组织驻地分散；均须上级批准）',
  unit: 'persons',
  compare: 'ge',
  values: [
    { from: '1990-06-27', value: 500, cite: { source: 'xuanju_2020', article: '第四条', confidence: 'verified' } },
  ],
};

/** 党员代表大会代表名额: persons. */
export const electionCongressDelegates: Parameter<CountRange> = {
  id: 'election.congress.delegates',
  titleZh: '党员代表大会代表名额',
  unit: 'persons',
  values: [
    {
      from: '1990-06-27',
      value: { usualMin: 100, usualMax: 200, max: 300 },
      cite: { source: 'xuanju_2020', article: '第八条', also: 'xuanju_1990 第七条', confidence: 'verified' },
    },
  ],
};

/** 选举大会有效人数（有选举权到会 ÷ 应到会）. */
export const electionQuorum: Parameter<Threshold> = {
  id: 'election.quorum',
  titleZh: '选举大会有效人数（有选举权到会 ÷ 应到会）',
  unit: 'threshold',
  values: [
    {
      from: '1990-06-27',
      value: { base: 'expected', compare: 'gt', fraction: [4, 5] },
      cite: { source: 'xuanju_1990', article: '第十九条', confidence: 'verified' },
    },
    {
      from: '2020-07-13',
      value: { base: 'expected', compare: 'ge', fraction: [4, 5] },
      cite: {
        source: 'xuanju_2020',
        article: '第四章',
        note: 'two secondary sources; 条例改为“不少于”',
        confidence: 'verified',
      },
    },
  ],
  facts: { trap: 'boundary moved: exactly 80% failed before 2020-07-13 and passes from that day' },
};

/** 经上级同意并经党员大会通过，可不计入应到会人数的五类党员. */
export const electionQuorumExcludable: Parameter<readonly string[]> = {
  id: 'election.quorum.excludable',
  titleZh: '经上级同意并经党员大会通过，可不计入应到会人数的五类党员',
  unit: 'list',
  values: [
    {
      from: '1990-06-27',
      value: [
        '患精神病或其他疾病不能表达本人意志',
        '自费出国半年以上',
        '未受留党察看以上处分但正在服刑',
        '年老体弱卧床不起或长期生病生活不能自理',
        '工作调动／下派锻炼／蹲点／外出学习工作半年以上等应转出正式组织关系而未转出',
      ],
      cite: { note: '中央组织部答复，各级手册引用', confidence: 'verified' },
    },
  ],
  facts: { note: '此外，受留党察看处分者、预备党员、被依法留置逮捕而中止权利者本就无选举权，不在分母内' },
};

/** 被留置、逮捕的党员中止表决权选举权被选举权. */
export const electionRightsSuspendedWhenDetained: Parameter<boolean> = {
  id: 'election.rights.suspended_when_detained',
  titleZh: '被留置、逮捕的党员中止表决权选举权被选举权',
  unit: 'bool',
  values: [
    { from: '1990-06-27', value: false, cite: { source: 'xuanju_1990', note: '无此款', confidence: 'verified' } },
    { from: '2020-07-13', value: true, cite: { source: 'xuanju_2020', article: '第五条', confidence: 'verified' } },
  ],
};

/** 委员候选人差额比例. */
export const electionMarginCommittee: Parameter<Fraction> = {
  id: 'election.margin.committee',
  titleZh: '委员候选人差额比例',
  unit: 'fraction',
  values: [
    { from: '1990-06-27', value: [1, 5], compare: 'ge', cite: { source: 'xuanju_1990', confidence: 'known' } },
    {
      from: '2020-07-13',
      value: [1, 5],
      compare: 'ge',
      cite: { source: 'xuanju_2020', article: '第十三条', confidence: 'verified' },
    },
  ],
  facts: {
    formula: 'candidates >= seats + ceil(seats * 1/5)   (进一法: 3 seats -> 4 candidates, 5 -> 6, 7 -> 9, 9 -> 11)',
  },
};

/** 代表候选人差额比例. */
export const electionMarginDelegates: Parameter<Fraction> = {
  id: 'election.margin.delegates',
  titleZh: '代表候选人差额比例',
  unit: 'fraction',
  compare: 'ge',
  values: [
    {
      from: '1990-06-27',
      value: [1, 5],
      cite: { source: 'xuanju_2020', article: '第九条', also: 'xuanju_1990 第九条', confidence: 'verified' },
    },
  ],
};

/** 常务委员差额: persons. */
export const electionMarginStandingCommittee: Parameter<CountRange> = {
  id: 'election.margin.standing_committee',
  titleZh: '常务委员差额',
  unit: 'persons',
  values: [{ from: '1990-06-27', value: { min: 1, max: 2 }, cite: { source: 'xuanju_2020', confidence: 'known' } }],
};

/** 书记、副书记可等额选举. */
export const electionSecretaryMargin: Parameter<boolean> = {
  id: 'election.secretary.margin',
  titleZh: '书记、副书记可等额选举',
  unit: 'bool',
  values: [{ from: '1990-06-27', value: true, cite: { source: 'xuanju_2020', confidence: 'known' } }],
};

/** 书记副书记由谁选举. */
export const electionSecretaryElectorate: Parameter<string> = {
  id: 'election.secretary.electorate',
  titleZh: '书记副书记由谁选举',
  unit: 'rule',
  values: [
    {
      from: '1990-06-27',
      value: '设委员会的：委员会全体会议选举；不设委员会的支部：党员大会直接选举',
      cite: { source: 'xuanju_2020', article: '第十五条', confidence: 'known' },
    },
  ],
};

/** 当选票数（赞成票 ÷ 实到会有选举权人数）. */
export const electionWin: Parameter<Threshold> = {
  id: 'election.win',
  titleZh: '当选票数（赞成票 ÷ 实到会有选举权人数）',
  unit: 'threshold',
  values: [
    {
      from: '1990-06-27',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: {
        source: 'xuanju_2020',
        article: '第五章（当选）',
        also: 'xuanju_1990 第二十二条',
        confidence: 'verified',
      },
    },
  ],
  facts: {
    denominator: '实到会有选举权人数',
    trap: '地方组织选举条例 uses 应到会; grassroots regulation uses 实到会 (a 2023 handbook article even mixes the two)',
  },
};

/** 过半数人数多于应选名额. */
export const electionWinMoreThanSeats: Parameter<string> = {
  id: 'election.win.more_than_seats',
  titleZh: '过半数人数多于应选名额',
  unit: 'rule',
  values: [
    {
      from: '1990-06-27',
      value: '按得票多少取足；末位票数相等无法确定时，就票数相等者再次投票，得票多者当选',
      cite: { source: 'xuanju_2020', confidence: 'verified' },
    },
  ],
};

/** 过半数人数少于应选名额. */
export const electionWinFewerThanSeats: Parameter<string> = {
  id: 'election.win.fewer_than_seats',
  titleZh: '过半数人数少于应选名额',
  unit: 'rule',
  values: [
    {
      from: '1990-06-27',
      value: '不足名额另行选举；接近应选名额的，经半数以上选举人同意或大会主席团决定可减少名额不再选举',
      cite: { source: 'xuanju_2020', confidence: 'verified' },
    },
  ],
};

/** 选举有效. */
export const electionBallotValidity: Parameter<string> = {
  id: 'election.ballot.validity',
  titleZh: '选举有效',
  unit: 'rule',
  values: [
    {
      from: '1990-06-27',
      value: '收回选票 ≤ 发出选票有效；多于则无效须重选',
      cite: { source: 'xuanju_2020', also: 'xuanju_1990 第十九条后', confidence: 'verified' },
    },
  ],
};

/** 单张选票有效. */
export const electionBallotSingle: Parameter<string> = {
  id: 'election.ballot.single',
  titleZh: '单张选票有效',
  unit: 'rule',
  values: [
    {
      from: '1990-06-27',
      value: '所选人数 ≤ 应选人数为有效票，多于为无效票；选票不得编号作记号',
      cite: { source: 'xuanju_2020', confidence: 'verified' },
    },
  ],
};

/** 无记名投票；候选人按姓氏笔画排列. */
export const electionBallotSecret: Parameter<boolean> = {
  id: 'election.ballot.secret',
  titleZh: '无记名投票；候选人按姓氏笔画排列',
  unit: 'bool',
  values: [{ from: '1990-06-27', value: true, cite: { source: 'xuanju_2020', confidence: 'verified' } }],
};

/** 监票人由不是候选人的正式党员（代表）中推选并经大会通过；计票人在监票人监督下工作；候选人不得担任监票计票. */
export const electionStaff: Parameter<boolean> = {
  id: 'election.staff',
  titleZh: '监票人由不是候选人的正式党员（代表）中推选并经大会通过；计票人在监票人监督下工作；候选人不得担任监票计票',
  unit: 'rule',
  values: [{ from: '1990-06-27', value: true, cite: { source: 'xuanju_2020', confidence: 'known' } }],
};

/** 差额预选列为正式候选人（赞成票 ÷ 实到会有选举权人数）. */
export const electionPreElectionThreshold: Parameter<Threshold> = {
  id: 'election.pre_election.threshold',
  titleZh: '差额预选列为正式候选人（赞成票 ÷ 实到会有选举权人数）',
  unit: 'threshold',
  values: [
    {
      from: '1990-06-27',
      value: { base: 'present', compare: 'gt', fraction: [1, 2] },
      cite: { source: 'xuanju_2020', confidence: 'known' },
    },
  ],
};

/** 选举结果报送. */
export const electionReport: Parameter<string> = {
  id: 'election.report',
  titleZh: '选举结果报送',
  unit: 'rule',
  values: [
    {
      from: '1990-06-27',
      value: '委员报上级备案；常务委员、书记、副书记报上级批准',
      cite: { source: 'xuanju_2020', confidence: 'known' },
    },
  ],
};
