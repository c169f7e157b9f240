import { consequenceRoutes } from '@jishi/contract';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ConsequenceService } from './service.ts';
import { listPage, ownCases, showCase, showCatalogue } from './show.ts';

/** Mounts cases. */
export function mountConsequences(mounter: Mounter, platform: Platform, service: ConsequenceService): void {
  const shown = async (tx: Tx, actor: Actor, id: number, done: Promise<unknown>) => {
    await done;
    return await showCase(tx, platform, service, actor, id);
  };
  mounter.routes(consequenceRoutes, {
    list: ({ tx, actor, query }) => listPage(tx, actor, query),
    catalogue: ({ tx, actor }) => showCatalogue(tx, platform, actor),
    open: async ({ tx, actor, body }) =>
      await showCase(tx, platform, service, actor, await service.open(tx, actor, body)),
    get: ({ tx, actor, params }) => showCase(tx, platform, service, actor, params.consequenceCaseId),
    mine: async ({ tx, actor }) => ({ items: await ownCases(tx, actor) }),
    takeUp: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.takeUp(tx, actor, id, body.version)),
    drop: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.drop(tx, actor, id, body)),
    investigate: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.investigate(tx, actor, id, body)),
    hear: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.hear(tx, actor, id, body)),
    decide: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.decide(tx, actor, id, body)),
    serve: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.serve(tx, actor, id, body)),
    review: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.review(tx, actor, id, body)),
    settle: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.settle(tx, actor, id, body)),
    acknowledge: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.acknowledge(tx, actor, id, body.version)),
    appeal: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.appeal(tx, actor, id, body)),
    answerAppeal: ({ tx, actor, params: { consequenceCaseId: id }, body }) =>
      shown(tx, actor, id, service.answerAppeal(tx, actor, id, body)),
  });
}
