import type { Output } from '../../api/routes.ts';
import type { TagTone } from '../../design/show.tsx';

/** A row of the list. */
export type NoticeItem = Output<'notices.list'>['items'][number];
/** A notice as its page sees it. */
export type Notice = Output<'notices.get'>;

/** Key of the text and colour of each state. */
export const noticeStates = {
  drafted: ['drafted', 'grey'],
  cleared: ['cleared', 'blue'],
  posted: ['posted', 'green'],
  objected: ['objected', 'amber'],
  closed: ['closed', 'grey'],
  superseded: ['superseded', 'grey'],
  'taken-down': ['takenDown', 'red'],
} as const satisfies Record<NoticeItem['state'], readonly [string, TagTone]>;
