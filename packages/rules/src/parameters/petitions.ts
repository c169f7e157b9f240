import type { Parameter } from '@jishi/domain';

/** 信访部门收到信访事项登记分流: at most this many civil days. */
export const petitionRegisterDeadline: Parameter<number> = {
  id: 'petition.register.deadline',
  titleZh: '信访部门收到信访事项登记分流',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 15, cite: { source: 'xinfang_2005', article: '第二十一条', confidence: 'verified' } },
    { from: '2022-05-01', value: 15, cite: { source: 'xinfang_2022', article: '第二十二条', confidence: 'verified' } },
  ],
};

/** 有权处理单位书面告知是否受理／接收情况: at most this many civil days. */
export const petitionAcceptNotify: Parameter<number> = {
  id: 'petition.accept.notify',
  titleZh: '有权处理单位书面告知是否受理／接收情况',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 15, cite: { source: 'xinfang_2005', article: '第二十二条', confidence: 'verified' } },
    { from: '2022-05-01', value: 15, cite: { source: 'xinfang_2022', article: '第二十三条', confidence: 'verified' } },
  ],
  facts: { exception: '信访人姓名（名称）、住址不清的除外；能当场告知的当场书面告知' },
};

/** 申诉求决类一般程序办结（自受理之日起）: at most this many civil days. */
export const petitionHandleDeadline: Parameter<number> = {
  id: 'petition.handle.deadline',
  titleZh: '申诉求决类一般程序办结（自受理之日起）',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 60, cite: { source: 'xinfang_2005', article: '第三十三条', confidence: 'verified' } },
    { from: '2022-05-01', value: 60, cite: { source: 'xinfang_2022', article: '第三十四条', confidence: 'verified' } },
  ],
};

/** 情况复杂经负责人批准延长: at most this many civil days. */
export const petitionHandleExtension: Parameter<number> = {
  id: 'petition.handle.extension',
  titleZh: '情况复杂经负责人批准延长',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 30, cite: { source: 'xinfang_2022', article: '第三十四条', confidence: 'verified' } },
  ],
};

/** 不服处理意见申请复查（自收到书面答复）: at most this many civil days. */
export const petitionReviewRequest: Parameter<number> = {
  id: 'petition.review.request',
  titleZh: '不服处理意见申请复查（自收到书面答复）',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 30, cite: { source: 'xinfang_2022', article: '第三十五条', confidence: 'verified' } },
  ],
};

/** 复查意见作出: at most this many civil days. */
export const petitionReviewDecide: Parameter<number> = {
  id: 'petition.review.decide',
  titleZh: '复查意见作出',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 30, cite: { source: 'xinfang_2022', article: '第三十五条', confidence: 'verified' } },
  ],
};

/** 不服复查意见申请复核: at most this many civil days. */
export const petitionRecheckRequest: Parameter<number> = {
  id: 'petition.recheck.request',
  titleZh: '不服复查意见申请复核',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 30, cite: { source: 'xinfang_2022', article: '第三十六条', confidence: 'verified' } },
  ],
};

/** 复核意见作出（听证时间不计入）: at most this many civil days. */
export const petitionRecheckDecide: Parameter<number> = {
  id: 'petition.recheck.decide',
  titleZh: '复核意见作出（听证时间不计入）',
  unit: 'd',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 30, cite: { source: 'xinfang_2022', article: '第三十六条', confidence: 'verified' } },
  ],
};

/** 多人走访推选代表人数: at most this many persons. */
export const petitionGroupDelegatesMax: Parameter<number> = {
  id: 'petition.group.delegates.max',
  titleZh: '多人走访推选代表人数',
  unit: 'persons',
  compare: 'le',
  values: [
    { from: '2005-05-01', value: 5, cite: { source: 'xinfang_2022', article: '第二十条', confidence: 'verified' } },
  ],
};
