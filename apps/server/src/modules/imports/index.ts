import { defineModule } from '../../platform/module.ts';
import { importRefusals } from './errors.ts';
import { importJobs } from './jobs.ts';
import { mountImports } from './routes.ts';

export { importFile, ImportRefused, type ImportFileOptions, type ImportFileResult } from './import-file.ts';
export { fieldSetOf, fieldSets, unitPrefix, type FieldSet, type ImportKind } from './fields.ts';

/** Imports of organisations, members and committee posts from spreadsheet files. */
export const importsModule = defineModule({
  id: 'imports',
  titleZh: '导入',
  titleEn: 'Imports',
  permissions: {
    'import.run': {
      titleZh: '导入名册',
      titleEn: 'Import rosters',
      roles: ['county-department', 'township-secretary', 'township-organiser', 'branch-secretary'],
    },
  },
  refusals: importRefusals,
  mount: mountImports,
  jobs: importJobs,
});
