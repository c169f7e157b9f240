import type { FractionSetting } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { presets, type VoteDefinition } from './definition.ts';
import type {
  ComingRound,
  ExcusedPerson,
  OfficerRow,
  OptionSource,
  VoteOption,
  VotePresetId,
  VoteRow,
} from './schema.ts';
import * as store from './store.ts';
import { dutyTitles, type VoteSupport } from './support.ts';

/** What the organiser prepares. */
export interface Preparation {
  readonly titleZh: string;
  readonly seats?: number | undefined;
  readonly options: readonly {
    readonly titleZh: string;
    readonly memberId?: number | undefined;
    readonly source?: OptionSource | undefined;
  }[];
  readonly scrutineerIds: readonly number[];
  readonly tellerIds: readonly number[];
  readonly excused: readonly ExcusedPerson[];
}

/** Candidates stand on the paper by the strokes of their family names (姓氏笔画). */
const byStrokes = new Intl.Collator('zh-u-co-stroke');

/** Preparing a vote: what is voted on, by whom it is counted. */
export function createPreparing(platform: Platform, support: VoteSupport) {
  const { clock, ids } = platform;

  const optionsOf = async (
    tx: Tx,
    vote: Pick<VoteRow, 'region' | 'org_id' | 'definition'>,
    input: Preparation,
  ): Promise<VoteOption[]> => {
    const persons = input.options.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]));
    const known = new Map((await store.namesOf(tx, vote, persons)).map((each) => [each.member_id, each.name]));
    const given = input.options.map((option) => {
      if (option.memberId !== undefined && !known.has(option.memberId)) refuse('vote.person-unknown');
      return { titleZh: option.titleZh, memberId: option.memberId ?? null, source: option.source ?? null };
    });
    const twice = given.find(({ titleZh }, no) => given.findIndex((each) => each.titleZh === titleZh) !== no);
    if (twice) refuse('vote.option-twice', { name: twice.titleZh });
    const ordered =
      vote.definition.kind === 'motion' ? given : given.toSorted((a, b) => byStrokes.compare(a.titleZh, b.titleZh));
    return ordered.map((option, no) => ({ id: `o${no + 1}`, ...option }));
  };

  const officersOf = async (
    tx: Tx,
    vote: Pick<VoteRow, 'region' | 'org_id' | 'definition'>,
    input: Preparation,
    options: readonly VoteOption[],
  ): Promise<OfficerRow[]> => {
    const named = [
      ...input.scrutineerIds.map((member_id) => ({ member_id, duty: 'scrutineer' as const })),
      ...input.tellerIds.map((member_id) => ({ member_id, duty: 'teller' as const })),
    ];
    const names = new Map(
      (
        await store.namesOf(
          tx,
          vote,
          named.map((each) => each.member_id),
        )
      ).map((each) => [each.member_id, each.name]),
    );
    const candidates = new Set(options.map(({ memberId }) => memberId));
    return named.map(({ member_id, duty }, no) => {
      const name = names.get(member_id) ?? refuse('vote.person-unknown');
      if (vote.definition.candidatesBarred && candidates.has(member_id))
        refuse('vote.candidate-as-officer', { name, duty: dutyTitles[duty] }, ['election.staff'], clock.today());
      if (named.findIndex((each) => each.member_id === member_id) !== no) refuse('vote.officer-twice', { name });
      return { member_id, duty, name };
    });
  };

  return {
    /** Begins a vote without anything on it; a step of a method does so. */
    async plan(
      tx: Tx,
      actor: Actor,
      vote: {
        readonly region: number;
        readonly orgId: number;
        readonly path: string;
        readonly runStepId: number | null;
        readonly preset: VotePresetId;
        readonly titleZh: string;
        readonly definition: VoteDefinition;
        readonly seats: number | null;
        readonly options: readonly VoteOption[];
      },
    ): Promise<number> {
      const id = await ids.next(tx, vote.region);
      const coming = firstRound(vote.definition, vote.options, vote.seats);
      await store.insertVote(tx, id, { ...vote, coming }, clock.now());
      const key = { region: vote.region, id, org_id: vote.orgId, path: vote.path };
      await support.note(
        tx,
        actor,
        'vote.create',
        key,
        { actZh: '建立' },
        { title: vote.titleZh, kind: vote.definition.kind },
      );
      return id;
    },

    /** Begins a ready-made kind of vote in the actor's organisation. */
    async create(tx: Tx, actor: Actor, input: Preparation & { readonly preset: VotePresetId }): Promise<number> {
      const { orgId, path } = actor;
      const preset = presets.find(({ id }) => id === input.preset);
      if (orgId === null || path === null || !preset) refuse('record.not-found');
      const { definition } = preset;
      const shell = { region: actor.region, org_id: orgId, path, definition };
      const options = await optionsOf(tx, shell, input);
      const officers = await officersOf(tx, shell, input, options);
      const id = await this.plan(tx, actor, {
        region: actor.region,
        orgId,
        path,
        runStepId: null,
        preset: preset.id,
        titleZh: input.titleZh,
        definition,
        seats: definition.needsSeats ? (input.seats ?? null) : null,
        options,
      });
      await store.replaceOfficers(tx, { ...shell, id }, officers);
      await store.updateVote(tx, { region: actor.region, id }, { excused: jsonValue(input.excused) });
      return id;
    },

    /** Changes what is prepared. After the first round the paper stands; officers may still change. */
    async prepare(tx: Tx, actor: Actor, id: number, input: Preparation & { readonly version: number }): Promise<void> {
      const { vote } = await support.lockOwn(tx, actor, id, 'prepare', input.version);
      const isFirst = vote.round_no === 0;
      const options = isFirst ? await optionsOf(tx, vote, input) : vote.options;
      const officers = await officersOf(tx, vote, input, [...options, ...vote.coming.options]);
      const seats = isFirst && vote.definition.needsSeats ? (input.seats ?? vote.seats) : vote.seats;
      await store.replaceOfficers(tx, vote, officers);
      await store.updateVote(tx, vote, {
        title_zh: isFirst ? input.titleZh : undefined,
        seats,
        options: jsonValue(options),
        excused: jsonValue(input.excused),
        coming: isFirst ? jsonValue(firstRound(vote.definition, options, seats)) : undefined,
      });
      await support.note(
        tx,
        actor,
        'vote.prepare',
        vote,
        { actZh: '准备' },
        { title: input.titleZh, seats, options: options.length, officers: officers.map((each) => each.member_id) },
        surplusRule(vote.definition.surplus),
      );
    },
  };
}

/** The first round: all that stands on the paper, or the first item where each is voted on by itself. */
export function firstRound(
  definition: VoteDefinition,
  options: readonly VoteOption[],
  seats: number | null,
): ComingRound {
  return { kind: 'first', options: definition.itemByItem ? options.slice(0, 1) : options, seats, runoff: false };
}

const surplusRule = (setting: FractionSetting | undefined): readonly string[] =>
  setting !== undefined && 'param' in setting ? [setting.param] : [];
