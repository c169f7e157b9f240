import { parameters as allParameters, meetingTypesCodes } from '@jishi/rules';
import type { MeetingDefinition, MeetingKindId } from './schema.ts';

/** What a kind of meeting is held by. */
export interface MeetingKindFacts {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly definition: MeetingDefinition;
  /** Rule with the longest interval in months, where the regulations name one. */
  readonly interval?: string;
}

const common = {
  noticePeriod: { param: 'meeting.notice.min' },
  shortNotice: 'ask-reason',
  outsideAgenda: 'need-consent',
  observerKinds: ['instructor', 'linked-leader', 'masses-representatives'],
  signedBy: ['chair', 'recorder'],
  confidentialZh: [],
} as const;
// Where nothing is decided, an item more needs nobody's consent.
const open = { ...common, outsideAgenda: 'allowed' } as const;
const all: MeetingDefinition = { ...open, electorate: 'all-members' };

const definitions: Readonly<Record<MeetingKindId, Omit<MeetingKindFacts, 'titleZh' | 'titleEn'>>> = {
  'party-assembly': {
    definition: {
      ...common,
      electorate: 'full-members',
      quorum: { param: 'meeting.party_assembly.quorum' },
      pass: { param: 'meeting.party_assembly.pass' },
    },
    interval: 'meeting.party_assembly.interval',
  },
  'branch-committee': {
    definition: {
      ...common,
      electorate: 'committee',
      quorum: { param: 'meeting.branch_committee.quorum' },
      // The regulations name no majority for the committee: the rule of collective decisions applies.
      pass: { param: 'approval.meeting.pass' },
    },
    interval: 'meeting.branch_committee.interval',
  },
  subgroup: { definition: { ...open, electorate: 'named-list' }, interval: 'meeting.group.interval' },
  lecture: { definition: all, interval: 'meeting.lecture.interval' },
  'themed-party-day': { definition: all, interval: 'meeting.theme_day.interval' },
  'organisation-life': { definition: all, interval: 'meeting.org_life.interval' },
  'member-appraisal': { definition: all, interval: 'meeting.appraisal.interval' },
  'democratic-life': { definition: { ...open, electorate: 'committee' } },
  'term-election': {
    definition: { ...common, electorate: 'full-members', quorum: { param: 'election.quorum' } },
  },
  other: { definition: { ...open, electorate: 'named-list' } },
};

const titles = new Map<string, { readonly titleZh: string; readonly titleEn: string }>(
  meetingTypesCodes.items.map((item) => [item.code, item]),
);

/** Facts of a kind. */
export function kindFacts(kind: MeetingKindId): MeetingKindFacts {
  const title = titles.get(kind) ?? { titleZh: '其他会议', titleEn: 'other meeting' };
  return { titleZh: title.titleZh, titleEn: title.titleEn, ...definitions[kind] };
}

/** Kinds with an interval that every branch owes, with the months between two. */
export const owedKinds: readonly { readonly kind: MeetingKindId; readonly rule: string; readonly inYears: boolean }[] =
  Object.entries(definitions).flatMap(([kind, { interval }]) =>
    interval === undefined
      ? []
      : [
          {
            kind: kind as MeetingKindId,
            rule: interval,
            inYears: allParameters.find((parameter) => parameter.id === interval)?.unit === 'y',
          },
        ],
  );

/** Chinese names of those who attend without a vote. */
export const observerTitles: Readonly<Record<string, string>> = {
  'masses-representatives': '群众代表',
  instructor: '党建指导员',
  'linked-leader': '联系领导',
  supervisor: '督导组',
  guest: '其他列席人员',
};
