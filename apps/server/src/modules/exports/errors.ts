import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of exports. */
export const exportRefusals: RefusalCatalogue = {
  'export.not-found': {
    status: 404,
    zh: '没有找到这个导出文件，或它不是您导出的。',
    en: 'The export was not found or is not yours.',
  },
  'export.not-ready': { status: 409, zh: '文件还没有写好，请稍候。', en: 'The file is not ready yet.' },
  'export.removed': {
    status: 410,
    zh: '文件已按规定删除（保存 7 天），请重新导出。',
    en: 'The file was removed after seven days. Export again.',
  },
  'export.too-many-waiting': {
    status: 429,
    zh: '您已有 {count} 个导出正在办理，请等它们完成。',
    en: '{count} of your exports are under way. Wait until they are done.',
  },
};
