import { paramsOf, type ScoringScheme } from '@jishi/domain';
import { schemes } from '@jishi/rules';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { GradingService } from './service.ts';
import { titleOf } from './show-sheet.ts';
import { schemeOfRound, sheetOfStep } from './store.ts';

/** Scoring steps of a method: one sheet a step, on the scheme that was frozen when the round opened. */
export function createGradingStepHandler(platform: Platform, service: GradingService): StepHandler {
  const schemeFor = async (
    tx: Tx,
    context: StepContext,
    id: string,
  ): Promise<{ scheme: ScoringScheme; hash: string | null }> => {
    const frozen = context.roundId === null ? undefined : await schemeOfRound(tx, context.region, context.roundId);
    if (frozen) return frozen;
    const scheme = schemes.find((each) => each.id === id);
    if (!scheme) refuse('grading.scheme-missing', { scheme: id });
    return { scheme, hash: null };
  };
  const starsOf = (scheme: ScoringScheme, grade: string | null) =>
    scheme.grades.find((each) => each.id === grade)?.stars ?? [];
  return {
    primitive: 'scoring',
    async open(tx, actor, context) {
      const existing = await sheetOfStep(tx, context.region, context.runStepId);
      if (existing) {
        await service.reopen(tx, actor, existing.id, '步骤重新打开');
        return { subjectId: existing.id, link: `/grading/sheets/${existing.id}` };
      }
      const params = paramsOf(context.step, 'scoring');
      if (!params) throw new Error(`step ${context.step.id} is not a scoring step`);
      const { scheme, hash } = await schemeFor(tx, context, params.scheme);
      const least = params.minRaters ?? 1;
      const id = await service.create(tx, actor, {
        region: context.region,
        orgId: context.orgId,
        path: context.path,
        runStepId: context.runStepId,
        runId: context.runId,
        roundId: context.roundId,
        phase: params.phase === 'self' ? 'self' : 'review',
        actingOrgId: context.actingOrgId,
        titleZh: `${context.orgName} · ${context.step.titleZh}`,
        scheme,
        schemeHash: hash,
        leastRaters:
          typeof least === 'number'
            ? least
            : await platform.rules.value<number>(tx, least.param, context.day, context.path),
        onTheSpot: params.onTheSpot ?? false,
        dueOn: context.dueOn,
      });
      return { subjectId: id, link: `/grading/sheets/${id}` };
    },
    async unmet(tx, context) {
      const sheet = await sheetOfStep(tx, context.region, context.runStepId);
      if (sheet?.state === 'submitted') return [];
      return [
        {
          code: 'grading.not-submitted',
          zh: `等待${sheet?.acting_org_name ?? ''}提交评分。`,
          en: `Waiting for the score of ${sheet?.acting_org_name ?? ''}.`,
        },
      ];
    },
    async outcome(tx, context) {
      const sheet = await sheetOfStep(tx, context.region, context.runStepId);
      if (!sheet) return {};
      return {
        sheetId: sheet.id,
        scoreHundredths: sheet.total_hundredths,
        value: sheet.grade,
        valueTitle: titleOf(sheet.scheme, sheet.grade),
        choices: sheet.scheme.grades.map(({ id, titleZh, titleEn }) => ({
          value: id,
          titleZh,
          ...(titleEn === undefined ? {} : { titleEn }),
        })),
        stars: starsOf(sheet.scheme, sheet.grade)[0] ?? null,
        cappedBy: sheet.capped_by,
      };
    },
    async returned(tx, actor, context, reason) {
      const sheet = await sheetOfStep(tx, context.region, context.runStepId);
      if (sheet) await service.reopen(tx, actor, sheet.id, reason);
    },
  };
}
