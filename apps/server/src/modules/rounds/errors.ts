import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of rounds. */
export const roundRefusals: RefusalCatalogue = {
  'round.method-not-by-round': {
    status: 422,
    zh: '“{method}”不是按轮次统一开展的方法，请到“程序”中发起。',
    en: '“{method}” is not run in rounds; start it under “Procedures”.',
  },
  'round.not-yours': {
    status: 403,
    zh: '“{title}”由开启它的组织管理，您可以查看，不能修改。',
    en: '“{title}” is managed by the organisation that opened it.',
  },
  'round.not-draft': {
    status: 409,
    zh: '“{title}”已经开启，方案和范围不能再改。',
    en: '“{title}” is open; scheme and scope are frozen.',
  },
  'round.not-open': { status: 409, zh: '“{title}”现在没有开展。', en: '“{title}” is not open.' },
  'round.nobody-in-scope': {
    status: 422,
    zh: '“{title}”的范围内没有组织，请调整范围。',
    en: 'No organisation is in the scope of “{title}”.',
  },
  'round.nobody-late': {
    status: 422,
    zh: '所选范围内没有超期的组织，不用催办。',
    en: 'Nobody in this selection is late.',
  },
  'round.late-left': {
    status: 422,
    zh: '“{title}”还有 {late} 步超期没有办完。要结束，请写明理由。',
    en: '{late} steps of “{title}” are late and still open. Give a reason to close it.',
  },
  'round.scheme-missing': { status: 422, zh: '没有评分标准“{scheme}”。', en: 'There is no scheme “{scheme}”.' },
};
