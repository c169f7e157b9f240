import { defineModule } from '../../platform/module.ts';
import { voteRefusals } from './errors.ts';
import { voteJobs } from './jobs.ts';
import { mountVotes } from './routes.ts';
import { createVoteService } from './service.ts';
import { createVoteStepHandler } from './step-handler.ts';

export { optionTitle, recount, type Recount } from './recount.ts';
export { createVoteService, type VoteService } from './service.ts';

const holders = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;

/** Primitive `vote` 表决、选举. */
export const votesModule = defineModule({
  id: 'votes',
  titleZh: '表决选举',
  titleEn: 'Votes and elections',
  permissions: {
    'vote.read': { titleZh: '查看表决、选举', titleEn: 'Read votes', roles: [...holders, 'member'] },
    'vote.organise': { titleZh: '组织表决、选举', titleEn: 'Hold votes', roles: holders },
    'vote.count': { titleZh: '计票', titleEn: 'Count votes', roles: [...holders, 'member'] },
    'vote.cast': { titleZh: '投票', titleEn: 'Cast a ballot', roles: [...holders, 'member'] },
  },
  refusals: voteRefusals,
  mount: (mounter, platform) => mountVotes(mounter, createVoteService(platform)),
  jobs: (platform) => voteJobs(platform, createVoteService(platform)),
  stepHandlers: (platform) => [createVoteStepHandler(platform, createVoteService(platform))],
});
