import { paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepHandler } from '../../platform/step-handler.ts';
import type { InfoService } from './service.ts';
import { infoOfStep } from './store.ts';

/** Information steps: a draft opens with the step; an urgent one is begun on its form, which asks for the event. */
export function createInfoStepHandler(_platform: Platform, service: InfoService): StepHandler {
  return {
    primitive: 'info',
    async open(tx, actor, context) {
      const params = paramsOf(context.step, 'info');
      if (!params) throw new Error(`step ${context.step.id} is no information`);
      if (params.kind === 'urgent') return { subjectId: null, link: '/reports/urgent' };
      const id = await service.draft(
        tx,
        actor,
        { orgId: context.actingOrgId, path: context.actingPath, runStepId: context.runStepId },
        {
          kind: params.kind,
          titleZh: `${context.orgName}${context.step.titleZh}`,
          textZh: '',
          elements: (params.elementsZh ?? []).map((titleZh) => ({ titleZh, valueZh: '' })),
        },
      );
      return { subjectId: id, link: `/reports/${id}` };
    },
    async unmet(tx, context) {
      if (paramsOf(context.step, 'info')?.kind === 'urgent') return [];
      const row = await infoOfStep(tx, context.region, context.runStepId);
      if (row?.sent_at != null) return [];
      return [{ code: 'info.not-sent', zh: '还没有审签报送。', en: 'It has not been signed off and sent.' }];
    },
    async outcome(tx, context) {
      const row = await infoOfStep(tx, context.region, context.runStepId);
      return row ? { infoId: row.id, sentAt: row.sent_at?.toISOString() ?? null, adoptedBy: row.adopted_by } : {};
    },
  };
}
