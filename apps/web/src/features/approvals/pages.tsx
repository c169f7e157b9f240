import type { PageDefinition } from '../../shell/page-definition.ts';

/** Requests for approval. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/approvals',
    titleZh: '审批与备案',
    titleEn: 'Approvals',
    permission: 'approval.read',
    load: async () => (await import('./ApprovalsPage.tsx')).ApprovalsPage,
  },
  {
    path: '/approvals/new',
    titleZh: '提出请示',
    titleEn: 'New request',
    permission: 'approval.request',
    load: async () => (await import('./AskPage.tsx')).AskPage,
  },
  {
    path: '/approvals/decide',
    titleZh: '集中审定',
    titleEn: 'Decide together',
    permission: 'approval.decide',
    load: async () => (await import('./DecidePage.tsx')).DecidePage,
  },
  {
    path: '/approvals/:approvalId',
    titleZh: '审批',
    titleEn: 'Approval',
    permission: 'approval.read',
    load: async () => (await import('./ApprovalPage.tsx')).ApprovalPage,
  },
];
