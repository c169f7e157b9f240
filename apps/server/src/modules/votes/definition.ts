import type {
  Body,
  CountSetting,
  ElectorateRule,
  FractionSetting,
  ParamRef,
  ThresholdSetting,
  VoteParams,
} from '@jishi/domain';
import type { VoteMethodId, VotePresetId } from './schema.ts';

/** Another body of which one is enough. */
export interface AlternativeBody {
  readonly titleZh: string;
  readonly quorum: ThresholdSetting;
}

/** What a vote is held by; from its kind or from the step of a method. Settings are read on the day it opens. */
export interface VoteDefinition {
  readonly kind: 'motion' | 'election' | 'nomination';
  /** `told`: a body without a roster, whose head counts are told. */
  readonly electorate: 'full-members' | 'all-members' | 'committee' | 'told';
  readonly personalExclusions: boolean;
  readonly bodyZh: string;
  readonly quorum?: ThresholdSetting;
  readonly alternatives: readonly AlternativeBody[];
  /** Parameter with the shares of several bodies, instead of `quorum` (村民会议). */
  readonly bodiesOf?: ParamRef;
  readonly pass?: ThresholdSetting;
  readonly secret: boolean;
  readonly methods: readonly VoteMethodId[];
  readonly itemByItem: boolean;
  readonly writeIns: boolean;
  readonly writtenOpinions: boolean;
  readonly tie: 'runoff' | 'lost';
  readonly tooFewWinners: 'another-round' | 'fewer-seats';
  readonly needsSeats: boolean;
  readonly seats?: CountSetting;
  /** A share of the seats, or a parameter with a number of persons. */
  readonly surplus?: FractionSetting;
  readonly maxMarks?: CountSetting;
  readonly scrutineers: CountSetting;
  readonly tellers: CountSetting;
  readonly candidatesBarred: boolean;
  /** Documents behind the way of voting. */
  readonly ruleIds: readonly string[];
}

const defaults = {
  personalExclusions: true,
  alternatives: [],
  itemByItem: false,
  writeIns: false,
  writtenOpinions: false,
  tie: 'runoff',
  tooFewWinners: 'another-round',
  needsSeats: false,
  scrutineers: { param: 'vote.scrutineers.min' },
  tellers: { param: 'vote.tellers.min' },
  candidatesBarred: true,
  ruleIds: [],
} as const;
const openOrSecret = ['hands', 'paper', 'online'] as const;
const ballots = ['paper', 'online'] as const;
const election = {
  ...defaults,
  kind: 'election',
  electorate: 'full-members',
  bodyZh: '党员大会',
  quorum: { param: 'election.quorum' },
  pass: { param: 'election.win' },
  secret: true,
  methods: ballots,
  needsSeats: true,
  writeIns: true,
  ruleIds: ['election.ballot.secret', 'election.ballot.single', 'election.ballot.validity', 'election.staff'],
} as const satisfies VoteDefinition;

/** A ready-made kind of vote. */
export interface VotePresetFacts {
  readonly id: VotePresetId;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly definition: VoteDefinition;
}

/** Ready-made kinds; their numbers are dated rules. */
export const presets: readonly VotePresetFacts[] = [
  {
    id: 'assembly-motion',
    titleZh: '支部党员大会表决',
    titleEn: 'Motion of a general meeting',
    definition: {
      ...defaults,
      kind: 'motion',
      electorate: 'full-members',
      bodyZh: '党员大会',
      quorum: { param: 'meeting.party_assembly.quorum' },
      pass: { param: 'meeting.party_assembly.pass' },
      secret: false,
      methods: openOrSecret,
    },
  },
  {
    id: 'admission',
    titleZh: '接收预备党员、转正表决',
    titleEn: 'Admission or confirmation of members',
    definition: {
      ...defaults,
      kind: 'motion',
      electorate: 'full-members',
      bodyZh: '支部党员大会',
      quorum: { param: 'dev.assembly.quorum' },
      pass: { param: 'dev.assembly.pass' },
      secret: true,
      methods: ballots,
      itemByItem: true,
      writtenOpinions: true,
      ruleIds: ['dev.assembly.ballot'],
    },
  },
  {
    id: 'committee-motion',
    titleZh: '支部委员会表决',
    titleEn: 'Motion of a branch committee',
    definition: {
      ...defaults,
      kind: 'motion',
      electorate: 'committee',
      bodyZh: '支部委员会',
      quorum: { param: 'meeting.branch_committee.quorum' },
      pass: { param: 'approval.meeting.pass' },
      secret: false,
      methods: ['hands', 'paper'],
    },
  },
  {
    id: 'committee-election',
    titleZh: '委员会委员选举（差额）',
    titleEn: 'Election of a committee',
    definition: { ...election, surplus: { param: 'election.margin.committee' } },
  },
  {
    id: 'secretary-election',
    titleZh: '书记、副书记选举',
    titleEn: 'Election of secretary and deputy',
    definition: { ...election, ruleIds: [...election.ruleIds, 'election.secretary.margin'] },
  },
  {
    id: 'delegate-election',
    titleZh: '党代会代表选举（差额）',
    titleEn: 'Election of delegates',
    definition: { ...election, surplus: { param: 'election.margin.delegates' } },
  },
  {
    id: 'pre-election',
    titleZh: '差额预选',
    titleEn: 'Preliminary election',
    definition: {
      ...election,
      kind: 'nomination',
      pass: { param: 'election.pre_election.threshold' },
      writeIns: false,
    },
  },
  {
    id: 'recommendation',
    titleZh: '民主推荐',
    titleEn: 'Recommendation',
    definition: {
      ...defaults,
      kind: 'nomination',
      electorate: 'all-members',
      bodyZh: '党员',
      secret: true,
      methods: ballots,
      needsSeats: true,
      writeIns: true,
    },
  },
  {
    id: 'villagers-motion',
    titleZh: '村民会议表决',
    titleEn: 'Motion of the villagers’ meeting',
    definition: {
      ...defaults,
      kind: 'motion',
      electorate: 'told',
      bodyZh: '村民会议',
      bodiesOf: { param: 'village.meeting.quorum' },
      pass: { param: 'village.meeting.pass' },
      secret: false,
      methods: ['hands', 'paper'],
    },
  },
  {
    id: 'representatives-motion',
    titleZh: '村民代表会议表决',
    titleEn: 'Motion of the villagers’ representatives',
    definition: {
      ...defaults,
      kind: 'motion',
      electorate: 'told',
      bodyZh: '村民代表会议',
      quorum: { param: 'village.reps.quorum' },
      pass: { param: 'village.reps.pass' },
      secret: false,
      methods: ['hands', 'paper'],
    },
  },
];

