import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { entriesOf } from './change.ts';
import type { createRoster, RosterQuery } from './roster.ts';
import { openMember } from './sealing.ts';
import * as store from './store.ts';
import * as views from './views.ts';

/** A list with more persons than this that leaves the system is logged with purpose and reader, and shown to the auditor. */
const loggedAbove = 50;
const batch = 500;

/** One exported person: entries by the key of the field list, what was not asked for in the clear is masked. */
export type ExportedRow = Readonly<Record<string, string>>;

/** What is exported and why. */
export interface ExportRequest {
  readonly filters: RosterQuery;
  /** Shown to each person in the list. */
  readonly purpose: string;
  /** Identifiers in the clear; without it they are masked and the list cannot be imported again. */
  readonly withIdentifiers: boolean;
}

/**
 * Exports a roster batch by batch, in the order of branches. The readings stand in the same transaction, so a list
 * that was handed out is a list that was noted. `receive` gets the rows; it may write to a file.
 *
 * @returns number of persons
 */
export async function exportMembers(
  platform: Platform,
  roster: ReturnType<typeof createRoster>,
  tx: Tx,
  actor: Actor,
  request: ExportRequest,
  receive: (rows: readonly ExportedRow[]) => Promise<void>,
): Promise<number> {
  const { audit, clock, ids, personalData, permissions } = platform;
  if (request.purpose.trim().length < 4) refuse('member.purpose-missing');
  if (request.withIdentifiers && !permissions.allows(actor, 'member.reveal'))
    refuse('access.denied', { role: roleTitle(actor.role), who: '县委组织部', permission: 'member.reveal' });
  const filter = await roster.resolve(tx, actor, request.filters);
  const branches = new Map<number, string>();
  let seek: views.Seek | undefined;
  let total = 0;
  for (;;) {
    const page = await views.listRoster(tx, filter, { sort: 'branch', seek, skip: 0, limit: batch, size: 'export' });
    const last = page.at(-1);
    if (!last) break;
    seek = { key: last.path, id: last.id };
    const members = await store.listMembers(
      tx,
      page.map(({ id }) => id),
    );
    for (const { org_id, org_name } of page) branches.set(org_id, org_name);
    for (const [id, name] of await store.branchFullNames(tx, [...new Set(page.map(({ org_id }) => org_id))]))
      branches.set(id, name);
    const order = new Map(page.map(({ id }, index) => [id, index]));
    members.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    const readingIds = await ids.take(tx, actor.region, members.length);
    await store.insertReadings(
      tx,
      members.map((member, index) => ({
        region: member.region,
        id: readingIds[index] ?? 0,
        memberId: member.id,
        orgId: member.org_id,
        path: member.path,
        readerId: actor.userId,
        readerName: actor.displayName,
        readerRole: roleTitle(actor.role),
        kind: 'exported' as const,
        fields: request.withIdentifiers ? ['idNumber', 'phone', 'address'] : [],
        purpose: request.purpose,
        on: clock.today(),
        at: clock.now(),
      })),
    );
    await receive(
      members.map((member) => {
        const entries = { ...entriesOf(openMember(personalData, member)), branch: branches.get(member.org_id) ?? '' };
        return request.withIdentifiers ? entries : masked(entries);
      }),
    );
    total += members.length;
  }
  await audit.append(tx, actor, {
    action: 'member.export',
    subjectKind: 'roster',
    facts: {
      count: total,
      purpose: request.purpose,
      withIdentifiers: request.withIdentifiers,
      filters: request.filters,
      reportable: total > loggedAbove,
    },
  });
  return total;
}

function masked(entries: Record<string, string>): ExportedRow {
  const hide = (value: string | undefined) => (value === undefined ? {} : { value: `****${value.slice(-4)}` });
  const result = { ...entries };
  for (const key of ['citizenNumber', 'mobile', 'phone']) {
    const { value } = hide(entries[key]);
    if (value !== undefined) result[key] = value;
  }
  for (const key of ['address', 'registeredPlace']) delete result[key];
  return result;
}
