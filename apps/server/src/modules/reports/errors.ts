import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of information. */
export const infoRefusals: RefusalCatalogue = {
  'info.not-yours': { status: 403, zh: '这一步由{org}办理，您可以查看，不能办理。', en: 'This is done by {org}.' },
  'info.wrong-state': {
    status: 409,
    zh: '“{title}”现在不能这样办理，请刷新后看它到了哪一步。',
    en: '“{title}” cannot be acted on like this now; reload it.',
  },
  'info.own-sign-off': {
    status: 403,
    zh: '信息由您起草，应由单位主要负责人审签并作保密审查。',
    en: 'You drafted it; the head of the unit signs it off and checks secrecy.',
  },
  'info.not-signed': {
    status: 422,
    zh: '还没有主要负责人审签，不能报送。',
    en: 'It is not signed off yet and cannot be sent.',
  },
  'info.empty': { status: 422, zh: '还没有正文，请写好后再审签。', en: 'There is no text yet.' },
  'info.excuse': {
    status: 422,
    zh: '书面报告已超过事发后 {within}，请写明迟报的原因；迟报照实计，不改时间。',
    en: 'The written report is later than {within} after the event; give the reason.',
  },
  'info.future': { status: 422, zh: '填写的时间还没到，请核对日期和钟点。', en: 'This moment has not come yet.' },
  'info.phone-before-event': {
    status: 422,
    zh: '电话报告不会早于事发时间，请核对。',
    en: 'A call cannot be earlier than the event.',
  },
  'info.later-event': {
    status: 422,
    zh: '事发时间不能由报送单位往后改；确有错误的，请接收机关核实后更正，前后两个时间都会留存。',
    en: 'The reporter cannot move the event to a later moment; the receiver corrects it, and both moments stay.',
  },
  'info.nobody-above': {
    status: 422,
    zh: '没有上一级组织可以报送。',
    en: 'There is no organisation above to report to.',
  },
  'info.reason': { status: 422, zh: '退改、不采用请写明理由。', en: 'Give the reason for returning or not using it.' },
  'info.level': { status: 422, zh: '请选择采用的层级。', en: 'Choose the level that adopted it.' },
};
