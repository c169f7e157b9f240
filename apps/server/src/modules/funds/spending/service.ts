import { actsFor, type Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { closeTodos, openTodo } from '../../todos/index.ts';
import { yuan, type Books } from '../books/service.ts';
import { noteOn } from '../note.ts';
import * as store from './store.ts';
import type { RequestRow, RequestState } from './store.ts';

const stateTitles: Readonly<Record<RequestState, string>> = {
  requested: '待审批',
  approved: '待付款',
  declined: '未批准',
  withdrawn: '已撤回',
  paid: '已付款',
};

const separateRules = ['fund.payment.separate_people', 'dues.account'];

/** Who approves in an organisation of a level, and who pays. */
const approvers = ['branch-secretary', 'township-secretary', 'county-department'] as const;
const payers = [
  'branch-committee',
  'branch-secretary',
  'township-organiser',
  'township-secretary',
  'county-department',
] as const;

/** Spending (用款): requested, decided and paid by three different people. */
export type Spending = ReturnType<typeof createSpending>;

export function createSpending(platform: Platform, books: Books) {
  const { audit, clock, ids } = platform;

  const note = noteOn(audit, 'fund_request');

  const lockIn = async (
    tx: Tx,
    actor: Actor,
    id: number,
    version: number,
    state: RequestState,
  ): Promise<RequestRow> => {
    const row = await store.lockRequest(tx, id);
    if (!row) refuse('record.not-found');
    if (!actsFor(actor, row.org_id)) refuse('fund.not-own', { org: row.org_name });
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (row.state !== state) refuse('fund.request-state', { state: stateTitles[row.state] });
    return row;
  };

  const tell = (
    tx: Tx,
    row: Pick<RequestRow, 'id' | 'org_id' | 'path' | 'org_name' | 'amount_fen'>,
    title: string,
    titleEn: string,
    roles: typeof approvers | typeof payers,
  ) =>
    openTodo(tx, platform, {
      orgId: row.org_id,
      path: row.path,
      roles,
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh: `${title}：${yuan(row.amount_fen)} 元`,
      titleEn: `${titleEn}: ${yuan(row.amount_fen)} yuan`,
      link: `/dues/requests?id=${row.id}`,
      subjectKind: 'fund_request',
      subjectId: row.id,
    });

  return {
    list: store.listRequests,
    ofStep: store.requestsOfStep,

    /** Asks to spend for one of the purposes of the account. */
    async request(
      tx: Tx,
      actor: Actor,
      accountId: number,
      input: { purpose: string; amountFen: number; payeeZh: string; reasonZh: string; runStepId?: number | undefined },
    ): Promise<number> {
      const account = await books.lockOwn(tx, actor, accountId);
      if (actor.userId === null) refuse('fund.nobody-signed');
      const purposes = await books.purposesOf(tx, account, clock.today());
      if (!purposes.includes(input.purpose))
        refuse(
          'fund.unknown-purpose',
          { purpose: input.purpose, purposes: purposes.join('、') },
          [purposeRule(account.kind)],
          clock.today(),
        );
      if (input.runStepId !== undefined) await requireStepOf(platform, tx, input.runStepId, account.org_id);
      const id = await ids.next(tx, account.region);
      await store.insertRequest(tx, {
        region: account.region,
        id,
        accountId: account.id,
        orgId: account.org_id,
        path: account.path,
        runStepId: input.runStepId ?? null,
        purpose: input.purpose,
        amountFen: input.amountFen,
        payeeZh: input.payeeZh,
        reasonZh: input.reasonZh,
        by: actor.userId,
        byName: actor.displayName,
        at: clock.now(),
      });
      const row = {
        id,
        org_id: account.org_id,
        path: account.path,
        region: account.region,
        org_name: account.org_name,
        amount_fen: input.amountFen,
      };
      await note(tx, actor, 'fund.request', row, { purpose: input.purpose, amountFen: input.amountFen }, [
        purposeRule(account.kind),
      ]);
      await tell(tx, row, '审批用款', 'Decide on a payment', approvers);
      return id;
    },

    /** Decides a request; of dues by a meeting, which is named. */
    async decide(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; approve: boolean; decisionZh: string },
    ): Promise<void> {
      const row = await lockIn(tx, actor, id, input.version, 'requested');
      if (actor.userId === null) refuse('fund.nobody-signed');
      if (actor.userId === row.requested_by) refuse('fund.same-person', { act: '申请' }, separateRules);
      await store.updateRequest(tx, row, {
        state: input.approve ? 'approved' : 'declined',
        decided_by: actor.userId,
        decided_by_name: actor.displayName,
        decided_at: clock.now(),
        decision_zh: input.decisionZh,
      });
      await closeTodos(tx, platform, actor, 'fund_request', row.id);
      await note(tx, actor, 'fund.approve', row, { approve: input.approve, decision: input.decisionZh }, [
        'dues.usage.decision',
      ]);
      if (input.approve) await tell(tx, row, '付款', 'Pay', payers);
    },

    /** Pays what was approved. */
    async pay(tx: Tx, actor: Actor, id: number, input: { version: number; paidOn: string }): Promise<number> {
      const row = await lockIn(tx, actor, id, input.version, 'approved');
      if (actor.userId === null) refuse('fund.nobody-signed');
      if (actor.userId === row.requested_by) refuse('fund.same-person', { act: '申请' }, separateRules);
      if (actor.userId === row.decided_by) refuse('fund.same-person', { act: '审批' }, separateRules);
      const account = await books.lockOwn(tx, actor, row.account_id);
      const entry = await books.post(tx, actor, account, {
        kind: 'payment',
        amountFen: row.amount_fen,
        happenedOn: input.paidOn,
        purpose: row.purpose,
        partyZh: row.payee_zh,
        summaryZh: row.reason_zh.slice(0, 100),
        requestId: row.id,
        runStepId: row.run_step_id,
      });
      await store.updateRequest(tx, row, {
        state: 'paid',
        paid_by: actor.userId,
        paid_by_name: actor.displayName,
        paid_at: clock.now(),
        entry_id: entry.id,
      });
      await closeTodos(tx, platform, actor, 'fund_request', row.id);
      await note(tx, actor, 'fund.pay', row, { amountFen: row.amount_fen, entryId: entry.id }, separateRules);
      return entry.id;
    },

    /** Takes back an own request before it is decided. */
    async withdraw(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockIn(tx, actor, id, version, 'requested');
      if (actor.userId !== row.requested_by) refuse('fund.not-own', { org: row.requested_by_name });
      await store.updateRequest(tx, row, { state: 'withdrawn' });
      await closeTodos(tx, platform, actor, 'fund_request', row.id, 'withdrawn');
      await note(tx, actor, 'fund.withdraw', row, {});
    },
  };
}

/** Rule that holds the closed list of purposes of a kind of account. */
export const purposeRule = (kind: string): string =>
  kind === 'dues' || kind === 'special-dues' ? 'dues.usage.categories' : 'fund.purposes';

/** A step of a run takes money acts of the organisation that acts on it, nobody else's. */
export async function requireStepOf(
  platform: Pick<Platform, 'steps'>,
  tx: Tx,
  runStepId: number,
  orgId: number,
): Promise<void> {
  const context = await platform.steps.context(tx, runStepId).catch(() => undefined);
  if (!context || (context.actingOrgId !== orgId && context.orgId !== orgId)) refuse('record.not-found');
}
