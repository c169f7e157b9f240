import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of organisations. */
export const orgRefusals: RefusalCatalogue = {
  'org.not-found': {
    status: 404,
    zh: '没有找到这个组织，或它不在您的管理范围内。',
    en: 'The organisation was not found or is outside your subtree.',
  },
  'org.wrong-state': {
    status: 409,
    zh: '该组织现在是“{stateZh}”，不能办理此事。',
    en: 'The organisation is {state}; this cannot be done now.',
  },
  'org.parent-not-possible': {
    status: 422,
    zh: '{parentKindZh}下不能设{kindZh}。请选择上级党组织。',
    en: 'An organisation of this kind cannot stand under that superior.',
  },
  'org.cycle': {
    status: 422,
    zh: '“{parent}”在“{name}”之下，不能作它的上级。请另选上级党组织。',
    en: '"{parent}" stands below "{name}" and cannot become its superior.',
  },
  'org.same-parent': { status: 422, zh: '“{parent}”已经是它的上级。', en: '"{parent}" is its superior already.' },
  'org.name-taken': {
    status: 422,
    zh: '同一上级下已有组织叫“{name}”。请改用不同的名称。',
    en: 'Another organisation under the same superior is called "{name}".',
  },
  'org.code-taken': { status: 422, zh: '组织编码 {code} 已被使用。', en: 'The code {code} is in use.' },
  'org.too-few-full-members': {
    status: 422,
    zh: '正式党员 {count} 名，成立党支部至少需要 {least} 名。',
    en: '{count} full members; a branch needs at least {least}.',
  },
  'org.reason-needed': {
    status: 422,
    zh: '{noticeZh}，一般不这样设置。确有需要的，请写明理由（exceptionReason）后再提交。',
    en: '{noticeEn}. As a rule this is not done; give the reason and send again.',
  },
  'org.units-missing': {
    status: 422,
    zh: '联合党支部请列出所覆盖的单位，至少 2 个。',
    en: 'List at least two units for a joint branch.',
  },
  'org.temporary-needs-end': {
    status: 422,
    zh: '临时党组织请填写到期日，须在生效以后、{latest} 以前。',
    en: 'A temporary organisation needs an end date, at the latest {latest}.',
  },
  'org.forbidden-while-temporary': {
    status: 422,
    zh: '临时党组织不办理{actZh}。',
    en: 'A temporary organisation may not do this: {act}.',
  },
  'org.effective-in-future': {
    status: 422,
    zh: '生效日期 {effectiveOn} 在今天以后。请在生效当日或以后办理。',
    en: 'The effective date {effectiveOn} lies in the future.',
  },
  'org.change-before-last': {
    status: 422,
    zh: '生效日期 {effectiveOn} 早于上一次变更 {lastChangeOn}。请核对日期。',
    en: 'The effective date lies before the last change on {lastChangeOn}.',
  },
  'org.own-application': {
    status: 403,
    zh: '申请人不能批复自己的申请，请由上级党组织的其他人批复。',
    en: 'The applicant cannot answer the own application.',
  },
  'org.not-superior': {
    status: 403,
    zh: '由上级党组织批复。您现在的身份代表 {orgName}。',
    en: 'The superior organisation answers; you act for {orgName}.',
  },
  'org.founding-member-elsewhere': {
    status: 422,
    zh: '拟编入的党员中有 {count} 名不在您的名册上。请刷新后重新选择。',
    en: '{count} of the founding members are not on your roster.',
  },
  'org.merge-kinds-differ': {
    status: 422,
    zh: '{fromKindZh}不能并入{intoKindZh}。',
    en: 'Organisations of these kinds cannot be merged.',
  },
  'org.merge-into-itself': { status: 422, zh: '不能并入自己。', en: 'An organisation cannot be merged into itself.' },
  'org.not-empty': {
    status: 409,
    zh: '还不能撤销：{blockersZh}。请先逐项落实去向。',
    en: 'It cannot be dissolved yet: {blockersEn}.',
  },
  'org.relation-exists': { status: 409, zh: '这项关系已经登记。', en: 'This relation is already recorded.' },
  'org.relation-not-found': { status: 404, zh: '没有找到在期的这项关系。', en: 'No such running relation.' },
  'org.relation-with-itself': {
    status: 422,
    zh: '不能与自己建立关系。',
    en: 'An organisation has no relation with itself.',
  },
  'org.term-number-used': {
    status: 422,
    zh: '第 {termNumber} 届已经登记。',
    en: 'Term {termNumber} is already recorded.',
  },
  'org.term-overlaps': {
    status: 422,
    zh: '新一届开始日期 {fromOn} 早于现任届次开始日期 {runningFrom}。',
    en: 'The new term begins before the running one.',
  },
  'org.term-not-running': {
    status: 409,
    zh: '没有在任的第 {termNumber} 届。',
    en: 'Term {termNumber} is not running.',
  },
  'org.term-extension-too-long': {
    status: 422,
    zh: '延期至 {extendedTo} 超过了期限，最迟 {latest}。',
    en: 'The extension goes beyond {latest}.',
  },
};
