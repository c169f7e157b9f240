import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

const Key = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, { error: '代号由小写字母、数字和短横组成。' });
const Title = z.string().trim().min(2, { error: '请填写名称。' }).max(40, { error: '名称不超过 40 个字。' });
const Reason = z.string().trim().min(4, { error: '请写明理由，至少 4 个字。' }).max(500);

/** A kind of register as data (名册种类). */
export const RegisterDefinition = z.object({
  statuses: z
    .array(z.object({ id: Key, titleZh: Title }))
    .min(1, { error: '至少一个状态。' })
    .max(30),
  /** Allowed moves; `from: null` is entering, `to: null` leaving. */
  transitions: z
    .array(z.object({ from: Key.nullable(), to: Key.nullable(), titleZh: Title }))
    .min(1, { error: '至少一种变动。' })
    .max(100),
  fields: z
    .array(z.object({ key: Key, titleZh: Title, required: z.boolean().default(false) }))
    .max(20)
    .default([]),
  /** `1y`, `6m`, `30d`. */
  reviewEvery: z.string().regex(/^[1-9]\d{0,3}[dmy]$/, { error: '核对间隔应写成 1y、6m 或 30d。' }),
  duplicateKey: z.enum(['id-number', 'org-code', 'credit-code', 'title']).default('title'),
  rights: z.array(z.enum(['may-vote', 'may-stand', 'may-not-vote', 'may-not-stand', 'may-attend'])).default([]),
  /** For residents and households: why the list may exist, and when entries end by themselves. */
  basis: z.enum(['own-request', 'entitlement', 'consent']).optional(),
  expiresAfter: z
    .string()
    .regex(/^[1-9]\d{0,3}[dmy]$/)
    .optional(),
});

const Subject = z.enum(['member', 'applicant', 'person', 'resident', 'household', 'org', 'matter', 'thing'], {
  error: '请选择登记对象。',
});

/** A kind with its use. */
export const RegisterKind = z.object({
  id: z.number(),
  key: z.string(),
  titleZh: z.string(),
  orgId: z.number(),
  subject: Subject,
  sensitive: z.boolean(),
  definition: RegisterDefinition,
  version: z.number(),
});

/** An entry of a register. */
export const RegisterEntry = z.object({
  id: z.number(),
  kindId: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  subjectId: z.number().nullable(),
  subjectName: z.string(),
  status: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  enteredOn: z.string(),
  reviewDueOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  reviewOverdue: z.boolean(),
  version: z.number(),
});

/** One entry of the history. */
export const RegisterEvent = z.object({
  id: z.number(),
  happenedOn: z.string(),
  kind: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  sourceKind: z.string(),
  sourceRef: z.string(),
  reason: z.string().nullable(),
  byName: z.string(),
  recordedAt: z.string(),
});

/** An objection of the person listed that waits for its answer. */
const OpenObjection = z.object({ statement: z.string(), raisedOn: z.string() });

/** Step or decision behind a change. */
const source = {
  sourceKind: z.enum(['step', 'decision'], { error: '请选择依据：步骤或决定。' }),
  sourceRef: z.string().trim().min(2, { error: '请写明依据的步骤或决定文号。' }).max(100),
  runStepId: Id.optional(),
};
const params = z.object({ entryId: Id });
const changed = z.object({ id: z.number(), version: z.number() });

