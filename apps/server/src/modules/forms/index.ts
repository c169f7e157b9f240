import { defineModule } from '../../platform/module.ts';
import { formRefusals } from './errors.ts';
import { mountForms } from './routes.ts';
import { createFormService } from './service.ts';
import { createFormStepHandler } from './step-handler.ts';

export { createFormService, type FormService, type NewForm } from './service.ts';
export type { FormDefinition } from './schema.ts';

const writers = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;

/** Primitive `form` 表单凭证. */
export const formsModule = defineModule({
  id: 'forms',
  titleZh: '表单',
  titleEn: 'Forms',
  permissions: {
    'form.read': { titleZh: '查看表单', titleEn: 'Read forms', roles: writers },
    'form.fill': { titleZh: '填写表单', titleEn: 'Fill in forms', roles: writers },
    'form.sign': {
      titleZh: '签字提交',
      titleEn: 'Sign forms',
      roles: ['branch-secretary', 'township-secretary', 'township-organiser', 'county-department'],
    },
    'form.answer': {
      titleZh: '审收表单',
      titleEn: 'Accept or return forms',
      roles: ['branch-secretary', 'township-secretary', 'township-organiser', 'county-department'],
    },
  },
  refusals: formRefusals,
  mount: (mounter, platform) => mountForms(mounter, createFormService(platform)),
  stepHandlers: (platform) => [createFormStepHandler(platform, createFormService(platform))],
});
