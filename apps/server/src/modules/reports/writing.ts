import type { InfoView } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { InfoRow, InfoState } from './store.ts';
import * as store from './store.ts';

import type { InfoContext } from './context.ts';

type View = z.input<typeof InfoView>;
type Text = { readonly titleZh: string; readonly textZh: string; readonly elements: InfoRow['elements'] };

const urgentRules = ['info.urgent.phone', 'info.urgent.written', 'info.urgent.never_after'] as const;
const drafting: readonly InfoState[] = ['drafted', 'returned', 'signed-off', 'phoned'];

/** Writing a report: draft, sign-off, sending; urgent ones by the clock. */
export function createWriting(platform: Platform, context: InfoContext) {
  const { audit, clock, ids } = platform;
  const { lock, save, receiverOf, pastMoment, lengths, tell } = context;
  return {
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
  };
}
