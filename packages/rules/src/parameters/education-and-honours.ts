import type { Parameter } from '@jishi/domain';

/** 党员每年集中学习培训学时: at least this many class hours. */
export const trainingMemberHours: Parameter<number> = {
  id: 'training.member.hours',
  titleZh: '党员每年集中学习培训学时',
  unit: 'class_hours',
  compare: 'ge',
  values: [
    {
      from: '2009-01-01',
      value: null,
      cite: { source: 'peixunguihua_2009', note: '数值待核', confidence: 'uncertain' },
    },
    { from: '2014-01-01', value: 32, cite: { source: 'peixunguihua_2014', confidence: 'known' } },
    {
      from: '2019-05-06',
      value: 32,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十条', confidence: 'verified' },
    },
  ],
};

/** 基层党组织书记和班子成员每年集中学习培训学时: at least this many class hours. */
export const trainingSecretaryHours: Parameter<number> = {
  id: 'training.secretary.hours',
  titleZh: '基层党组织书记和班子成员每年集中学习培训学时',
  unit: 'class_hours',
  compare: 'ge',
  values: [
    { from: '2014-01-01', value: 56, cite: { source: 'peixunguihua_2014', confidence: 'known' } },
    { from: '2019-11-01', value: 56, cite: { source: 'peixunguihua_2019', confidence: 'known' } },
    { from: '2024-01-01', value: 56, cite: { source: 'peixunguihua_2024', confidence: 'known' } },
  ],
  facts: { also: '每年至少参加 1 次集中培训' },
};

/** 新任党组织书记任职培训期限: at most this many calendar months. */
export const trainingNewSecretaryDeadline: Parameter<number> = {
  id: 'training.new_secretary.deadline',
  titleZh: '新任党组织书记任职培训期限',
  unit: 'm',
  compare: 'le',
  values: [{ from: '2012-02-01', value: 6, cite: { source: 'jichujianshenian_2012', confidence: 'verified' } }],
};

/** 新党员集中培训: at most this many calendar years. */
export const trainingNewMemberDeadline: Parameter<number> = {
  id: 'training.new_member.deadline',
  titleZh: '新党员集中培训',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: '2014-01-01',
      value: 1,
      cite: { source: 'peixunguihua_2014', note: '入党后一年内参加一次集中培训', confidence: 'uncertain' },
    },
  ],
};

/** 无人事档案的党员由有审批权的基层党委建立党员档案，由所在党委或县级以上组织部门保存. */
export const archiveMemberFile: Parameter<boolean> = {
  id: 'archive.member_file',
  titleZh: '无人事档案的党员由有审批权的基层党委建立党员档案，由所在党委或县级以上组织部门保存',
  unit: 'rule',
  values: [
    {
      from: '2014-05-28',
      value: true,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十六条', confidence: 'verified' },
    },
  ],
};

/** “光荣在党50年”纪念章党龄要求: at least this many calendar years. */
export const honourFiftyYears: Parameter<number> = {
  id: 'honour.fifty_years',
  titleZh: '“光荣在党50年”纪念章党龄要求',
  unit: 'y',
  compare: 'ge',
  values: [{ from: '2021-07-01', value: 50, cite: { note: '首次颁发 2021；此后每年七一', confidence: 'known' } }],
  facts: {
    counting:
      '健在且一贯表现良好；党龄满 50 年的计算截止日每年通知（常为当年 12 月 31 日或 7 月 1 日）— keep configurable',
  },
};
