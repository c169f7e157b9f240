import type { Parameter } from '@jishi/domain';

// 受理件、走访、信息报送: where a regulation gives a number it stands in petitions.ts; these are the product's own.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

const duration = (id: string, titleZh: string, value: string, note = '本系统默认'): Parameter<string> => ({
  id,
  titleZh,
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value, cite: { note, confidence: 'uncertain' } }],
});

/** 受理件告知是否受理（信访事项按条例）. */
export const intakeAcceptNotify: Parameter<string> = duration('intake.accept.notify', '受理件告知是否受理', '3wd');
/** 服务事项答复. */
export const intakeServiceReply: Parameter<string> = duration('intake.service.reply', '服务事项答复', '10wd');
/** 意见建议答复. */
export const intakeOpinionReply: Parameter<string> = duration('intake.opinion.reply', '意见建议答复', '15wd');
/** 询问答复. */
export const intakeEnquiryReply: Parameter<string> = duration('intake.enquiry.reply', '询问答复', '10wd');
/** 质询答复. */
export const intakeInterpellationReply: Parameter<string> = duration('intake.interpellation.reply', '质询答复', '15wd');
/** 异议答复. */
export const intakeObjectionReply: Parameter<string> = duration('intake.objection.reply', '异议答复', '10wd');
/** 申诉答复. */
export const intakeAppealReply: Parameter<string> = duration('intake.appeal.reply', '申诉答复', '30d');
/** 受理件延长一次（信访事项按条例）. */
export const intakeExtension: Parameter<string> = duration('intake.extension', '受理件经批准延长', '10wd');
/** 移交后接收组织答复是否接收. */
export const intakeHandOverAnswer: Parameter<string> = duration(
  'intake.hand_over.answer',
  '移交受理件后接收组织答复',
  '3wd',
);
/** 答复后未评价即办结的时间. */
export const intakeRatingWindow: Parameter<string> = duration('intake.rating.window', '答复后等候评价的时间', '15d');

/** 网上反映附图片的张数上限. */
export const intakePhotosMax: Parameter<number> = {
  id: 'intake.photos.max',
  titleZh: '网上反映附图片的张数上限',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 走访记录补录期限. */
export const visitRecordWithin: Parameter<string> = duration('visit.record.within', '走访记录补录期限', '3wd');

/** 走访真实性抽查比例. */
export const visitRecheckShare: Parameter<readonly [number, number]> = {
  id: 'visit.recheck.share',
  titleZh: '走访真实性抽查比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [1, 10], cite }],
};

const urgent = '市委组织部组工信息报送要求（种子）；其他地方可自定';

/** 紧急信息电话报告（自事发起）. */
export const infoUrgentPhone: Parameter<string> = duration('info.urgent.phone', '紧急信息电话报告（自事发起）', '1h');
/** 紧急信息书面报告（自事发起）. */
export const infoUrgentWritten: Parameter<string> = duration(
  'info.urgent.written',
  '紧急信息书面报告（自事发起）',
  '6h',
  urgent,
);
/** 紧急信息书面报告最迟（自事发起），超过为漏报. */
export const infoUrgentNever: Parameter<string> = duration(
  'info.urgent.never_after',
  '紧急信息书面报告最迟（自事发起）',
  '24h',
  urgent,
);
/** 紧急信息续报间隔. */
export const infoUrgentFollowUp: Parameter<string> = duration('info.urgent.follow_up', '紧急信息续报间隔', '24h');

/** 信息采用层级. */
export const infoAdoptionLevels: Parameter<readonly string[]> = {
  id: 'info.adoption.levels',
  titleZh: '信息采用层级',
  unit: 'list',
  level: 'local',
  values: [{ from: null, value: ['township', 'county', 'city', 'province', 'nation'], cite }],
};
