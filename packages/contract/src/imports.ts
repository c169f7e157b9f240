import { z } from 'zod';
import { Done, Id, Instant, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** What a sheet lists. */
export const ImportKind = z.enum(['orgs', 'members', 'posts']);
/** Where an import stands. */
export const ImportState = z.enum([
  'uploaded',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'cancelled',
  'taken-back',
]);

/** One worksheet and how its columns are read. */
export const ImportPart = z.object({
  sheet: z.string(),
  hidden: z.boolean(),
  kind: ImportKind.nullable(),
  headingRow: z.number().int(),
  headings: z.array(z.string()),
  columns: z.array(z.object({ field: z.string().nullable(), confidence: z.number() })),
  /** Read as last time. */
  remembered: z.boolean(),
  expectedRows: z.number().int().nullable(),
  notices: z.array(z.object({ zh: z.string(), en: z.string() })),
  /** Required fields without a column, in words. */
  missing: z.array(z.object({ field: z.string(), titleZh: z.string(), titleEn: z.string() })),
});

/** Rows of one sheet after a check or an import. */
export const ImportCounts = z.object({
  sheet: z.string(),
  kind: ImportKind,
  rows: z.number().int(),
  good: z.number().int(),
  questions: z.number().int(),
  bad: z.number().int(),
  skipped: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});

/** Findings of one kind in one column. */
export const FindingGroup = z.object({
  sheet: z.string(),
  severity: z.enum(['error', 'question', 'hint']),
  code: z.string(),
  field: z.string(),
  heading: z.string(),
  exampleZh: z.string(),
  exampleEn: z.string(),
  count: z.number().int(),
});

/** One value that changes: old beside new; identifiers only as changed. */
export const ImportChangeSample = z.object({
  sheet: z.string(),
  row: z.number().int(),
  name: z.string(),
  fieldZh: z.string(),
  fieldEn: z.string(),
  fromValue: z.string().nullable(),
  toValue: z.string().nullable(),
});

/** An import as its page shows it. */
export const ImportView = z.object({
  id: z.number(),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  state: ImportState,
  mode: z.enum(['all', 'good']).nullable(),
  parts: z.array(ImportPart),
  rowsDone: z.number().int(),
  rowsAll: z.number().int().nullable(),
  startedAt: Instant.nullable(),
  /** Seconds that the rest will take at the present speed; null where it cannot be told. */
  secondsLeft: z.number().int().nullable(),
  counts: z.array(ImportCounts),
  groups: z.array(FindingGroup),
  changes: z.array(ImportChangeSample),
  findings: z.number().int(),
  kept: z.number().int(),
  answers: z.number().int(),
  failure: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  createdAt: Instant,
  createdByName: z.string(),
  doneAt: Instant.nullable(),
  takenBackAt: Instant.nullable(),
  takenBackByName: z.string().nullable(),
  can: z.object({ change: z.boolean(), takeBack: z.boolean(), badRows: z.boolean() }),
});

/** A line of the history. */
export const ImportLine = z.object({
  id: z.number(),
  fileName: z.string(),
  state: ImportState,
  orgName: z.string().nullable(),
  createdByName: z.string(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
  takenBackAt: Instant.nullable(),
  added: z.number().int(),
  changed: z.number().int(),
  bad: z.number().int(),
  canTakeBack: z.boolean(),
});

/** What is wrong with one cell, why and how to cure it. */
export const ImportFinding = z.object({
  n: z.number().int(),
  sheet: z.string(),
  row: z.number().int(),
  field: z.string(),
  heading: z.string(),
  severity: z.enum(['error', 'question', 'hint']),
  code: z.string(),
  value: z.string(),
  zh: z.string(),
  remedyZh: z.string(),
  en: z.string(),
  ruleId: z.string().nullable(),
  suggestion: z.string().nullable(),
  choices: z.array(z.enum(['skip', 'update', 'new'])),
});

/** A correction or decision: `row` null means every row with `fromValue`. */
export const ImportAnswer = z.object({
  sheet: z.string().max(31, { error: '工作表名称太长。' }),
  field: z.string().max(60, { error: '列的名称太长。' }),
  row: z.number().int().nullable(),
  fromValue: z.string().max(500, { error: '原值太长。' }).nullable(),
  toValue: z.string().max(500, { error: '改后的值不超过 500 个字。' }).nullable(),
  decision: z.enum(['skip', 'update', 'new'], { error: '请选择更新、新增或跳过。' }).nullable(),
});

/** A field that a column can be read as. */
export const ImportFieldView = z.object({
  key: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  required: z.boolean(),
});

const ImportParams = z.object({ importId: Id });

/** Imports of rosters. */
export const importRoutes = defineRoutes('imports', {
  upload: {
    method: 'POST',
    path: '/api/imports',
    permission: 'import.run',
    summary: '上传要导入的文件（.xlsx、.xls、.csv，不超过 100 MB）',
    response: z.object({ id: z.number() }),
    mode: 'raw',
    idempotent: false,
    rateLimit: 30,
  },
  list: {
    method: 'GET',
    path: '/api/imports',
    permission: 'import.run',
    summary: '导入历史',
    query: z.object(pageQuery),
    response: pageOf(ImportLine),
  },
  fields: {
    method: 'GET',
    path: '/api/import-fields',
    permission: 'import.run',
    summary: '各类名册可对应的列',
    response: z.object({
      kinds: z.array(
        z.object({ kind: ImportKind, titleZh: z.string(), titleEn: z.string(), fields: z.array(ImportFieldView) }),
      ),
    }),
  },
  template: {
    method: 'GET',
    path: '/api/import-template',
    permission: 'import.run',
    summary: '下载模板',
    response: z.unknown(),
    mode: 'raw',
  },
  view: {
    method: 'GET',
    path: '/api/imports/:importId',
    permission: 'import.run',
    summary: '一次导入的进度和结果',
    params: ImportParams,
    response: ImportView,
  },
  setParts: {
    method: 'PUT',
    path: '/api/imports/:importId/parts',
    permission: 'import.run',
    summary: '选择工作表的类别和列的对应',
    params: ImportParams,
    body: z.object({
      parts: z
        .array(
          z.object({
            sheet: z.string().max(31, { error: '工作表名称太长。' }),
            kind: ImportKind.nullable(),
            headingRow: z.number().int().min(1, { error: '标题行从第 1 行数起。' }).optional(),
            fields: z.array(z.string().max(60).nullable()).max(512, { error: '列数太多。' }).optional(),
          }),
        )
        .max(20, { error: '工作表太多。' }),
    }),
    response: ImportView,
    audited: false,
  },
  check: {
    method: 'POST',
    path: '/api/imports/:importId/check',
    permission: 'import.run',
    summary: '检查（不写入）',
    params: ImportParams,
    response: Done,
    audited: false,
  },
  findings: {
    method: 'GET',
    path: '/api/imports/:importId/findings',
    permission: 'import.run',
    summary: '检查出的问题：行、列、原值、原因、改法',
    params: ImportParams,
    query: z.object({
      severity: z.enum(['error', 'question', 'hint']).optional(),
      code: z.string().max(60).optional(),
      after: z.coerce.number().int().default(-1),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(ImportFinding) }),
  },
  answers: {
    method: 'GET',
    path: '/api/imports/:importId/answers',
    permission: 'import.run',
    summary: '已给出的更正和选择',
    params: ImportParams,
    response: z.object({ items: z.array(ImportAnswer.extend({ id: z.number() })) }),
  },
  answer: {
    method: 'POST',
    path: '/api/imports/:importId/answers',
    permission: 'import.run',
    summary: '更正（一行或所有相同值）、选择更新、新增或跳过',
    params: ImportParams,
    body: z.object({
      answers: z.array(ImportAnswer).min(1, { error: '没有要保存的更正。' }).max(500, { error: '一次至多 500 项。' }),
    }),
    response: Done,
    audited: false,
  },
  removeAnswer: {
    method: 'DELETE',
    path: '/api/imports/:importId/answers/:answerId',
    permission: 'import.run',
    summary: '取消一项更正或选择',
    params: ImportParams.extend({ answerId: Id }),
    response: Done,
    audited: false,
  },
  run: {
    method: 'POST',
    path: '/api/imports/:importId/run',
    permission: 'import.run',
    summary: '导入：全部改好再导入，或只导入没有问题的行',
    params: ImportParams,
    body: z.object({ mode: z.enum(['all', 'good'], { error: '请选择全部导入或只导入没有问题的行。' }) }),
    response: Done,
  },
  cancel: {
    method: 'POST',
    path: '/api/imports/:importId/cancel',
    permission: 'import.run',
    summary: '取消正在进行的检查或导入',
    params: ImportParams,
    response: Done,
    audited: false,
  },
  badRows: {
    method: 'GET',
    path: '/api/imports/:importId/bad-rows',
    permission: 'import.run',
    summary: '下载带批注的表：不能导入的行和原因',
    params: ImportParams,
    response: z.unknown(),
    mode: 'raw',
  },
  takeBack: {
    method: 'POST',
    path: '/api/imports/:importId/take-back',
    permission: 'import.run',
    summary: '整批撤回（24 小时内、尚未被使用）',
    params: ImportParams,
    body: z.object({
      reason: z.string().trim().min(2, { error: '请写明撤回的原因。' }).max(200, { error: '原因不超过 200 个字。' }),
    }),
    response: Done,
  },
});

export type ImportView = z.infer<typeof ImportView>;
export type ImportLine = z.infer<typeof ImportLine>;
export type ImportFinding = z.infer<typeof ImportFinding>;
export type ImportAnswer = z.infer<typeof ImportAnswer>;
