import type { CodeList } from './code-list.ts';

/** 人员类别. */
export const memberTypeCodes = {
  id: 'member_type',
  titleZh: '人员类别',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '1', titleZh: '正式党员', titleEn: 'full member', aliases: ['正式', '中共党员'] },
    { code: '2', titleZh: '预备党员', titleEn: 'probationary member', aliases: ['预备', '中共预备党员'] },
  ],
} as const satisfies CodeList;

/** 发展党员人员类别. */
export const developmentStageCodes = {
  id: 'development_stage',
  titleZh: '发展党员人员类别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'applicant', titleZh: '入党申请人' },
    { code: 'activist', titleZh: '入党积极分子' },
    { code: 'admission-candidate', titleZh: '发展对象' },
  ],
} as const satisfies CodeList;

/** 党籍状态. */
export const partyMembershipStateCodes = {
  id: 'party_membership_state',
  titleZh: '党籍状态',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'normal', titleZh: '正常', titleEn: 'normal' },
    { code: 'suspended', titleZh: '停止党籍', titleEn: 'membership suspended' },
  ],
} as const satisfies CodeList;

/** 入党类型. */
export const joinTypeCodes = {
  id: 'join_type',
  titleZh: '入党类型',
  coding: 'official',
  confidence: 'known',
  items: [
    { code: '1111', titleZh: '共青团员入党' },
    { code: '11111', titleZh: '共青团员经“推优”入党' },
    { code: '1113', titleZh: '特殊情况下发展' },
  ],
  note: 'codes seen in 2017 report filters; full list not located',
} as const satisfies CodeList;

/** 进入本信息系统类型. */
export const joinCategoryCodes = {
  id: 'join_category',
  titleZh: '进入本信息系统类型',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '1', titleZh: '发展（新发展党员）' },
    { code: '11', titleZh: '重新入党' },
    { code: '2', titleZh: '恢复党籍' },
    { code: '21', titleZh: '停止党籍后恢复党籍' },
    { code: '3', titleZh: '转入组织关系' },
    { code: '38', titleZh: '整建制转入' },
  ],
  note: 'prefix match, from 2017 report filters',
} as const satisfies CodeList;

/** 离开本信息系统类型. */
export const leaveCategoryCodes = {
  id: 'leave_category',
  titleZh: '离开本信息系统类型',
  coding: 'own',
  confidence: 'known',
  items: [
    {
      code: 'left-party',
      titleZh: '出党（开除党籍／退党除名／劝退／劝而不退除名／自行脱党除名／取消预备党员资格／不予承认）',
    },
    { code: 'suspended', titleZh: '停止党籍' },
    { code: 'died', titleZh: '死亡' },
    { code: 'transferred-out', titleZh: '转出组织关系' },
    { code: 'transferred-out-whole', titleZh: '整建制转出' },
  ],
} as const satisfies CodeList;

/** 出党类型. */
export const exitTypesCodes = {
  id: 'exit_types',
  titleZh: '出党类型',
  source: '2017 report table 10',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'expelled', titleZh: '开除党籍' },
    { code: 'withdrew', titleZh: '退党除名' },
    { code: 'persuaded-withdrawal', titleZh: '劝退' },
    { code: 'removed-after-persuasion', titleZh: '劝而不退除名' },
    { code: 'deemed-withdrawal', titleZh: '自行脱党除名' },
    { code: 'probation-annulled', titleZh: '取消预备党员资格' },
    { code: 'not-recognised', titleZh: '不予承认' },
  ],
} as const satisfies CodeList;

/** 转正情况. */
export const convertResultCodes = {
  id: 'convert_result',
  titleZh: '转正情况',
  source: '2017 report table 15',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'confirmed', titleZh: '转为正式党员' },
    { code: 'confirmed-after-extension', titleZh: '延长预备期转正' },
    { code: 'discussion-postponed', titleZh: '推迟讨论转正' },
    { code: 'probation-extended', titleZh: '延长预备期' },
    { code: 'probation-annulled', titleZh: '取消预备党员资格' },
    { code: 'not-yet-decided', titleZh: '尚未讨论或审批' },
    { code: 'annulled-before-expiry', titleZh: '预备期未满被取消预备党员资格' },
  ],
} as const satisfies CodeList;

/** 失去联系情形. */
export const lostReasonCodes = {
  id: 'lost_reason',
  titleZh: '失去联系情形',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'working-away', titleZh: '外出务工经商' },
    { code: 'employer-restructured', titleZh: '单位改制或破产' },
    { code: 'after-graduation', titleZh: '毕业后去向不明' },
    { code: 'changed-employer', titleZh: '工作单位改变' },
    { code: 'abroad', titleZh: '出国（境）' },
    { code: 'moved', titleZh: '居住地改变' },
    { code: 'other', titleZh: '其他' },
  ],
} as const satisfies CodeList;

/** 失联时长分段. */
export const lostDurationBandCodes = {
  id: 'lost_duration_band',
  titleZh: '失联时长分段',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: '6m-1y', titleZh: '6个月以上不满1年' },
    { code: '1y-5y', titleZh: '1年至5年' },
    { code: '6y-10y', titleZh: '6年至10年' },
    { code: '11y-up', titleZh: '11年及以上' },
  ],
} as const satisfies CodeList;

/** 外出流向. */
export const outflowDirectionCodes = {
  id: 'outflow_direction',
  titleZh: '外出流向',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'organ', titleZh: '机关' },
    { code: 'institution', titleZh: '事业单位' },
    { code: 'talent-centre', titleZh: '人才（劳动）服务中心' },
    { code: 'public-hmt-enterprise', titleZh: '公有经济控制港澳台商投资企业' },
    { code: 'public-foreign-enterprise', titleZh: '公有经济控制外商投资企业' },
    { code: 'private-non-enterprise', titleZh: '民办非企业单位' },
    { code: 'private-enterprise', titleZh: '私营企业' },
    { code: 'nonpublic-hmt-enterprise', titleZh: '非公有经济控制港澳台商投资企业' },
    { code: 'nonpublic-foreign-enterprise', titleZh: '非公有经济控制外商投资企业' },
    { code: 'self-employed', titleZh: '个体工商户' },
    { code: 'urban-community', titleZh: '城市社区（居委会）' },
    { code: 'township-community', titleZh: '乡镇社区（居委会）' },
    { code: 'village', titleZh: '建制村' },
    { code: 'other', titleZh: '其他' },
    { code: 'unknown', titleZh: '不掌握流向' },
  ],
} as const satisfies CodeList;

/** 流动范围. */
export const outflowScopeCodes = {
  id: 'outflow_scope',
  titleZh: '流动范围',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'across-provinces', titleZh: '跨省（区、市）流动' },
    { code: 'across-prefectures', titleZh: '省内跨市（地）流动' },
    { code: 'within-prefecture', titleZh: '市内流动' },
  ],
} as const satisfies CodeList;
