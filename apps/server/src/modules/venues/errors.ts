import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of venues. */
export const venueRefusals: RefusalCatalogue = {
  'venue.adds-debt': {
    status: 422,
    zh: '“{title}”会增加村级债务，不得批准。请改用不产生债务的资金来源后重新提出。',
    en: '“{title}” would add village debt and is not approved.',
  },
  'venue.levies': {
    status: 422,
    zh: '“{title}”要向农民或居民摊派，不得批准。请取消摊派后重新提出。',
    en: '“{title}” would levy money or work on residents and is not approved.',
  },
  'venue.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。请刷新后再看。',
    en: '“{title}” is “{state}”; this is not possible.',
  },
  'venue.own-plan': {
    status: 403,
    zh: '计划由上级组织批准，不能自己批准自己提出的计划。',
    en: 'A plan is approved by the superior, not by who made it.',
  },
  'venue.not-manager': { status: 403, zh: '“{title}”由{org}管理。', en: '“{title}” is managed by {org}.' },
  'venue.date': {
    status: 422,
    zh: '日期应在 {earliest} 到今天之间。',
    en: 'The date lies between {earliest} and today.',
  },
  'venue.below-standard': {
    status: 422,
    zh: '不符合要求：{missing}。请补齐后再验收。',
    en: 'Below the standard: {missing}.',
  },
  'venue.hours': { status: 422, zh: '开放时间的起点应早于止点。', en: 'Opening hours begin before they end.' },
  'venue.not-bookable': {
    status: 422,
    zh: '“{title}”现在不接受预约（未开放或不提供预约）。',
    en: '“{title}” cannot be booked now.',
  },
  'venue.booking-time': {
    status: 422,
    zh: '预约的起止应在整刻（如 09:15），止点晚于起点，最长两天。',
    en: 'Bookings begin and end on a quarter of an hour and last two days at most.',
  },
  'venue.booking-past': { status: 422, zh: '预约时间已过，请另选时间。', en: 'The time has passed.' },
  'venue.double-booking': {
    status: 409,
    zh: '{from} 至 {until} 之间已有预约，请另选时间。',
    en: 'Taken between {from} and {until}.',
  },
  'venue.door': { status: 409, zh: '“{title}”已是{state}状态，不必重复登记。', en: '“{title}” is {state} already.' },
};
