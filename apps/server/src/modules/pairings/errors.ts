import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of pairings. */
export const pairingRefusals: RefusalCatalogue = {
  'pairing.side-missing': {
    status: 422,
    zh: '请选定{side}：党员和组织从名册中选，其他填写名称。',
    en: 'Please choose the {side}.',
  },
  'pairing.same-side': { status: 422, zh: '结对双方不能是同一个。', en: 'The two sides are the same.' },
  'pairing.exists': {
    status: 409,
    zh: '{helper}与{partner}已有同一种结对，不必重复登记。',
    en: '{helper} and {partner} are paired in this kind already.',
  },
  'pairing.not-full-member': {
    status: 422,
    zh: '{name}不是正式党员或党员权利受限，不能担任{title}。请另选正式党员。',
    en: '{name} is no full member with all rights and cannot be {title}.',
  },
  'pairing.consent-missing': {
    status: 422,
    zh: '与居民、家庭结对须本人同意，并写明同意日期和截止日期；截止日期最迟 {latest}。',
    en: 'Residents and households agree first; name the day and an end, {latest} at the latest.',
  },
  'pairing.wrong-state': {
    status: 409,
    zh: '这项结对现在是“{state}”，不能这样办理。请刷新后再看。',
    en: 'The pairing is “{state}”; this is not possible.',
  },
  'pairing.conflict-not-declared': {
    status: 422,
    zh: '请先由{helper}申明有无需要回避的利害关系，再同意结对。',
    en: '{helper} declares conflicts of interest first.',
  },
  'pairing.conflict': {
    status: 422,
    zh: '{helper}申明与对方有利害关系，应当回避。请另选人选。',
    en: '{helper} declared a conflict of interest and stands aside.',
  },
  'pairing.not-agreed': {
    status: 422,
    zh: '还有一方没有同意，不能生效。',
    en: 'One side has not agreed yet.',
  },
  'pairing.helper-full': {
    status: 422,
    zh: '{helper}已有 {count} 项同类结对，至多 {atMost} 项。请另选人选。',
    en: '{helper} has {count} of at most {atMost} pairings of this kind.',
  },
  'pairing.partner-full': {
    status: 422,
    zh: '{partner}已有 {count} 名，至多 {atMost} 名。请先结束其中一项。',
    en: '{partner} has {count} of at most {atMost}.',
  },
  'pairing.open-duties': {
    status: 422,
    zh: '还有 {open} 项任务没有办结。请先办结，或转给另一项结对。',
    en: '{open} duties are open: finish or re-assign them first.',
  },
  'pairing.duty-settled': { status: 409, zh: '这项任务已办结或已转交。', en: 'The duty is settled already.' },
  'pairing.no-target': {
    status: 422,
    zh: '请选定接手任务的结对：须是进行中的另一项。',
    en: 'Choose another running pairing that takes the duty over.',
  },
  'pairing.date': {
    status: 422,
    zh: '日期应在 {earliest} 到今天之间。',
    en: 'The date lies between {earliest} and today.',
  },
  'pairing.not-yours': {
    status: 403,
    zh: '由结对的本人或{org}办理。',
    en: 'The people concerned or {org} do this.',
  },
};
