import type { FieldRule, QuestionRule } from '@jishi/domain';

const grades = [
  { value: 'good', titleZh: '好', titleEn: 'good' },
  { value: 'fairly-good', titleZh: '较好', titleEn: 'fairly good' },
  { value: 'average', titleZh: '一般', titleEn: 'average' },
  { value: 'poor', titleZh: '较差', titleEn: 'poor' },
] as const;

/** Hundredths of a point, as `appraisal.option.points` gives them; a test keeps the two equal. */
const ratedGrades = [
  { ...grades[0], valueHundredths: 10_000 },
  { ...grades[1], valueHundredths: 8_000 },
  { ...grades[2], valueHundredths: 6_000 },
  { ...grades[3], valueHundredths: 4_000 },
] as const;

/** 述职报告: what was done against the standard, problems with their causes, direction and measures. */
export const reportFields: readonly FieldRule[] = [
  {
    id: 'achievements',
    titleZh: '工作成效',
    titleEn: 'what was achieved',
    kind: 'long-text',
    required: true,
    maxLength: 3000,
    helpZh: '对照“五个好”逐项说，有一说一，不以篇幅论工作',
    visibility: 'internal',
  },
  {
    id: 'problems',
    titleZh: '查摆的问题',
    titleEn: 'problems found',
    kind: 'list',
    required: true,
    minRows: 1,
    maxRows: 20,
    columns: [
      { id: 'problem', titleZh: '问题', titleEn: 'problem', kind: 'text', required: true, maxLength: 200 },
      { id: 'cause', titleZh: '原因', titleEn: 'cause', kind: 'text', required: true, maxLength: 200 },
    ],
  },
  {
    id: 'direction',
    titleZh: '努力方向',
    titleEn: 'direction',
    kind: 'long-text',
    required: true,
    maxLength: 1000,
  },
  {
    id: 'measures',
    titleZh: '整改措施',
    titleEn: 'measures',
    kind: 'list',
    required: true,
    minRows: 1,
    maxRows: 20,
    columns: [
      { id: 'measure', titleZh: '措施', titleEn: 'measure', kind: 'text', required: true, maxLength: 200 },
      { id: 'person', titleZh: '责任人', titleEn: 'person responsible', kind: 'person', required: true },
      { id: 'dueOn', titleZh: '完成时间', titleEn: 'due on', kind: 'date', isAhead: true, required: true },
    ],
  },
];

/** 自我评价: one grade for each of the five “good”, and why. The points follow later, in the committee's score. */
export const selfAssessmentFields: readonly FieldRule[] = [
  { id: 'team', titleZh: '领导班子', titleEn: 'leadership team', kind: 'choice', choices: grades, required: true },
  { id: 'members', titleZh: '党员队伍', titleEn: 'members', kind: 'choice', choices: grades, required: true },
  { id: 'mechanism', titleZh: '工作机制', titleEn: 'working rules', kind: 'choice', choices: grades, required: true },
  { id: 'results', titleZh: '工作业绩', titleEn: 'results', kind: 'choice', choices: grades, required: true },
  { id: 'masses', titleZh: '群众反映', titleEn: 'what people say', kind: 'choice', choices: grades, required: true },
  { id: 'overall', titleZh: '总体自评等次', titleEn: 'overall', kind: 'choice', choices: grades, required: true },
  { id: 'reason', titleZh: '理由', titleEn: 'reason', kind: 'long-text', required: true, maxLength: 1000 },
];

/** 晋位目标: the grade aimed at, with measures. Input of the promotion run. */
export const promotionGoalFields: readonly FieldRule[] = [
  { id: 'target', titleZh: '目标等次', titleEn: 'grade aimed at', kind: 'choice', choices: grades, required: true },
  { id: 'plan', titleZh: '措施', titleEn: 'measures', kind: 'long-text', required: true, maxLength: 1000 },
];

const answers = [
  { value: 'yes', titleZh: '是', titleEn: 'yes' },
  { value: 'mostly', titleZh: '基本是', titleEn: 'mostly' },
  { value: 'no', titleZh: '否', titleEn: 'no' },
  { value: 'unknown', titleZh: '不了解', titleEn: 'do not know' },
] as const;

const rated = { kind: 'choice', options: ratedGrades, required: true } as const;
const asked = { kind: 'choice', options: answers, required: true } as const;

/** 《基层党组织分类定级民主测评表》: four questions the method names, the five “good”, one free line. */
export const appraisalQuestions: readonly QuestionRule[] = [
  { id: 'true', titleZh: '达标情况是否属实', titleEn: 'is what is claimed true', ...asked },
  { id: 'accurate', titleZh: '自我评价是否准确', titleEn: 'is the self-assessment accurate', ...asked },
  { id: 'objective', titleZh: '查找问题是否客观', titleEn: 'are the problems named objectively', ...asked },
  { id: 'concrete', titleZh: '整改措施是否具体', titleEn: 'are the measures concrete', ...asked },
  { id: 'team', titleZh: '领导班子', titleEn: 'leadership team', ...rated },
  { id: 'members', titleZh: '党员队伍', titleEn: 'members', ...rated },
  { id: 'mechanism', titleZh: '工作机制', titleEn: 'working rules', ...rated },
  { id: 'results', titleZh: '工作业绩', titleEn: 'results', ...rated },
  { id: 'masses', titleZh: '群众反映', titleEn: 'what people say', ...rated },
  { id: 'suggestion', titleZh: '意见建议', titleEn: 'suggestions', kind: 'text', required: false },
];
