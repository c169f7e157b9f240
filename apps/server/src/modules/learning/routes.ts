import { learningRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { createLearningService } from './service.ts';
import * as views from './views.ts';

const ok = { ok: true as const };

/** Mounts learning. */
export function mountLearning(mounter: Mounter, platform: Platform): void {
  const service = createLearningService(platform);
  mounter.routes(learningRoutes, {
    plans: ({ tx, query }) => views.planPage(tx, query, platform.clock.today()),
    plan: ({ tx, actor, params }) => views.planView(tx, platform, service, actor, params.planId),
    mine: async ({ tx, actor }) => ({ items: await views.ownLearning(tx, actor) }),
    create: async ({ tx, actor, body }) => {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const planId = await service.create(tx, actor, {
        org_id: actor.orgId,
        path: actor.path,
        run_step_id: null,
        title_zh: body.titleZh,
        kind: body.kind,
        topics: body.topics,
        material: body.material,
        min_sessions: body.minSessions,
        make_up: 'once',
        starts_on: body.startsOn,
        due_on: body.dueOn ?? null,
      });
      return { planId };
    },
    record: async ({ tx, actor, params, body }) => ({
      sessionId: await service.record(tx, actor, params.planId, body),
    }),
    async withdraw({ tx, actor, params, body }) {
      await service.withdraw(tx, actor, params.planId, params.sessionId, body.reason);
      return ok;
    },
    async finish({ tx, actor, params, body }) {
      await service.finish(tx, actor, params.planId, body.reason);
      return ok;
    },
  });
}
