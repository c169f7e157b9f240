import { meetingRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { MeetingService } from './service.ts';

/** Mounts meetings, the sign-in wall and the sign-in page. */
export function mountMeetings(mounter: Mounter, service: MeetingService): void {
  const { calling, attending, holding, recording, show } = service;
  mounter.routes(meetingRoutes, {
    async list({ tx, query }) {
      const { cursor, limit, ...filter } = query;
      const rows = await service.list(tx, { ...filter, before: cursor ? Number(cursor) : null, limit: limit + 1 });
      const items = rows.slice(0, limit);
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
    },
    duties: async ({ tx, actor }) => ({ items: await service.duties(tx, actor) }),
    async call({ tx, actor, body }) {
      return await show(tx, actor, await calling.call(tx, actor, body.kind, body));
    },
    get: ({ tx, actor, params }) => show(tx, actor, params.meetingId),
    async callPlanned({ tx, actor, params, body }) {
      await calling.callPlanned(tx, actor, params.meetingId, body.version, body);
      return await show(tx, actor, params.meetingId);
    },
    async cancel({ tx, actor, params, body }) {
      await calling.cancel(tx, actor, params.meetingId, body.version, body.reason);
      return await show(tx, actor, params.meetingId);
    },
    async deliver({ tx, actor, params, body }) {
      await calling.deliver(tx, actor, params.meetingId, body.memberIds, body.channel);
      return await show(tx, actor, params.meetingId);
    },
    async attend({ tx, actor, params, body }) {
      await attending.mark(tx, actor, params.meetingId, body.marks);
      return await show(tx, actor, params.meetingId);
    },
    async leave({ tx, actor, params, body }) {
      await attending.leave(tx, actor, params.meetingId, body.memberId, body.reason);
      return { ok: true as const };
    },
    async observe({ tx, actor, params, body }) {
      await attending.observe(tx, actor, params.meetingId, body.version, body.observers);
      return await show(tx, actor, params.meetingId);
    },
    async open({ tx, actor, params, body }) {
      await holding.open(tx, actor, params.meetingId, body);
      return await show(tx, actor, params.meetingId);
    },
    async addItem({ tx, actor, params, body }) {
      await holding.addItem(tx, actor, params.meetingId, body);
      return await show(tx, actor, params.meetingId);
    },
    async resolve({ tx, actor, params, body }) {
      await holding.resolve(tx, actor, params.meetingId, body);
      return await show(tx, actor, params.meetingId);
    },
    async adjourn({ tx, actor, params, body }) {
      await holding.adjourn(tx, actor, params.meetingId, body.version, body.reason);
      return await show(tx, actor, params.meetingId);
    },
    async resume({ tx, actor, params, body }) {
      await holding.resume(tx, actor, params.meetingId, body.version);
      return await show(tx, actor, params.meetingId);
    },
    async close({ tx, actor, params, body }) {
      await holding.close(tx, actor, params.meetingId, body.version);
      return await show(tx, actor, params.meetingId);
    },
    saveMinutes: ({ tx, actor, params, body }) => recording.save(tx, actor, params.meetingId, body),
    async record({ tx, actor, params, body }) {
      await recording.record(tx, actor, params.meetingId, body.version);
      return await show(tx, actor, params.meetingId);
    },
    async sign({ tx, actor, params, body }) {
      await recording.sign(tx, actor, params.meetingId, body.version, body.as, body.onPaper);
      return await show(tx, actor, params.meetingId);
    },
    async amend({ tx, actor, params, body }) {
      await recording.amend(tx, actor, params.meetingId, body.textZh);
      return await show(tx, actor, params.meetingId);
    },
    async files({ tx, actor, params, body }) {
      await recording.files(tx, actor, params.meetingId, body);
      return await show(tx, actor, params.meetingId);
    },
    wall: ({ tx, actor, params }) => service.wall(tx, actor, params.meetingId),
    signInPage: ({ tx, params }) => attending.signInPage(tx, params.code),
    signInPeople: async ({ tx, body }) => ({ people: await attending.findPeople(tx, body.ticket, body.name) }),
    signIn: ({ tx, body }) => attending.signIn(tx, body.ticket, body.memberId),
  });
}
