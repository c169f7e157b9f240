import { paramsOf, type DurationText, type Fraction } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { Group, Question } from './schema.ts';
import type { AppraisalService } from './service.ts';
import { appraisalOfStep } from './store.ts';

/** Appraisal steps of a method. */
export function createAppraisalStepHandler(platform: Platform, service: AppraisalService): StepHandler {
  const read = <T>(tx: Tx, setting: T | { readonly param: string }, context: StepContext): Promise<T> =>
    isParam(setting) ? platform.rules.value<T>(tx, setting.param, context.day, context.path) : Promise.resolve(setting);
  const optional = async <T>(
    tx: Tx,
    setting: T | { readonly param: string } | undefined,
    context: StepContext,
  ): Promise<T | null> => (setting === undefined ? null : await read(tx, setting, context));
  return {
    primitive: 'appraisal',
    async open(tx, actor, context) {
      const params = paramsOf(context.step, 'appraisal');
      if (!params) throw new Error(`step ${context.step.id} is not an appraisal`);
      const groups: Group[] = [];
      for (const group of params.groups) {
        groups.push({
          id: group.id,
          titleZh: group.titleZh,
          titleEn: group.titleEn,
          weight: group.weight,
          electorate: group.electorate.base,
          minTurnout: await optional<Fraction>(tx, group.minTurnout, context),
          minSheets: await optional<number>(tx, group.minSheets, context),
          expected: 0,
        });
      }
      const id = await service.create(tx, actor, {
        region: context.region,
        orgId: context.orgId,
        path: context.path,
        runStepId: context.runStepId,
        titleZh: `${context.methodTitleZh} · ${context.step.titleZh}`,
        groups,
        questions: params.questions.map((question): Question => ({
          id: question.id,
          titleZh: question.titleZh,
          titleEn: question.titleEn,
          kind: question.kind,
          required: question.required ?? question.kind !== 'text',
          options: question.options ?? [],
          maxPoints: question.maxPoints,
        })),
        withholdBelow:
          (await optional<number>(tx, params.withholdBelow, context)) ??
          platform.rules.national<number>('rights.withheld_group_size', context.day),
        openFor: await platform.rules.value<DurationText>(tx, 'appraisal.ballot.lifetime', context.day, context.path),
      });
      return { subjectId: id, link: `/appraisals/${id}` };
    },
    async unmet(tx, context) {
      const row = await appraisalOfStep(tx, context.region, context.runStepId);
      if (row?.state === 'confirmed') return [];
      if (row?.state === 'invalid') {
        return [
          {
            code: 'appraisal.invalid',
            zh: row.result?.reasonsZh.join('') ?? '测评无效，请重新测评。',
            en: 'The appraisal is invalid and has to be held again.',
            ruleIds: ['appraisal.members.min_turnout', 'appraisal.masses.min_turnout'],
          },
        ];
      }
      return [
        {
          code: 'appraisal.not-closed',
          zh: row?.state === 'open' ? '测评还在进行。' : '测评还没有开始。',
          en: 'The appraisal has not ended.',
        },
      ];
    },
    async facts(tx, context) {
      const row = await appraisalOfStep(tx, context.region, context.runStepId);
      const groups = row?.result?.groups ?? [];
      return { counts: { sheets: groups.reduce((sum, group) => sum + group.sheets, 0) } };
    },
    async outcome(tx, context) {
      const row = await appraisalOfStep(tx, context.region, context.runStepId);
      if (!row?.result) return {};
      return {
        appraisalId: row.id,
        valid: row.result.valid,
        scoreHundredths: row.result.scoreHundredths,
        withheld: row.result.groups.some((group) => group.withheld),
        turnout: row.result.groups.map(({ id, sheets }) => ({ id, sheets })),
      };
    },
  };
}

function isParam(setting: unknown): setting is { readonly param: string } {
  return typeof setting === 'object' && setting !== null && 'param' in setting;
}
