import { thresholdSetting } from '@jishi/domain';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { quorumNow, ruleOf } from './rules.ts';
import type { MeetingRow, MeetingState } from './schema.ts';
import * as store from './store.ts';

/** States as people read them. */
export const stateTitles: Readonly<Record<MeetingState, string>> = {
  planned: '待召集',
  called: '已通知',
  opened: '正在开会',
  adjourned: '休会',
  resumed: '正在开会',
  closed: '已散会，待记录',
  recorded: '记录待签字',
  signed: '已签字',
  cancelled: '已取消',
};

/** People who are expected where the list is told, not drawn from a roster. */
export const isTold = (meeting: MeetingRow): boolean => meeting.definition.electorate === 'told';

/** What all use cases of meetings share. */
export type MeetingSupport = ReturnType<typeof createMeetingSupport>;

export function createMeetingSupport(platform: Platform) {
  const { audit, clock, ids, rules } = platform;
  return {
    note: (
      tx: Tx,
      actor: Actor,
      action: string,
      meeting: Pick<MeetingRow, 'id' | 'org_id' | 'path' | 'region'>,
      facts: Readonly<Record<string, unknown>>,
      ruleIds: readonly string[] = [],
    ) =>
      audit.append(tx, actor, {
        action,
        subjectKind: 'meeting',
        subjectId: meeting.id,
        orgId: meeting.org_id,
        path: meeting.path,
        region: meeting.region,
        facts,
        ruleIds,
      }),

    /** Locks a meeting of the actor's own organisation in one of the states; `version` undefined skips that check. */
    async lockOwn(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number | undefined,
      ...states: readonly MeetingState[]
    ): Promise<MeetingRow> {
      const meeting = await store.lockMeeting(tx, id);
      if (!meeting) refuse('record.not-found');
      if (!actsFor(actor, meeting.org_id))
        refuse('meeting.not-yours', { title: meeting.title_zh, org: meeting.org_name });
      if (version !== undefined && meeting.version !== version)
        refuse('record.changed-meanwhile', { by: '另一处', version: meeting.version });
      if (!states.includes(meeting.state))
        refuse('meeting.wrong-state', { title: meeting.title_zh, state: stateTitles[meeting.state] });
      return meeting;
    },

    /** This instant, never before one that was written down already: a clock set back does not turn time round. */
    atLeast(...earlier: readonly (Date | null)[]): Date {
      const latest = Math.max(clock.now().getTime(), ...earlier.map((each) => each?.getTime() ?? 0));
      return new Date(latest);
    },

    /** Notes the course of the meeting. */
    async event(
      tx: Tx,
      actor: Actor,
      meeting: Pick<MeetingRow, 'region' | 'id' | 'org_id' | 'path'>,
      state: MeetingState,
      at: Date,
      reasonZh: string | null = null,
    ): Promise<void> {
      await store.insertEvent(tx, await ids.next(tx, meeting.region), meeting, {
        state,
        byName: actor.displayName,
        at,
        reasonZh,
      });
    },

    /** Heads with a vote at this moment. */
    async heads(tx: Tx, meeting: MeetingRow): Promise<{ expected: number; present: number }> {
      const present = isTold(meeting) ? (meeting.told_present ?? 0) : await store.countVoting(tx, meeting);
      return { expected: meeting.expected ?? 0, present };
    },

    /** Refuses where fewer are present than the rule of the day asks. Meetings without a quorum pass. */
    async refuseWithoutQuorum(
      tx: Tx,
      meeting: MeetingRow,
      heads: { expected: number; present: number },
      day: string,
    ): Promise<void> {
      const setting = meeting.definition.quorum;
      if (setting === undefined) return;
      const threshold = thresholdSetting(setting, await rules.reader(tx, meeting.path), day);
      const { met, least } = quorumNow(threshold, heads);
      if (met) return;
      refuse('meeting.quorum-not-met', { ...heads, least, missing: least - heads.present }, ruleOf(setting), day);
    },
  };
}
