import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of posts. */
export const postRefusals: RefusalCatalogue = {
  'duty-post.not-manager': {
    status: 403,
    zh: '“{title}”由{org}管理，请由该组织的书记或委员办理。',
    en: '“{title}” is managed by {org}.',
  },
  'duty-post.not-a-member': {
    status: 422,
    zh: '只有{org}在册的党员可以担任这个岗位，请先核对组织关系。',
    en: 'Only current members of {org} may hold this post.',
  },
  'duty-post.closed': {
    status: 409,
    zh: '“{title}”已于 {closedOn} 撤销，不能再办理。',
    en: '“{title}” was closed on {closedOn}.',
  },
  'duty-post.not-claimed': {
    status: 422,
    zh: '“{title}”由组织确定人选，不接受认领。请与书记联系。',
    en: '“{title}” is filled by the organisation and cannot be claimed.',
  },
  'duty-post.own-claim': {
    status: 403,
    zh: '本人的认领由其他委员确认，不能自己确认。',
    en: 'Nobody confirms their own claim.',
  },
  'duty-post.wrong-state': {
    status: 409,
    zh: '{name}现在是“{state}”，不能这样办理。请刷新后再看。',
    en: '{name} is “{state}”; this is not possible.',
  },
  'duty-post.held-already': {
    status: 409,
    zh: '{name}已认领或担任这个岗位。',
    en: '{name} holds or has claimed this post already.',
  },
  'duty-post.no-seat': {
    status: 409,
    zh: '名额 {seats} 个，已占 {taken} 个。请先办理交接或增设名额。',
    en: '{taken} of {seats} seats are taken.',
  },
  'duty-post.incompatible': {
    status: 422,
    zh: '{name}现任“{held}”，未规定可与“{title}”兼任。请先交接，或在岗位中注明可兼任。',
    en: '{name} holds “{held}”, which is not declared compatible with “{title}”.',
  },
  'duty-post.gap': {
    status: 422,
    zh: '前任 {endedOn} 止，接任从 {fromOn} 起，中间有空缺。请改为 {endedOn} 到岗。',
    en: 'The predecessor ended on {endedOn}; beginning on {fromOn} leaves a gap.',
  },
  'duty-post.overlap': {
    status: 422,
    zh: '前任 {endedOn} 止，接任从 {fromOn} 起，任期重叠。请改为 {endedOn} 到岗。',
    en: 'The predecessor ended on {endedOn}; beginning on {fromOn} overlaps.',
  },
  'duty-post.no-successor': {
    status: 422,
    zh: '这个岗位只有一人，不能空缺。请先确认接任人，再办理交接；不再设岗的，请选择同时撤销岗位。',
    en: 'A single post cannot be left empty: confirm a successor first, or close the post.',
  },
  'duty-post.ends-before-it-began': {
    status: 422,
    zh: '离岗日期 {on} 早于到岗日期 {fromOn}，请改正。',
    en: 'The end {on} lies before the beginning {fromOn}.',
  },
  'duty-post.in-future': { status: 422, zh: '日期 {on} 还没有到，请填今天或以前。', en: '{on} lies in the future.' },
  'duty-post.hand-over-empty': {
    status: 422,
    zh: '还有 {count} 项未了事项没有列入移交清单：{items}。',
    en: '{count} open items are missing on the hand-over list: {items}.',
  },
  'duty-post.still-held': {
    status: 409,
    zh: '还有 {count} 人在岗、待到岗或待确认。请先办理交接、免去或答复。',
    en: '{count} people hold the post or wait for it.',
  },
  'duty-post.shift-outside': {
    status: 422,
    zh: '{day} 不在{name}的任岗期内，请重新选择。',
    en: '{day} lies outside the time {name} holds the post.',
  },
};
