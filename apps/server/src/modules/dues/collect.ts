import { addMonths, amountInCapitals, monthEnd, monthStart, monthsApart, spreadPayment } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { yuan, type Books } from '../funds/index.ts';
import type { Org } from '../orgs/index.ts';
import * as store from './store.ts';
import type { NewPayment, PaymentRow } from './store.ts';

/** One payment of one person. */
export interface PaymentInput {
  readonly memberId: number;
  readonly kind: 'dues' | 'large';
  readonly amountFen: number;
  readonly paidOn: string;
  readonly method: 'cash' | 'transfer';
  readonly byOtherZh: string;
  readonly noteZh: string;
}

/** Collecting (收缴): a whole month in one act, or one person; each with a receipt. */
export type Collecting = ReturnType<typeof createCollecting>;

export function createCollecting(platform: Platform, books: Books) {
  const { audit, clock, ids, rules } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    org: Org,
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'org',
      subjectId: org.id,
      orgId: org.id,
      path: org.path,
      region: org.region,
      facts,
      ruleIds,
    });

  const shared = (
    actor: Actor,
    input: Pick<PaymentInput, 'paidOn' | 'method'> & Partial<PaymentInput>,
    accountId: number,
    entryId: number,
  ) => ({
    paidOn: input.paidOn,
    method: input.method,
    byOtherZh: input.byOtherZh ?? '',
    noteZh: input.noteZh ?? '',
    accountId,
    entryId,
    by: actor.userId,
    byName: actor.displayName,
    at: clock.now(),
  });

  /** Parts of a payment: over open months, or as one voluntary sum. */
  const partsOf = async (
    tx: Tx,
    org: Org,
    input: PaymentInput,
  ): Promise<readonly { month: string | null; amountFen: number }[]> => {
    if (input.kind === 'large') return [{ month: null, amountFen: input.amountFen }];
    const open = await store.lockOpenCharges(tx, org, { memberId: input.memberId });
    const months = open.map((row) => ({ month: row.month, dueFen: row.due_fen, paidFen: row.paid_fen }));
    const parts = spreadPayment(input.amountFen, months);
    if (!parts) {
      const owed = open.reduce((sum, row) => sum + row.due_fen - row.paid_fen, 0);
      refuse('dues.more-than-owed', {
        name: open[0]?.name ?? '该党员',
        owed: yuan(owed),
        given: yuan(input.amountFen),
      });
    }
    const most = await rules.value<number>(tx, 'dues.backpay.max', input.paidOn, org.path);
    const [oldest] = parts;
    if (oldest && monthsApart(oldest.month, monthStart(input.paidOn)) > most && input.noteZh.length < 2)
      refuse(
        'dues.reason-for-late',
        { months: most, month: oldest.month.slice(0, 7) },
        ['dues.backpay.max'],
        input.paidOn,
      );
    return parts;
  };

  return {
    /**
     * Collects a month from everybody who has not paid, except those named. One entry in the books, one receipt a person.
     *
     * @param input.amountFen sum the collector checked; another sum now is refused, so that nobody is collected unseen
     */
    async month(
      tx: Tx,
      actor: Actor,
      org: Org,
      input: {
        month: string;
        paidOn: string;
        method: 'cash' | 'transfer';
        exceptMemberIds: readonly number[];
        amountFen: number;
      },
    ): Promise<{ payments: number; amountFen: number; entryId: number }> {
      const account = await books.accountFor(tx, actor, org.id, 'dues', input.paidOn);
      const except = new Set(input.exceptMemberIds);
      const open = (await store.lockOpenCharges(tx, org, { month: input.month })).filter(
        ({ member_id }) => !except.has(member_id),
      );
      const amountFen = open.reduce((sum, row) => sum + row.due_fen - row.paid_fen, 0);
      if (amountFen === 0) refuse('dues.nothing-open', { month: input.month.slice(0, 7) });
      if (amountFen !== input.amountFen)
        refuse('dues.changed-meanwhile', { now: yuan(amountFen), seen: yuan(input.amountFen) });
      const entry = await books.post(tx, actor, account, {
        kind: 'dues',
        amountFen,
        happenedOn: input.paidOn,
        summaryZh: `${input.month.slice(0, 7)} 党费，${open.length} 人`,
      });
      const receipts = await books.nextReceipts(tx, account, clock.today(), open.length);
      const taken = await ids.take(tx, org.region, open.length);
      const payments = open.map((row, index): NewPayment => ({
        id: taken[index] ?? 0,
        memberId: row.member_id,
        kind: 'dues',
        month: row.month,
        amountFen: row.due_fen - row.paid_fen,
        receiptNo: receipts[index] ?? '',
      }));
      await store.insertPayments(tx, org, payments, shared(actor, input, account.id, entry.id));
      await note(
        tx,
        actor,
        'dues.collect',
        org,
        { month: input.month, members: open.length, amountFen, entryId: entry.id },
        ['dues.no_withholding'],
      );
      return { payments: payments.length, amountFen, entryId: entry.id };
    },

    /** Records what one member paid: this month, arrears (the oldest first), the quarter, or more of the own will. */
    async pay(
      tx: Tx,
      actor: Actor,
      org: Org,
      input: PaymentInput,
    ): Promise<{ paymentIds: number[]; receiptNo: string }> {
      const payers = await store.listPayers(tx, org);
      if (!payers.some(({ id }) => id === input.memberId)) refuse('dues.not-member');
      const account = await books.accountFor(tx, actor, org.id, 'dues', input.paidOn);
      const parts = await partsOf(tx, org, input);
      const large = await rules.value<number>(tx, 'dues.large.threshold', input.paidOn, org.path);
      // From the threshold on, the whole sum goes up to the centre, so it stands under a head of its own.
      const isLarge = input.kind === 'large' && input.amountFen >= large;
      const entry = await books.post(tx, actor, account, {
        kind: isLarge ? 'large-dues' : 'dues',
        amountFen: input.amountFen,
        happenedOn: input.paidOn,
        summaryZh: input.kind === 'large' ? '自愿多交党费' : '党费',
      });
      const [receiptNo = ''] = await books.nextReceipts(tx, account, clock.today(), 1);
      const taken = await ids.take(tx, org.region, parts.length);
      const payments = parts.map((part, index): NewPayment => ({
        id: taken[index] ?? 0,
        memberId: input.memberId,
        kind: input.kind,
        ...part,
        receiptNo,
      }));
      await store.insertPayments(tx, org, payments, shared(actor, input, account.id, entry.id));
      await note(
        tx,
        actor,
        'dues.pay',
        org,
        {
          memberId: input.memberId,
          amountFen: input.amountFen,
          months: parts.map(({ month }) => month),
          entryId: entry.id,
        },
        ['dues.no_withholding', ...(isLarge ? ['dues.large.threshold'] : [])],
      );
      return { paymentIds: payments.map(({ id }) => id), receiptNo };
    },

    /** Takes back a payment that was recorded wrongly; its month is open again. */
    async counter(tx: Tx, actor: Actor, org: Org, paymentId: number, reason: string): Promise<void> {
      const found = await store.findPayment(tx, paymentId);
      if (!found || found.org_id !== org.id) refuse('record.not-found');
      const account = await books.lockOwn(tx, actor, found.account_id);
      // Read again under the lock of the account: two at once take it back once.
      const payment = (await store.findPayment(tx, paymentId)) ?? found;
      if (payment.counters_id !== null || payment.is_countered) refuse('dues.payment-countered');
      const entry = await books.findEntry(tx, payment.entry_id);
      if (!entry) throw new Error(`payment ${paymentId} has no entry`);
      const entryId = await books.counter(tx, actor, account, entry, payment.amount_fen, reason);
      const id = await ids.next(tx, org.region);
      const back: NewPayment = {
        id,
        memberId: payment.member_id,
        kind: payment.kind,
        month: payment.month,
        amountFen: -payment.amount_fen,
        receiptNo: payment.receipt_no,
      };
      await store.insertPayments(tx, org, [back], {
        ...shared(actor, { paidOn: clock.today(), method: payment.method }, account.id, entryId),
        counters: { id: payment.id, reason },
      });
      await note(tx, actor, 'dues.counter', org, {
        memberId: payment.member_id,
        paymentId,
        amountFen: payment.amount_fen,
        reason,
      });
    },

    /** Receipts of the payments made in a month, as they are printed: one a number, months together. */
    async receipts(tx: Tx, org: Org, month: string) {
      const paidIn = { from: month, until: monthEnd(month) };
      const rows = await store.listPayments(tx, {
        region: org.region,
        orgId: org.id,
        paidIn,
        before: null,
        limit: 20_000,
      });
      const byNumber = new Map<string, PaymentRow[]>();
      for (const row of rows)
        if (row.counters_id === null) byNumber.set(row.receipt_no, [row, ...(byNumber.get(row.receipt_no) ?? [])]);
      return [...byNumber]
        .sort(([a], [b]) => a.localeCompare(b))
        .flatMap(([number, parts]) => {
          const [first] = parts;
          if (!first) return [];
          const amountFen = parts.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
          return [
            {
              number,
              orgName: org.name,
              name: first.name,
              items: parts.map((part) => ({ kind: part.kind, month: part.month, amountFen: part.amount_fen })),
              amountFen,
              amountZh: amountInCapitals(amountFen),
              paidOn: first.paid_on,
              byName: first.recorded_by_name,
              isCountered: parts.every(({ is_countered }) => is_countered),
            },
          ];
        });
    },

    /** Last month that may be asked for: the end of this quarter, for those who pay by quarter. */
    furthest: (today: string): string => {
      const month = Number(today.slice(5, 7));
      return addMonths(monthStart(today), 2 - ((month - 1) % 3));
    },
  };
}
