import type { Parameter } from '@jishi/domain';

// 权利与减负: limits on what the product keeps, shows and lets out.

/** 匿名结果少于此份数不予显示. */
export const rightsWithheldGroupSize: Parameter<number> = {
  id: 'rights.withheld_group_size',
  titleZh: '匿名结果少于此份数不予显示',
  unit: 'persons',
  compare: 'lt',
  level: 'local',
  values: [
    {
      from: null,
      value: 5,
      cite: { source: 'gerenxinxi_2021', note: '本系统默认；防止由汇总结果推知个人', confidence: 'uncertain' },
    },
  ],
};

/** 超过此人数的名单离开系统须记录用途和接收人. */
export const rightsLargeExportPersons: Parameter<number> = {
  id: 'rights.large_export.persons',
  titleZh: '超过此人数的名单离开系统须记录用途和接收人',
  unit: 'persons',
  compare: 'gt',
  level: 'local',
  values: [
    {
      from: null,
      value: 50,
      cite: { source: 'gerenxinxi_2021', note: '本系统默认；法律未写人数', confidence: 'uncertain' },
    },
  ],
};

/** 群众诉求记录的默认保存时间. */
export const rightsNeedExpiry: Parameter<string> = {
  id: 'rights.need.expiry',
  titleZh: '群众诉求记录的默认保存时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: '12m',
      cite: { source: 'gerenxinxi_2021', note: '本系统默认；实现目的所必要的最短时间', confidence: 'uncertain' },
    },
  ],
};

/** 对本人信息提出异议的答复期限. */
export const rightsCorrectionReplyDue: Parameter<string> = {
  id: 'rights.correction.reply.due',
  titleZh: '对本人信息提出异议的答复期限',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: '15d',
      cite: { source: 'gerenxinxi_2021', note: '本系统默认；法律只写“及时”', confidence: 'uncertain' },
    },
  ],
};

/** 涉及群众的自由填写字数上限. */
export const rightsFreeTextMaxLength: Parameter<number> = {
  id: 'rights.free_text.max_length',
  titleZh: '涉及群众的自由填写字数上限',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: 200,
      cite: { source: 'gerenxinxi_2021', note: '本系统默认；少写少留', confidence: 'uncertain' },
    },
  ],
};

/** 本人可查阅“谁看过我的信息”的时间. */
export const rightsAccessLogVisibleFor: Parameter<string> = {
  id: 'rights.access_log.visible_for',
  titleZh: '本人可查阅“谁看过我的信息”的时间',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [
    { from: null, value: '3y', cite: { source: 'gerenxinxi_2021', note: '本系统默认', confidence: 'uncertain' } },
  ],
};

/** 无人查看达到此时间的报表建议取消. */
export const rightsReportUnopened: Parameter<string> = {
  id: 'rights.report.unopened',
  titleZh: '无人查看达到此时间的报表建议取消',
  unit: 'duration',
  compare: 'ge',
  level: 'local',
  values: [
    {
      from: null,
      value: '1y',
      cite: { source: 'jianfu_2024', note: '本系统默认；规定要求精简报表，未写时间', confidence: 'uncertain' },
    },
  ],
};

/** 不得作为考评依据的数量. */
export const rightsForbiddenQuantities: Parameter<readonly string[]> = {
  id: 'rights.forbidden_quantities',
  titleZh: '不得作为考评依据的数量',
  unit: 'list',
  level: 'local',
  values: [
    {
      from: null,
      value: ['check-in', 'points-ranking', 'online-time', 'like', 'share', 'log-in', 'study-minutes'],
      cite: {
        source: 'jianfu_2024',
        note: '打卡、积分排名、在线时长、点赞、转发、登录次数、学习时长',
        confidence: 'known',
      },
    },
  ],
};
