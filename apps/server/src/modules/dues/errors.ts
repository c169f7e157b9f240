import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of dues. */
export const duesRefusals: RefusalCatalogue = {
  'dues.not-a-branch': {
    status: 409,
    zh: '党费由支部向本支部党员收缴。请以支部的身份办理。',
    en: 'Dues are collected by branches from their own members.',
  },
  'dues.temporary': {
    status: 409,
    zh: '临时党支部不收缴党费，党员向正式组织关系所在支部交纳。',
    en: 'A temporary branch collects no dues.',
  },
  'dues.not-member': {
    status: 422,
    zh: '名单中有人不是本支部现有党员。请刷新页面后重新选择。',
    en: 'Somebody named is not a current member of this branch.',
  },
  'dues.entry-wrong': {
    status: 422,
    zh: '有 {count} 人的核定填写不对，请按提示改正。',
    en: '{count} assessments are wrong.',
  },
  'dues.paid-more': {
    status: 409,
    zh: '{who} 已按原标准交纳，比新标准多。请先冲正这几笔，再调整核定。',
    en: '{who} paid more than the new sum already; take those payments back first.',
  },
  'dues.month-ahead': {
    status: 422,
    zh: '{month} 还早。最多预先生成本季度内的月份。',
    en: '{month} is too far ahead; at most the months of this quarter.',
  },
  'dues.month-not-open': {
    status: 409,
    zh: '{month} 的应交名单还没有生成。请先生成名单。',
    en: 'The list of {month} has not been made yet.',
  },
  'dues.nothing-open': {
    status: 409,
    zh: '{month} 没有可收的：名单上的人都已交清，或都选为未交。',
    en: 'Nothing to collect for {month}.',
  },
  'dues.changed-meanwhile': {
    status: 409,
    zh: '名单刚刚有变动：现在应收 {now} 元，您核对的是 {seen} 元。请重新核对。',
    en: 'The list changed: {now} yuan now, {seen} when you checked.',
  },
  'dues.more-than-owed': {
    status: 422,
    zh: '{name} 现在应交和欠交共 {owed} 元，少于 {given} 元。自愿多交的请选“自愿多交”。',
    en: '{name} owes {owed} yuan, less than {given}. Choose “voluntary” for more.',
  },
  'dues.reason-for-late': {
    status: 422,
    zh: '补交一般不超过 {months} 个月，这次补到 {month}。请写明原因。',
    en: 'As a rule at most {months} months are paid later; give the reason.',
  },
  'dues.payment-countered': {
    status: 409,
    zh: '这笔交纳已经冲正。',
    en: 'This payment has been taken back already.',
  },
  'dues.relief-too-high': {
    status: 422,
    zh: '少交后的月额应低于核定的 {monthly} 元；免交请填 0。',
    en: 'The reduced sum has to be below {monthly} yuan; 0 exempts.',
  },
  'dues.no-standing': {
    status: 409,
    zh: '{name} 还没有核定党费，请先核定。',
    en: '{name} has not been assessed yet.',
  },
  'dues.relief-period': {
    status: 422,
    zh: '起止月份不对：止月不能早于起月，一次最多 12 个月。',
    en: 'The months are wrong: at most twelve, the last not before the first.',
  },
  'dues.relief-not-superior': {
    status: 403,
    zh: '少交、免交由支部的上一级党委批准，您现在的身份不能办理。',
    en: 'This is for the next higher committee of the branch to approve.',
  },
  'dues.relief-answered': { status: 409, zh: '这项报请已经答复。', en: 'This request is answered already.' },
  'dues.relief-same-person': {
    status: 403,
    zh: '报请人不能自己批准。请由其他人批准。',
    en: 'Whoever asked cannot approve.',
  },
  'dues.no-own-record': {
    status: 404,
    zh: '您的账号没有关联党员信息，请联系支部。',
    en: 'Your account is not tied to a member record.',
  },
  'dues.import-columns': {
    status: 422,
    zh: '没有找到“{missing}”列。表头应有：姓名、证件后四位、类别、基数或月额（元）。',
    en: 'No column “{missing}”.',
  },
};
