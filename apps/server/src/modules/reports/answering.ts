import type { InfoView } from '@jishi/contract';
import { mayCorrectEvent } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import type { InfoState } from './store.ts';
import * as store from './store.ts';

import type { InfoContext } from './context.ts';

type View = z.input<typeof InfoView>;

const arrived: readonly InfoState[] = ['sent', 'written', 'received', 'followed-up'];

/** What becomes of a report: received, decided, followed up, closed, corrected, noted. */
export function createAnswering(platform: Platform, context: InfoContext) {
  const { clock, ids, permissions, rules } = platform;
  const { lock, save, pastMoment, endStep, tell, receivers, timing } = context;
  return {
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
  };
}
