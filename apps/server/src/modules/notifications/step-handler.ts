import { addDuration, durationSetting, paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { StepContext, StepHandler, Unmet } from '../../platform/step-handler.ts';
import type { NotificationService } from './service.ts';
import * as store from './store.ts';

/** Notification steps: a circular to the audience of the definition, with its receipts. */
export function createNotificationStepHandler(platform: Platform, service: NotificationService): StepHandler {
  const paramsIn = (context: StepContext) => {
    const params = paramsOf(context.step, 'notification');
    if (!params) throw new Error(`step ${context.step.id} is no notification`);
    return params;
  };
  return {
    primitive: 'notification',
    async open(tx, actor, context) {
      const [existing] = await store.circularsOfStep(tx, context.region, context.runStepId);
      if (existing?.state === 'draft') return { subjectId: existing.id, link: `/messages/circulars/${existing.id}` };
      const params = paramsIn(context);
      const reader = await platform.rules.reader(tx, context.path);
      const within = params.acknowledgeWithin ?? { param: 'notification.acknowledge.due' };
      const calendar = await loadWorkingCalendar(tx);
      const needsReceipt = params.receipt === 'acknowledgement';
      const id = await service.create(tx, actor, {
        org_id: context.actingOrgId,
        path: context.actingOrgId === context.orgId ? context.path : context.actingPath,
        run_step_id: context.runStepId,
        title_zh: `${context.methodTitleZh} · ${context.step.titleZh}`,
        body_zh: '',
        audience: params.audience,
        receipt: params.receipt ?? 'none',
        acknowledge_by: needsReceipt
          ? addDuration(calendar, context.day, durationSetting(within, reader, context.day)).date
          : null,
        is_urgent: params.emergency ?? false,
      });
      return { subjectId: id, link: `/messages/circulars/${id}` };
    },
    async unmet(tx, context) {
      const [circular] = await store.circularsOfStep(tx, context.region, context.runStepId);
      if (!circular || circular.state !== 'sent') return [notSent];
      if (circular.receipt !== 'acknowledgement') return [];
      const counts = await store.countReceipts(tx, context.region, circular.id);
      const open = counts.filter(({ state }) => state !== 'acknowledged').reduce((sum, { n }) => sum + n, 0);
      const isOver = circular.acknowledge_by !== null && context.day > circular.acknowledge_by;
      return open === 0 || isOver ? [] : [stillOpen(open)];
    },
    async outcome(tx, context) {
      const [circular] = await store.circularsOfStep(tx, context.region, context.runStepId);
      if (!circular) return {};
      const counts = await store.countReceipts(tx, context.region, circular.id);
      return {
        circularId: circular.id,
        sentOn: circular.sent_at?.toISOString() ?? null,
        ...Object.fromEntries(counts.map(({ state, n }) => [state, n])),
      };
    },
  };
}

const notSent: Unmet = { code: 'circular.not-sent', zh: '通知还没有发出。', en: 'The notice has not been sent.' };

function stillOpen(count: number): Unmet {
  return {
    code: 'circular.not-acknowledged',
    zh: `还有 ${count} 个对象没有回执。`,
    en: `${count} addressees have not acknowledged yet.`,
    ruleIds: ['notification.acknowledge.due'],
  };
}
