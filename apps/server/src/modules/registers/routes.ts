import { registerRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RegisterService } from './service.ts';
import type { EventRow, KindRow } from './schema.ts';

/** Mounts registers. */
export function mountRegisters(mounter: Mounter, service: RegisterService): void {
  mounter.routes(registerRoutes, {
    async kinds({ tx, actor }) {
      const counts = new Map((await service.counts(tx)).map((row) => [row.kind_id, row]));
      const rows = await service.kinds(tx, actor);
      return {
        items: rows.map((row) => ({
          ...kindView(row),
          entries: counts.get(row.id)?.entries ?? 0,
          overdue: counts.get(row.id)?.overdue ?? 0,
        })),
      };
    },
    kind: async ({ tx, actor, params }) => kindView(await service.getKind(tx, actor, params.kindId)),
    async entry({ tx, actor, params }) {
      const { kind, ...rest } = await service.entry(tx, actor, params.entryId);
      return { ...rest, kind: kindView(kind) };
    },
    async ownEntry({ tx, actor, params }) {
      const { kind, events, ...rest } = await service.ownEntry(tx, actor, params.entryId);
      return { ...rest, kind: kindView(kind), history: events.map(eventView) };
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
      return { items: rows.map(eventView) };
    },
    own: async ({ tx, actor }) => ({ items: await service.own(tx, actor) }),
    async object({ tx, actor, params, body }) {
      await service.object(tx, actor, params.entryId, body.statement);
      return { ok: true as const };
    },
    answer: ({ tx, actor, params, body }) => service.answer(tx, actor, params.entryId, body),
  });
}

function kindView(row: KindRow) {
  return {
    id: row.id,
    key: row.key,
    titleZh: row.title_zh,
    orgId: row.org_id,
    // Held to the list by a check of the table.
    subject: row.subject as 'person',
    sensitive: row.sensitive,
    definition: row.definition,
    version: row.version,
  };
}

function eventView(row: EventRow) {
  return {
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
  };
}
