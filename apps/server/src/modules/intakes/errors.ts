import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of matters. None of them tells a barred person that there is a matter: for them it is not found. */
export const intakeRefusals: RefusalCatalogue = {
  'intake.not-yours': {
    status: 403,
    zh: '“{title}”由{org}负责，您可以查看进度，不能办理。',
    en: '“{title}” is handled by {org}; you can follow it, not act on it.',
  },
  'intake.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。',
    en: '“{title}” is “{state}”; this is not possible now.',
  },
  'intake.nobody-above': {
    status: 422,
    zh: '反映的是本平台最高一级组织的负责人，平台内没有可以办理的上级。请告诉来访人向上一级信访部门反映；涉嫌违纪违法的请登记为检举控告。',
    en: 'It is about the head of the topmost organisation here; nobody above can handle it. Name the office above to the person, or register it as a report of wrongdoing.',
  },
  'intake.anonymous-person': {
    status: 422,
    zh: '匿名反映不问也不存姓名和电话，请把姓名、电话清空，或改为实名。',
    en: 'An anonymous matter holds no name and no telephone; clear them, or register it with a name.',
  },
  'intake.missing-named': {
    status: 409,
    zh: '缺少的材料已于 {on} 一次性告知（{papers}），不能再次要求补充。请按已有材料办理，或说明不予受理的理由。',
    en: 'The missing papers were named on {on}; they are named once. Go on with what there is.',
  },
  'intake.nothing-missing': {
    status: 409,
    zh: '没有等待补充的材料。',
    en: 'No papers are being waited for.',
  },
  'intake.no-pause': {
    status: 422,
    zh: '“{kind}”在这个阶段不能因“{because}”暂停计时。信访事项只有复核听证的时间不计入期限；情况复杂的请申请延长。',
    en: 'The clock of this kind does not stand still for this reason; ask for the extension instead.',
  },
  'intake.paused': { status: 409, zh: '已经在暂停计时，请先恢复。', en: 'The clock stands still already.' },
  'intake.not-paused': { status: 409, zh: '没有暂停计时。', en: 'The clock is running.' },
  'intake.extended-once': {
    status: 409,
    zh: '延长只有一次：这件已经{state}。',
    en: 'There is one extension; this matter has had its answer.',
  },
  'intake.too-late-to-extend': {
    status: 422,
    zh: '答复期限 {dueOn} 已过，不能再申请延长。请尽快答复并说明情况。',
    en: 'The time to reply ended on {dueOn}; it can no longer be extended.',
  },
  'intake.own-extension': {
    status: 403,
    zh: '延长由您申请，应由另一位负责人批准。',
    en: 'You asked for the extension; somebody else decides on it.',
  },
  'intake.handler-rates': {
    status: 403,
    zh: '满意程度由来访人自己评价，或由经办人以外的同志回访登记。',
    en: 'The person rates, or somebody who did not handle the matter asks them.',
  },
  'intake.handler-barred': {
    status: 422,
    zh: '这位同志不能经办：不在本组织，或与所反映的事有关。请从名单中另选。',
    en: 'This person cannot handle the matter; choose another from the list.',
  },
  'intake.anonymous-reply': {
    status: 422,
    zh: '请写明答复；匿名来访人凭查询码查看。',
    en: 'Give the reply; an anonymous person reads it with the code.',
  },
  'intake.not-answered-yet': {
    status: 409,
    zh: '还没有书面答复，不能申请复查。',
    en: 'There is no written reply yet; a review follows it.',
  },
  'intake.review-running': {
    status: 409,
    zh: '上一级正在办理，等作出意见后再申请。',
    en: 'The step before is still being decided.',
  },
  'intake.ladder-ended': {
    status: 409,
    zh: '已经复核，程序终结；同一事项不再受理。',
    en: 'The recheck has ended the ladder.',
  },
  'intake.review-too-late': {
    status: 422,
    zh: '申请期限到 {lastDay}，已经超过。',
    en: 'The time to ask ended on {lastDay}.',
  },
  'intake.no-ladder': {
    status: 422,
    zh: '复查、复核只用于信访事项；这件请用“不满意”退回重办一次。',
    en: 'Review and recheck are for petitions; here not being satisfied sends it back once.',
  },
  'intake.nobody-to-review': {
    status: 422,
    zh: '平台内没有上一级组织，请告诉来访人向上一级机关书面申请复查。',
    en: 'There is no organisation above here; the person applies to the authority above.',
  },
  'intake.offer-open': {
    status: 409,
    zh: '已经移交给{org}，等对方答复；要改送请先撤回。',
    en: 'It is being offered to {org} already; withdraw that first.',
  },
  'intake.offer-unfit': {
    status: 422,
    zh: '不能移交给这个组织：是本组织、已撤销，或与所反映的事有关。',
    en: 'It cannot be handed to this organisation.',
  },
  'intake.offer-answered': {
    status: 409,
    zh: '这次移交已经答复或撤回。',
    en: 'This hand-over has been answered or withdrawn.',
  },
  'intake.offer-reason': { status: 422, zh: '不接收请写明理由。', en: 'Give the reason for not taking it.' },
  'intake.link-self': { status: 422, zh: '请选择另一件来关联。', en: 'Choose another matter to link with.' },
  'intake.too-short': {
    status: 422,
    zh: '请写明要反映的事，至少 5 个字，至多 2000 字。',
    en: 'Say what it is about in 5 to 2000 characters.',
  },
  'intake.no-org': { status: 422, zh: '请选择要反映给哪个组织。', en: 'Choose the organisation it goes to.' },
  'intake.photo-unfit': {
    status: 422,
    zh: '图片只收 JPG 或 PNG，每张不超过 {megabytes} MB，至多 {count} 张。',
    en: 'Pictures are JPG or PNG, each up to {megabytes} MB, {count} at most.',
  },
  'intake.already-rated': { status: 409, zh: '已经评价过，谢谢。', en: 'It has been rated already.' },
};
