import { addDays, addMonths, addYears, durationOf } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import type { Side } from './schema.ts';
import { findPerson } from './views.ts';

/** What is told about one side: a member, an organisation, or a name. */
export interface SideInput {
  readonly kind: string;
  readonly memberId?: number | undefined;
  readonly orgId?: number | undefined;
  readonly name?: string | undefined;
}

/** What stands instead of a name that was erased. */
export const erasedName = '（期满已删除）';

const sideTitles = { helper: '联系人', partner: '联系对象' } as const;

/** Finds the member or organisation of a side; others are kept by their name. */
export async function partySide(
  tx: Tx,
  input: SideInput,
  side: keyof typeof sideTitles,
  ownerId: number,
): Promise<Side> {
  const missing = (): never => refuse('pairing.side-missing', { side: sideTitles[side] });
  if (input.kind === 'member') {
    const person = input.memberId === undefined ? undefined : await findPerson(tx, input.memberId);
    if (!person) return missing();
    return { kind: 'member', id: person.id, name: person.name, key: `member:${person.id}` };
  }
  if (input.kind === 'org') {
    const org = input.orgId === undefined ? undefined : await findOrg(tx, input.orgId);
    if (!org) return missing();
    return { kind: 'org', id: org.id, name: org.short_name, key: `org:${org.id}` };
  }
  const name = input.name?.trim();
  if (!name) return missing();
  return { kind: input.kind, id: null, name, key: `${input.kind}:${ownerId}:${name}` };
}

/** Day a calendar period after another. */
export function dayAfter(day: string, duration: string): string {
  const { amount, unit } = durationOf(duration);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}
