import { roundRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { createRoundProgress } from './progress.ts';
import { createRoundService } from './service.ts';

const ok = { ok: true as const };

/** Mounts rounds. */
export function mountRounds(mounter: Mounter, platform: Platform): void {
  const service = createRoundService(platform);
  const progress = createRoundProgress(platform);
  mounter.routes(roundRoutes, {
    list: async ({ tx, actor, query }) => ({ items: await progress.list(tx, actor, query) }),
    view: ({ tx, actor, params }) => progress.view(tx, actor, params.roundId),
    create: async ({ tx, actor, body }) => ({ roundId: await service.create(tx, actor, body) }),
    async update({ tx, actor, params, body: { version, ...input } }) {
      await service.update(tx, actor, params.roundId, version, input);
      return ok;
    },
    preview: ({ tx, actor, params }) => service.preview(tx, actor, params.roundId).then(previewView),
    open: ({ tx, actor, params, body }) => service.open(tx, actor, params.roundId, body.version),
    async moveDate({ tx, actor, params, body: { version, ...input } }) {
      await service.moveDate(tx, actor, params.roundId, version, input);
      return ok;
    },
    async close({ tx, actor, params, body }) {
      await service.close(tx, actor, params.roundId, body.reason);
      return ok;
    },
    async discard({ tx, actor, params, body }) {
      await service.discard(tx, actor, params.roundId, body.version);
      return ok;
    },
    runs: ({ tx, params, query }) =>
      progress.runs(
        tx,
        params.roundId,
        { stepId: query.step, state: query.state, late: query.late === 'yes', superiorOrgId: query.superior },
        query,
      ),
    remind: ({ tx, actor, params, body }) =>
      progress.remind(tx, actor, params.roundId, {
        stepId: body.stepId,
        superiorOrgId: body.superiorOrgId,
        runIds: body.runIds,
      }),
  });
}

function previewView({
  planned,
  bySuperior,
  excluded,
}: Awaited<ReturnType<ReturnType<typeof createRoundService>['preview']>>) {
  return { planned, excluded, bySuperior: bySuperior.map(({ org_id: orgId, name, n }) => ({ orgId, name, n })) };
}
