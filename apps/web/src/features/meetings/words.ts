import type { TagTone } from '../../design/show.tsx';
import type { Output } from '../../api/routes.ts';

/** A meeting as its pages see it. */
export type Meeting = Output<'meetings.get'>;
/** A person of its list. */
export type Attendee = Meeting['attendees'][number];

/** Colours of the states. */
export const meetingTones: Readonly<Record<Meeting['state'], TagTone>> = {
  planned: 'grey',
  called: 'blue',
  opened: 'green',
  adjourned: 'amber',
  resumed: 'green',
  closed: 'amber',
  recorded: 'amber',
  signed: 'green',
  cancelled: 'grey',
};

/** Kinds in the order of the regulations. */
export const meetingKinds = [
  'party-assembly',
  'branch-committee',
  'subgroup',
  'lecture',
  'themed-party-day',
  'organisation-life',
  'member-appraisal',
  'democratic-life',
  'term-election',
  'other',
] as const;

/** Texts of the kinds; the same words as the code list. */
export const kindTexts = {
  'party-assembly': ['支部党员大会', 'General membership meeting'],
  'branch-committee': ['支部委员会会议', 'Branch committee meeting'],
  subgroup: ['党小组会', 'Party group meeting'],
  lecture: ['党课', 'Party lecture'],
  'themed-party-day': ['主题党日', 'Themed Party day'],
  'organisation-life': ['组织生活会', 'Organisation life meeting'],
  'member-appraisal': ['民主评议党员', 'Democratic appraisal of members'],
  'democratic-life': ['民主生活会', 'Democratic life meeting'],
  'term-election': ['换届选举大会', 'End-of-term election meeting'],
  other: ['其他会议', 'Other meeting'],
} as const;

/** `2026-11-23 14:30` of an instant, in China. */
export function localOf(instant: string): { readonly date: string; readonly time: string } {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** What happened when a meeting came into a state, as keys of texts. */
export const historyKeys = {
  planned: 'becamePlanned',
  called: 'becameCalled',
  opened: 'becameOpened',
  adjourned: 'becameAdjourned',
  resumed: 'becameResumed',
  closed: 'becameClosed',
  recorded: 'becameRecorded',
  signed: 'becameSigned',
  cancelled: 'becameCancelled',
} as const satisfies Readonly<Record<Meeting['state'], string>>;

/** Name of somebody on the list, told apart from a namesake by the last digits. */
export function nameAmong(people: readonly Attendee[], memberId: number, name: string): string {
  const person = people.find((each) => each.memberId === memberId);
  return person ? `${name} ${tailAmong(people, person)}`.trim() : name;
}

/** Last digits of the number of somebody who has a namesake on the list; empty for everybody else. */
export function tailAmong(people: readonly Attendee[], person: Attendee): string {
  return people.some((other) => other.name === person.name && other.memberId !== person.memberId) ? person.tail : '';
}
