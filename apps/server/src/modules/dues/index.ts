import { defineModule } from '../../platform/module.ts';
import { addAccountProof, addItemSource, setPeopleCount } from '../funds/index.ts';
import { duesRefusals } from './errors.ts';
import { duesJobs } from './jobs.ts';
import { mountDues } from './routes.ts';
import { createDuesService } from './service.ts';
import { paymentsAgree } from './store.ts';
import { countPeople, listItems } from './views.ts';

export { createDuesService, type DuesService } from './service.ts';
export { listLongUnpaid, paidThrough, type LongUnpaid } from './views.ts';

const branch = ['branch-secretary', 'branch-committee'] as const;
const managers = ['county-department', 'township-secretary', 'township-organiser'] as const;

addAccountProof(paymentsAgree);
addItemSource(['dues', 'large-dues'], listItems);
setPeopleCount(countPeople);

/** Party dues: assessing, the list of a month, collecting with receipts, arrears, relief, own dues. */
export const duesModule = defineModule({
  id: 'dues',
  titleZh: '党费',
  titleEn: 'Party dues',
  permissions: {
    'dues.assess': { titleZh: '核定党费', titleEn: 'Assess dues', roles: branch },
    'dues.collect': { titleZh: '收缴党费', titleEn: 'Collect dues', roles: branch },
    'dues.open-month': {
      titleZh: '生成应交名单',
      titleEn: 'Make the list of a month',
      roles: [...branch, ...managers],
    },
    'dues.oversee': { titleZh: '查看下级收缴情况', titleEn: 'See the branches below', roles: managers },
    'dues.read-relief': { titleZh: '查看少交免交', titleEn: 'Read reliefs', roles: [...branch, ...managers] },
    'dues.approve-relief': {
      titleZh: '批准少交免交',
      titleEn: 'Approve reliefs',
      roles: ['county-department', 'township-secretary'],
    },
    'dues.own': { titleZh: '查看自己的党费', titleEn: 'See the own dues', roles: [...managers, ...branch, 'member'] },
  },
  refusals: duesRefusals,
  mount: (mounter, platform) => mountDues(mounter, platform, createDuesService(platform)),
  jobs: (platform) => duesJobs(platform, createDuesService(platform)),
});
