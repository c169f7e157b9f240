import { z } from 'zod';
import { Done, Id, IsoDate, Version, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** Kinds of accounts; each kind is kept apart from the others. */
export const FundKind = z.enum(['dues', 'activity', 'special-dues', 'village', 'donation', 'care', 'project']);
export type FundKind = z.infer<typeof FundKind>;

const amount = z
  .number({ error: '请填写金额。' })
  .int({ error: '金额精确到分。' })
  .positive({ error: '金额应大于零。' })
  .max(1e12, { error: '金额过大，请核对。' });
const reason = z.string().trim().min(2, { error: '请写明理由。' }).max(300, { error: '理由不超过 300 字。' });
const words = (what: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, { error: `请填写${what}。` })
    .max(most, { error: `${what}不超过 ${most} 字。` });
const remark = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `不超过 ${most} 字。` })
    .default('');
const Month = z.string().regex(/^\d{4}-\d{2}-01$/, { error: '月份应写成 2026-11-01 的形式。' });

/** An account with its balance, which is computed. */
export const FundAccount = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: FundKind,
  titleZh: z.string(),
  bankName: z.string(),
  bankTail: z.string(),
  balanceFen: z.number(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  closedUntil: z.string().nullable(),
  mine: z.boolean(),
  version: z.number().int(),
});

/** A month of an account: closed, or as it stands. */
export const FundMonth = z.object({
  month: z.string(),
  openingFen: z.number(),
  inFen: z.number(),
  outFen: z.number(),
  closingFen: z.number(),
  isClosed: z.boolean(),
  closedByName: z.string().nullable(),
  reason: z.string().nullable(),
});

/** One entry of the books. */
export const FundEntry = z.object({
  id: z.number(),
  kind: z.string(),
  amountFen: z.number(),
  happenedOn: z.string(),
  purpose: z.string().nullable(),
  partyZh: z.string(),
  summaryZh: z.string(),
  receiptNo: z.string().nullable(),
  countersId: z.number().nullable(),
  counteredFen: z.number(),
  reason: z.string().nullable(),
  postedByName: z.string(),
  postedAt: z.string(),
});

/** A request to spend. */
export const FundRequest = z.object({
  id: z.number(),
  accountId: z.number(),
  accountTitleZh: z.string(),
  orgName: z.string(),
  purpose: z.string(),
  amountFen: z.number(),
  payeeZh: z.string(),
  reasonZh: z.string(),
  state: z.enum(['requested', 'approved', 'declined', 'withdrawn', 'paid']),
  requestedByName: z.string(),
  requestedAt: z.string(),
  decidedByName: z.string().nullable(),
  decisionZh: z.string().nullable(),
  paidByName: z.string().nullable(),
  entryId: z.number().nullable(),
  can: z.object({ decide: z.boolean(), pay: z.boolean(), withdraw: z.boolean() }),
  version: z.number().int(),
});

/** Money on its way between a lower and its upper organisation. */
export const FundTransfer = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  upperOrgName: z.string(),
  direction: z.enum(['up', 'down']),
  kind: FundKind,
  state: z.enum(['asked', 'sent', 'received', 'refused', 'taken-back', 'declined']),
  amountFen: z.number(),
  baseFen: z.number().nullable(),
  share: z.string().nullable(),
  fromMonth: z.string().nullable(),
  throughMonth: z.string().nullable(),
  purposeZh: z.string(),
  decisionZh: z.string().nullable(),
  reason: z.string().nullable(),
  sentByName: z.string().nullable(),
  sentOn: z.string().nullable(),
  receivedByName: z.string().nullable(),
  receivedOn: z.string().nullable(),
  can: z.object({ receive: z.boolean(), takeBack: z.boolean(), allocate: z.boolean() }),
  version: z.number().int(),
});

/** A line of an imported statement. */
export const FundStatementRow = z.object({
  id: z.number(),
  rowNo: z.number().int(),
  bookedOn: z.string().nullable(),
  amountFen: z.number().nullable(),
  partyZh: z.string(),
  remarkZh: z.string(),
  state: z.enum(['matched', 'doubtful', 'unmatched', 'settled']),
  reason: z.string().nullable(),
  reasonZh: z.string(),
  bookedZh: z.string().nullable(),
  settledReason: z.string().nullable(),
  settledByName: z.string().nullable(),
});

