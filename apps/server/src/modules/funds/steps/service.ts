import { paramsOf, type FundParams } from '@jishi/domain';
import { actsFor, type Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import type { StepContext } from '../../../platform/step-handler.ts';
import { kindTitles, type Books } from '../books/service.ts';
import { purposeRule } from '../spending/service.ts';
import * as store from './store.ts';
import type { FundStepRow } from './store.ts';

const missingZh: Readonly<Record<store.StepEntry, string>> = {
  receipt: '还没有登记收入',
  payment: '还没有付款（申请、审批、付款三人办理）',
  remittance: '还没有上缴',
  allocation: '还没有下拨',
  budget: '还没有编列预算',
  statement: '还没有公布年度收支',
  settlement: '还没有结账',
};

/** Money steps of runs. */
export type FundSteps = ReturnType<typeof createFundSteps>;

export function createFundSteps(platform: Platform, books: Books) {
  const { audit, clock, rules, steps } = platform;

  /** Closed list of a step: its own, that of the parameter it names, or that of the kind of account. */
  const purposesFor = async (tx: Tx, step: FundStepRow, params: FundParams | undefined): Promise<readonly string[]> => {
    const own = params?.purposes;
    if (own === undefined) return await books.purposesOf(tx, { kind: step.kind, path: step.path }, clock.today());
    if (!('param' in own)) return own.map(({ titleZh }) => titleZh);
    return await rules.value<readonly string[]>(tx, own.param, clock.today(), step.path);
  };

  const missing = async (tx: Tx, step: FundStepRow): Promise<string[]> => {
    const done = await store.evidenceOf(tx, step);
    const found = done.length === 0 ? [missingZh[step.entry]] : [];
    if (step.entry === 'payment' && (await store.hasOpenRequest(tx, step))) found.push('还有用款申请没有办完');
    return found;
  };

  return {
    missing,
    evidence: store.evidenceOf,
    ofRun: store.stepOfRun,

    async view(tx: Tx, actor: Actor, id: number) {
      const step = await store.findStep(tx, id);
      if (!step) refuse('record.not-found');
      const context = await steps.context(tx, step.run_step_id);
      const [account] = await books.accountsOf(tx, step.region, step.org_id, step.kind);
      const evidence = await store.evidenceOf(tx, step);
      return {
        id: step.id,
        accountId: account?.id ?? null,
        accountTitleZh: account?.title_zh ?? kindTitles[step.kind] ?? step.kind,
        kind: step.kind,
        entry: step.entry,
        state: step.state,
        runStepId: step.run_step_id,
        balanceFen: account ? await books.balanceOf(tx, account) : 0,
        purposes: [...(await purposesFor(tx, step, paramsOf(context.step, 'fund')))],
        budget: step.budget,
        noteZh: step.note_zh,
        done: evidence.map(({ zh, amount_fen }) => ({ zh, amountFen: amount_fen })),
        missing: step.state === 'done' ? [] : await missing(tx, step),
        mine: actsFor(actor, step.org_id),
        version: step.version,
      };
    },

    /** A person of the acting organisation says that the step is done; refused while something is missing. */
    async finish(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; noteZh: string; budget: FundStepRow['budget'] },
    ): Promise<void> {
      const row = await store.lockStep(tx, id);
      if (!row) refuse('record.not-found');
      if (!actsFor(actor, row.org_id)) refuse('fund.not-own', { org: row.org_name });
      if (row.version !== input.version || row.state === 'done')
        refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
      const context = await steps.context(tx, row.run_step_id);
      const step = row.entry === 'budget' ? { ...row, budget: input.budget } : row;
      if (row.entry === 'budget') await requirePurposes(tx, step, context);
      const open = await missing(tx, step);
      if (open.length > 0) refuse('fund.step-unmet', { missing: `${open.join('；')}。` }, [purposeRule(row.kind)]);
      await store.updateStep(tx, row, {
        state: 'done',
        note_zh: input.noteZh,
        budget: { json: JSON.stringify(step.budget) },
        done_by: actor.userId,
      });
      await audit.append(tx, actor, {
        action: 'fund.finish-step',
        subjectKind: 'fund_step',
        subjectId: row.id,
        orgId: row.org_id,
        path: row.path,
        region: row.region,
        facts: { entry: row.entry, note: input.noteZh },
      });
      await steps.complete(tx, actor, row.run_step_id);
    },

    /** The run went back to this step: it may be worked on again. */
    async reopen(tx: Tx, actor: Actor, row: FundStepRow, reason: string): Promise<void> {
      await store.updateStep(tx, row, { state: 'open', done_by: null });
      await audit.append(tx, actor, {
        action: 'fund.reopen-step',
        subjectKind: 'fund_step',
        subjectId: row.id,
        orgId: row.org_id,
        path: row.path,
        region: row.region,
        facts: { reason },
      });
    },
  };

  async function requirePurposes(tx: Tx, step: FundStepRow, context: StepContext): Promise<void> {
    const allowed = await purposesFor(tx, step, paramsOf(context.step, 'fund'));
    const wrong = step.budget.find(({ purpose }) => !allowed.includes(purpose));
    if (wrong)
      refuse('fund.unknown-purpose', { purpose: wrong.purpose, purposes: allowed.join('、') }, [
        purposeRule(step.kind),
      ]);
  }
}
