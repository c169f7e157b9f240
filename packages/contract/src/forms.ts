import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** Definition of a form as the server sends it; the client draws it field by field. */
export const FormDefinitionView = z.object({
  fields: z.array(z.record(z.string(), z.unknown())),
  evidence: z.array(z.record(z.string(), z.unknown())),
});

/** A signed version. */
export const FormVersionView = z.object({
  number: z.number().int(),
  signerName: z.string(),
  signedAt: z.string(),
  late: z.boolean(),
  answer: z.enum(['accepted', 'returned']).nullable(),
  answeredByName: z.string().nullable(),
  reason: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
});

/** A file that belongs to a form. */
export const FormEvidence = z.object({
  id: z.number(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  purpose: z.string(),
  at: z.string(),
});

/** A form with everything a page needs. */
export const FormView = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  runStepId: z.number().nullable(),
  titleZh: z.string(),
  definition: FormDefinitionView,
  values: z.record(z.string(), z.unknown()),
  state: z.enum(['draft', 'signed', 'accepted', 'returned']),
  dueOn: IsoDate.nullable(),
  returnedReason: z.string().nullable(),
  /** Somebody has to accept it after the signature. */
  needsAcceptance: z.boolean(),
  version: z.number().int(),
  versions: z.array(FormVersionView),
  evidence: z.array(FormEvidence),
  can: z.object({ edit: z.boolean(), sign: z.boolean(), answer: z.boolean(), another: z.boolean() }),
});

/** A row of the list of forms. */
export const FormListItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  titleZh: z.string(),
  state: z.enum(['draft', 'signed', 'accepted', 'returned']),
  dueOn: IsoDate.nullable(),
});

const formParams = z.object({ formId: Id });
const Values = z.record(z.string().max(100), z.unknown());

/** One field of a form that a branch makes for itself. */
const OwnField = z
  .object({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/, { error: '填写项编号应以小写字母开头。' }),
    titleZh: z.string().trim().min(1, { error: '请写明填写项名称。' }).max(60, { error: '填写项名称不超过 60 字。' }),
    kind: z.enum(['text', 'long-text', 'date', 'number', 'yes-no', 'choice'], {
      error: '填写项类型不在可选范围内。',
    }),
    required: z.boolean().optional(),
    maxLength: z.number().int().positive().max(5000).optional(),
    choices: z
      .array(z.object({ value: z.string().max(60), titleZh: z.string().max(60) }))
      .max(50, { error: '选项不超过 50 个。' })
      .optional(),
  })
  .refine((field) => field.kind !== 'choice' || (field.choices ?? []).length > 1, {
    error: '单选项至少要有两个选项。',
    path: ['choices'],
  });

/** Forms: fill in, sign, accept or return. */
export const formRoutes = defineRoutes('forms', {
  list: {
    method: 'GET',
    path: '/api/forms',
    permission: 'form.read',
    summary: '表单列表',
    query: z.object({
      ...pageQuery,
      orgId: Id.optional(),
      state: z.enum(['draft', 'signed', 'accepted', 'returned']).optional(),
    }),
    response: pageOf(FormListItem),
  },
  create: {
    method: 'POST',
    path: '/api/forms',
    permission: 'form.fill',
    summary: '新建一张表单（不依附任何方法）',
    body: z.object({
      titleZh: z.string().trim().min(2, { error: '请写明表单名称。' }).max(100, { error: '表单名称不超过 100 字。' }),
      fields: z.array(OwnField).min(1, { error: '至少要有一个填写项。' }).max(60, { error: '填写项不超过 60 个。' }),
      dueOn: IsoDate.optional(),
    }),
    response: FormView,
  },
  get: {
    method: 'GET',
    path: '/api/forms/:formId',
    permission: 'form.read',
    summary: '表单内容',
    params: formParams,
    response: FormView,
  },
  saveDraft: {
    method: 'PUT',
    path: '/api/forms/:formId/draft',
    permission: 'form.fill',
    summary: '保存草稿',
    params: formParams,
    body: z.object({ values: Values, version: Version }),
    response: z.object({ version: z.number().int(), savedAt: z.string() }),
    audited: false,
  },
  sign: {
    method: 'POST',
    path: '/api/forms/:formId/sign',
    permission: 'form.sign',
    summary: '签字提交',
    params: formParams,
    body: z.object({ values: Values, version: Version }),
    response: FormView,
  },
  evidence: {
    method: 'PUT',
    path: '/api/forms/:formId/evidence',
    permission: 'form.fill',
    summary: '把上传的凭证归到表单，或取下',
    params: formParams,
    body: z.object({
      add: z.array(Id).max(20, { error: '一次至多 20 个文件。' }).default([]),
      remove: z.array(Id).max(20, { error: '一次至多 20 个文件。' }).default([]),
    }),
    response: FormView,
  },
  another: {
    method: 'POST',
    path: '/api/forms/:formId/another',
    permission: 'form.fill',
    summary: '同一步骤再填一份',
    params: formParams,
    response: FormView,
  },
  answer: {
    method: 'POST',
    path: '/api/forms/:formId/answer',
    permission: 'form.answer',
    summary: '审收或退回',
    params: formParams,
    body: z.discriminatedUnion('answer', [
      z.object({ answer: z.literal('accepted'), version: Version }),
      z.object({
        answer: z.literal('returned'),
        reason: z.string().trim().min(2, { error: '请写明退回原因。' }).max(500, { error: '退回原因不超过 500 字。' }),
        version: Version,
      }),
    ]),
    response: FormView,
  },
});
