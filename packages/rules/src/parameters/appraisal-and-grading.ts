import type { Fraction, Parameter } from '@jishi/domain';

/** 民主评议程序. */
export const appraisalSteps: Parameter<readonly string[]> = {
  id: 'appraisal.steps',
  titleZh: '民主评议程序',
  unit: 'list',
  values: [
    {
      from: '2019-05-06',
      value: ['个人自评', '党员互评', '民主测评', '组织评定'],
      cite: { source: 'jiaoyuguanli_2019', article: '第十八条', confidence: 'verified' },
    },
  ],
};

/** 民主评议等次. */
export const appraisalGrades: Parameter<readonly string[]> = {
  id: 'appraisal.grades',
  titleZh: '民主评议等次',
  unit: 'list',
  values: [
    {
      from: '1988-12-15',
      value: ['优秀', '合格', '基本合格', '不合格'],
      cite: { source: 'pingyi_1988', confidence: 'known' },
    },
  ],
};

/** 评为优秀的比例上限. */
export const appraisalExcellentMaxRatio: Parameter<Fraction> = {
  id: 'appraisal.excellent.max_ratio',
  titleZh: '评为优秀的比例上限',
  unit: 'fraction',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: [1, 3], cite: { note: '年度通知常见要求，条例未写', confidence: 'uncertain' } }],
};

/** 基层党组织分类定级档次. */
export const orgRatingGrades: Parameter<readonly string[]> = {
  id: 'org_rating.grades',
  titleZh: '基层党组织分类定级档次',
  unit: 'list',
  values: [
    {
      from: '2012-02-01',
      value: ['好（先进）', '较好', '一般', '较差（后进）'],
      cite: { source: 'jichujianshenian_2012', also: '浚县案例 五星至二星及以下', confidence: 'verified' },
    },
  ],
};

/** 定级标准“五个好”. */
export const orgRatingStandard: Parameter<readonly string[]> = {
  id: 'org_rating.standard',
  titleZh: '定级标准“五个好”',
  unit: 'list',
  values: [
    {
      from: '2012-02-01',
      value: ['领导班子好', '党员队伍好', '工作机制好', '工作业绩好', '群众反映好'],
      cite: { source: 'jichujianshenian_2012', confidence: 'verified' },
    },
  ],
};

/** 软弱涣散（后进）党组织倒排比例. */
export const weakOrgRatio: Parameter<Fraction> = {
  id: 'weak_org.ratio',
  titleZh: '软弱涣散（后进）党组织倒排比例',
  unit: 'fraction',
  level: 'local',
  values: [
    {
      from: '2014-01-01',
      value: [10, 100],
      cite: { note: '2013—2014 年要求按 10% 左右倒排农村；社区、其他领域各地自定', confidence: 'uncertain' },
    },
  ],
};

/** 述职评议考核综合评价等次. */
export const secretaryReviewGrades: Parameter<readonly string[]> = {
  id: 'secretary_review.grades',
  titleZh: '述职评议考核综合评价等次',
  unit: 'list',
  values: [
    { from: '2019-12-01', value: ['好', '较好', '一般', '差'], cite: { source: 'shuzhi_2019', confidence: 'known' } },
  ],
};

/** 党组织书记抓党建述职评议考核: calendar years. */
export const secretaryReviewInterval: Parameter<number> = {
  id: 'secretary_review.interval',
  titleZh: '党组织书记抓党建述职评议考核',
  unit: 'y',
  values: [
    {
      from: '2012-02-01',
      value: 1,
      cite: { source: 'shuzhi_2019', also: 'jichujianshenian_2012 三级联述联评联考', confidence: 'known' },
    },
  ],
};
