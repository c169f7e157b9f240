import { countSetting, paramsOf, type ValueOf } from '@jishi/domain';
import { fillText } from '../../platform/refusal.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler, Unmet } from '../../platform/step-handler.ts';
import { demandOn, demandsOf } from './demands.ts';
import { learningRefusals } from './errors.ts';
import { loadLearners } from './learners.ts';
import type { LearningService } from './service.ts';
import * as store from './store.ts';

/** Learning steps: one plan for each organisation of the run. */
export function createLearningStepHandler(platform: Platform, service: LearningService): StepHandler {
  const { ids, clock, rules } = platform;
  const planFor = (context: StepContext, id: number, valueOf: ValueOf): store.NewPlan => {
    const params = paramsOf(context.step, 'learning');
    if (!params) throw new Error(`step ${context.step.id} is no learning`);
    return {
      region: context.region,
      id,
      org_id: context.actingOrgId,
      path: context.path,
      run_step_id: context.runStepId,
      title_zh: `${context.methodTitleZh} · ${context.step.titleZh}`,
      kind: params.kind,
      topics: params.topicsZh ?? [],
      material: context.step.guidanceZh,
      min_sessions: countSetting(params.minSessions ?? 1, valueOf, context.day),
      make_up: params.makeUp ?? 'once',
      starts_on: context.day,
      due_on: context.dueOn,
      ...demandsOf(params, valueOf, context.day),
    };
  };
  const link = (id: number) => `/learning/${id}`;
  return {
    primitive: 'learning',
    async open(tx, actor, context) {
      const existing = await store.findPlanOfStep(tx, context.region, context.runStepId);
      if (existing) {
        await service.reopen(tx, actor, existing, '步骤重新开始');
        return { subjectId: existing.id, link: link(existing.id) };
      }
      const reader = await rules.reader(tx, context.path);
      const id = await ids.next(tx, context.region);
      await store.insertPlans(tx, [planFor(context, id, reader)], clock.now());
      return { subjectId: id, link: link(id) };
    },
    async openMany(tx, _actor, contexts) {
      const [first] = contexts;
      if (!first) return [];
      const readers = await rules.readers(tx, `${first.path.split('.')[0] ?? ''}.`);
      const taken = await ids.take(tx, first.region, contexts.length);
      const plans = contexts.map((context, index) => planFor(context, taken[index] ?? 0, readers(context.path)));
      for (let from = 0; from < plans.length; from += 1000)
        await store.insertPlans(tx, plans.slice(from, from + 1000), clock.now());
      return plans.map(({ id }) => ({ subjectId: id, link: link(id) }));
    },
    async unmet(tx, context) {
      const plan = await store.findPlanOfStep(tx, context.region, context.runStepId);
      if (!plan)
        return [unmetOf('learning.too-few-sessions', { title: context.step.titleZh, sessions: 0, least: 1 }, [])];
      const missing = await service.missing(tx, plan, context.day);
      if (missing.kind === 'none') return [];
      return [unmetOf(missing.code, missing.facts, missing.ruleIds)];
    },
    async facts(tx, context) {
      const plan = await store.findPlanOfStep(tx, context.region, context.runStepId);
      if (!plan) return {};
      const { sessions, attended, minutes } = await store.countLearners(tx, plan);
      const hour = await rules.value<number>(tx, 'learning.class_hour.minutes', context.day, context.path);
      return { counts: { sessions, attended, hours: Math.floor(minutes / hour) } };
    },
    async outcome(tx, context) {
      const plan = await store.findPlanOfStep(tx, context.region, context.runStepId);
      if (!plan) return {};
      const { expected, attended, sessions } = await store.countLearners(tx, plan);
      const demand = await demandOn(tx, rules, plan, context.day);
      const passed = demand.hasTest
        ? (await loadLearners(tx, plan, demand)).filter(({ state }) => state === 'passed').length
        : undefined;
      return {
        planId: plan.id,
        sessions,
        attended,
        expected,
        ...(passed === undefined ? {} : { passed }),
        ...(plan.reason === null ? {} : { reason: plan.reason }),
      };
    },
    async returned(tx, actor, context, reason) {
      const plan = await store.findPlanOfStep(tx, context.region, context.runStepId);
      if (plan) await service.reopen(tx, actor, plan, reason);
    },
  };
}

function unmetOf(code: string, facts: Readonly<Record<string, unknown>>, ruleIds: readonly string[]): Unmet {
  const text = learningRefusals[code];
  return { code, zh: fillText(text?.zh ?? code, facts), en: fillText(text?.en ?? code, facts), ruleIds };
}
