import { defineModule } from '../../platform/module.ts';
import { archiveRefusals } from './errors.ts';
import { mountArchives } from './routes.ts';
import { createArchiveService } from './service.ts';
import { createArchiveStepHandler } from './step-handler.ts';

const keepers = [
  'branch-secretary',
  'branch-committee',
  'township-organiser',
  'township-secretary',
  'county-department',
] as const;

/** Primitive `archive` 归档. */
export const archivesModule = defineModule({
  id: 'archives',
  titleZh: '档案',
  titleEn: 'Archive',
  permissions: {
    'archive.list': { titleZh: '查看档案目录', titleEn: 'List files', roles: keepers },
    'archive.read': { titleZh: '查阅档案内容', titleEn: 'Read files', roles: keepers },
    'archive.seal': {
      titleZh: '封存档案',
      titleEn: 'Seal files',
      roles: ['branch-secretary', 'township-organiser', 'township-secretary', 'county-department'],
    },
  },
  refusals: archiveRefusals,
  mount: mountArchives,
  stepHandlers: (platform) => [createArchiveStepHandler(platform, createArchiveService(platform))],
});
