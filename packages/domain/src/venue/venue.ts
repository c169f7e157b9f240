import { advance, type LifeCycle } from '../kernel/life-cycle.ts';
import { addDays, weekdayOf, type IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** States of a venue. */
export type VenueState = 'planned' | 'approved' | 'declined' | 'built' | 'accepted' | 'open' | 'closed';

/** What happens to a venue. */
export type VenueAct = 'approve' | 'decline' | 'replan' | 'build' | 'accept' | 'open' | 'close';

/** `planned → approved → built → accepted → open ↔ closed`; a declined plan may be planned anew. */
export const venueCycle: LifeCycle<VenueState, VenueAct> = {
  approve: { from: ['planned'], to: 'approved' },
  decline: { from: ['planned'], to: 'declined' },
  replan: { from: ['declined'], to: 'planned' },
  build: { from: ['approved'], to: 'built' },
  accept: { from: ['built'], to: 'accepted' },
  open: { from: ['accepted', 'closed'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
};

/** Where the money comes from. A loan makes debt, a levy is a burden on farmers, whatever else is declared. */
export const fundingSources = [
  'budget',
  'superior',
  'dues',
  'collective-income',
  'employer',
  'donation',
  'loan',
  'levy',
  'none',
] as const;
/** See `fundingSources`. */
export type FundingSource = (typeof fundingSources)[number];

/** How a venue is paid for. */
export interface VenueFunding {
  readonly source: FundingSource;
  /** Declared: the village or another collective owes money afterwards. */
  readonly addsDebt: boolean;
  /** Declared: residents or farmers are asked to pay or to work. */
  readonly levies: boolean;
}

/** Why a plan is not approved. */
export type FundingFault =
  | { readonly code: 'venue.adds-debt'; readonly facts: { readonly source: FundingSource } }
  | { readonly code: 'venue.levies'; readonly facts: { readonly source: FundingSource } };

/** A plan that would add village debt or a levy is blocked, whoever wants to approve it. */
export function checkFunding({ source, addsDebt, levies }: VenueFunding): Result<true, FundingFault> {
  if (addsDebt || source === 'loan') return err({ code: 'venue.adds-debt', facts: { source } });
  if (levies || source === 'levy') return err({ code: 'venue.levies', facts: { source } });
  return ok(true);
}

/** State after an act, or why it is not possible. */
export function venueAfter(
  state: VenueState,
  act: VenueAct,
): Result<VenueState, { readonly code: 'venue.wrong-state'; readonly facts: { state: VenueState; act: VenueAct } }> {
  const next = advance(venueCycle, state, act);
  return next.ok ? next : err({ code: 'venue.wrong-state', facts: { state, act } });
}

/** Opening hours of one weekday; minutes since midnight, half-open. */
export interface OpenHours {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly from: number;
  readonly until: number;
}

/** Minutes a week of the published opening hours; hours that overlap count once. */
export function minutesPerWeek(hours: readonly OpenHours[]): number {
  let sum = 0;
  for (let weekday = 1; weekday <= 7; weekday += 1) sum += unionLength(hours.filter((one) => one.weekday === weekday));
  return sum;
}

function unionLength(spans: readonly { readonly from: number; readonly until: number }[]): number {
  let covered = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, until } of [...spans].sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return covered;
}

/** An opening that was measured; instants in milliseconds, `closedAt` null while it is open. */
export interface MeasuredOpening {
  readonly openedAt: number;
  readonly closedAt: number | null;
}

/** Minutes a venue was really open between two instants; openings that overlap count once. */
export function measuredMinutes(openings: readonly MeasuredOpening[], from: number, until: number): number {
  const spans = openings.map(({ openedAt, closedAt }) => ({
    from: Math.max(from, openedAt),
    until: Math.min(until, closedAt ?? until),
  }));
  return Math.floor(unionLength(spans.filter((span) => span.until > span.from)) / 60_000);
}

/** Monday of the week that contains `day`. */
export const weekStart = (day: IsoDate): IsoDate => addDays(day, 1 - weekdayOf(day));

/** Length of a slot in minutes: bookings begin and end on a quarter of an hour. */
export const slotMinutes = 15;
/** Longest booking: two days. */
export const maxSlots = (2 * 24 * 60) / slotMinutes;

/** Why a time cannot be booked. */
export interface BookingFault {
  readonly code: 'venue.booking-time';
  readonly facts: { readonly reason: 'order' | 'quarter' | 'long' };
}

/**
 * Slots of a booking, numbered from 1970 in quarters of an hour, half-open. Two bookings collide exactly when they
 * share a slot, so that a unique key over (venue, slot) excludes double booking.
 *
 * @param from instant in milliseconds
 * @param until instant in milliseconds, not included
 */
export function slotsOf(from: number, until: number): Result<readonly number[], BookingFault> {
  const length = slotMinutes * 60_000;
  const refuse = (reason: BookingFault['facts']['reason']) =>
    err({ code: 'venue.booking-time', facts: { reason } } as const);
  if (!(until > from)) return refuse('order');
  if (from % length !== 0 || until % length !== 0) return refuse('quarter');
  const count = (until - from) / length;
  if (count > maxSlots) return refuse('long');
  return ok(Array.from({ length: count }, (_unused, index) => from / length + index));
}
