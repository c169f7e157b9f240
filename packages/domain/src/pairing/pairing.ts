import { advance, type LifeCycle } from '../kernel/life-cycle.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** States of a pairing. */
export type PairingState = 'proposed' | 'agreed' | 'active' | 'ended';

/** What happens to a pairing. */
export type PairingAct = 'agree' | 'activate' | 'end';

/** `proposed → agreed → active → ended`; what never became active may end too. */
export const pairingCycle: LifeCycle<PairingState, PairingAct> = {
  agree: { from: ['proposed'], to: 'agreed' },
  activate: { from: ['agreed'], to: 'active' },
  end: { from: ['proposed', 'agreed', 'active'], to: 'ended' },
};

/** Why pairings end. `rotated` is the change of partners after the longest time. */
export const pairingEndReasons = [
  'goal-reached',
  'term-over',
  'rotated',
  're-assigned',
  'moved',
  'asked',
  'other',
] as const;
/** See `pairingEndReasons`. */
export type PairingEndReason = (typeof pairingEndReasons)[number];

/** How many partners there may be, resolved from dated parameters; absent: no limit. */
export interface PairingLimits {
  /** Partners of this kind that one helper may have (每人至多联系几名). */
  readonly partnersPerHelper?: number | undefined;
  /** Helpers of this kind for one partner: 培养联系人 1–2, 入党介绍人 2. */
  readonly helpersPerPartner?: { readonly atLeast: number; readonly atMost: number } | undefined;
}

/** Pairings of the kind that run already, beside the one that is looked at. */
export interface PairingLoad {
  readonly partnersOfHelper: number;
  readonly helpersOfPartner: number;
}

/** A limit that a further pairing would break. */
export type LoadFault =
  | { readonly code: 'pairing.helper-full'; readonly facts: { readonly count: number; readonly atMost: number } }
  | { readonly code: 'pairing.partner-full'; readonly facts: { readonly count: number; readonly atMost: number } };

/** May one more pairing of the kind begin? */
export function checkLoad(load: PairingLoad, limits: PairingLimits): Result<true, LoadFault> {
  const { partnersPerHelper, helpersPerPartner } = limits;
  if (partnersPerHelper !== undefined && load.partnersOfHelper >= partnersPerHelper)
    return err({ code: 'pairing.helper-full', facts: { count: load.partnersOfHelper, atMost: partnersPerHelper } });
  if (helpersPerPartner && load.helpersOfPartner >= helpersPerPartner.atMost)
    return err({
      code: 'pairing.partner-full',
      facts: { count: load.helpersOfPartner, atMost: helpersPerPartner.atMost },
    });
  return ok(true);
}

/** Helpers that a partner still lacks (介绍人 exactly two: one is one too few). */
export function helpersMissing(helpersOfPartner: number, limits: PairingLimits): number {
  return Math.max(0, (limits.helpersPerPartner?.atLeast ?? 0) - helpersOfPartner);
}

/** What a helper declared about interests that touch the partner (回避). */
export type ConflictDeclaration = 'not-declared' | 'none' | 'declared';

/** Why a pairing may not go on. */
export type PairingFault =
  | {
      readonly code: 'pairing.wrong-state';
      readonly facts: { readonly state: PairingState; readonly act: PairingAct };
    }
  | { readonly code: 'pairing.conflict-not-declared'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'pairing.conflict'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'pairing.not-agreed'; readonly facts: { readonly helper: boolean; readonly partner: boolean } }
  | { readonly code: 'pairing.open-duties'; readonly facts: { readonly open: number } }
  | LoadFault;

/** A pairing as far as its rules go. */
export interface PairingFacts {
  readonly state: PairingState;
  readonly conflict: ConflictDeclaration;
  readonly conflictRequired: boolean;
  readonly helperAgreed: boolean;
  readonly partnerAgreed: boolean;
  readonly openDuties: number;
}

const stateAfter = (pairing: PairingFacts, act: PairingAct): Result<PairingState, PairingFault> => {
  const next = advance(pairingCycle, pairing.state, act);
  return next.ok ? next : err({ code: 'pairing.wrong-state', facts: { state: pairing.state, act } });
};

/** Agreed once both sides have; conflicts of interest are declared before. */
export function checkAgreed(pairing: PairingFacts): Result<PairingState, PairingFault> {
  const next = stateAfter(pairing, 'agree');
  if (!next.ok) return next;
  if (pairing.conflictRequired && pairing.conflict === 'not-declared')
    return err({ code: 'pairing.conflict-not-declared', facts: {} });
  if (pairing.conflict === 'declared') return err({ code: 'pairing.conflict', facts: {} });
  if (!pairing.helperAgreed || !pairing.partnerAgreed)
    return err({
      code: 'pairing.not-agreed',
      facts: { helper: pairing.helperAgreed, partner: pairing.partnerAgreed },
    });
  return next;
}

/** Active when agreed and within the limits of both sides. */
export function checkActivate(
  pairing: PairingFacts,
  load: PairingLoad,
  limits: PairingLimits,
): Result<PairingState, PairingFault> {
  const next = stateAfter(pairing, 'activate');
  if (!next.ok) return next;
  const fits = checkLoad(load, limits);
  return fits.ok ? next : fits;
}

/** Ended only when no duty is open: each was done or re-assigned to another pairing. */
export function checkEndPairing(pairing: PairingFacts): Result<PairingState, PairingFault> {
  const next = stateAfter(pairing, 'end');
  if (!next.ok) return next;
  return pairing.openDuties > 0 ? err({ code: 'pairing.open-duties', facts: { open: pairing.openDuties } }) : next;
}

/** The number a parameter gives for a limit: a range such as `{min: 1, max: 2}` has two ends. */
export function limitOf(value: unknown, end: 'least' | 'most'): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Readonly<Record<string, unknown>>)[end === 'least' ? 'min' : 'max'];
  return typeof found === 'number' ? found : undefined;
}
