import { paramsOf } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { CommendationService } from './service.ts';
import { commendationOfStep } from './store.ts';

/** What the decision before says about the honour. */
interface Decided {
  readonly grade: string | null;
  readonly gradeTitle: string | null;
  readonly scoreHundredths: number | null;
}

/** Commendation steps of a method: a nomination opens with the grade that was decided; people confer it. */
export function createCommendationStepHandler(platform: Platform, service: CommendationService): StepHandler {
  /** Stars of a grade; within the lowest grade the score decides between two and one. */
  const starsOf = async (tx: Tx, context: StepContext, decided: Decided): Promise<number | null> => {
    if (decided.grade === null) return null;
    const map = await platform.rules.value<Readonly<Record<string, readonly number[]>>>(
      tx,
      'grading.star_map',
      context.day,
      context.path,
    );
    const stars = map[decided.grade] ?? [];
    if (stars.length < 2) return stars[0] ?? null;
    const from = await platform.rules.value<number>(tx, 'grading.poor.two_stars_from', context.day, context.path);
    const enough = decided.scoreHundredths === null || decided.scoreHundredths >= from * 100;
    return (enough ? stars[0] : stars.at(-1)) ?? null;
  };
  return {
    primitive: 'commendation',
    async open(tx, actor, context) {
      const params = paramsOf(context.step, 'commendation');
      if (!params) throw new Error(`step ${context.step.id} is not a commendation`);
      const decided = await decidedBefore(context);
      const stars = params.forms?.includes('stars') ? await starsOf(tx, context, decided) : null;
      const id = await service.nominate(tx, actor, {
        region: context.region,
        orgId: context.orgId,
        path: context.path,
        deciderOrgId: context.actingOrgId,
        runStepId: context.runStepId,
        roundId: context.roundId,
        kind: params.kind,
        titleZh: stars === null ? context.step.titleZh : `${'一二三四五'[stars - 1] ?? stars}星级党支部`,
        reasonZh: '',
        year: Number(context.day.slice(0, 4)),
        grade: decided.grade,
        gradeTitle: decided.gradeTitle,
        stars,
        scoreHundredths: decided.scoreHundredths,
        validUntil: null,
      });
      return { subjectId: id, link: `/grading/stars?id=${id}` };
    },
    async unmet(tx, context) {
      const row = await commendationOfStep(tx, context.region, context.runStepId);
      if (row?.state === 'conferred') return [];
      return [
        {
          code: 'commendation.not-conferred',
          zh: `等待${row?.decider_name ?? '上级'}授予。`,
          en: `Waiting for ${row?.decider_name ?? 'the superior'} to confer.`,
        },
      ];
    },
    async outcome(tx, context) {
      const row = await commendationOfStep(tx, context.region, context.runStepId);
      return row
        ? {
            commendationId: row.id,
            outcome: row.grade,
            value: row.grade,
            valueTitle: row.grade_title,
            stars: row.stars,
          }
        : {};
    },
    async returned(tx, actor, context, reason) {
      const row = await commendationOfStep(tx, context.region, context.runStepId);
      if (row) await service.decline(tx, actor, row.id, reason);
    },
  };
}

async function decidedBefore(context: StepContext): Promise<Decided> {
  for (const stepId of context.step.returnsTo ?? []) {
    const outcome = (await context.related(stepId))?.outcome;
    if (!outcome || typeof outcome['value'] !== 'string') continue;
    const scores = Object.values((outcome['facts'] ?? {}) as Record<string, Record<string, unknown> | undefined>)
      .map((facts) => facts?.['scoreHundredths'])
      .filter((score): score is number => typeof score === 'number');
    return {
      grade: outcome['value'],
      gradeTitle: typeof outcome['valueTitle'] === 'string' ? outcome['valueTitle'] : null,
      scoreHundredths: scores[0] ?? null,
    };
  }
  return { grade: null, gradeTitle: null, scoreHundredths: null };
}
