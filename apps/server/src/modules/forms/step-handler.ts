import { paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler, Unmet } from '../../platform/step-handler.ts';
import type { FormDefinition } from './schema.ts';
import type { FormService } from './service.ts';
import { factsOfForms } from './facts.ts';
import { formsOfStep } from './store.ts';

/** Form steps of a method: one form opens with the step; more can be added where the step collects several. */
export function createFormStepHandler(platform: Platform, service: FormService): StepHandler {
  return {
    primitive: 'form',
    async open(tx, actor, context) {
      const existing = await formsOfStep(tx, context.region, context.runStepId);
      const first = existing[0];
      if (first) {
        for (const form of existing) await service.reopen(tx, actor, form.id, '前一步骤已退回');
        return { subjectId: first.id, link: `/forms/${first.id}` };
      }
      const id = await service.create(tx, actor, {
        region: context.region,
        orgId: context.actingOrgId,
        // The lower path: its superior sees it too, and whoever opens the step may write it.
        path: context.path,
        titleZh: `${context.methodTitleZh} · ${context.step.titleZh}`,
        definition: await definitionWithMost(context),
        dueOn: context.dueOn,
        runStepId: context.runStepId,
      });
      return { subjectId: id, link: `/forms/${id}` };
    },
    async unmet(tx, context) {
      const forms = await formsOfStep(tx, context.region, context.runStepId);
      const { acceptedBy } = definitionOf(context);
      const done = forms.filter((form) =>
        acceptedBy === undefined ? form.state === 'signed' : form.state === 'accepted',
      );
      const least = await leastEntries(context);
      if (done.length >= least) return [];
      const verb = acceptedBy === undefined ? '签字提交' : '审收';
      const unmet: Unmet = {
        code: 'form.not-signed',
        zh: `“${context.step.titleZh}”需要 ${least} 份${verb}的表单，现有 ${done.length} 份。`,
        en: `“${context.step.titleEn}” needs ${least} finished forms; there are ${done.length}.`,
      };
      return [unmet];
    },
    async facts(tx, context) {
      const forms = await formsOfStep(tx, context.region, context.runStepId);
      return factsOfForms(context.step, forms);
    },
    async outcome(tx, context) {
      const [form] = await formsOfStep(tx, context.region, context.runStepId);
      return form ? { formId: form.id, number: form.signed_version } : {};
    },
    async returned(tx, actor, context, reason) {
      for (const form of await formsOfStep(tx, context.region, context.runStepId))
        await service.reopen(tx, actor, form.id, reason);
    },
  };

  async function definitionWithMost(context: StepContext): Promise<FormDefinition> {
    const definition = definitionOf(context);
    const setting = paramsOf(context.step, 'form')?.maxEntries;
    // Without a limit of its own a step that collects several takes as many as a list of a form.
    const most =
      setting === undefined
        ? (await leastEntries(context)) > 1
          ? 200
          : 1
        : typeof setting === 'number'
          ? setting
          : platform.rules.national<number>(setting.param, context.day);
    return most > 1 ? { ...definition, maxEntries: most } : definition;
  }

  async function leastEntries(context: StepContext): Promise<number> {
    const setting = paramsOf(context.step, 'form')?.minEntries ?? 1;
    return typeof setting === 'number' ? setting : platform.rules.national<number>(setting.param, context.day);
  }
}

function definitionOf(context: StepContext): FormDefinition {
  const params = paramsOf(context.step, 'form');
  if (!params) throw new Error(`step ${context.step.id} is not a form`);
  return {
    fields: params.fields,
    evidence: params.evidence ?? [],
    signedBy: params.signedBy ?? 'actor',
    ...(params.acceptedBy ? { acceptedBy: params.acceptedBy } : {}),
    lateEntry: params.lateEntry ?? 'marked',
  };
}
