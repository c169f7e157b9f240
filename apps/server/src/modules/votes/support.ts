import { takeAct, type VoteAct, type VoteState } from '@jishi/domain';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RoundRow, VoteRow } from './schema.ts';
import * as store from './store.ts';

/** States as people read them. */
export const stateTitles: Readonly<Record<VoteState, string>> = {
  prepared: '准备中',
  open: '正在投票',
  closed: '已停止投票，待计票',
  counted: '已计票，待宣布',
  declared: '已宣布',
  void: '本轮无效',
};

/** Chinese names of the duties. */
export const dutyTitles = { scrutineer: '监票人', teller: '计票人' } as const;

/** What all use cases of votes share. */
export type VoteSupport = ReturnType<typeof createVoteSupport>;

export function createVoteSupport(platform: Platform) {
  const { audit, clock, ids } = platform;

  const refuseWrongState = (vote: VoteRow): never =>
    refuse('vote.wrong-state', { title: vote.title_zh, state: stateTitles[vote.state] });

  return {
    /** Notes an act in the trail and in the course of the vote. Never a choice, never who cast. */
    async note(
      tx: Tx,
      actor: Actor,
      action: string,
      vote: Pick<VoteRow, 'region' | 'id' | 'org_id' | 'path'>,
      told: { readonly actZh: string; readonly reasonZh?: string | null },
      facts: Readonly<Record<string, unknown>> = {},
      ruleIds: readonly string[] = [],
    ): Promise<void> {
      store.insertEvent(tx, await ids.next(tx, vote.region), vote, {
        actZh: told.actZh,
        byName: actor.displayName,
        at: clock.now(),
        reasonZh: told.reasonZh ?? null,
      });
      await audit.append(tx, actor, {
        action,
        subjectKind: 'vote',
        subjectId: vote.id,
        orgId: vote.org_id,
        path: vote.path,
        region: vote.region,
        facts,
        ruleIds,
      });
    },

    /** Locks a vote of the actor's own organisation for an act; `version` undefined skips that check. */
    async lockOwn(
      tx: Tx,
      actor: Actor,
      id: number,
      act: VoteAct,
      version?: number,
    ): Promise<{ readonly vote: VoteRow; readonly to: VoteState }> {
      const vote = await store.lockVote(tx, id);
      if (!vote) refuse('record.not-found');
      if (!actsFor(actor, vote.org_id)) refuse('vote.not-yours', { title: vote.title_zh, org: vote.org_name });
      if (version !== undefined && vote.version !== version)
        refuse('record.changed-meanwhile', { by: '另一处', version: vote.version });
      const moved = takeAct(vote.state, act);
      if (!moved.ok) return refuseWrongState(vote);
      return { vote, to: moved.value };
    },

    /** Latest round of a vote; every vote past `prepared` has one. */
    async lastRound(tx: Tx, vote: VoteRow): Promise<RoundRow> {
      const round = (await store.listRounds(tx, vote)).at(-1);
      return round ?? refuseWrongState(vote);
    },
  };
}
