import {
  addDuration,
  decideMotion,
  durationOf,
  leastReaching,
  thresholdSetting,
  type DurationText,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { chinaDayOf } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos } from '../todos/index.ts';
import { isPresent } from './attending.ts';
import { kindFacts } from './kinds.ts';
import { electorateOf, ruleOf } from './rules.ts';
import type { AttendeeRow, MeetingRow } from './schema.ts';
import * as store from './store.ts';
import { isTold, type MeetingSupport } from './support.ts';
import { listResolutions } from './views.ts';

/** Votes by show of hands. */
export interface HandCount {
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

/** Holding a meeting: opening with the frozen list, resolutions, items outside the agenda, adjournment, close. */
export function createHolding(platform: Platform, support: MeetingSupport) {
  const { clock, ids, rules } = platform;

  const officer = (list: readonly AttendeeRow[], memberId: number, role: string): AttendeeRow => {
    const found = list.find((each) => each.member_id === memberId);
    if (!found) refuse('meeting.not-on-list');
    if (!isPresent(found)) refuse('meeting.officer-absent', { name: found.name, role });
    return found;
  };

  const freeze = async (
    tx: Tx,
    meeting: MeetingRow,
    day: string,
    told: { toldExpected?: number | undefined; toldPresent?: number | undefined },
  ): Promise<{ expected: number; present: number }> => {
    if (isTold(meeting)) {
      const { toldExpected: expected = 0, toldPresent: present = 0 } = told;
      if (expected < 1 || present > expected) refuse('meeting.heads-missing');
      return { expected, present };
    }
    const roster = await store.listRoster(tx, meeting);
    const frozen = electorateOf(meeting.definition, roster, day);
    if (frozen.expected.length === 0) refuse('meeting.nobody-expected');
    await store.putOnList(tx, meeting, roster);
    await store.freezeList(tx, meeting, frozen.expected, frozen.excluded);
    return { expected: frozen.expected.length, present: await store.countVoting(tx, meeting) };
  };

  const refuseWithoutMasses = async (tx: Tx, meeting: MeetingRow, day: string): Promise<void> => {
    const rule = meeting.definition.leastMasses;
    if (rule === undefined) return;
    const least = await rules.value<number>(tx, rule.param, day, meeting.path);
    const now = meeting.observers.find((each) => each.kind === 'masses-representatives')?.count ?? 0;
    if (now < least) refuse('meeting.masses-missing', { least, now }, [rule.param], day);
  };

  return {
    /**
     * Opens: freezes who counts by the roster of the day, checks the quorum. A meeting held earlier and entered now
     * keeps its own day; one called for a later day cannot be opened.
     */
    async open(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        chairMemberId: number;
        recorderMemberId: number;
        toldExpected?: number | undefined;
        toldPresent?: number | undefined;
      },
    ): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, input.version, 'called');
      const scheduledAt = meeting.scheduled_at ?? clock.now();
      const heldOn = chinaDayOf(scheduledAt);
      const today = clock.today();
      if (heldOn > today) refuse('meeting.not-yet', { title: meeting.title_zh, meetsOn: heldOn });
      if (input.chairMemberId === input.recorderMemberId) refuse('meeting.same-person');
      await refuseWithoutMasses(tx, meeting, heldOn);
      const heads = await freeze(tx, meeting, heldOn, input);
      const list = await store.listAttendees(tx, meeting);
      const chair = officer(list, input.chairMemberId, '主持人');
      const recorder = officer(list, input.recorderMemberId, '记录人');
      await support.refuseWithoutQuorum(tx, meeting, heads, heldOn);
      const openedAt = heldOn === today ? support.atLeast() : scheduledAt;
      await store.updateMeeting(tx, meeting, {
        state: 'opened',
        held_on: heldOn,
        opened_at: openedAt,
        expected: heads.expected,
        told_present: isTold(meeting) ? heads.present : null,
        chair_member_id: chair.member_id,
        chair_name: chair.name,
        recorder_member_id: recorder.member_id,
        recorder_name: recorder.name,
      });
      await closeTodos(tx, platform, actor, 'meeting-notice', meeting.id, 'lapsed');
      await support.event(tx, actor, meeting, 'opened', openedAt);
      await support.note(
        tx,
        actor,
        'meeting.open',
        meeting,
        { title: meeting.title_zh, heldOn, ...heads, chair: chair.member_id, recorder: recorder.member_id },
        ruleOf(meeting.definition.quorum),
      );
    },

    /** Adds an item that the notice did not name; those present have to consent where the rule says so. */
    async addItem(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        titleZh: string;
        kind: 'inform' | 'discuss' | 'decide';
        consent?: HandCount | undefined;
      },
    ): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, input.version, 'opened', 'resumed');
      const { outsideAgenda, pass } = meeting.definition;
      if (outsideAgenda === 'refused') refuse('meeting.outside-refused');
      if (outsideAgenda === 'need-consent') {
        if (!input.consent) refuse('meeting.consent-missing');
        const heads = await support.heads(tx, meeting);
        refuseImpossible(input.consent, heads.present);
        // Where the regulations name no majority, the rule of collective decisions applies.
        const threshold = thresholdSetting(
          pass ?? { param: 'approval.meeting.pass' },
          await rules.reader(tx, meeting.path),
          meeting.held_on ?? clock.today(),
        );
        const needed = leastReaching(heads, threshold);
        if (input.consent.inFavour < needed)
          refuse('meeting.consent-refused', { inFavour: input.consent.inFavour, needed }, ruleOf(pass));
      }
      const number = (await store.listAgenda(tx, meeting)).length + 1;
      await store.insertItem(tx, meeting, number, input, input.consent ? { ...input.consent } : null, true);
      await store.updateMeeting(tx, meeting, {});
      await support.note(tx, actor, 'meeting.add-item', meeting, { number, title: input.titleZh }, ruleOf(pass));
    },

    /** A resolution by show of hands: the quorum is checked again first, by the rule of the day. */
    async resolve(
      tx: Tx,
      actor: Actor,
      id: number,
      input: HandCount & { version: number; agendaNumber: number; textZh: string },
    ): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, input.version, 'opened', 'resumed');
      const { quorum, pass } = meeting.definition;
      if (quorum === undefined || pass === undefined)
        refuse('meeting.no-vote-here', { kind: kindFacts(meeting.kind).titleZh });
      const item = (await store.listAgenda(tx, meeting)).find((each) => each.number === input.agendaNumber);
      if (item?.kind !== 'decide') refuse('meeting.not-for-resolution', { number: input.agendaNumber });
      const day = meeting.held_on ?? clock.today();
      const heads = await support.heads(tx, meeting);
      await support.refuseWithoutQuorum(tx, meeting, heads, day);
      refuseImpossible(input, heads.present);
      const reader = await rules.reader(tx, meeting.path);
      const rule = { quorum: thresholdSetting(quorum, reader, day), pass: thresholdSetting(pass, reader, day) };
      const { inFavour, against, abstained } = input;
      const decided = decideMotion({ ...heads, inFavour, against, abstained }, rule);
      if (!decided.ok) refuse('meeting.counts-impossible', { total: inFavour + against + abstained, ...heads });
      const ruleIds = [...ruleOf(quorum), ...ruleOf(pass)];
      const resolution = {
        agendaNumber: input.agendaNumber,
        textZh: input.textZh,
        ...heads,
        inFavour,
        against,
        abstained,
        outcome: decided.value,
      };
      const at = support.atLeast(meeting.opened_at);
      await store.insertResolution(tx, await ids.next(tx, meeting.region), meeting, { ...resolution, ruleIds, at });
      await store.updateMeeting(tx, meeting, {});
      await support.note(tx, actor, 'meeting.resolve', meeting, resolution, ruleIds);
    },

    async adjourn(tx: Tx, actor: Actor, id: number, version: number, reason: string): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, version, 'opened', 'resumed');
      const at = support.atLeast(meeting.opened_at);
      await store.updateMeeting(tx, meeting, { state: 'adjourned', adjourned_at: at });
      await store.signOutAll(tx, meeting, at);
      await support.event(tx, actor, meeting, 'adjourned', at, reason);
      await support.note(tx, actor, 'meeting.adjourn', meeting, { reason }, ['meeting.adjourn.max']);
    },

    /** Goes on after an adjournment: who came back signs in again before the quorum is checked. */
    async resume(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, version, 'adjourned');
      const adjournedOn = chinaDayOf(meeting.adjourned_at ?? clock.now());
      const today = clock.today();
      const longest = await rules.value<DurationText>(tx, 'meeting.adjourn.max', adjournedOn, meeting.path);
      const latestOn = addDuration(await loadWorkingCalendar(tx), adjournedOn, durationOf(longest)).date;
      if (today > latestOn) refuse('meeting.adjourned-too-long', { adjournedOn, latestOn }, ['meeting.adjourn.max']);
      const at = support.atLeast(meeting.opened_at, meeting.adjourned_at);
      await support.refuseWithoutQuorum(tx, meeting, await support.heads(tx, meeting), today);
      await store.updateMeeting(tx, meeting, { state: 'resumed' });
      await support.event(tx, actor, meeting, 'resumed', at);
      await support.note(tx, actor, 'meeting.resume', meeting, { adjournedOn }, ['meeting.adjourn.max']);
    },

    async close(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, version, 'opened', 'resumed', 'adjourned');
      const at = support.atLeast(meeting.opened_at, meeting.adjourned_at);
      await store.updateMeeting(tx, meeting, {
        state: 'closed',
        closed_at: at,
        minutes_zh: meeting.minutes_zh === '' ? await firstMinutes(tx, meeting) : undefined,
      });
      await support.event(tx, actor, meeting, 'closed', at);
      await support.note(tx, actor, 'meeting.close', meeting, { title: meeting.title_zh });
    },
  };
}

