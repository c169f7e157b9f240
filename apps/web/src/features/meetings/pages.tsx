import type { PageDefinition } from '../../shell/page-definition.ts';

const signIn = {
  titleZh: '会议签到',
  titleEn: 'Sign in',
  access: 'public',
  frame: 'bare',
  load: async () => (await import('./SignInPage.tsx')).SignInPage,
} as const;

/** Meetings: list, desk, wall, sign-in, minutes. */
export const pages: readonly PageDefinition[] = [
  { ...signIn, path: '/s' },
  { ...signIn, path: '/s/:code' },
  {
    path: '/meetings',
    titleZh: '会议',
    titleEn: 'Meetings',
    permission: 'meeting.read',
    load: async () => (await import('./MeetingsPage.tsx')).MeetingsPage,
  },
  {
    path: '/meetings/new',
    titleZh: '召集会议',
    titleEn: 'Call a meeting',
    permission: 'meeting.call',
    load: async () => (await import('./CallPage.tsx')).CallPage,
  },
  {
    path: '/meetings/:meetingId',
    titleZh: '会议',
    titleEn: 'Meeting',
    permission: 'meeting.read',
    load: async () => (await import('./MeetingPage.tsx')).MeetingPage,
  },
  {
    path: '/meetings/:meetingId/call',
    titleZh: '会议通知',
    titleEn: 'Call a meeting',
    permission: 'meeting.call',
    load: async () => (await import('./CallPage.tsx')).CallPage,
  },
  {
    path: '/meetings/:meetingId/minutes',
    titleZh: '会议记录',
    titleEn: 'Minutes',
    permission: 'meeting.read',
    load: async () => (await import('./MinutesPage.tsx')).MinutesPage,
  },
  {
    path: '/meetings/:meetingId/wall',
    titleZh: '签到墙',
    titleEn: 'Sign-in wall',
    permission: 'meeting.record',
    frame: 'bare',
    load: async () => (await import('./WallPage.tsx')).WallPage,
  },
];
