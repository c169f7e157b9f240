import { fundingSources } from '@jishi/domain';
import { z } from 'zod';
import { Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of a venue. */
export const VenueState = z.enum(['planned', 'approved', 'declined', 'built', 'accepted', 'open', 'closed']);
/** Where the money comes from. */
export const FundingSource = z.enum(fundingSources, { error: '请选择资金来源。' });
/** What an entry of the log is about. */
export const UpkeepKind = z.enum(['upkeep', 'repair', 'inspection'], { error: '请选择维护、维修或检查。' });

const Reason = z
  .string()
  .trim()
  .min(2, { error: '请写明理由，至少 2 个字。' })
  .max(500, { error: '理由不超过 500 字。' });
const Short = z.string().trim().min(1, { error: '请填写名称。' }).max(40, { error: '名称不超过 40 字。' });

/** Opening hours of a weekday, minutes since midnight. */
export const OpenHours = z.object({
  weekday: z.number().int().min(1, { error: '星期从 1 到 7。' }).max(7, { error: '星期从 1 到 7。' }),
  from: z.number().int().min(0, { error: '时间从 00:00 起。' }).max(1439, { error: '时间到 24:00 止。' }),
  until: z.number().int().min(1, { error: '时间到 24:00 止。' }).max(1440, { error: '时间到 24:00 止。' }),
});

/** Something a venue has. */
export const Equipment = z.object({
  titleZh: Short,
  count: z.number().int().min(1, { error: '至少 1 件。' }).max(9999, { error: '至多 9999 件。' }),
});

/** A venue in a list. */
export const VenueItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: z.string(),
  titleZh: z.string(),
  placeZh: z.string(),
  areaSquareMetres: z.number().int(),
  functions: z.array(z.string()),
  state: VenueState,
  bookable: z.boolean(),
  isOpenNow: z.boolean(),
  version: z.number().int(),
});

/** A booking; of others only the time is told. */
export const BookingView = z.object({
  id: z.number().nullable(),
  startsAt: Instant,
  endsAt: Instant,
  orgName: z.string().nullable(),
  purposeZh: z.string().nullable(),
  canCancel: z.boolean(),
});

/** A venue with everything about it. */
export const VenueView = VenueItem.extend({
  equipment: z.array(Equipment),
  hours: z.array(OpenHours),
  minutesPublished: z.number().int(),
  minutesRequired: z.number().int(),
  fundingSource: FundingSource,
  fundingFen: z.number().int(),
  addsDebt: z.boolean(),
  levies: z.boolean(),
  decidedByName: z.string().nullable(),
  decidedOn: IsoDate.nullable(),
  declinedReason: z.string().nullable(),
  builtOn: IsoDate.nullable(),
  acceptedOn: IsoDate.nullable(),
  acceptedByName: z.string().nullable(),
  closedReason: z.string().nullable(),
  runId: z.number().nullable(),
  weeks: z.array(z.object({ from: IsoDate, minutes: z.number().int() })),
  bookings: z.array(BookingView),
  upkeep: z.array(
    z.object({
      id: z.number(),
      on: IsoDate,
      kind: UpkeepKind,
      textZh: z.string(),
      costFen: z.number().int(),
      byName: z.string(),
    }),
  ),
  can: z.object({
    manage: z.boolean(),
    approve: z.boolean(),
    accept: z.boolean(),
    book: z.boolean(),
    inspect: z.boolean(),
  }),
});

const params = z.object({ venueId: Id });
/** The step of a run that an act belongs to. */
const step = { runStepId: Id.optional() };
const planned = {
  titleZh: z
    .string()
    .trim()
    .min(2, { error: '请填写阵地名称，至少 2 个字。' })
    .max(60, { error: '阵地名称不超过 60 字。' }),
  placeZh: z.string().trim().min(2, { error: '请写明地点。' }).max(100, { error: '地点不超过 100 字。' }),
  areaSquareMetres: z
    .number()
    .int()
    .min(1, { error: '面积至少 1 平方米。' })
    .max(1_000_000, { error: '面积过大，请核对。' }),
  functions: z.array(Short).min(1, { error: '请至少写一项功能。' }).max(20, { error: '功能至多 20 项。' }),
  fundingSource: FundingSource,
  fundingFen: z.number().int().min(0, { error: '金额不能为负。' }).max(1e13, { error: '金额过大，请核对。' }),
  addsDebt: z.boolean({ error: '请说明是否增加村级债务。' }),
  levies: z.boolean({ error: '请说明是否向农民或居民摊派。' }),
  bookable: z.boolean().default(true),
};

