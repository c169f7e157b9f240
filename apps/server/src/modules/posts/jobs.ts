import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PostService } from './service.ts';

/** Daily work of posts: reminds of terms that end. 07:30 in China. */
export function postJobs(platform: Platform, service: PostService): readonly JobDefinition[] {
  return [
    {
      name: 'posts:terms',
      cron: '30 23 * * *',
      async handle() {
        await platform.db.write({ path: '', everything: true }, (tx) => service.tellTerms(tx), { audited: false });
      },
    },
  ];
}
