import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of matters. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/requests',
    titleZh: '诉求',
    titleEn: 'Requests',
    permission: 'intake.read',
    load: async () => (await import('./BoardPage.tsx')).BoardPage,
  },
  {
    path: '/requests/register',
    titleZh: '登记诉求',
    titleEn: 'Register a request',
    permission: 'intake.register',
    load: async () => (await import('./RegisterPage.tsx')).RegisterPage,
  },
  {
    path: '/requests/offers',
    titleZh: '移交给我们的',
    titleEn: 'Handed to us',
    permission: 'intake.read',
    load: async () => (await import('./OffersPage.tsx')).OffersPage,
  },
  {
    path: '/requests/closed',
    titleZh: '检举控告',
    titleEn: 'Reports of wrongdoing',
    permission: 'wrongdoing.read',
    load: async () => (await import('./ClosedPage.tsx')).ClosedPage,
  },
  {
    path: '/requests/:intakeId',
    titleZh: '诉求',
    titleEn: 'Request',
    permission: 'intake.read',
    load: async () => (await import('./MatterPage.tsx')).MatterPage,
  },
];
