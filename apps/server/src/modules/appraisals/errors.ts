import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of appraisals. */
export const appraisalRefusals: RefusalCatalogue = {
  'appraisal.not-yours': {
    status: 403,
    zh: '“{title}”由{org}组织，您现在的身份不能办理。',
    en: '“{title}” is organised by {org}.',
  },
  'appraisal.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。',
    en: '“{title}” is “{state}”; this is not possible now.',
  },
  'appraisal.group-unknown': {
    status: 422,
    zh: '没有“{group}”这一组，请刷新后再试。',
    en: 'There is no group “{group}”.',
  },
  'appraisal.expected-missing': {
    status: 422,
    zh: '请填写“{group}”的应参加人数。',
    en: 'Give the expected number of “{group}”.',
  },
  'appraisal.too-few-expected': {
    status: 422,
    zh: '“{group}”只有 {expected} 人。少于 {least} 人的组不能保证匿名，结果也不会公布，请增加参加的人。',
    en: '“{group}” has {expected} people; fewer than {least} cannot stay anonymous.',
  },
  'appraisal.code-unknown': {
    status: 404,
    zh: '测评码不对，请核对纸条上的字母和数字。',
    en: 'This code is not valid. Check the letters and digits on the slip.',
  },
  'appraisal.code-used': {
    status: 410,
    zh: '这个测评码已经用过，每码只能填一次。',
    en: 'This code has been used; each works once.',
  },
  'appraisal.closed': {
    status: 410,
    zh: '测评已经结束，不再接收测评表。',
    en: 'The appraisal has ended and takes no more sheets.',
  },
};
