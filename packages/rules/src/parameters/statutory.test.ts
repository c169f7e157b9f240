import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import type { Parameter } from '@jishi/domain';
import { parse } from 'yaml';
import { statutoryParameters } from './index.ts';
import { sources } from '../sources/index.ts';

/** Ids of the facts collected from the regulations; a parameter may be ended by date, never dropped. */
const expectedIds = `
  member.age.min
  dev.applicant.talk.deadline
  dev.activist.decider
  dev.activist.mentors
  dev.activist.review.interval
  dev.activist.analysis.interval
  dev.activist.cultivation.min
  dev.object.filing
  dev.introducers
  dev.training.min_days
  dev.training.min_hours
  dev.training.validity
  dev.publicity.min
  dev.precheck
  dev.leaving_soon.window
  dev.assembly.quorum
  dev.assembly.pass
  dev.assembly.ballot
  dev.approval.deadline
  dev.approval.deadline.max
  dev.approval.authority
  dev.probation.length
  dev.probation.extension.min
  dev.probation.extension.max
  dev.probation.extension.times
  member.seniority.start
  member.rights.probationary
  member.rejoin.after_expulsion
  member.rejoin.after_disposition
  org.branch.min_full_members
  org.branch.max_members
  org.general_branch.min_members
  org.committee.min_members
  org.joint_branch.max_units
  org.project_branch.min_duration
  org.temp_branch.threshold
  org.establish.approver
  org.establish.reply.deadline
  org.branch_committee.required_at
  org.branch_committee.size
  org.branch_committee.posts
  org.branch_no_committee.posts
  org.village.committee_size
  org.township.committee_size
  term.branch.general
  term.branch.village_community
  term.general_branch.general
  term.committee
  meeting.party_assembly.interval
  meeting.branch_committee.interval
  meeting.group.interval
  meeting.lecture.interval
  meeting.theme_day.interval
  meeting.org_life.interval
  meeting.appraisal.interval
  meeting.heart_talk.interval
  meeting.lecture.secretary
  meeting.party_assembly.quorum
  meeting.party_assembly.pass
  meeting.branch_committee.quorum
  meeting.convener
  dual_org_life
  democratic_life_meeting.interval
  election.assembly_vs_congress
  election.congress.delegates
  election.term.extension.max
  election.term.advance.max
  election.reminder.lead
  election.quorum
  election.quorum.excludable
  election.rights.suspended_when_detained
  election.margin.committee
  election.margin.delegates
  election.margin.standing_committee
  election.secretary.margin
  election.secretary.electorate
  election.win
  election.win.more_than_seats
  election.win.fewer_than_seats
  election.ballot.validity
  election.ballot.single
  election.ballot.secret
  election.staff
  election.pre_election.threshold
  election.report
  dues.bands.salaried
  dues.base.salaried
  dues.base.annual_salary
  dues.base.self_employed
  dues.bands.retired
  dues.base.retired
  dues.fixed.farmer
  dues.fixed.low_income
  dues.reduction.approval
  dues.start.probationary
  dues.where
  dues.rate_change
  dues.large.threshold
  dues.quarterly_allowed
  dues.backpay.max
  dues.arrears.self_exit
  dues.no_withholding
  dues.remit.central
  dues.remit.rail_aviation_local
  dues.remit.finance_local
  dues.remit.branch_to_upper
  dues.usage.categories
  dues.usage.decision
  dues.request_no_skip
  dues.account
  dues.publish.interval
  dues.inspect.interval
  dues.rounding
  transfer.trigger.months
  transfer.direct.authority
  transfer.letter.validity.max
  transfer.letter.stub.retention
  transfer.pending.responsibility
  transfer.graduate.keep.max
  transfer.abroad.contact.interval
  abroad.study.suspend_after
  floating.definition.months
  lost.threshold
  lost.suspend
  lost.expel_after
  selfexit.months
  disposition.types
  disposition.rectify.usual
  disposition.rectify.max
  disposition.assembly
  disposition.not_double
  discipline.impact
  appraisal.steps
  appraisal.grades
  appraisal.excellent.max_ratio
  org_rating.grades
  org_rating.standard
  weak_org.ratio
  secretary_review.grades
  secretary_review.interval
  openness.modes
  openness.basic_org.items
  rights.appeal.review.max
  petition.register.deadline
  petition.accept.notify
  petition.handle.deadline
  petition.handle.extension
  petition.review.request
  petition.review.decide
  petition.recheck.request
  petition.recheck.decide
  petition.group.delegates.max
  village.committee.size
  village.committee.term
  village.election.turnout
  village.election.win
  village.meeting.quorum
  village.meeting.pass
  village.meeting.convene
  village.reps.composition
  village.reps.interval
  village.reps.quorum
  village.reps.pass
  village.group_meeting.quorum
  village.recall.request
  village.voter_list.publish
  village.handover.deadline
  village.publish.interval
  village.appraisal.interval
  resident.meeting.quorum
  resident.committee.size
  four_two.steps
  four_two.party_assembly.quorum
  training.member.hours
  training.secretary.hours
  training.new_secretary.deadline
  training.new_member.deadline
  archive.member_file
  honour.fifty_years
`
  .trim()
  .split(/\s+/);

/** Yes/no facts that the collected texts state in passing, kept apart so that steps can depend on them. */
const readOutIds = ['dev.activist.filing', 'dev.admission.filing'];

test('every fact of the regulations is a parameter, and no parameter is invented', () => {
  assert.deepEqual(statutoryParameters.map(({ id }) => id).sort(), [...expectedIds, ...readOutIds].sort());
});

