import {
  checkFunding,
  slotMinutes,
  slotsOf,
  venueAfter,
  type OpenHours,
  type VenueAct,
  type VenueState,
} from '@jishi/domain';
import { actsFor, covers, systemActor, type Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import type { VenuePlan, VenueRow } from './schema.ts';
import { requirementsOf } from './requirements.ts';
import * as store from './store.ts';

const stateTitles: Readonly<Record<VenueState, string>> = {
  planned: '待批准',
  approved: '已批准待建',
  declined: '未批准',
  built: '已建成待验收',
  accepted: '已验收',
  open: '开放',
  closed: '停止开放',
};

/** Venues (阵地): planned, approved without debt or levy, built, accepted, open; booked once at a time. */
export type VenueService = ReturnType<typeof createVenueService>;

export function createVenueService(platform: Platform) {
  const { audit, clock, ids, steps } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: VenueRow,
    facts: Record<string, unknown> = {},
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action: `venue.${action}`,
      subjectKind: 'venue',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { title: row.title_zh, ...facts },
      ruleIds,
    });

  const isSuperior = (actor: Actor, row: VenueRow): boolean =>
    covers(actor, row.path) && (actor.orgId !== row.org_id || actor.role === 'county-department');

  const lock = async (tx: Tx, actor: Actor, id: number, version?: number): Promise<VenueRow> => {
    const row = await store.lockVenue(tx, id);
    if (!row || !covers(actor, row.path)) refuse('record.not-found');
    if (version !== undefined && row.version !== version)
      refuse('record.changed-meanwhile', { by: '其他人', version: row.version });
    return row;
  };
  const lockOwn = async (tx: Tx, actor: Actor, id: number, version?: number): Promise<VenueRow> => {
    const row = await lock(tx, actor, id, version);
    if (!actsFor(actor, row.org_id)) refuse('venue.not-manager', { title: row.title_zh, org: row.org_name });
    return row;
  };

  const after = (row: VenueRow, act: VenueAct): VenueState => {
    const next = venueAfter(row.state, act);
    return next.ok ? next.value : refuse('venue.wrong-state', { title: row.title_zh, state: stateTitles[row.state] });
  };
  const requireDay = (on: string, earliest: string): void => {
    if (on > clock.today() || on < earliest) refuse('venue.date', { earliest });
  };
  const finish = async (tx: Tx, actor: Actor, runStepId: number | undefined): Promise<void> => {
    if (runStepId !== undefined) await steps.complete(tx, actor, runStepId);
  };

  const askApproval = async (tx: Tx, row: VenueRow): Promise<void> => {
    const org = await findOrg(tx, row.org_id);
    const above = org?.parent_id == null ? undefined : await findOrg(tx, org.parent_id);
    if (!above) return;
    await openTodo(tx, platform, {
      orgId: above.id,
      path: row.path,
      roles: above.kind === 'county' ? ['county-department'] : ['township-secretary'],
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh: `审批${row.org_name}的阵地计划“${row.title_zh}”`,
      titleEn: `Answer the venue plan “${row.title_zh}”`,
      link: `/venues/${row.id}`,
      subjectKind: 'venue-plan',
      subjectId: row.id,
    });
  };

  return {
    isSuperior,

    /** Plans a venue of the own organisation; the superior answers. */
    async plan(
      tx: Tx,
      actor: Actor,
      input: VenuePlan & { readonly kind: string; readonly runStepId?: number | undefined },
    ): Promise<number> {
      const org = await findOrg(tx, actor.orgId ?? 0);
      if (!org || !covers(actor, org.path)) refuse('record.not-found');
      const context = input.runStepId === undefined ? undefined : await steps.context(tx, input.runStepId);
      const id = await ids.next(tx, org.region);
      await store.insertVenue(
        tx,
        {
          region: org.region,
          id,
          orgId: org.id,
          path: org.path,
          runId: context?.runId ?? null,
          runStepId: input.runStepId ?? null,
          kind: input.kind,
          by: actor.userId,
          at: clock.now(),
        },
        input,
      );
      const row = await store.findVenue(tx, id);
      if (!row) throw new Error('a venue that was just added');
      await note(tx, actor, 'plan', row, { funding: row.funding_source, fundingFen: row.funding_fen });
      await askApproval(tx, row);
      return id;
    },

    /** Plans anew what was declined. */
    async replan(tx: Tx, actor: Actor, id: number, input: VenuePlan & { version: number }): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version);
      await store.updateVenue(tx, row, {
        state: after(row, 'replan'),
        title_zh: input.titleZh,
        place_zh: input.placeZh,
        area_square_metres: input.areaSquareMetres,
        functions: [...input.functions],
        bookable: input.bookable,
        funding_source: input.fundingSource,
        funding_fen: input.fundingFen,
        adds_debt: input.addsDebt,
        levies: input.levies,
        declined_reason: null,
        decided_on: null,
        decided_by_name: null,
      });
      await note(tx, actor, 'plan', row, { again: true });
      await askApproval(tx, row);
    },

    /** The superior approves; a plan that adds debt or a levy is blocked whoever approves it. */
    async approve(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lock(tx, actor, id, version);
      if (!isSuperior(actor, row) || (row.planned_by !== null && row.planned_by === actor.userId))
        refuse('venue.own-plan');
      const state = after(row, 'approve');
      const funding = checkFunding({ source: row.funding_source, addsDebt: row.adds_debt, levies: row.levies });
      if (!funding.ok) refuse(funding.error.code, { title: row.title_zh }, ['venue.no_debt'], clock.today());
      await store.updateVenue(tx, row, { state, decided_on: clock.today(), decided_by_name: actor.displayName });
      await note(tx, actor, 'approve', row, {}, ['venue.no_debt']);
      await closeTodos(tx, platform, actor, 'venue-plan', row.id);
      // The step belongs to who planned; its end is the answer of the superior.
      if (row.run_step_id !== null)
        await steps.complete(tx, systemActor(actor.displayName, row.region), row.run_step_id);
    },

    async decline(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<void> {
      const row = await lock(tx, actor, id, input.version);
      if (!isSuperior(actor, row)) refuse('venue.own-plan');
      await store.updateVenue(tx, row, {
        state: after(row, 'decline'),
        decided_on: clock.today(),
        decided_by_name: actor.displayName,
        declined_reason: input.reason,
      });
      await note(tx, actor, 'decline', row, { reason: input.reason });
      await closeTodos(tx, platform, actor, 'venue-plan', row.id);
    },

    async build(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        on: string;
        equipment: readonly { titleZh: string; count: number }[];
        runStepId?: number | undefined;
      },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version);
      requireDay(input.on, row.decided_on ?? input.on);
      await store.updateVenue(tx, row, {
        state: after(row, 'build'),
        built_on: input.on,
        equipment: jsonValue(input.equipment),
      });
      await note(tx, actor, 'build', row, { on: input.on });
      await finish(tx, actor, input.runStepId);
    },

    /** The county accepts; what the step asks of area and functions is there. */
    async accept(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; on: string; runStepId?: number | undefined },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version);
      requireDay(input.on, row.built_on ?? input.on);
      const state = after(row, 'accept');
      const needs = input.runStepId === undefined ? undefined : await steps.context(tx, input.runStepId);
      const missing = needs ? requirementsOf(needs, await platform.rules.reader(tx, needs.path)).missing(row) : [];
      if (missing.length > 0) refuse('venue.below-standard', { missing: missing.join('；') });
      await store.updateVenue(tx, row, { state, accepted_on: input.on, accepted_by_name: actor.displayName });
      await note(tx, actor, 'accept', row, { on: input.on });
      await finish(tx, actor, input.runStepId);
    },

    /** Opens with published hours. */
    async open(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; hours: readonly OpenHours[]; runStepId?: number | undefined },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version);
      if (input.hours.some(({ from, until }) => from >= until)) refuse('venue.hours');
      await store.updateVenue(tx, row, {
        state: after(row, 'open'),
        hours: jsonValue(input.hours),
        closed_reason: null,
      });
      await note(tx, actor, 'open', row);
      await finish(tx, actor, input.runStepId);
    },

    async close(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; reason: string; runStepId?: number | undefined },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version);
      await store.updateVenue(tx, row, { state: after(row, 'close'), closed_reason: input.reason });
      await store.endOpening(tx, row, clock.now());
      await note(tx, actor, 'close', row, { reason: input.reason });
      await finish(tx, actor, input.runStepId);
    },

    /** Measures the opening by the door. */
    async door(tx: Tx, actor: Actor, id: number, opens: boolean): Promise<void> {
      const row = await lockOwn(tx, actor, id);
      if (row.state !== 'open') refuse('venue.wrong-state', { title: row.title_zh, state: stateTitles[row.state] });
      const done = opens
        ? await store.beginOpening(tx, row, { id: await ids.next(tx, row.region), by: actor.userId, at: clock.now() })
        : await store.endOpening(tx, row, clock.now());
      if (!done) refuse('venue.door', { title: row.title_zh, state: opens ? '开门' : '关门' });
      await note(tx, actor, opens ? 'begin-day' : 'end-day', row);
    },

    /** Books a time; two at once cannot take the same quarter of an hour. */
    async book(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { startsAt: string; endsAt: string; purposeZh: string; runStepId?: number | undefined },
    ): Promise<void> {
      const row = await store.findVenue(tx, id);
      const org = actor.orgId === null ? undefined : await findOrg(tx, actor.orgId);
      if (!row || !org) refuse('record.not-found');
      if (!row.bookable || row.state !== 'open') refuse('venue.not-bookable', { title: row.title_zh });
      const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
      const slots = slotsOf(startsAt.getTime(), endsAt.getTime());
      if (!slots.ok) return refuse('venue.booking-time', slots.error.facts);
      if (startsAt < clock.now()) refuse('venue.booking-past');
      const bookingId = await ids.next(tx, row.region);
      if (!(await store.takeSlots(tx, row, bookingId, slots.value)))
        refuse('venue.double-booking', { from: inChina(startsAt), until: inChina(endsAt) });
      await store.insertBooking(tx, row, {
        id: bookingId,
        orgId: org.id,
        path: org.path,
        runStepId: input.runStepId ?? null,
        startsAt,
        endsAt,
        purposeZh: input.purposeZh,
        by: actor.userId,
        at: clock.now(),
      });
      await audit.append(tx, actor, {
        action: 'venue.book',
        subjectKind: 'venue-booking',
        subjectId: bookingId,
        orgId: org.id,
        path: org.path,
        region: row.region,
        facts: { title: row.title_zh, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      });
      await finish(tx, actor, input.runStepId);
    },

    /** Gives a booking back: by who booked, or by who manages the venue. */
    async cancelBooking(tx: Tx, actor: Actor, id: number): Promise<number> {
      const booking = await store.lockBooking(tx, id);
      const row = booking && (await store.findVenue(tx, booking.venue_id));
      if (!booking || !row || booking.cancelled_at !== null) refuse('record.not-found');
      if (!actsFor(actor, booking.org_id) && !actsFor(actor, row.org_id)) refuse('record.not-found');
      await store.cancelBooking(tx, booking, clock.now());
      await store.freeSlots(tx, booking);
      await audit.append(tx, actor, {
        action: 'venue.cancel-booking',
        subjectKind: 'venue-booking',
        subjectId: booking.id,
        orgId: booking.org_id,
        path: booking.path,
        region: booking.region,
        facts: { title: row.title_zh },
      });
      return row.id;
    },

    /** Writes the log: upkeep and repairs by the organisation, inspections from above. */
    async log(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        on: string;
        kind: 'upkeep' | 'repair' | 'inspection';
        textZh: string;
        costFen: number;
        runStepId?: number | undefined;
      },
    ): Promise<void> {
      const row = await lock(tx, actor, id);
      const allowed = input.kind === 'inspection' ? isSuperior(actor, row) : actsFor(actor, row.org_id);
      if (!allowed)
        refuse('venue.not-manager', {
          title: row.title_zh,
          org: input.kind === 'inspection' ? '上级组织' : row.org_name,
        });
      requireDay(input.on, row.built_on ?? '2000-01-01');
      await store.insertUpkeep(tx, row, {
        id: await ids.next(tx, row.region),
        on_day: input.on,
        kind: input.kind,
        text_zh: input.textZh,
        cost_fen: input.costFen,
        runStepId: input.runStepId ?? null,
        byName: actor.displayName,
        by: actor.userId,
        at: clock.now(),
      });
      await note(tx, actor, 'log', row, { kind: input.kind, on: input.on, costFen: input.costFen });
      await finish(tx, actor, input.runStepId);
    },
  };
}

/** First and end slot of a span, for reading what is taken. */
export const slotAt = (instant: Date): number => Math.floor(instant.getTime() / (slotMinutes * 60_000));

const inChina = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
