import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of notices and objections. */
export const noticeRefusals: RefusalCatalogue = {
  'notice.not-poster': {
    status: 403,
    zh: '“{title}”由{org}公示，您现在的身份不能办理。',
    en: '“{title}” is posted by {org}.',
  },
  'notice.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。',
    en: '“{title}” is “{state}”; this is not possible now.',
  },
  'notice.not-cleared': {
    status: 422,
    zh: '“{title}”还没有通过保密审查，不能张贴。请先由另一位同志审查。',
    en: '“{title}” has not passed the secrecy check; somebody else has to clear it first.',
  },
  'notice.own-check': {
    status: 403,
    zh: '“{title}”由您起草，保密审查应由另一位同志办理。',
    en: 'You drafted “{title}”; somebody else has to check it.',
  },
  'notice.inner-first': {
    status: 422,
    zh: '“{title}”应先党内后党外：请填写党内公示日期，且不晚于今天。',
    en: '“{title}” has to be posted inside the Party first: give that day.',
  },
  'notice.period-running': {
    status: 409,
    zh: '“{title}”公示期到 {lastDay}，期满次日才能进入下一步。{counting}',
    en: '“{title}” runs to {lastDay}; the next step opens the day after.',
  },
  'notice.objections-open': {
    status: 409,
    zh: '“{title}”还有 {open} 条异议没有答复，答复后才能进入下一步。',
    en: '“{title}” has {open} unanswered objections.',
  },
  'notice.no-objections': {
    status: 409,
    zh: '“{title}”已经结束，不再接收异议。',
    en: '“{title}” has ended and takes no objections.',
  },
  'notice.personal-data': {
    status: 422,
    zh: '公示内容里有疑似{what}（{where}），公开前请删去。',
    en: 'The text seems to contain {what} ({where}); remove it before posting.',
  },
  'notice.text-unchanged': {
    status: 422,
    zh: '“{title}”的内容没有变化，公示期照常计算，不需要重新张贴。',
    en: 'The text of “{title}” is unchanged; its period goes on.',
  },
  'objection.answered': { status: 409, zh: '这条异议已经答复过。', en: 'This objection has been answered.' },
};
