import { statisticsRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StatisticsService } from './service.ts';
import { listIndicators, listPage, publishedPage, rowsPage, showSnapshot } from './show.ts';

/** Mounts statistics. */
export function mountStatistics(mounter: Mounter, platform: Platform, service: StatisticsService): void {
  mounter.routes(statisticsRoutes, {
    indicators: () => Promise.resolve(listIndicators()),
    list: ({ tx, query }) => listPage(tx, query),
    freeze: async ({ tx, actor, body }) =>
      await showSnapshot(tx, platform, service, actor, await service.freeze(tx, actor, body)),
    get: ({ tx, actor, params, query }) => showSnapshot(tx, platform, service, actor, params.snapshotId, query.orgId),
    rows: ({ tx, actor, params, query }) => rowsPage(tx, actor, params.snapshotId, query),
    async check({ tx, actor, params, body }) {
      await service.check(tx, actor, params.snapshotId, body);
      return await showSnapshot(tx, platform, service, actor, params.snapshotId);
    },
    async sign({ tx, actor, params, body }) {
      await service.sign(tx, actor, params.snapshotId, body.version);
      return await showSnapshot(tx, platform, service, actor, params.snapshotId);
    },
    async release({ tx, actor, params, body }) {
      await service.release(tx, actor, params.snapshotId, body);
      return await showSnapshot(tx, platform, service, actor, params.snapshotId);
    },
    correct: async ({ tx, actor, params, body }) =>
      await showSnapshot(tx, platform, service, actor, await service.correct(tx, actor, params.snapshotId, body)),
    published: ({ tx, query }) => publishedPage(tx, query),
  });
}
