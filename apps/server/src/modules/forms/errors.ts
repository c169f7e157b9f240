import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of forms. */
export const formRefusals: RefusalCatalogue = {
  'form.already-signed': {
    status: 409,
    zh: '“{title}”已签字提交，签字后的内容不能改动。如需更正，请由审收方退回后重新填写。',
    en: '“{title}” is signed; a signed form is not edited. Ask for its return to correct it.',
  },
  'form.not-yours': {
    status: 403,
    zh: '“{title}”应由{org}填写，您现在的身份不能代填。',
    en: '“{title}” has to be filled in by {org}.',
  },
  'form.evidence-missing': {
    status: 422,
    zh: '还缺少凭证：{missing}。{reason}请上传后再提交。',
    en: 'Evidence is missing: {missing}. Upload it and submit again.',
  },
  'form.evidence-too-many': {
    status: 422,
    zh: '“{label}”至多 {most} 份，现在会有 {given} 份。请先取下 {over} 份，或把几份合成一个文件。',
    en: 'At most {most} files for “{label}”; there would be {given}. Remove {over} first or put several into one.',
  },
  'form.evidence-kind': {
    status: 422,
    zh: '“{label}”只收{takes}，“{name}”不是。请换成所收的类型再传。',
    en: '“{label}” does not take a file of the kind of “{name}”. Upload one of the kinds it names.',
  },
  'form.evidence-unknown': {
    status: 422,
    zh: '表单没有“{name}”所归的凭证项，请刷新页面后再传。',
    en: 'The form has no item of evidence for “{name}”. Reload the page and upload again.',
  },
  'form.too-late': {
    status: 422,
    zh: '“{title}”应在 {dueOn} 前提交，逾期不再接收。请联系上级党组织说明情况。',
    en: '“{title}” was due on {dueOn} and is no longer accepted.',
  },
  'form.not-signed': {
    status: 409,
    zh: '“{title}”还没有签字提交，不能审收。',
    en: '“{title}” has not been signed yet.',
  },
  'form.own-check': {
    status: 403,
    zh: '填写人不能审收自己签字的表单，请由他人办理。',
    en: 'The person who signed a form cannot accept it.',
  },
  'form.no-checker': {
    status: 409,
    zh: '“{title}”签字即完成，不需要审收。',
    en: '“{title}” ends with its signature.',
  },
  'form.entries-full': {
    status: 409,
    zh: '这一步至多填写 {most} 份，已有 {now} 份。',
    en: 'At most {most} entries; there are {now}.',
  },
};
