import { visitRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { VisitService } from './service.ts';

/** Mounts visits. */
export function mountVisits(mounter: Mounter, service: VisitService): void {
  mounter.routes(visitRoutes, {
    async list({ tx, actor, query }) {
      const { cursor, limit, mine, ...filter } = query;
      const rows = await service.list(tx, {
        ...filter,
        visitorId: mine === '1' ? (actor.userId ?? 0) : undefined,
        before: cursor ? Number(cursor) : null,
        limit: limit + 1,
      });
      const items = rows.slice(0, limit).map((row) => service.itemOf(row));
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
    },
    places: async ({ tx, actor }) => ({ items: await service.places(tx, actor) }),
    addPlace: ({ tx, actor, body }) => service.addPlace(tx, actor, body.nameZh),
    plan: ({ tx, actor, body }) => service.plan(tx, actor, body),
    record: ({ tx, actor, body }) => service.record(tx, actor, body),
    get: ({ tx, actor, params }) => service.show(tx, actor, params.visitId),
    route: ({ tx, actor, params, body }) => service.route(tx, actor, params.visitId, params.needId, body),
    counterSign: ({ tx, actor, params, body }) => service.counterSign(tx, actor, params.visitId, body.version),
    draw: ({ tx, actor, body }) => service.draw(tx, actor, body.from, body.until),
    recheck: ({ tx, actor, params, body }) => service.recheck(tx, actor, params.visitId, body),
    async quotas({ tx, query }) {
      const rows = await service.count(tx, query);
      return {
        rows: rows.map((row) => ({ orgId: row.org_id, orgName: row.org_name, visits: row.visits, proven: row.proven })),
      };
    },
  });
}
