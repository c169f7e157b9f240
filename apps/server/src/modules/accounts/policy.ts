import { durationOf } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { RuleBook } from '../../platform/rules/rule-book.ts';
import { topmostPath } from './views.ts';

/** Limits of signing in, from the rules `access.*` with the local values of the topmost organisation. */
export interface AccessPolicy {
  readonly lockoutAttempts: number;
  readonly lockoutWindowMinutes: number;
  readonly lockoutMinutes: number;
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
  readonly passwordMinLength: number;
  readonly initialPasswordMinutes: number;
}

/** Ids of the rules behind the policy, for refusals. */
export const policyRules = {
  lockout: ['access.lockout.attempts', 'access.lockout.duration'],
  passwordLength: ['access.password.min_length'],
  initialPassword: ['access.password.initial.lifetime'],
} as const;

/**
 * Reads the policy in force on a day. Local values of the topmost organisation count for everybody, because an
 * account is no part of one branch. Leaves the transaction without scope.
 */
export async function loadAccessPolicy(tx: Tx, rules: RuleBook, day: string): Promise<AccessPolicy> {
  await tx.setScope({ path: '', everything: true });
  const read = await rules.reader(tx, (await topmostPath(tx)) ?? '0.');
  await tx.setScope({ path: null });
  const count = (id: string) => Number(read(id, day).value);
  const minutes = (id: string) => minutesOf(String(read(id, day).value));
  return {
    lockoutAttempts: count('access.lockout.attempts'),
    lockoutWindowMinutes: minutes('access.lockout.window'),
    lockoutMinutes: minutes('access.lockout.duration'),
    idleMinutes: minutes('access.session.idle'),
    absoluteMinutes: minutes('access.session.absolute'),
    passwordMinLength: count('access.password.min_length'),
    initialPasswordMinutes: minutes('access.password.initial.lifetime'),
  };
}

const minutesPer = { min: 1, h: 60, d: 1440, wd: 1440, m: 43_200, y: 525_600 } as const;

/** Length of a duration as a security limit; months and years by their usual length. */
function minutesOf(text: string): number {
  const { amount, unit } = durationOf(text);
  return amount * minutesPer[unit];
}
