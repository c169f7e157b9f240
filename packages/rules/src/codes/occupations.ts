import type { CodeList } from './code-list.ts';

/** 工作岗位（职业）. */
export const jobPositionCodes = {
  id: 'job_position',
  titleZh: '工作岗位（职业）',
  source: '2017 report filters (JobCode)',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '0', titleZh: '在岗职工' },
    { code: '01', titleZh: '公有制单位' },
    { code: '011', titleZh: '党政机关工作人员' },
    { code: '012', titleZh: '事业单位管理人员' },
    { code: '013', titleZh: '事业单位专业技术人员' },
    { code: '014', titleZh: '公有制企业管理人员' },
    { code: '015', titleZh: '公有制企业专业技术人员' },
    { code: '016', titleZh: '公有制单位工勤技能人员' },
    { code: '0164', titleZh: '公有制单位工勤技能人员中的农民工' },
    { code: '02', titleZh: '非公有制单位' },
    { code: '021', titleZh: '非公企业管理人员' },
    { code: '022', titleZh: '非公企业专业技术人员' },
    { code: '023', titleZh: '民办非企业单位管理人员' },
    { code: '024', titleZh: '民办非企业单位专业技术人员' },
    { code: '025', titleZh: '非公单位工勤技能人员' },
    { code: '0253', titleZh: '非公单位工勤技能人员中的农民工' },
    { code: '1', titleZh: '农牧渔民' },
    { code: '113', titleZh: '外出务工经商人员' },
    { code: '2', titleZh: '军人、武警' },
    { code: '3', titleZh: '学生' },
    { code: '4', titleZh: '离退休人员' },
    { code: '5', titleZh: '其他' },
  ],
} as const satisfies CodeList;

/** 学生类别. */
export const studentTypeCodes = {
  id: 'student_type',
  titleZh: '学生类别',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'postgraduate', titleZh: '研究生' },
    { code: 'undergraduate', titleZh: '大学本科生' },
    { code: 'college', titleZh: '大学专科生' },
    { code: 'secondary-vocational', titleZh: '中专生' },
    { code: 'high-school', titleZh: '高中、中技学生' },
  ],
} as const satisfies CodeList;

/** 学生年级. */
export const studentGradeCodes = {
  id: 'student_grade',
  titleZh: '学生年级',
  coding: 'own',
  confidence: 'verified',
  items: [
    { code: 'first', titleZh: '一年级' },
    { code: 'other', titleZh: '其他年级' },
    { code: 'final', titleZh: '毕业年级' },
  ],
} as const satisfies CodeList;

/** 一线情况（生产、工作第一线）. */
export const frontLineCodes = {
  id: 'front_line',
  titleZh: '一线情况（生产、工作第一线）',
  source: '2017 report filters (OneLineCode)',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '0', titleZh: '生产、工作第一线' },
    { code: '01', titleZh: '企业生产第一线' },
    { code: '02', titleZh: '农村生产第一线' },
    { code: '03', titleZh: '教学第一线' },
    { code: '04', titleZh: '科研第一线' },
    { code: '05', titleZh: '机关第一线' },
  ],
  note: 'table groups 03+04 as 教学科研第一线',
} as const satisfies CodeList;

/** 新社会阶层类型. */
export const newSocialStratumCodes = {
  id: 'new_social_stratum',
  titleZh: '新社会阶层类型',
  source: '2017 report filters (StratumCode)',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '1', titleZh: '民营科技企业技术人员' },
    { code: '2', titleZh: '受聘于外资企业的管理技术人员' },
    { code: '3', titleZh: '个体劳动者' },
    { code: '31', titleZh: '城镇个体劳动者' },
    { code: '39', titleZh: '其他个体劳动者' },
    { code: '4', titleZh: '私营企业主' },
    { code: '41', titleZh: '民营科技企业创业人员' },
    { code: '49', titleZh: '其他私营企业主' },
    { code: '5', titleZh: '中介组织从业人员' },
    { code: '6', titleZh: '自由职业人员' },
  ],
} as const satisfies CodeList;

/** 专业技术职务. */
export const profTechCodes = {
  id: 'prof_tech',
  titleZh: '专业技术职务',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '1', titleZh: '高级专业技术职务' },
    { code: '2', titleZh: '中级专业技术职务' },
    { code: '3', titleZh: '初级专业技术职务' },
  ],
} as const satisfies CodeList;
