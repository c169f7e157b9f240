import { addDuration, durationOf, paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepHandler } from '../../platform/step-handler.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import * as store from './store.ts';

/** Visit steps: a visit is planned with the step; it ends when it was made and its needs have a way. */
export function createVisitStepHandler({ clock, ids, rules }: Platform): StepHandler {
  return {
    primitive: 'visit',
    async open(tx, _actor, context) {
      const params = paramsOf(context.step, 'visit');
      if (!params) throw new Error(`step ${context.step.id} is no visit`);
      const id = await ids.next(tx, context.region);
      const keep = await rules.value<string>(tx, 'rights.need.expiry', context.day, context.path);
      await store.insertVisit(tx, {
        region: context.region,
        id,
        orgId: context.actingOrgId,
        path: context.actingPath,
        runStepId: context.runStepId,
        kind: params.kind,
        target: params.target,
        visitorId: null,
        visitorName: '待定',
        placeZh: '待定',
        purposeZh: [...context.step.titleZh].slice(0, 40).join(''),
        plannedOn: context.dueOn ?? clock.today(),
        expiresOn: addDuration(await loadWorkingCalendar(tx), context.day, durationOf(keep)).date,
      });
      return { subjectId: id, link: `/visits/record?visit=${id}` };
    },
    async unmet(tx, context) {
      const { visits, open } = await store.countOfStep(tx, context.region, context.runStepId);
      if (visits === 0) return [{ code: 'visit.none', zh: '还没有走访记录。', en: 'No visit has been recorded.' }];
      if (open === 0) return [];
      return [{ code: 'visit.needs-open', zh: `还有 ${open} 项需要没有办法。`, en: `${open} needs have no way yet.` }];
    },
    async outcome(tx, context) {
      const { visits } = await store.countOfStep(tx, context.region, context.runStepId);
      return { visits };
    },
  };
}
