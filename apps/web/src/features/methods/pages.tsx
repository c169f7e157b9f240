import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of procedures and rounds. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/procedures',
    titleZh: '程序',
    titleEn: 'Procedures',
    permission: 'run.read',
    load: async () => (await import('./ProceduresPage.tsx')).ProceduresPage,
  },
  {
    path: '/runs/:runId',
    titleZh: '办理',
    titleEn: 'Procedure',
    permission: 'run.read',
    load: async () => (await import('../../runner/RunPage.tsx')).RunPage,
  },
  {
    path: '/runs/:runId/:stepId',
    titleZh: '办理',
    titleEn: 'Procedure',
    permission: 'run.read',
    load: async () => (await import('../../runner/RunPage.tsx')).RunPage,
  },
  {
    path: '/rounds',
    titleZh: '轮次',
    titleEn: 'Rounds',
    permission: 'round.read',
    load: async () => (await import('./RoundsPage.tsx')).RoundsPage,
  },
  {
    path: '/rounds/new',
    titleZh: '起草一轮',
    titleEn: 'New round',
    permission: 'round.manage',
    load: async () => (await import('./NewRoundPage.tsx')).NewRoundPage,
  },
  {
    path: '/rounds/:roundId',
    titleZh: '轮次进度',
    titleEn: 'Round',
    permission: 'round.read',
    load: async () => (await import('./RoundPage.tsx')).RoundPage,
  },
  {
    path: '/rounds/:roundId/prepare',
    titleZh: '准备一轮',
    titleEn: 'Prepare a round',
    permission: 'round.manage',
    load: async () => (await import('./PrepareRoundPage.tsx')).PrepareRoundPage,
  },
];
