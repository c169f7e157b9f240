import { intakeRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { IntakeService } from './service.ts';
import { itemOf } from './show.ts';
import * as views from './views.ts';

const roleTitles: Readonly<Record<string, string>> = {
  'county-department': '组织部',
  'township-secretary': '党委书记',
  'township-organiser': '组织委员',
  'branch-secretary': '支部书记',
  'branch-committee': '支部委员',
};

/** Mounts matters and the closed path. */
export function mountIntakes(mounter: Mounter, platform: Platform, service: IntakeService): void {
  const { clock, rules } = platform;
  const page = <T extends { id: number }>(rows: readonly T[], limit: number) => {
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
  };
  mounter.routes(intakeRoutes, {
    async list({ tx, actor, query }) {
      const today = clock.today();
      const soon = await service.soon(tx);
      const { cursor, limit, open, mine, ...filter } = query;
      const rows = await service.list(tx, {
        ...filter,
        open: open === '1',
        handlerId: mine === '1' ? (actor.userId ?? 0) : undefined,
        today,
        soon,
        before: cursor ? Number(cursor) : null,
        limit: limit + 1,
      });
      const counts = await views.countByClock(tx, today, soon);
      return {
        ...page(
          rows.map((row) => itemOf(row, today, soon)),
          limit,
        ),
        counts,
      };
    },
    async statistics({ tx, actor, query }) {
      const today = clock.today();
      const least = await rules.value<number>(tx, 'rights.withheld_group_size', today, actor.path ?? undefined);
      const rows = await views.measureOffices(tx, { ...query, today });
      return {
        ...query,
        withheldBelow: least,
        rows: rows.map((row) => ({
          orgId: row.org_id,
          orgName: row.org_name,
          received: row.received,
          told: row.told,
          toldInTime: row.told_in_time,
          dueReplies: row.due_replies,
          replied: row.replied,
          repliedInTime: row.replied_in_time,
          reopened: row.reopened,
          rated: row.rated,
          satisfied: row.rated < least ? null : row.satisfied,
        })),
      };
    },
    async register({ tx, actor, body }) {
      const { path } = actor;
      if (path === null) refuse('record.not-found');
      const { attachmentIds, kind, ...rest } = body;
      if (kind === 'wrongdoing') {
        const person = [body.personName, body.personPhone].filter(Boolean).join(' ');
        return await service.reportWrongdoing(
          tx,
          actor,
          {
            channel: body.channel,
            textZh: `${body.titleZh}\n${body.textZh}`,
            person: body.anonymous || person === '' ? null : person,
            concernsMemberIds: body.concernsMemberIds,
          },
          { path },
          attachmentIds,
        );
      }
      return await service.register(tx, actor, { ...rest, kind }, { path }, attachmentIds);
    },
    get: ({ tx, actor, params }) => service.show(tx, actor, params.intakeId),
    async handlers({ tx, actor, params }) {
      const people = await views.listHandlers(tx, await service.ownMatter(tx, actor, params.intakeId));
      return {
        items: people.map(({ user_id, name, role }) => ({ userId: user_id, name, roleZh: roleTitles[role] ?? role })),
      };
    },
    async file({ db, actor, params, reply }) {
      const file = await db.read(actor.scope, (tx) => service.file(tx, actor, params.intakeId, params.attachmentId));
      if (!(await platform.files.has(file.sha256))) refuse('attachment.content-missing');
      return await reply
        .type(file.media_type)
        .header('Content-Length', file.size_bytes)
        .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('Content-Security-Policy', "default-src 'none'; sandbox")
        .header('Cache-Control', 'private, no-store')
        .send(platform.files.open(file.sha256));
    },
    async accept({ tx, actor, params, body }) {
      await service.accept(tx, actor, params.intakeId, body.version);
      return await service.show(tx, actor, params.intakeId);
    },
    async decline({ tx, actor, params, body }) {
      await service.decline(tx, actor, params.intakeId, body);
      return await service.show(tx, actor, params.intakeId);
    },
    async missing({ tx, actor, params, body }) {
      await service.missing(tx, actor, params.intakeId, body.version, body.papersZh);
      return await service.show(tx, actor, params.intakeId);
    },
    async supplied({ tx, actor, params, body }) {
      await service.supplied(tx, actor, params.intakeId, body.version);
      return await service.show(tx, actor, params.intakeId);
    },
    async assign({ tx, actor, params, body }) {
      await service.assign(tx, actor, params.intakeId, body.version, body.userId);
      return await service.show(tx, actor, params.intakeId);
    },
    async pause({ tx, actor, params, body }) {
      await service.pause(tx, actor, params.intakeId, body);
      return await service.show(tx, actor, params.intakeId);
    },
    async resume({ tx, actor, params, body }) {
      await service.resume(tx, actor, params.intakeId, body.version);
      return await service.show(tx, actor, params.intakeId);
    },
    async askExtension({ tx, actor, params, body }) {
      await service.askExtension(tx, actor, params.intakeId, body.version, body.reasonZh);
      return await service.show(tx, actor, params.intakeId);
    },
    async decideExtension({ tx, actor, params, body }) {
      await service.decideExtension(tx, actor, params.intakeId, body);
      return await service.show(tx, actor, params.intakeId);
    },
    async handle({ tx, actor, params, body }) {
      await service.handle(tx, actor, params.intakeId, body.version, body.resultZh);
      return await service.show(tx, actor, params.intakeId);
    },
    async reply({ tx, actor, params, body }) {
      await service.reply(tx, actor, params.intakeId, body.version, body.replyZh);
      return await service.show(tx, actor, params.intakeId);
    },
    async rate({ tx, actor, params, body }) {
      await service.rate(tx, actor, params.intakeId, body);
      return await service.show(tx, actor, params.intakeId);
    },
    async askReview({ tx, actor, params, body }) {
      await service.reviewing.askReview(tx, actor, params.intakeId, body.version, body.reasonZh);
      return await service.show(tx, actor, params.intakeId);
    },
    async answerReview({ tx, actor, params, body }) {
      await service.reviewing.answerReview(tx, actor, params.intakeId, body);
      return await service.show(tx, actor, params.intakeId);
    },
    async offer({ tx, actor, params, body }) {
      await service.offer(tx, actor, params.intakeId, body);
      return await service.show(tx, actor, params.intakeId);
    },
    async withdrawOffer({ tx, actor, params, body }) {
      await service.withdrawOffer(tx, actor, params.intakeId, body.version);
      return await service.show(tx, actor, params.intakeId);
    },
    async link({ tx, actor, params, body }) {
      await service.link(tx, actor, params.intakeId, body.version, body.otherId);
      return await service.show(tx, actor, params.intakeId);
    },
    concern: async ({ tx, actor, params, body }) => ({
      intakeId: await service.concern(tx, actor, params.intakeId, body.version, body.memberIds),
    }),
    async offers({ tx, actor }) {
      const rows = await service.offers(tx, actor);
      return {
        items: rows.map((row) => ({
          id: row.id,
          fromOrgName: row.from_org_name,
          titleZh: row.title_zh,
          reasonZh: row.reason_zh,
          offeredOn: row.offered_on,
          dueOn: row.due_on,
          textZh: row.textZh,
        })),
      };
    },
    answerOffer: async ({ tx, actor, params, body }) => ({
      intakeId: await service.answerOffer(tx, actor, params.offerId, body),
    }),
    async wrongdoing({ tx, actor, query }) {
      const before = query.cursor ? Number(query.cursor) : null;
      return page(await service.closedReports(tx, actor, before, query.limit + 1), query.limit);
    },
    async answerWrongdoing({ tx, actor, params, body }) {
      await service.answerClosed(tx, actor, params.wrongdoingId, body);
      return { ok: true as const };
    },
  });
}
