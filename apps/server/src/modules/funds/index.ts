import { defineModule } from '../../platform/module.ts';
import { addDissolutionCheck } from '../orgs/index.ts';
import { countMoneyLeft } from './books/store.ts';
import { fundRefusals } from './errors.ts';
import { mountFunds } from './routes.ts';
import { createFundService } from './service.ts';
import { createFundStepHandler } from './step-handler.ts';

export { addAccountProof } from './books/proofs.ts';
export { createBooks, yuan, type Books } from './books/service.ts';
export type { AccountRow as FundAccountRow } from './books/store.ts';
export { setPeopleCount } from './publications/service.ts';
export { receiveTable } from './receive-routes.ts';
export { createFundService, type FundService } from './service.ts';
export { addItemSource } from './statements/service.ts';
export { readFen } from './statements/columns.ts';
export { createFundStepHandler } from './step-handler.ts';

const keepers = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
] as const;
const heads = ['county-department', 'township-secretary', 'branch-secretary'] as const;

// An organisation ends only when its money has gone somewhere (去向).
addDissolutionCheck(async (tx, org) => [
  {
    kind: 'dues',
    ...(await countMoneyLeft(tx, org)),
    zh: '资金账户还有余额或未结清的款项',
    en: 'Accounts hold money, or money is on its way',
    link: '/dues/accounts',
  },
]);

/** Primitive `fund` 资金、党费: accounts, an append-only ledger, closing, spending, transfers, reconciliation, publication. */
export const fundsModule = defineModule({
  id: 'funds',
  titleZh: '资金',
  titleEn: 'Money',
  permissions: {
    'fund.read': { titleZh: '查看账目', titleEn: 'Read the books', roles: keepers },
    'fund.keep': { titleZh: '记账、结账、对账', titleEn: 'Keep the books', roles: keepers },
    'fund.request': { titleZh: '申请用款', titleEn: 'Ask to spend', roles: keepers },
    'fund.approve': { titleZh: '审批用款', titleEn: 'Decide on spending', roles: heads },
    'fund.pay': { titleZh: '付款、下拨', titleEn: 'Pay and allocate', roles: keepers },
    'fund.audit': { titleZh: '审核年度收支', titleEn: 'Check the accounts of a year', roles: keepers },
    'fund.publish': { titleZh: '公布年度收支', titleEn: 'Publish the accounts of a year', roles: heads },
    'fund.read-statement': {
      titleZh: '查看收支公布',
      titleEn: 'Read published accounts',
      roles: [...keepers, 'member'],
    },
    'fund.call': {
      titleZh: '发起特殊党费倡议',
      titleEn: 'Call for special dues',
      roles: ['county-department', 'township-secretary'],
    },
  },
  refusals: fundRefusals,
  mount: (mounter, platform) => mountFunds(mounter, platform, createFundService(platform)),
  stepHandlers: (platform) => [createFundStepHandler(platform, createFundService(platform).steps)],
});