interface FactValue {
  readonly from: string | null;
  readonly to?: string;
  readonly value: unknown;
  readonly cmp?: string;
  readonly source?: {
    readonly reg?: string;
    readonly article?: string;
    readonly also?: string;
    readonly note?: string;
  };
  readonly confidence: string;
  readonly article_confidence?: string;
  readonly note?: string;
}
interface Fact extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly zh: string;
  readonly unit: string;
  readonly cmp?: string;
  readonly level?: string;
  readonly values: readonly FactValue[];
}
interface FactFile {
  readonly parameters: readonly Fact[];
  readonly regulations: readonly Readonly<Record<string, unknown>>[];
}

const factsPath = fileURLToPath(new URL('../../../../../shared/domain/rules.yaml', import.meta.url));
const skip = existsSync(factsPath) ? false : 'the collection of facts is not beside this repository';

test('values, dates, articles and confidence are those of the collected facts', { skip }, () => {
  const byId = new Map(statutoryParameters.map((parameter) => [parameter.id, parameter]));
  for (const fact of readFacts().parameters) {
    const parameter = byId.get(fact.id);
    assert.ok(parameter, fact.id);
    assert.equal(parameter.titleZh, fact.zh, fact.id);
    assert.equal(parameter.level, fact.level, fact.id);
    assert.deepEqual(plainFacts(parameter.facts ?? {}), plainFacts(extraKeys(fact)), fact.id);
    fact.values.forEach((expected, index) => assertSameValue(parameter, fact, expected, index));
    for (const carried of parameter.values.slice(fact.values.length)) {
      assert.equal(carried.cite.confidence, 'uncertain', `${fact.id}: a value beyond the facts is marked uncertain`);
    }
  }
});

test('sources keep title, number, dates and confidence of the collected facts', { skip }, () => {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const names: Readonly<Record<string, string>> = { zh: 'titleZh', doc_no: 'docNo', superseded_by: 'supersededBy' };
  for (const regulation of readFacts().regulations) {
    const expected = Object.fromEntries(Object.entries(regulation).map(([key, value]) => [names[key] ?? key, value]));
    assert.deepEqual(byId.get(String(regulation['id'])), expected);
  }
});

/** The facts name the material they were read from; people are shown the document instead. */
const shownAs: readonly (readonly [string, string])[] = [
  ['种子材料浚县案例', '浚县案例'],
  ['种子材料案例6', '基层组织建设年材料案例6'],
  ['text is in the seed material', 'text located'],
];

function readFacts(): FactFile {
  const text = shownAs.reduce((facts, [from, to]) => facts.replaceAll(from, to), readFileSync(factsPath, 'utf8'));
  return parse(text) as FactFile;
}

function assertSameValue(parameter: Parameter, fact: Fact, expected: FactValue, index: number): void {
  const actual = parameter.values[index];
  assert.ok(actual, `${fact.id}[${index}]`);
  assert.equal(actual.from, expected.from, fact.id);
  assert.equal(actual.to, expected.to, fact.id);
  assert.deepEqual(plain(actual.value), plain(factValue(fact, expected)), fact.id);
  const value = actual.value;
  const own =
    typeof value === 'object' && value !== null && 'base' in value && 'compare' in value ? value.compare : undefined;
  assert.equal(own ?? actual.compare ?? parameter.compare, expected.cmp ?? fact.cmp, fact.id);
  const { reg, article, also, note } = expected.source ?? {};
  const notes = [note, expected.note].filter((text) => text !== undefined);
  assert.deepEqual(
    {
      source: undefined,
      article: undefined,
      also: undefined,
      note: undefined,
      articleConfidence: undefined,
      ...actual.cite,
    },
    {
      source: reg,
      article,
      also,
      note: notes.length > 0 ? notes.join('；') : undefined,
      confidence: expected.confidence,
      articleConfidence: expected.article_confidence,
    },
    fact.id,
  );
}

/** Money is in fen and rates in basis points here, yuan and decimals in the facts. */
function factValue(fact: Fact, { value }: FactValue): unknown {
  if (fact.unit === 'yuan') return scaled(value, 100);
  if (fact.unit !== 'bands') return value;
  return (value as { upto_incl: number | null; rate: string }[]).map(({ upto_incl, rate }) => ({
    upToFen: upto_incl === null ? null : upto_incl * 100,
    rateBp: Math.round(Number(rate) * 10_000),
  }));
}

function scaled(value: unknown, by: number): unknown {
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, scaled(part, by)]));
  }
  return Math.round(Number(value) * by);
}

function extraKeys(fact: Fact): Readonly<Record<string, unknown>> {
  const shared = ['id', 'zh', 'unit', 'cmp', 'level', 'values'];
  return Object.fromEntries(Object.entries(fact).filter(([key]) => !shared.includes(key)));
}

const camel = (key: string): string => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

function plainFacts(facts: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [camel(key), plain(value)]));
}

/** One spelling for both sides: 'a/b' for fractions, camelCase keys, no `compare` or `base`. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'string') return /^\d+\/\d+$/.test(value) ? value.split('/').map(Number) : value;
  if (typeof value !== 'object' || value === null) return value;
  const { base, fraction, ...rest } = value as { base?: string; fraction?: unknown };
  if (base !== undefined) return plain(fraction);
  const entries = Object.entries(fraction === undefined ? rest : { ...rest, fraction });
  return Object.fromEntries(entries.map(([key, part]) => [key === 'cmp' ? 'compare' : camel(key), plain(part)]));
}
