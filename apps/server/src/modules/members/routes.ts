import { memberRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import { rosterCodes } from './codes.ts';
import type { MemberService } from './service.ts';

/** Mounts the roster, the own record, objections and committee posts. */
export function mountMembers(mounter: Mounter, service: MemberService): void {
  const { roster, records, changes, objections, posts } = service;
  mounter.routes(memberRoutes, {
    list: ({ tx, actor, query }) => roster.list(tx, actor, query),
    codes: () => Promise.resolve(rosterCodes),
    count: ({ tx, actor, query }) => roster.count(tx, actor, query),
    anchors: ({ tx, actor, query }) => roster.anchors(tx, actor, query),
    view: ({ tx, actor, params }) => records.view(tx, actor, params.memberId),
    history: ({ tx, actor, params, query }) => records.history(tx, actor, params.memberId, query.cursor, query.limit),
    register: ({ tx, actor, body }) => changes.register(tx, actor, body),
    correct: ({ tx, actor, params, body }) => changes.correct(tx, actor, params.memberId, body),
    transition: ({ tx, actor, params, body }) => changes.transition(tx, actor, params.memberId, body),
    transfer: ({ tx, actor, params, body }) => changes.transfer(tx, actor, params.memberId, body),
    transferMany: ({ tx, actor, body }) => changes.transferMany(tx, actor, body),
    reveal: ({ tx, actor, params, body }) => records.reveal(tx, actor, params.memberId, body.fields, body.purpose),
    ownRecord: ({ tx, actor }) => records.own(tx, actor),
    ownReadings: ({ tx, actor, query }) => records.ownReadings(tx, actor, query.cursor, query.limit),
    ownHistory: ({ tx, actor, query }) => records.ownHistory(tx, actor, query.cursor, query.limit),
    ownReveal: ({ tx, actor, body }) => records.ownReveal(tx, actor, body.fields),
    object: ({ tx, actor, body }) => objections.raise(tx, actor, body),
    objections: ({ tx, query }) => objections.listOpen(tx, query.cursor, query.limit),
    async answerObjection({ tx, actor, params, body }) {
      await objections.answer(tx, actor, params.objectionId, body);
      return { ok: true as const };
    },
    async posts({ tx, params }) {
      const rows = await posts.list(tx, params.orgId);
      return {
        items: rows.map((row) => ({
          id: row.id,
          memberId: row.member_id,
          name: row.name,
          post: row.post as 'secretary',
          basis: row.basis as 'elected',
          fromOn: row.from_on,
          untilOn: row.until_on,
        })),
      };
    },
    appoint: ({ tx, actor, params, body }) => posts.appoint(tx, actor, params.orgId, body),
    async endPost({ tx, actor, params, body }) {
      await posts.end(tx, actor, params.postId, body);
      return { ok: true as const };
    },
  });
}
