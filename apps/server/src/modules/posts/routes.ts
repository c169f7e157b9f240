import { postRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { PostService } from './service.ts';
import { listPage, ownPosts, showPost } from './show.ts';

/** Mounts posts. */
export function mountPosts(mounter: Mounter, platform: Platform, service: PostService): void {
  mounter.routes(postRoutes, {
    list: ({ tx, query }) => listPage(tx, query),
    mine: async ({ tx, actor }) => ({ items: await ownPosts(tx, actor) }),
    async offer({ tx, actor, body: { orgId, term, shift, runStepId, ...post } }) {
      const id = await service.offerIn(tx, actor, orgId ?? actor.orgId ?? refuse('record.not-found'), {
        ...post,
        term: term ?? null,
        shift: shift ?? null,
        runStepId: runStepId ?? null,
      });
      return await showPost(tx, platform, service, actor, id);
    },
    get: ({ tx, actor, params }) => showPost(tx, platform, service, actor, params.dutyPostId),
    async close({ tx, actor, params, body }) {
      await service.close(tx, actor, params.dutyPostId, body);
      return await showPost(tx, platform, service, actor, params.dutyPostId);
    },
    async claim({ tx, actor, params, body }) {
      await service.claim(tx, actor, params.dutyPostId, body.note);
      return await showPost(tx, platform, service, actor, params.dutyPostId);
    },
    async appoint({ tx, actor, params, body }) {
      await service.appoint(tx, actor, params.dutyPostId, body);
      return await showPost(tx, platform, service, actor, params.dutyPostId);
    },
    confirm: async ({ tx, actor, params, body }) =>
      await showPost(tx, platform, service, actor, await service.confirm(tx, actor, params.postHoldingId, body)),
    decline: async ({ tx, actor, params, body }) =>
      await showPost(tx, platform, service, actor, await service.decline(tx, actor, params.postHoldingId, body)),
    begin: async ({ tx, actor, params, body }) =>
      await showPost(tx, platform, service, actor, await service.begin(tx, actor, params.postHoldingId, body)),
    openItems: async ({ tx, actor, params }) => ({ items: await service.openItems(tx, actor, params.postHoldingId) }),
    end: async ({ tx, actor, params, body }) =>
      await showPost(tx, platform, service, actor, await service.end(tx, actor, params.postHoldingId, body)),
    receive: async ({ tx, actor, params, body }) =>
      await showPost(
        tx,
        platform,
        service,
        actor,
        await service.receive(tx, actor, params.postHoldingId, body.version),
      ),
    planShift: async ({ tx, actor, params, body }) =>
      await showPost(
        tx,
        platform,
        service,
        actor,
        await service.planShifts(tx, actor, params.postHoldingId, body.days),
      ),
    async recordShift({ tx, actor, params, body }) {
      await service.recordShift(tx, actor, params.postShiftId, body);
      return { ok: true as const, at: platform.clock.now().toISOString() };
    },
  });
}
