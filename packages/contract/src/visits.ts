import { z } from 'zod';
import { Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** Whom or what a visit goes to. */
export const VisitTarget = z.enum(['member', 'household', 'resident', 'org', 'employer', 'place', 'applicant'], {
  error: '请选择走访对象。',
});

/** States of a visit. */
export const VisitState = z.enum(['planned', 'done', 'routed', 'verified', 'not-true']);

/** A row of the list: no notes, no needs. */
export const VisitItem = z.object({
  id: z.number(),
  orgName: z.string(),
  kind: z.string(),
  target: VisitTarget,
  state: VisitState,
  visitorName: z.string(),
  placeZh: z.string(),
  purposeZh: z.string(),
  plannedOn: IsoDate.nullable(),
  doneOn: IsoDate.nullable(),
  isLate: z.boolean(),
  isCounted: z.boolean(),
  proof: z.enum(['none', 'code', 'wrong-code', 'counter-asked', 'counter-signed']),
  recheck: z.enum(['none', 'drawn', 'true', 'not-true']),
  needsOpen: z.number().int(),
  version: z.number().int(),
});

/** A need found on a visit. */
export const NeedView = z.object({
  id: z.number(),
  textZh: z.string(),
  state: z.enum(['open', 'intake', 'task', 'settled']),
  intakeId: z.number().nullable(),
  routeZh: z.string().nullable(),
  expiresOn: IsoDate,
});

/** A visit; notes and needs only for its own organisation. */
export const VisitView = VisitItem.extend({
  noteZh: z.string().nullable(),
  needs: z.array(NeedView),
  recordedAt: Instant.nullable(),
  recordBy: IsoDate.nullable(),
  counterOn: IsoDate.nullable(),
  recheckZh: z.string().nullable(),
  expiresOn: IsoDate,
  runStepId: z.number().nullable(),
  can: z.object({
    record: z.boolean(),
    route: z.boolean(),
    counterSign: z.boolean(),
    recheck: z.boolean(),
  }),
});

const params = z.object({ visitId: Id });
const Note = z.string().trim().max(500, { error: '民情日记请写短些。' }).default('');

/** Body of a record: few fields, the rest is known. */
export const VisitRecord = z.object({
  /** Made on the phone when the visit is written down; the same visit sent again is the same visit. */
  deviceKey: z.string().regex(/^[0-9a-f]{32}$/, { error: '记录编号不对，请重新记录。' }),
  visitId: Id.optional(),
  target: VisitTarget,
  placeZh: z.string().trim().min(1, { error: '请写明去了哪里。' }).max(40, { error: '地点不超过 40 字。' }),
  purposeZh: z.string().trim().min(1, { error: '请选择走访事由。' }).max(40, { error: '事由不超过 40 字。' }),
  doneOn: IsoDate,
  noteZh: Note,
  needs: z
    .array(
      z.object({
        textZh: z.string().trim().min(2, { error: '请写明需要什么。' }).max(200, { error: '每项需要不超过 200 字。' }),
        hasConsent: z.boolean(),
      }),
    )
    .max(10, { error: '一次至多 10 项需要。' })
    .default([]),
  placeId: Id.optional(),
  code: z
    .string()
    .regex(/^\d{6}$/, { error: '现场码是六位数字。' })
    .optional(),
  counterMemberId: Id.optional(),
});

/** Visits (走访联系). */
export const visitRoutes = defineRoutes('visits', {
  list: {
    method: 'GET',
    path: '/api/visits',
    permission: 'visit.read',
    summary: '走访记录',
    query: z.object({
      ...pageQuery,
      state: VisitState.optional(),
      mine: z.enum(['1']).optional(),
      recheck: z.enum(['drawn']).optional(),
    }),
    response: pageOf(VisitItem),
  },
  places: {
    method: 'GET',
    path: '/api/visits/places',
    permission: 'visit.read',
    summary: '走访点（不含住户）',
    response: z.object({
      items: z.array(z.object({ id: z.number(), nameZh: z.string(), code: z.string().nullable() })),
    }),
  },
  addPlace: {
    method: 'POST',
    path: '/api/visits/places',
    permission: 'visit.manage',
    summary: '设走访点，生成现场码',
    body: z.object({ nameZh: z.string().trim().min(2, { error: '请写明走访点名称。' }).max(40) }),
    response: z.object({ placeId: z.number(), code: z.string() }),
  },
  plan: {
    method: 'POST',
    path: '/api/visits/plan',
    permission: 'visit.record',
    summary: '安排走访',
    body: z.object({
      target: VisitTarget,
      placeZh: z.string().trim().min(1, { error: '请写明去哪里。' }).max(40),
      purposeZh: z.string().trim().min(1, { error: '请写明事由。' }).max(40),
      plannedOn: IsoDate,
    }),
    response: VisitView,
  },
  record: {
    method: 'POST',
    path: '/api/visits',
    permission: 'visit.record',
    summary: '记录走访；没有网络时存在手机上，联网后再送，不会重复',
    body: VisitRecord,
    response: z.object({ visitId: z.number(), isRepeat: z.boolean() }),
  },
  get: {
    method: 'GET',
    path: '/api/visits/:visitId',
    permission: 'visit.confirm',
    summary: '一次走访',
    params,
    response: VisitView,
  },
  route: {
    method: 'POST',
    path: '/api/visits/:visitId/needs/:needId/route',
    permission: 'visit.record',
    summary: '需要转为受理件、任务，或当场解决',
    params: params.extend({ needId: Id }),
    body: z.object({
      to: z.enum(['intake', 'task', 'settled'], { error: '请选择办法。' }),
      noteZh: z.string().trim().max(200).default(''),
      dueOn: IsoDate.optional(),
    }),
    response: VisitView,
  },
  counterSign: {
    method: 'POST',
    path: '/api/visits/:visitId/counter-sign',
    permission: 'visit.confirm',
    summary: '同去或被访的同志确认走访属实',
    params,
    body: z.object({ version: Version }),
    response: VisitView,
  },
  draw: {
    method: 'POST',
    path: '/api/visits/draw',
    permission: 'visit.recheck',
    summary: '随机抽取要核实的走访',
    body: z.object({ from: IsoDate, until: IsoDate }),
    response: z.object({ drawn: z.number().int(), of: z.number().int() }),
  },
  recheck: {
    method: 'POST',
    path: '/api/visits/:visitId/recheck',
    permission: 'visit.recheck',
    summary: '核实走访是否属实（由另一位同志）',
    params,
    body: z.object({
      version: Version,
      isTrue: z.boolean(),
      noteZh: z.string().trim().min(2, { error: '请写明怎样核实的。' }).max(200),
    }),
    response: VisitView,
  },
  quotas: {
    method: 'GET',
    path: '/api/visits/quota',
    permission: 'visit.read',
    summary: '本组织本月、本季走访次数（同人同日同处计一次）',
    query: z.object({ from: IsoDate, until: IsoDate }),
    response: z.object({
      rows: z.array(
        z.object({ orgId: z.number(), orgName: z.string(), visits: z.number().int(), proven: z.number().int() }),
      ),
    }),
  },
});
