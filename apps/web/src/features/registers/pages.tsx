import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of registers (名册台账). */
export const pages: readonly PageDefinition[] = [
  {
    path: '/registers',
    titleZh: '名册台账',
    titleEn: 'Registers',
    permission: 'register.read',
    load: async () => (await import('./RegistersPage.tsx')).RegistersPage,
  },
  {
    path: '/registers/new',
    titleZh: '设立名册',
    titleEn: 'New register',
    permission: 'register.declare',
    load: async () => (await import('./DeclarePage.tsx')).DeclarePage,
  },
  {
    path: '/registers/:kindId',
    titleZh: '名册',
    titleEn: 'Register',
    permission: 'register.read',
    load: async () => (await import('./RegisterPage.tsx')).RegisterPage,
  },
  {
    path: '/registers/:kindId/new',
    titleZh: '列入名册',
    titleEn: 'Enter',
    permission: 'register.edit',
    load: async () => (await import('./EnterPage.tsx')).EnterPage,
  },
  {
    path: '/registers/:kindId/entries/:entryId',
    titleZh: '名册条目',
    titleEn: 'Register entry',
    permission: 'register.read',
    load: async () => (await import('./EntryPage.tsx')).EntryPage,
  },
  {
    path: '/me/registers',
    titleZh: '我所在的名册',
    titleEn: 'Registers I stand on',
    load: async () => (await import('./OwnRegistersPage.tsx')).OwnRegistersPage,
  },
  {
    path: '/me/registers/:entryId',
    titleZh: '我的名册条目',
    titleEn: 'My entry',
    load: async () => (await import('./OwnEntryPage.tsx')).OwnEntryPage,
  },
];
