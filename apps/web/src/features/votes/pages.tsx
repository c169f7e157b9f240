import type { PageDefinition } from '../../shell/page-definition.ts';

/** Votes and elections: list, preparing, desk, counting, the secret ballot, receipts, report. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/ballots',
    titleZh: '表决选举',
    titleEn: 'Votes',
    permission: 'vote.read',
    load: async () => (await import('./VotesPage.tsx')).VotesPage,
  },
  {
    path: '/ballots/new',
    titleZh: '准备表决选举',
    titleEn: 'Prepare a vote',
    permission: 'vote.organise',
    load: async () => (await import('./PreparePage.tsx')).PreparePage,
  },
  {
    path: '/ballots/:voteId',
    titleZh: '表决选举',
    titleEn: 'Vote',
    permission: 'vote.read',
    load: async () => (await import('./VotePage.tsx')).VotePage,
  },
  {
    path: '/ballots/:voteId/prepare',
    titleZh: '准备表决选举',
    titleEn: 'Prepare a vote',
    permission: 'vote.organise',
    load: async () => (await import('./PreparePage.tsx')).PreparePage,
  },
  {
    path: '/ballots/:voteId/count',
    titleZh: '计票',
    titleEn: 'Count',
    permission: 'vote.count',
    load: async () => (await import('./CountPage.tsx')).CountPage,
  },
  {
    path: '/ballots/:voteId/cast',
    titleZh: '投票',
    titleEn: 'Ballot',
    permission: 'vote.cast',
    frame: 'bare',
    load: async () => (await import('./BallotPage.tsx')).BallotPage,
  },
  {
    path: '/ballots/:voteId/receipt',
    titleZh: '核验回执',
    titleEn: 'Check a receipt',
    permission: 'vote.read',
    load: async () => (await import('./ReceiptCheckPage.tsx')).ReceiptCheckPage,
  },
  {
    path: '/ballots/:voteId/report',
    titleZh: '结果报告单',
    titleEn: 'Report',
    permission: 'vote.read',
    load: async () => (await import('./ReportPage.tsx')).ReportPage,
  },
];
