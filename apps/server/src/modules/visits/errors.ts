import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of visits. */
export const visitRefusals: RefusalCatalogue = {
  'visit.not-yours': {
    status: 403,
    zh: '这次走访由{name}记录，您可以查看，不能改。',
    en: 'This visit is recorded by {name}.',
  },
  'visit.in-future': {
    status: 422,
    zh: '走访日期 {on} 还没到。没有去的请先安排，去过再记。',
    en: 'The day of the visit ({on}) has not come yet.',
  },
  'visit.no-consent': {
    status: 422,
    zh: '记下需要前请先征得本人同意。没有同意的请删去这一项。',
    en: 'A need is written down with the consent of the person; leave it out otherwise.',
  },
  'visit.note-too-long': {
    status: 422,
    zh: '民情日记不超过 {most} 字（现在 {length} 字）：只写需要和办法，不写人的评价。',
    en: 'The note is limited to {most} characters.',
  },
  'visit.own-check': {
    status: 403,
    zh: '走访的确认和核实要由另一位同志办理。',
    en: 'Somebody else confirms or re-checks a visit.',
  },
  'visit.not-asked': { status: 403, zh: '这次走访没有请您确认。', en: 'You were not asked to confirm this visit.' },
  'visit.not-drawn': {
    status: 409,
    zh: '这次走访没有被抽到，不需要核实。',
    en: 'This visit was not drawn for re-checking.',
  },
  'visit.wrong-state': { status: 409, zh: '这次走访已经记录过，不能再改。', en: 'This visit has been recorded.' },
  'visit.need-routed': { status: 409, zh: '这项需要已经有办法了。', en: 'This need has been routed.' },
  'visit.person-unfit': {
    status: 422,
    zh: '请在本组织的党员中另选一位同去或被访的同志确认。',
    en: 'Choose another member of the organisation to confirm.',
  },
};
