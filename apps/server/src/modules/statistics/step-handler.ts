import { paramsOf } from '@jishi/domain';
import type { StepHandler } from '../../platform/step-handler.ts';
import { snapshotOfStep } from './store.ts';
import { totalOf } from './results.ts';

/** Statistics steps of a method: numbers are frozen for the step; it is done when they are signed, or released where it says so. */
export function createStatisticsStepHandler(): StepHandler {
  return {
    primitive: 'statistics',
    async open(tx, _actor, context) {
      const known = await snapshotOfStep(tx, context.region, context.runStepId);
      return known
        ? { subjectId: known.id, link: `/stats/${known.id}` }
        : { subjectId: null, link: `/stats/new?step=${context.runStepId}` };
    },
    async unmet(tx, context) {
      const row = await snapshotOfStep(tx, context.region, context.runStepId);
      if (!row)
        return [{ code: 'statistics.not-frozen', zh: '还没有按基准日冻结统计。', en: 'Nothing has been frozen yet.' }];
      const asksRelease = paramsOf(context.step, 'statistics')?.release !== undefined;
      const isDone = row.state === 'released' || (row.state === 'signed' && !asksRelease);
      if (isDone) return [];
      return asksRelease && row.state === 'signed'
        ? [{ code: 'statistics.not-released', zh: '统计还没有发布。', en: 'The numbers are not released yet.' }]
        : [{ code: 'statistics.not-signed', zh: '统计还没有核对审签。', en: 'The numbers are not signed yet.' }];
    },
    async facts(tx, context) {
      const row = await snapshotOfStep(tx, context.region, context.runStepId);
      return {
        recordsPresent: (context.step.records ?? []).map(({ id }) => id),
        counts: Object.fromEntries((row?.rules ?? []).map(({ id }) => [id, totalOf(id, row?.cells ?? [])])),
      };
    },
    async outcome(tx, context) {
      const row = await snapshotOfStep(tx, context.region, context.runStepId);
      if (!row) return {};
      return {
        snapshotId: row.id,
        numbers: Object.fromEntries(row.rules.map(({ id }) => [id, totalOf(id, row.cells)])),
      };
    },
  };
}
