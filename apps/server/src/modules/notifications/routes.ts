import { notificationRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { offeredChannels } from './channels.ts';
import type { CircularRow, MessageRow } from './schema.ts';
import { createNotificationService } from './service.ts';
import * as views from './views.ts';

const ok = { ok: true as const };

/** Mounts messages and circulars. */
export function mountNotifications(mounter: Mounter, platform: Platform): void {
  const service = createNotificationService(platform);
  mounter.routes(notificationRoutes, {
    async inbox({ tx, actor, query }) {
      const rows = await service.inbox(
        tx,
        actor,
        { unreadOnly: query.unread === 'yes', before: cursorOf(query.cursor) },
        query.limit + 1,
      );
      return { ...page(rows, query.limit, messageView), unread: await service.unread(tx, actor) };
    },
    async read({ tx, actor, body }) {
      await service.read(tx, actor, body.messageIds);
      return ok;
    },
    async acknowledge({ tx, actor, params }) {
      await service.acknowledge(tx, actor, params.messageId);
      return ok;
    },
    channels: () => Promise.resolve({ items: offeredChannels.map(({ id, titleZh }) => ({ id, titleZh })) }),
    circulars: async ({ tx, query }) =>
      page(await views.circulars(tx, cursorOf(query.cursor), query.limit + 1), query.limit, circularView),
    async circular({ tx, actor, params }) {
      const found = (await views.circular(tx, actor.region, params.circularId)) ?? refuse('record.not-found');
      return { ...circularView(found.row), receipts: found.receipts, pending: found.pending };
    },
    create: async ({ tx, actor, body }) => {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const id = await service.create(tx, actor, {
        org_id: actor.orgId,
        path: actor.path,
        run_step_id: null,
        title_zh: body.titleZh,
        body_zh: body.bodyZh,
        audience: body.audience,
        receipt: body.receipt,
        acknowledge_by: body.acknowledgeBy ?? null,
        is_urgent: body.isUrgent,
      });
      return { circularId: id };
    },
    async update({ tx, actor, params, body }) {
      await service.update(tx, actor, params.circularId, body.version, {
        title_zh: body.titleZh,
        body_zh: body.bodyZh,
        audience: body.audience,
        receipt: body.receipt,
        acknowledge_by: body.acknowledgeBy ?? null,
      });
      return ok;
    },
    async send({ tx, actor, params }) {
      const { addressees, sentAt } = await service.send(tx, actor, params.circularId);
      return { addressees, sentAt: sentAt.toISOString() };
    },
  });
}

function cursorOf(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : Number(cursor) || 0;
}

function page<R extends { readonly id: number }, V>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => V,
): { items: V[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  return { items: shown.map(view), nextCursor: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null };
}

function messageView(row: MessageRow) {
  return {
    id: row.id,
    kind: row.kind,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    bodyZh: row.body_zh,
    link: row.link,
    dueOn: row.due_on,
    isUrgent: row.is_urgent,
    needsReceipt: row.needs_receipt,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    repeated: row.repeated,
  };
}

function circularView(row: CircularRow) {
  return {
    id: row.id,
    orgId: row.org_id,
    runStepId: row.run_step_id,
    titleZh: row.title_zh,
    bodyZh: row.body_zh,
    audience: [...row.audience],
    receipt: row.receipt,
    acknowledgeBy: row.acknowledge_by,
    isUrgent: row.is_urgent,
    state: row.state,
    sentAt: row.sent_at?.toISOString() ?? null,
    sentBy: row.sent_by,
    version: row.version,
  };
}