function refuseImpossible(votes: HandCount, present: number): void {
  const total = votes.inFavour + votes.against + votes.abstained;
  if (total > present) refuse('meeting.counts-impossible', { total, present });
}

const outcomes = { carried: '通过', rejected: '未通过' } as const;

/** The minutes start from what is known: attendance, agenda, resolutions. */
async function firstMinutes(tx: Tx, meeting: MeetingRow): Promise<string> {
  const list = await store.listAttendees(tx, meeting);
  const came = isTold(meeting)
    ? (meeting.told_present ?? 0)
    : list.filter((each) => each.signed_in_at !== null && each.voting).length;
  const without = list.filter((each) => each.signed_in_at !== null && each.voting === false).length;
  const onLeave = list.filter((each) => each.signed_in_at === null && each.leave_reason !== null).length;
  const others = meeting.observers.filter((each) => each.count > 0).map((each) => `${each.titleZh} ${each.count} 人`);
  const heads = [
    `应到有表决权 ${meeting.expected ?? 0} 人，实到 ${came} 人`,
    ...(onLeave > 0 ? [`请假 ${onLeave} 人`] : []),
    ...(without > 0 ? [`没有表决权的到会 ${without} 人`] : []),
    ...(others.length > 0 ? [`列席：${others.join('、')}`] : []),
  ].join('，');
  const resolutions = await listResolutions(tx, meeting);
  const items = (await store.listAgenda(tx, meeting)).map((item) => {
    const decided = resolutions
      .filter((each) => each.agenda_number === item.number)
      .map(
        (each) =>
          `决议：${each.text_zh}（赞成 ${each.in_favour}、反对 ${each.against}、弃权 ${each.abstained}，${outcomes[each.outcome]}）`,
      );
    return [`${item.number}．${item.title_zh}${item.outside_agenda ? '（会上增加）' : ''}`, ...decided].join('\n');
  });
  const opening = `${meeting.held_on}，${meeting.org_name}在${meeting.place_zh}召开${meeting.title_zh}。${heads}。${meeting.chair_name ?? ''}主持，${meeting.recorder_name ?? ''}记录。`;
  return [opening, ...items].join('\n\n');
}
