import { systemActor } from '../../platform/access/actor.ts';
import { defineModule } from '../../platform/module.ts';
import { addDissolutionCheck, addHandOver } from '../orgs/index.ts';
import { registerRefusals } from './errors.ts';
import { mountRegisters } from './routes.ts';
import { createRegisterService } from './service.ts';
import { registryStepHandler } from './step.ts';
import { countOfOrg } from './store.ts';

export type { NewKind } from './schema.ts';
export { createRegisterService, type RegisterService } from './service.ts';

addDissolutionCheck(async (tx, org) => {
  const count = await countOfOrg(tx, org);
  return [
    {
      kind: 'registers',
      count,
      zh: `名册上还有 ${count} 项没有移出或移交`,
      en: `${count} register entries without a destination`,
      link: `/registers?org=${org.id}`,
    },
  ];
});

const managers = ['county-department', 'township-secretary', 'township-organiser'] as const;

/** Registers (名册、台账): usable alone, and by every step of primitive `registry`. */
export const registersModule = defineModule({
  id: 'registers',
  titleZh: '名册台账',
  titleEn: 'Registers',
  permissions: {
    'register.read': {
      titleZh: '查看名册台账',
      titleEn: 'Read registers',
      roles: [...managers, 'branch-secretary', 'branch-committee'],
    },
    'register.declare': { titleZh: '设立名册种类', titleEn: 'Declare registers', roles: managers },
    'register.edit': { titleZh: '登记名册变动', titleEn: 'Edit registers', roles: [...managers, 'branch-secretary'] },
  },
  refusals: registerRefusals,
  mount(mounter, platform) {
    const service = createRegisterService(platform);
    addHandOver('registers', (tx, actor, handOver) => service.takeAlong(tx, actor, handOver));
    mountRegisters(mounter, service);
  },
  jobs: (platform) => [
    {
      name: 'registers:expire',
      // 03:10 in China.
      cron: '10 19 * * *',
      async handle() {
        const service = createRegisterService(platform);
        await platform.db.write(
          { path: '', everything: true },
          (tx) => service.expire(tx, systemActor('名册到期', 0)),
          { audited: false },
        );
      },
    },
  ],
  stepHandlers: (platform) => [registryStepHandler(platform, createRegisterService(platform))],
});
