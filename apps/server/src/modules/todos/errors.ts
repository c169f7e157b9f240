import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of duties. */
export const todoRefusals: RefusalCatalogue = {
  'todo.act-first': {
    status: 422,
    zh: '“{title}”要办完才算完成，不能直接标记。请点开这一件去办。',
    en: '“{title}” ends when it is done; open it and do it.',
  },
  'todo.no-longer-yours-to-take-back': {
    status: 409,
    zh: '“{title}”已不能撤回：只有本人可在办完后 10 分钟内撤回。',
    en: '“{title}” can no longer be taken back: only the person who did it may, within 10 minutes.',
  },
};
