import { Readable } from 'node:stream';
import { auditRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { knownActions } from './action-titles.ts';
import { createAuditService } from './service.ts';

/** Mounts the trail. */
export function mountAuditTrail(mounter: Mounter, platform: Platform): void {
  const service = createAuditService(platform);
  mounter.routes(auditRoutes, {
    list: ({ tx, query: { cursor, limit, ...filter } }) => service.list(tx, filter, { cursor, limit }),
    event: ({ tx, params }) => service.event(tx, params.eventId),
    async download({ db, actor, query: { purpose, ...filter }, reply }) {
      const lines = service.download(db, actor, filter, purpose);
      return await reply
        .type('text/csv; charset=utf-8')
        .header(
          'Content-Disposition',
          `attachment; filename="audit.csv"; filename*=UTF-8''${encodeURIComponent('审计记录.csv')}`,
        )
        .send(Readable.from(lines));
    },
    actions: async () => ({ items: knownActions(platform.permissions) }),
    chain: ({ tx }) => service.chain(tx),
    async check({ tx, actor }) {
      await service.requestCheck(tx, actor);
      return { ok: true as const };
    },
    exports: ({ tx, query }) => service.exports(tx, query),
    history: ({ tx, query: { cursor, limit, ...filter } }) => service.list(tx, filter, { cursor, limit }),
  });
}
