import {
  addDays,
  addMonths,
  calendarAnchor,
  duePeriods,
  weekendsOnly,
  type Duration,
  type DuePeriod,
} from '@jishi/domain';
import { meetingTypesCodes } from '@jishi/rules';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { heldMeetings, type HeldMeeting, type MeetingKindId } from '../meetings/index.ts';
import type { Finding, SourceContext } from './sources.ts';
import { committeeOf, foundedOn } from './source-views.ts';

/** A kind of meeting that is due at least once in an interval, with the rule that names the interval. */
export interface MeetingDuty {
  readonly kind: MeetingKindId;
  readonly rule: string;
  /** Due only where such a meeting is on record: the platform does not know whether the branch has subgroups. */
  readonly onlyIfKept?: boolean;
}

/** Once a year each. */
export const yearlyMeetings: readonly MeetingDuty[] = [
  { kind: 'organisation-life', rule: 'meeting.org_life.interval' },
  { kind: 'member-appraisal', rule: 'meeting.appraisal.interval' },
];

/** 三会一课 of a branch; meetings of the committee are due where there has to be one. */
export async function threeMeetings(
  tx: Tx,
  platform: Platform,
  context: SourceContext,
): Promise<readonly MeetingDuty[]> {
  const { fullMembers } = await committeeOf(tx, context);
  const requiredAt = await platform.rules.value<number>(
    tx,
    'org.branch_committee.required_at',
    context.day,
    context.path,
  );
  return [
    { kind: 'party-assembly', rule: 'meeting.party_assembly.interval' },
    ...(fullMembers >= requiredAt
      ? [{ kind: 'branch-committee', rule: 'meeting.branch_committee.interval' } as const]
      : []),
    { kind: 'subgroup', rule: 'meeting.group.interval', onlyIfKept: true },
    { kind: 'lecture', rule: 'meeting.lecture.interval' },
  ];
}

const dutyKinds: readonly MeetingKindId[] = [
  'party-assembly',
  'branch-committee',
  'subgroup',
  'lecture',
  'organisation-life',
  'member-appraisal',
];

/**
 * How many of the meetings that were due in twelve months were held in their period, with signed minutes. Months and
 * quarters are those of the calendar, up to the last complete one; a year is the twelve months up to the day. Periods
 * that began before the branch was founded are not due.
 *
 * @returns undefined where the branch has none of its regular meetings on record: it kept them elsewhere until now
 */
export async function heldInTime(
  tx: Tx,
  platform: Platform,
  context: SourceContext,
  duties: readonly MeetingDuty[],
): Promise<Finding | undefined> {
  const { region, orgId, day } = context;
  const from = calendarAnchor({ amount: 1, unit: 'y' }, addMonths(day, -12));
  const held = await heldMeetings(tx, region, orgId, dutyKinds, from, addDays(day, 1));
  if (held.length === 0) return undefined;
  const founded = await foundedOn(tx, context);
  const parts: { title: string; rows: { period: DuePeriod; meeting: HeldMeeting | undefined; label: string }[] }[] = [];
  for (const { kind, rule, onlyIfKept } of duties) {
    const own = held.filter((meeting) => meeting.kind === kind);
    if (onlyIfKept === true && own.length === 0) continue;
    const interval = await intervalOf(tx, platform, rule, context);
    const rows = periodsOf(interval, day)
      .filter((period) => period.from >= founded || interval.unit === 'y')
      .map((period) => ({ period, meeting: bestOf(own, period), label: labelOf(interval, period) }));
    parts.push({ title: titles.get(kind) ?? kind, rows });
  }
  const rows = parts.flatMap((part) => part.rows.map((row) => ({ ...row, title: part.title })));
  const met = (each: { meeting: HeldMeeting | undefined }) => each.meeting?.signed === true;
  return {
    met: rows.filter(met).length,
    due: rows.length,
    explanationZh: `${parts.map((part) => `${part.title} ${part.rows.filter(met).length}/${part.rows.length}`).join('，')}（按期召开且记录已签字 / 应开）。`,
    rows: rows.map(({ meeting, label, title }) =>
      meeting
        ? {
            titleZh: `${label}${title}：${meeting.heldOn}${meeting.signed ? '' : '（记录未签字）'}`,
            link: `/meetings/${meeting.id}`,
          }
        : { titleZh: `${label}${title}：没有记录`, link: `/meetings?orgId=${orgId}` },
    ),
  };
}

const titles = new Map<string, string>(meetingTypesCodes.items.map((item) => [item.code, item.titleZh]));

async function intervalOf(tx: Tx, platform: Platform, rule: string, { day, path }: SourceContext): Promise<Duration> {
  const { unit } = platform.rules.parameter(rule);
  const amount = await platform.rules.value<number>(tx, rule, day, path);
  if (unit !== 'm' && unit !== 'y') throw new Error(`${rule} is no interval in months or years`);
  return { amount, unit };
}

function periodsOf(interval: Duration, day: string): readonly DuePeriod[] {
  if (interval.unit === 'y') return [{ index: 0, from: addDays(addMonths(day, -12), 1), until: day }];
  const end = calendarAnchor(interval, day);
  const from = addMonths(end, -12);
  const until = addDays(end, -1);
  return duePeriods(interval, from, { from, until }, weekendsOnly).filter((period) => period.until <= until);
}

/** The first meeting of a period with signed minutes, else the first at all. */
function bestOf(held: readonly HeldMeeting[], { from, until }: DuePeriod): HeldMeeting | undefined {
  const inPeriod = held.filter((meeting) => from <= meeting.heldOn && meeting.heldOn <= until);
  return inPeriod.find((meeting) => meeting.signed) ?? inPeriod[0];
}

function labelOf(interval: Duration, { from, until }: DuePeriod): string {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  if (interval.unit === 'm' && interval.amount === 1) return `${year} 年 ${month} 月`;
  if (interval.unit === 'm' && interval.amount === 3) return `${year} 年第 ${Math.ceil(month / 3)} 季度`;
  return `${from} 至 ${until} `;
}
