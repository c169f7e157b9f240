import type { PageDefinition } from '../../shell/page-definition.ts';

/** Rules with their sources, and local values. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/rules',
    titleZh: '规则与依据',
    titleEn: 'Rules and sources',
    load: async () => (await import('./RulesPage.tsx')).RulesPage,
  },
  {
    path: '/rules/:ruleId',
    titleZh: '规则',
    titleEn: 'Rule',
    load: async () => (await import('./RulePage.tsx')).RulePage,
  },
];
