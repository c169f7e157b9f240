import {
  addDuration,
  durationSetting,
  freezeElectorate,
  leastReaching,
  quorumOf,
  thresholdSetting,
  type DurationSetting,
  type Electorate,
  type ElectorFacts,
  type Threshold,
  type ThresholdSetting,
  type WorkingCalendar,
} from '@jishi/domain';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import type { MeetingDefinition, RosterRow } from './schema.ts';

/** Rule behind a setting, for the person who is refused. */
export function ruleOf(setting: DurationSetting | ThresholdSetting | undefined): readonly string[] {
  return typeof setting === 'object' && 'param' in setting ? [setting.param] : [];
}

/** Threshold of a setting on a day. */
export function thresholdOn(setting: ThresholdSetting, rules: RuleReader, day: string): Threshold {
  return thresholdSetting(setting, rules, day);
}

/** First day on which a meeting noticed on `noticedOn` may be held. */
export function earliestMeeting(
  setting: DurationSetting,
  rules: RuleReader,
  calendar: WorkingCalendar,
  noticedOn: string,
): string {
  return addDuration(calendar, noticedOn, durationSetting(setting, rules, noticedOn)).date;
}

/** Who of a list counts on the day, and why the others do not. Ordinary meetings leave out nobody for absence. */
export function electorateOf(definition: MeetingDefinition, roster: readonly RosterRow[], day: string): Electorate {
  const fullMembersOnly = definition.electorate === 'full-members' || definition.electorate === 'committee';
  return freezeElectorate(
    roster.map((row) => electorFacts(row)),
    { fullMembersOnly, detainedSuspended: true, excusable: false },
    day,
  );
}

/** Quorum at this moment. */
export function quorumNow(threshold: Threshold, heads: { readonly expected: number; readonly present: number }) {
  return { ...heads, least: Math.max(1, leastReaching(heads, threshold)), met: quorumOf(heads, threshold).ok };
}

const exclusionsZh: Readonly<Record<string, string>> = {
  'not-in-body': '当日不在本组织',
  'probationary-member': '预备党员，没有表决权',
  'disciplinary-probation': '留党察看等期间，没有表决权',
  detained: '被采取强制措施，暂停行使权利',
  'rights-deprived': '被剥夺政治权利',
  'under-age': '未满十八周岁',
};

/** Why somebody does not count, as a sentence. */
export function exclusionZh(reason: string | null): string | null {
  return reason === null ? null : (exclusionsZh[reason] ?? reason);
}

function electorFacts(row: RosterRow): ElectorFacts {
  return {
    person: row.member_id,
    belongs: [{ from: row.entered_on, ...(row.left_on === null ? {} : { until: row.left_on }) }],
    membership: row.member_type === '1' ? 'full' : 'probationary',
    ...(row.confirmed_on === null ? {} : { fullFrom: row.confirmed_on }),
    ...(row.rights_restricted_until === null
      ? {}
      : { disciplinaryProbation: [{ from: row.admitted_on, until: row.rights_restricted_until }] }),
  };
}
