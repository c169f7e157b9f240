import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of learning. */
export const learningRefusals: RefusalCatalogue = {
  'learning.not-yours': {
    status: 403,
    zh: '“{title}”由所在组织记录，您可以查看，不能填写。',
    en: '“{title}” is recorded by its own organisation.',
  },
  'learning.credited': {
    status: 409,
    zh: '“{title}”已经结束，不能再改。',
    en: '“{title}” has ended and cannot be changed.',
  },
  'learning.not-a-member': {
    status: 422,
    zh: '名单里有不在本组织的党员，请刷新名单后再选。',
    en: 'The list names people who are not members here. Reload it.',
  },
  'learning.too-few-sessions': {
    status: 422,
    zh: '“{title}”至少要学 {least} 次，现在记录了 {sessions} 次。',
    en: '“{title}” needs {least} sessions; {sessions} are recorded.',
  },
  'learning.reason-missing': {
    status: 422,
    zh: '“{title}”应学 {expected} 人，参学 {attended} 人，一般不少于 {share}。请安排补学，或写明理由。',
    en: '{attended} of {expected} took part in “{title}”, {share} are asked as a rule. Arrange a make-up or give the reason.',
  },
  'learning.no-make-up': { status: 422, zh: '“{title}”不设补学。', en: '“{title}” has no make-up.' },
  'learning.make-up-too-late': {
    status: 422,
    zh: '补学要在 {heldOn} 之后、{last} 之前进行。',
    en: 'A make-up takes place after {heldOn} and by {last}.',
  },
  'learning.make-up-again': {
    status: 422,
    zh: '{names}已经补学过，每人至多 {times} 次。',
    en: '{names} have made up already; at most {times} each.',
  },
};
