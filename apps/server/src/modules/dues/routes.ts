import { duesRoutes } from '@jishi/contract';
import { monthEnd } from '@jishi/domain';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { receiveTable } from '../funds/index.ts';
import { importStandings } from './import-standings.ts';
import { branchView, deskRowView, paymentView, reliefView } from './present.ts';
import type { DuesService } from './service.ts';
import * as views from './views.ts';

const done = { ok: true as const };

/** Mounts dues: desk, assessing, collecting, relief, overview, own dues. */
export function mountDues(mounter: Mounter, platform: Platform, service: DuesService): void {
  const { assessing, collecting, reliefs } = service;
  mounter.routes(duesRoutes, {
    async desk({ tx, actor, query }) {
      const desk = await service.desk(tx, actor, query.month);
      return { ...desk, rows: desk.rows.map(deskRowView) };
    },
    openMonth: ({ tx, actor, body }) => service.openMonth(tx, actor, body.month),
    collect: ({ tx, actor, body }) => service.collect(tx, actor, body),
    pay: async ({ tx, actor, body }) => await collecting.pay(tx, actor, await service.ownBranch(tx, actor), body),
    async counter({ tx, actor, params, body }) {
      await collecting.counter(tx, actor, await service.ownBranch(tx, actor), params.duesPaymentId, body.reason);
      return done;
    },
    async payments({ tx, actor, query }) {
      const org = await service.readBranch(tx, actor);
      const paidIn = query.month === undefined ? undefined : { from: query.month, until: monthEnd(query.month) };
      const rows = await views.listPayments(tx, {
        region: org.region,
        orgId: org.id,
        memberId: query.memberId,
        paidIn,
        before: numberOf(query.cursor),
        limit: query.limit + 1,
      });
      const items = rows.slice(0, query.limit);
      return { items: items.map(paymentView), nextCursor: rows.length > query.limit ? String(items.at(-1)?.id) : null };
    },
    receipts: async ({ tx, actor, query }) => ({
      items: await collecting.receipts(tx, await service.readBranch(tx, actor), query.month),
    }),
    standings: async ({ tx, actor, query }) =>
      await assessing.list(tx, actor, await service.readBranch(tx, actor), query.month ?? service.thisMonth()),
    assess: async ({ tx, actor, body }) => ({
      saved: await assessing.assess(tx, actor, await service.ownBranch(tx, actor), body.fromMonth, body.items),
    }),
    async importStandings({ db, actor, query, request }) {
      await db.read(actor.scope, (tx) => service.readBranch(tx, actor));
      return await receiveTable(platform, request, ({ path }) =>
        importStandings(platform, assessing, db, actor, {
          path,
          fromMonth: query.fromMonth,
          orgOf: (tx) => service.ownBranch(tx, actor),
        }),
      );
    },
    async reliefs({ tx, actor, query }) {
      const filter = {
        region: actor.region,
        state: query.state,
        before: numberOf(query.cursor),
        limit: query.limit + 1,
      };
      const rows = await reliefs.list(tx, filter);
      const items = rows.slice(0, query.limit);
      return { items: items.map(reliefView), nextCursor: rows.length > query.limit ? String(items.at(-1)?.id) : null };
    },
    askRelief: async ({ tx, actor, body }) => ({
      reliefId: await reliefs.ask(tx, actor, await service.ownBranch(tx, actor), body),
    }),
    async answerRelief({ tx, actor, params, body }) {
      await reliefs.answer(tx, actor, params.duesReliefId, body);
      return done;
    },
    async overview({ tx, actor, query }) {
      const { limit, cursor, ...rest } = query;
      const { month, rows, sums } = await service.overview(tx, actor, {
        ...rest,
        after: cursor ?? null,
        limit: limit + 1,
      });
      const items = rows.slice(0, limit);
      return {
        month,
        sums: {
          branches: sums.branches,
          notOpen: sums.not_open,
          charged: sums.charged,
          paid: sums.paid,
          dueFen: sums.due_fen,
          paidFen: sums.paid_fen,
        },
        items: items.map(branchView),
        nextCursor: rows.length > limit ? (items.at(-1)?.path ?? null) : null,
      };
    },
    async mine({ tx, actor }) {
      const { standing, base, rateBp, months, payments, reliefs: own } = await service.mine(tx, actor);
      return {
        name: actor.displayName,
        category: standing?.category ?? null,
        baseFen: base,
        monthlyFen: standing?.monthly_fen ?? null,
        rateBp,
        fromMonth: standing?.from_month ?? null,
        enteredByName: standing?.entered_by_name ?? null,
        owedFen: months.reduce((sum, row) => sum + row.due_fen - row.paid_fen, 0),
        months: months.map((row) => ({
          month: row.month,
          dueFen: row.due_fen,
          paidFen: row.paid_fen,
          isRelieved: row.is_relieved,
        })),
        payments: payments.map(paymentView),
        reliefs: own.map(reliefView),
      };
    },
  });
}

const numberOf = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null;
  const id = Number(cursor);
  if (!Number.isSafeInteger(id)) refuse('input.malformed');
  return id;
};
