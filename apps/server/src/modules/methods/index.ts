import { defineModule } from '../../platform/module.ts';
import { methodRefusals } from './errors.ts';
import { methodJobs } from './jobs.ts';
import { mountMethods } from './routes.ts';

export { createEngine, createStepPort, engineOf, type Engine } from './engine.ts';
export { meetObligation, openPeriods, type DutyKind } from './obligations/service.ts';
export { hashOf, type HashedDefinition } from './catalogue.ts';
export { proposedCalendar } from './rule-facts.ts';

const everybody = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
  'member',
] as const;
const officers = ['county-department', 'township-secretary', 'township-organiser', 'branch-secretary'] as const;

/** Work methods: definitions by content, runs, hand-overs. */
export const methodsModule = defineModule({
  id: 'methods',
  titleZh: '程序',
  titleEn: 'Procedures',
  permissions: {
    'run.read': { titleZh: '查看事项', titleEn: 'Read runs', roles: everybody },
    'run.start': { titleZh: '发起事项', titleEn: 'Start runs', roles: officers },
    'run.act': { titleZh: '办理步骤', titleEn: 'Act on steps', roles: [...officers, 'branch-committee'] },
    'run.cancel': { titleZh: '终止事项', titleEn: 'Cancel runs', roles: ['county-department', 'township-secretary'] },
    'method.derive': { titleZh: '建立地方方法', titleEn: 'Derive local methods', roles: ['county-department'] },
  },
  refusals: methodRefusals,
  mount: mountMethods,
  jobs: methodJobs,
});