/** Ballots of such bodies are counted by hand: the platform keeps no roster of them. */
const rosters: Readonly<Record<string, VoteDefinition['electorate']>> = {
  'full-members': 'full-members',
  'all-members': 'all-members',
  committee: 'committee',
};
const bodyTitles: Readonly<Partial<Record<Body, string>>> = {
  'party-assembly': '支部党员大会',
  'branch-committee': '支部委员会',
  'general-branch-assembly': '党总支党员大会',
  committee: '党委会',
  'standing-committee': '常委会',
  congress: '党员代表大会',
  delegates: '代表会议',
  'two-committees': '村（社区）“两委”',
  'villagers-assembly': '村民会议',
  'villagers-representatives': '村民代表会议',
  'household-representatives': '户的代表',
  'residents-representatives': '居民代表会议',
  'supervision-committee': '监督委员会',
};
const baseTitles: Readonly<Partial<Record<ElectorateRule['base'], string>>> = {
  'villagers-18': '本村十八周岁以上村民',
  'household-representatives': '本村户的代表',
  'villagers-representatives': '村民代表',
  'residents-representatives': '居民代表',
};

/** The definition a method's step gives; what it leaves open follows the ready-made kinds. */
export function definitionOfStep(params: VoteParams, ruleIds: readonly string[]): VoteDefinition {
  const electorate = rosters[params.electorate.base] ?? 'told';
  const byHand = params.procedure === 'show-of-hands' || params.procedure === 'signatures';
  const onPaper: readonly VoteMethodId[] = electorate === 'told' ? ['paper'] : ballots;
  return {
    ...defaults,
    kind: params.kind,
    electorate,
    personalExclusions: params.electorate.personalExclusions ?? true,
    bodyZh: baseTitles[params.electorate.base] ?? bodyTitles[params.body] ?? '会议',
    ...(params.quorum === undefined ? {} : { quorum: params.quorum }),
    ...(params.pass === undefined ? {} : { pass: params.pass }),
    alternatives: (params.quorumAlternatives ?? []).map((each) => ({
      titleZh: baseTitles[each.electorate.base] ?? '另一会议主体',
      quorum: each.quorum,
    })),
    secret: params.secret,
    methods: byHand ? ['hands'] : params.secret || params.procedure === 'ballot' ? onPaper : ['hands', ...onPaper],
    itemByItem: params.itemByItem ?? false,
    writeIns: params.writeIns ?? false,
    writtenOpinions: params.writtenOpinions === 'count-as-votes',
    tie: params.tie ?? 'runoff',
    tooFewWinners: params.tooFewWinners ?? 'another-round',
    needsSeats: params.kind === 'election' || params.seats !== undefined,
    ...(params.seats === undefined ? {} : { seats: params.seats }),
    ...(params.surplus === undefined ? {} : { surplus: params.surplus }),
    ...(params.maxMarks === undefined ? {} : { maxMarks: params.maxMarks }),
    scrutineers: params.scrutineers ?? defaults.scrutineers,
    tellers: params.tellers ?? defaults.tellers,
    candidatesBarred: params.candidatesBarred ?? true,
    ruleIds,
  };
}
