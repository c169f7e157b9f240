import { commendationRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { idsOnPath } from '../../platform/ids.ts';
import { refuse } from '../../platform/refusal.ts';
import type { CommendationService } from './service.ts';
import * as views from './views.ts';

/** Mounts honours and the public star board. */
export function mountCommendations(mounter: Mounter, platform: Platform, service: CommendationService): void {
  mounter.routes(commendationRoutes, {
    async list({ tx, query }) {
      const { cursor, limit, ...filter } = query;
      const rows = await service.list(tx, { ...filter, after: cursor ? Number(cursor) : null, limit: limit + 1 });
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
    },
    async nominate({ tx, actor, body }) {
      const org = await views.findOrg(tx, body.orgId);
      const [decider] = idsOnPath(actor.region, actor.path ?? '');
      if (!org || decider === undefined) refuse('record.not-found');
      const id = await service.nominate(tx, actor, {
        region: org.region,
        orgId: org.id,
        path: org.path,
        // Honours are conferred by the county, whoever nominates.
        deciderOrgId: decider,
        runStepId: null,
        roundId: null,
        kind: 'title',
        titleZh: body.titleZh,
        reasonZh: body.reasonZh,
        year: Number(platform.clock.today().slice(0, 4)),
        grade: null,
        gradeTitle: null,
        stars: null,
        scoreHundredths: null,
        validUntil: body.validUntil ?? null,
      });
      return await service.get(tx, id);
    },
    get: ({ tx, params }) => service.find(tx, params.commendationId),
    confer: async ({ tx, actor, body }) => ({
      conferred: await service.confer(tx, actor, body.items, body.decidedAtZh),
    }),
    hang: ({ tx, actor, params, body }) => service.hang(tx, actor, params.commendationId, body.version, body.hungOn),
    withdraw: ({ tx, actor, params, body }) => service.withdraw(tx, actor, params.commendationId, body),
    async stars({ tx, query }) {
      const match = /^(\d)_(\d+)$/.exec(query.cursor ?? '');
      const after = match?.[1] && match[2] ? { stars: Number(match[1]), orgId: Number(match[2]) } : null;
      const rows = await views.listStars(tx, { q: query.q, stars: query.stars, after, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => ({
          id: row.org_id,
          orgName: row.org_name,
          superiorName: row.superior_name,
          stars: row.stars,
          year: row.year,
          validUntil: row.valid_until,
        })),
        nextCursor: rows.length > query.limit && last ? `${last.stars}_${last.org_id}` : null,
      };
    },
  });
}
