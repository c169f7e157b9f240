import { voteRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { VoteService } from './service.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** Mounts votes. */
export function mountVotes(mounter: Mounter, service: VoteService): void {
  const { preparing, opening, counting, casting, deciding, publishing, showing } = service;
  mounter.routes(voteRoutes, {
    async list({ tx, actor, query }) {
      const { cursor, limit, ...filter } = query;
      const rows = await service.list(tx, actor, {
        ...filter,
        before: cursor ? Number(cursor) : null,
        limit: limit + 1,
      });
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
    },
    presets: async ({ tx, actor }) => ({ items: await service.presets(tx, actor) }),
    async create({ tx, actor, body }) {
      return await showing.show(tx, actor, await preparing.create(tx, actor, body));
    },
    get: ({ tx, actor, params }) => showing.show(tx, actor, params.voteId),
    async prepare({ tx, actor, params, body }) {
      await preparing.prepare(tx, actor, params.voteId, body);
      return await showing.show(tx, actor, params.voteId);
    },
    async open({ tx, actor, params, body }) {
      await opening.open(tx, actor, params.voteId, body);
      return await showing.show(tx, actor, params.voteId);
    },
    async close({ tx, actor, params, body }) {
      await service.close(tx, actor, params.voteId, body);
      return await showing.show(tx, actor, params.voteId);
    },
    async count({ tx, actor, params, body }) {
      await counting.enter(tx, actor, params.voteId, body);
      return await showing.show(tx, actor, params.voteId);
    },
    async next({ tx, actor, params, body }) {
      await deciding.next(tx, actor, params.voteId, body.version);
      return await showing.show(tx, actor, params.voteId);
    },
    async fewerSeats({ tx, actor, params, body }) {
      await deciding.fewerSeats(tx, actor, params.voteId, body);
      return await showing.show(tx, actor, params.voteId);
    },
    async declare({ tx, actor, params, body }) {
      await deciding.declare(tx, actor, params.voteId, body.version);
      return await showing.show(tx, actor, params.voteId);
    },
    async void({ tx, actor, params, body }) {
      await deciding.annul(tx, actor, params.voteId, body.version, body.reason);
      return await showing.show(tx, actor, params.voteId);
    },
    async rerun({ tx, actor, params, body }) {
      await deciding.rerun(tx, actor, params.voteId, body.version);
      return await showing.show(tx, actor, params.voteId);
    },
    paper: ({ tx, actor, params }) => casting.paper(tx, actor, params.voteId),
    async ticket({ tx, actor, params, body }) {
      return { blindSignature: await casting.ticket(tx, actor, params.voteId, body.voteRoundId, bytes(body.blinded)) };
    },
    async cast({ tx, body }) {
      return { receipt: await casting.cast(tx, body.voteRoundId, bytes(body.message), bytes(body.signature)) };
    },
    receipts: async ({ tx, params }) => ({ rounds: await publishing.receipts(tx, params.voteId) }),
    published: ({ tx, params }) => publishing.file(tx, params.voteId, params.voteRoundId),
  });
}
