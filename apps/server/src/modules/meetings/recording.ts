import { addDuration, durationOf, type DurationText } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { attachTo, removeAttachments } from '../attachments/index.ts';
import { meetObligation, type DutyKind } from '../methods/index.ts';
import type { MeetingKindId, MeetingRow, Signer } from './schema.ts';
import * as store from './store.ts';
import type { MeetingSupport } from './support.ts';

const signerTitles: Readonly<Record<Signer, string>> = { chair: '主持人', recorder: '记录人' };

/** Meetings that count for a repeated duty of their branch (三会一课、主题党日), once they are signed. */
const dutyOfKind: Readonly<Partial<Record<MeetingKindId, DutyKind>>> = {
  'party-assembly': 'party-assembly',
  'branch-committee': 'branch-committee',
  lecture: 'lecture',
  'themed-party-day': 'theme-day',
};

/** Minutes: written, fixed, signed by chair and recorder; later only dated corrections beside them. */
export function createRecording(platform: Platform, support: MeetingSupport) {
  const { clock, ids, rules, steps } = platform;

  const dayAfter = async (tx: Tx, meeting: MeetingRow, rule: string): Promise<string> => {
    const heldOn = meeting.held_on ?? clock.today();
    const length = await rules.value<DurationText>(tx, rule, heldOn, meeting.path);
    return addDuration(await loadWorkingCalendar(tx), heldOn, durationOf(length)).date;
  };

  const finished = async (tx: Tx, actor: Actor, meeting: MeetingRow): Promise<void> => {
    const duty = dutyOfKind[meeting.kind];
    if (duty !== undefined && meeting.held_on !== null) {
      const { org_id: orgId, held_on: happenedOn, id: subjectId } = meeting;
      await meetObligation(tx, platform, { orgId, kind: duty, happenedOn, subjectKind: 'meeting', subjectId });
    }
    // Whoever signs last ends the meeting, a recorder without an office too: the signature was checked, the step follows.
    if (meeting.run_step_id !== null) await steps.complete(tx, { ...actor, kind: 'system' }, meeting.run_step_id);
  };

  return {
    /** Last day on which the minutes are not late. */
    dueOn: (tx: Tx, meeting: MeetingRow) => dayAfter(tx, meeting, 'meeting.record.due'),

    /** Keeps what was typed. Possible from the opening, so that the recorder writes along. */
    async save(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        minutesZh: string;
        summaries: readonly { readonly number: number; readonly summaryZh: string }[];
      },
    ): Promise<{ version: number; savedAt: string }> {
      const meeting = await support.lockOwn(tx, actor, id, input.version, 'opened', 'adjourned', 'resumed', 'closed');
      for (const each of input.summaries) await store.saveSummary(tx, meeting, each.number, each.summaryZh);
      await store.updateMeeting(tx, meeting, { minutes_zh: input.minutesZh });
      return { version: meeting.version + 1, savedAt: clock.now().toISOString() };
    },

    /** Fixes the minutes. Late ones are marked, much too late ones are refused; the day of the meeting stays. */
    async record(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, version, 'closed');
      const agenda = await store.listAgenda(tx, meeting);
      if (!agenda.some((item) => item.summary_zh.trim() !== '')) refuse('meeting.minutes-empty');
      const today = clock.today();
      const latestOn = await dayAfter(tx, meeting, 'meeting.record.late.max');
      if (today > latestOn)
        refuse('meeting.record-too-late', { heldOn: meeting.held_on, latestOn }, ['meeting.record.late.max']);
      const late = today > (await dayAfter(tx, meeting, 'meeting.record.due'));
      const at = support.atLeast(meeting.closed_at);
      await store.updateMeeting(tx, meeting, { state: 'recorded', recorded_at: at, late: late });
      await support.event(tx, actor, meeting, 'recorded', at);
      await support.note(tx, actor, 'meeting.record', meeting, { title: meeting.title_zh, late }, [
        'meeting.record.due',
      ]);
      if (meeting.definition.signedBy.length === 0) await finished(tx, actor, meeting);
    },

    /**
     * Signs as chair or recorder: the person itself, or, where the paper was signed by hand, whoever has that paper
     * before them and answers for it by name.
     */
    async sign(tx: Tx, actor: Actor, id: number, version: number, as: Signer, onPaper: boolean): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, version, 'recorded');
      const memberId = as === 'chair' ? meeting.chair_member_id : meeting.recorder_member_id;
      const name = (as === 'chair' ? meeting.chair_name : meeting.recorder_name) ?? '';
      if (!onPaper && (memberId === null || actor.memberId !== memberId))
        refuse('meeting.not-signer', { role: signerTitles[as], name });
      const at = support.atLeast(meeting.recorded_at);
      const isNew = await store.insertSignature(tx, meeting, {
        role: as,
        name,
        onPaper,
        by: actor.userId,
        byName: actor.displayName,
        at,
      });
      if (!isNew) refuse('meeting.already-signed', { role: signerTitles[as] });
      const signed = await store.signedRoles(tx, meeting);
      const isComplete = meeting.definition.signedBy.every((role) => signed.includes(role));
      await store.updateMeeting(tx, meeting, isComplete ? { state: 'signed' } : {});
      await support.note(tx, actor, 'meeting.sign', meeting, { as, onPaper });
      if (!isComplete) return;
      await support.event(tx, actor, meeting, 'signed', at);
      await finished(tx, actor, meeting);
    },

    /** A correction after the minutes were fixed: a dated entry beside them, the text stays. */
    async amend(tx: Tx, actor: Actor, id: number, textZh: string): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, undefined, 'recorded', 'signed');
      await store.insertAddendum(tx, await ids.next(tx, meeting.region), meeting, {
        textZh,
        by: actor.userId,
        byName: actor.displayName,
        at: support.atLeast(meeting.recorded_at),
      });
      await store.updateMeeting(tx, meeting, {});
      await support.note(tx, actor, 'meeting.amend', meeting, { title: meeting.title_zh });
    },

    /** Ties uploaded files to the meeting or takes them off; after the signatures nothing is taken off. */
    async files(
      tx: Tx,
      actor: Actor,
      id: number,
      change: { readonly add: readonly number[]; readonly remove: readonly number[] },
    ): Promise<void> {
      const open = ['called', 'opened', 'adjourned', 'resumed', 'closed', 'recorded'] as const;
      const meeting = await support.lockOwn(tx, actor, id, undefined, ...open, 'signed');
      if (meeting.state === 'signed' && change.remove.length > 0)
        await support.lockOwn(tx, actor, id, undefined, ...open);
      const subject = { kind: 'meeting', id, orgId: meeting.org_id, path: meeting.path };
      await attachTo(tx, actor, change.add, subject);
      await removeAttachments(tx, platform, actor, subject, change.remove);
      await support.note(tx, actor, 'meeting.files', meeting, { added: change.add, removed: change.remove });
    },

    /** A later step sent the run back: the minutes stay, corrections are added beside them. */
    async reopened(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
      const meeting = await store.lockMeeting(tx, id);
      if (!meeting) refuse('record.not-found');
      await support.event(tx, actor, meeting, meeting.state, support.atLeast(meeting.recorded_at), reason);
      await support.note(tx, actor, 'meeting.reopen', meeting, { reason });
    },
  };
}
