import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { countChangedSince, takeBackMembers, takeBackPosts } from '../members/index.ts';
import { countOrgsChangedSince, takeBackOrgs } from '../orgs/index.ts';
import { listTraces } from './details/store.ts';
import type { ImportRow } from './schema.ts';
import * as store from './store.ts';
import { listUses, type Use } from './views.ts';

/** How long an import can be taken back as a whole (our choice). */
const takeBackHours = 24;

/** Whether the time for taking back has not run out. */
export function isRecent(row: ImportRow, now: Date): boolean {
  return row.done_at !== null && now.getTime() - row.done_at.getTime() < takeBackHours * 3_600_000;
}

/**
 * Takes a whole import back: what it brought goes, what it changed gets its old values. Refused when anything depends on
 * it by now or was changed again, with what that is.
 */
export async function takeBack(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  row: ImportRow,
  reason: string,
): Promise<void> {
  const { clock, audit } = platform;
  if (!isRecent(row, clock.now())) refuse('import.too-late', { doneAt: row.done_at?.toISOString().slice(0, 16) ?? '' });
  const traces = await listTraces(tx, row);
  const of = (kind: string) => traces.filter((trace) => trace.kind === kind);
  const idsOf = (kind: string) => of(kind).map(({ id }) => id);
  const broughtOf = (kind: string) => of(kind).flatMap(({ id, before }) => (before === null ? [id] : []));
  const uses: Use[] = [
    ...(await listUses(tx, row.region, 'member_id', broughtOf('member'), { own: idsOf('post'), importId: row.id })),
    ...(await listUses(tx, row.region, 'org_id', broughtOf('org'), {
      own: [...idsOf('post'), ...broughtOf('member')],
      importId: row.id,
    })),
  ];
  const changed =
    (await countChangedSince(tx, of('member'))) + (await countOrgsChangedSince(tx, row.region, of('org')));
  if (changed > 0) uses.push({ zh: '之后又改过的记录', en: 'records changed since', count: changed });
  if (uses.length > 0) {
    refuse('import.needed', {
      uses: uses.map(({ zh, count }) => `${zh} ${count} 条`).join('、'),
      usesEn: uses.map(({ en, count }) => `${en} ${count}`).join(', '),
    });
  }
  await takeBackPosts(tx, row.region, idsOf('post'));
  const importedOn = new Date((row.done_at?.getTime() ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10);
  await takeBackMembers(platform, tx, actor, row.region, of('member'), { importId: row.id, importedOn, reason });
  await takeBackOrgs(tx, actor, row.region, of('org'));
  await store.markTakenBack(tx, row, actor.displayName, clock.now());
  await audit.append(tx, actor, {
    action: 'import.take-back',
    subjectKind: 'import',
    subjectId: row.id,
    orgId: row.org_id,
    path: row.path,
    facts: {
      fileName: row.file_name,
      reason,
      members: of('member').length,
      orgs: of('org').length,
      posts: of('post').length,
    },
  });
}
