import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of the archive. */
export const archiveRefusals: RefusalCatalogue = {
  'archive.incomplete': {
    status: 422,
    zh: '“{title}”还不能封存，缺：{missing}。',
    en: '“{title}” cannot be sealed; it lacks: {missing}.',
  },
  'archive.sealed': {
    status: 409,
    zh: '“{title}”已于 {on} 封存，不能再改。',
    en: '“{title}” was sealed on {on} and cannot be changed.',
  },
  'archive.not-sealed': { status: 409, zh: '“{title}”还没有封存。', en: '“{title}” has not been sealed yet.' },
  'archive.not-readable': {
    status: 403,
    zh: '“{title}”属于限制查阅的档案，请向保管它的组织申请。',
    en: '“{title}” is restricted; ask the organisation that keeps it.',
  },
};
