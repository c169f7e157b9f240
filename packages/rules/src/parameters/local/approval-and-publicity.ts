import type { Parameter, Threshold } from '@jishi/domain';

// 审批、公示、表彰、归档: periods where the regulations are silent.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 请示答复期限（自材料齐全之日）. */
export const approvalReplyDue: Parameter<string> = {
  id: 'approval.reply.due',
  titleZh: '请示答复期限（自材料齐全之日）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: '1m',
      cite: { note: '本系统默认；参照支部条例第七条批复一般不超过 1 个月', confidence: 'uncertain' },
    },
  ],
};

/** 退回补正期限. */
export const approvalResubmitDue: Parameter<string> = {
  id: 'approval.resubmit.due',
  titleZh: '退回补正期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '10d', cite }],
};

/** 审批延期最多次数. */
export const approvalExtensionMax: Parameter<number> = {
  id: 'approval.extension.max',
  titleZh: '审批延期最多次数',
  unit: 'times',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 一页集中审定的最多件数. */
export const approvalBatchMax: Parameter<number> = {
  id: 'approval.batch.max',
  titleZh: '一页集中审定的最多件数',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 100, cite }],
};

/** 党（工）委会议审定有效人数. */
export const approvalMeetingQuorum: Parameter<Threshold> = {
  id: 'approval.meeting.quorum',
  titleZh: '党（工）委会议审定有效人数',
  unit: 'threshold',
  level: 'local',
  values: [
    {
      from: null,
      value: { base: 'expected', compare: 'ge', fraction: [1, 2] },
      cite: { note: '本系统默认；党委会有更高要求的从其规定', confidence: 'uncertain' },
    },
  ],
};

/** 党（工）委会议审定通过. */
export const approvalMeetingPass: Parameter<Threshold> = {
  id: 'approval.meeting.pass',
  titleZh: '党（工）委会议审定通过',
  unit: 'threshold',
  level: 'local',
  values: [{ from: null, value: { base: 'expected', compare: 'gt', fraction: [1, 2] }, cite }],
};

/** 公示期. */
export const publicityNoticePeriod: Parameter<string> = {
  id: 'publicity.notice.period',
  titleZh: '公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 异议答复期限. */
export const publicityObjectionReplyDue: Parameter<string> = {
  id: 'publicity.objection.reply.due',
  titleZh: '异议答复期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 常年公开内容的更新间隔. */
export const publicityDisclosureRefresh: Parameter<string> = {
  id: 'publicity.disclosure.refresh',
  titleZh: '常年公开内容的更新间隔',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 公开内容的保留展示时间. */
export const publicityDisclosureVisibleFor: Parameter<string> = {
  id: 'publicity.disclosure.visible_for',
  titleZh: '公开内容的保留展示时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 公示期满后去除个人信息的期限. */
export const publicityPersonalDataRedactAfter: Parameter<string> = {
  id: 'publicity.personal_data.redact_after',
  titleZh: '公示期满后去除个人信息的期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: '30d',
      cite: { source: 'gerenxinxi_2021', note: '本系统默认；依据最小必要和保存期限原则', confidence: 'uncertain' },
    },
  ],
};

/** 星级有效期. */
export const commendationStarValidity: Parameter<string> = {
  id: 'commendation.star.validity',
  titleZh: '星级有效期',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '1y', cite }],
};

/** 星级标牌悬挂期限（自授星之日）. */
export const commendationPlaqueDue: Parameter<string> = {
  id: 'commendation.plaque.due',
  titleZh: '星级标牌悬挂期限（自授星之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 撤销星级前听取陈述的期限. */
export const commendationWithdrawalReplyDue: Parameter<string> = {
  id: 'commendation.withdrawal.reply.due',
  titleZh: '撤销星级前听取陈述的期限',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '10d', cite }],
};

/** 归档封存期限（自办结之日）. */
export const archiveSealDue: Parameter<string> = {
  id: 'archive.seal.due',
  titleZh: '归档封存期限（自办结之日）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};

/** 分类定级档案保管期限. */
export const archiveRetentionGrading: Parameter<string> = {
  id: 'archive.retention.grading',
  titleZh: '分类定级档案保管期限',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '10y', cite }],
};

/** 会议记录保管期限. */
export const archiveRetentionMeetingRecord: Parameter<string> = {
  id: 'archive.retention.meeting_record',
  titleZh: '会议记录保管期限',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '30y', cite }],
};

/** 测评表明细保管期限. */
export const archiveRetentionSheets: Parameter<string> = {
  id: 'archive.retention.sheets',
  titleZh: '测评表明细保管期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '1y', cite: { note: '本系统默认；到期只留汇总结果', confidence: 'uncertain' } }],
};
