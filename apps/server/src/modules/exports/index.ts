import { defineModule } from '../../platform/module.ts';
import { exportRefusals } from './errors.ts';
import { exportJobs } from './jobs.ts';
import { mountExports } from './routes.ts';

export { writeExport, type ExportWish } from './write-file.ts';

/** Files with organisations and members that leave the platform, each noted with purpose and reader. */
export const exportsModule = defineModule({
  id: 'exports',
  titleZh: '导出',
  titleEn: 'Exports',
  permissions: {
    'export.take': {
      titleZh: '导出名册',
      titleEn: 'Export rosters',
      roles: ['county-department', 'township-secretary', 'township-organiser', 'branch-secretary'],
    },
  },
  refusals: exportRefusals,
  mount: mountExports,
  jobs: exportJobs,
});
