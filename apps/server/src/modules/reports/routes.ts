import { infoRoutes } from '@jishi/contract';
import type { Actor } from '../../platform/access/actor.ts';
import type { Mounter } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import type { InfoService } from './service.ts';

const homeOf = ({ orgId, path }: Actor) => {
  if (orgId === null || path === null) refuse('record.not-found');
  return { orgId, path };
};

/** Mounts information. */
export function mountReports(mounter: Mounter, service: InfoService): void {
  mounter.routes(infoRoutes, {
    async list({ tx, actor, query }) {
      const { cursor, limit, ...filter } = query;
      const before = cursor ? Number(cursor) : null;
      const rows = await service.list(tx, { ...filter, orgId: actor.orgId ?? 0, before, limit: limit + 1 });
      const items = rows.slice(0, limit).map((row) => service.itemOf(row));
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
    },
    statistics: async ({ tx, query }) => ({ rows: await service.measures(tx, query.from, query.until) }),
    draft: async ({ tx, actor, body }) =>
      await service.show(tx, actor, await service.draft(tx, actor, homeOf(actor), body)),
    urgent: async ({ tx, actor, body }) =>
      await service.show(tx, actor, await service.urgent(tx, actor, homeOf(actor), body)),
    find: async ({ tx, actor, body }) => await service.show(tx, actor, await service.find(tx, actor, body)),
    get: ({ tx, actor, params }) => service.show(tx, actor, params.infoId),
    revise: ({ tx, actor, params, body }) => service.revise(tx, actor, params.infoId, body),
    phone: ({ tx, actor, params, body }) => service.phone(tx, actor, params.infoId, body),
    signOff: ({ tx, actor, params, body }) => service.signOff(tx, actor, params.infoId, body.version, body.secrecyZh),
    send: ({ tx, actor, params, body }) => service.send(tx, actor, params.infoId, body.version, body.lateZh),
    receive: ({ tx, actor, params, body }) => service.receive(tx, actor, params.infoId, body.version),
    decide: ({ tx, actor, params, body }) => service.decide(tx, actor, params.infoId, body),
    followUp: ({ tx, actor, params, body }) => service.followUp(tx, actor, params.infoId, body),
    close: ({ tx, actor, params, body }) => service.close(tx, actor, params.infoId, body.version),
    correct: ({ tx, actor, params, body }) => service.correct(tx, actor, params.infoId, body),
    note: ({ tx, actor, params, body }) => service.note(tx, actor, params.infoId, body),
  });
}
