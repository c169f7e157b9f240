import { feedRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { createFeedService } from './service.ts';

/** Mounts the own calendar. */
export function mountFeeds(mounter: Mounter, platform: Platform): void {
  const service = createFeedService(platform);
  mounter.routes(feedRoutes, {
    own: async ({ tx, actor }) => ({ madeAt: (await service.madeAt(tx, actor))?.toISOString() ?? null }),
    renew: async ({ tx, actor }) => ({ path: `/calendar/${await service.renew(tx, actor)}.ics` }),
    async off({ tx, actor }) {
      await service.switchOff(tx, actor);
      return { ok: true as const };
    },
    async read({ db, actor, params, request, reply }) {
      const secret = params.code.replace(/\.ics$/, '');
      const address = `${request.protocol}://${request.host}`;
      const text = await db.read(actor.scope, (tx) => service.read(tx, secret, address));
      return await reply
        .type('text/calendar; charset=utf-8')
        .header('Content-Disposition', 'inline; filename="jishi.ics"')
        .header('Cache-Control', 'private, no-store')
        .header('Referrer-Policy', 'no-referrer')
        .send(text);
    },
  });
}
