import { addDays, isIsoDate, paramsOf, type MethodDefinition } from '@jishi/domain';
import { schemes } from '@jishi/rules';
import type { Actor } from '../../platform/access/actor.ts';
import { actsFor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput, type InputFault } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { engineOf, proposedCalendar } from '../methods/index.ts';
import { openSlice } from './opening.ts';
import type { RoundRow, RoundScope } from './schema.ts';
import * as store from './store.ts';

/** Up to this many organisations a round opens within the request; larger ones open in the background with progress. */
const openAtOnce = 2000;

/** Fields of a draft. */
export interface RoundDraft {
  readonly title: string;
  readonly year: number;
  readonly calendar: Readonly<Record<string, string>>;
  readonly scope: RoundScope;
}

/** Use cases of rounds. */
export type RoundService = ReturnType<typeof createRoundService>;

export function createRoundService(platform: Platform) {
  const { audit, clock, ids, jobs, rules } = platform;

  const ownRound = async (tx: Tx, actor: Actor, id: number): Promise<RoundRow> => {
    const round = (await store.lockRound(tx, regionOf(id), id)) ?? refuse('record.not-found');
    if (!actsFor(actor, round.org_id)) refuse('round.not-yours', { title: round.title });
    return round;
  };

  const draftOf = async (tx: Tx, actor: Actor, id: number, version: number): Promise<RoundRow> => {
    const round = await ownRound(tx, actor, id);
    if (round.state !== 'draft') refuse('round.not-draft', { title: round.title });
    if (round.version !== version) refuse('record.changed-meanwhile', { by: round.created_by, version: round.version });
    return round;
  };

  const note = (
    tx: Tx,
    actor: Actor,
    round: Pick<RoundRow, 'id' | 'org_id' | 'path' | 'region' | 'title' | 'definition_hash'>,
    action: string,
    facts: object = {},
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'round',
      subjectId: round.id,
      orgId: round.org_id,
      path: round.path,
      region: round.region,
      facts: { title: round.title, ...facts },
      definitionHash: round.definition_hash,
    });

  /** Scoring scheme of a method, kept by content; methods without scoring have none. */
  const keepScheme = async (tx: Tx, definition: MethodDefinition): Promise<{ id: string; hash: string } | null> => {
    const wanted = definition.steps.flatMap((step) => paramsOf(step, 'scoring')?.scheme ?? [])[0];
    if (wanted === undefined) return null;
    const scheme = schemes.find(({ id }) => id === wanted) ?? refuse('round.scheme-missing', { scheme: wanted });
    return { id: wanted, hash: await engineOf(platform).catalogue.keepScheme(tx, wanted, scheme.version, scheme) };
  };

  const topPath = async (
    tx: Tx,
    round: Pick<RoundRow, 'region' | 'path' | 'org_id'>,
    scope: RoundScope,
  ): Promise<string> => {
    if (scope.topOrgId === undefined || scope.topOrgId === round.org_id) return round.path;
    const top = await store.findTop(tx, round.region, scope.topOrgId);
    if (!top || !top.path.startsWith(round.path)) refuse('record.not-found');
    return top.path;
  };

  return {
    /** Prepares a round: nothing is sent to anybody before it opens. */
    async create(
      tx: Tx,
      actor: Actor,
      input: { methodId: string; title: string; year: number; kinds: readonly string[] },
    ): Promise<number> {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const { catalogue, handlers } = engineOf(platform);
      const hashed = await catalogue.current(tx, input.methodId, actor.path);
      if (!hashed.definition.triggers.some(({ kind }) => kind === 'round'))
        refuse('round.method-not-by-round', { method: hashed.definition.titleZh });
      handlers.requireAll(hashed.definition);
      await catalogue.keep(tx, hashed);
      const scheme = await keepScheme(tx, hashed.definition);
      const calendar = await loadWorkingCalendar(tx);
      const reader = await rules.reader(tx, actor.path);
      const previous = await store.findPrevious(tx, actor.region, actor.orgId, input.methodId, input.year);
      const id = await ids.next(tx, actor.region);
      const round = {
        region: actor.region,
        id,
        org_id: actor.orgId,
        path: actor.path,
        method_id: input.methodId,
        definition_hash: hashed.hash,
        scheme_id: scheme?.id ?? null,
        scheme_hash: scheme?.hash ?? null,
        title: input.title,
        year: input.year,
        calendar: proposedCalendar(hashed.definition, calendar, reader, clock.today()),
        scope: { kinds: input.kinds, exclusions: [] },
        previous_round_id: previous?.id ?? null,
        created_by: actor.displayName,
      };
      await store.insertRound(tx, round, clock.now());
      await note(tx, actor, round, 'round.create', { year: input.year });
      return id;
    },

    /** Changes a draft. Dates follow the order of the steps; every exclusion has a reason. */
    async update(tx: Tx, actor: Actor, id: number, version: number, input: RoundDraft): Promise<void> {
      const round = await draftOf(tx, actor, id, version);
      const definition = await engineOf(platform).catalogue.byHash(tx, round.definition_hash);
      const faults = [...checkCalendar(definition, input.calendar), ...checkScope(input.scope)];
      if (faults.length > 0) refuseInput(faults);
      await topPath(tx, round, input.scope);
      const previous = await store.findPrevious(tx, round.region, round.org_id, round.method_id, input.year);
      await store.updateDraft(tx, { ...round, ...input, previous_round_id: previous?.id ?? null });
      await note(tx, actor, { ...round, title: input.title }, 'round.update', {
        exclusions: input.scope.exclusions.length,
      });
    },

    /** Replaces the scheme of a draft by another content (weights, items); checked by the module that scores. */
    async setScheme(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      scheme: { id: string; version: number; content: unknown },
    ): Promise<void> {
      const round = await draftOf(tx, actor, id, version);
      const hash = await engineOf(platform).catalogue.keepScheme(tx, scheme.id, scheme.version, scheme.content);
      await store.updateDraft(tx, { ...round, scheme_id: scheme.id, scheme_hash: hash });
      await note(tx, actor, round, 'round.update', { schemeHash: hash });
    },

    /** Who would take part, by superior. */
    async preview(tx: Tx, actor: Actor, id: number) {
      const round = (await store.findRound(tx, regionOf(id), id)) ?? refuse('record.not-found');
      if (!actsFor(actor, round.org_id)) refuse('round.not-yours', { title: round.title });
      const path = await topPath(tx, round, round.scope);
      const bySuperior = await store.countBySuperior(tx, round.region, path, round.scope);
      return {
        planned: bySuperior.reduce((sum, { n }) => sum + n, 0),
        bySuperior,
        excluded: round.scope.exclusions.length,
      };
    },

    /** Opens a round: scheme and definition are frozen, every organisation in scope gets its run and its duties. */
    async open(tx: Tx, actor: Actor, id: number, version: number): Promise<{ planned: number; started: number }> {
      const round = await draftOf(tx, actor, id, version);
      const definition = await engineOf(platform).catalogue.byHash(tx, round.definition_hash);
      const faults = checkCalendar(definition, round.calendar, clock.today());
      if (faults.length > 0) refuseInput(faults);
      const path = await topPath(tx, round, round.scope);
      const planned = await store.countParticipants(tx, round.region, path, round.scope);
      if (planned === 0) refuse('round.nobody-in-scope', { title: round.title });
      const today = clock.today();
      await store.setState(tx, round.region, id, { state: 'opening', openedOn: today, planned });
      await note(tx, actor, round, 'round.open', { planned, schemeHash: round.scheme_hash });
      const opening: RoundRow = { ...round, state: 'opening', opened_on: today, planned };
      if (planned > openAtOnce) {
        await jobs.add(
          tx,
          'round:open-next',
          { region: round.region, roundId: id, by: actor.userId, byName: actor.displayName },
          { key: `round-open-${id}` },
        );
        return { planned, started: 0 };
      }
      const started = await openSlice(tx, platform, actor, opening, path, planned);
      await store.setState(tx, round.region, id, { state: 'open' });
      return { planned, started };
    },

    /** The next part of a large round; returns whether more is to do. Repeatable: who has a run is not started again. */
    async openNext(tx: Tx, actor: Actor, id: number, size: number): Promise<boolean> {
      const round = await store.lockRound(tx, regionOf(id), id);
      if (!round || round.state !== 'opening') return false;
      const path = await topPath(tx, round, round.scope);
      const started = await openSlice(tx, platform, actor, round, path, size);
      if (started === size) return true;
      await store.setState(tx, round.region, id, { state: 'open' });
      await note(tx, actor, round, 'round.opened', { planned: round.planned });
      await openTodo(tx, platform, {
        orgId: round.org_id,
        path: round.path,
        roles: ['county-department'],
        aboutOrgId: round.org_id,
        aboutName: '',
        kind: 'result',
        titleZh: `“${round.title}”已全部开启`,
        titleEn: `“${round.title}” is open for all`,
        link: `/rounds/${id}`,
        subjectKind: 'round',
        subjectId: id,
        dismissable: true,
      });
      return false;
    },

    /** Moves one date of an open round; the runs follow in the background. */
    async moveDate(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      input: { name: string; date: string; reason: string },
    ): Promise<void> {
      const round = await ownRound(tx, actor, id);
      if (round.state !== 'open') refuse('round.not-open', { title: round.title });
      if (round.version !== version)
        refuse('record.changed-meanwhile', { by: round.created_by, version: round.version });
      if (!(input.name in round.calendar)) refuse('record.not-found');
      const definition = await engineOf(platform).catalogue.byHash(tx, round.definition_hash);
      const faults = checkCalendar(definition, { ...round.calendar, [input.name]: input.date });
      if (faults.length > 0) refuseInput(faults);
      await store.setDate(tx, round.region, id, input.name, input.date);
      await jobs.add(tx, 'round:move-date', {
        region: round.region,
        roundId: id,
        name: input.name,
        date: input.date,
        by: actor.userId,
        byName: actor.displayName,
      });
      await note(tx, actor, round, 'round.move-date', {
        name: input.name,
        from: round.calendar[input.name],
        to: input.date,
        reason: input.reason,
      });
    },

    /** Closes a round: nothing new begins in it; runs that still have a way to go (promotion) end on their own. */
    async close(tx: Tx, actor: Actor, id: number, reason: string | undefined): Promise<void> {
      const round = await ownRound(tx, actor, id);
      if (round.state !== 'open') refuse('round.not-open', { title: round.title });
      const late = await store.countUnfinished(tx, round.region, id, clock.today());
      if (late > 0 && (reason ?? '').trim() === '') refuse('round.late-left', { title: round.title, late });
      await store.setState(tx, round.region, id, { state: 'closed', closedOn: clock.today() });
      await closeTodos(tx, platform, actor, 'round', id);
      await note(tx, actor, round, 'round.close', { late, ...(reason === undefined ? {} : { reason }) });
    },

    /** Throws a draft away. */
    async discard(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const round = await draftOf(tx, actor, id, version);
      await store.setState(tx, round.region, id, { state: 'cancelled' });
      await note(tx, actor, round, 'round.discard');
    },
  };
}

