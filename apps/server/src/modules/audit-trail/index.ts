import { defineModule } from '../../platform/module.ts';
import { auditJobs } from './jobs.ts';
import { mountAuditTrail } from './routes.ts';

export { noteExport, type ExportNote } from './export-log.ts';

/** The trail as people read it. */
export const auditTrailModule = defineModule({
  id: 'audit-trail',
  titleZh: '审计记录',
  titleEn: 'Audit trail',
  permissions: {
    'audit.read': { titleZh: '查阅审计记录', titleEn: 'Read the audit trail', roles: ['auditor'] },
    'audit.export': { titleZh: '导出审计记录', titleEn: 'Export the audit trail', roles: ['auditor'] },
    'audit.read-history': {
      titleZh: '查看办理历史',
      titleEn: 'Read the history of a record',
      roles: [
        'county-department',
        'township-secretary',
        'township-organiser',
        'branch-secretary',
        'branch-committee',
        'auditor',
      ],
    },
  },
  refusals: {},
  mount: mountAuditTrail,
  jobs: auditJobs,
});
