import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** What a scheme asks in one line. */
export const SchemeItemView = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string().optional(),
  groupZh: z.string().optional(),
  effect: z.enum(['score', 'bonus', 'deduction', 'veto']),
  kind: z.enum(['manual', 'automatic']),
  maxHundredths: z.number().int(),
  standardZh: z.string().optional(),
  evidenceZh: z.array(z.string()),
  /** Best grade that is left once a veto is hit. */
  vetoCap: z.string().optional(),
});

/** A grade of the scheme. */
export const SchemeGradeView = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string().optional(),
  fromHundredths: z.number().int(),
  stars: z.array(z.number().int()),
});

/** Points for one item; whole hundredths. */
export const ScoreEntryInput = z.object({
  item: z.string().max(60),
  hundredths: z
    .number()
    .int({ error: '分值最多两位小数。' })
    .min(0, { error: '分值不能为负。' })
    .max(100_000, { error: '分值过大。' }),
  isHit: z.boolean().optional(),
  noteZh: z.string().trim().max(300, { error: '说明不超过 300 字。' }).optional(),
});

/** An item computed from the platform's own records, with the rows behind it. */
export const ComputedEntry = z.object({
  item: z.string(),
  hundredths: z.number().int(),
  explanationZh: z.string(),
  rows: z.array(z.object({ titleZh: z.string(), link: z.string() })),
});

/** A rater of a review group and what the rater gave. */
export const RaterView = z.object({
  reviewerId: z.number(),
  name: z.string(),
  totalHundredths: z.number().int().nullable(),
  submitted: z.boolean(),
  entries: z.array(ScoreEntryInput),
});

/** A score sheet with everything its page needs. */
export const ScoreSheetView = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  runStepId: z.number().nullable(),
  roundId: z.number().nullable(),
  titleZh: z.string(),
  phase: z.enum(['self', 'review']),
  state: z.enum(['draft', 'submitted']),
  schemeTitleZh: z.string(),
  items: z.array(SchemeItemView),
  grades: z.array(SchemeGradeView),
  /** Most that all bonuses together may add. */
  bonusCapHundredths: z.number().int().nullable(),
  computed: z.array(ComputedEntry),
  entries: z.array(ScoreEntryInput),
  selfEntries: z.array(ScoreEntryInput),
  raters: z.array(RaterView),
  leastRaters: z.number().int(),
  totalHundredths: z.number().int().nullable(),
  selfTotalHundredths: z.number().int().nullable(),
  differenceHundredths: z.number().int().nullable(),
  differenceFlag: z.number().int(),
  differenceReason: z.string().nullable(),
  grade: z.string().nullable(),
  gradeTitle: z.string().nullable(),
  cappedByZh: z.array(z.string()),
  visitedOn: IsoDate.nullable(),
  interviews: z.number().int(),
  visitNote: z.string(),
  dueOn: IsoDate.nullable(),
  version: z.number().int(),
  can: z.object({ edit: z.boolean(), submit: z.boolean() }),
});

/** A person of a township's review group. */
export const ReviewerView = z.object({
  id: z.number(),
  name: z.string(),
  dutyZh: z.string(),
  homeOrgId: z.number().nullable(),
  homeOrgName: z.string().nullable(),
  active: z.boolean(),
});

/** Number of branches in one cell of the board. */
const Cell = z.object({ id: z.string(), titleZh: z.string(), count: z.number().int() });

/** The county's board of a round: every number opens its rows. */
export const GradingBoard = z.object({
  roundId: z.number(),
  title: z.string(),
  year: z.number().int(),
  state: z.string(),
  total: z.number().int(),
  steps: z.array(
    z.object({
      stepId: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      done: z.number().int(),
      open: z.number().int(),
      waiting: z.number().int(),
      late: z.number().int(),
      dueOn: IsoDate.nullable(),
    }),
  ),
  grades: z.array(Cell.extend({ stars: z.array(z.number().int()), lastYear: z.number().int() })),
  movement: z.object({ up: z.number().int(), same: z.number().int(), down: z.number().int(), none: z.number().int() }),
  flagged: z.number().int(),
  townships: z.array(
    z.object({
      orgId: z.number(),
      name: z.string(),
      total: z.number().int(),
      done: z.number().int(),
      late: z.number().int(),
    }),
  ),
});

