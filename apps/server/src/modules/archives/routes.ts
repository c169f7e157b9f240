import { archiveRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { createArchiveService } from './service.ts';
import * as views from './views.ts';

/** Mounts the archive. Reading contents is a write, because it is noted. */
export function mountArchives(mounter: Mounter, platform: Platform): void {
  const service = createArchiveService(platform);
  mounter.routes(archiveRoutes, {
    list: ({ tx, query }) => views.filePage(tx, query),
    view: ({ tx, params }) => views.fileView(tx, service, params.fileId),
    seal: async ({ tx, actor, params }) => ({ hash: await service.seal(tx, actor, params.fileId) }),
    async read({ tx, actor, params, body }) {
      const { file, items } = await service.read(tx, actor, params.fileId, body.purpose);
      return {
        id: file.id,
        titleZh: file.title_zh,
        hash: file.content_hash ?? '',
        items: items.map((item) => ({
          itemId: item.item_id,
          titleZh: item.title_zh,
          hash: item.hash,
          content: item.content,
        })),
      };
    },
    verify: ({ tx, params }) => service.verify(tx, params.fileId),
  });
}
