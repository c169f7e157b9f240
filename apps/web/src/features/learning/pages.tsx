import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of learning. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/learning',
    titleZh: '学习',
    titleEn: 'Learning',
    permission: 'learning.read',
    load: async () => (await import('./LearningPage.tsx')).LearningPage,
  },
  {
    path: '/learning/new',
    titleZh: '安排学习',
    titleEn: 'Plan learning',
    permission: 'learning.record',
    load: async () => (await import('./NewPlanPage.tsx')).NewPlanPage,
  },
  {
    path: '/learning/hours',
    titleZh: '学时与证书',
    titleEn: 'Hours and certificates',
    permission: 'learning.record',
    load: async () => (await import('./HoursPage.tsx')).HoursPage,
  },
  {
    path: '/learning/certificates/:certificateId',
    titleZh: '结业证',
    titleEn: 'Certificate',
    permission: 'learning.read',
    load: async () => (await import('./CertificatePage.tsx')).CertificatePage,
  },
  {
    path: '/certificate/:code',
    titleZh: '证书核验',
    titleEn: 'Check a certificate',
    access: 'public',
    frame: 'bare',
    load: async () => (await import('./VerifyPage.tsx')).VerifyPage,
  },
  {
    path: '/learning/:planId',
    titleZh: '学习安排',
    titleEn: 'Learning plan',
    permission: 'learning.read',
    load: async () => (await import('./PlanPage.tsx')).PlanPage,
  },
];
