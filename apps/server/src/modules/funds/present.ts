import type {
  FundAccount,
  FundEntry,
  FundPublication,
  FundRequest,
  FundStatement,
  FundStatementRow,
  FundTransfer,
} from '@jishi/contract';
import type { MatchReason } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import type { AccountRow, EntryRow } from './books/store.ts';
import type { PublicationRow } from './publications/store.ts';
import type { RequestRow } from './spending/store.ts';
import { reasonsZh } from './statements/service.ts';
import type { LineRow, StatementRow } from './statements/store.ts';
import type { TransferRow } from './transfers/store.ts';

type Account = z.infer<typeof FundAccount>;

/** An account as pages show it. */
export const accountView = (actor: Actor, row: AccountRow, balanceFen: number): Account => ({
  id: row.id,
  orgId: row.org_id,
  orgName: row.org_name,
  kind: row.kind as Account['kind'],
  titleZh: row.title_zh,
  bankName: row.bank_name,
  bankTail: row.bank_tail,
  balanceFen,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  closedUntil: row.closed_until,
  mine: actsFor(actor, row.org_id),
  version: row.version,
});

/** An entry; who gave is for the organisation that keeps the books, not for those above. */
export const entryView = (actor: Actor, row: EntryRow): z.infer<typeof FundEntry> => ({
  id: row.id,
  kind: row.kind,
  amountFen: row.debit_head === 'cash' ? row.amount_fen : -row.amount_fen,
  happenedOn: row.happened_on,
  purpose: row.purpose,
  partyZh: row.kind === 'gift' && !actsFor(actor, row.org_id) ? '' : row.party_zh,
  summaryZh: row.summary_zh,
  receiptNo: row.receipt_no,
  countersId: row.counters_id,
  counteredFen: row.countered_fen,
  reason: row.reason,
  postedByName: row.posted_by_name,
  postedAt: row.posted_at.toISOString(),
});

/** A request with what this person may do: never two of the three acts. */
export const requestView = (
  actor: Actor,
  row: RequestRow,
  may: (permission: string) => boolean,
): z.infer<typeof FundRequest> => {
  const own = actsFor(actor, row.org_id);
  const isApart = actor.userId !== row.requested_by;
  return {
    id: row.id,
    accountId: row.account_id,
    accountTitleZh: row.account_title,
    orgName: row.org_name,
    purpose: row.purpose,
    amountFen: row.amount_fen,
    payeeZh: row.payee_zh,
    reasonZh: row.reason_zh,
    state: row.state,
    requestedByName: row.requested_by_name,
    requestedAt: row.requested_at.toISOString(),
    decidedByName: row.decided_by_name,
    decisionZh: row.decision_zh,
    paidByName: row.paid_by_name,
    entryId: row.entry_id,
    can: {
      decide: own && isApart && row.state === 'requested' && may('fund.approve'),
      pay: own && isApart && actor.userId !== row.decided_by && row.state === 'approved' && may('fund.pay'),
      withdraw: own && !isApart && row.state === 'requested',
    },
    version: row.version,
  };
};

/** A transfer with what this person may do. */
export const transferView = (actor: Actor, row: TransferRow): z.infer<typeof FundTransfer> => {
  const [sender, receiver] = row.direction === 'up' ? [row.org_id, row.upper_org_id] : [row.upper_org_id, row.org_id];
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    upperOrgName: row.upper_org_name,
    direction: row.direction,
    kind: row.kind as Account['kind'],
    state: row.state,
    amountFen: row.amount_fen,
    baseFen: row.base_fen,
    share: row.share,
    fromMonth: row.from_month,
    throughMonth: row.through_month,
    purposeZh: row.purpose_zh,
    decisionZh: row.decision_zh,
    reason: row.reason,
    sentByName: row.sent_by_name,
    sentOn: row.sent_on,
    receivedByName: row.received_by_name,
    receivedOn: row.received_on,
    can: {
      receive: row.state === 'sent' && actsFor(actor, receiver),
      takeBack: (row.state === 'sent' || row.state === 'refused') && actsFor(actor, sender),
      allocate: row.state === 'asked' && actsFor(actor, row.upper_org_id),
    },
    version: row.version,
  };
};

/** A statement with its counts. */
export const statementView = (row: StatementRow): z.infer<typeof FundStatement> => ({
  id: row.id,
  accountId: row.account_id,
  fileName: row.file_name,
  fromOn: row.from_on,
  untilOn: row.until_on,
  importedByName: row.imported_by_name,
  importedAt: row.imported_at.toISOString(),
  counts: { matched: row.matched, doubtful: row.doubtful, unmatched: row.unmatched, settled: row.settled },
});

/** A line of a statement with the sentence of its reason; names only for those who keep the books. */
export const lineView = (actor: Actor, row: LineRow): z.infer<typeof FundStatementRow> => ({
  id: row.id,
  rowNo: row.row_no,
  bookedOn: row.booked_on,
  amountFen: row.amount_fen,
  partyZh: actsFor(actor, row.org_id) ? row.party_zh : '',
  remarkZh: row.remark_zh,
  state: row.state,
  reason: row.reason,
  reasonZh: row.reason === null ? '' : reasonsZh[row.reason as MatchReason],
  bookedZh: row.item_id === null ? null : String(row.item_id),
  settledReason: row.settled_reason,
  settledByName: row.settled_by_name,
});

/** The accounts of a year with what this person may do. */
export const publicationView = (
  actor: Actor,
  row: PublicationRow,
  may: (permission: string) => boolean,
): z.infer<typeof FundPublication> => ({
  id: row.id,
  accountId: row.account_id,
  orgId: row.org_id,
  orgName: row.org_name,
  kind: row.kind as Account['kind'],
  year: row.year,
  state: row.state,
  figures: {
    ...row.figures,
    income: [...row.figures.income],
    outgo: [...row.figures.outgo],
  },
  draftedByName: row.drafted_by_name,
  checkedByName: row.checked_by_name,
  remarkZh: row.remark_zh,
  publishedByName: row.published_by_name,
  publishedOn: row.published_on,
  can: {
    check: row.state === 'drafted' && covers(actor, row.path) && actor.userId !== row.drafted_by && may('fund.audit'),
    publish: row.state === 'checked' && actsFor(actor, row.org_id) && may('fund.publish'),
  },
  version: row.version,
});
