import type { DuesBranch, DuesDeskRow, DuesPayment, DuesRelief } from '@jishi/contract';
import type { z } from 'zod';
import type { ReliefRow } from './relief-store.ts';
import type { PaymentRow } from './store.ts';
import type { BranchRow, DeskRow } from './views.ts';

type DeskView = z.infer<typeof DuesDeskRow>;

/** A member on the desk: category and sum. */
export const deskRowView = (row: DeskRow): DeskView => ({
  memberId: row.member_id,
  name: row.name,
  category: row.category as DeskView['category'],
  dueFen: row.due_fen,
  paidFen: row.paid_fen ?? 0,
  owedBeforeFen: row.owed_before,
  monthsOwed: row.months_owed,
  monthsWithoutPaying: row.missed,
  isRelieved: row.is_relieved ?? false,
  paysQuarterly: row.pays_quarterly ?? false,
});

/** A payment as lists show it. */
export const paymentView = (row: PaymentRow): z.infer<typeof DuesPayment> => ({
  id: row.id,
  memberId: row.member_id,
  name: row.name,
  kind: row.kind,
  month: row.month,
  amountFen: row.amount_fen,
  paidOn: row.paid_on,
  method: row.method,
  byOtherZh: row.by_other_zh,
  noteZh: row.note_zh,
  receiptNo: row.receipt_no,
  recordedByName: row.recorded_by_name,
  countersId: row.counters_id,
  isCountered: row.is_countered,
  reason: row.reason,
});

/** A relief as lists show it. */
export const reliefView = (row: ReliefRow): z.infer<typeof DuesRelief> => ({
  id: row.id,
  memberId: row.member_id,
  name: row.name,
  orgName: row.org_name,
  fromMonth: row.from_month,
  untilMonth: row.until_month,
  monthlyFen: row.monthly_fen,
  state: row.state,
  decisionZh: row.decision_zh,
  requestedByName: row.requested_by_name,
  answeredByName: row.answered_by_name,
  answerZh: row.answer_zh,
  version: row.version,
});

/** A branch of the overview: counts and sums, no names. */
export const branchView = (row: BranchRow): z.infer<typeof DuesBranch> => ({
  orgId: row.org_id,
  orgName: row.org_name,
  superiorName: row.superior_name,
  isOpen: row.is_open,
  charged: row.charged,
  paid: row.paid,
  owing: row.owing,
  dueFen: row.due_fen,
  paidFen: row.paid_fen,
  owedFen: row.owed_fen,
  withoutStanding: row.without_standing,
  longUnpaid: row.long_unpaid,
  closedUntil: row.closed_until,
});
