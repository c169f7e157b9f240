import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of registers. */
export const registerRefusals: RefusalCatalogue = {
  'register.kind-exists': { status: 409, zh: '代号“{key}”的名册已经设立。', en: 'A register with this key exists.' },
  'register.forbidden-category': {
    status: 422,
    zh: '不能设立“{matched}”这类名册：不给居民、来信来访人分类、打分或列风险。需要的是事项办理清单，请按事项设立。',
    en: 'Lists of this category ("{matched}") are not kept: residents and petitioners are never classed, scored or ranked by risk.',
  },
  'register.basis-missing': {
    status: 422,
    zh: '居民、家庭类名册须有依据（本人申请、法定享有或本人同意）和期限。',
    en: 'A list of residents or households needs a basis and an expiry.',
  },
  'register.unknown-status': {
    status: 422,
    zh: '状态“{status}”不在这份名册的状态之中。',
    en: 'The status is not one of this register.',
  },
  'register.no-transition': {
    status: 422,
    zh: '这份名册没有从“{from}”到“{to}”的变动。',
    en: 'This register has no such transition.',
  },
  'register.listed-already': {
    status: 409,
    zh: '“{name}”已在这份名册上。',
    en: '"{name}" stands on this register already.',
  },
  'register.field-missing': { status: 422, zh: '请填写：{fields}。', en: 'Please fill in: {fields}.' },
  'register.not-yours': {
    status: 403,
    zh: '由所在组织登记，上级核对。',
    en: 'The owning organisation edits, its superior checks.',
  },
  'register.no-objection': {
    status: 409,
    zh: '这个条目没有待答复的异议，请刷新页面。',
    en: 'No objection waits for an answer here. Reload the page.',
  },
  'register.ended': { status: 409, zh: '该条目已移出名册。', en: 'The entry has left the register.' },
};
