import { approvalRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { ApprovalService } from './service.ts';

/** Mounts requests for approval. */
export function mountApprovals(mounter: Mounter, service: ApprovalService): void {
  mounter.routes(approvalRoutes, {
    async list({ tx, actor, query }) {
      const { cursor, limit, ...filter } = query;
      const rows = await service.list(tx, actor, {
        ...filter,
        after: cursor ? Number(cursor) : null,
        limit: limit + 1,
      });
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
    },
    create: ({ tx, actor, body }) => service.ask(tx, actor, body),
    get: ({ tx, actor, params }) => service.show(tx, actor, params.approvalId),
    accept: ({ tx, actor, params, body }) => service.accept(tx, actor, params.approvalId, body.version),
    sendBack: ({ tx, actor, params, body }) =>
      service.sendBack(tx, actor, params.approvalId, body.version, body.missing),
    resubmit: ({ tx, actor, params, body }) =>
      service.resubmit(tx, actor, params.approvalId, body.version, body.textZh),
    withdraw: ({ tx, actor, params, body }) => service.withdraw(tx, actor, params.approvalId, body.version),
    opine: ({ tx, actor, params, body }) => service.opine(tx, actor, params.approvalId, body.textZh),
    extend: ({ tx, actor, params, body }) =>
      service.extend(tx, actor, params.approvalId, body.version, body.until, body.reason),
    async decide({ tx, actor, body }) {
      const { items, ...batch } = body;
      return { decided: await service.decide(tx, actor, items, batch) };
    },
    returnStep: ({ tx, actor, params, body }) =>
      service.returnStep(tx, actor, params.approvalId, body.version, body.toStepId, body.reason),
  });
}
