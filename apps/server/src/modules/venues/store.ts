import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { BookingRow, VenuePlan, VenueRow } from './schema.ts';

const columns = sql`v.region, v.id, v.org_id, o.short_name as org_name, v.path, v.run_id, v.run_step_id, v.kind, v.title_zh, v.place_zh,
  v.area_square_metres, v.functions, v.equipment, v.hours, v.bookable, v.funding_source, v.funding_fen, v.adds_debt, v.levies, v.state, v.planned_by,
  v.decided_by_name, v.decided_on, v.declined_reason, v.built_on, v.accepted_on, v.accepted_by_name, v.closed_reason, v.version,
  exists (select 1 from venue_opening x where x.region = v.region and x.venue_id = v.id and x.closed_at is null) as is_open_now`;
const from = sql`from venue v join org o on o.region = v.region and o.id = v.org_id`;

/** A venue of the own organisation, of one below or of a superior. */
export function findVenue(tx: Tx, id: number): Promise<VenueRow | undefined> {
  return tx.maybe<VenueRow>(sql`select ${columns} ${from} where v.region = ${regionOf(id)} and v.id = ${id}`);
}

/** As `findVenue`, locked for a change; venues of superiors are not found. */
export function lockVenue(tx: Tx, id: number): Promise<VenueRow | undefined> {
  return tx.maybe<VenueRow>(
    sql`select ${columns} ${from} where v.region = ${regionOf(id)} and v.id = ${id} for update of v`,
  );
}

/** Venue a run works on: planned in it, or the newest of the organisation of this kind. */
export async function venueOfRun(
  tx: Tx,
  run: { readonly region: number; readonly runId: number; readonly orgId: number; readonly kind: string },
): Promise<VenueRow | undefined> {
  const [found] = await tx.many<VenueRow>(sql`select ${columns} ${from}
    where v.region = ${run.region} and (v.run_id = ${run.runId} or (v.org_id = ${run.orgId} and v.kind = ${run.kind}))
    order by (v.run_id is not distinct from ${run.runId}) desc, v.id desc limit 1`);
  return found;
}

/** Adds a plan. */
export async function insertVenue(
  tx: Tx,
  venue: {
    readonly region: number;
    readonly id: number;
    readonly orgId: number;
    readonly path: string;
    readonly runId: number | null;
    readonly runStepId: number | null;
    readonly kind: string;
    readonly by: number | null;
    readonly at: Date;
  },
  plan: VenuePlan,
): Promise<void> {
  await tx.run(sql`insert into venue (region, id, org_id, path, run_id, run_step_id, kind, title_zh, place_zh, area_square_metres, functions, bookable,
      funding_source, funding_fen, adds_debt, levies, planned_by, created_at)
    values (${venue.region}, ${venue.id}, ${venue.orgId}, ${venue.path}, ${venue.runId}, ${venue.runStepId}, ${venue.kind}, ${plan.titleZh},
      ${plan.placeZh}, ${plan.areaSquareMetres}, ${[...plan.functions]}, ${plan.bookable}, ${plan.fundingSource}, ${plan.fundingFen},
      ${plan.addsDebt}, ${plan.levies}, ${venue.by}, ${venue.at})`);
}

/** Changes columns of a locked venue and raises its version. */
export async function updateVenue(tx: Tx, row: VenueRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update venue v set ${assign(changes)}version = v.version + 1 where v.region = ${row.region} and v.id = ${row.id}`,
  );
}

/** Venues that can be read, by id after the cursor. */
export function listVenues(
  tx: Tx,
  filter: {
    readonly orgId?: number | undefined;
    readonly state?: string | undefined;
    readonly after: number | null;
    readonly limit: number;
  },
): Promise<VenueRow[]> {
  return tx.many<VenueRow>(sql`select ${columns} ${from} where true
    ${filter.orgId === undefined ? empty : sql`and v.region = ${regionOf(filter.orgId)} and v.org_id = ${filter.orgId}`}
    ${filter.state === undefined ? empty : sql`and v.state = ${filter.state}`}
    ${filter.after === null ? empty : sql`and v.id > ${filter.after}`} order by v.id limit ${filter.limit}`);
}

const bookingColumns = sql`b.region, b.id, b.venue_id, b.org_id, o.short_name as org_name, b.path, b.starts_at, b.ends_at, b.purpose_zh, b.cancelled_at
  from venue_booking b join org o on o.region = b.region and o.id = b.org_id`;

/**
 * Takes the slots of a booking; false when one of them is taken. In one order, so that two that collide wait for each
 * other in one place; the second sees what the first has taken.
 */
export async function takeSlots(
  tx: Tx,
  venue: VenueRow,
  bookingId: number,
  slots: readonly number[],
): Promise<boolean> {
  const taken = await tx.run(sql`insert into venue_slot (region, venue_id, slot, booking_id)
    select ${venue.region}, ${venue.id}, s.slot, ${bookingId} from unnest(${[...slots]}::bigint[]) as s (slot) order by s.slot on conflict do nothing`);
  return taken === slots.length;
}

/** Slots between two that are taken already. */
export function slotsTaken(
  tx: Tx,
  venue: VenueRow,
  first: number,
  end: number,
): Promise<{ slot: number; booking_id: number }[]> {
  return tx.many(sql`select s.slot, s.booking_id from venue_slot s
    where s.region = ${venue.region} and s.venue_id = ${venue.id} and s.slot >= ${first} and s.slot < ${end} order by s.slot`);
}

/** Gives the slots of a booking back. */
export async function freeSlots(tx: Tx, booking: BookingRow): Promise<void> {
  await tx.run(sql`delete from venue_slot s where s.region = ${booking.region} and s.booking_id = ${booking.id}`);
}

/** Adds a booking. */
export async function insertBooking(
  tx: Tx,
  venue: VenueRow,
  booking: {
    readonly id: number;
    readonly orgId: number;
    readonly path: string;
    readonly runStepId: number | null;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly purposeZh: string;
    readonly by: number | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into venue_booking (region, id, venue_id, org_id, path, run_step_id, starts_at, ends_at, purpose_zh, booked_by, created_at)
    values (${venue.region}, ${booking.id}, ${venue.id}, ${booking.orgId}, ${booking.path}, ${booking.runStepId}, ${booking.startsAt},
      ${booking.endsAt}, ${booking.purposeZh}, ${booking.by}, ${booking.at})`);
}

