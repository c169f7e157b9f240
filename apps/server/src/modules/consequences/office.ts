import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { enterAs } from './store.ts';

/** Roles that handle, decide or hear appeals; a member reads the own case alone. */
const offices: ReadonlySet<string> = new Set([
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
]);

/** Opens the cases of the actor's office for the rest of the transaction; the database checks place and role. */
export async function enterOffice(tx: Tx, actor: Actor): Promise<void> {
  if (offices.has(actor.role)) await enterAs(tx, actor.role);
}

/** Roles of an organisation that form its office, by the kind of the organisation. */
export function officeOf(kind: string): readonly string[] {
  if (kind === 'county') return ['county-department'];
  return /^(61|91|64)/.test(kind)
    ? ['township-secretary', 'township-organiser']
    : ['branch-secretary', 'branch-committee'];
}