/** Every date exists, none lies before the one of a step that comes earlier, and the first is not past. */
export function checkCalendar(
  definition: MethodDefinition,
  calendar: Readonly<Record<string, string>>,
  today?: string,
): InputFault[] {
  const faults: InputFault[] = [];
  let before: { date: string; title: string } | undefined;
  for (const { due, titleZh } of definition.steps) {
    if (due?.kind !== 'round-date') continue;
    const date = calendar[due.name];
    const path = `calendar.${due.name}`;
    if (date === undefined) faults.push({ path, message: `请填写“${titleZh}”的期限。` });
    else if (!isIsoDate(date))
      faults.push({ path, message: `“${titleZh}”的期限不是有效日期，应写成 2026-11-21 的形式。` });
    else if (before && date < before.date)
      faults.push({ path, message: `“${titleZh}”的期限早于“${before.title}”，请改到 ${before.date} 或以后。` });
    else if (today !== undefined && date < today)
      faults.push({ path, message: `“${titleZh}”的期限已经过去，请改到 ${addDays(today, 1)} 或以后。` });
    if (date !== undefined && isIsoDate(date)) before = { date, title: titleZh };
  }
  return faults;
}

function checkScope(scope: RoundScope): InputFault[] {
  const faults: InputFault[] = [];
  if (scope.kinds.length === 0) faults.push({ path: 'scope.kinds', message: '请至少选择一类组织。' });
  for (const [index, { reason }] of scope.exclusions.entries()) {
    if (reason.trim().length < 2)
      faults.push({ path: `scope.exclusions.${index}.reason`, message: '不参加的组织要写明理由。', row: index + 1 });
  }
  return faults;
}
