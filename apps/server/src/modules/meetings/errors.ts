import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of meetings. */
export const meetingRefusals: RefusalCatalogue = {
  'meeting.not-yours': {
    status: 403,
    zh: '“{title}”由{org}召集，您现在的身份不能办理。',
    en: '“{title}” is called by {org}.',
  },
  'meeting.wrong-state': {
    status: 409,
    zh: '“{title}”现在是“{state}”，不能这样办理。',
    en: '“{title}” is “{state}” now; this is not possible.',
  },
  'meeting.notice-in-future': {
    status: 422,
    zh: '通知日期 {noticedOn} 晚于今天，请填写实际通知的日期。',
    en: 'The day of the notice ({noticedOn}) lies in the future.',
  },
  'meeting.notice-too-short': {
    status: 422,
    zh: '{noticedOn} 通知、{meetsOn} 开会，通知时间不足。最早可在 {earliestOn} 开会。',
    en: 'Noticed on {noticedOn} for {meetsOn}: too short. The earliest day is {earliestOn}.',
  },
  'meeting.notice-reason-missing': {
    status: 422,
    zh: '{noticedOn} 通知、{meetsOn} 开会，一般应提前到 {earliestOn} 以后开会。确需提前的，请写明原因。',
    en: 'Noticed on {noticedOn} for {meetsOn}; as a rule not before {earliestOn}. Give the reason.',
  },
  'meeting.not-yet': {
    status: 422,
    zh: '“{title}”定在 {meetsOn} 召开，今天还不能开会和作记录。会期有变的，请先改会议时间并重新通知。',
    en: '“{title}” is called for {meetsOn}; it cannot be held or recorded before.',
  },
  'meeting.quorum-not-met': {
    status: 422,
    zh: '应到有表决权 {expected} 人，实到 {present} 人，未达到有效人数 {least} 人，还差 {missing} 人。',
    en: '{present} of {expected} entitled are present; {least} are needed, {missing} more.',
  },
  'meeting.nobody-expected': {
    status: 422,
    zh: '这个会议的应到名单是空的，请先核对名册或邀请名单。',
    en: 'The list of this meeting is empty; check the roster or the invitation.',
  },
  'meeting.invited-missing': {
    status: 422,
    zh: '请选择参加会议的人。',
    en: 'Choose who is invited.',
  },
  'meeting.heads-missing': {
    status: 422,
    zh: '请填写应到人数和实到人数；实到不能多于应到。',
    en: 'Give the expected and the present number; present cannot exceed expected.',
  },
  'meeting.masses-missing': {
    status: 422,
    zh: '参加会议的群众代表应不少于 {least} 人，现登记 {now} 人。请先登记群众代表人数。',
    en: 'At least {least} representatives of the masses are needed; {now} are noted.',
  },
  'meeting.same-person': {
    status: 422,
    zh: '主持人和记录人不能是同一个人。',
    en: 'Chair and recorder cannot be the same person.',
  },
  'meeting.not-on-list': {
    status: 422,
    zh: '名单里没有这个人。名单在开会时已冻结，之后不再增减。',
    en: 'This person is not on the list, which was frozen at the opening.',
  },
  'meeting.officer-absent': {
    status: 422,
    zh: '{name}没有到会，不能担任{role}。请先登记到会，或另选一人。',
    en: '{name} is not present and cannot be {role}.',
  },
  'meeting.no-vote-here': {
    status: 422,
    zh: '“{kind}”不作表决。需要表决的事项，请召开支部党员大会或支部委员会会议。',
    en: 'No resolutions are taken at “{kind}”.',
  },
  'meeting.not-for-resolution': {
    status: 422,
    zh: '第 {number} 项议题不是表决事项。',
    en: 'Item {number} is not up for a resolution.',
  },
  'meeting.counts-impossible': {
    status: 422,
    zh: '票数不合理：赞成、反对、弃权共 {total}，实到有表决权 {present} 人。',
    en: 'Impossible counts: {total} votes, {present} present with a vote.',
  },
  'meeting.outside-refused': {
    status: 422,
    zh: '这个会议不接受会上增加议题。',
    en: 'This meeting takes no items outside its agenda.',
  },
  'meeting.consent-missing': {
    status: 422,
    zh: '会上增加议题须经到会者同意，请登记同意、不同意和弃权人数。',
    en: 'An item outside the agenda needs the consent of those present: give the counts.',
  },
  'meeting.consent-refused': {
    status: 422,
    zh: '同意增加议题的有 {inFavour} 人，需要 {needed} 人，不能增加。',
    en: '{inFavour} consent; {needed} are needed to add the item.',
  },
  'meeting.adjourned-too-long': {
    status: 422,
    zh: '会议在 {adjournedOn} 休会，最晚应在 {latestOn} 复会，现已超过，请散会后重新召集。',
    en: 'Adjourned on {adjournedOn}, to be resumed by {latestOn}; call a new meeting.',
  },
  'meeting.minutes-empty': {
    status: 422,
    zh: '会议记录还没有内容，请至少写明一项议题的要点后再定稿。',
    en: 'The minutes are empty: write down what was said on at least one item.',
  },
  'meeting.record-too-late': {
    status: 422,
    zh: '会议在 {heldOn} 召开，最晚应在 {latestOn} 补录，现已超过，请向上级党组织说明情况。',
    en: 'Held on {heldOn}; recording was possible until {latestOn}.',
  },
  'meeting.not-signer': {
    status: 403,
    zh: '这里应由{role}{name}本人签字。已在纸质记录上签字的，请选“纸质已签”。',
    en: '{name} signs here as {role}. If the paper is signed, choose “signed on paper”.',
  },
  'meeting.already-signed': { status: 409, zh: '{role}已经签字。', en: 'The {role} has signed.' },
  'meeting.leave-not-own': {
    status: 403,
    zh: '只能为自己请假；他人的请假由会议记录人登记。',
    en: 'You can ask for leave for yourself only.',
  },
  'sign-in.code-unknown': {
    status: 404,
    zh: '签到码不对，请重新扫描签到墙上的二维码。',
    en: 'This code is not valid. Scan the code on the wall again.',
  },
  'sign-in.code-expired': {
    status: 410,
    zh: '签到码已过期，请重新扫描签到墙上的二维码。',
    en: 'This code has expired. Scan the code on the wall again.',
  },
  'sign-in.not-open': {
    status: 409,
    zh: '现在不能签到：{why}。请找会议记录人登记。',
    en: 'Signing in is not open now. Ask the recorder.',
  },
};
