import { z } from 'zod';
import { Done, Id, IsoDate, Version, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** Category of a payer. */
export const DuesCategoryCode = z.enum([
  'salaried',
  'annual-salary',
  'self-employed',
  'retired',
  'farmer',
  'low-income',
]);

const amount = z
  .number({ error: '请填写金额。' })
  .int({ error: '金额精确到分。' })
  .positive({ error: '金额应大于零。' })
  .max(1e11, { error: '金额过大，请核对。' });
const reason = z.string().trim().min(2, { error: '请写明理由。' }).max(300, { error: '理由不超过 300 字。' });
const remark = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `不超过 ${most} 字。` })
    .default('');
const Month = z.string().regex(/^\d{4}-\d{2}-01$/, { error: '月份应写成 2026-11-01 的形式。' });
const Method = z.enum(['cash', 'transfer']);

/** A member on the dues desk: category and sum, never the income behind it. */
export const DuesDeskRow = z.object({
  memberId: z.number(),
  name: z.string(),
  category: DuesCategoryCode.nullable(),
  dueFen: z.number().nullable(),
  paidFen: z.number(),
  owedBeforeFen: z.number(),
  monthsOwed: z.number().int(),
  monthsWithoutPaying: z.number().int(),
  isRelieved: z.boolean(),
  paysQuarterly: z.boolean(),
});

/** A payment as lists and receipts show it. */
export const DuesPayment = z.object({
  id: z.number(),
  memberId: z.number(),
  name: z.string(),
  kind: z.enum(['dues', 'large']),
  month: z.string().nullable(),
  amountFen: z.number(),
  paidOn: z.string(),
  method: Method,
  byOtherZh: z.string(),
  noteZh: z.string(),
  receiptNo: z.string(),
  recordedByName: z.string(),
  countersId: z.number().nullable(),
  isCountered: z.boolean(),
  reason: z.string().nullable(),
});

/** A receipt of dues as it is printed; one receipt may cover several months. */
export const DuesReceipt = z.object({
  number: z.string(),
  orgName: z.string(),
  name: z.string(),
  items: z.array(z.object({ kind: z.enum(['dues', 'large']), month: z.string().nullable(), amountFen: z.number() })),
  amountFen: z.number(),
  amountZh: z.string(),
  paidOn: z.string(),
  byName: z.string(),
  isCountered: z.boolean(),
});

/** What a member is assessed at. `baseFen` only for who entered it and for the member. */
export const DuesStanding = z.object({
  memberId: z.number(),
  name: z.string(),
  memberType: z.enum(['1', '2']),
  category: DuesCategoryCode.nullable(),
  monthlyFen: z.number().nullable(),
  fromMonth: z.string().nullable(),
  baseFen: z.number().nullable(),
  hasBase: z.boolean(),
  paysQuarterly: z.boolean(),
  enteredByName: z.string().nullable(),
});

/** A reduction or exemption. */
export const DuesRelief = z.object({
  id: z.number(),
  memberId: z.number(),
  name: z.string(),
  orgName: z.string(),
  fromMonth: z.string(),
  untilMonth: z.string(),
  monthlyFen: z.number(),
  state: z.enum(['requested', 'approved', 'declined']),
  decisionZh: z.string(),
  requestedByName: z.string(),
  answeredByName: z.string().nullable(),
  answerZh: z.string().nullable(),
  version: z.number().int(),
});

/** A branch in the overview of its superior: counts and sums, no names. */
export const DuesBranch = z.object({
  orgId: z.number(),
  orgName: z.string(),
  superiorName: z.string(),
  isOpen: z.boolean(),
  charged: z.number().int(),
  paid: z.number().int(),
  owing: z.number().int(),
  dueFen: z.number(),
  paidFen: z.number(),
  owedFen: z.number(),
  withoutStanding: z.number().int(),
  longUnpaid: z.number().int(),
  closedUntil: z.string().nullable(),
});

const StandingItem = z.object({
  memberId: Id,
  category: DuesCategoryCode,
  baseFen: z.number().int().min(0, { error: '基数不能小于零。' }).max(1e11, { error: '基数过大，请核对。' }).optional(),
  fixedFen: z.number().int().min(0, { error: '月额不能小于零。' }).optional(),
  paysQuarterly: z.boolean().default(false),
});

