import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of calendar feeds. */
export const feedRefusals: RefusalCatalogue = {
  'feed.code-unknown': {
    status: 404,
    zh: '这个日历地址已经停用或写错。请在“我的”里重新生成，再到日历里更换。',
    en: 'This calendar address was switched off or is mistyped. Make a new one on your own page.',
  },
};
