import { createHash } from 'node:crypto';
import type { VoteRoundView, VoteView } from '@jishi/contract';
import {
  allowsAct,
  checkCandidates,
  compareCounts,
  leastReaching,
  quorumOf,
  surplusSeats,
  thresholdSetting,
  type ThresholdSetting,
  type VoteAct,
} from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import { countTurnout } from './ballot-store.ts';
import { optionOf } from './counting.ts';
import { roundAfter } from './deciding.ts';
import { isWithheld } from './publish.ts';
import { bodiesOn, countOn, electorateOn, exclusionZh, needsMeeting, ruleOf, surplusOn } from './rules.ts';
import type { ComingRound, EntryRow, RoundRow, VoteRow } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

type View = z.infer<typeof VoteView>;
type Round = z.infer<typeof VoteRoundView>;
type Result = NonNullable<Round['result']>;

/** A vote as people see it: everything for its organiser, the turnout and the declared result for everybody else. */
export function createShowing(platform: Platform) {
  const { clock, permissions, rules } = platform;

  const referenceOf = (id: string | undefined, day: string) =>
    id === undefined ? null : (rules.reference(id, day) ?? null);
  const thresholdView = (setting: ThresholdSetting | undefined, reader: RuleReader, day: string): View['pass'] => {
    if (setting === undefined) return null;
    const { base, compare, fraction } = thresholdSetting(setting, reader, day);
    return { base, compare, fraction: [fraction[0], fraction[1]], rule: referenceOf(ruleOf(setting)[0], day) };
  };

  const resultOf = (vote: VoteRow, round: RoundRow): Result | null => {
    const { counts, outcome } = round;
    if (!counts || !outcome) return null;
    const withheld = isWithheld(vote, round, rules.national<number>('rights.withheld_group_size', round.held_on));
    const shown = (count: number | undefined) => (withheld ? null : (count ?? 0));
    const { next } = outcome;
    return {
      out: round.out ?? 0,
      back: counts.back,
      valid: counts.back - counts.invalid,
      invalid: counts.invalid,
      needed: outcome.needed,
      withheld,
      options: outcome.options.map(({ option }) => {
        const votes = counts.options.find((each) => each.option === option);
        const { id, titleZh } = optionOf(round, option);
        return {
          id,
          titleZh,
          inFavour: shown(votes?.inFavour ?? counts.writeIns.find((each) => `w:${each.name}` === option)?.inFavour),
          against: shown(votes?.against),
          abstained: shown(votes?.abstained),
          written: shown(round.written[option]?.inFavour),
          chosen: outcome.chosen.includes(option),
        };
      }),
      next: next.code === 'none' ? { code: 'none', seats: 0, options: [] } : { ...next, options: [...next.options] },
    };
  };

  const roundView = async (tx: Tx, vote: VoteRow, round: RoundRow, mayCount: boolean): Promise<Round> => {
    const entries = round.method === 'online' ? [] : await store.listEntries(tx, round);
    const isOver = round.state === 'declared' || mayCount;
    return {
      id: round.id,
      number: round.number,
      kind: round.kind,
      method: round.method,
      remote: round.remote,
      state: round.state,
      options: round.options.map((each) => ({ ...each })),
      seats: round.seats,
      maxMarks: round.max_marks,
      heldOn: round.held_on,
      expected: round.expected,
      present: round.present,
      bodies: round.bodies.map(({ titleZh, expected, present, quorum }) => ({
        titleZh,
        expected,
        present,
        least: quorum === null ? null : leastReaching({ expected, present }, quorum),
        met: quorum === null || quorumOf({ expected, present }, quorum).ok,
      })),
      openedAt: round.opened_at.toISOString(),
      closesAt: round.closes_at?.toISOString() ?? null,
      closedAt: round.closed_at?.toISOString() ?? null,
      turnout: round.method === 'online' ? await countTurnout(tx, round) : null,
      entries: entries.map(({ member_id: memberId, name, attempt }) => ({ memberId, name, attempt })),
      differences: mayCount && round.state === 'closed' ? differencesOf(entries, round) : [],
      voidReasonZh: round.void_reason_zh,
      result: isOver ? resultOf(vote, round) : null,
      fingerprint: round.public_key === null ? null : fingerprintOf(round.public_key),
    };
  };

  const electorsOf = async (
    tx: Tx,
    vote: VoteRow,
    reader: RuleReader,
    day: string,
    own: boolean,
  ): Promise<View['electors']> => {
    const shown = (
      row: { name: string; tail: string; member_id: number },
      excluded: string | null,
      present: boolean,
    ) => ({
      memberId: row.member_id,
      name: row.name,
      tail: own ? row.tail : '',
      voting: excluded === null,
      excludedZh: own ? exclusionZh(excluded) : null,
      present,
    });
    if (vote.definition.electorate === 'told') return [];
    if (vote.round_no > 0 && (vote.held_on === day || vote.state !== 'prepared')) {
      return (await store.listElectors(tx, vote)).map((row) => shown(row, row.excluded, row.present));
    }
    const roster = await store.listRoster(tx, vote);
    const drawn = electorateOn(vote.definition, roster, vote.excused, reader, day);
    const reasons = new Map(drawn.excluded.map(({ person, reason }) => [person, reason]));
    return roster.map((row) => shown(row, reasons.get(row.member_id) ?? null, false));
  };

  return {
    async show(tx: Tx, actor: Actor, id: number): Promise<View> {
      const vote = await store.findVote(tx, id);
      if (!vote) refuse('record.not-found');
      const today = clock.today();
      const day = vote.state === 'prepared' ? today : (vote.held_on ?? today);
      const reader = await rules.reader(tx, vote.path);
      const { definition } = vote;
      const officers = await store.listOfficers(tx, vote);
      const own = actsFor(actor, vote.org_id) && permissions.allows(actor, 'vote.organise');
      const isTeller = officers.some((each) => each.duty === 'teller' && each.member_id === actor.memberId);
      const rows = await store.listRounds(tx, vote);
      const rounds: Round[] = [];
      for (const round of rows) rounds.push(await roundView(tx, vote, round, own || isTeller));
      const last = rows.at(-1);
      const after = vote.state === 'counted' ? roundAfter(vote, rows) : undefined;
      const surplus = surplusOn(definition.surplus, reader, day);
      const electors = await electorsOf(tx, vote, reader, day, own);
      const isDecided = vote.state === 'declared' || own;
      return {
        ...itemOf({ ...vote, may_cast: false }),
        mayCast: await mayCast(tx, actor, vote, last),
        runStepId: vote.run_step_id,
        secret: definition.secret,
        itemByItem: definition.itemByItem,
        writeIns: definition.writeIns,
        writtenOpinions: definition.writtenOpinions,
        told: definition.electorate === 'told',
        methods: [...definition.methods],
        remoteAllowed: definition.methods.includes('online') && !needsMeeting(definition),
        seats: vote.seats,
        needed: vote.seats === null ? null : vote.seats + surplusSeats(vote.seats, surplus),
        surplus: vote.seats === null ? null : surplusSeats(vote.seats, surplus),
        surplusRule: referenceOf(ruleOf(definition.surplus)[0], day),
        quorum: thresholdView(definition.quorum, reader, day),
        bodiesZh: bodiesOn(definition, reader, day).map(({ titleZh }) => titleZh),
        pass: thresholdView(definition.pass, reader, day),
        options: vote.options.map((each) => ({ ...each })),
        scrutineers: officers.filter((each) => each.duty === 'scrutineer').map(personOf),
        tellers: officers.filter((each) => each.duty === 'teller').map(personOf),
        leastScrutineers: countOn(definition.scrutineers, reader, day),
        leastTellers: Math.max(2, countOn(definition.tellers, reader, day)),
        electors,
        frozen: vote.round_no > 0,
        // Illness and sentences are for those who hold the vote.
        excused: own ? vote.excused.map((each) => ({ ...each })) : [],
        rounds,
        coming: {
          kind: vote.coming.kind,
          options: vote.coming.options.map((each) => ({ ...each })),
          seats: vote.coming.seats,
        },
        chosen: isDecided
          ? vote.chosen.map(({ id: option, titleZh, memberId }) => ({ id: option, titleZh, memberId }))
          : [],
        seatsGivenUp: vote.seats_given_up,
        history: (await views.listEvents(tx, vote)).map((each) => ({
          actZh: each.act_zh,
          byName: each.by_name,
          at: each.at.toISOString(),
          reasonZh: each.reason_zh,
        })),
        version: vote.version,
        can: canOf(vote, { own, isTeller, last, after, isPaperFull: isOpenable(vote, surplus) }),
      };
    },
  };

  async function mayCast(tx: Tx, actor: Actor, vote: VoteRow, last: RoundRow | undefined): Promise<boolean> {
    if (last?.state !== 'open' || last.method !== 'online' || actor.memberId === null) return false;
    return (await store.findElector(tx, vote, actor.memberId))?.present ?? false;
  }
}

