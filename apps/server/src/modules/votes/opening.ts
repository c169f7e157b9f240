import {
  addDuration,
  checkCandidates,
  durationOf,
  quorumOfBodies,
  thresholdSetting,
  type DurationText,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { insertKey } from './ballot-store.ts';
import { makeRoundKey } from './blind-signature.ts';
import { bodiesOn, bodyZh, countOn, electorateOn, exclusionZh, needsMeeting, ruleOf, surplusOn } from './rules.ts';
import type { BodyRow, ElectorRow, OfficerRow, RoundRow, VoteMethodId, VoteRow, Written } from './schema.ts';
import * as store from './store.ts';
import { dutyTitles, type VoteSupport } from './support.ts';
import { signedIn } from './views.ts';

/** How a round is opened. */
export interface Opening {
  readonly version: number;
  readonly method: VoteMethodId;
  readonly remote: boolean;
  readonly presentIds: readonly number[];
  readonly meetingId?: number | undefined;
  readonly heads: readonly { readonly expected: number; readonly present: number }[];
  readonly written: readonly (Written & { readonly optionId: string })[];
  readonly closesAt?: string | undefined;
}

/** Where the key of a round is sealed. */
export const keyContext = 'vote.key';

/** Opening a round: everything the rules ask for is checked, then the list of voters stands. */
export function createOpening(platform: Platform, support: VoteSupport) {
  const { clock, ids, personalData, rules } = platform;

  const checkPaper = (vote: VoteRow, reader: RuleReader, day: string): void => {
    const { coming, definition } = vote;
    if (coming.options.length === 0) refuse('vote.options-missing', { title: vote.title_zh });
    if (coming.seats === null) {
      if (definition.needsSeats) refuse('vote.seats-missing', { title: vote.title_zh });
      return;
    }
    // The surplus is asked of the first paper; a further round takes whom the first has left.
    const surplus =
      coming.kind === 'first' || coming.kind === 'rerun' ? surplusOn(definition.surplus, reader, day) : undefined;
    const least = definition.kind === 'nomination' && surplus === undefined ? 1 : coming.seats;
    const checked = checkCandidates(coming.options.length, least, surplus);
    if (!checked.ok) refuse(checked.error.code, checked.error.facts, ruleOf(definition.surplus), day);
  };

  const checkMethod = (vote: VoteRow, { method, remote }: Opening, day: string): void => {
    const { definition } = vote;
    const ruleIds = definition.ruleIds.filter((id) => id.includes('ballot'));
    if (!definition.methods.includes(method)) {
      const why = definition.secret ? '须用无记名投票。' : '请改用其他方式。';
      refuse('vote.method-not-allowed', { title: vote.title_zh, why }, ruleIds, day);
    }
    if (!remote) return;
    if (method !== 'online')
      refuse('vote.method-not-allowed', { title: vote.title_zh, why: '只有网上投票可以不在会场进行。' });
    if (needsMeeting(definition))
      refuse('vote.needs-meeting', { title: vote.title_zh }, ruleOf(definition.quorum), day);
  };

  /** Who counts: frozen at the first opening of the day, with the reason for everybody who does not. */
  const freeze = async (
    tx: Tx,
    vote: VoteRow,
    opening: Opening,
    reader: RuleReader,
    day: string,
  ): Promise<ElectorRow[]> => {
    if (vote.definition.electorate === 'told') return [];
    const isFrozen = vote.held_on === day && vote.round_no > 0;
    const electors = isFrozen ? await store.listElectors(tx, vote) : await draw(tx, vote, reader, day);
    if (!electors.some((each) => each.voting)) refuse('vote.nobody-expected');
    const there = new Set(
      opening.remote
        ? electors.filter((each) => each.voting).map((each) => each.member_id)
        : opening.meetingId === undefined
          ? opening.presentIds
          : await signedIn(tx, vote, opening.meetingId),
    );
    const strangers = [...there].filter((id) => !electors.some((each) => each.member_id === id && each.voting));
    // Who signed in without a vote is simply not counted; who was ticked as present is named.
    if (strangers.length > 0 && opening.meetingId === undefined) {
      const names = electors.filter((each) => strangers.includes(each.member_id)).map(({ name }) => name);
      refuse('vote.not-entitled', { names: names.join('、') || '所选的人' });
    }
    const marked = electors.map((each) => ({ ...each, present: each.voting && there.has(each.member_id) }));
    if (isFrozen) await store.markPresent(tx, vote, [...there]);
    else await store.freezeElectors(tx, vote, marked);
    return marked;
  };

  const draw = async (tx: Tx, vote: VoteRow, reader: RuleReader, day: string): Promise<ElectorRow[]> => {
    const roster = await store.listRoster(tx, vote);
    const frozen = electorateOn(vote.definition, roster, vote.excused, reader, day);
    const reasons = new Map(frozen.excluded.map(({ person, reason }) => [person, reason]));
    return roster.map(({ member_id, name, tail }) => {
      const excluded = reasons.get(member_id) ?? null;
      return { member_id, name, tail, voting: excluded === null, excluded, present: false };
    });
  };

  const headsOf = (
    vote: VoteRow,
    opening: Opening,
    electors: readonly ElectorRow[],
    reader: RuleReader,
    day: string,
  ): { readonly bodies: BodyRow[]; readonly body: number } => {
    const told = [...opening.heads];
    const bodies = bodiesOn(vote.definition, reader, day).map((body, no): BodyRow => {
      if (no === 0 && vote.definition.electorate !== 'told') {
        const voting = electors.filter((each) => each.voting);
        return { ...body, expected: voting.length, present: voting.filter((each) => each.present).length };
      }
      const heads = told.shift() ?? { expected: 0, present: 0 };
      const isNeeded = no === 0 && vote.definition.bodiesOf === undefined;
      if ((isNeeded && heads.expected < 1) || heads.present > heads.expected)
        refuse('vote.heads-missing', { body: body.titleZh });
      return { ...body, ...heads };
    });
    const found = quorumOfBodies(
      bodies.map(({ expected, present, quorum }) => ({ expected, present, ...(quorum === null ? {} : { quorum }) })),
    );
    if (found.ok) return { bodies, body: found.value.body };
    const missing = found.error.facts.bodies;
    const told2 = bodies.flatMap((body, no) => {
      const facts = missing[no];
      return facts === undefined ? [] : [bodyZh(body, facts)];
    });
    const { definition } = vote;
    const ruleIds = [definition.quorum, definition.bodiesOf].flatMap(ruleOf);
    return refuse('vote.no-quorum', { bodies: told2.join('；'), ...missing[0] }, ruleIds, day);
  };

  /** Scrutineers and tellers: enough of them, with a vote themselves, and nobody who stands for election. */
  const checkOfficers = (
    vote: VoteRow,
    opening: Opening,
    officers: readonly OfficerRow[],
    electors: readonly ElectorRow[],
    reader: RuleReader,
    day: string,
  ): void => {
    const candidates = new Set(vote.coming.options.map(({ memberId }) => memberId));
    for (const { member_id, duty, name } of officers) {
      if (vote.definition.candidatesBarred && candidates.has(member_id))
        refuse('vote.candidate-as-officer', { name, duty: dutyTitles[duty] }, ['election.staff'], day);
      if (electors.length > 0 && !electors.some((each) => each.member_id === member_id && each.voting))
        refuse('vote.officer-not-entitled', { name, duty: dutyTitles[duty] }, ['election.staff'], day);
    }
    if (opening.method !== 'paper') return;
    const of = (duty: OfficerRow['duty']) => officers.filter((each) => each.duty === duty).length;
    const scrutineers = countOn(vote.definition.scrutineers, reader, day);
    // Two counts are compared, whatever the definition says.
    const tellers = Math.max(2, countOn(vote.definition.tellers, reader, day));
    if (of('scrutineer') >= scrutineers && of('teller') >= tellers) return;
    refuse(
      'vote.officers-missing',
      { scrutineers, tellers, hasScrutineers: of('scrutineer'), hasTellers: of('teller') },
      ['vote.scrutineers.min', 'vote.tellers.min'],
      day,
    );
  };

  const checkCandidateRights = (vote: VoteRow, electors: readonly ElectorRow[], day: string): void => {
    if (vote.definition.kind !== 'election') return;
    for (const { memberId } of vote.coming.options) {
      const found = electors.find((each) => each.member_id === memberId);
      if (found === undefined || found.excluded === null) continue;
      const without = ['probationary-member', 'disciplinary-probation', 'detained', 'rights-deprived'];
      if (!without.includes(found.excluded)) continue;
      const reason = exclusionZh(found.excluded) ?? '';
      refuse('vote.candidate-without-right', { name: found.name, reason }, ['member.rights.probationary'], day);
    }
  };

  const writtenOf = (vote: VoteRow, opening: Opening, heads: { expected: number; present: number }) => {
    if (opening.written.length === 0) return {};
    if (!vote.definition.writtenOpinions) refuse('vote.written-not-counted', { title: vote.title_zh });
    const absent = heads.expected - heads.present;
    for (const { inFavour, against } of opening.written) {
      if (inFavour + against > absent)
        refuse('vote.written-too-many', { written: inFavour + against, absent }, ruleOf(vote.definition.pass));
    }
    return Object.fromEntries(
      opening.written.map(({ optionId, inFavour, against }) => [optionId, { inFavour, against }]),
    );
  };

  const closingTime = async (tx: Tx, vote: VoteRow, opening: Opening, day: string): Promise<Date | null> => {
    if (opening.method !== 'online' || opening.closesAt === undefined) return null;
    const closesAt = new Date(`${opening.closesAt}:00+08:00`);
    const longest = await rules.value<DurationText>(tx, 'vote.online.open.max', day, vote.path);
    const latest = addDuration(await loadWorkingCalendar(tx), day, durationOf(longest)).date;
    if (Number.isNaN(closesAt.getTime()) || closesAt <= clock.now() || closesAt > new Date(`${latest}T23:59:59+08:00`))
      refuse('vote.closing-time', { latest }, ['vote.online.open.max'], day);
    return closesAt;
  };

  return {
    async open(tx: Tx, actor: Actor, id: number, opening: Opening): Promise<void> {
      const { vote, to } = await support.lockOwn(tx, actor, id, 'open', opening.version);
      const day = clock.today();
      const reader = await rules.reader(tx, vote.path);
      const { definition, coming } = vote;
      checkPaper(vote, reader, day);
      checkMethod(vote, opening, day);
      const electors = await freeze(tx, vote, opening, reader, day);
      checkCandidateRights(vote, electors, day);
      checkOfficers(vote, opening, await store.listOfficers(tx, vote), electors, reader, day);
      const { bodies, body } = headsOf(vote, opening, electors, reader, day);
      const heads = bodies[body] ?? { expected: 0, present: 0 };
      const key = opening.method === 'online' ? await makeRoundKey() : undefined;
      const round: RoundRow = {
        region: vote.region,
        id: await ids.next(tx, vote.region),
        vote_id: vote.id,
        org_id: vote.org_id,
        path: vote.path,
        number: vote.round_no + 1,
        kind: coming.kind,
        method: opening.method,
        remote: opening.remote,
        state: to,
        options: coming.options,
        seats: coming.seats,
        // A further round fills fewer places: as many marks as places, whatever the first paper allowed.
        max_marks:
          definition.maxMarks !== undefined && coming.seats === vote.seats
            ? countOn(definition.maxMarks, reader, day)
            : coming.seats,
        runoff: coming.runoff,
        rule: {
          pass: definition.pass === undefined ? null : thresholdSetting(definition.pass, reader, day),
          passRule: ruleOf(definition.pass)[0] ?? null,
        },
        held_on: day,
        expected: heads.expected,
        present: heads.present,
        bodies,
        written: writtenOf(vote, opening, heads),
        out: opening.method === 'hands' ? heads.present : null,
        opened_at: clock.now(),
        closes_at: await closingTime(tx, vote, opening, day),
        closed_at: null,
        public_key: key?.publicKey ?? null,
        counts: null,
        outcome: null,
        void_reason_zh: null,
      };
      await store.insertRound(tx, round);
      if (key) await insertKey(tx, round, personalData.seal(`${keyContext}.${round.id}`, key.privateKey));
      await store.updateVote(tx, vote, {
        state: to,
        round_no: round.number,
        held_on: day,
        expected: heads.expected,
        coming: jsonValue(coming),
      });
      const ruleIds = [definition.quorum, definition.bodiesOf, definition.pass, definition.surplus].flatMap(ruleOf);
      const facts = { title: vote.title_zh, round: round.number, kind: round.kind, method: round.method, ...heads };
      await support.note(tx, actor, 'vote.open', vote, { actZh: `第 ${round.number} 轮开始投票` }, facts, ruleIds);
    },
  };
}
