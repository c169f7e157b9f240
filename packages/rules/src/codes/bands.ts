import type { Confidence } from '@jishi/domain';

/** A span of whole numbers, both ends included; null: open. */
export type Band = readonly [from: number | null, to: number | null];

/** Age bands (年龄分段), completed years on 31 December of the reporting year. */
export const ageBands = {
  confidence: 'verified',
  countedOn: '12-31',
  bulletin2013To2014: [
    [null, 35],
    [36, 45],
    [46, 60],
    [61, null],
  ],
  bulletinFrom2016: [
    [null, 30],
    [31, 35],
    [36, 40],
    [41, 45],
    [46, 50],
    [51, 55],
    [56, 60],
    [61, null],
  ],
  table2Of2017: [
    [null, 30],
    [31, 35],
    [36, 40],
    [41, 45],
    [46, 50],
    [51, 55],
    [56, 60],
    [61, 65],
    [66, 70],
    [71, null],
  ],
  admission2017: [
    [null, 25],
    [26, 30],
    [31, 35],
    [36, 40],
    [41, 59],
    [60, null],
  ],
  cadre2017: [
    [null, 35],
    [36, 45],
    [46, 54],
    [55, 59],
    [60, null],
  ],
} as const satisfies Readonly<Record<string, readonly Band[] | Confidence | string>>;

/** A period of joining (入党时期), both days included; null: open. */
export interface JoinPeriod {
  readonly id: string;
  readonly titleZh: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Periods of table 3 of the annual statistics of 2017. Verified. */
export const joinPeriodsTable3: readonly JoinPeriod[] = [
  { id: 'before-war-of-resistance', titleZh: '1937-07-06及以前', from: null, to: '1937-07-06' },
  { id: 'war-of-resistance', titleZh: '1937-07-07至1945-09-02', from: '1937-07-07', to: '1945-09-02' },
  { id: 'war-of-liberation', titleZh: '1945-09-03至1949-09-30', from: '1945-09-03', to: '1949-09-30' },
  { id: 'founding-to-1966', titleZh: '1949-10-01至1966-04-30', from: '1949-10-01', to: '1966-04-30' },
  { id: '1966-to-1976', titleZh: '1966-05-01至1976-10-31', from: '1966-05-01', to: '1976-10-31' },
  { id: '1976-to-1978', titleZh: '1976-11-01至1978-12-31', from: '1976-11-01', to: '1978-12-31' },
  { id: '1979-to-2002', titleZh: '1979-01-01至2002-10-31', from: '1979-01-01', to: '2002-10-31' },
  { id: '2002-to-2012', titleZh: '2002-11-01至2012-10-31', from: '2002-11-01', to: '2012-10-31' },
  { id: 'from-2012', titleZh: '2012-11-01及以后', from: '2012-11-01', to: null },
];

/** Periods of the bulletin from 2020 on; their days are read from table 3. */
export const joinPeriodsBulletin: readonly JoinPeriod[] = [
  { id: 'before-founding', titleZh: '新中国成立前', from: null, to: '1949-09-30' },
  { id: 'founding-to-1978', titleZh: '新中国成立后至十一届三中全会前', from: '1949-10-01', to: '1978-12-31' },
  { id: '1978-to-2012', titleZh: '十一届三中全会后至十八大前', from: '1979-01-01', to: '2012-10-31' },
  { id: 'since-2012', titleZh: '十八大以来', from: '2012-11-01', to: null },
];

/** Bands of Party standing (党龄分段) in completed years. Verified. */
export const standingBands: readonly { readonly titleZh: string; readonly band: Band }[] = [
  { titleZh: '1年以下', band: [null, 0] },
  { titleZh: '1年至5年', band: [1, 5] },
  { titleZh: '6年至10年', band: [6, 10] },
  { titleZh: '11年至20年', band: [11, 20] },
  { titleZh: '21年及以上', band: [21, null] },
];

/** A group of education codes as the statistics count them. */
export interface EducationGroup {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** One-level code of the report filter of 2017. */
  readonly reportCode: string;
  /** Codes of GB/T 4658-2006. */
  readonly codes: readonly string[];
}

/**
 * Education groups (学历分组). 大专及以上 is the first three. In most rosters only 毕业 counts as attained, 结业 and 肄业
 * as the level before (uncertain); the groups here follow the code alone.
 */
export const educationGroups: readonly EducationGroup[] = [
  {
    id: 'postgraduate',
    titleZh: '研究生',
    titleEn: 'postgraduate',
    reportCode: '1',
    codes: ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'],
  },
  {
    id: 'undergraduate',
    titleZh: '大学本科',
    titleEn: 'bachelor',
    reportCode: '2',
    codes: ['20', '21', '22', '23', '28'],
  },
  { id: 'college', titleZh: '大学专科', titleEn: 'college', reportCode: '3', codes: ['30', '31', '32', '33'] },
  {
    id: 'secondary-vocational',
    titleZh: '中专',
    titleEn: 'secondary vocational',
    reportCode: '4',
    // 40 is not named by the groups; it is the heading of 41–49 and counted with 中专.
    codes: ['40', '41', '42', '43'],
  },
  {
    id: 'high-school',
    titleZh: '高中、中技',
    titleEn: 'high school',
    reportCode: '5',
    codes: ['44', '45', '46', '47', '48', '49', '60', '61', '62', '63'],
  },
  {
    id: 'junior-and-below',
    titleZh: '初中及以下',
    titleEn: 'junior high school and below',
    reportCode: '6',
    codes: ['70', '71', '73', '80', '81', '83', '90'],
  },
];

/** A row of the bulletin by occupation and the job position codes it sums. */
export interface OccupationGroup {
  readonly id: string;
  readonly titleZh: string;
  /** Codes of `jobPositionCodes`. */
  readonly codes: readonly string[];
}

/** Occupations of the bulletin (known; 军人、武警 counted as 其他 is our inference). */
export const occupationGroups: readonly OccupationGroup[] = [
  { id: 'worker', titleZh: '工人（工勤技能人员）', codes: ['016', '025'] },
  { id: 'farmer', titleZh: '农牧渔民', codes: ['1'] },
  { id: 'technical', titleZh: '企事业单位、社会组织专业技术人员', codes: ['013', '015', '022', '024'] },
  { id: 'manager', titleZh: '企事业单位、社会组织管理人员', codes: ['012', '014', '021', '023'] },
  { id: 'official', titleZh: '党政机关工作人员', codes: ['011'] },
  { id: 'student', titleZh: '学生', codes: ['3'] },
  { id: 'retired', titleZh: '离退休人员', codes: ['4'] },
  { id: 'other', titleZh: '其他职业人员', codes: ['2', '5'] },
];

/** Ethnic group codes that are no minority and are counted apart: Han, other, foreign descent. */
export const notMinorityEthnicCodes = ['01', '97', '98'] as const;