/** What can be done now, and by whom. */
function canOf(
  vote: VoteRow,
  about: {
    readonly own: boolean;
    readonly isTeller: boolean;
    readonly last: RoundRow | undefined;
    readonly after: ComingRound | undefined;
    readonly isPaperFull: boolean;
  },
): View['can'] {
  const { own, isTeller, last, after, isPaperFull } = about;
  const isHands = last?.method === 'hands';
  const may = (act: VoteAct) => own && allowsAct(vote.state, act);
  const isCountable = allowsAct(vote.state, 'count') || (isHands && vote.state === 'open');
  return {
    prepare: may('prepare'),
    open: may('open') && isPaperFull,
    close: may('close'),
    count: (isTeller || (own && isHands)) && isCountable,
    declare: may('declare') && after === undefined,
    next: own && after !== undefined,
    fewerSeats: may('fewer-seats') && after?.kind === 'another-round',
    void: may('void'),
    rerun: may('rerun'),
  };
}

/** A row of the list as the interface gives it. */
export const itemOf = (row: views.VoteListRow) => ({
  id: row.id,
  orgId: row.org_id,
  orgName: row.org_name,
  preset: row.preset,
  kind: row.kind,
  titleZh: row.title_zh,
  state: row.state,
  heldOn: row.held_on,
  mayCast: row.may_cast,
});

