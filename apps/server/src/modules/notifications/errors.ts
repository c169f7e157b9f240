import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of messages and circulars. */
export const notificationRefusals: RefusalCatalogue = {
  'circular.sent': {
    status: 409,
    zh: '“{title}”已经发出，不能再改。需要更正请另发一份。',
    en: '“{title}” has been sent and cannot be changed. Send a correction instead.',
  },
  'circular.empty': { status: 422, zh: '“{title}”还没有正文，请先写正文。', en: '“{title}” has no text yet.' },
  'circular.nobody': {
    status: 422,
    zh: '“{title}”没有可以送达的对象：下级还没有开通账号或没有下级。',
    en: '“{title}” has no addressees that can be reached.',
  },
  'circular.channel-not-offered': {
    status: 422,
    zh: '这些对象（{audience}）不能用站内消息送达，请改用张贴或书面通知，并另作记录。',
    en: 'These addressees ({audience}) have no inbox; post it or send a letter and record that.',
  },
};
