import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of honours. */
export const commendationRefusals: RefusalCatalogue = {
  'commendation.not-decider': {
    status: 403,
    zh: '“{title}”由{org}授予，您现在的身份不能办理。',
    en: '“{title}” is conferred by {org}.',
  },
  'commendation.wrong-state': {
    status: 409,
    zh: '{org}的“{title}”现在是“{state}”，不能这样办理。',
    en: '“{title}” of {org} is “{state}”; this is not possible.',
  },
  'commendation.share-exceeded': {
    status: 422,
    zh: '“{grade}”已有和拟授共 {count} 个，超过上限：{limit}（{total} 个支部的 {share}）。请退回审定，调整后再授星。',
    en: '“{grade}”: {count} exceed the cap of {limit} ({share} of {total}).',
  },
  'commendation.count-exceeded': {
    status: 422,
    zh: '“{grade}”已有和拟授共 {count} 个，超过名额 {limit} 个。请退回审定，调整后再授星。',
    en: '“{grade}”: {count} exceed the quota of {limit}.',
  },
  'commendation.not-heard': {
    status: 422,
    zh: '撤销前应当听取陈述，陈述日期不能晚于今天。',
    en: 'The organisation has to be heard before; the day cannot lie in the future.',
  },
  'commendation.hung-before': {
    status: 422,
    zh: '悬挂日期应在授星之日（{conferredOn}）到今天之间。',
    en: 'The plaque is hung between {conferredOn} and today.',
  },
  'commendation.not-own': {
    status: 403,
    zh: '只有{org}自己能登记标牌悬挂。',
    en: 'Only {org} records its own plaque.',
  },
};
