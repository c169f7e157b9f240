import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of money. */
export const fundRefusals: RefusalCatalogue = {
  'fund.not-own': {
    status: 403,
    zh: '这是{org}的账，只有该组织自己能记账和办理。',
    en: 'These are the books of {org}; only that organisation keeps them.',
  },
  'fund.account-closed': {
    status: 409,
    zh: '账户“{title}”已经销户，不能再记账。',
    en: 'The account “{title}” is closed for good.',
  },
  'fund.account-exists': {
    status: 409,
    zh: '{org}已有同类同名的账户“{title}”。请直接使用，或换一个户名。',
    en: '{org} has an account “{title}” of this kind already.',
  },
  'fund.day-outside': {
    status: 422,
    zh: '日期 {day} 不在 {from} 到 {until} 之间。请核对日期。',
    en: 'The day {day} is not between {from} and {until}.',
  },
  'fund.month-closed': {
    status: 409,
    zh: '“{title}”{month} 已结账，不能再记入。更正请记在未结账的月份，并写明理由。',
    en: '{month} of “{title}” is closed. Post a correction in an open month, with its reason.',
  },
  'fund.balance-short': {
    status: 422,
    zh: '“{title}”余额 {balance} 元，不够付 {amount} 元。',
    en: '“{title}” holds {balance} yuan, not enough for {amount}.',
  },
  'fund.countered': {
    status: 409,
    zh: '{day} 的这笔 {amount} 元已经冲正，不能再冲。',
    en: 'This entry of {day} ({amount} yuan) has been taken back already.',
  },
  'fund.counter-of-counter': {
    status: 409,
    zh: '冲正分录不能再冲正。请重新登记正确的一笔。',
    en: 'A counter-entry is not taken back; record the right entry anew.',
  },
  'fund.counter-at-dues': {
    status: 409,
    zh: '党费请在收缴台按人冲正，这样名单和账才一致。',
    en: 'Dues are taken back person by person on the dues desk.',
  },
  'fund.counter-at-transfer': {
    status: 409,
    zh: '上缴、下拨请在“上缴与下拨”中撤回，这样上下两边才一致。',
    en: 'A remittance or allocation is taken back where it was made.',
  },
  'fund.closing-closed': {
    status: 409,
    zh: '{month} 已经结账，不能再结。接下来结 {next}。',
    en: '{month} is closed already; next is {next}.',
  },
  'fund.closing-not-over': {
    status: 409,
    zh: '{month} 还没有结束，下月起才能结账。',
    en: '{month} is not over yet.',
  },
  'fund.closing-earlier-open': {
    status: 409,
    zh: '前面还有月份没有结账，请先结 {next}。',
    en: 'An earlier month is open; close {next} first.',
  },
  'fund.counted-differs': {
    status: 422,
    zh: '账上 {books} 元，实存 {counted} 元，两数不符。请核对，或写明差异的原因。',
    en: 'The books say {books}, counted are {counted}. Check, or give the reason.',
  },
  'fund.unknown-purpose': {
    status: 422,
    zh: '“{purpose}”不在规定用途内。可用于：{purposes}。',
    en: '“{purpose}” is not among the purposes allowed: {purposes}.',
  },
  'fund.request-state': {
    status: 409,
    zh: '这项申请现在是“{state}”，不能这样办理。',
    en: 'This request is “{state}”; this is not possible.',
  },
  'fund.same-person': {
    status: 403,
    zh: '申请、审批、付款应由三个人分别办理。您已经办了“{act}”，请由其他人办理。',
    en: 'Request, approval and payment are for three different people. You did “{act}” already.',
  },
  'fund.nobody-signed': {
    status: 403,
    zh: '这件事要由登录的本人办理。',
    en: 'This has to be done by a person.',
  },
  'fund.no-superior': {
    status: 409,
    zh: '没有可以上缴或请求的上一级组织。',
    en: 'There is no superior organisation.',
  },
  'fund.month-not-closed': {
    status: 409,
    zh: '{month} 还没有结账。请先结账，再上缴到这个月。',
    en: '{month} is not closed yet; close it first.',
  },
  'fund.nothing-to-remit': {
    status: 409,
    zh: '{from} 至 {through} 没有可上缴的金额。',
    en: 'Nothing to remit from {from} to {through}.',
  },
  'fund.remitted': {
    status: 409,
    zh: '到 {through} 为止已经上缴过，或有一笔尚未确认。',
    en: 'Remitted up to {through} already, or one is still on its way.',
  },
  'fund.amount-differs': {
    status: 422,
    zh: '按比例应上缴 {expected} 元，您填了 {given} 元。请核对，或写明原因。',
    en: 'The share is {expected} yuan, given are {given}. Check, or give the reason.',
  },
  'fund.amount-missing': {
    status: 422,
    zh: '上级还没有设定上缴比例，请填写上级通知的金额。',
    en: 'No share is set; fill in the amount as your superior told.',
  },
  'fund.transfer-state': {
    status: 409,
    zh: '这笔款项现在是“{state}”，不能这样办理。',
    en: 'This transfer is “{state}”; this is not possible.',
  },
  'fund.not-receiver': {
    status: 403,
    zh: '这笔款项由{org}确认，您现在的身份不能办理。',
    en: 'This is for {org} to confirm.',
  },
  'fund.skips-a-level': {
    status: 422,
    zh: '下拨只给直接下级，请求只向上一级提出，不得越级。',
    en: 'Allocations go to direct subordinates only; levels are not skipped.',
  },
  'fund.wrong-account': {
    status: 422,
    zh: '这笔款项是“{kind}”，应记入同类账户，不能混用。',
    en: 'This money is of the kind “{kind}” and belongs to an account of that kind.',
  },
  'fund.statement-again': {
    status: 409,
    zh: '这个文件已经导入过这个账户，没有重复导入。',
    en: 'This file was imported into this account already.',
  },
  'fund.statement-columns': {
    status: 422,
    zh: '没有找到“{missing}”列。请保留银行导出的表头，或把表头改成：日期、金额（或收入、支出）、对方、摘要、流水号。',
    en: 'No column “{missing}”. Headings: date, amount (or in, out), party, remark, reference.',
  },
  'fund.statement-empty': { status: 422, zh: '表里没有数据行。', en: 'The table has no rows.' },
  'fund.statement-long': {
    status: 413,
    zh: '一次最多对 {most} 行，请按月分开导入。',
    en: 'At most {most} rows at a time; import month by month.',
  },
  'fund.no-file': { status: 400, zh: '没有收到文件。请重新选择。', en: 'No file arrived.' },
  'fund.row-settled': {
    status: 409,
    zh: '这一行已经相符或已经说明。',
    en: 'This row is matched or explained already.',
  },
  'fund.year-not-closed': {
    status: 409,
    zh: '{year} 年还没有全部结账（结到 {until}）。请先结完 12 月。',
    en: '{year} is not closed entirely (up to {until}).',
  },
  'fund.publication-exists': {
    status: 409,
    zh: '{year} 年的收支表已经公布。',
    en: 'The accounts of {year} are published already.',
  },
  'fund.publication-state': { status: 409, zh: '这份收支表现在不能这样办理。', en: 'This is not possible now.' },
  'fund.auditor-not-apart': {
    status: 403,
    zh: '审核人不能是当年记账、审批、付款或制表的人。请由其他人审核。',
    en: 'Whoever posted, approved, paid or drafted cannot audit. Somebody else has to.',
  },
  'fund.campaign-closed': {
    status: 409,
    zh: '这次倡议是 {from} 到 {until}，这一天不能登记。',
    en: 'The campaign runs from {from} to {until}; this day is outside.',
  },
  'fund.campaign-state': {
    status: 409,
    zh: '这次倡议现在不能这样办理。',
    en: 'This is not possible for the campaign now.',
  },
  'fund.campaign-not-voluntary': {
    status: 422,
    zh: '“{text}”规定了数额、人均或排名。特殊党费自愿交纳，不定数额、不排名、不列未交者，请改写。',
    en: '“{text}” asks a sum, an average or a ranking. Special dues are voluntary; please rewrite.',
  },
  'fund.step-unmet': { status: 409, zh: '还不能完成：{missing}', en: 'Not complete yet: {missing}' },
};
