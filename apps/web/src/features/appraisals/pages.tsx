import type { PageDefinition } from '../../shell/page-definition.ts';

const evaluator = {
  titleZh: '民主测评',
  titleEn: 'Appraisal',
  access: 'public',
  frame: 'bare',
  load: async () => (await import('./EvaluatorPage.tsx')).EvaluatorPage,
} as const;

/** Appraisals: the sheet behind a one-time code, and the organiser's pages. */
export const pages: readonly PageDefinition[] = [
  { ...evaluator, path: '/a' },
  { ...evaluator, path: '/a/:code' },
  {
    path: '/appraisals',
    titleZh: '民主测评',
    titleEn: 'Appraisals',
    permission: 'appraisal.read',
    nav: { labelZh: '测评', labelEn: 'Appraisals', order: 60, icon: 'ballots' },
    load: async () => (await import('./AppraisalsPage.tsx')).AppraisalsPage,
  },
  {
    path: '/appraisals/new',
    titleZh: '新建测评',
    titleEn: 'New appraisal',
    permission: 'appraisal.organise',
    load: async () => (await import('./NewAppraisalPage.tsx')).NewAppraisalPage,
  },
  {
    path: '/appraisals/:appraisalId',
    titleZh: '民主测评',
    titleEn: 'Appraisal',
    permission: 'appraisal.read',
    load: async () => (await import('./AppraisalPage.tsx')).AppraisalPage,
  },
];
