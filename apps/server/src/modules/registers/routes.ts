import { registerRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RegisterService } from './service.ts';

/** Mounts registers. */
export function mountRegisters(mounter: Mounter, service: RegisterService): void {
  mounter.routes(registerRoutes, {
    async kinds({ tx, actor }) {
      const rows = await service.kinds(tx, actor);
      return {
        items: rows.map((row) => ({
          id: row.id,
          key: row.key,
          titleZh: row.title_zh,
          orgId: row.org_id,
          subject: row.subject as 'person',
          sensitive: row.sensitive,
          definition: row.definition,
          version: row.version,
        })),
      };
    },
    async declare({ tx, actor, body }) {
      const { id, version } = await service.declare(tx, actor, actor.orgId ?? refuse('record.not-found'), body);
      return { id, version };
    },
    entries: ({ tx, actor, params, query }) => service.entries(tx, actor, params.kindId, query),
    enter: ({ tx, actor, params, body }) => service.enter(tx, actor, params.kindId, body),
    move: ({ tx, actor, params, body }) => service.move(tx, actor, params.entryId, body),
    correct: ({ tx, actor, params, body }) => service.correct(tx, actor, params.entryId, body),
    review: ({ tx, actor, params, body }) => service.review(tx, actor, params.entryId, body),
    async history({ tx, actor, params }) {
      const rows = await service.history(tx, actor, params.entryId);
      return {
        items: rows.map((row) => ({
          id: row.id,
          happenedOn: row.happened_on,
          kind: row.kind,
          from: row.from_status,
          to: row.to_status,
          sourceKind: row.source_kind,
          sourceRef: row.source_ref,
          reason: row.reason,
          byName: row.recorded_by_name,
          recordedAt: row.recorded_at.toISOString(),
        })),
      };
    },
    own: async ({ tx, actor }) => ({ items: await service.own(tx, actor) }),
    async object({ tx, actor, params, body }) {
      await service.object(tx, actor, params.entryId, body.statement);
      return { ok: true as const };
    },
    answer: ({ tx, actor, params, body }) => service.answer(tx, actor, params.entryId, body),
  });
}
