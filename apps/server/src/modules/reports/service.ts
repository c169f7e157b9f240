import type { InfoItem, InfoView } from '@jishi/contract';
import { addClock, durationOf, mayCorrectEvent, urgentTiming } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, Refusal } from '../../platform/refusal.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import type { InfoRow, InfoState } from './store.ts';
import * as store from './store.ts';

type View = z.input<typeof InfoView>;
type Item = z.input<typeof InfoItem>;
type Text = { readonly titleZh: string; readonly textZh: string; readonly elements: InfoRow['elements'] };

const urgentRules = ['info.urgent.phone', 'info.urgent.written', 'info.urgent.never_after'] as const;
const drafting: readonly InfoState[] = ['drafted', 'returned', 'signed-off', 'phoned'];
const arrived: readonly InfoState[] = ['sent', 'written', 'received', 'followed-up'];

/** Information written upwards (信息报送). */
export type InfoService = ReturnType<typeof createInfoService>;

export function createInfoService(platform: Platform) {
  const { audit, clock, ids, permissions, rules, steps } = platform;

  const timing = (row: InfoRow, now: Date) =>
    row.event_at === null || row.phone_within === null || row.written_within === null || row.never_after === null
      ? null
      : urgentTiming(
          {
            eventAt: row.event_at.toISOString(),
            phonedAt: row.phoned_at?.toISOString() ?? null,
            writtenAt: row.sent_at?.toISOString() ?? null,
          },
          {
            phone: durationOf(row.phone_within),
            written: durationOf(row.written_within),
            never: durationOf(row.never_after),
          },
          now.toISOString(),
        );

  const urgentOf = (row: InfoRow): Item['urgent'] => {
    const found = timing(row, clock.now());
    if (!found || row.event_at === null) return null;
    const last = row.followed_up_at ?? row.sent_at;
    const waits = row.state !== 'closed' && last !== null && row.follow_up_every !== null;
    return {
      ...found,
      eventAt: row.event_at.toISOString(),
      eventFirstAt: (row.event_first_at ?? row.event_at).toISOString(),
      phonedAt: row.phoned_at?.toISOString() ?? null,
      phonedToZh: row.phoned_to_zh,
      writtenAt: row.sent_at?.toISOString() ?? null,
      nextFollowUpAt: waits ? addClock(last.toISOString(), durationOf(row.follow_up_every ?? '24h')) : null,
      lateZh: row.late_zh,
      found: row.found,
      foundZh: row.found_zh,
    };
  };

  const itemOf = (row: InfoRow): Item => ({
    id: row.id,
    orgName: row.org_name,
    toOrgName: row.to_org_name,
    kind: row.kind,
    state: row.state,
    titleZh: row.title_zh,
    draftedAt: row.drafted_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    urgent: urgentOf(row),
    adoptedBy: row.adopted_by,
    version: row.version,
  });

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const row = (await store.findInfo(tx, id)) ?? refuse('record.not-found');
    const isOwn = row.org_id === actor.orgId;
    // What is not sent yet is its author's alone; an urgent matter is not hidden from above.
    if (!isOwn && (row.state === 'drafted' || row.state === 'signed-off')) refuse('record.not-found');
    const isReceiver = row.to_org_id === actor.orgId;
    const followUps = await store.listFollowUps(tx, row);
    const corrections = await store.listCorrections(tx, row);
    const can = (permission: string, isMine: boolean, ...states: readonly InfoState[]) =>
      isMine && states.includes(row.state) && permissions.allows(actor, permission);
    const isUrgent = row.kind === 'urgent';
    return {
      ...itemOf(row),
      textZh: row.text_zh,
      elements: row.elements.map((each) => ({ ...each })),
      authorName: row.author_name,
      signedByName: row.signed_by_name,
      secrecyZh: row.secrecy_zh,
      signedAt: row.signed_at?.toISOString() ?? null,
      receivedAt: row.received_at?.toISOString() ?? null,
      verdictZh: row.verdict_zh,
      leaderNoteZh: row.leader_note_zh,
      leaderName: row.leader_name,
      followUps: followUps.map((each) => ({
        at: each.at.toISOString(),
        who: each.by_name,
        textZh: each.text_zh,
        isFinal: each.is_final,
      })),
      corrections: corrections.map((each) => ({
        at: each.at.toISOString(),
        who: each.by_name,
        before: each.event_before.toISOString(),
        after: each.event_after.toISOString(),
        reasonZh: each.reason_zh,
      })),
      events: row.events.map((each) => ({ ...each })),
      adoptionLevels: [...(await rules.value<readonly string[]>(tx, 'info.adoption.levels', clock.today(), row.path))],
      runStepId: row.run_step_id,
      can: {
        edit: can('info.draft', isOwn, ...drafting),
        signOff:
          can('info.sign', isOwn, 'drafted', 'phoned', 'returned') &&
          row.author_id !== actor.userId &&
          row.signed_at === null,
        send: can('info.draft', isOwn, 'signed-off', 'phoned') && row.signed_at !== null,
        receive: can('info.receive', isReceiver, 'sent', 'written') && row.received_at === null,
        decide: !isUrgent && can('info.receive', isReceiver, 'sent', 'received'),
        followUp: isUrgent && can('info.draft', isOwn, 'written', 'received', 'followed-up'),
        close: isUrgent && can('info.receive', isReceiver, 'written', 'received', 'followed-up'),
        correct:
          isUrgent &&
          row.state !== 'closed' &&
          (isOwn ? permissions.allows(actor, 'info.draft') : can('info.receive', isReceiver, row.state)),
        note: can('info.receive', isReceiver, ...arrived, 'adopted'),
        find: false,
      },
    };
  };

  const lock = async (
    tx: Tx,
    actor: Actor,
    id: number,
    version: number,
    side: 'own' | 'receiver',
    ...states: readonly InfoState[]
  ) => {
    const row = (await store.lockInfo(tx, id)) ?? refuse('record.not-found');
    const doer = side === 'own' ? row.org_id : row.to_org_id;
    if (doer !== actor.orgId) refuse('info.not-yours', { org: side === 'own' ? row.org_name : row.to_org_name });
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (!states.includes(row.state)) refuse('info.wrong-state', { title: row.title_zh });
    return row;
  };

  const save = async (
    tx: Tx,
    actor: Actor,
    row: InfoRow,
    changes: ColumnChanges,
    what: string,
    action: string,
    noteZh: string | null = null,
  ) => {
    await store.updateInfo(tx, row, changes, { at: clock.now().toISOString(), who: actor.displayName, what, noteZh });
    await audit.append(tx, actor, {
      action,
      subjectKind: 'info',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { what },
      ruleIds: row.kind === 'urgent' ? [...urgentRules] : [],
    });
    return await show(tx, actor, row.id);
  };

  const receiverOf = async (tx: Tx, path: string): Promise<number> => {
    const above = `${path.split('.').slice(0, -2).join('.')}.`;
    if (above === '.') refuse('info.nobody-above');
    const scope = { path: '', everything: true } as const;
    await tx.setScope(scope);
    return (await store.findOrgAt(tx, above))?.id ?? refuse('info.nobody-above');
  };

  const pastMoment = (text: string): Date => {
    const at = new Date(text);
    if (Number.isNaN(at.getTime()) || at.getTime() > clock.now().getTime()) refuse('info.future');
    return at;
  };

  const lengths = async (tx: Tx, path: string): Promise<ColumnChanges> => {
    const read = (id: string) => rules.value<string>(tx, id, clock.today(), path);
    return {
      phone_within: await read('info.urgent.phone'),
      written_within: await read('info.urgent.written'),
      never_after: await read('info.urgent.never_after'),
      follow_up_every: await read('info.urgent.follow_up'),
    };
  };

  const endStep = async (tx: Tx, actor: Actor, row: InfoRow): Promise<void> => {
    const stepId = row.run_step_id;
    if (stepId === null) return;
    try {
      await tx.savepoint(() => steps.complete(tx, actor, stepId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  const tell = (
    tx: Tx,
    row: InfoRow,
    to: {
      id: number;
      roles: readonly ('county-department' | 'township-secretary' | 'township-organiser' | 'branch-secretary')[];
    },
    titleZh: string,
    titleEn: string,
    dueOn: string | null,
  ) =>
    openTodo(tx, platform, {
      orgId: to.id,
      path: row.path,
      roles: to.roles,
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh,
      titleEn,
      link: `/reports/${row.id}`,
      subjectKind: 'info',
      subjectId: row.id,
      dueOn,
    });
  const receivers = ['county-department', 'township-secretary', 'township-organiser'] as const;

  return {
    show,
    itemOf,
    timing,

    /** Writes a draft: for a step of a run, or by hand. */
    async draft(
      tx: Tx,
      actor: Actor,
      place: { readonly orgId: number; readonly path: string; readonly runStepId?: number; readonly toOrgId?: number },
      input: Text & { readonly kind: 'work' | 'periodic' },
    ): Promise<number> {
      const toOrgId = place.toOrgId ?? (await receiverOf(tx, place.path));
      await tx.setScope(actor.scope);
      const region = regionOf(place.orgId);
      const id = await ids.next(tx, region);
      await store.insertInfo(
        tx,
        { region, id, orgId: place.orgId, path: place.path, toOrgId },
        {
          kind: input.kind,
          state: 'drafted',
          title_zh: input.titleZh,
          text_zh: input.textZh,
          elements: jsonValue(input.elements),
          author_id: actor.kind === 'system' || place.runStepId !== undefined ? null : actor.userId,
          author_name: actor.displayName,
          drafted_at: clock.now(),
          run_step_id: place.runStepId,
        },
      );
      await audit.append(tx, actor, {
        action: 'info.draft',
        subjectKind: 'info',
        subjectId: id,
        orgId: place.orgId,
        path: place.path,
        region,
      });
      return id;
    },

    /** Begins an urgent report. Its clocks run from the event, whatever day or hour it is. */
    async urgent(
      tx: Tx,
      actor: Actor,
      place: { readonly orgId: number; readonly path: string; readonly runStepId?: number; readonly toOrgId?: number },
      input: Text & {
        readonly eventAt: string;
        readonly phonedAt?: string | undefined;
        readonly phonedToZh?: string | undefined;
      },
    ): Promise<number> {
      const eventAt = pastMoment(input.eventAt);
      const phonedAt = input.phonedAt === undefined ? undefined : pastMoment(input.phonedAt);
      if (phonedAt && phonedAt < eventAt) refuse('info.phone-before-event');
      const toOrgId = place.toOrgId ?? (await receiverOf(tx, place.path));
      await tx.setScope(actor.scope);
      const region = regionOf(place.orgId);
      const id = await ids.next(tx, region);
      await store.insertInfo(
        tx,
        { region, id, orgId: place.orgId, path: place.path, toOrgId },
        {
          kind: 'urgent',
          state: 'phoned',
          title_zh: input.titleZh,
          text_zh: input.textZh,
          elements: jsonValue(input.elements),
          author_id: actor.userId,
          author_name: actor.displayName,
          drafted_at: clock.now(),
          event_at: eventAt,
          phoned_at: phonedAt,
          phoned_to_zh: input.phonedToZh,
          run_step_id: place.runStepId,
          ...(await lengths(tx, place.path)),
        },
      );
      await audit.append(tx, actor, {
        action: 'info.draft',
        subjectKind: 'info',
        subjectId: id,
        orgId: place.orgId,
        path: place.path,
        region,
        facts: { eventAt: eventAt.toISOString() },
        ruleIds: [...urgentRules],
      });
      const row = (await store.findInfo(tx, id)) ?? refuse('record.not-found');
      await tell(
        tx,
        row,
        { id: place.orgId, roles: ['branch-secretary', 'township-secretary', 'county-department'] },
        `审签紧急信息：${row.title_zh}`,
        `Sign off an urgent report: ${row.title_zh}`,
        clock.today(),
      );
      return id;
    },

    /** An event that the unit never reported, found by the receiver. It is heard first; nothing is computed. */
    async find(
      tx: Tx,
      actor: Actor,
      input: {
        readonly orgId: number;
        readonly titleZh: string;
        readonly eventAt: string;
        readonly found: 'missed' | 'concealed';
        readonly foundZh: string;
        readonly heardZh: string;
      },
    ): Promise<number> {
      const org = (await store.findOrg(tx, input.orgId)) ?? refuse('record.not-found');
      if (org.id === actor.orgId || actor.orgId === null) refuse('record.not-found');
      const region = regionOf(org.id);
      const id = await ids.next(tx, region);
      await store.insertInfo(
        tx,
        { region, id, orgId: org.id, path: org.path, toOrgId: actor.orgId },
        {
          kind: 'urgent',
          state: 'closed',
          title_zh: input.titleZh,
          author_name: actor.displayName,
          drafted_at: clock.now(),
          event_at: pastMoment(input.eventAt),
          found: input.found,
          found_zh: input.foundZh,
          found_heard_zh: input.heardZh,
          found_by: actor.userId,
          closed_at: clock.now(),
          ...(await lengths(tx, org.path)),
        },
      );
      await audit.append(tx, actor, {
        action: 'info.receive',
        subjectKind: 'info',
        subjectId: id,
        orgId: org.id,
        path: org.path,
        region,
        facts: { found: input.found },
        ruleIds: ['info.urgent.never_after'],
      });
      return id;
    },

    async revise(tx: Tx, actor: Actor, id: number, input: Text & { readonly version: number }): Promise<View> {
      const row = await lock(tx, actor, id, input.version, 'own', ...drafting);
      return await save(
        tx,
        actor,
        row,
        {
          title_zh: input.titleZh,
          text_zh: input.textZh,
          elements: jsonValue(input.elements),
          author_id: actor.userId,
          author_name: actor.displayName,
          // A changed text is signed off anew.
          signed_by: null,
          signed_by_name: null,
          signed_at: null,
          secrecy_zh: null,
          ...(row.kind === 'urgent' ? {} : { state: 'drafted' }),
        },
        'revised',
        'info.draft',
      );
    },

    async phone(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly phonedAt: string; readonly phonedToZh: string },
    ): Promise<View> {
      const row = await lock(tx, actor, id, input.version, 'own', 'phoned');
      if (row.phoned_at !== null) refuse('info.wrong-state', { title: row.title_zh });
      const at = pastMoment(input.phonedAt);
      if (row.event_at !== null && at < row.event_at) refuse('info.phone-before-event');
      return await save(tx, actor, row, { phoned_at: at, phoned_to_zh: input.phonedToZh }, 'phoned', 'info.draft');
    },

    /** The head of the unit signs and answers for secrecy; not who wrote it. */
    async signOff(tx: Tx, actor: Actor, id: number, version: number, secrecyZh: string): Promise<View> {
      const row = await lock(tx, actor, id, version, 'own', 'drafted', 'phoned', 'returned');
      if (row.author_id !== null && row.author_id === actor.userId) refuse('info.own-sign-off');
      if (row.text_zh.trim().length < 2) refuse('info.empty');
      const signed = {
        signed_by: actor.userId,
        signed_by_name: actor.displayName,
        signed_at: clock.now(),
        secrecy_zh: secrecyZh,
      };
      return await save(
        tx,
        actor,
        row,
        row.kind === 'urgent' ? signed : { ...signed, state: 'signed-off' },
        'signed-off',
        'info.sign',
      );
    },

    /** Sends it: the moment is the platform's own. A late one gives its reason and stays late. */
    async send(tx: Tx, actor: Actor, id: number, version: number, lateZh: string): Promise<View> {
      const row = await lock(tx, actor, id, version, 'own', 'signed-off', 'phoned');
      if (row.signed_at === null) refuse('info.not-signed');
      const now = clock.now();
      const stands = timing({ ...row, sent_at: now }, now);
      if (stands && stands.written !== 'in-time' && lateZh.length < 2)
        refuse('info.excuse', { within: row.written_within }, ['info.urgent.written'], clock.today());
      await closeTodos(tx, platform, actor, 'info', row.id);
      await tell(
        tx,
        row,
        { id: row.to_org_id, roles: receivers },
        `签收信息：${row.title_zh}`,
        `Receive: ${row.title_zh}`,
        clock.today(),
      );
      const shown = await save(
        tx,
        actor,
        row,
        { state: row.kind === 'urgent' ? 'written' : 'sent', sent_at: now, late_zh: lateZh || null },
        'sent',
        'info.draft',
        lateZh || null,
      );
      await endStep(tx, actor, row);
      return shown;
    },

    async receive(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const row = await lock(tx, actor, id, version, 'receiver', 'sent', 'written');
      const shown = await save(
        tx,
        actor,
        row,
        { received_at: clock.now(), received_by: actor.userId, state: row.kind === 'urgent' ? 'written' : 'received' },
        'received',
        'info.receive',
      );
      await closeTodos(tx, platform, actor, 'info', row.id);
      return shown;
    },

    async decide(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        readonly version: number;
        readonly verdict: 'adopted' | 'returned' | 'not-used';
        readonly adoptedBy?: string | undefined;
        readonly verdictZh: string;
      },
    ): Promise<View> {
      const row = await lock(tx, actor, id, input.version, 'receiver', 'sent', 'received');
      if (row.kind === 'urgent') refuse('info.wrong-state', { title: row.title_zh });
      const levels = await rules.value<readonly string[]>(tx, 'info.adoption.levels', clock.today(), row.path);
      if (input.verdict === 'adopted' && !levels.includes(input.adoptedBy ?? '')) refuse('info.level');
      if (input.verdict !== 'adopted' && input.verdictZh.length < 2) refuse('info.reason');
      await closeTodos(tx, platform, actor, 'info', row.id);
      const isAdopted = input.verdict === 'adopted';
      // What comes back is worked on and signed again.
      const again =
        input.verdict === 'returned'
          ? { signed_by: null, signed_by_name: null, signed_at: null, sent_at: null, received_at: null }
          : {};
      if (input.verdict === 'returned')
        await tell(
          tx,
          row,
          { id: row.org_id, roles: ['branch-secretary', 'township-organiser', 'county-department'] },
          `信息退改：${row.title_zh}`,
          `Returned: ${row.title_zh}`,
          null,
        );
      return await save(
        tx,
        actor,
        row,
        {
          state: input.verdict,
          verdict_zh: input.verdictZh || null,
          adopted_by: isAdopted ? input.adoptedBy : null,
          adopted_on: isAdopted ? clock.today() : null,
          ...again,
        },
        input.verdict,
        'info.receive',
        input.verdictZh || null,
      );
    },

    async followUp(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly textZh: string; readonly isFinal: boolean },
    ): Promise<View> {
      const row = await lock(tx, actor, id, input.version, 'own', 'written', 'followed-up');
      await store.insertFollowUp(tx, row, {
        id: await ids.next(tx, row.region),
        textZh: input.textZh,
        who: actor.displayName,
        at: clock.now(),
        isFinal: input.isFinal,
      });
      return await save(
        tx,
        actor,
        row,
        { state: 'followed-up', followed_up_at: clock.now() },
        input.isFinal ? 'final' : 'followed-up',
        'info.draft',
      );
    },

    async close(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const row = await lock(tx, actor, id, version, 'receiver', 'written', 'followed-up');
      await closeTodos(tx, platform, actor, 'info', row.id);
      return await save(tx, actor, row, { state: 'closed', closed_at: clock.now() }, 'closed', 'info.receive');
    },

    /** Corrects the moment of the event; both moments stay, and only the receiver may shorten a delay. */
    async correct(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly eventAt: string; readonly reasonZh: string },
    ): Promise<View> {
      const seen = (await store.findInfo(tx, id)) ?? refuse('record.not-found');
      const by = seen.to_org_id === actor.orgId ? 'receiver' : 'reporter';
      const row = await lock(
        tx,
        actor,
        id,
        input.version,
        by === 'receiver' ? 'receiver' : 'own',
        'phoned',
        'written',
        'followed-up',
      );
      const before = row.event_at ?? refuse('info.wrong-state', { title: row.title_zh });
      const after = pastMoment(input.eventAt);
      if (!permissions.allows(actor, by === 'receiver' ? 'info.receive' : 'info.draft'))
        refuse('info.not-yours', { org: row.org_name });
      if (!mayCorrectEvent(before.toISOString(), after.toISOString(), by))
        refuse('info.later-event', {}, ['info.urgent.written'], clock.today());
      await store.insertCorrection(tx, row, {
        id: await ids.next(tx, row.region),
        before,
        after,
        reasonZh: input.reasonZh,
        who: actor.displayName,
        at: clock.now(),
      });
      return await save(tx, actor, row, { event_at: after }, 'corrected', 'info.draft', input.reasonZh);
    },

    /** A leader's note becomes a duty of the organisation that has to see to it. */
    async note(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        readonly version: number;
        readonly leaderName: string;
        readonly noteZh: string;
        readonly toOrgId?: number | undefined;
        readonly dueOn?: string | undefined;
      },
    ): Promise<View> {
      const row = await lock(tx, actor, id, input.version, 'receiver', ...arrived, 'adopted');
      const to =
        input.toOrgId === undefined
          ? { id: row.org_id }
          : ((await store.findOrg(tx, input.toOrgId)) ?? refuse('record.not-found'));
      const leaders = ['branch-secretary', 'township-secretary', 'township-organiser', 'county-department'] as const;
      await openTodo(tx, platform, {
        orgId: to.id,
        path: row.path,
        roles: leaders,
        aboutOrgId: row.org_id,
        aboutName: row.org_name,
        kind: 'hand-over',
        titleZh: `办理领导批示：${row.title_zh}`,
        titleEn: `See to a leader's note: ${row.title_zh}`,
        link: `/reports/${row.id}`,
        subjectKind: 'info-note',
        subjectId: row.id,
        dueOn: input.dueOn ?? null,
        dismissable: true,
      });
      return await save(
        tx,
        actor,
        row,
        { leader_note_zh: input.noteZh, leader_name: input.leaderName, note_org_id: to.id, noted_on: clock.today() },
        'noted',
        'info.receive',
        input.noteZh,
      );
    },

    /** Measures of the offices: in time, late, missed and concealed apart, adoption by level. */
    async measures(tx: Tx, from: string, until: string) {
      const rows = await store.listForMeasures(
        tx,
        new Date(`${from}T00:00:00+08:00`),
        new Date(Date.parse(`${until}T00:00:00+08:00`) + 86_400_000),
      );
      const byOrg = new Map<
        number,
        {
          orgId: number;
          orgName: string;
          sent: number;
          adopted: number;
          adoptedBy: Record<string, number>;
          inTime: number;
          late: number;
          missed: number;
          concealed: number;
        }
      >();
      for (const row of rows) {
        const sums = byOrg.get(row.org_id) ?? {
          orgId: row.org_id,
          orgName: row.org_name,
          sent: 0,
          adopted: 0,
          adoptedBy: {},
          inTime: 0,
          late: 0,
          missed: 0,
          concealed: 0,
        };
        byOrg.set(row.org_id, sums);
        if (row.sent_at !== null) sums.sent += 1;
        if (row.adopted_by !== null) {
          sums.adopted += 1;
          sums.adoptedBy[row.adopted_by] = (sums.adoptedBy[row.adopted_by] ?? 0) + 1;
        }
        const written = timing(row, clock.now())?.written;
        if (row.found === 'concealed') sums.concealed += 1;
        else if (row.found === 'missed' || written === 'missed') sums.missed += 1;
        else if (written === 'late') sums.late += 1;
        else if (written === 'in-time') sums.inTime += 1;
      }
      return [...byOrg.values()];
    },
  };
}
