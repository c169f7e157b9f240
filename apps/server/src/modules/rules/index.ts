import { defineModule } from '../../platform/module.ts';
import { ruleRefusals } from './errors.ts';
import { mountRules } from './routes.ts';

/** Rules with their sources, and the local values of a county. */
export const rulesModule = defineModule({
  id: 'rules',
  titleZh: '规则与本地参数',
  titleEn: 'Rules and local values',
  permissions: {
    'rule.set-local': { titleZh: '设定本地取值', titleEn: 'Set local values', roles: ['county-department'] },
  },
  refusals: ruleRefusals,
  mount: mountRules,
});
