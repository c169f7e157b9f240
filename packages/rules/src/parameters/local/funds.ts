import type { Fraction, Parameter } from '@jishi/domain';

// 资金、党费: what no regulation fixes. A province or county replaces these with its own document.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 各类资金的用途（党费另有规定）: closed list of purposes by kind of account. */
export const fundPurposes: Parameter<Readonly<Record<string, readonly string[]>>> = {
  id: 'fund.purposes',
  titleZh: '各类资金的用途（党费的用途另有规定）',
  unit: 'map',
  level: 'local',
  values: [
    {
      from: null,
      value: {
        activity: ['组织生活和主题党日', '教育培训', '学习资料', '阵地维护', '走访慰问', '办公'],
        village: ['公益设施', '生产发展', '办公', '误工补助', '困难补助', '分红', '偿还债务'],
        donation: ['按捐赠人指定的用途', '困难帮扶', '公益设施'],
        care: ['生活困难党员', '老党员', '因公伤亡党员家属'],
        project: ['项目建设', '项目验收', '项目奖励'],
      },
      cite,
    },
  ],
};

/** 基层党委向上级上缴比例: null until the higher organisation sets it. */
export const duesRemitCommitteeToUpper: Parameter<Fraction> = {
  id: 'dues.remit.committee_to_upper',
  titleZh: '基层党委向上级上缴比例',
  unit: 'fraction',
  level: 'local',
  values: [{ from: null, value: null, cite: { note: '由省级等党组织规定', confidence: 'uncertain' } }],
};

/** 特殊党费逐级上缴期限（自倡议结束）. */
export const specialDuesRemitDue: Parameter<string> = {
  id: 'dues.special.remit.due',
  titleZh: '特殊党费逐级上缴期限（自倡议结束）',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 对账时金额、对方相符而日期可相差的天数: at most. */
export const fundReconcileDays: Parameter<number> = {
  id: 'fund.reconcile.days',
  titleZh: '对账时日期可相差的天数',
  unit: 'd',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 用款的申请、审批、付款由不同的人办理: how many different people. */
export const fundSeparatePeople: Parameter<number> = {
  id: 'fund.payment.separate_people',
  titleZh: '用款的申请、审批、付款由几个人分别办理',
  level: 'local',
  unit: 'persons',
  compare: 'ge',
  values: [
    {
      from: null,
      value: 3,
      cite: { note: '会计出纳分设（党费规定）；村级资金申请、审批、付款分开', confidence: 'uncertain' },
    },
  ],
};

/** 收支公布前的审核人不得是记账、付款的人. */
export const fundAuditorApart: Parameter<boolean> = {
  id: 'fund.auditor.apart',
  titleZh: '收支审核人不得是记账、审批、付款的人',
  level: 'local',
  unit: 'rule',
  values: [
    {
      from: null,
      value: true,
      cite: { note: '会计出纳分设，收支公布前由他人审核（本系统默认）', confidence: 'uncertain' },
    },
  ],
};

/** 结账的月份不再记账，更正用冲正. */
export const fundClosedMonth: Parameter<boolean> = {
  id: 'fund.month.closed',
  titleZh: '已结账的月份不再记账，更正记在以后的月份',
  level: 'local',
  unit: 'rule',
  values: [{ from: null, value: true, cite }],
};
