import type { Role } from '@jishi/contract';

/** State of an account. */
export type AccountState = 'invited' | 'active' | 'suspended' | 'removed';

/** A live session with the grant it acts under. */
export interface SessionRow {
  readonly region: number;
  readonly token_hash: Buffer;
  readonly user_id: number;
  readonly display_name: string;
  readonly login: string;
  readonly member_id: number | null;
  readonly must_change_password: boolean;
  readonly grant_id: number | null;
  readonly role: Role | null;
  readonly org_id: number | null;
  readonly path: string | null;
  readonly csrf: string;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** An account as sign-in needs it. */
export interface UserRow {
  readonly region: number;
  readonly id: number;
  readonly login: string;
  readonly display_name: string;
  readonly member_id: number | null;
  readonly password_hash: string | null;
  readonly password_set_at: Date | null;
  readonly totp_secret: Buffer | null;
  readonly totp_confirmed_at: Date | null;
  readonly totp_last_step: number | null;
  readonly state: AccountState;
  readonly must_change_password: boolean;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** A role in an organisation. */
export interface GrantRow {
  readonly id: number;
  readonly region: number;
  readonly user_id: number;
  readonly role: Role;
  readonly org_id: number | null;
  readonly path: string | null;
  readonly from_on: string;
  readonly until_on: string | null;
}

/** One attempt to sign in. */
export interface AttemptRow {
  readonly region: number;
  readonly id: number;
  readonly login: string;
  readonly addressIndex: Buffer;
  readonly at: Date;
}
