import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module.ts';
import { addDissolutionCheck } from '../orgs/index.ts';
import { postRefusals } from './errors.ts';
import { postJobs } from './jobs.ts';
import { mountPosts } from './routes.ts';
import { createPostService } from './service.ts';
import { createPostStepHandler } from './step-handler.ts';
import { countHeldIn, holdingsOf } from './store.ts';

export { createPostService, type PostService } from './service.ts';

addDissolutionCheck(async (tx, org) => {
  const count = await countHeldIn(tx, org);
  return [
    {
      kind: 'posts',
      count,
      zh: `还有 ${count} 人在岗，没有办理交接`,
      en: `${count} people hold posts that were not handed over`,
      link: `/posts?org=${org.id}`,
    },
  ];
});

/** Posts a member serves in, by id, kind and title. */
export async function postsOf(
  tx: Tx,
  region: number,
  memberId: number,
): Promise<
  readonly {
    readonly postId: number;
    readonly kind: string;
    readonly titleZh: string;
    readonly fromOn: string | null;
  }[]
> {
  const rows = await holdingsOf(tx, region, memberId);
  return rows
    .filter(({ state }) => state === 'serving')
    .map((row) => ({ postId: row.post_id, kind: row.kind, titleZh: row.title_zh, fromOn: row.from_on }));
}

const managers = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
] as const;

/** Primitive `post` 岗位. */
export const postsModule = defineModule({
  id: 'posts',
  titleZh: '岗位',
  titleEn: 'Posts',
  permissions: {
    'duty-post.read': { titleZh: '查看岗位', titleEn: 'Read posts', roles: [...managers, 'member'] },
    'duty-post.manage': { titleZh: '设岗、确认与交接', titleEn: 'Manage posts', roles: managers },
    'duty-post.claim': {
      titleZh: '认领岗位、接收移交',
      titleEn: 'Claim posts',
      roles: ['branch-secretary', 'branch-committee', 'member'],
    },
  },
  refusals: postRefusals,
  mount: (mounter, platform) => mountPosts(mounter, platform, createPostService(platform)),
  jobs: (platform) => postJobs(platform, createPostService(platform)),
  stepHandlers: (platform) => [createPostStepHandler(platform, createPostService(platform))],
});