/** A booking in scope, locked. */
export function lockBooking(tx: Tx, id: number): Promise<BookingRow | undefined> {
  return tx.maybe<BookingRow>(
    sql`select ${bookingColumns} where b.region = ${regionOf(id)} and b.id = ${id} for update of b`,
  );
}

/** Cancels a booking. */
export async function cancelBooking(tx: Tx, booking: BookingRow, at: Date): Promise<void> {
  await tx.run(
    sql`update venue_booking b set cancelled_at = ${at} where b.region = ${booking.region} and b.id = ${booking.id}`,
  );
}

/** Bookings to come that the reader may see. */
export function listBookings(tx: Tx, venue: VenueRow, after: Date): Promise<BookingRow[]> {
  return tx.many<BookingRow>(sql`select ${bookingColumns} where b.region = ${venue.region} and b.venue_id = ${venue.id}
    and b.ends_at > ${after} and b.cancelled_at is null order by b.starts_at limit 200`);
}

/** Bookings of a step that stand. */
export async function countBookingsOfStep(tx: Tx, region: number, runStepId: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from venue_booking b where b.region = ${region} and b.run_step_id = ${runStepId} and b.cancelled_at is null`,
  );
  return row.n;
}

/** Opens the door; false when it is open already. */
export async function beginOpening(
  tx: Tx,
  venue: VenueRow,
  opening: { readonly id: number; readonly by: number | null; readonly at: Date },
): Promise<boolean> {
  const n = await tx.run(sql`insert into venue_opening (region, id, venue_id, org_id, path, opened_at, recorded_by)
    values (${venue.region}, ${opening.id}, ${venue.id}, ${venue.org_id}, ${venue.path}, ${opening.at}, ${opening.by}) on conflict do nothing`);
  return n === 1;
}

/** Closes the door; false when it is closed already. */
export async function endOpening(tx: Tx, venue: VenueRow, at: Date): Promise<boolean> {
  const n = await tx.run(sql`update venue_opening x set closed_at = ${at}
    where x.region = ${venue.region} and x.venue_id = ${venue.id} and x.closed_at is null`);
  return n > 0;
}

/** Openings that touch the time after an instant. */
export function listOpenings(
  tx: Tx,
  venue: { readonly region: number; readonly id: number },
  after: Date,
): Promise<{ opened_at: Date; closed_at: Date | null }[]> {
  return tx.many(sql`select x.opened_at, x.closed_at from venue_opening x
    where x.region = ${venue.region} and x.venue_id = ${venue.id} and (x.closed_at is null or x.closed_at > ${after}) order by x.opened_at limit 2000`);
}

/** An entry of the log. */
export interface UpkeepRow {
  readonly id: number;
  readonly on_day: string;
  readonly kind: 'upkeep' | 'repair' | 'inspection';
  readonly text_zh: string;
  readonly cost_fen: number;
  readonly by_name: string;
}

/** Adds an entry of the log. */
export async function insertUpkeep(
  tx: Tx,
  venue: VenueRow,
  entry: Omit<UpkeepRow, 'by_name'> & {
    readonly runStepId: number | null;
    readonly byName: string;
    readonly by: number | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into venue_upkeep (region, id, venue_id, org_id, path, run_step_id, on_day, kind, text_zh, cost_fen, by_name, recorded_by, recorded_at)
    values (${venue.region}, ${entry.id}, ${venue.id}, ${venue.org_id}, ${venue.path}, ${entry.runStepId}, ${entry.on_day}, ${entry.kind},
      ${entry.text_zh}, ${entry.cost_fen}, ${entry.byName}, ${entry.by}, ${entry.at})`);
}

/** Log of a venue, the latest first. */
export function listUpkeep(tx: Tx, venue: VenueRow): Promise<UpkeepRow[]> {
  return tx.many<UpkeepRow>(sql`select u.id, u.on_day, u.kind, u.text_zh, u.cost_fen, u.by_name from venue_upkeep u
    where u.region = ${venue.region} and u.venue_id = ${venue.id} order by u.on_day desc, u.id desc limit 100`);
}

/** Entries of the log that a step made. */
export async function countUpkeepOfStep(tx: Tx, region: number, runStepId: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from venue_upkeep u where u.region = ${region} and u.run_step_id = ${runStepId}`,
  );
  return row.n;
}
