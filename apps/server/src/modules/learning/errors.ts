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
  'learning.too-short': {
    status: 422,
    zh: '“{title}”每人应学 {asked}，现在记录的学习只有 {days} 天、{hours} 学时。请补记或继续学习。',
    en: '“{title}” asks {asked} of each person; recorded are {days} days and {hours} class hours.',
  },
  'learning.ends-too-early': {
    status: 422,
    zh: '“{title}”自 {startsOn} 起至少持续到 {last}，现在还不能结束。',
    en: '“{title}” lasts from {startsOn} to {last} at least.',
  },
  'learning.no-test': { status: 409, zh: '“{title}”不设考试。', en: '“{title}” has no test.' },
  'learning.marks-out-of-range': {
    status: 422,
    zh: '{names}的得分应在 0 到 {of} 之间，请改正。',
    en: 'The marks of {names} must lie between 0 and {of}.',
  },
  'learning.test-without-learning': {
    status: 422,
    zh: '{names}还没有参加学习。请先记录学习或补学，再记考试。',
    en: '{names} have not taken part yet. Record the session or the make-up first.',
  },
  'learning.test-missing': {
    status: 422,
    zh: '“{title}”要考试，还有 {count} 人没有结果：{names}。请记录考试结果。',
    en: '“{title}” has a test; {count} results are missing: {names}.',
  },
  'learning.passed-already': {
    status: 422,
    zh: '{names}已于 {takenOn} 考试合格，不必再考。',
    en: '{names} passed on {takenOn} already.',
  },
  'learning.test-again': {
    status: 422,
    zh: '{names}已经补考过，至多补考 {times} 次。',
    en: '{names} repeated the test already; at most {times} repeats.',
  },
  'learning.test-too-late': {
    status: 422,
    zh: '{names}的补考要在 {takenOn} 到 {last} 之间进行。',
    en: 'The repeat of {names} takes place between {takenOn} and {last}.',
  },
  'learning.certificate-revoked': {
    status: 409,
    zh: '证书 {number} 已经收回。',
    en: 'Certificate {number} was taken back already.',
  },
  'learning.code-unknown': {
    status: 404,
    zh: '没有这个验证码的证书。请核对证书上的验证码，字母不分大小写。',
    en: 'No certificate has this code. Compare it with the paper.',
  },
};
