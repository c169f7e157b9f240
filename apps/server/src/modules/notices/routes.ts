import { noticeRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { BoardRow } from './schema.ts';
import { readCursor } from './board/cursor.ts';
import type { NoticeService } from './service.ts';
import * as views from './views.ts';

/** Mounts notices, objections and the public board. */
export function mountNotices(mounter: Mounter, platform: Platform, service: NoticeService): void {
  const page = <T extends { id: number }>(rows: readonly T[], limit: number) => {
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
  };
  mounter.routes(noticeRoutes, {
    async list({ tx, actor, query }) {
      const { cursor, limit, ...filter } = query;
      return page(
        await service.list(tx, actor, { ...filter, before: cursor ? Number(cursor) : null, limit: limit + 1 }),
        limit,
      );
    },
    async create({ tx, actor, body }) {
      const { orgId, path } = actor;
      if (orgId === null || path === null) refuse('record.not-found');
      const isNotice = body.mode === 'notice';
      const today = platform.clock.today();
      const period = isNotice ? await platform.rules.value<string>(tx, 'publicity.notice.period', today, path) : null;
      const refreshEvery = isNotice
        ? null
        : await platform.rules.value<string>(tx, 'publicity.disclosure.refresh', today, path);
      const id = await service.draft(tx, actor, {
        region: actor.region,
        orgId,
        path,
        postingOrgId: orgId,
        runStepId: null,
        roundId: null,
        mode: body.mode,
        titleZh: body.titleZh,
        textZh: body.textZh,
        placesZh: body.placesZh,
        audience: ['public'],
        period,
        refreshEvery,
        innerFirst: false,
        acceptsObjections: isNotice,
        anonymousObjections: true,
        answerWithin: null,
      });
      return await service.show(tx, actor, id);
    },
    get: ({ tx, actor, params }) => service.show(tx, actor, params.noticeId),
    revise: ({ tx, actor, params, body }) => service.revise(tx, actor, params.noticeId, body),
    clear: async ({ tx, actor, body }) => ({ cleared: await service.clear(tx, actor, body.noticeIds) }),
    post: async ({ tx, actor, body }) => ({
      posted: await service.post(tx, actor, body.noticeIds, body.innerPostedOn ?? null),
    }),
    close: async ({ tx, actor, body }) => ({ closed: await service.close(tx, actor, body.noticeIds) }),
    takeDown: ({ tx, actor, params, body }) => service.takeDown(tx, actor, params.noticeId, body.version, body.reason),
    async objections({ tx, query }) {
      const { cursor, limit, ...filter } = query;
      return page(
        await service.objections(tx, { ...filter, before: cursor ? Number(cursor) : null, limit: limit + 1 }),
        limit,
      );
    },
    answer: ({ tx, actor, params, body }) => service.answer(tx, actor, params.objectionId, body.verdict, body.answerZh),
    async publicList({ tx, query }) {
      const rows = await views.listBoard(tx, {
        today: platform.clock.today(),
        q: query.q,
        after: readCursor(query.cursor),
        limit: query.limit + 1,
      });
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map(publicNotice),
        nextCursor: rows.length > query.limit && last ? `${last.posted_on}_${last.notice_id}` : null,
      };
    },
    async publicGet({ tx, params }) {
      const entry = await views.findBoardEntry(tx, params.noticeId, platform.clock.today());
      if (!entry || entry.state === 'taken-down') refuse('record.not-found');
      return publicNotice(entry);
    },
    object: async ({ tx, params, body }) => ({ receipt: await service.object(tx, params.noticeId, body) }),
    lookUp: ({ tx, params }) => service.lookUp(tx, params.receipt),
  });
}

function publicNotice(entry: BoardRow) {
  return {
    id: entry.notice_id,
    mode: entry.mode,
    titleZh: entry.title_zh,
    textZh: entry.text_zh,
    postingOrgName: entry.posting_org_name,
    postedOn: entry.posted_on,
    lastDay: entry.last_day,
    acceptsObjections: entry.accepts_objections && (entry.state === 'posted' || entry.state === 'objected'),
    // Nobody learns from the board whether somebody objected.
    state: entry.state === 'objected' ? ('posted' as const) : entry.state,
  };
}
