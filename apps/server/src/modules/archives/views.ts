import type { ArchiveFileItem, ArchiveFileView } from '@jishi/contract';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import { refuse } from '../../platform/refusal.ts';
import type { ArchiveService } from './service.ts';
import * as store from './store.ts';

type Item = z.infer<typeof ArchiveFileItem>;

/** Files in scope, newest first; titles and hashes, no contents. */
export async function filePage(
  tx: Tx,
  query: { orgId?: number | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: (Item & { orgName: string })[]; nextCursor: string | null }> {
  const before = query.cursor === undefined ? undefined : Number(query.cursor) || 0;
  const rows = await store.listFiles(tx, { orgId: query.orgId, before }, query.limit + 1);
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((row) => ({ ...item(row), orgName: row.org_name })),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** A file: its list of contents, its hash and who has read it. */
export async function fileView(tx: Tx, service: ArchiveService, id: number): Promise<z.infer<typeof ArchiveFileView>> {
  const file = (await store.findFile(tx, regionOf(id), id)) ?? refuse('record.not-found');
  const readings = await store.listReadings(tx, file.region, file.id);
  const hashes = new Map((await store.listItems(tx, file.region, file.id)).map((row) => [row.item_id, row.hash]));
  return {
    ...item(file),
    runId: file.run_id,
    contents: (await service.lines(tx, file)).map((line) => ({ ...line, hash: hashes.get(line.itemId) ?? null })),
    readings: readings.map((row) => ({
      name: row.reader_name,
      role: row.role,
      purpose: row.purpose,
      at: row.at.toISOString(),
    })),
  };
}

function item(row: store.FileRow): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    titleZh: row.title_zh,
    state: row.state,
    accessClass: row.access_class,
    retainUntil: row.retain_until,
    hash: row.content_hash,
    sealedOn: row.sealed_on,
    sealedBy: row.sealed_by,
  };
}
