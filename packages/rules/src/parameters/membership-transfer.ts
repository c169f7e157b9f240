import type { Parameter } from '@jishi/domain';

/** 外出学习工作生活达到此时长且地点相对固定应转移组织关系: at least this many calendar months. */
export const transferTriggerMonths: Parameter<number> = {
  id: 'transfer.trigger.months',
  titleZh: '外出学习工作生活达到此时长且地点相对固定应转移组织关系',
  unit: 'm',
  compare: 'ge',
  values: [
    {
      from: null,
      value: 6,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十五条', also: 'guanxi_2004', confidence: 'verified' },
    },
  ],
};

/** 全国范围内可直接互转组织关系的党组织. */
export const transferDirectAuthority: Parameter<string> = {
  id: 'transfer.direct.authority',
  titleZh: '全国范围内可直接互转组织关系的党组织',
  unit: 'rule',
  values: [
    {
      from: '2004-01-01',
      value: '县级以上地方党委组织部门等规定单位，基层党委须逐级转',
      cite: { source: 'guanxi_2004', confidence: 'verified' },
    },
    {
      from: '2019-05-06',
      value: '具有审批预备党员权限的基层党委之间可在全国范围直接转接',
      cite: { source: 'jiaoyuguanli_2019', article: '第二十五条', confidence: 'verified' },
    },
  ],
};

/** 党员组织关系介绍信有效期上限: at most this many civil days. */
export const transferLetterValidityMax: Parameter<number> = {
  id: 'transfer.letter.validity.max',
  titleZh: '党员组织关系介绍信有效期上限',
  unit: 'd',
  compare: 'le',
  values: [{ from: '2004-01-01', value: 90, cite: { source: 'guanxi_2004', confidence: 'verified' } }],
  facts: { usual: { 市内: 10, 市外: 30 } },
};

/** 介绍信存根保存年限: calendar years. */
export const transferLetterStubRetention: Parameter<number> = {
  id: 'transfer.letter.stub.retention',
  titleZh: '介绍信存根保存年限',
  unit: 'y',
  values: [{ from: '2004-01-01', value: 10, cite: { note: '工作手册', confidence: 'uncertain' } }],
};

/** 转出但未被接收的，原党组织仍负管理责任；不得无故拒转拒接. */
export const transferPendingResponsibility: Parameter<boolean> = {
  id: 'transfer.pending.responsibility',
  titleZh: '转出但未被接收的，原党组织仍负管理责任；不得无故拒转拒接',
  unit: 'rule',
  values: [
    {
      from: '2019-05-06',
      value: true,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十五条', confidence: 'verified' },
    },
  ],
};

/** 高校毕业生组织关系保留在校一般上限: at most this many calendar years. */
export const transferGraduateKeepMax: Parameter<number> = {
  id: 'transfer.graduate.keep.max',
  titleZh: '高校毕业生组织关系保留在校一般上限',
  unit: 'y',
  compare: 'le',
  values: [
    {
      from: '2019-05-06',
      value: 2,
      cite: { source: 'jiaoyuguanli_2019', article: '第三十三条', confidence: 'verified' },
    },
  ],
};

/** 出国（境）学习研究党员由原单位联系频次: at most this many calendar months. */
export const transferAbroadContactInterval: Parameter<number> = {
  id: 'transfer.abroad.contact.interval',
  titleZh: '出国（境）学习研究党员由原单位联系频次',
  unit: 'm',
  compare: 'le',
  values: [
    {
      from: '2019-05-06',
      value: 6,
      cite: { source: 'jiaoyuguanli_2019', article: '第三十三条', confidence: 'verified' },
    },
  ],
};

/** 出国学习研究超过此年限未归一般停止党籍: more than this many calendar years. */
export const abroadStudySuspendAfter: Parameter<number> = {
  id: 'abroad.study.suspend_after',
  titleZh: '出国学习研究超过此年限未归一般停止党籍',
  unit: 'y',
  compare: 'gt',
  values: [
    {
      from: '2019-05-06',
      value: 5,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十四条', confidence: 'verified' },
    },
  ],
};

/** 流动党员：未转正式组织关系且连续不能参加原支部活动的时长: at least this many calendar months. */
export const floatingDefinitionMonths: Parameter<number> = {
  id: 'floating.definition.months',
  titleZh: '流动党员：未转正式组织关系且连续不能参加原支部活动的时长',
  unit: 'm',
  compare: 'ge',
  values: [
    { from: '2006-06-01', value: 6, cite: { source: 'liudong_2006', note: '外出 6 个月以上', confidence: 'known' } },
    {
      from: '2019-05-06',
      value: 6,
      cite: { source: 'jiaoyuguanli_2019', article: '第三十二条', confidence: 'verified' },
    },
    { from: '2024-01-01', value: 6, cite: { source: 'liudong_2024', note: '起始日待核', confidence: 'verified' } },
  ],
};
