import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { exportRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { createExportService, exportView } from './service.ts';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Mounts exports. */
export function mountExports(mounter: Mounter, platform: Platform): void {
  const service = createExportService(platform);
  mounter.routes(exportRoutes, {
    request: async ({ tx, actor, body }) => exportView(await service.request(tx, actor, body)),
    list: async ({ tx, actor }) => ({ items: (await service.list(tx, actor)).map(exportView) }),
    view: async ({ tx, actor, params }) => exportView(await service.find(tx, actor, params.exportId)),
    async download({ db, actor, params, reply }) {
      const row = await db.read(actor.scope, (tx) => service.find(tx, actor, params.exportId));
      if (row.state === 'removed') refuse('export.removed');
      if (row.state !== 'ready') refuse('export.not-ready');
      const path = service.pathOf(row);
      const found = await stat(path).catch(() => undefined);
      if (!found) return refuse('export.removed');
      return await reply
        .type(mediaTypes[row.format])
        .header('Content-Length', found.size)
        .header('Cache-Control', 'private, no-store')
        .header(
          'Content-Disposition',
          `attachment; filename="export.${row.format}"; filename*=UTF-8''${encodeURIComponent(row.file_name)}`,
        )
        .send(createReadStream(path));
    },
  });
}
