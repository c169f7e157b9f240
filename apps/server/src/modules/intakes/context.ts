import { createHash, randomBytes } from 'node:crypto';
import { durationOf, intakeClock, type IntakeClock, type IntakeKind, type WorkingCalendar } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Scope, Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { IntakeEvent, IntakeRow, IntakeState } from './schema.ts';
import * as store from './store.ts';

/** Everything that is scoped; for looking up where something lies before the scope is narrowed to it. */
export const everything: Scope = { path: '', everything: true };

/** Path inside the closed area: no scope of an organisation holds it. */
export const closedPath = (path: string): string => `0.${path}`;

/** A fresh query code: easy to copy, impossible to guess. */
export const newCode = (): string => {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz';
  const text = Array.from(randomBytes(16), (byte) => letters[byte % letters.length] ?? '2').join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
};

/** What is kept of a query code. Dashes, blanks and capitals make no difference. */
export const hashCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^0-9a-z]/g, ''))
    .digest();

/** Names of states, for sentences. */
export const stateTitles: Readonly<Record<IntakeState, string>> = {
  registered: '已登记',
  accepted: '已受理',
  declined: '不予受理',
  assigned: '办理中',
  handled: '已办理待答复',
  replied: '已答复待评价',
  closed: '已办结',
};

/** Names of kinds, for sentences. */
export const kindTitles: Readonly<Record<IntakeKind, string>> = {
  service: '服务事项',
  petition: '信访事项',
  opinion: '意见建议',
  enquiry: '询问',
  interpellation: '质询',
  objection: '异议',
  appeal: '申诉',
};

/** Rules behind the clocks of a kind. */
export function rulesOf(kind: IntakeKind): {
  readonly notify: string;
  readonly reply: string;
  readonly extension: string;
} {
  if (kind === 'petition')
    return {
      notify: 'petition.accept.notify',
      reply: 'petition.handle.deadline',
      extension: 'petition.handle.extension',
    };
  return { notify: 'intake.accept.notify', reply: `intake.${kind}.reply`, extension: 'intake.extension' };
}

/** A length from a rule, which holds days as a number or a duration as text. */
export async function lengthOf(
  { rules }: Pick<Platform, 'rules'>,
  tx: Tx,
  ruleId: string,
  day: string,
  path: string,
): Promise<string> {
  const value = await rules.value<number | string>(tx, ruleId, day, path);
  return typeof value === 'number' ? `${value}${rules.parameter(ruleId).unit}` : value;
}

/** Clocks of a matter as they stand on a day. */
export function clockOf(row: IntakeRow, calendar: WorkingCalendar, today: string): IntakeClock {
  return intakeClock(
    {
      receivedOn: row.received_on,
      acceptedOn: row.accepted_on,
      reopenedOn: row.reopened_on,
      isExtended: row.extension === 'approved',
      pauses: row.pauses,
    },
    {
      notify: durationOf(row.notify_within),
      reply: durationOf(row.reply_within),
      extension: durationOf(row.extend_by),
    },
    calendar,
    today,
  );
}

/** The parts that all acts on a matter share. */
export type IntakeContext = ReturnType<typeof createContext>;

/** @returns helpers of the use cases */
export function createContext(platform: Platform) {
  const { audit, clock } = platform;

  const event = (actor: Actor, what: string, noteZh: string | null = null): IntakeEvent => ({
    at: clock.now().toISOString(),
    who: actor.kind === 'anonymous' ? '来访人' : actor.displayName,
    what,
    noteZh,
  });

  return {
    event,

    /** One entry of the trail. What a barred matter is about stays out of ordinary views: its entry is sealed. */
    note: (
      tx: Tx,
      actor: Actor,
      action: string,
      row: Pick<IntakeRow, 'region' | 'id' | 'org_id' | 'path' | 'barred_members' | 'barred_path'>,
      facts: Readonly<Record<string, unknown>> = {},
      ruleIds: readonly string[] = [],
    ): Promise<void> => {
      const isBarred = row.barred_members.length > 0 || row.barred_path !== null;
      return audit.append(tx, actor, {
        action,
        subjectKind: 'intake',
        subjectId: row.id,
        orgId: row.org_id,
        path: row.path,
        region: row.region,
        sealed: isBarred,
        facts: isBarred ? {} : facts,
        ruleIds,
      });
    },

    /** A matter of the actor's own organisation in one of `states`, locked, in the version that was seen. */
    async lockOwn(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      ...states: readonly IntakeState[]
    ): Promise<IntakeRow> {
      const row = (await store.lockIntake(tx, id)) ?? refuse('record.not-found');
      if (actor.kind !== 'system' && row.org_id !== actor.orgId)
        refuse('intake.not-yours', { title: row.title_zh, org: row.org_name });
      checkState(row, version, states);
      return row;
    },

    checkState,

    /** Saves a change with the due date that follows from it. */
    async save(
      tx: Tx,
      actor: Actor,
      row: IntakeRow,
      changes: Partial<IntakeRow>,
      what: string,
      noteZh: string | null = null,
    ): Promise<IntakeRow> {
      const next: IntakeRow = { ...row, ...changes };
      const calendar = await loadWorkingCalendar(tx);
      const { notify, reply, isPaused } = clockOf(next, calendar, clock.today());
      const waits = next.reviews.find(({ answeredOn }) => answeredOn === null);
      const dueOn =
        waits?.dueOn ??
        (next.state === 'registered' ? notify.dueOn : next.state === 'declined' ? null : (reply?.dueOn ?? null));
      const { pauses, reviews, events: _events, barred_members: _barred, missing_zh, ...plain } = changes;
      await store.updateIntake(
        tx,
        row,
        {
          ...plain,
          ...(missing_zh ? { missing_zh: [...missing_zh] } : {}),
          ...(pauses ? { pauses: { json: JSON.stringify(pauses) } } : {}),
          ...(reviews ? { reviews: { json: JSON.stringify(reviews) } } : {}),
          is_paused: isPaused,
          due_on: dueOn,
        },
        event(actor, what, noteZh),
      );
      return { ...next, due_on: dueOn, is_paused: isPaused };
    },
  };

  function checkState(row: IntakeRow, version: number, states: readonly IntakeState[]): void {
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (!states.includes(row.state))
      refuse('intake.wrong-state', { title: row.title_zh, state: stateTitles[row.state] });
  }
}

/** Somebody without an account, acting at one organisation: no name, no address, nothing that leads to them. */
export function visitorAt(region: number, orgId: number, path: string): Actor {
  return {
    kind: 'anonymous',
    userId: null,
    displayName: '来访人',
    role: 'anonymous',
    region,
    orgId,
    path,
    memberId: null,
    scope: { path },
  };
}
