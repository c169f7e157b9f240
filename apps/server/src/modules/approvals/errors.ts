import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of requests and decisions. */
export const approvalRefusals: RefusalCatalogue = {
  'approval.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。请刷新后查看最新情况。',
    en: '“{title}” is “{state}” now; this act is not possible. Reload to see the present state.',
  },
  'approval.not-decider': {
    status: 403,
    zh: '“{title}”由{org}审定，您现在的身份不能办理。',
    en: '“{title}” is decided by {org}.',
  },
  'approval.own-request': {
    status: 403,
    zh: '提出请示的人不能自己审批，请由他人办理。',
    en: 'The person who made a request cannot decide it.',
  },
  'approval.meeting-missing': {
    status: 422,
    zh: '“{title}”应由{body}集体研究决定，请填写会议日期、应到、实到和赞成人数。',
    en: '“{title}” needs a collective decision: give the meeting and its head counts.',
  },
  'approval.quorum-not-met': {
    status: 422,
    zh: '会议实到 {present} 人，应到 {expected} 人，未达到有效人数，至少还差 {short} 人，不能作出决定。',
    en: '{present} of {expected} were present; {short} more are needed for a valid meeting.',
  },
  'approval.not-carried': {
    status: 422,
    zh: '赞成 {inFavour} 人，未达到通过所需的 {needed} 人，不能作为会议决定。',
    en: '{inFavour} in favour; {needed} are needed to carry.',
  },
  'approval.meeting-in-future': {
    status: 422,
    zh: '会议日期 {heldOn} 晚于今天，请填写实际开会日期。',
    en: 'The meeting ({heldOn}) lies in the future.',
  },
  'approval.counts-impossible': {
    status: 422,
    zh: '会议人数不合理：应到 {expected}、实到 {present}、赞成 {inFavour}。实到不能多于应到，赞成不能多于实到。',
    en: 'Impossible head counts: expected {expected}, present {present}, in favour {inFavour}.',
  },
  'approval.reason-missing': {
    status: 422,
    zh: '“{title}”的决定与拟定意见不同，请写明理由。',
    en: '“{title}”: a decision that differs from the proposal needs a reason.',
  },
  'approval.value-not-offered': {
    status: 422,
    zh: '“{title}”没有“{value}”这个选项，请从给出的选项中选择。',
    en: '“{title}” offers no option “{value}”.',
  },
  'approval.decision-not-allowed': {
    status: 422,
    zh: '“{title}”不接受这种决定，只能：{allowed}。',
    en: '“{title}” allows only: {allowed}.',
  },
  'approval.reviewers-missing': {
    status: 422,
    zh: '“{title}”至少要有 {needed} 人提出审核意见，现有 {now} 人。',
    en: '“{title}” needs opinions of {needed} people; there are {now}.',
  },
  'approval.reply-number-missing': {
    status: 422,
    zh: '“{title}”需要批复文号，请填写。',
    en: '“{title}” needs the number of the reply.',
  },
  'approval.batch-too-large': {
    status: 422,
    zh: '一次集中审定至多 {most} 项，本次 {now} 项，请分次办理。',
    en: 'At most {most} items at once; there are {now}.',
  },
  'approval.extension-refused': {
    status: 422,
    zh: '“{title}”的答复期限最多延长 {most} 次、最晚到 {latest}，不能再延。',
    en: '“{title}” can be extended {most} times, to {latest} at the latest.',
  },
  'approval.no-superior': {
    status: 409,
    zh: '本组织没有上级党组织，不能提出请示。',
    en: 'There is no superior organisation to ask.',
  },
};
