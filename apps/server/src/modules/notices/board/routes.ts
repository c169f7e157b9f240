import { boardRoutes } from '@jishi/contract';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Mounter, RawCall } from '../../../platform/http/mount.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fillText, Refusal } from '../../../platform/refusal.ts';
import { listStars } from '../../commendations/index.ts';
import { answerPage, boardStyle, listPage, lostPage, noticePage, receiptPage, starsPage } from './pages.ts';
import type { BoardLanguage } from './texts.ts';
import { noticeRefusals } from '../errors.ts';
import { readCursor } from './cursor.ts';
import type { NoticeService } from '../service.ts';
import * as views from '../views.ts';

type Reply = RawCall<(typeof boardRoutes)['list']>['reply'];

const pageLength = 30;

/** Strict: nothing but the own style sheet and pictures, forms to the own address, no script at all. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Sends a page for people without an account. `cache`: `no-store` where somebody's own matter stands on it. */
export const sendPage = (reply: FastifyReply, html: string, status: number, cache: 'no-cache' | 'no-store') =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('Content-Security-Policy', contentPolicy)
    // Without a referrer browsers send a form with the origin `null`, which is not our own.
    .header('Referrer-Policy', 'same-origin')
    .header('Cache-Control', cache)
    .send(html);

/** Mounts the board as pages that need neither script nor session. */
export function mountBoard(mounter: Mounter, { db, clock }: Platform, service: NoticeService): void {
  const send = (reply: Reply, html: string, status = 200) => sendPage(reply, html, status, 'no-cache');
  const find = (actor: Actor, noticeId: number) =>
    db.read(actor.scope, async (tx) => {
      const entry = await views.findBoardEntry(tx, noticeId, clock.today());
      return entry?.state === 'taken-down' ? undefined : entry;
    });
  mounter.routes(boardRoutes, {
    async list({ actor, query, reply }) {
      const rows = await db.read(actor.scope, (tx) =>
        views.listBoard(tx, {
          today: clock.today(),
          q: query.q,
          after: readCursor(query.cursor),
          limit: pageLength + 1,
        }),
      );
      const entries = rows.slice(0, pageLength);
      const last = entries.at(-1);
      const next = rows.length > pageLength && last ? `${last.posted_on}_${last.notice_id}` : null;
      return await send(reply, listPage(query.lang ?? 'zh', entries, { q: query.q, next }));
    },
    async stars({ actor, query, reply }) {
      const match = /^(\d)_(\d+)$/.exec(query.cursor ?? '');
      const after = match?.[1] && match[2] ? { stars: Number(match[1]), orgId: Number(match[2]) } : null;
      const rows = await db.read(actor.scope, (tx) => listStars(tx, { q: query.q, after, limit: 101 }));
      const shown = rows.slice(0, 100);
      const last = shown.at(-1);
      const next = rows.length > 100 && last ? `${last.stars}_${last.org_id}` : null;
      return await send(reply, starsPage(query.lang ?? 'zh', shown, { q: query.q, next }));
    },
    async answer({ actor, query, reply }) {
      const language = query.lang ?? 'zh';
      const { receipt } = query;
      const found = receipt
        ? await db.read(actor.scope, (tx) => service.lookUp(tx, receipt)).catch(ignoreRefusal)
        : undefined;
      return await send(reply, answerPage(language, receipt, found));
    },
    style: async ({ reply }) =>
      await reply.type('text/css; charset=utf-8').header('Cache-Control', 'public, max-age=3600').send(boardStyle),
    async notice({ actor, params, query, reply }) {
      const language = query.lang ?? 'zh';
      const entry = await find(actor, params.noticeId);
      return entry ? await send(reply, noticePage(language, entry)) : await send(reply, lostPage(language), 404);
    },
    async object({ actor, params, request, reply }) {
      const { textZh, contact, language } = readForm(request.body);
      const entry = await find(actor, params.noticeId);
      if (!entry) return await send(reply, lostPage(language), 404);
      const complain = (complaint: string, status: number) =>
        send(reply, noticePage(language, entry, { text: textZh, contact, complaint }), status);
      const { length } = [...textZh];
      if (length < 5 || length > 1000) return await complain(lengthComplaint[language], 422);
      try {
        const receipt = await db.write(
          actor.scope,
          (tx) => service.object(tx, params.noticeId, contact === '' ? { textZh } : { textZh, contact }),
          // The service leaves its own entry in the trail; a form that was not taken leaves none.
          { audited: true },
        );
        return await send(reply, receiptPage(language, receipt));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const text = noticeRefusals[error.code];
        return await complain(text ? fillText(text[language], error.facts) : error.code, text?.status ?? 422);
      }
    },
  });
}

const lengthComplaint: Readonly<Record<BoardLanguage, string>> = {
  zh: '请写明异议，5 到 1000 个字。',
  en: 'Give your objection in 5 to 1000 characters.',
};

/** Fields of the form; whatever is no text counts as empty. */
function readForm(body: unknown): { textZh: string; contact: string; language: BoardLanguage } {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  return {
    textZh: text('textZh'),
    contact: text('contact').slice(0, 100),
    language: text('lang') === 'en' ? 'en' : 'zh',
  };
}

function ignoreRefusal(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}
