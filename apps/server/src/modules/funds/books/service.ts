import {
  amountInCapitals,
  closingFault,
  isInClosedMonth,
  isIncoming,
  linesOf,
  monthAfter,
  monthStart,
  type EntryKind,
} from '@jishi/domain';
import { actsFor, type Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { holdOrg } from '../../orgs/index.ts';
import { noteOn } from '../note.ts';
import * as store from './store.ts';
import type { AccountRow, EntryRow } from './store.ts';

/** What is posted. */
export interface Posting {
  readonly kind: EntryKind;
  readonly amountFen: number;
  readonly happenedOn: string;
  readonly purpose?: string | null;
  readonly partyZh?: string;
  readonly summaryZh?: string;
  /** Gives the entry the next receipt number of the account. */
  readonly withReceipt?: boolean;
  readonly requestId?: number | null;
  readonly transferId?: number | null;
  readonly campaignId?: number | null;
  readonly runStepId?: number | null;
  /** The entry that this one takes back, whole or in part. */
  readonly counters?: { readonly id: number; readonly reason: string };
}

/** The ledger: accounts, entries, closing. All money of the platform goes through `post`. */
export type Books = ReturnType<typeof createBooks>;

export function createBooks(platform: Platform) {
  const { audit, clock, ids, rules } = platform;

  const note = noteOn(audit, 'fund_account');

  /** The account, locked, of the organisation for which the person acts. */
  const lockOwn = async (tx: Tx, actor: Actor, accountId: number): Promise<AccountRow> => {
    const account = await store.lockAccount(tx, accountId);
    if (!account) refuse('record.not-found');
    if (!actsFor(actor, account.org_id)) refuse('fund.not-own', { org: account.org_name });
    if (account.closed_on !== null) refuse('fund.account-closed', { title: account.title_zh });
    return account;
  };

  const nextReceipts = async (tx: Tx, account: AccountRow, day: string, count: number): Promise<string[]> => {
    const year = Number(day.slice(0, 4));
    // Numbers follow the year in which they are given out; a payment of last year still gets a number of this one.
    const current = await store.lockAccount(tx, account.id);
    const last = current && current.receipt_year === year ? current.receipt_no : 0;
    await store.updateAccount(tx, account, { receipt_year: year, receipt_no: last + count });
    const series = account.id.toString(36).slice(-4).toUpperCase();
    return Array.from({ length: count }, (_, i) => `${year}-${series}-${String(last + i + 1).padStart(5, '0')}`);
  };

  /**
   * Posts an entry to an account that the caller has locked.
   *
   * @throws Refusal for a day ahead, before the account, in a closed month, and for a payment beyond the balance
   */
  const post = async (
    tx: Tx,
    actor: Actor,
    account: AccountRow,
    posting: Posting,
  ): Promise<{ id: number; receiptNo: string | null }> => {
    const { kind, amountFen, happenedOn, counters } = posting;
    const today = clock.today();
    if (happenedOn > today || happenedOn < account.opened_on)
      refuse('fund.day-outside', { day: happenedOn, from: account.opened_on, until: today });
    if (isInClosedMonth(happenedOn, account.closed_until))
      refuse('fund.month-closed', { month: happenedOn.slice(0, 7), title: account.title_zh }, ['fund.month.closed']);
    const [cash, other] = linesOf(kind, counters ? -amountFen : amountFen);
    if (cash.amountFen < 0) {
      const balance = await store.balanceOf(tx, account);
      if (balance + cash.amountFen < 0)
        refuse('fund.balance-short', { title: account.title_zh, balance: yuan(balance), amount: yuan(amountFen) });
    }
    const [receiptNo = null] = posting.withReceipt ? await nextReceipts(tx, account, today, 1) : [];
    const id = await ids.next(tx, account.region);
    await store.insertEntry(tx, {
      region: account.region,
      id,
      account,
      kind,
      debit: cash.amountFen > 0 ? cash.head : other.head,
      credit: cash.amountFen > 0 ? other.head : cash.head,
      amountFen,
      happenedOn,
      purpose: posting.purpose ?? null,
      partyZh: posting.partyZh ?? '',
      summaryZh: posting.summaryZh ?? '',
      receiptNo,
      requestId: posting.requestId ?? null,
      transferId: posting.transferId ?? null,
      campaignId: posting.campaignId ?? null,
      runStepId: posting.runStepId ?? null,
      countersId: counters?.id ?? null,
      reason: counters?.reason ?? null,
      by: actor.userId,
      byName: actor.displayName,
      at: clock.now(),
    });
    const facts = {
      entryId: id,
      kind,
      amountFen,
      happenedOn,
      ...(counters ? { countersId: counters.id, reason: counters.reason } : {}),
    };
    await note(tx, actor, counters ? 'fund.counter' : 'fund.post', account, facts);
    return { id, receiptNo };
  };

  /** Takes back an entry, whole or in part, on the present day: a closed month stays as it is. */
  const counter = async (
    tx: Tx,
    actor: Actor,
    account: AccountRow,
    entry: EntryRow,
    amountFen: number,
    reason: string,
  ): Promise<number> => {
    if (entry.counters_id !== null) refuse('fund.counter-of-counter');
    if (entry.countered_fen + amountFen > entry.amount_fen)
      refuse('fund.countered', { day: entry.happened_on, amount: yuan(entry.amount_fen) });
    const { id } = await post(tx, actor, account, {
      kind: entry.kind,
      amountFen,
      happenedOn: clock.today(),
      purpose: entry.purpose,
      partyZh: entry.party_zh,
      summaryZh: `冲正 ${entry.happened_on} ${entry.summary_zh}`.trim(),
      transferId: entry.transfer_id,
      requestId: entry.request_id,
      campaignId: entry.campaign_id,
      counters: { id: entry.id, reason },
    });
    return id;
  };

  return {
    lockOwn,
    post,
    counter,
    nextReceipts,
    balanceOf: store.balanceOf,
    accountsOf: store.accountsOf,
    findEntry: store.findEntry,

    /** The entry by which money left an account for a transfer. */
    async entryOfTransfer(tx: Tx, account: AccountRow, transferId: number): Promise<EntryRow> {
      const entry = await store.findEntryOfTransfer(tx, account, transferId);
      if (!entry) throw new Error(`transfer ${transferId} has no entry`);
      return entry;
    },

    /** Closed list of purposes of a kind of account on a day. */
    async purposesOf(tx: Tx, account: Pick<AccountRow, 'kind' | 'path'>, day: string): Promise<readonly string[]> {
      if (account.kind === 'dues' || account.kind === 'special-dues')
        return await rules.value<readonly string[]>(tx, 'dues.usage.categories', day, account.path);
      const lists = await rules.value<Readonly<Record<string, readonly string[]>>>(
        tx,
        'fund.purposes',
        day,
        account.path,
      );
      return lists[account.kind] ?? [];
    },

    async find(tx: Tx, accountId: number): Promise<AccountRow> {
      const account = await store.findAccount(tx, accountId);
      if (!account) refuse('record.not-found');
      return account;
    },

    /** Opens an account of the own organisation; one of each name and kind. */
    async open(
      tx: Tx,
      actor: Actor,
      input: {
        kind: string;
        titleZh: string;
        bankName?: string;
        bankTail?: string;
        openedOn: string;
        openingFen?: number;
      },
      orgId = actor.orgId,
    ): Promise<AccountRow> {
      const org = orgId === null ? undefined : await holdOrg(tx, orgId);
      if (!org) refuse('record.not-found');
      if (input.openedOn > clock.today())
        refuse('fund.day-outside', { day: input.openedOn, from: org.founded_on, until: clock.today() });
      const id = await ids.next(tx, org.region);
      const added = await store.insertAccount(tx, {
        region: org.region,
        id,
        orgId: org.id,
        path: org.path,
        kind: input.kind,
        titleZh: input.titleZh,
        bankName: input.bankName ?? '',
        bankTail: input.bankTail ?? '',
        openedOn: input.openedOn,
      });
      if (!added) refuse('fund.account-exists', { title: input.titleZh, org: org.short_name });
      const account = await store.lockAccount(tx, id);
      if (!account) throw new Error('an account that was just opened is not there');
      await note(
        tx,
        actor,
        'fund.open',
        account,
        { kind: input.kind, title: input.titleZh },
        input.kind === 'dues' ? ['dues.account'] : [],
      );
      if (input.openingFen) {
        await post(tx, actor, account, {
          kind: 'opening',
          amountFen: input.openingFen,
          happenedOn: input.openedOn,
          summaryZh: '期初余额',
        });
      }
      return account;
    },

    /** The account of an organisation for a kind; opened with the first money of that kind. */
    async accountFor(tx: Tx, actor: Actor, orgId: number, kind: string, day: string): Promise<AccountRow> {
      const org = await holdOrg(tx, orgId);
      if (!org) refuse('record.not-found');
      const [known] = await store.accountsOf(tx, org.region, orgId, kind);
      if (known) return (await store.lockAccount(tx, known.id)) ?? known;
      return await this.open(tx, actor, { kind, titleZh: kindTitles[kind] ?? kind, openedOn: monthStart(day) }, orgId);
    },

    /** Takes back a plain entry of the own account. Dues and transfers have their own way, which keeps both sides alike. */
    async counterEntry(tx: Tx, actor: Actor, entryId: number, reason: string): Promise<number> {
      const found = await store.findEntry(tx, entryId);
      if (!found) refuse('record.not-found');
      const account = await lockOwn(tx, actor, found.account_id);
      const entry = (await store.findEntry(tx, entryId)) ?? found;
      if (entry.kind === 'dues' || entry.kind === 'large-dues') refuse('fund.counter-at-dues');
      if (entry.transfer_id !== null) refuse('fund.counter-at-transfer');
      return await counter(tx, actor, account, entry, entry.amount_fen, reason);
    },

    /** Closes a month: opening + in − out = closing, held against what was counted. */
    async close(tx: Tx, actor: Actor, accountId: number, input: { month: string; countedFen: number; reason: string }) {
      const account = await lockOwn(tx, actor, accountId);
      const fault = closingFault(input.month, account.closed_until, account.opened_on, clock.today());
      if (fault !== undefined || input.month < monthStart(account.opened_on))
        refuse(
          `fund.closing-${fault ?? 'closed'}`,
          { month: input.month.slice(0, 7), next: this.nextToClose(account).slice(0, 7) },
          ['fund.month.closed'],
        );
      const opening = await store.closingBefore(tx, account);
      const { in_fen, out_fen } = await store.movementOf(tx, account, input.month);
      const closing = opening + in_fen - out_fen;
      if (closing !== input.countedFen && input.reason.length < 2)
        refuse('fund.counted-differs', { books: yuan(closing), counted: yuan(input.countedFen) }, ['dues.account']);
      const row = {
        month: input.month,
        opening_fen: opening,
        in_fen,
        out_fen,
        closing_fen: closing,
        counted_fen: input.countedFen,
        reason: input.reason || null,
      };
      await store.insertMonth(tx, account, row, { id: actor.userId, name: actor.displayName, at: clock.now() });
      await store.updateAccount(tx, account, { closed_until: input.month });
      await note(tx, actor, 'fund.close-month', account, {
        month: input.month,
        closingFen: closing,
        countedFen: input.countedFen,
      });
      return { ...row, closed_by_name: actor.displayName, is_closed: true };
    },

    /** First month that is not closed yet. */
    nextToClose: (account: AccountRow): string =>
      account.closed_until === null ? monthStart(account.opened_on) : monthAfter(account.closed_until),

    /** A receipt of money that came in. */
    async receipt(tx: Tx, entryId: number) {
      const entry = await store.findEntry(tx, entryId);
      const account = entry && (await store.findAccount(tx, entry.account_id));
      if (!entry || !account || entry.receipt_no === null || !isIncoming(entry.kind)) refuse('record.not-found');
      return {
        number: entry.receipt_no,
        orgName: account.org_name,
        partyZh: entry.party_zh,
        summaryZh: entry.summary_zh,
        amountFen: entry.amount_fen,
        amountZh: amountInCapitals(entry.amount_fen),
        on: entry.happened_on,
        byName: entry.posted_by_name,
        isCountered: entry.countered_fen > 0,
      };
    },
  };
}

/** Titles of the kinds of accounts. */
export const kindTitles: Readonly<Record<string, string>> = {
  dues: '党费',
  activity: '活动经费',
  'special-dues': '特殊党费',
  village: '村级资金',
  donation: '捐赠资金',
  care: '关怀帮扶资金',
  project: '项目资金',
};

/** Fen as yuan in the sentences of refusals. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);
