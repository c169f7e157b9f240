import {
  countSetting,
  freezeElectorate,
  thresholdSetting,
  type CountSetting,
  type Electorate,
  type ElectorFacts,
  type Fraction,
  type FractionSetting,
  type Surplus,
  type Threshold,
  type ThresholdSetting,
} from '@jishi/domain';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import type { VoteDefinition } from './definition.ts';
import type { BodyRow, ExcusedPerson, RosterRow } from './schema.ts';

/** Rule behind a setting, for the person who is refused. */
export const ruleOf = (setting: unknown): readonly string[] =>
  typeof setting === 'object' && setting !== null && 'param' in setting && typeof setting.param === 'string'
    ? [setting.param]
    : [];

/** Bodies of a vote with the quorum each needs on the day, the first being the one the vote is named for. */
export function bodiesOn(
  definition: VoteDefinition,
  rules: RuleReader,
  day: string,
): readonly { readonly titleZh: string; readonly quorum: Threshold | null }[] {
  if (definition.bodiesOf !== undefined) {
    // A parameter of unit any_of; its shape is checked with the rules.
    const shares = rules(definition.bodiesOf.param, day).value as readonly {
      readonly who: string;
      readonly fraction: Fraction;
      readonly compare: 'ge' | 'gt';
    }[];
    return shares.map(({ who, fraction, compare }) => ({
      titleZh: who,
      quorum: { base: 'expected', compare, fraction },
    }));
  }
  const at = (setting: ThresholdSetting | undefined) =>
    setting === undefined ? null : thresholdSetting(setting, rules, day);
  return [
    { titleZh: definition.bodyZh, quorum: at(definition.quorum) },
    ...definition.alternatives.map(({ titleZh, quorum }) => ({ titleZh, quorum: at(quorum) })),
  ];
}

/** Whether those who vote have to meet: wherever a rule asks how many are present. */
export const needsMeeting = (definition: VoteDefinition): boolean =>
  definition.quorum !== undefined || definition.bodiesOf !== undefined || definition.alternatives.length > 0;

/** Surplus of candidates on the day: a share of the seats, or the least number of persons of a range. */
export function surplusOn(setting: FractionSetting | undefined, rules: RuleReader, day: string): Surplus | undefined {
  if (setting === undefined) return undefined;
  if (!('param' in setting)) return { fraction: setting };
  const { value } = rules(setting.param, day);
  if (Array.isArray(value)) return { fraction: value as unknown as Fraction };
  return { persons: countSetting(setting, rules, day) };
}

/** A count on the day. */
export const countOn = (setting: CountSetting, rules: RuleReader, day: string): number =>
  countSetting(setting, rules, day);

/** Who of a roster counts on the day, and why the others do not. */
export function electorateOn(
  definition: VoteDefinition,
  roster: readonly RosterRow[],
  excused: readonly ExcusedPerson[],
  rules: RuleReader,
  day: string,
): Electorate {
  const own = new Map(excused.map((each) => [each.memberId, each]));
  return freezeElectorate(
    roster.map((row) => electorFacts(row, own.get(row.member_id))),
    {
      fullMembersOnly: definition.electorate !== 'all-members',
      detainedSuspended: rules('election.rights.suspended_when_detained', day).value === true,
      // The five classes are for elections; nobody is left out of an ordinary meeting for being away.
      excusable: definition.kind !== 'motion' && definition.personalExclusions,
    },
    day,
  );
}

function electorFacts(row: RosterRow, excused: ExcusedPerson | undefined): ElectorFacts {
  return {
    person: row.member_id,
    belongs: [{ from: row.entered_on, ...(row.left_on === null ? {} : { until: row.left_on }) }],
    membership: row.member_type === '1' ? 'full' : 'probationary',
    ...(row.confirmed_on === null ? {} : { fullFrom: row.confirmed_on }),
    ...(row.rights_restricted_until === null
      ? {}
      : { disciplinaryProbation: [{ from: row.admitted_on, until: row.rights_restricted_until }] }),
    ...(excused === undefined
      ? {}
      : {
          excused: {
            class: excused.class,
            ...(excused.approvedOn === null ? {} : { approvedOn: excused.approvedOn }),
            ...(excused.consentedOn === null ? {} : { consentedOn: excused.consentedOn }),
          },
        }),
  };
}

const exclusionsZh: Readonly<Record<string, string>> = {
  'not-in-body': '当日不在本组织',
  'probationary-member': '预备党员，没有表决权、选举权和被选举权',
  'disciplinary-probation': '留党察看等期间，没有表决权、选举权和被选举权',
  detained: '被留置、逮捕，中止行使权利',
  'rights-deprived': '被剥夺政治权利',
  'under-age': '未满十八周岁',
  'cannot-express-will': '患病不能表达本人意志，经批准和同意不计入',
  'abroad-half-year': '自费出国半年以上，经批准和同意不计入',
  'serving-sentence': '正在服刑，经批准和同意不计入',
  bedridden: '长期卧床、生活不能自理，经批准和同意不计入',
  'relation-not-moved': '应转未转组织关系，经批准和同意不计入',
};

/** Why somebody does not count, as a sentence. */
export const exclusionZh = (reason: string | null): string | null =>
  reason === null ? null : (exclusionsZh[reason] ?? reason);

const compares = { ge: '不少于', gt: '超过' } as const;

/** A body that lacks its quorum, as a sentence with what is missing. */
export const bodyZh = (body: BodyRow, facts: { readonly least: number; readonly missing: number }): string =>
  `${body.titleZh}应到 ${body.expected} 人、实到 ${body.present} 人，须${compares[body.quorum?.compare ?? 'ge']}${body.quorum?.fraction.join('/') ?? ''}（${facts.least} 人），还差 ${facts.missing} 人`;
