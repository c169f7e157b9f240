import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportView } from '@jishi/contract';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { fillText, refuse, Refusal } from '../../platform/refusal.ts';
import { platformRefusals } from '../../platform/refusals.ts';
import type { Platform } from '../../platform/platform.ts';
import { openTodo } from '../todos/index.ts';
import { exportRefusals } from './errors.ts';
import * as store from './store.ts';
import type { ExportRow } from './store.ts';
import { writeExport, type ExportWish } from './write-file.ts';

/** Name of the job that writes the file. */
export const exportJob = 'export:write';
/** Days that a file is kept. */
export const keptDays = 7;
/** Above this many rows nobody waits at the page: a to-do tells that the file is ready. */
const todoAboveRows = 2000;
const mostWaiting = 5;
const everything = { path: '', everything: true } as const;

/** Use cases of exports. */
export function createExportService(platform: Platform) {
  const { db, clock, ids, jobs, audit, permissions } = platform;
  const folder = join(platform.config.dataDir, 'exports');
  const pathOf = (row: Pick<ExportRow, 'id' | 'format'>) => join(folder, `${row.id}.${row.format}`);

  const find = async (tx: Tx, actor: Actor, id: number): Promise<ExportRow> =>
    (await store.findExport(tx, id, actor.userId ?? 0)) ?? refuse('export.not-found');

  return {
    find,
    pathOf,

    /** Asks for a file. Identifiers only for those who may reveal them; purpose and reader are shown to the auditor. */
    async request(tx: Tx, actor: Actor, wish: ExportWish): Promise<ExportRow> {
      const { userId } = actor;
      if (userId === null) refuse('access.not-signed-in');
      if (wish.withIdentifiers && !permissions.allows(actor, 'member.reveal'))
        refuse('access.denied', { role: roleTitle(actor.role), who: '县委组织部', permission: 'member.reveal' });
      const waiting = await store.countWaiting(tx, actor.region, userId);
      if (waiting >= mostWaiting) refuse('export.too-many-waiting', { count: waiting });
      const id = await ids.next(tx, actor.region);
      await store.insertExport(tx, {
        region: actor.region,
        id,
        org_id: actor.orgId,
        path: actor.path ?? '',
        kind: wish.kind,
        format: wish.format,
        request: wish,
        file_name: `${wish.kind === 'orgs' ? '党组织' : '党员名册'}-${clock.today()}.${wish.format}`,
        user_id: userId,
        actor_name: actor.displayName,
        role: actor.role,
        created_at: clock.now(),
      });
      await jobs.add(tx, exportJob, { exportId: id }, { key: `${exportJob} ${id}` });
      await audit.append(tx, actor, {
        action: 'export.request',
        subjectKind: 'export',
        subjectId: id,
        facts: { kind: wish.kind, purpose: wish.purpose, reader: wish.reader, withIdentifiers: wish.withIdentifiers },
      });
      return await find(tx, actor, id);
    },

    list: (tx: Tx, actor: Actor) => store.listExports(tx, actor.region, actor.userId ?? 0),

    /** Writes the file of an export, whole or not at all. Repeatable: a process that died leaves nothing but a half file. */
    async write(exportId: number): Promise<void> {
      const row = await db.write(everything, (tx) => store.claimExport(tx, exportId, clock.now()), { audited: false });
      if (!row) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      let beatenAt = Date.now();
      try {
        await db.write(actorOf(row).scope, async (tx) => {
          const rows = await writeExport(platform, tx, actorOf(row), row.request, pathOf(row), async (done) => {
            if (Date.now() - beatenAt < 500) return;
            beatenAt = Date.now();
            await db.write(everything, (other) => store.beatExport(other, row, done, clock.now()), { audited: false });
          });
          await store.endExport(tx, row, { state: 'ready', rows, failure: null, at: clock.now() });
          if (rows > todoAboveRows) await tell(tx, row, rows);
        });
      } catch (error) {
        await rm(pathOf(row), { force: true });
        const failure = failureOf(error);
        await db.write(
          everything,
          (tx) => store.endExport(tx, row, { state: 'failed', rows: 0, failure, at: clock.now() }),
          { audited: false },
        );
        if (!(error instanceof Refusal)) throw error;
      }
    },

    /** Removes files older than seven days. */
    async removeOld(): Promise<void> {
      const before = new Date(clock.now().getTime() - keptDays * 86_400_000);
      const rows = await db.write(everything, (tx) => store.expireExports(tx, before), { audited: false });
      for (const row of rows) await rm(pathOf(row), { force: true });
    },
  };

  async function tell(tx: Tx, row: ExportRow, rows: number): Promise<void> {
    if (row.org_id === null) return;
    await openTodo(tx, platform, {
      orgId: row.org_id,
      path: row.path,
      userId: row.user_id,
      aboutOrgId: row.org_id,
      aboutName: row.file_name,
      kind: 'result',
      titleZh: `${row.file_name}（${rows} 行）已写好，请在 7 天内下载`,
      titleEn: `${row.file_name} (${rows} rows) is ready; fetch it within 7 days`,
      link: '/imports?tab=exports',
      subjectKind: 'export',
      subjectId: row.id,
      dismissable: true,
    });
  }
}

function actorOf(row: ExportRow): Actor {
  return {
    kind: 'user',
    userId: row.user_id,
    displayName: row.actor_name,
    role: row.role as Actor['role'],
    region: row.region,
    orgId: row.org_id,
    path: row.path,
    memberId: null,
    scope: { path: row.path },
  };
}

function failureOf(error: unknown): { zh: string; en: string } {
  const code =
    error instanceof Refusal
      ? error.code
      : (error as NodeJS.ErrnoException).code === 'ENOSPC'
        ? 'storage.full'
        : 'fault.internal';
  const text = exportRefusals[code] ?? platformRefusals[code] ?? platformRefusals['fault.internal'];
  const facts = error instanceof Refusal ? error.facts : { requestId: '' };
  return { zh: fillText(text?.zh ?? code, facts), en: fillText(text?.en ?? code, facts) };
}

/** An export as its page shows it. */
export function exportView(row: ExportRow): ExportView {
  const keptUntil = new Date(row.created_at.getTime() + keptDays * 86_400_000);
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    state: row.state,
    fileName: row.file_name,
    rows: row.rows,
    purpose: row.request.purpose,
    createdAt: row.created_at.toISOString(),
    keptUntil: row.state === 'ready' ? keptUntil.toISOString() : null,
    failureZh: row.failure?.zh ?? null,
    failureEn: row.failure?.en ?? null,
  };
}
