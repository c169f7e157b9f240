import type { RegisterEntry } from '@jishi/contract';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg, holdOrg, type HandOver } from '../orgs/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { entryView, openObjection } from './views.ts';
import { requireFields, requireLawful } from './fields.ts';
import { allows, dayAfter, statusTitle } from './rules.ts';
import type { EntryRow, KindRow, NewKind, Source } from './schema.ts';
import * as store from './store.ts';

/** Roles that read sensitive kinds; others get them as absent. */
const trusted: ReadonlySet<string> = new Set(['county-department', 'township-secretary', 'branch-secretary', 'system']);

/** All use cases of registers. */
export type RegisterService = ReturnType<typeof createRegisterService>;

/** Governed lists (名册、台账): kinds as data, entries with a life cycle, a source for each change. */
export function createRegisterService(platform: Platform) {
  const { audit, clock, ids, permissions, personalData } = platform;

  const getKind = async (tx: Tx, actor: Actor, id: number): Promise<KindRow> => {
    const kind = await store.findKind(tx, id);
    return kind && (!kind.sensitive || trusted.has(actor.role)) ? kind : refuse('record.not-found');
  };

  const event = async (
    tx: Tx,
    actor: Actor,
    entry: store.NewEvent['entry'],
    change: Pick<store.NewEvent, 'kind' | 'from' | 'to' | 'on' | 'reason'> & {
      source: Source | { sourceKind: 'person'; sourceRef: string; runStepId?: undefined };
      facts?: Record<string, unknown>;
    },
  ): Promise<void> => {
    const { source, facts, ...rest } = change;
    await store.insertEvent(tx, {
      ...rest,
      entry,
      id: await ids.next(tx, entry.region),
      facts: facts ?? {},
      sourceKind: source.sourceKind,
      sourceRef: source.sourceRef,
      runStepId: source.runStepId ?? null,
      by: actor.userId,
      byName: actor.displayName,
      at: clock.now(),
    });
    await audit.append(tx, actor, {
      action: `register.${change.kind === 'entered' ? 'enter' : change.kind}`,
      subjectKind: 'register-entry',
      subjectId: entry.id,
      orgId: entry.org_id,
      path: entry.path,
      facts: { from: change.from, to: change.to, source: source.sourceRef },
    });
  };

  const lockOwn = async (
    tx: Tx,
    actor: Actor,
    entryId: number,
    version: number,
  ): Promise<{ entry: EntryRow; kind: KindRow }> => {
    const entry = await store.lockEntry(tx, entryId);
    if (!entry || !covers(actor, entry.path)) refuse('record.not-found');
    const kind = await getKind(tx, actor, entry.kind_id);
    if (entry.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: entry.version });
    if (entry.left_on !== null) refuse('register.ended');
    return { entry, kind };
  };

  const declare = async (tx: Tx, actor: Actor, orgId: number, input: NewKind): Promise<KindRow> => {
    const org = await holdOrg(tx, orgId);
    if (!org || !covers(actor, org.path)) refuse('record.not-found');
    requireLawful(input);
    const { definition } = input;
    const known = new Set(definition.statuses.map(({ id }) => id));
    const stray = definition.transitions
      .flatMap(({ from, to }) => [from, to])
      .find((status) => status !== null && !known.has(status));
    if (stray !== undefined && stray !== null) refuse('register.unknown-status', { status: stray });
    const row = {
      region: org.region,
      id: await ids.next(tx, org.region),
      org_id: org.id,
      path: org.path,
      key: input.key,
      title_zh: input.titleZh,
      subject: input.subject,
      definition,
      sensitive: input.sensitive,
    };
    if (!(await store.insertKind(tx, { ...row, at: clock.now() }))) refuse('register.kind-exists', { key: input.key });
    await audit.append(tx, actor, {
      action: 'register.declare',
      subjectKind: 'register-kind',
      subjectId: row.id,
      orgId: org.id,
      path: org.path,
      facts: { key: input.key, titleZh: input.titleZh, subject: input.subject },
    });
    return { ...row, version: 0 };
  };

  return {
    getKind,
    declare,

    /** How many entries each kind has in the own scope. */
    counts: (tx: Tx) => store.countByKind(tx, clock.today()),

    /** One entry with its kind, what may be done with it, and an objection that waits for its answer. */
    async entry(tx: Tx, actor: Actor, entryId: number) {
      const entry = await store.findEntry(tx, entryId);
      if (!entry || !covers(actor, entry.path)) refuse('record.not-found');
      const kind = await getKind(tx, actor, entry.kind_id);
      const objection = openObjection(await store.listEvents(tx, entry));
      const edits = permissions.allows(actor, 'register.edit');
      const isOwn = actor.memberId !== null && actor.memberId === entry.subject_id;
      return {
        entry: entryView(entry, clock.today()),
        kind,
        objection,
        can: { edit: edits && entry.left_on === null, answer: edits && objection !== null && !isOwn },
      };
    },

    /** The own entry with its whole history, of a sensitive kind too. */
    async ownEntry(tx: Tx, actor: Actor, entryId: number) {
      const entry = await store.findEntry(tx, entryId);
      if (!entry || actor.memberId === null || entry.subject_id !== actor.memberId) refuse('record.not-found');
      const kind = (await store.findKind(tx, entry.kind_id)) ?? refuse('record.not-found');
      const events = await store.listEvents(tx, entry);
      return { entry: entryView(entry, clock.today()), kind, events, objection: openObjection(events) };
    },

    /** Kinds the role may read. */
    async kinds(tx: Tx, actor: Actor): Promise<KindRow[]> {
      return (await store.listKinds(tx)).filter(({ sensitive }) => !sensitive || trusted.has(actor.role));
    },

    async entries(
      tx: Tx,
      actor: Actor,
      kindId: number,
      query: {
        status?: string | undefined;
        overdue?: string | undefined;
        left?: string | undefined;
        q?: string | undefined;
        orgId?: number | undefined;
        cursor?: string | undefined;
        limit: number;
      },
    ): Promise<{ items: RegisterEntry[]; nextCursor: string | null }> {
      const kind = await getKind(tx, actor, kindId);
      const match = /^([0-9a-z.]+)_(\d{1,16})$/.exec(query.cursor ?? '');
      const after = match ? { path: match[1] ?? '', id: Number(match[2]) } : undefined;
      const rows = await store.listEntries(tx, kind, {
        status: query.status,
        reviewBefore: query.overdue ? clock.today() : undefined,
        q: query.q === '' ? undefined : query.q,
        orgId: query.orgId,
        left: query.left !== undefined,
        after,
        limit: query.limit + 1,
      });
      const last = rows[query.limit - 1];
      return {
        items: rows.slice(0, query.limit).map((row) => entryView(row, clock.today())),
        nextCursor: rows.length > query.limit && last ? `${last.path}_${last.id}` : null,
      };
    },

    /** Puts a subject on a register; nobody stands on it twice. */
    async enter(
      tx: Tx,
      actor: Actor,
      kindId: number,
      input: Source & {
        orgId: number;
        subjectId?: number | undefined;
        subjectName: string;
        subjectKey?: string | undefined;
        status: string;
        fields: Readonly<Record<string, string>>;
        on: string;
        reason: string;
      },
    ): Promise<{ id: number; version: number }> {
      const kind = await getKind(tx, actor, kindId);
      const org = await holdOrg(tx, input.orgId);
      if (!org || !covers(actor, org.path)) refuse('record.not-found');
      const { definition } = kind;
      if (!definition.statuses.some(({ id }) => id === input.status))
        refuse('register.unknown-status', { status: input.status });
      if (!allows(definition, null, input.status))
        refuse('register.no-transition', {
          from: statusTitle(definition, null),
          to: statusTitle(definition, input.status),
        });
      requireFields(definition, input.fields);
      const key = input.subjectId === undefined ? (input.subjectKey ?? input.subjectName) : String(input.subjectId);
      const id = await ids.next(tx, org.region);
      const entry = {
        region: org.region,
        id,
        org_id: org.id,
        path: org.path,
        subject_id: input.subjectId ?? null,
      };
      const added = await store.insertEntry(tx, {
        region: org.region,
        id,
        orgId: org.id,
        path: org.path,
        kindId: kind.id,
        subjectId: input.subjectId ?? null,
        subjectName: input.subjectName,
        subjectIndex: personalData.blindIndex(`register.${kind.key}`, key),
        status: input.status,
        fields: input.fields,
        basis: definition.basis ?? null,
        enteredOn: input.on,
        reviewDueOn: dayAfter(input.on, definition.reviewEvery),
        expiresOn: definition.expiresAfter === undefined ? null : dayAfter(input.on, definition.expiresAfter),
        runStepId: input.runStepId ?? null,
      });
      if (!added) refuse('register.listed-already', { name: input.subjectName });
      await event(tx, actor, entry, {
        kind: 'entered',
        from: null,
        to: input.status,
        on: input.on,
        reason: input.reason || null,
        source: input,
      });
      return { id, version: 0 };
    },

    /** Changes the status, or takes off the register (`to: null`), by a declared transition. */
    async move(
      tx: Tx,
      actor: Actor,
      entryId: number,
      input: Source & { to: string | null; on: string; reason: string; version: number },
    ): Promise<{ id: number; version: number }> {
      const { entry, kind } = await lockOwn(tx, actor, entryId, input.version);
      if (!allows(kind.definition, entry.status, input.to))
        refuse('register.no-transition', {
          from: statusTitle(kind.definition, entry.status),
          to: statusTitle(kind.definition, input.to),
        });
      await store.updateEntry(tx, entry, {
        status: input.to,
        fields: entry.fields,
        reviewDueOn: input.to === null ? null : dayAfter(input.on, kind.definition.reviewEvery),
        leftOn: input.to === null ? input.on : null,
      });
      await event(tx, actor, entry, {
        kind: input.to === null ? 'left' : 'moved',
        from: entry.status,
        to: input.to,
        on: input.on,
        reason: input.reason,
        source: input,
      });
      return { id: entry.id, version: entry.version + 1 };
    },

    /** Corrects the content; the history keeps the old one. */
    async correct(
      tx: Tx,
      actor: Actor,
      entryId: number,
      input: Source & { fields: Readonly<Record<string, string>>; reason: string; version: number },
    ): Promise<{ id: number; version: number }> {
      const { entry, kind } = await lockOwn(tx, actor, entryId, input.version);
      const fields = { ...entry.fields, ...input.fields };
      requireFields(kind.definition, fields);
      await store.updateEntry(tx, entry, {
        status: entry.status,
        fields,
        reviewDueOn: entry.review_due_on,
        leftOn: null,
      });
      await event(tx, actor, entry, {
        kind: 'corrected',
        from: entry.status,
        to: entry.status,
        on: clock.today(),
        reason: input.reason,
        source: input,
        facts: { before: entry.fields, after: fields },
      });
      return { id: entry.id, version: entry.version + 1 };
    },

    /** Notes that an entry was checked and holds; the next check is due an interval later. */
    async review(
      tx: Tx,
      actor: Actor,
      entryId: number,
      input: { note: string; version: number },
    ): Promise<{ id: number; version: number }> {
      const { entry, kind } = await lockOwn(tx, actor, entryId, input.version);
      const today = clock.today();
      await store.updateEntry(tx, entry, {
        status: entry.status,
        fields: entry.fields,
        reviewDueOn: dayAfter(today, kind.definition.reviewEvery),
        leftOn: null,
      });
      await event(tx, actor, entry, {
        kind: 'reviewed',
        from: entry.status,
        to: entry.status,
        on: today,
        reason: input.note || null,
        source: { sourceKind: 'decision', sourceRef: '定期核对' },
      });
      return { id: entry.id, version: entry.version + 1 };
    },

    async history(tx: Tx, actor: Actor, entryId: number) {
      const entry = await store.findEntry(tx, entryId);
      if (!entry || !(covers(actor, entry.path) || entry.subject_id === actor.memberId)) refuse('record.not-found');
      await getKind(tx, actor, entry.kind_id);
      return await store.listEvents(tx, entry);
    },

    /** Registers the signed-in person stands on, sensitive ones too. */
    async own(tx: Tx, actor: Actor): Promise<(RegisterEntry & { titleZh: string })[]> {
      if (actor.memberId === null) return [];
      const rows = await store.listEntriesOf(tx, actor.region, actor.memberId);
      return rows.map((row) => ({ ...entryView(row, clock.today()), titleZh: row.title_zh }));
    },

    /** The person listed objects; the owning organisation has to answer. */
    async object(tx: Tx, actor: Actor, entryId: number, statement: string): Promise<void> {
      const entry = await store.findEntry(tx, entryId);
      if (!entry || actor.memberId === null || entry.subject_id !== actor.memberId) refuse('record.not-found');
      const before = await store.listEvents(tx, entry);
      await event(tx, actor, entry, {
        kind: 'objected',
        from: entry.status,
        to: entry.status,
        on: clock.today(),
        reason: statement,
        source: { sourceKind: 'person', sourceRef: '本人异议' },
      });
      // A second statement before the answer belongs to the same duty.
      if (openObjection(before) !== null) return;
      await openTodo(tx, platform, {
        orgId: entry.org_id,
        path: entry.path,
        roles: ['branch-secretary'],
        aboutOrgId: entry.org_id,
        aboutName: entry.subject_name,
        kind: 'objection',
        titleZh: `答复${entry.subject_name}对名册的异议`,
        titleEn: `Answer the objection of ${entry.subject_name}`,
        link: `/registers/${entry.kind_id}/entries/${entry.id}`,
        subjectKind: 'register-entry',
        subjectId: entry.id,
      });
    },

    /** Answers an objection in words. Nobody answers the own one. */
    async answer(
      tx: Tx,
      actor: Actor,
      entryId: number,
      input: { answer: string; version: number },
    ): Promise<{ id: number; version: number }> {
      const { entry } = await lockOwn(tx, actor, entryId, input.version);
      if (openObjection(await store.listEvents(tx, entry)) === null) refuse('register.no-objection');
      if (actor.memberId !== null && actor.memberId === entry.subject_id) refuse('register.not-yours');
      await event(tx, actor, entry, {
        kind: 'answered',
        from: entry.status,
        to: entry.status,
        on: clock.today(),
        reason: input.answer,
        source: { sourceKind: 'decision', sourceRef: '异议答复' },
      });
      await closeTodos(tx, platform, actor, 'register-entry', entry.id);
      return { id: entry.id, version: entry.version };
    },

    /** Entries go with those who go to another organisation, each with a line in its history. */
    async takeAlong(tx: Tx, actor: Actor, { from, to, memberIds, on, replyNo }: HandOver): Promise<void> {
      const entries = await store.lockEntriesOfOrg(tx, from, memberIds);
      if (entries.length === 0) return;
      await store.moveEntries(tx, entries, to);
      for (const entry of entries) {
        await event(
          tx,
          actor,
          { ...entry, org_id: to.id, path: to.path },
          {
            kind: 'corrected',
            from: entry.status,
            to: entry.status,
            on,
            reason: `由${from.name}转到${to.name}`,
            source: { sourceKind: 'decision', sourceRef: replyNo },
          },
        );
      }
    },

    /** Ends entries whose consent or entitlement has run out; the history says so. */
    async expire(tx: Tx, actor: Actor): Promise<number> {
      const today = clock.today();
      const expired = await store.listExpired(tx, today);
      for (const entry of expired) {
        const org = await findOrg(tx, entry.org_id);
        await store.updateEntry(tx, entry, { status: null, fields: {}, reviewDueOn: null, leftOn: today });
        await event(
          tx,
          { ...actor, region: entry.region },
          { ...entry, path: org?.path ?? entry.path },
          {
            kind: 'left',
            from: entry.status,
            to: null,
            on: today,
            reason: '依据到期，内容已清除',
            source: { sourceKind: 'decision', sourceRef: '到期' },
          },
        );
      }
      return expired.length;
    },
  };
}
