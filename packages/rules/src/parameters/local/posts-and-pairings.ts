import type { Parameter } from '@jishi/domain';

// 岗位、结对、阵地、处理、统计: limits where no regulation gives a number.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 任期届满前提醒岗位交接的提前时间. */
export const postTermLead: Parameter<string> = {
  id: 'post.term.lead',
  titleZh: '任期届满前提醒岗位交接的提前时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};

/** 认领岗位答复期限. */
export const postClaimAnswerDue: Parameter<string> = {
  id: 'post.claim.answer.due',
  titleZh: '认领岗位的答复期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 一名培养联系人至多同时联系的积极分子. */
export const pairingMentorLoad: Parameter<number> = {
  id: 'pairing.mentor.load',
  titleZh: '一名培养联系人至多同时联系的入党积极分子人数',
  unit: 'persons',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 一名介绍人至多同时介绍的发展对象. */
export const pairingIntroducerLoad: Parameter<number> = {
  id: 'pairing.introducer.load',
  titleZh: '一名入党介绍人至多同时介绍的人数',
  unit: 'persons',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 一人至多同时结对的对象. */
export const pairingHelperLoad: Parameter<number> = {
  id: 'pairing.helper.load',
  titleZh: '一人（一个组织）同一种结对至多同时联系的对象数',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 10, cite }],
};

/** 结对联系频次. */
export const pairingContactPer: Parameter<string> = {
  id: 'pairing.contact.per',
  titleZh: '结对联系频次的计算周期',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 每周期至少联系次数. */
export const pairingContactAtLeast: Parameter<number> = {
  id: 'pairing.contact.at_least',
  titleZh: '每周期至少联系次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 阵地建设不得增加村级债务和农民负担. */
export const venueNoDebt: Parameter<boolean> = {
  id: 'venue.no_debt',
  titleZh: '阵地建设不得增加村级债务和农民负担',
  unit: 'bool',
  level: 'local',
  values: [{ from: null, value: true, cite: { note: '依工作要求；全国条文待核', confidence: 'uncertain' } }],
};

/** 阵地每周至少开放时间. */
export const venueOpenMinutes: Parameter<number> = {
  id: 'venue.open.minutes_per_week',
  titleZh: '党群服务阵地每周至少开放时间',
  unit: 'minutes',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1200, cite }],
};

/** 处理措施目录，按种类；期限为最长. */
export const consequenceCatalogue: Parameter<
  Readonly<Record<string, readonly (readonly [id: string, titleZh: string, longest: string, effect: string])[]>>
> = {
  id: 'consequence.catalogue',
  titleZh: '处理措施目录（按种类，措施、最长期限、影响）',
  unit: 'map',
  level: 'local',
  values: [
    {
      from: null,
      value: {
        disposition: [
          ['rectify', '限期改正', '12m', 'none'],
          ['persuade', '劝其退党', '', 'registry'],
          ['remove', '除名', '', 'registry'],
        ],
        accountability: [
          ['talk', '谈话提醒', '', 'none'],
          ['criticise', '责令书面检查', '', 'none'],
          ['circular', '通报批评', '', 'none'],
        ],
        'secretary-adjustment': [
          ['talk', '约谈', '', 'none'],
          ['rectify', '限期整改', '6m', 'none'],
          ['adjust', '调整岗位', '', 'post'],
        ],
        'branch-rectification': [
          ['rectify', '限期整顿', '12m', 'none'],
          ['plaque', '黄牌提醒', '6m', 'none'],
        ],
      },
      cite: { note: '组织处置方式见 disposition.types；其余为本系统默认', confidence: 'uncertain' },
    },
  ],
};

/** 申诉期限（自送达之日）. */
export const consequenceAppealWithin: Parameter<string> = {
  id: 'consequence.appeal.within',
  titleZh: '对处理决定提出申诉的期限（自送达之日）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};

/** 执行中的复查间隔. */
export const consequenceReviewEvery: Parameter<string> = {
  id: 'consequence.review.every',
  titleZh: '处理执行中的复查间隔',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 统计数公开时不显示的小组人数. */
export const statisticsWithheldBelow: Parameter<number> = {
  id: 'statistics.withheld_below',
  titleZh: '统计数对外公开时，少于此人数不予显示',
  unit: 'persons',
  compare: 'lt',
  level: 'local',
  values: [{ from: null, value: 5, cite: { note: '本系统默认；防止由统计数推知个人', confidence: 'uncertain' } }],
};
