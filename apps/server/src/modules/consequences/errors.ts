import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of cases. */
export const consequenceRefusals: RefusalCatalogue = {
  'consequence.own-case': {
    status: 403,
    zh: '涉及本人的事项由他人办理。您可以陈述、申辩和申诉。',
    en: 'Nobody handles the own case; you may speak, defend yourself and appeal.',
  },
  'consequence.same-person': {
    status: 403,
    zh: '核实的人不登记决定。请由决定机关的其他人员登记。',
    en: 'Who investigated does not record the decision.',
  },
  'consequence.unknown-kind': {
    status: 422,
    zh: '没有这种处理的措施目录，请从“处理种类”中选择。',
    en: 'There is no catalogue of measures of this kind.',
  },
  'consequence.subject-missing': { status: 422, zh: '请选定处理对象。', en: 'Choose whom it concerns.' },
  'consequence.not-twice': {
    status: 409,
    zh: '同一事实已经处理或已受处分，不再作处理。如有新的事实，请写明新事实。',
    en: 'The same fact was dealt with already.',
  },
  'consequence.wrong-state': {
    status: 409,
    zh: '这一事项现在是“{state}”，不能这样办理。请刷新后再看。',
    en: 'The case is “{state}”; this is not possible.',
  },
  'consequence.automatic': {
    status: 403,
    zh: '处理由组织集体决定，系统不能作出。',
    en: 'A measure is decided by people, never by the platform.',
  },
  'consequence.not-heard': {
    status: 422,
    zh: '还没有听取本人的陈述和申辩，不能作出决定。',
    en: 'The person has to be heard first.',
  },
  'consequence.heard-after': {
    status: 422,
    zh: '听取陈述（{heardOn}）应在决定（{decidedOn}）之前。',
    en: 'The hearing ({heardOn}) comes before the decision ({decidedOn}).',
  },
  'consequence.statement-missing': {
    status: 422,
    zh: '本人到场的，请记录其陈述和申辩。',
    en: 'Write down what the person said.',
  },
  'consequence.invitation': {
    status: 422,
    zh: '请先通知本人，再听取陈述：通知日期应早于听取日期，听取日期不晚于今天。',
    en: 'The invitation comes before the hearing, the hearing not after today.',
  },
  'consequence.no-helper': { status: 422, zh: '这种处理不设助辩人。', en: 'No helper takes part in this kind.' },
  'consequence.not-in-catalogue': {
    status: 422,
    zh: '只能从措施目录中选择：{measures}。',
    en: 'Only measures of the catalogue: {measures}.',
  },
  'consequence.term-too-long': {
    status: 422,
    zh: '期限 {term} 超过最长期限 {longest}。',
    en: 'The term {term} exceeds {longest}.',
  },
  'consequence.term-missing': { status: 422, zh: '“{measure}”须写明期限。', en: '“{measure}” needs a term.' },
  'consequence.no-quorum': {
    status: 422,
    zh: '应到 {expected} 人，实到 {present} 人，未达到有效人数，不能作出决定。',
    en: '{present} of {expected} present: no quorum.',
  },
  'consequence.not-carried': {
    status: 422,
    zh: '赞成 {inFavour} 人，未达到通过人数，不能登记为决定。',
    en: '{inFavour} in favour: not carried.',
  },
  'consequence.counts': {
    status: 422,
    zh: '人数前后不符：赞成不超过实到，实到不超过应到。',
    en: 'The counts contradict each other.',
  },
  'consequence.date': {
    status: 422,
    zh: '日期应在 {earliest} 到今天之间。',
    en: 'The date lies between {earliest} and today.',
  },
  'consequence.not-liftable': { status: 422, zh: '这种处理没有解除。', en: 'This measure is not lifted.' },
  'consequence.appeal-late': {
    status: 422,
    zh: '申诉期限到 {until} 止，已经过期。仍有意见的，可以向上级组织反映。',
    en: 'The time for an appeal ended on {until}.',
  },
  'consequence.appealed-already': { status: 409, zh: '已经提出申诉，请等待答复。', en: 'An appeal is filed already.' },
  'consequence.no-appeal': { status: 409, zh: '没有待答复的申诉。', en: 'No appeal waits for an answer.' },
};
