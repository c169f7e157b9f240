/** Something the platform can count itself. */
export interface ComputedSource {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** `share`: points are the maximum times met ÷ due, rounded down to hundredths. `all-or-nothing`: all met or none. */
  readonly scale: 'share' | 'all-or-nothing';
  /** What a row of the proof is, and when it counts as met. */
  readonly rowZh: string;
  readonly metZh: string;
  readonly ruleIds: readonly string[];
}

/** What items and vetoes of a scheme may be computed from. Counts of use of the platform are none of them. */
export const computedSources: readonly ComputedSource[] = [
  {
    id: 'committee-complete',
    titleZh: '班子配备',
    titleEn: 'committee complete',
    scale: 'share',
    rowZh: '支部应设的职务',
    metZh: '考核期末有在任的人',
    ruleIds: ['org.branch_committee.required_at', 'org.branch_committee.posts', 'org.branch_no_committee.posts'],
  },
  {
    id: 'term-current',
    titleZh: '按期换届',
    titleEn: 'term not expired',
    scale: 'all-or-nothing',
    rowZh: '本届班子',
    metZh: '考核期末未届满，或延期已经批准',
    ruleIds: ['term.branch.general', 'term.branch.village_community', 'election.term.extension.max'],
  },
  {
    id: 'member-records-complete',
    titleZh: '党员登记',
    titleEn: 'members registered',
    scale: 'share',
    rowZh: '支部党员',
    metZh: '必填信息齐全、证件号码校验通过',
    ruleIds: ['method.member_information_base.change.due'],
  },
  {
    id: 'three-meetings-on-time',
    titleZh: '三会一课按期',
    titleEn: 'three meetings and one lecture on time',
    scale: 'share',
    rowZh: '考核期内应开的支部党员大会、支委会、党小组会、党课',
    metZh: '在期内召开，会议记录已签字',
    ruleIds: [
      'meeting.party_assembly.interval',
      'meeting.branch_committee.interval',
      'meeting.group.interval',
      'meeting.lecture.interval',
    ],
  },
  {
    id: 'yearly-meetings-held',
    titleZh: '组织生活会和民主评议党员',
    titleEn: 'yearly meetings held',
    scale: 'share',
    rowZh: '考核期内应开的组织生活会、民主评议党员',
    metZh: '已召开，记录已签字',
    ruleIds: ['meeting.org_life.interval', 'meeting.appraisal.interval'],
  },
  {
    id: 'appraisal-result',
    titleZh: '民主测评结果',
    titleEn: 'appraisal result',
    scale: 'share',
    rowZh: '本轮民主测评有效组的汇总分（不含个人）',
    metZh: '按组权重折算的得分 ÷ 满分；参加人数不足的组不计，结果无效时由评审组写明如何评',
    ruleIds: ['appraisal.members.weight', 'appraisal.masses.weight', 'appraisal.option.points'],
  },
];
