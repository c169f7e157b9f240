import { paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { FundSteps } from './steps/service.ts';
import * as store from './steps/store.ts';

/** Money steps of a method: a record for each organisation that has to act, proven by what stands in its books. */
export function createFundStepHandler(platform: Platform, service: FundSteps): StepHandler {
  const { ids } = platform;
  const stepFor = (context: StepContext, id: number): store.NewStep => {
    const params = paramsOf(context.step, 'fund');
    if (!params) throw new Error(`step ${context.step.id} moves no money`);
    return {
      region: context.region,
      id,
      org_id: context.actingOrgId,
      path: context.path,
      run_step_id: context.runStepId,
      kind: params.account,
      entry: params.entry,
      opened_on: context.day,
    };
  };
  const link = (id: number) => `/dues/steps/${id}`;
  return {
    primitive: 'fund',
    async open(tx, actor, context) {
      const known = await store.stepOfRun(tx, context.region, context.runStepId);
      if (known) {
        if (known.state === 'done') await service.reopen(tx, actor, known, '步骤重新开始');
        return { subjectId: known.id, link: link(known.id) };
      }
      const id = await ids.next(tx, context.region);
      await store.insertSteps(tx, [stepFor(context, id)]);
      return { subjectId: id, link: link(id) };
    },
    async openMany(tx, _actor, contexts) {
      const [first] = contexts;
      if (!first) return [];
      const taken = await ids.take(tx, first.region, contexts.length);
      const steps = contexts.map((context, index) => stepFor(context, taken[index] ?? 0));
      for (let from = 0; from < steps.length; from += 1000) await store.insertSteps(tx, steps.slice(from, from + 1000));
      return steps.map(({ id }) => ({ subjectId: id, link: link(id) }));
    },
    async unmet(tx, context) {
      const step = await store.stepOfRun(tx, context.region, context.runStepId);
      if (step?.state === 'done') return [];
      const missing = step ? await service.missing(tx, step) : [];
      const zh = missing.length > 0 ? `${missing.join('；')}。` : '请核对后确认完成。';
      return [
        {
          code: 'fund.step-unmet',
          zh,
          en: missing.length > 0 ? 'The money act is still missing.' : 'Check and confirm.',
        },
      ];
    },
    async facts(tx, context) {
      const step = await store.stepOfRun(tx, context.region, context.runStepId);
      const done = step ? await service.evidence(tx, step) : [];
      const people = (of: 'done_by' | 'checked_by') => [
        ...new Set(done.flatMap((each) => (each[of] === null ? [] : [each[of]]))),
      ];
      return {
        recordsPresent: (context.step.records ?? []).map(({ id }) => id),
        counts: { entries: done.length },
        ...(people('done_by').length > 0 ? { doneBy: people('done_by') } : {}),
        ...(people('checked_by').length > 0 ? { checkedBy: people('checked_by'), isApproved: true } : {}),
      };
    },
    async outcome(tx, context) {
      const step = await store.stepOfRun(tx, context.region, context.runStepId);
      if (!step) return {};
      const done = await service.evidence(tx, step);
      return {
        fundStepId: step.id,
        entries: done.length,
        amountFen: done.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
        ...(step.note_zh === '' ? {} : { note: step.note_zh }),
      };
    },
    async returned(tx, actor, context, reason) {
      const step = await store.stepOfRun(tx, context.region, context.runStepId);
      if (step) await service.reopen(tx, actor, step, reason);
    },
  };
}
