import { advance, type LifeCycle } from '../kernel/life-cycle.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** States of one person's holding of a post. A claim that is declined or taken back never was a holding. */
export type HoldingState = 'claimed' | 'confirmed' | 'serving' | 'handed-over' | 'removed' | 'declined';

/** What happens to a holding. */
export type HoldingAct = 'confirm' | 'decline' | 'begin' | 'hand-over' | 'remove';

/** `claimed → confirmed → serving → handed-over | removed`. */
export const holdingCycle: LifeCycle<HoldingState, HoldingAct> = {
  confirm: { from: ['claimed'], to: 'confirmed' },
  decline: { from: ['claimed', 'confirmed'], to: 'declined' },
  begin: { from: ['confirmed'], to: 'serving' },
  'hand-over': { from: ['serving'], to: 'handed-over' },
  remove: { from: ['serving'], to: 'removed' },
};

/** One person's time in a post; half-open: the day it ends is the first day of whoever follows. */
export interface Holding {
  readonly id: number;
  readonly memberId: number;
  readonly state: HoldingState;
  readonly fromOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
}

/** Why an act on a holding is refused. */
export type HoldingFault =
  | {
      readonly code: 'duty-post.wrong-state';
      readonly facts: { readonly state: HoldingState; readonly act: HoldingAct };
    }
  | { readonly code: 'duty-post.no-seat'; readonly facts: { readonly seats: number; readonly taken: number } }
  | { readonly code: 'duty-post.held-already'; readonly facts: { readonly memberId: number } }
  | { readonly code: 'duty-post.gap'; readonly facts: { readonly endedOn: IsoDate; readonly fromOn: IsoDate } }
  | { readonly code: 'duty-post.overlap'; readonly facts: { readonly endedOn: IsoDate; readonly fromOn: IsoDate } }
  | { readonly code: 'duty-post.no-successor'; readonly facts: { readonly seats: number } }
  | {
      readonly code: 'duty-post.ends-before-it-began';
      readonly facts: { readonly fromOn: IsoDate; readonly on: IsoDate };
    };

const inState = (holdings: readonly Holding[], ...states: readonly HoldingState[]): readonly Holding[] =>
  holdings.filter(({ state }) => states.includes(state));

/** May `act` happen to a holding as it stands? */
export function holdingAfter(holding: Holding, act: HoldingAct): Result<HoldingState, HoldingFault> {
  const next = advance(holdingCycle, holding.state, act);
  return next.ok ? next : err({ code: 'duty-post.wrong-state', facts: { state: holding.state, act } });
}

/** A claim: nobody claims a post that they hold or have asked for. */
export function checkClaim(holdings: readonly Holding[], memberId: number): Result<true, HoldingFault> {
  const own = inState(holdings, 'claimed', 'confirmed', 'serving').some((holding) => holding.memberId === memberId);
  return own ? err({ code: 'duty-post.held-already', facts: { memberId } }) : ok(true);
}

/** Confirming names somebody for a seat: as many may wait as there are seats, so that a successor is known in time. */
export function checkConfirm(
  seats: number,
  holdings: readonly Holding[],
  holding: Holding,
): Result<HoldingState, HoldingFault> {
  const next = holdingAfter(holding, 'confirm');
  if (!next.ok) return next;
  const taken = inState(holdings, 'confirmed').length;
  return taken < seats ? next : err({ code: 'duty-post.no-seat', facts: { seats, taken } });
}

/**
 * Beginning takes a free seat. A single seat that was held before is taken up on the very day it became free: neither
 * gap nor overlap.
 */
export function checkBegin(
  seats: number,
  holdings: readonly Holding[],
  holding: Holding,
  on: IsoDate,
): Result<HoldingState, HoldingFault> {
  const next = holdingAfter(holding, 'begin');
  if (!next.ok) return next;
  const taken = inState(holdings, 'serving').length;
  if (taken >= seats) return err({ code: 'duty-post.no-seat', facts: { seats, taken } });
  if (seats !== 1) return next;
  const endedOn = lastEnd(holdings);
  if (endedOn === undefined || endedOn === on) return next;
  return err({ code: endedOn < on ? 'duty-post.gap' : 'duty-post.overlap', facts: { endedOn, fromOn: on } });
}

/** How a serving holding ends. */
export interface Ending {
  readonly act: 'hand-over' | 'remove';
  readonly on: IsoDate;
  /** The confirmed holding that follows on the same day. */
  readonly successor?: Holding | undefined;
  /** The post itself ends, so that nobody has to follow. */
  readonly closesPost: boolean;
}

/** Ending: a single seat passes to a confirmed successor on the same day, unless the post itself ends. */
export function checkEnd(seats: number, holding: Holding, ending: Ending): Result<HoldingState, HoldingFault> {
  const next = holdingAfter(holding, ending.act);
  if (!next.ok) return next;
  const { fromOn } = holding;
  if (fromOn !== null && ending.on < fromOn)
    return err({ code: 'duty-post.ends-before-it-began', facts: { fromOn, on: ending.on } });
  if (ending.successor) {
    const begun = holdingAfter(ending.successor, 'begin');
    return begun.ok ? next : begun;
  }
  if (seats === 1 && !ending.closesPost) return err({ code: 'duty-post.no-successor', facts: { seats } });
  return next;
}

/** The last day on which somebody ended, undefined when nobody has. */
export function lastEnd(holdings: readonly Holding[]): IsoDate | undefined {
  return holdings
    .flatMap(({ endedOn }) => (endedOn === null ? [] : [endedOn]))
    .sort()
    .at(-1);
}

/** A post with the kinds it is declared compatible with; `*` means every kind. */
export interface PostKind {
  readonly kind: string;
  readonly titleZh: string;
  readonly compatibleWith: readonly string[];
}

/** Posts of a person that are not declared compatible with a further one; a declaration on either side counts. */
export function incompatibleWith(post: PostKind, held: readonly PostKind[]): readonly PostKind[] {
  const declares = (one: PostKind, other: PostKind) =>
    one.compatibleWith.includes('*') || one.compatibleWith.includes(other.kind);
  return held.filter((other) => !declares(post, other) && !declares(other, post));
}
