import { systemActor } from '../../platform/access/actor.ts';
import { defineModule } from '../../platform/module.ts';
import { visitRefusals } from './errors.ts';
import { mountVisits } from './routes.ts';
import { createVisitService } from './service.ts';
import { createVisitStepHandler } from './step-handler.ts';
import { purgeExpired } from './store.ts';

export { createVisitService, type VisitService } from './service.ts';

const officers = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;

/** Primitive `visit` 走访联系. */
export const visitsModule = defineModule({
  id: 'visits',
  titleZh: '走访',
  titleEn: 'Visits',
  permissions: {
    'visit.read': { titleZh: '查看走访', titleEn: 'Read visits', roles: officers },
    'visit.confirm': { titleZh: '确认走访', titleEn: 'Confirm visits', roles: [...officers, 'member'] },
    'visit.record': { titleZh: '记录走访', titleEn: 'Record visits', roles: officers },
    'visit.manage': {
      titleZh: '设走访点',
      titleEn: 'Manage places',
      roles: ['branch-secretary', 'township-organiser', 'county-department'],
    },
    'visit.recheck': {
      titleZh: '核实走访',
      titleEn: 'Re-check visits',
      roles: ['township-secretary', 'township-organiser', 'county-department'],
    },
  },
  refusals: visitRefusals,
  mount: (mounter, platform) => mountVisits(mounter, createVisitService(platform)),
  jobs: (platform) => [
    {
      name: 'visit:purge',
      cron: '30 16 * * *',
      handle: async () => {
        const all = systemActor('定时任务', 0);
        await platform.db.write(all.scope, (tx) => purgeExpired(tx, platform.clock.today()), { audited: false });
      },
    },
  ],
  stepHandlers: (platform) => [createVisitStepHandler(platform)],
});