/** Registers: kinds, entries, history, review, objection. */
export const registerRoutes = defineRoutes('registers', {
  kinds: {
    method: 'GET',
    path: '/api/registers',
    permission: 'register.read',
    summary: '名册种类',
    response: z.object({
      items: z.array(
        RegisterKind.extend({
          /** Entries in the own scope, and how many are due for review. */
          entries: z.number().int(),
          overdue: z.number().int(),
        }),
      ),
    }),
  },
  declare: {
    method: 'POST',
    path: '/api/registers',
    permission: 'register.declare',
    summary: '设立名册种类',
    body: z.object({
      key: Key,
      titleZh: Title,
      subject: Subject,
      sensitive: z.boolean().default(false),
      definition: RegisterDefinition,
    }),
    response: changed,
  },
  kind: {
    method: 'GET',
    path: '/api/registers/:kindId',
    permission: 'register.read',
    summary: '一种名册',
    params: z.object({ kindId: Id }),
    response: RegisterKind,
  },
  entries: {
    method: 'GET',
    path: '/api/registers/:kindId/entries',
    permission: 'register.read',
    summary: '名册条目',
    params: z.object({ kindId: Id }),
    query: z.object({
      ...pageQuery,
      status: z.string().max(40).optional(),
      overdue: z.enum(['true']).optional(),
      /** Those that have left the register. */
      left: z.enum(['true']).optional(),
      q: z.string().trim().max(40, { error: '查找的名称不超过 40 个字。' }).optional(),
      orgId: Id.optional(),
    }),
    response: pageOf(RegisterEntry),
  },
  enter: {
    method: 'POST',
    path: '/api/registers/:kindId/entries',
    permission: 'register.edit',
    summary: '列入名册',
    params: z.object({ kindId: Id }),
    body: z.object({
      orgId: Id,
      subjectId: Id.optional(),
      subjectName: z.string().trim().min(1, { error: '请填写名称或姓名。' }).max(100),
      subjectKey: z.string().trim().max(40).optional(),
      status: Key,
      fields: z.record(z.string(), z.string().max(500)).default({}),
      on: IsoDate,
      reason: z.string().trim().max(500).default(''),
      ...source,
    }),
    response: changed,
  },
  move: {
    method: 'POST',
    path: '/api/register-entries/:entryId/move',
    permission: 'register.edit',
    summary: '变更状态或移出名册',
    params,
    body: z.object({ to: Key.nullable(), on: IsoDate, reason: Reason, version: Version, ...source }),
    response: changed,
  },
  correct: {
    method: 'POST',
    path: '/api/register-entries/:entryId/correct',
    permission: 'register.edit',
    summary: '更正条目内容',
    params,
    body: z.object({ fields: z.record(z.string(), z.string().max(500)), reason: Reason, version: Version, ...source }),
    response: changed,
  },
  review: {
    method: 'POST',
    path: '/api/register-entries/:entryId/review',
    permission: 'register.edit',
    summary: '核对条目',
    params,
    body: z.object({ note: z.string().trim().max(500).default(''), version: Version }),
    response: changed,
  },
  entry: {
    method: 'GET',
    path: '/api/register-entries/:entryId',
    permission: 'register.read',
    summary: '一个名册条目',
    params,
    response: z.object({
      entry: RegisterEntry,
      kind: RegisterKind,
      objection: OpenObjection.nullable(),
      can: z.object({ edit: z.boolean(), answer: z.boolean() }),
    }),
  },
  history: {
    method: 'GET',
    path: '/api/register-entries/:entryId/history',
    permission: 'register.read',
    summary: '条目经过',
    params,
    response: z.object({ items: z.array(RegisterEvent) }),
  },
  own: {
    method: 'GET',
    path: '/api/me/registers',
    permission: 'signed-in',
    summary: '本人所在的名册',
    response: z.object({ items: z.array(RegisterEntry.extend({ titleZh: z.string() })) }),
  },
  ownEntry: {
    method: 'GET',
    path: '/api/me/registers/:entryId',
    permission: 'signed-in',
    summary: '本人的名册条目及全部经过',
    params,
    response: z.object({
      entry: RegisterEntry,
      kind: RegisterKind,
      objection: OpenObjection.nullable(),
      history: z.array(RegisterEvent),
    }),
  },
  object: {
    method: 'POST',
    path: '/api/me/registers/:entryId/objections',
    permission: 'signed-in',
    summary: '对列入名册提出异议',
    params,
    body: z.object({ statement: Reason }),
    response: Done,
  },
  answer: {
    method: 'POST',
    path: '/api/register-entries/:entryId/answer',
    permission: 'register.edit',
    summary: '答复名册异议',
    params,
    body: z.object({ answer: Reason, version: Version }),
    response: changed,
  },
});

export type RegisterDefinition = z.infer<typeof RegisterDefinition>;
export type RegisterEntry = z.infer<typeof RegisterEntry>;
