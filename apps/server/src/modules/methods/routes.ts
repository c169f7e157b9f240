import { methodRoutes } from '@jishi/contract';
import { addDays, addMonths, type Derivation } from '@jishi/domain';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { obligationsOf } from './obligations/service.ts';
import { createMethodService } from './service.ts';

const ok = { ok: true as const };

/** Mounts methods, runs and hand-overs. */
export function mountMethods(mounter: Mounter, platform: Platform): void {
  const service = createMethodService(platform);
  mounter.routes(methodRoutes, {
    methods: async ({ tx }) => ({ items: await service.methods(tx) }),
    definition: async ({ tx, params }) => ({
      hash: params.hash,
      definition: await service.definition(tx, params.hash),
    }),
    derive: async ({ tx, actor, body }) => ({ hash: await service.derive(tx, actor, body as Derivation) }),
    runs: ({ tx, actor, query }) => service.list(tx, actor, query),
    run: ({ tx, actor, params }) => service.view(tx, actor, params.runId),
    start: async ({ tx, actor, body }) => ({ runId: await service.start(tx, actor, body) }),
    async seen({ tx, actor, params }) {
      await service.seen(tx, actor, params.runId);
      return ok;
    },
    async complete({ tx, actor, params, body }) {
      await service.complete(tx, actor, params.runStepId, body);
      return ok;
    },
    async returnTo({ tx, actor, params, body }) {
      await service.returnTo(tx, actor, params.runStepId, body);
      return ok;
    },
    async skip({ tx, actor, params, body }) {
      await service.skip(tx, actor, params.runStepId, body);
      return ok;
    },
    async takeBack({ tx, actor, params }) {
      await service.takeBack(tx, actor, params.runStepId);
      return ok;
    },
    async cancel({ tx, actor, params, body }) {
      await service.cancel(tx, actor, params.runId, body.reason);
      return ok;
    },
    obligations: async ({ tx, actor }) => {
      const today = platform.clock.today();
      // The month before is shown too: what was missed stays visible.
      const items =
        actor.orgId === null ? [] : await obligationsOf(tx, actor.orgId, addMonths(today, -1), addDays(today, 1));
      return { items, today };
    },
    startHandOver: async ({ tx, actor, params }) => ({
      runId: await service.startHandOver(tx, actor, params.handOverId),
    }),
    async declineHandOver({ tx, actor, params, body }) {
      await service.declineHandOver(tx, actor, params.handOverId, body.reason);
      return ok;
    },
  });
}
