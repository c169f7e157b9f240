import type { PageDefinition } from '../../shell/page-definition.ts';

/** Forms. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/forms',
    titleZh: '表单',
    titleEn: 'Forms',
    permission: 'form.read',
    load: async () => (await import('./FormsPage.tsx')).FormsPage,
  },
  {
    path: '/forms/new',
    titleZh: '新建表单',
    titleEn: 'New form',
    permission: 'form.fill',
    load: async () => (await import('./NewFormPage.tsx')).NewFormPage,
  },
  {
    path: '/forms/:formId',
    titleZh: '表单',
    titleEn: 'Form',
    permission: 'form.read',
    load: async () => (await import('./FormPage.tsx')).FormPage,
  },
];