/** Dues: assessing, opening a month, collecting, back-payment, relief, overview, own dues. */
export const duesRoutes = defineRoutes('dues', {
  desk: {
    method: 'GET',
    path: '/api/dues/desk',
    permission: 'dues.collect',
    summary: '收缴台：本支部一个月谁该交多少、谁没交',
    query: z.object({ month: Month.optional() }),
    response: z.object({
      month: z.string(),
      orgName: z.string(),
      isOpen: z.boolean(),
      mayOpen: z.boolean(),
      isClosed: z.boolean(),
      accountId: z.number().nullable(),
      dueFen: z.number(),
      paidFen: z.number(),
      owedBeforeFen: z.number(),
      longUnpaidFrom: z.number().int(),
      rows: z.array(DuesDeskRow),
    }),
  },
  openMonth: {
    method: 'POST',
    path: '/api/dues/months',
    permission: 'dues.open-month',
    summary: '生成应交名单（本级及下级支部）',
    body: z.object({ month: Month }),
    response: z.object({ branches: z.number().int(), members: z.number().int() }),
  },
  collect: {
    method: 'POST',
    path: '/api/dues/collect',
    permission: 'dues.collect',
    summary: '收缴一个月，未交的除外',
    body: z.object({
      month: Month,
      paidOn: IsoDate,
      method: Method,
      exceptMemberIds: z.array(Id).max(20_000).default([]),
      /** Sum on the page that was checked. */
      amountFen: amount,
    }),
    response: z.object({ payments: z.number().int(), amountFen: z.number(), entryId: z.number() }),
  },
  pay: {
    method: 'POST',
    path: '/api/dues/payments',
    permission: 'dues.collect',
    summary: '登记一名党员交纳（含补交、预交本季、自愿多交）',
    body: z.object({
      memberId: Id,
      kind: z.enum(['dues', 'large']),
      amountFen: amount,
      paidOn: IsoDate,
      method: Method,
      byOtherZh: remark(50),
      noteZh: remark(300),
    }),
    response: z.object({ paymentIds: z.array(z.number()), receiptNo: z.string() }),
  },
  counter: {
    method: 'POST',
    path: '/api/dues/payments/:duesPaymentId/counter',
    permission: 'dues.collect',
    summary: '冲正一笔交纳',
    params: z.object({ duesPaymentId: Id }),
    body: z.object({ reason }),
    response: Done,
  },
  payments: {
    method: 'GET',
    path: '/api/dues/payments',
    permission: 'dues.collect',
    summary: '本支部的交纳记录',
    query: z.object({ ...pageQuery, month: Month.optional(), memberId: Id.optional() }),
    response: pageOf(DuesPayment),
  },
  receipts: {
    method: 'GET',
    path: '/api/dues/receipts',
    permission: 'dues.collect',
    summary: '收据（一个月的，供打印）',
    query: z.object({ month: Month }),
    response: z.object({ items: z.array(DuesReceipt) }),
  },
  standings: {
    method: 'GET',
    path: '/api/dues/standings',
    permission: 'dues.assess',
    summary: '党费核定表',
    query: z.object({ month: Month.optional() }),
    response: z.object({
      month: z.string(),
      farmerMinFen: z.number(),
      farmerMaxFen: z.number(),
      items: z.array(DuesStanding),
    }),
  },
  assess: {
    method: 'POST',
    path: '/api/dues/standings',
    permission: 'dues.assess',
    summary: '核定党费（一页一个支部）',
    body: z.object({
      fromMonth: Month,
      items: z.array(StandingItem).min(1, { error: '请至少填写一名党员。' }).max(20_000),
    }),
    response: z.object({ saved: z.number().int() }),
  },
  importStandings: {
    method: 'POST',
    path: '/api/dues/standings/import',
    permission: 'dues.assess',
    summary: '导入核定表（姓名、证件后四位、类别、基数或月额）',
    query: z.object({ fromMonth: Month }),
    response: z.object({
      saved: z.number().int(),
      handedBack: z.array(z.object({ row: z.number().int(), name: z.string(), reasonZh: z.string() })),
    }),
    mode: 'raw',
    idempotent: false,
  },
  reliefs: {
    method: 'GET',
    path: '/api/dues/reliefs',
    permission: 'dues.read-relief',
    summary: '少交、免交',
    query: z.object({ ...pageQuery, state: DuesRelief.shape.state.optional() }),
    response: pageOf(DuesRelief),
  },
  askRelief: {
    method: 'POST',
    path: '/api/dues/reliefs',
    permission: 'dues.assess',
    summary: '报请少交或免交',
    body: z.object({
      memberId: Id,
      fromMonth: Month,
      untilMonth: Month,
      monthlyFen: z.number().int().min(0, { error: '金额不能小于零。' }),
      decisionZh: z.string().trim().min(2, { error: '请写明支部研究的会议。' }).max(200, { error: '不超过 200 字。' }),
    }),
    response: z.object({ reliefId: z.number() }),
  },
  answerRelief: {
    method: 'POST',
    path: '/api/dues/reliefs/:duesReliefId/answer',
    permission: 'dues.approve-relief',
    summary: '批准或不同意少交、免交',
    params: z.object({ duesReliefId: Id }),
    body: z.object({ version: Version, approve: z.boolean(), answerZh: remark(200) }),
    response: Done,
  },
  overview: {
    method: 'GET',
    path: '/api/dues/overview',
    permission: 'dues.oversee',
    summary: '下级收缴情况（按支部计数）',
    query: z.object({ ...pageQuery, month: Month.optional(), orgId: Id.optional() }),
    response: pageOf(DuesBranch).extend({
      month: z.string(),
      sums: z.object({
        branches: z.number().int(),
        notOpen: z.number().int(),
        charged: z.number().int(),
        paid: z.number().int(),
        dueFen: z.number(),
        paidFen: z.number(),
      }),
    }),
  },
  mine: {
    method: 'GET',
    path: '/api/dues/mine',
    permission: 'dues.own',
    summary: '我的党费',
    response: z.object({
      name: z.string(),
      category: DuesCategoryCode.nullable(),
      baseFen: z.number().nullable(),
      monthlyFen: z.number().nullable(),
      rateBp: z.number().nullable(),
      fromMonth: z.string().nullable(),
      enteredByName: z.string().nullable(),
      owedFen: z.number(),
      months: z.array(
        z.object({ month: z.string(), dueFen: z.number(), paidFen: z.number(), isRelieved: z.boolean() }),
      ),
      payments: z.array(DuesPayment),
      reliefs: z.array(
        DuesRelief.pick({ fromMonth: true, untilMonth: true, monthlyFen: true, state: true, decisionZh: true }),
      ),
    }),
  },
});
