import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of the roster. */
export const memberRefusals: RefusalCatalogue = {
  'member.not-found': {
    status: 404,
    zh: '没有找到这名党员，或不在您的管理范围内。',
    en: 'The member was not found or is outside your subtree.',
  },
  'member.elsewhere': {
    status: 409,
    zh: '此人已在本地其他党组织的名册上。一名党员只在一个党支部登记，请办理组织关系转接，或联系县委组织部核对。',
    en: 'This person stands on another roster of this place. A member belongs to one branch: arrange a transfer.',
  },
  'member.already-here': {
    status: 409,
    zh: '{name}已在您的名册上（{branch}），不能重复登记。',
    en: '{name} already stands on your roster ({branch}).',
  },
  'member.left-already': {
    status: 409,
    zh: '此人曾在名册上，已经离开。请在原记录上办理恢复，不要重新登记。',
    en: 'This person was on the roster and left. Restore the old record instead of registering anew.',
  },
  'member.branch-gone': {
    status: 409,
    zh: '该党支部已撤销、未生效，或不在您的管理范围内。',
    en: 'The branch has ended, is not in force yet, or is outside your subtree.',
  },
  'member.not-a-branch': { status: 422, zh: '“{name}”不是党支部，党员编入党支部。', en: '"{name}" is not a branch.' },
  'member.same-branch': { status: 422, zh: '{name}已经在{branch}。', en: '{name} already belongs to {branch}.' },
  'member.wrong-status': {
    status: 409,
    zh: '{name}现在的状态不能办理“{transitionZh}”。',
    en: 'This cannot be done in the present status of {name}.',
  },
  'member.not-decider': { status: 403, zh: '“{transitionZh}”由{whoZh}决定。', en: 'This is decided by {who}.' },
  'member.date-out-of-order': {
    status: 422,
    zh: '日期 {on} 应不早于 {earliest}，不晚于 {latest}。',
    en: 'The date {on} must lie between {earliest} and {latest}.',
  },
  'member.nothing-changed': { status: 422, zh: '没有改动任何内容。', en: 'Nothing was changed.' },
  'member.purpose-missing': {
    status: 422,
    zh: '请写明查看目的，本人可以看到。',
    en: 'State the purpose; the person can see it.',
  },
  'member.no-own-record': {
    status: 404,
    zh: '您的账号没有关联党员记录，请联系党支部书记。',
    en: 'Your account is not linked to a member record.',
  },
  'member.objection-answered': { status: 409, zh: '这项异议已经答复。', en: 'This objection has been answered.' },
  'member.own-objection': {
    status: 403,
    zh: '不能答复自己提出的异议，请由他人答复。',
    en: 'You cannot answer your own objection.',
  },
  'post.secretary-exists': {
    status: 409,
    zh: '{orgName}已有书记{holder}。请先办理卸任。',
    en: '{orgName} already has a secretary: {holder}.',
  },
  'post.not-eligible': {
    status: 422,
    zh: '{name}不是{orgName}的正式党员，不能任此职务。',
    en: '{name} is not a full member of {orgName}.',
  },
  'post.rights-restricted': {
    status: 422,
    zh: '{name}在 {until} 前没有被选举权。',
    en: '{name} may not stand for election before {until}.',
  },
  'post.held-already': { status: 409, zh: '{name}已担任此职务。', en: '{name} holds this post already.' },
  'post.committee-full': {
    status: 422,
    zh: '支部委员会一般 {min} 至 {max} 人，现有 {count} 人。',
    en: 'A branch committee has {min} to {max} members; there are {count}.',
  },
  'post.no-committee': {
    status: 422,
    zh: '正式党员 {full} 名，不足 {least} 名，设书记 1 名、必要时副书记 1 名，不设委员。',
    en: 'With {full} full members the branch has a secretary and if needed a deputy, no committee.',
  },
  'post.not-found': { status: 404, zh: '没有找到在任的这项职务。', en: 'No such running post.' },
};