/** Venues (阵地). */
export const venueRoutes = defineRoutes('venues', {
  list: {
    method: 'GET',
    path: '/api/venues',
    permission: 'venue.read',
    summary: '阵地列表',
    query: z.object({ ...pageQuery, orgId: Id.optional(), state: VenueState.optional() }),
    response: pageOf(VenueItem),
  },
  plan: {
    method: 'POST',
    path: '/api/venues',
    permission: 'venue.manage',
    summary: '提出阵地建设计划',
    body: z.object({
      kind: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,40}$/, { error: '阵地种类由小写字母、数字和短横组成。' })
        .default('service-centre'),
      ...planned,
      ...step,
    }),
    response: VenueView,
  },
  get: {
    method: 'GET',
    path: '/api/venues/:venueId',
    permission: 'venue.read',
    summary: '一处阵地',
    params,
    response: VenueView,
  },
  replan: {
    method: 'POST',
    path: '/api/venues/:venueId/plan',
    permission: 'venue.manage',
    summary: '修改后重新提出计划',
    params,
    body: z.object({ version: Version, ...planned }),
    response: VenueView,
  },
  approve: {
    method: 'POST',
    path: '/api/venues/:venueId/approve',
    permission: 'venue.approve',
    summary: '批准建设计划',
    params,
    body: z.object({ version: Version }),
    response: VenueView,
  },
  decline: {
    method: 'POST',
    path: '/api/venues/:venueId/decline',
    permission: 'venue.approve',
    summary: '不批准建设计划（写明理由）',
    params,
    body: z.object({ version: Version, reason: Reason }),
    response: VenueView,
  },
  build: {
    method: 'POST',
    path: '/api/venues/:venueId/built',
    permission: 'venue.manage',
    summary: '登记建成',
    params,
    body: z.object({
      version: Version,
      on: IsoDate,
      equipment: z.array(Equipment).max(50, { error: '设备至多 50 项。' }).default([]),
      ...step,
    }),
    response: VenueView,
  },
  accept: {
    method: 'POST',
    path: '/api/venues/:venueId/accept',
    permission: 'venue.accept',
    summary: '验收',
    params,
    body: z.object({ version: Version, on: IsoDate, ...step }),
    response: VenueView,
  },
  open: {
    method: 'POST',
    path: '/api/venues/:venueId/open',
    permission: 'venue.manage',
    summary: '开放（公布开放时间）',
    params,
    body: z.object({
      version: Version,
      hours: z.array(OpenHours).min(1, { error: '请公布开放时间。' }).max(21, { error: '开放时间至多 21 段。' }),
      ...step,
    }),
    response: VenueView,
  },
  close: {
    method: 'POST',
    path: '/api/venues/:venueId/close',
    permission: 'venue.manage',
    summary: '停止开放（写明理由）',
    params,
    body: z.object({ version: Version, reason: Reason, ...step }),
    response: VenueView,
  },
  beginDay: {
    method: 'POST',
    path: '/api/venues/:venueId/day-open',
    permission: 'venue.manage',
    summary: '开门（计开放时间）',
    params,
    response: VenueView,
  },
  endDay: {
    method: 'POST',
    path: '/api/venues/:venueId/day-close',
    permission: 'venue.manage',
    summary: '关门（计开放时间）',
    params,
    response: VenueView,
  },
  book: {
    method: 'POST',
    path: '/api/venues/:venueId/bookings',
    permission: 'venue.book',
    summary: '预约使用（起止在整刻）',
    params,
    body: z.object({
      startsAt: z.iso.datetime({ offset: true, error: '请填写开始时间。' }),
      endsAt: z.iso.datetime({ offset: true, error: '请填写结束时间。' }),
      purposeZh: z
        .string()
        .trim()
        .min(2, { error: '请写明用途，至少 2 个字。' })
        .max(100, { error: '用途不超过 100 字。' }),
      ...step,
    }),
    response: VenueView,
  },
  cancelBooking: {
    method: 'POST',
    path: '/api/venue-bookings/:venueBookingId/cancel',
    permission: 'venue.book',
    summary: '取消预约',
    params: z.object({ venueBookingId: Id }),
    response: VenueView,
  },
  log: {
    method: 'POST',
    path: '/api/venues/:venueId/upkeep',
    permission: 'venue.log',
    summary: '登记维护、维修、检查',
    params,
    body: z.object({
      on: IsoDate,
      kind: UpkeepKind,
      textZh: z
        .string()
        .trim()
        .min(2, { error: '请写明情况，至少 2 个字。' })
        .max(500, { error: '情况不超过 500 字。' }),
      costFen: z
        .number()
        .int()
        .min(0, { error: '金额不能为负。' })
        .max(1e12, { error: '金额过大，请核对。' })
        .default(0),
      ...step,
    }),
    response: VenueView,
  },
});