/** An imported statement with its counts. */
export const FundStatement = z.object({
  id: z.number(),
  accountId: z.number(),
  fileName: z.string(),
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  importedByName: z.string(),
  importedAt: z.string(),
  counts: z.object({
    matched: z.number().int(),
    doubtful: z.number().int(),
    unmatched: z.number().int(),
    settled: z.number().int(),
  }),
});

/** Figures of a year; sums and numbers of people, nobody's name. */
export const FundFigures = z.object({
  openingFen: z.number(),
  closingFen: z.number(),
  income: z.array(z.object({ head: z.string(), amountFen: z.number() })),
  outgo: z.array(z.object({ head: z.string(), purpose: z.string().nullable(), amountFen: z.number() })),
  payers: z.number().int(),
  owing: z.number().int(),
});

/** The published accounts of a year. */
export const FundPublication = z.object({
  id: z.number(),
  accountId: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: FundKind,
  year: z.number().int(),
  state: z.enum(['drafted', 'checked', 'published', 'superseded']),
  figures: FundFigures,
  draftedByName: z.string(),
  checkedByName: z.string().nullable(),
  remarkZh: z.string().nullable(),
  publishedByName: z.string().nullable(),
  publishedOn: z.string().nullable(),
  can: z.object({ check: z.boolean(), publish: z.boolean() }),
  version: z.number().int(),
});

/** A voluntary campaign. Totals only: no branch is set beside another, nobody who did not give is known. */
export const SpecialCampaign = z.object({
  id: z.number(),
  orgName: z.string(),
  titleZh: z.string(),
  appealZh: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  state: z.enum(['open', 'closed', 'reported']),
  reportZh: z.string().nullable(),
  reportedOn: z.string().nullable(),
  remitBy: z.string(),
  totalFen: z.number(),
  gifts: z.number().int(),
  mine: z.boolean(),
  can: z.object({ record: z.boolean(), close: z.boolean(), report: z.boolean(), remit: z.boolean() }),
  own: z.array(
    z.object({
      id: z.number(),
      amountFen: z.number(),
      givenOn: z.string(),
      donorZh: z.string(),
      receiptNo: z.string().nullable(),
      isCountered: z.boolean(),
    }),
  ),
  version: z.number().int(),
});

/** A receipt as it is printed. */
export const FundReceipt = z.object({
  number: z.string(),
  orgName: z.string(),
  partyZh: z.string(),
  summaryZh: z.string(),
  amountFen: z.number(),
  amountZh: z.string(),
  on: z.string(),
  byName: z.string(),
  isCountered: z.boolean(),
});

/** What a money step of a run shows. */
export const FundStepView = z.object({
  id: z.number(),
  runStepId: z.number(),
  accountId: z.number().nullable(),
  accountTitleZh: z.string(),
  kind: FundKind,
  entry: z.enum(['receipt', 'payment', 'remittance', 'allocation', 'budget', 'statement', 'settlement']),
  state: z.enum(['open', 'done']),
  balanceFen: z.number(),
  purposes: z.array(z.string()),
  budget: z.array(z.object({ purpose: z.string(), amountFen: z.number() })),
  noteZh: z.string(),
  done: z.array(z.object({ zh: z.string(), amountFen: z.number() })),
  missing: z.array(z.string()),
  mine: z.boolean(),
  version: z.number().int(),
});

const accountParams = z.object({ fundAccountId: Id });
const transferParams = z.object({ fundTransferId: Id });

