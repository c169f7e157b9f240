import type { EnglishOf } from '../i18n/texts.ts';
import type { zh } from './texts.ts';

export const en = {
  product: '基石 Jishi',
  productLong: 'Working platform of grassroots Party organisations',
  skip: 'Skip to the content',
  mainNav: 'Main sections',
  search: 'Search',
  searchKey: 'Ctrl K',
  todos: 'To-dos',
  largeText: 'Large text',
  normalText: 'Normal text',
  otherLanguage: '中文',
  help: 'Help',
  me: 'Me',
  more: 'More',
  rights: 'Your rights',
  foldRail: 'Fold the sections',
  unfoldRail: 'Unfold the sections',
  switchRole: 'Switch role',
  signOut: 'Sign out',
  offline: 'Offline, showing data of {time}. To-dos can be read; sending and voting need the network.',
  brokenTitle: 'This page could not be opened',
  brokenHint:
    'Nothing you typed is lost; drafts are on this device. Reload; if it fails again, quote the number below.',
  updatedTitle: 'The system was just updated',
  updatedHint: 'Reload this page to use the new version. What you typed is kept.',
  reload: 'Reload',
} satisfies EnglishOf<typeof zh>;
