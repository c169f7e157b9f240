import type { AccessPolicy } from './policy.ts';

/** Where somebody stands after wrong attempts. */
export interface Lockout {
  /** Attempts are refused before this instant; undefined when there was no wait yet. */
  readonly lockedUntil: Date | undefined;
  /** Wrong attempts left before the next wait. */
  readonly attemptsLeft: number;
}

/** A wait never grows beyond a day: the owner must be able to come back without anybody's help. */
const longestWaitMinutes = 24 * 60;

type LockoutLimits = Pick<AccessPolicy, 'lockoutAttempts' | 'lockoutWindowMinutes' | 'lockoutMinutes'>;

/**
 * Every `lockoutAttempts` failures in a row bring a wait; each further wait is twice as long, up to a day. A pause
 * longer than the window after the last failure, or after the end of the wait, starts a new count.
 *
 * @param failures instants of wrong attempts since the last success, oldest first
 */
export function lockoutOf(failures: readonly Date[], limits: LockoutLimits): Lockout {
  let streak = 0;
  let lockedUntil = 0;
  let previous = 0;
  for (const failure of failures) {
    const at = failure.getTime();
    const forgottenAt = Math.max(previous, lockedUntil) + limits.lockoutWindowMinutes * 60_000;
    if (at > forgottenAt) streak = 0;
    streak += 1;
    previous = at;
    if (streak % limits.lockoutAttempts === 0) {
      lockedUntil = at + waitMinutes(streak / limits.lockoutAttempts, limits) * 60_000;
    }
  }
  return {
    lockedUntil: lockedUntil === 0 ? undefined : new Date(lockedUntil),
    attemptsLeft: limits.lockoutAttempts - (streak % limits.lockoutAttempts),
  };
}

function waitMinutes(round: number, { lockoutMinutes }: LockoutLimits): number {
  return Math.min(longestWaitMinutes, lockoutMinutes * 2 ** (round - 1));
}
