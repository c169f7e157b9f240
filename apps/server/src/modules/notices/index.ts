import { defineModule } from '../../platform/module.ts';
import { mountBoard } from './board/routes.ts';
import { noticeRefusals } from './errors.ts';
import { noticeJobs } from './jobs.ts';
import { mountNotices } from './routes.ts';
import { createNoticeService } from './service.ts';
import { createNoticeStepHandler } from './step-handler.ts';

export { escapeHtml, langField, langOf, linkTo, publicPage } from './board/public-page.ts';
export { sendPage } from './board/routes.ts';
export { createNoticeService, type NoticeService } from './service.ts';

const all = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;
const heads = ['branch-secretary', 'township-secretary', 'township-organiser', 'county-department'] as const;

/** Primitive `publicity` 公示、公开, with the public board. */
export const noticesModule = defineModule({
  id: 'notices',
  titleZh: '公示与公开',
  titleEn: 'Notices and disclosures',
  permissions: {
    'notice.read': { titleZh: '查看公示', titleEn: 'Read notices', roles: [...all, 'member'] },
    'notice.draft': { titleZh: '起草公示', titleEn: 'Draft notices', roles: all },
    'notice.clear': { titleZh: '保密审查', titleEn: 'Secrecy check', roles: heads },
    'notice.post': { titleZh: '张贴与结束公示', titleEn: 'Post and end notices', roles: heads },
    'notice.answer': { titleZh: '答复异议', titleEn: 'Answer objections', roles: heads },
  },
  refusals: noticeRefusals,
  mount: (mounter, platform) => {
    const service = createNoticeService(platform);
    mountNotices(mounter, platform, service);
    mountBoard(mounter, platform, service);
  },
  jobs: (platform) => noticeJobs(platform, createNoticeService(platform)),
  stepHandlers: (platform) => [createNoticeStepHandler(platform, createNoticeService(platform))],
});
