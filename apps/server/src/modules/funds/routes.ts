import { fundRoutes } from '@jishi/contract';
import type { FundKind } from '@jishi/contract';
import type { Actor } from '../../platform/access/actor.ts';
import { actsFor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  accountView,
  entryView,
  lineView,
  publicationView,
  requestView,
  statementView,
  transferView,
} from './present.ts';
import { receiveTable, sendWorkbook } from './receive-routes.ts';
import type { FundService } from './service.ts';
import * as views from './views.ts';

const done = { ok: true as const };

/** Mounts money: accounts and books, requests, transfers, statements, publication, campaigns, steps. */
export function mountFunds(mounter: Mounter, platform: Platform, service: FundService): void {
  const { books, spending, transfers, statements, publications, campaigns, steps } = service;
  const mayOf = (actor: Actor) => (permission: string) => platform.permissions.allows(actor, permission);
  const accountOf = async (tx: Tx, actor: Actor, id: number) => {
    const row = await books.find(tx, id);
    return accountView(actor, row, await books.balanceOf(tx, row));
  };
  const campaignOf = async (tx: Tx, actor: Actor, id: number) => {
    const row = await campaigns.find(tx, id);
    if (!row) refuse('record.not-found');
    const may = mayOf(actor);
    const keeps = may('fund.read');
    const sums = keeps
      ? await campaigns.sum(tx, row)
      : { total: row.reported_fen ?? 0, gifts: row.reported_gifts ?? 0 };
    const mine = actsFor(actor, row.org_id);
    return {
      id: row.id,
      orgName: row.org_name,
      titleZh: row.title_zh,
      appealZh: row.appeal_zh,
      fromOn: row.from_on,
      untilOn: row.until_on,
      state: row.state,
      reportZh: row.report_zh,
      reportedOn: row.reported_on,
      remitBy: await campaigns.remitBy(tx, row),
      totalFen: sums.total,
      gifts: sums.gifts,
      mine,
      can: {
        record: row.state === 'open' && keeps && actor.orgId !== null,
        close: mine && row.state === 'open' && may('fund.call'),
        report: mine && row.state === 'closed' && may('fund.call'),
        remit: keeps && !mine,
      },
      own: (keeps && actor.orgId !== null ? await campaigns.ownGifts(tx, row, actor.orgId) : []).map((gift) => ({
        id: gift.id,
        amountFen: gift.amount_fen,
        givenOn: gift.happened_on,
        donorZh: gift.party_zh,
        receiptNo: gift.receipt_no,
        isCountered: gift.is_countered,
      })),
      version: row.version,
    };
  };
  mounter.routes(fundRoutes, {
    async accounts({ tx, actor, query }) {
      const rows = await views.listAccounts(tx, {
        orgId: query.orgId,
        kind: query.kind,
        after: numberOf(query.cursor),
        limit: query.limit + 1,
      });
      return pageOf(rows, query.limit, (row) => accountView(actor, row, row.balance_fen));
    },
    async openAccount({ tx, actor, body }) {
      return await accountOf(tx, actor, (await books.open(tx, actor, body)).id);
    },
    async account({ tx, actor, params }) {
      const row = await books.find(tx, params.fundAccountId);
      const months = await views.listMonths(tx, row);
      const own = actsFor(actor, row.org_id) && row.closed_on === null;
      const may = mayOf(actor);
      const next = books.nextToClose(row);
      return {
        ...accountView(actor, row, await books.balanceOf(tx, row)),
        months: months.map(monthView),
        purposes: [...(await books.purposesOf(tx, row, platform.clock.today()))],
        nextToClose: next < platform.clock.today().slice(0, 8).concat('01') ? next : null,
        statements: (await statements.listOf(tx, row)).map(statementView),
        can: {
          keep: own && may('fund.keep'),
          request: own && may('fund.request'),
          remit: own && may('fund.keep') && row.kind === 'dues',
        },
      };
    },
    async entries({ tx, actor, params, query }) {
      const account = await books.find(tx, params.fundAccountId);
      const rows = await views.listEntries(tx, account, {
        month: query.month,
        before: numberOf(query.cursor),
        limit: query.limit + 1,
      });
      return pageOf(rows, query.limit, (row) => entryView(actor, row));
    },
    async proof({ tx, params }) {
      const account = await books.find(tx, params.fundAccountId);
      const { heads, entries, total, monthsAgree } = await views.proveAccount(tx, account);
      return {
        entries,
        debitFen: total,
        creditFen: total,
        heads: heads.map(({ head, balance }) => ({ head, balanceFen: balance })),
        sumFen: heads.reduce((sum, { balance }) => sum + balance, 0),
        monthsAgree,
        paymentsAgree: await views.allAgree(tx, account),
      };
    },
    async post({ tx, actor, params, body }) {
      const account = await books.lockOwn(tx, actor, params.fundAccountId);
      const entry = await books.post(tx, actor, account, { ...body, withReceipt: body.kind === 'income' });
      return { entryId: entry.id, receiptNo: entry.receiptNo };
    },
    counter: async ({ tx, actor, params, body }) => ({
      entryId: await books.counterEntry(tx, actor, params.fundEntryId, body.reason),
    }),
    receipt: ({ tx, params }) => books.receipt(tx, params.fundEntryId),
    close: async ({ tx, actor, params, body }) => monthView(await books.close(tx, actor, params.fundAccountId, body)),
    async requests({ tx, actor, query }) {
      const rows = await spending.list(tx, {
        accountId: query.accountId,
        state: query.state,
        before: numberOf(query.cursor),
        limit: query.limit + 1,
      });
      return pageOf(rows, query.limit, (row) => requestView(actor, row, mayOf(actor)));
    },
    request: async ({ tx, actor, params, body }) => ({
      requestId: await spending.request(tx, actor, params.fundAccountId, body),
    }),
    async decide({ tx, actor, params, body }) {
      await spending.decide(tx, actor, params.fundRequestId, body);
      return done;
    },
    pay: async ({ tx, actor, params, body }) => ({
      entryId: await spending.pay(tx, actor, params.fundRequestId, body),
    }),
    async withdraw({ tx, actor, params, body }) {
      await spending.withdraw(tx, actor, params.fundRequestId, body.version);
      return done;
    },
    async transfers({ tx, actor, query }) {
      const rows = await transfers.list(tx, {
        direction: query.direction,
        state: query.state,
        before: numberOf(query.cursor),
        limit: query.limit + 1,
      });
      return pageOf(rows, query.limit, (row) => transferView(actor, row));
    },
    async remittable({ tx, params, query }) {
      const account = await books.find(tx, params.fundAccountId);
      const { upper, share, ...what } = await transfers.remittable(tx, account, query.throughMonth, query.campaignId);
      return { ...what, share: share?.join('/') ?? null, upperOrgName: upper?.short_name ?? null };
    },
    remit: async ({ tx, actor, params, body }) => ({
      transferId: await transfers.remit(tx, actor, params.fundAccountId, body),
    }),
    ask: async ({ tx, actor, body }) => ({ transferId: await transfers.ask(tx, actor, body) }),
    allocate: async ({ tx, actor, params, body }) => ({
      transferId: await transfers.allocate(tx, actor, params.fundAccountId, body),
    }),
    async answerAsked({ tx, actor, params, body }) {
      await transfers.decline(tx, actor, params.fundTransferId, body);
      return done;
    },
    async receive({ tx, actor, params, body }) {
      await transfers.receive(tx, actor, params.fundTransferId, body);
      return done;
    },
    async refuse({ tx, actor, params, body }) {
      await transfers.refuseIt(tx, actor, params.fundTransferId, body);
      return done;
    },
    async takeBack({ tx, actor, params, body }) {
      await transfers.takeBack(tx, actor, params.fundTransferId, body);
      return done;
    },
    async importStatement({ db, actor, params, request }) {
      // Whose account it is, is settled before the file is taken.
      await db.write(actor.scope, (tx) => books.lockOwn(tx, actor, params.fundAccountId), { audited: false });
      return await receiveTable(platform, request, async (table) => ({
        statementId: await statements.take(db, actor, params.fundAccountId, table),
      }));
    },
    async statement({ tx, actor, params }) {
      const row = await statements.find(tx, params.fundStatementId);
      if (!row) refuse('record.not-found');
      const lines = await statements.lines(tx, row);
      return {
        ...statementView(row),
        accountTitleZh: row.account_title,
        mine: actsFor(actor, row.org_id),
        rows: lines.map((line) => lineView(actor, line)),
      };
    },
    async statementFile({ db, actor, params, reply }) {
      const { row, lines } = await db.read(actor.scope, async (tx) => {
        const found = await statements.find(tx, params.fundStatementId);
        if (!found || !actsFor(actor, found.org_id)) refuse('record.not-found');
        return { row: found, lines: await statements.lines(tx, found) };
      });
      return await sendWorkbook(reply, `待核对-${row.file_name.replace(/\.\w+$/, '')}.xlsx`, (target) =>
        statements.writeOpenRows(row, lines, target),
      );
    },
    async settle({ tx, actor, params, body }) {
      await statements.settle(tx, actor, params.fundStatementRowId, body.reason);
      return done;
    },
    async publications({ tx, actor, query }) {
      const offset = numberOf(query.cursor) ?? 0;
      const publishedOnly = !mayOf(actor)('fund.read');
      const rows = await publications.list(tx, { year: query.year, publishedOnly, offset, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit).map((row) => publicationView(actor, row, mayOf(actor)));
      return { items, nextCursor: rows.length > query.limit ? String(offset + query.limit) : null };
    },
    async publication({ tx, actor, params }) {
      const row = await publications.find(tx, params.fundPublicationId);
      const isOpen = row?.state === 'published' || (row && mayOf(actor)('fund.read'));
      if (!row || !isOpen) refuse('record.not-found');
      return publicationView(actor, row, mayOf(actor));
    },
    draftPublication: async ({ tx, actor, params, body }) => ({
      publicationId: await publications.draft(tx, actor, params.fundAccountId, body.year),
    }),
    async checkPublication({ tx, actor, params, body }) {
      await publications.check(tx, actor, params.fundPublicationId, body);
      return done;
    },
    async publish({ tx, actor, params, body }) {
      await publications.publish(tx, actor, params.fundPublicationId, body.version);
      return done;
    },
    async campaigns({ tx, actor, query }) {
      const rows = await campaigns.list(tx, numberOf(query.cursor), query.limit + 1);
      const items = [];
      for (const row of rows.slice(0, query.limit)) {
        const { own: _own, ...item } = await campaignOf(tx, actor, row.id);
        items.push(item);
      }
      return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.id) : null };
    },
    campaign: ({ tx, actor, params }) => campaignOf(tx, actor, params.specialCampaignId),
    call: async ({ tx, actor, body }) => ({ campaignId: await campaigns.call(tx, actor, body) }),
    async give({ tx, actor, params, body }) {
      const { id, receiptNo } = await campaigns.give(tx, actor, params.specialCampaignId, body);
      return { entryId: id, receiptNo };
    },
    async closeCampaign({ tx, actor, params, body }) {
      await campaigns.close(tx, actor, params.specialCampaignId, body.version);
      return done;
    },
    async reportCampaign({ tx, actor, params, body }) {
      await campaigns.report(tx, actor, params.specialCampaignId, body);
      return done;
    },
    async step({ tx, actor, params }) {
      const step = await steps.view(tx, actor, params.fundStepId);
      return { ...step, kind: step.kind as FundKind, budget: [...step.budget] };
    },
    async finishStep({ tx, actor, params, body }) {
      await steps.finish(tx, actor, params.fundStepId, body);
      return done;
    },
  });
}

const numberOf = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null;
  const id = Number(cursor);
  if (!Number.isSafeInteger(id)) refuse('input.malformed');
  return id;
};

function pageOf<R extends { readonly id: number }, V>(rows: readonly R[], limit: number, view: (row: R) => V) {
  const items = rows.slice(0, limit);
  return { items: items.map(view), nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

const monthView = (row: views.MonthRow) => ({
  month: row.month,
  openingFen: row.opening_fen,
  inFen: row.in_fen,
  outFen: row.out_fen,
  closingFen: row.closing_fen,
  isClosed: row.is_closed,
  closedByName: row.closed_by_name,
  reason: row.reason,
});
