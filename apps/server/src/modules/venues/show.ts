import type { BookingView, VenueItem, VenueView } from '@jishi/contract';
import { addDays, measuredMinutes, minutesPerWeek, slotMinutes, weekStart } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { VenueRow } from './schema.ts';
import { slotAt, type VenueService } from './service.ts';
import * as store from './store.ts';

type Item = z.infer<typeof VenueItem>;
type View = z.infer<typeof VenueView>;
type Booking = z.infer<typeof BookingView>;

/** Weeks of measured opening that a page shows. */
const weeksShown = 4;
/** Days ahead for which taken times are shown. */
const daysAhead = 30;

/** A venue with its opening, bookings and log. */
export async function showVenue(
  tx: Tx,
  platform: Platform,
  service: VenueService,
  actor: Actor,
  id: number,
): Promise<View> {
  const row = await store.findVenue(tx, id);
  if (!row) refuse('record.not-found');
  const { permissions, clock, rules } = platform;
  const manages = actsFor(actor, row.org_id) && permissions.allows(actor, 'venue.manage');
  const isInside = covers(actor, row.path) && actor.role !== 'member';
  const isSuperior = service.isSuperior(actor, row);
  return {
    ...itemOf(row),
    equipment: [...row.equipment],
    hours: [...row.hours],
    minutesPublished: minutesPerWeek(row.hours),
    minutesRequired: await rules.value<number>(tx, 'venue.open.minutes_per_week', clock.today(), row.path),
    fundingSource: row.funding_source,
    fundingFen: row.funding_fen,
    addsDebt: row.adds_debt,
    levies: row.levies,
    decidedByName: row.decided_by_name,
    decidedOn: row.decided_on,
    declinedReason: row.declined_reason,
    builtOn: row.built_on,
    acceptedOn: row.accepted_on,
    acceptedByName: row.accepted_by_name,
    closedReason: row.closed_reason,
    runId: manages ? row.run_id : null,
    weeks: await weeksOf(tx, row, clock.today(), clock.now()),
    bookings: await bookingsOf(tx, row, actor, clock.now()),
    upkeep: isInside
      ? (await store.listUpkeep(tx, row)).map((entry) => ({
          id: entry.id,
          on: entry.on_day,
          kind: entry.kind,
          textZh: entry.text_zh,
          costFen: entry.cost_fen,
          byName: entry.by_name,
        }))
      : [],
    can: {
      manage: manages,
      approve: row.state === 'planned' && isSuperior && permissions.allows(actor, 'venue.approve'),
      accept: row.state === 'built' && covers(actor, row.path) && permissions.allows(actor, 'venue.accept'),
      book: row.state === 'open' && row.bookable && permissions.allows(actor, 'venue.book'),
      inspect: isSuperior && permissions.allows(actor, 'venue.log'),
    },
  };
}

/** A page of venues. */
export async function listPage(
  tx: Tx,
  query: {
    readonly orgId?: number | undefined;
    readonly state?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const after = /^\d{1,16}$/.test(query.cursor ?? '') ? Number(query.cursor) : null;
  const rows = await store.listVenues(tx, { ...query, after, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    items: page.map(itemOf),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** Measured minutes of the last weeks, this week first. */
async function weeksOf(tx: Tx, row: VenueRow, today: string, now: Date): Promise<View['weeks']> {
  const first = weekStart(today);
  const begins = Array.from({ length: weeksShown }, (_unused, index) => addDays(first, -7 * index));
  const earliest = new Date(midnight(begins.at(-1) ?? first));
  const openings = (await store.listOpenings(tx, row, earliest)).map(({ opened_at, closed_at }) => ({
    openedAt: opened_at.getTime(),
    closedAt: closed_at === null ? null : closed_at.getTime(),
  }));
  return begins.map((from) => ({
    from,
    minutes: measuredMinutes(openings, midnight(from), Math.min(now.getTime(), midnight(addDays(from, 7)))),
  }));
}

/** Times that are taken; whose and what for is told to that organisation and those above it. */
async function bookingsOf(tx: Tx, row: VenueRow, actor: Actor, now: Date): Promise<Booking[]> {
  const seen = await store.listBookings(tx, row, now);
  const own = seen.map((booking): Booking => ({
    id: booking.id,
    startsAt: booking.starts_at.toISOString(),
    endsAt: booking.ends_at.toISOString(),
    orgName: booking.org_name,
    purposeZh: booking.purpose_zh,
    canCancel: actsFor(actor, booking.org_id) || actsFor(actor, row.org_id),
  }));
  const first = slotAt(now);
  const taken = await store.slotsTaken(tx, row, first, first + (daysAhead * 24 * 60) / slotMinutes);
  const others = taken.filter(({ booking_id }) => !seen.some(({ id }) => id === booking_id));
  return [...own, ...runsOf(others)].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** Joins slots of one booking to one span. */
function runsOf(slots: readonly { readonly slot: number; readonly booking_id: number }[]): Booking[] {
  const spans = new Map<number, { from: number; until: number }>();
  for (const { slot, booking_id } of slots) {
    const span = spans.get(booking_id);
    spans.set(booking_id, { from: span?.from ?? slot, until: slot + 1 });
  }
  const at = (slot: number) => new Date(slot * slotMinutes * 60_000).toISOString();
  return [...spans.values()].map(({ from, until }) => ({
    id: null,
    startsAt: at(from),
    endsAt: at(until),
    orgName: null,
    purposeZh: null,
    canCancel: false,
  }));
}

/** Midnight in China of a day, in milliseconds. */
export const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

function itemOf(row: VenueRow): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    kind: row.kind,
    titleZh: row.title_zh,
    placeZh: row.place_zh,
    areaSquareMetres: row.area_square_metres,
    functions: [...row.functions],
    state: row.state,
    bookable: row.bookable,
    isOpenNow: row.is_open_now,
    version: row.version,
  };
}