const personOf = ({ member_id: memberId, name }: { readonly member_id: number; readonly name: string }) => ({
  memberId,
  name,
});

function isOpenable(vote: VoteRow, surplus: Parameters<typeof checkCandidates>[2]): boolean {
  if (vote.coming.options.length === 0 || (vote.definition.needsSeats && vote.coming.seats === null)) return false;
  if (vote.coming.kind !== 'first' || vote.seats === null || vote.kind === 'nomination') return true;
  return checkCandidates(vote.coming.options.length, vote.seats, surplus).ok;
}

/** What two people compare by eye: the first bytes of the hash of the public key. */
const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest('hex')
    .slice(0, 16)
    .replaceAll(/(.{4})(?=.)/g, '$1 ');

function differencesOf(entries: readonly EntryRow[], round: RoundRow): Round['differences'] {
  const [first, ...others] = entries;
  if (!first) return [];
  const fields: Readonly<Record<string, string>> = { back: '收回选票', invalid: '无效票' };
  const nameOf = (field: string): string => {
    const [kind = '', ...rest] = field.split(':');
    const id = rest.join(':');
    if (kind === 'name') return `另选他人 ${id}`;
    return fields[field] ?? `${optionOf(round, id).titleZh} ${kind === 'for' ? '赞成' : '反对'}`;
  };
  const other = others.find((each) => compareCounts(first.counts, each.counts).length > 0);
  if (!other) return [];
  return compareCounts(first.counts, other.counts).map((each) => ({
    fieldZh: nameOf(each.field),
    first: each.first,
    second: each.second,
  }));
}