/** Accounts, books, closing, requests, transfers, statements, publication, campaigns, steps. */
export const fundRoutes = defineRoutes('funds', {
  accounts: {
    method: 'GET',
    path: '/api/funds/accounts',
    permission: 'fund.read',
    summary: '资金账户',
    query: z.object({ ...pageQuery, orgId: Id.optional(), kind: FundKind.optional() }),
    response: pageOf(FundAccount),
  },
  openAccount: {
    method: 'POST',
    path: '/api/funds/accounts',
    permission: 'fund.keep',
    summary: '开设资金账户',
    body: z.object({
      kind: FundKind,
      titleZh: words('户名', 2, 40),
      bankName: remark(60),
      bankTail: z
        .string()
        .regex(/^\d{4}$|^$/, { error: '银行账号只记后四位数字。' })
        .default(''),
      openedOn: IsoDate,
      openingFen: z.number().int().min(0, { error: '期初余额不能小于零。' }).max(1e12).default(0),
    }),
    response: FundAccount,
  },
  account: {
    method: 'GET',
    path: '/api/funds/accounts/:fundAccountId',
    permission: 'fund.read',
    summary: '一个账户：余额、各月、用途',
    params: accountParams,
    response: FundAccount.extend({
      months: z.array(FundMonth),
      purposes: z.array(z.string()),
      nextToClose: z.string().nullable(),
      statements: z.array(FundStatement),
      can: z.object({ keep: z.boolean(), request: z.boolean(), remit: z.boolean() }),
    }),
  },
  entries: {
    method: 'GET',
    path: '/api/funds/accounts/:fundAccountId/entries',
    permission: 'fund.read',
    summary: '账户的分录',
    params: accountParams,
    query: z.object({ ...pageQuery, month: Month.optional() }),
    response: pageOf(FundEntry),
  },
  proof: {
    method: 'GET',
    path: '/api/funds/accounts/:fundAccountId/proof',
    permission: 'fund.read',
    summary: '试算平衡：借贷合计、各科目余额、结账是否相符',
    params: accountParams,
    response: z.object({
      entries: z.number().int(),
      debitFen: z.number(),
      creditFen: z.number(),
      heads: z.array(z.object({ head: z.string(), balanceFen: z.number() })),
      sumFen: z.number(),
      monthsAgree: z.boolean(),
      paymentsAgree: z.boolean(),
    }),
  },
  post: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/entries',
    permission: 'fund.keep',
    summary: '登记收入（利息、补助、捐赠等）',
    params: accountParams,
    body: z.object({
      kind: z.enum(['interest', 'income']),
      amountFen: amount,
      happenedOn: IsoDate,
      partyZh: remark(60),
      summaryZh: words('摘要', 2, 100),
    }),
    response: z.object({ entryId: z.number(), receiptNo: z.string().nullable() }),
  },
  counter: {
    method: 'POST',
    path: '/api/funds/entries/:fundEntryId/counter',
    permission: 'fund.keep',
    summary: '冲正一笔分录',
    params: z.object({ fundEntryId: Id }),
    body: z.object({ reason }),
    response: z.object({ entryId: z.number() }),
  },
  receipt: {
    method: 'GET',
    path: '/api/funds/entries/:fundEntryId/receipt',
    permission: 'fund.read',
    summary: '收据',
    params: z.object({ fundEntryId: Id }),
    response: FundReceipt,
  },
  close: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/close',
    permission: 'fund.keep',
    summary: '月度结账',
    params: accountParams,
    body: z.object({
      month: Month,
      countedFen: z.number().int().min(0, { error: '实存金额不能小于零。' }),
      reason: remark(300),
    }),
    response: FundMonth,
  },
  requests: {
    method: 'GET',
    path: '/api/funds/requests',
    permission: 'fund.read',
    summary: '用款申请',
    query: z.object({ ...pageQuery, accountId: Id.optional(), state: FundRequest.shape.state.optional() }),
    response: pageOf(FundRequest),
  },
  request: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/requests',
    permission: 'fund.request',
    summary: '申请用款',
    params: accountParams,
    body: z.object({
      purpose: words('用途', 1, 60),
      amountFen: amount,
      payeeZh: words('收款方', 2, 60),
      reasonZh: words('事由', 2, 300),
      runStepId: Id.optional(),
    }),
    response: z.object({ requestId: z.number() }),
  },
  decide: {
    method: 'POST',
    path: '/api/funds/requests/:fundRequestId/decide',
    permission: 'fund.approve',
    summary: '审批用款',
    params: z.object({ fundRequestId: Id }),
    body: z.object({ version: Version, approve: z.boolean(), decisionZh: words('会议和意见', 2, 200) }),
    response: Done,
  },
  pay: {
    method: 'POST',
    path: '/api/funds/requests/:fundRequestId/pay',
    permission: 'fund.pay',
    summary: '付款',
    params: z.object({ fundRequestId: Id }),
    body: z.object({ version: Version, paidOn: IsoDate }),
    response: z.object({ entryId: z.number() }),
  },
  withdraw: {
    method: 'POST',
    path: '/api/funds/requests/:fundRequestId/withdraw',
    permission: 'fund.request',
    summary: '撤回申请',
    params: z.object({ fundRequestId: Id }),
    body: z.object({ version: Version }),
    response: Done,
  },
  transfers: {
    method: 'GET',
    path: '/api/funds/transfers',
    permission: 'fund.read',
    summary: '上缴与下拨',
    query: z.object({
      ...pageQuery,
      direction: z.enum(['up', 'down']).optional(),
      state: FundTransfer.shape.state.optional(),
    }),
    response: pageOf(FundTransfer),
  },
  remittable: {
    method: 'GET',
    path: '/api/funds/accounts/:fundAccountId/remittable',
    permission: 'fund.read',
    summary: '可上缴的数额及其依据',
    params: accountParams,
    query: z.object({ throughMonth: Month, campaignId: Id.optional() }),
    response: z.object({
      fromMonth: z.string(),
      throughMonth: z.string(),
      baseFen: z.number(),
      largeFen: z.number(),
      share: z.string().nullable(),
      amountFen: z.number().nullable(),
      keptFen: z.number().nullable(),
      upperOrgName: z.string().nullable(),
    }),
  },
  remit: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/remit',
    permission: 'fund.keep',
    summary: '上缴',
    params: accountParams,
    body: z.object({
      throughMonth: Month,
      sentOn: IsoDate,
      amountFen: amount.optional(),
      reason: remark(300),
      campaignId: Id.optional(),
      runStepId: Id.optional(),
    }),
    response: z.object({ transferId: z.number() }),
  },
  ask: {
    method: 'POST',
    path: '/api/funds/transfers',
    permission: 'fund.request',
    summary: '向上一级请求下拨',
    body: z.object({ kind: FundKind, amountFen: amount, purposeZh: words('用途', 2, 60), reason }),
    response: z.object({ transferId: z.number() }),
  },
  allocate: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/allocate',
    permission: 'fund.pay',
    summary: '下拨',
    params: accountParams,
    body: z.object({
      orgId: Id,
      amountFen: amount,
      purposeZh: words('用途', 2, 60),
      decisionZh: words('集体讨论的会议', 2, 200),
      sentOn: IsoDate,
      transferId: Id.optional(),
      runStepId: Id.optional(),
    }),
    response: z.object({ transferId: z.number() }),
  },
  answerAsked: {
    method: 'POST',
    path: '/api/funds/transfers/:fundTransferId/decline',
    permission: 'fund.approve',
    summary: '不同意下拨请求',
    params: transferParams,
    body: z.object({ version: Version, reason }),
    response: Done,
  },
  receive: {
    method: 'POST',
    path: '/api/funds/transfers/:fundTransferId/receive',
    permission: 'fund.keep',
    summary: '确认收到',
    params: transferParams,
    body: z.object({ version: Version, accountId: Id.optional(), receivedOn: IsoDate }),
    response: Done,
  },
  refuse: {
    method: 'POST',
    path: '/api/funds/transfers/:fundTransferId/refuse',
    permission: 'fund.keep',
    summary: '未收到或数额不符，退回对方核对',
    params: transferParams,
    body: z.object({ version: Version, reason }),
    response: Done,
  },
  takeBack: {
    method: 'POST',
    path: '/api/funds/transfers/:fundTransferId/take-back',
    permission: 'fund.keep',
    summary: '撤回未确认的款项（冲正）',
    params: transferParams,
    body: z.object({ version: Version, reason }),
    response: Done,
  },
  importStatement: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/statements',
    permission: 'fund.keep',
    summary: '导入银行流水或收款名单对账',
    params: accountParams,
    response: z.object({ statementId: z.number() }),
    mode: 'raw',
    idempotent: false,
  },
  statement: {
    method: 'GET',
    path: '/api/funds/statements/:fundStatementId',
    permission: 'fund.read',
    summary: '对账结果',
    params: z.object({ fundStatementId: Id }),
    response: FundStatement.extend({ accountTitleZh: z.string(), mine: z.boolean(), rows: z.array(FundStatementRow) }),
  },
  statementFile: {
    method: 'GET',
    path: '/api/funds/statements/:fundStatementId/open-rows',
    permission: 'fund.read',
    summary: '存疑和未对上的行（带原因的表）',
    params: z.object({ fundStatementId: Id }),
    response: z.unknown(),
    mode: 'raw',
  },
  settle: {
    method: 'POST',
    path: '/api/funds/statement-rows/:fundStatementRowId/settle',
    permission: 'fund.keep',
    summary: '说明一行并销项',
    params: z.object({ fundStatementRowId: Id }),
    body: z.object({ reason }),
    response: Done,
  },
  publications: {
    method: 'GET',
    path: '/api/funds/publications',
    permission: 'fund.read-statement',
    summary: '收支公布',
    query: z.object({ ...pageQuery, year: z.coerce.number().int().optional() }),
    response: pageOf(FundPublication),
  },
  publication: {
    method: 'GET',
    path: '/api/funds/publications/:fundPublicationId',
    permission: 'fund.read-statement',
    summary: '一年的收支公布',
    params: z.object({ fundPublicationId: Id }),
    response: FundPublication,
  },
  draftPublication: {
    method: 'POST',
    path: '/api/funds/accounts/:fundAccountId/publications',
    permission: 'fund.keep',
    summary: '生成年度收支表',
    params: accountParams,
    body: z.object({ year: z.number().int().min(2008, { error: '年份不对。' }).max(2999, { error: '年份不对。' }) }),
    response: z.object({ publicationId: z.number() }),
  },
  checkPublication: {
    method: 'POST',
    path: '/api/funds/publications/:fundPublicationId/check',
    permission: 'fund.audit',
    summary: '审核年度收支',
    params: z.object({ fundPublicationId: Id }),
    body: z.object({ version: Version, remarkZh: words('审核意见', 2, 300) }),
    response: Done,
  },
  publish: {
    method: 'POST',
    path: '/api/funds/publications/:fundPublicationId/publish',
    permission: 'fund.publish',
    summary: '向党员公布',
    params: z.object({ fundPublicationId: Id }),
    body: z.object({ version: Version }),
    response: Done,
  },
  campaigns: {
    method: 'GET',
    path: '/api/funds/campaigns',
    permission: 'fund.read-statement',
    summary: '特殊党费倡议',
    query: z.object(pageQuery),
    response: pageOf(SpecialCampaign.omit({ own: true })),
  },
  campaign: {
    method: 'GET',
    path: '/api/funds/campaigns/:specialCampaignId',
    permission: 'fund.read-statement',
    summary: '一次倡议',
    params: z.object({ specialCampaignId: Id }),
    response: SpecialCampaign,
  },
  call: {
    method: 'POST',
    path: '/api/funds/campaigns',
    permission: 'fund.call',
    summary: '发起倡议',
    body: z.object({
      titleZh: words('名称', 2, 60),
      appealZh: words('倡议内容', 5, 3000),
      fromOn: IsoDate,
      untilOn: IsoDate,
    }),
    response: z.object({ campaignId: z.number() }),
  },
  give: {
    method: 'POST',
    path: '/api/funds/campaigns/:specialCampaignId/gifts',
    permission: 'fund.keep',
    summary: '登记一笔自愿交纳',
    params: z.object({ specialCampaignId: Id }),
    body: z.object({ amountFen: amount, givenOn: IsoDate, donorZh: remark(50) }),
    response: z.object({ entryId: z.number(), receiptNo: z.string() }),
  },
  closeCampaign: {
    method: 'POST',
    path: '/api/funds/campaigns/:specialCampaignId/close',
    permission: 'fund.call',
    summary: '结束倡议',
    params: z.object({ specialCampaignId: Id }),
    body: z.object({ version: Version }),
    response: Done,
  },
  reportCampaign: {
    method: 'POST',
    path: '/api/funds/campaigns/:specialCampaignId/report',
    permission: 'fund.call',
    summary: '公布总额与去向',
    params: z.object({ specialCampaignId: Id }),
    body: z.object({ version: Version, reportZh: words('去向', 5, 3000) }),
    response: Done,
  },
  step: {
    method: 'GET',
    path: '/api/funds/steps/:fundStepId',
    permission: 'fund.read',
    summary: '程序中的资金步骤',
    params: z.object({ fundStepId: Id }),
    response: FundStepView,
  },
  finishStep: {
    method: 'POST',
    path: '/api/funds/steps/:fundStepId/finish',
    permission: 'fund.keep',
    summary: '完成资金步骤',
    params: z.object({ fundStepId: Id }),
    body: z.object({
      version: Version,
      noteZh: remark(500),
      budget: z
        .array(z.object({ purpose: words('用途', 1, 60), amountFen: amount }))
        .max(50)
        .default([]),
    }),
    response: Done,
  },
});
