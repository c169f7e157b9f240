import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of scoring and grading. */
export const gradingRefusals: RefusalCatalogue = {
  'grading.not-rater': {
    status: 403,
    zh: '“{title}”由{org}评分，您现在的身份不能办理。',
    en: '“{title}” is scored by {org}.',
  },
  'grading.already-submitted': {
    status: 409,
    zh: '“{title}”已经提交。如需更正，请由下一环节退回。',
    en: '“{title}” has been submitted; ask for its return to correct it.',
  },
  'grading.too-few-raters': {
    status: 422,
    zh: '评审组至少 {least} 人，现有 {now} 人打分，请补充。',
    en: 'At least {least} raters are needed; there are {now}.',
  },
  'grading.own-branch': {
    status: 422,
    zh: '{name}的组织关系在{org}，不得评审自己所在的支部，请换人。',
    en: '{name} belongs to {org} and may not review it.',
  },
  'grading.home-unknown': {
    status: 422,
    zh: '找不到这个支部，请从名单中重新选择本人所在支部。',
    en: 'There is no such branch; pick the home branch from the list.',
  },
  'grading.reviewer-unknown': {
    status: 404,
    zh: '评审组名单中没有这个人，请先加入名单。',
    en: 'This person is not on the list of reviewers.',
  },
  'grading.visit-missing': {
    status: 422,
    zh: '评审须实地察看：请填写察看日期（不晚于今天）。',
    en: 'A review needs a visit: give its day, not later than today.',
  },
  'grading.interviews-missing': {
    status: 422,
    zh: '座谈或问卷至少 {least} 人，现有 {now} 人，请补充。',
    en: 'At least {least} people have to be heard; there are {now}.',
  },
  'grading.difference-unexplained': {
    status: 422,
    zh: '评审 {review} 分，自评 {self} 分，相差 {difference} 分，达到 {flag} 分须写明理由。',
    en: 'Review {review}, self {self}: a difference of {difference} (flag: {flag}) needs a reason.',
  },
  'grading.spread-unexplained': {
    status: 422,
    zh: '评审组成员打分相差 {spread} 分，达到 {flag} 分须合议并写明合议情况。',
    en: 'The raters differ by {spread} points (flag: {flag}); say how the group settled it.',
  },
  'grading.scheme-missing': {
    status: 409,
    zh: '没有“{scheme}”这个评分标准，请联系县委组织部。',
    en: 'There is no scheme “{scheme}”.',
  },
};
