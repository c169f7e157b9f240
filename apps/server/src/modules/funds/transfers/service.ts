import { actsFor, type Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { branchKinds, holdOrg, type Org } from '../../orgs/index.ts';
import { closeTodos, openTodo } from '../../todos/index.ts';
import { kindTitles, yuan, type Books } from '../books/service.ts';
import type { AccountRow } from '../books/store.ts';
import { requireStepOf } from '../spending/service.ts';
import { createRemittable, decideAmount } from './remittable.ts';
import { noteOn } from '../note.ts';
import * as store from './store.ts';
import type { TransferRow, TransferState } from './store.ts';

const stateTitles: Readonly<Record<TransferState, string>> = {
  asked: '请求中',
  sent: '待对方确认',
  received: '已收到',
  refused: '被退回核对',
  'taken-back': '已撤回',
  declined: '未同意',
};

/** Money between a lower and its upper organisation: one side pays, the other confirms, each in its own books. */
export type Transfers = ReturnType<typeof createTransfers>;

export function createTransfers(platform: Platform, books: Books) {
  const { audit, clock, ids } = platform;
  const { upperOf, shareOf, remittable } = createRemittable(platform);

  const note = noteOn(audit, 'fund_transfer');

  const lockIn = async (
    tx: Tx,
    id: number,
    version: number,
    states: readonly TransferState[],
  ): Promise<TransferRow> => {
    const row = await store.lockTransfer(tx, id);
    if (!row) refuse('record.not-found');
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (!states.includes(row.state)) refuse('fund.transfer-state', { state: stateTitles[row.state] });
    return row;
  };

  const sides = (row: TransferRow) => {
    const [sender, receiver] = row.direction === 'up' ? [row.org_id, row.upper_org_id] : [row.upper_org_id, row.org_id];
    const receiverName = row.direction === 'up' ? row.upper_org_name : row.org_name;
    return { sender, receiver, receiverName };
  };

  const requireReceiver = (actor: Actor, row: TransferRow): void => {
    const { receiver, receiverName } = sides(row);
    if (!actsFor(actor, receiver)) refuse('fund.not-receiver', { org: receiverName });
  };

  const tellReceiver = (
    tx: Tx,
    row: { id: number; org_id: number; org_name: string; path: string; amountFen: number; kind: string },
    receiverId: number,
    isBranch: boolean,
  ) =>
    openTodo(tx, platform, {
      orgId: receiverId,
      path: row.path,
      roles: isBranch ? ['branch-secretary', 'branch-committee'] : ['township-organiser', 'county-department'],
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh: `确认收到${kindTitles[row.kind] ?? '款项'}：${yuan(row.amountFen)} 元`,
      titleEn: `Confirm ${yuan(row.amountFen)} yuan`,
      link: `/dues/transfers?id=${row.id}`,
      subjectKind: 'fund_transfer',
      subjectId: row.id,
      group: {
        key: 'fund-transfer',
        titleZh: '确认收到的款项',
        titleEn: 'Confirm money received',
        link: '/dues/transfers',
      },
    });

  /** Posts the leaving side and writes the transfer. */
  const send = async (
    tx: Tx,
    actor: Actor,
    account: AccountRow,
    lower: Pick<Org, 'id' | 'path' | 'short_name' | 'kind'>,
    upper: Pick<Org, 'id'>,
    facts: {
      direction: 'up' | 'down';
      amountFen: number;
      sentOn: string;
      campaignId?: number;
      runStepId?: number;
      summaryZh: string;
      columns: Record<string, string | number | null>;
      asked?: TransferRow | undefined;
    },
  ): Promise<number> => {
    const id = facts.asked?.id ?? (await ids.next(tx, account.region));
    await books.post(tx, actor, account, {
      kind: facts.direction === 'up' ? 'remittance-out' : 'allocation-out',
      amountFen: facts.amountFen,
      happenedOn: facts.sentOn,
      summaryZh: facts.summaryZh,
      transferId: id,
      campaignId: facts.campaignId ?? null,
      runStepId: facts.runStepId ?? null,
    });
    const columns = {
      state: 'sent',
      amount_fen: facts.amountFen,
      campaign_id: facts.campaignId ?? null,
      run_step_id: facts.runStepId ?? null,
      from_account_id: account.id,
      sent_by_name: actor.displayName,
      sent_on: facts.sentOn,
      ...facts.columns,
    };
    const key = {
      region: account.region,
      id,
      orgId: lower.id,
      path: lower.path,
      upperOrgId: upper.id,
      at: clock.now(),
    };
    if (facts.asked) await store.updateTransfer(tx, facts.asked, columns);
    else await store.insertTransfer(tx, key, { direction: facts.direction, kind: account.kind, ...columns });
    const about = {
      id,
      org_id: lower.id,
      org_name: lower.short_name,
      path: lower.path,
      amountFen: facts.amountFen,
      kind: account.kind,
    };
    const [receiver, isBranch] = facts.direction === 'up' ? [upper.id, false] : [lower.id, branchKinds.has(lower.kind)];
    await tellReceiver(tx, about, receiver, isBranch);
    return id;
  };

  /** The request that an allocation answers. */
  const lockAsked = async (tx: Tx, actor: Actor, id: number, lowerId: number, kind: string): Promise<TransferRow> => {
    const asked = await store.lockTransfer(tx, id);
    if (!asked || asked.org_id !== lowerId) refuse('record.not-found');
    if (asked.state !== 'asked') refuse('fund.transfer-state', { state: stateTitles[asked.state] });
    if (asked.kind !== kind) refuse('fund.wrong-account', { kind: kindTitles[asked.kind] });
    await closeTodos(tx, platform, actor, 'fund_transfer', asked.id);
    return asked;
  };

  return {
    list: store.listTransfers,
    ofStep: store.transfersOfStep,
    remittable,

    /** Sends dues or gifts up: whole months that are closed, by the share that the superior set. */
    async remit(
      tx: Tx,
      actor: Actor,
      accountId: number,
      input: {
        throughMonth: string;
        sentOn: string;
        amountFen?: number | undefined;
        reason: string;
        campaignId?: number | undefined;
        runStepId?: number | undefined;
      },
    ): Promise<number> {
      const account = await books.lockOwn(tx, actor, accountId);
      const isCampaign = input.campaignId !== undefined;
      const wanted = isCampaign ? 'special-dues' : 'dues';
      if (account.kind !== wanted) refuse('fund.wrong-account', { kind: kindTitles[wanted] });
      if (!isCampaign && (account.closed_until === null || input.throughMonth > account.closed_until))
        refuse('fund.month-not-closed', { month: input.throughMonth.slice(0, 7) }, ['fund.month.closed']);
      const what = await remittable(tx, account, input.throughMonth, input.campaignId);
      if (!what.upper) refuse('fund.no-superior');
      if (!isCampaign && what.fromMonth > input.throughMonth)
        refuse('fund.remitted', { through: input.throughMonth.slice(0, 7) });
      const { id: ruleId } = await shareOf(tx, account, input.throughMonth);
      const amountFen = decideAmount(what, input, ruleId);
      if (input.runStepId !== undefined) await requireStepOf(platform, tx, input.runStepId, account.org_id);
      const lower = await holdOrg(tx, account.org_id);
      if (!lower) refuse('record.not-found');
      const id = await send(tx, actor, account, lower, what.upper, {
        direction: 'up',
        amountFen,
        sentOn: input.sentOn,
        ...(input.campaignId === undefined ? {} : { campaignId: input.campaignId }),
        ...(input.runStepId === undefined ? {} : { runStepId: input.runStepId }),
        summaryZh: `上缴${what.upper.short_name}`,
        columns: {
          base_fen: what.baseFen,
          share: what.share?.join('/') ?? null,
          from_month: isCampaign ? null : what.fromMonth,
          through_month: isCampaign ? null : what.throughMonth,
          reason: input.reason || null,
        },
      });
      await note(
        tx,
        actor,
        'fund.remit',
        { id, org_id: lower.id, path: lower.path, region: account.region },
        { amountFen, baseFen: what.baseFen, largeFen: what.largeFen },
        [ruleId, ...(what.largeFen > 0 ? ['dues.large.threshold'] : [])],
      );
      return id;
    },

    /** Asks the next higher organisation for money. */
    async ask(
      tx: Tx,
      actor: Actor,
      input: { kind: string; amountFen: number; purposeZh: string; reason: string },
    ): Promise<number> {
      const org = actor.orgId === null ? undefined : await holdOrg(tx, actor.orgId);
      const upper = org && (await upperOf(tx, org.id));
      if (!org || !upper) refuse('fund.no-superior');
      const id = await ids.next(tx, org.region);
      await store.insertTransfer(
        tx,
        { region: org.region, id, orgId: org.id, path: org.path, upperOrgId: upper.id, at: clock.now() },
        {
          direction: 'down',
          kind: input.kind,
          state: 'asked',
          amount_fen: input.amountFen,
          purpose_zh: input.purposeZh,
          reason: input.reason,
        },
      );
      await note(
        tx,
        actor,
        'fund.ask',
        { id, org_id: org.id, path: org.path, region: org.region },
        { amountFen: input.amountFen, purpose: input.purposeZh },
        ['dues.request_no_skip'],
      );
      await openTodo(tx, platform, {
        orgId: upper.id,
        path: org.path,
        roles: ['township-secretary', 'county-department'],
        aboutOrgId: org.id,
        aboutName: org.short_name,
        kind: 'task',
        titleZh: `${org.short_name}请求下拨 ${yuan(input.amountFen)} 元`,
        titleEn: `${org.short_name} asks for ${yuan(input.amountFen)} yuan`,
        link: `/dues/transfers?id=${id}`,
        subjectKind: 'fund_transfer',
        subjectId: id,
      });
      return id;
    },

    /** Sends money down to a direct subordinate after a collective decision; answers a request where there is one. */
    async allocate(
      tx: Tx,
      actor: Actor,
      accountId: number,
      input: {
        orgId: number;
        amountFen: number;
        purposeZh: string;
        decisionZh: string;
        sentOn: string;
        transferId?: number | undefined;
        runStepId?: number | undefined;
      },
    ): Promise<number> {
      const account = await books.lockOwn(tx, actor, accountId);
      const lower = await holdOrg(tx, input.orgId);
      if (!lower || !lower.path.startsWith(account.path)) refuse('record.not-found');
      if (lower.parent_id !== account.org_id) refuse('fund.skips-a-level', {}, ['dues.request_no_skip']);
      const asked =
        input.transferId === undefined
          ? undefined
          : await lockAsked(tx, actor, input.transferId, lower.id, account.kind);
      if (input.runStepId !== undefined) await requireStepOf(platform, tx, input.runStepId, account.org_id);
      const id = await send(
        tx,
        actor,
        account,
        lower,
        { id: account.org_id },
        {
          direction: 'down',
          amountFen: input.amountFen,
          sentOn: input.sentOn,
          ...(input.runStepId === undefined ? {} : { runStepId: input.runStepId }),
          asked,
          summaryZh: `下拨${lower.short_name}：${input.purposeZh}`,
          columns: { purpose_zh: input.purposeZh, decision_zh: input.decisionZh },
        },
      );
      await note(
        tx,
        actor,
        'fund.allocate',
        { id, org_id: lower.id, path: lower.path, region: account.region },
        { amountFen: input.amountFen, purpose: input.purposeZh, decision: input.decisionZh },
        ['dues.usage.decision', 'dues.request_no_skip'],
      );
      return id;
    },

    /** The superior answers a request with no, and why. */
    async decline(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<void> {
      const row = await lockIn(tx, id, input.version, ['asked']);
      if (!actsFor(actor, row.upper_org_id)) refuse('fund.not-receiver', { org: row.upper_org_name });
      await store.updateTransfer(tx, row, { state: 'declined', decision_zh: input.reason });
      await closeTodos(tx, platform, actor, 'fund_transfer', row.id);
      await note(tx, actor, 'fund.decline', row, { reason: input.reason });
    },

    /** The other side confirms that the money is there; only now it stands in its books. */
    async receive(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; accountId?: number | undefined; receivedOn: string },
    ): Promise<void> {
      const row = await lockIn(tx, id, input.version, ['sent']);
      requireReceiver(actor, row);
      const { receiver } = sides(row);
      const account =
        input.accountId === undefined
          ? await books.accountFor(tx, actor, receiver, row.kind, input.receivedOn)
          : await books.lockOwn(tx, actor, input.accountId);
      if (account.kind !== row.kind) refuse('fund.wrong-account', { kind: kindTitles[row.kind] });
      if (row.sent_on !== null && input.receivedOn < row.sent_on)
        refuse('fund.day-outside', { day: input.receivedOn, from: row.sent_on, until: clock.today() });
      await books.post(tx, actor, account, {
        kind: row.direction === 'up' ? 'remittance-in' : 'allocation-in',
        amountFen: row.amount_fen,
        happenedOn: input.receivedOn,
        partyZh: row.direction === 'up' ? row.org_name : row.upper_org_name,
        summaryZh: row.direction === 'up' ? `收到上缴 ${row.org_name}` : `收到下拨：${row.purpose_zh}`,
        transferId: row.id,
        campaignId: row.campaign_id,
        withReceipt: true,
      });
      await store.updateTransfer(tx, row, {
        state: 'received',
        to_account_id: account.id,
        received_by_name: actor.displayName,
        received_on: input.receivedOn,
      });
      await closeTodos(tx, platform, actor, 'fund_transfer', row.id);
      await note(tx, actor, 'fund.receive', row, { amountFen: row.amount_fen });
    },

    /** The other side did not get it, or another sum: back to the sender, with the reason. */
    async refuseIt(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<void> {
      const row = await lockIn(tx, id, input.version, ['sent']);
      requireReceiver(actor, row);
      await store.updateTransfer(tx, row, { state: 'refused', reason: input.reason });
      await closeTodos(tx, platform, actor, 'fund_transfer', row.id);
      await note(tx, actor, 'fund.refuse', row, { reason: input.reason });
    },

    /** The sender takes back what was not confirmed, by a counter-entry. */
    async takeBack(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<void> {
      const row = await lockIn(tx, id, input.version, ['sent', 'refused']);
      if (row.from_account_id === null || !actsFor(actor, sides(row).sender))
        refuse('fund.not-own', { org: row.direction === 'up' ? row.org_name : row.upper_org_name });
      const account = await books.lockOwn(tx, actor, row.from_account_id);
      const entry = await books.entryOfTransfer(tx, account, row.id);
      await books.counter(tx, actor, account, entry, entry.amount_fen, input.reason);
      await store.updateTransfer(tx, row, { state: 'taken-back', reason: input.reason });
      await closeTodos(tx, platform, actor, 'fund_transfer', row.id, 'withdrawn');
      await note(tx, actor, 'fund.take-back', row, { reason: input.reason });
    },
  };
}
