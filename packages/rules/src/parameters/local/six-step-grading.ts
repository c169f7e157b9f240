import type { Fraction, Parameter } from '@jishi/domain';

// “学述议评审亮”六步工作法: deadlines count from the day the round opens, unless the title says otherwise.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 学：组织学习的期限（自开启之日）. */
export const methodSixStepGradingStudyDue: Parameter<string> = {
  id: 'method.six_step_grading.study.due',
  titleZh: '学：组织学习的期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 学：组织学习的最少次数. */
export const methodSixStepGradingStudyMinSessions: Parameter<number> = {
  id: 'method.six_step_grading.study.min_sessions',
  titleZh: '学：组织学习的最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 学：参学或补学的党员比例. */
export const methodSixStepGradingStudyMinAttended: Parameter<Fraction> = {
  id: 'method.six_step_grading.study.min_attended',
  titleZh: '学：参学或补学的党员比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [
    {
      from: null,
      value: [4, 5],
      cite: {
        note: '本系统默认；要求全体党员参学，流动、年老体弱的可补学，达不到的只提醒、写明原因',
        confidence: 'uncertain',
      },
    },
  ],
};

/** 述：述职报告提交期限（自开启之日）. */
export const methodSixStepGradingReportDue: Parameter<string> = {
  id: 'method.six_step_grading.report.due',
  titleZh: '述：述职报告提交期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '25d', cite }],
};

/** 述：自我评价提交期限（自开启之日）. */
export const methodSixStepGradingSelfAssessmentDue: Parameter<string> = {
  id: 'method.six_step_grading.self_assessment.due',
  titleZh: '述：自我评价提交期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '25d', cite }],
};

/** 议：评议会提前通知的时间. */
export const methodSixStepGradingAppraisalMeetingNotice: Parameter<string> = {
  id: 'method.six_step_grading.appraisal_meeting.notice',
  titleZh: '议：评议会提前通知的时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '3d', cite }],
};

/** 议：评议会召开期限（自开启之日）. */
export const methodSixStepGradingAppraisalMeetingDue: Parameter<string> = {
  id: 'method.six_step_grading.appraisal_meeting.due',
  titleZh: '议：评议会召开期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '40d', cite }],
};

/** 议：参加评议会的群众代表最少人数. */
export const methodSixStepGradingAppraisalMeetingMassRepresentatives: Parameter<number> = {
  id: 'method.six_step_grading.appraisal_meeting.mass_representatives',
  titleZh: '议：参加评议会的群众代表最少人数',
  unit: 'persons',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 5, cite }],
};

/** 议：民主测评结束期限（自开启之日）. */
export const methodSixStepGradingAppraiseDue: Parameter<string> = {
  id: 'method.six_step_grading.appraise.due',
  titleZh: '议：民主测评结束期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '43d', cite }],
};

/** 议：民主测评开放时间（自评议会召开之日）. */
export const methodSixStepGradingAppraiseOpenFor: Parameter<string> = {
  id: 'method.six_step_grading.appraise.open_for',
  titleZh: '议：民主测评开放时间（自评议会召开之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3d', cite }],
};

/** 评：支委会自评期限（自开启之日）. */
export const methodSixStepGradingCommitteeScoreDue: Parameter<string> = {
  id: 'method.six_step_grading.committee_score.due',
  titleZh: '评：支委会自评期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '50d', cite }],
};

/** 审：评审组最少人数. */
export const methodSixStepGradingReviewMinCount: Parameter<number> = {
  id: 'method.six_step_grading.review.min_count',
  titleZh: '审：评审组最少人数',
  unit: 'persons',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 3, cite: { note: '本系统默认；浚县做法未写人数', confidence: 'uncertain' } }],
};

/** 审：实地察看最少次数. */
export const methodSixStepGradingReviewSiteVisits: Parameter<number> = {
  id: 'method.six_step_grading.review.site_visits',
  titleZh: '审：实地察看最少次数',
  unit: 'times',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 审：座谈或问卷最少人数. */
export const methodSixStepGradingReviewInterviews: Parameter<number> = {
  id: 'method.six_step_grading.review.interviews',
  titleZh: '审：座谈或问卷最少人数',
  unit: 'persons',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 5, cite }],
};

/** 审：评审期限（自开启之日）. */
export const methodSixStepGradingReviewDue: Parameter<string> = {
  id: 'method.six_step_grading.review.due',
  titleZh: '审：评审期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '70d', cite }],
};

/** 审：党（工）委会议审定期限（自开启之日）. */
export const methodSixStepGradingDecideDue: Parameter<string> = {
  id: 'method.six_step_grading.decide.due',
  titleZh: '审：党（工）委会议审定期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '80d', cite }],
};

/** 审：公示张贴期限（自开启之日）. */
export const methodSixStepGradingNoticeDue: Parameter<string> = {
  id: 'method.six_step_grading.notice.due',
  titleZh: '审：公示张贴期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '85d', cite }],
};

/** 审：等次公示期. */
export const methodSixStepGradingNoticePeriod: Parameter<string> = {
  id: 'method.six_step_grading.notice.period',
  titleZh: '审：等次公示期',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: '5d', cite: { note: '地方做法，5 天常见', confidence: 'uncertain' } }],
};

/** 亮：授星期限（自开启之日）. */
export const methodSixStepGradingConferDue: Parameter<string> = {
  id: 'method.six_step_grading.confer.due',
  titleZh: '亮：授星期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '100d', cite }],
};

/** 归档期限（自开启之日）. */
export const methodSixStepGradingArchiveDue: Parameter<string> = {
  id: 'method.six_step_grading.archive.due',
  titleZh: '归档期限（自开启之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '110d', cite }],
};

/** 转入晋位升级：定目标的期限（自授星之日）. */
export const methodSixStepGradingPromoteDue: Parameter<string> = {
  id: 'method.six_step_grading.promote.due',
  titleZh: '转入晋位升级：定目标的期限（自授星之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};

/** 年度定级结束后可更正的时间. */
export const methodSixStepGradingRoundReopenWindow: Parameter<string> = {
  id: 'method.six_step_grading.round.reopen_window',
  titleZh: '年度定级结束后可更正的时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '30d', cite }],
};