/** A branch on the board. */
export const GradingRow = z.object({
  runId: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  superiorName: z.string(),
  stepId: z.string().nullable(),
  stepTitle: z.string().nullable(),
  dueOn: IsoDate.nullable(),
  late: z.boolean(),
  selfHundredths: z.number().int().nullable(),
  reviewHundredths: z.number().int().nullable(),
  differenceHundredths: z.number().int().nullable(),
  flagged: z.boolean(),
  proposedGrade: z.string().nullable(),
  grade: z.string().nullable(),
  gradeTitle: z.string().nullable(),
  stars: z.number().int().nullable(),
  lastGrade: z.string().nullable(),
  lastStars: z.number().int().nullable(),
  movement: z.enum(['up', 'same', 'down', 'none']),
});

const sheetParams = z.object({ sheetId: Id });
const roundParams = z.object({ roundId: Id });
const Entries = z.array(ScoreEntryInput).max(200, { error: '项目过多。' });

/** Scoring and grading (评分定级). */
export const gradingRoutes = defineRoutes('gradings', {
  sheet: {
    method: 'GET',
    path: '/api/score-sheets/:sheetId',
    permission: 'grading.read',
    summary: '评分表',
    params: sheetParams,
    response: ScoreSheetView,
  },
  save: {
    method: 'PUT',
    path: '/api/score-sheets/:sheetId/draft',
    permission: 'grading.score',
    summary: '保存评分草稿',
    params: sheetParams,
    body: z.object({
      version: Version,
      entries: Entries,
      visitedOn: IsoDate.nullable().optional(),
      interviews: z.number().int().min(0, { error: '人数不能为负。' }).max(1000, { error: '人数过大。' }).optional(),
      visitNote: z.string().trim().max(2000, { error: '察看情况不超过 2000 字。' }).optional(),
      differenceReason: z.string().trim().max(500, { error: '理由不超过 500 字。' }).optional(),
    }),
    response: z.object({ version: z.number().int(), savedAt: z.string() }),
    audited: false,
  },
  rate: {
    method: 'PUT',
    path: '/api/score-sheets/:sheetId/raters/:reviewerId',
    permission: 'grading.review',
    summary: '登记一名评审组成员的打分',
    params: z.object({ sheetId: Id, reviewerId: Id }),
    body: z.object({ version: Version, entries: Entries }),
    response: ScoreSheetView,
  },
  submit: {
    method: 'POST',
    path: '/api/score-sheets/:sheetId/submit',
    permission: 'grading.score',
    summary: '提交评分',
    params: sheetParams,
    body: z.object({
      version: Version,
      entries: Entries.optional(),
      visitedOn: IsoDate.optional(),
      interviews: z.number().int().min(0, { error: '人数不能为负。' }).max(1000, { error: '人数过大。' }).optional(),
      visitNote: z.string().trim().max(2000, { error: '察看情况不超过 2000 字。' }).optional(),
      differenceReason: z.string().trim().max(500, { error: '理由不超过 500 字。' }).optional(),
    }),
    response: ScoreSheetView,
  },
  reviewers: {
    method: 'GET',
    path: '/api/reviewers',
    permission: 'grading.read',
    summary: '评审组名单',
    response: z.object({ items: z.array(ReviewerView) }),
  },
  addReviewer: {
    method: 'POST',
    path: '/api/reviewers',
    permission: 'grading.review',
    summary: '加入评审组',
    body: z.object({
      name: z.string().trim().min(2, { error: '请填写姓名。' }).max(50, { error: '姓名不超过 50 字。' }),
      dutyZh: z.string().trim().max(60, { error: '职务不超过 60 字。' }).default(''),
      homeOrgId: Id.optional(),
    }),
    response: ReviewerView,
  },
  removeReviewer: {
    method: 'DELETE',
    path: '/api/reviewers/:reviewerId',
    permission: 'grading.review',
    summary: '退出评审组',
    params: z.object({ reviewerId: Id }),
    response: Done,
  },
  board: {
    method: 'GET',
    path: '/api/rounds/:roundId/board',
    permission: 'grading.board',
    summary: '定级看板',
    params: roundParams,
    response: GradingBoard,
  },
  rows: {
    method: 'GET',
    path: '/api/rounds/:roundId/rows',
    permission: 'grading.board',
    summary: '看板数字背后的支部',
    params: roundParams,
    query: z.object({
      ...pageQuery,
      townshipId: Id.optional(),
      stepId: z.string().max(60).optional(),
      stepState: z.enum(['open', 'done', 'waiting', 'late']).optional(),
      late: z.enum(['1']).optional(),
      finished: z.enum(['1']).optional(),
      grade: z.string().max(40).optional(),
      lastGrade: z.string().max(40).optional(),
      movement: z.enum(['up', 'same', 'down', 'none']).optional(),
      flagged: z.enum(['1']).optional(),
      q: z.string().max(60).optional(),
    }),
    response: pageOf(GradingRow),
  },
});
