import { defineMethod, type MethodDefinition, type Primitive } from '@jishi/domain';
import type { StepContext, StepHandler, StepReport, Unmet } from '../../platform/step-handler.ts';

/** What a scripted primitive says about a step; tests change it while the run goes on. */
export interface Script {
  unmet: Unmet[];
  report: StepReport;
  outcome: Record<string, unknown>;
}

/** Primitives that do what the test says, so that the engine is proven without any of them. */
export function scriptedHandlers(names: readonly Primitive[]) {
  const calls: string[] = [];
  const scripts = new Map<string, Script>();
  const of = (stepId: string): Script => {
    const script = scripts.get(stepId) ?? { unmet: [], report: {}, outcome: {} };
    scripts.set(stepId, script);
    return script;
  };
  const note = (what: string, context: StepContext) => calls.push(`${what} ${context.step.id}`);
  let records = 100;
  const handlers = names.map((primitive): StepHandler => ({
    primitive,
    open(_tx, _actor, context) {
      note(context.subjectId === null ? 'open' : 'reopen', context);
      return Promise.resolve({ subjectId: context.subjectId ?? ++records, link: `/records/${records}` });
    },
    unmet: (_tx, context) => Promise.resolve(of(context.step.id).unmet),
    facts: (_tx, context) => Promise.resolve(of(context.step.id).report),
    outcome: (_tx, context) => Promise.resolve(of(context.step.id).outcome),
    returned(_tx, _actor, context, reason) {
      calls.push(`returned ${context.step.id}: ${reason}`);
      return Promise.resolve();
    },
  }));
  return { handlers, calls, of };
}

const branch = { roles: ['branch-secretary'], of: 'own' } as const;
const township = { roles: ['township-secretary', 'township-organiser'], of: 'township' } as const;
const county = { roles: ['county-department'], of: 'county' } as const;

/** Four steps over three levels: study, report (checked by the township), decision, stars; with a return and a hand-over. */
export const testMethod: MethodDefinition = defineMethod({
  id: 'test-method',
  version: 1,
  titleZh: '测试方法',
  titleEn: 'Test method',
  group: 'evaluation',
  kind: 'procedure',
  tier: 'A',
  purposeZh: '测试',
  cites: [],
  appliesTo: ['branch'],
  fields: ['general'],
  triggers: [{ kind: 'round' }],
  steps: [
    {
      id: 'study',
      titleZh: '学',
      titleEn: 'Study',
      guidanceZh: '学习',
      actor: branch,
      strength: 'must',
      params: { primitive: 'learning', kind: 'session', audience: ['branch-members'] },
      due: { kind: 'round-date', name: 'study' },
      ruleIds: ['method.six_step_grading.study.due'],
      next: [{ to: 'report' }],
      confidence: 'assumed',
    },
    {
      id: 'report',
      titleZh: '述',
      titleEn: 'Report',
      guidanceZh: '述职',
      actor: branch,
      strength: 'must',
      params: { primitive: 'form', fields: [] },
      records: [{ id: 'report', titleZh: '述职报告' }],
      due: { kind: 'after', within: '5wd', anchor: { kind: 'step-opened' } },
      next: [{ to: 'decide' }],
      confidence: 'assumed',
    },
    {
      id: 'decide',
      titleZh: '审',
      titleEn: 'Decide',
      guidanceZh: '审定',
      actor: township,
      strength: 'must',
      params: { primitive: 'approval', mode: 'approve', decider: township },
      completeWhen: [{ predicate: 'approved' }],
      checks: ['report'],
      returnsTo: ['report', 'study'],
      due: { kind: 'after', within: '10d', anchor: { kind: 'step-opened' } },
      next: [{ to: 'confer' }],
      confidence: 'assumed',
    },
    {
      id: 'confer',
      titleZh: '亮',
      titleEn: 'Confer',
      guidanceZh: '授星',
      actor: county,
      strength: 'must',
      params: { primitive: 'commendation', kind: 'star-rating', awardees: ['org'], decider: county },
      outcomes: [
        { id: 'good', titleZh: '好' },
        { id: 'poor', titleZh: '较差' },
      ],
      handOvers: [
        { when: { kind: 'done' }, startsMethod: 'upgrade-promotion', to: 'own' },
        { when: { kind: 'outcome', outcome: 'poor' }, startsMethod: 'branch-rectification', to: 'township' },
      ],
      next: [],
      confidence: 'assumed',
    },
  ],
});
