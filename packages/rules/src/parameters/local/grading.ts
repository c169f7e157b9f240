import type { Fraction, Parameter } from '@jishi/domain';
import type { GradeThreshold } from '../value-types.ts';

// 分类定级: points, grades, stars and caps of the yearly grading.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 分类定级频次. */
export const gradingRoundInterval: Parameter<number> = {
  id: 'grading.round.interval',
  titleZh: '分类定级频次',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite: { note: '浚县及实施意见均为每年一轮', confidence: 'known' } }],
};

/** 评分标准总分. */
export const gradingSchemeTotal: Parameter<number> = {
  id: 'grading.scheme.total',
  titleZh: '评分标准总分',
  unit: 'points',
  compare: 'eq',
  level: 'local',
  values: [{ from: null, value: 100, cite }],
};

/** 等次分数线（含本数）. */
export const gradingGradeThresholds: Parameter<readonly GradeThreshold[]> = {
  id: 'grading.grade.thresholds',
  titleZh: '等次分数线（含本数）',
  unit: 'map',
  level: 'local',
  values: [
    {
      from: null,
      value: [
        { grade: 'good', fromPoints: 90 },
        { grade: 'fairly-good', fromPoints: 80 },
        { grade: 'average', fromPoints: 60 },
        { grade: 'poor', fromPoints: 0 },
      ],
      cite,
    },
  ],
};

/** 等次对应星级. */
export const gradingStarMap: Parameter<Readonly<Record<string, readonly number[]>>> = {
  id: 'grading.star_map',
  titleZh: '等次对应星级',
  unit: 'map',
  level: 'local',
  values: [
    {
      from: '2012-02-01',
      value: { good: [5], 'fairly-good': [4], average: [3], poor: [2, 1] },
      cite: { note: '浚县“六步工作法”：好五星、较好四星、一般三星、较差二星及以下', confidence: 'verified' },
    },
  ],
};

/** 较差等次中授二星的最低分（含），以下为一星. */
export const gradingPoorTwoStarsFrom: Parameter<number> = {
  id: 'grading.poor.two_stars_from',
  titleZh: '较差等次中授二星的最低分（含），以下为一星',
  unit: 'points',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 40, cite: { note: '本系统默认；浚县做法只写“二星及以下”', confidence: 'uncertain' } }],
};

/** 加分合计上限. */
export const gradingBonusMax: Parameter<number> = {
  id: 'grading.bonus.max',
  titleZh: '加分合计上限',
  unit: 'points',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 5, cite }],
};

/** 扣分合计上限. */
export const gradingDeductionMax: Parameter<number> = {
  id: 'grading.deduction.max',
  titleZh: '扣分合计上限',
  unit: 'points',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 20, cite }],
};

/** 评为“好”的支部比例上限. */
export const gradingGoodMaxShare: Parameter<Fraction> = {
  id: 'grading.good.max_share',
  titleZh: '评为“好”的支部比例上限',
  unit: 'fraction',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: null,
      cite: { note: '本系统默认不设上限；由县委组织部在开启年度定级时设定', confidence: 'uncertain' },
    },
  ],
};

/** 评为“好”的支部数量上限. */
export const gradingGoodMaxCount: Parameter<number> = {
  id: 'grading.good.max_count',
  titleZh: '评为“好”的支部数量上限',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [
    {
      from: null,
      value: null,
      cite: { note: '本系统默认不设上限；由县委组织部在开启年度定级时设定', confidence: 'uncertain' },
    },
  ],
};

/** 自评分与上级核定分相差达到此分值须写明理由. */
export const gradingDifferenceFlag: Parameter<number> = {
  id: 'grading.difference.flag',
  titleZh: '自评分与上级核定分相差达到此分值须写明理由',
  unit: 'points',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 10, cite }],
};

/** 评审组成员之间打分相差达到此分值须合议. */
export const gradingRatersSpreadFlag: Parameter<number> = {
  id: 'grading.raters.spread.flag',
  titleZh: '评审组成员之间打分相差达到此分值须合议',
  unit: 'points',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 15, cite }],
};

/** 支部对等次有异议的提出期限. */
export const gradingAppealWindow: Parameter<string> = {
  id: 'grading.appeal.window',
  titleZh: '支部对等次有异议的提出期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '5wd', cite }],
};

/** 连续评为较差达到此年数的转入整顿. */
export const gradingWeakStreakYears: Parameter<number> = {
  id: 'grading.weak_streak.years',
  titleZh: '连续评为较差达到此年数的转入整顿',
  unit: 'y',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 1, cite: { note: '本系统默认；当年评为较差即移交整顿', confidence: 'uncertain' } }],
};
