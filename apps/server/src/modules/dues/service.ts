import { bandOf, monthBefore, monthStart, needsBase } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { createBooks } from '../funds/index.ts';
import { branchKinds, findOrg, holdOrg, requireAllowedAct, type Org } from '../orgs/index.ts';
import { createAssessing } from './assess.ts';
import { createCollecting } from './collect.ts';
import { createOpening } from './opening.ts';
import { createReliefs } from './relief.ts';
import { listReliefs } from './relief-store.ts';
import { duesRulesOf } from './rules.ts';
import * as store from './store.ts';
import * as views from './views.ts';

/** Party dues. */
export type DuesService = ReturnType<typeof createDuesService>;

export function createDuesService(platform: Platform) {
  const { clock, rules } = platform;
  const books = createBooks(platform);
  const assessing = createAssessing(platform);
  const collecting = createCollecting(platform, books);
  const opening = createOpening(platform, assessing);
  const reliefs = createReliefs(platform);

  /** The branch for which a person acts; temporary ones collect nothing. Held while something is written. */
  const ownBranch = async (tx: Tx, actor: Actor, find: typeof holdOrg = holdOrg): Promise<Org> => {
    const org = actor.orgId === null ? undefined : await find(tx, actor.orgId);
    if (!org || !branchKinds.has(org.kind)) refuse('dues.not-a-branch');
    requireAllowedAct(org, 'collect-dues');
    return org;
  };

  const thisMonth = (): string => monthStart(clock.today());

  const requireMonth = (month: string): void => {
    if (month > collecting.furthest(clock.today()))
      refuse('dues.month-ahead', { month: month.slice(0, 7) }, ['dues.quarterly_allowed']);
  };

  return {
    assessing,
    collecting,
    reliefs,
    ownBranch,
    /** As `ownBranch`, for reading. */
    readBranch: (tx: Tx, actor: Actor) => ownBranch(tx, actor, findOrg),
    thisMonth,

    /** Opens a month for the own organisation and everything below it. */
    async openMonth(tx: Tx, actor: Actor, month: string): Promise<{ branches: number; members: number }> {
      requireMonth(month);
      const org = actor.orgId === null ? undefined : await holdOrg(tx, actor.orgId);
      if (!org) refuse('record.not-found');
      if (branchKinds.has(org.kind)) requireAllowedAct(org, 'collect-dues');
      return await opening.open(tx, actor, month, org);
    },

    /** As `openMonth` for everybody in the scope of the transaction: for the monthly job and for measuring it. */
    openEverywhere: (tx: Tx, actor: Actor, month: string) => opening.open(tx, actor, month),

    listArrears: opening.listArrears,

    /** The desk of a branch: who owes what, who has paid, who is long behind. */
    async desk(tx: Tx, actor: Actor, wanted: string | undefined) {
      const org = await ownBranch(tx, actor, findOrg);
      const month = wanted ?? thisMonth();
      const until = monthBefore(thisMonth());
      const rows = await views.listDesk(tx, org, month, until);
      const isOpen = (await store.monthsOpenFrom(tx, org, month)).includes(month);
      const [account] = await books.accountsOf(tx, org.region, org.id, 'dues');
      const sum = (of: (row: views.DeskRow) => number) => rows.reduce((total, row) => total + of(row), 0);
      return {
        month,
        orgName: org.name,
        isOpen,
        mayOpen: month <= collecting.furthest(clock.today()),
        isClosed: account?.closed_until !== null && account !== undefined && month <= account.closed_until,
        accountId: account?.id ?? null,
        dueFen: sum(({ due_fen }) => due_fen ?? 0),
        paidFen: sum(({ paid_fen }) => paid_fen ?? 0),
        owedBeforeFen: sum(({ owed_before }) => owed_before),
        longUnpaidFrom: await rules.value<number>(tx, 'dues.arrears.self_exit', clock.today(), org.path),
        rows,
      };
    },

    /** Collects a month; see `Collecting.month`. */
    async collect(tx: Tx, actor: Actor, input: Parameters<typeof collecting.month>[3]) {
      const org = await ownBranch(tx, actor);
      requireMonth(input.month);
      if (!(await store.monthsOpenFrom(tx, org, input.month)).includes(input.month))
        refuse('dues.month-not-open', { month: input.month.slice(0, 7) });
      return await collecting.month(tx, actor, org, input);
    },

    /** Numbers of the branches below, a page at a time, and their sums. */
    async overview(
      tx: Tx,
      actor: Actor,
      query: { month?: string | undefined; orgId?: number | undefined; after: string | null; limit: number },
    ) {
      const top = query.orgId ?? actor.orgId;
      const org = top === null ? undefined : await findOrg(tx, top);
      if (!org || (actor.path !== null && !org.path.startsWith(actor.path))) refuse('record.not-found');
      const month = query.month ?? thisMonth();
      const atLeast = await rules.value<number>(tx, 'dues.arrears.self_exit', clock.today(), org.path);
      const until = monthBefore(thisMonth());
      const rows = await views.listBranches(tx, {
        path: org.path,
        month,
        until,
        atLeast,
        after: query.after,
        limit: query.limit,
      });
      return { month, rows, sums: await views.sumBranches(tx, org.path, month) };
    },

    /** Everything about the dues of the person who asks, the base included. */
    async mine(tx: Tx, actor: Actor) {
      const { memberId, region } = actor;
      if (memberId === null) refuse('dues.no-own-record');
      const [standing] = await store.standingsOf(tx, region, [memberId], thisMonth());
      const months = await views.listOwnMonths(tx, region, memberId);
      const payments = await store.listPayments(tx, { region, memberId, before: null, limit: 200 });
      const own = await listReliefs(tx, { region, memberId, before: null, limit: 20 });
      const base = standing ? assessing.baseOf(standing.base) : null;
      const rules_ = await duesRulesOf(platform, tx, actor.path ?? '', thisMonth());
      const bands = standing?.category === 'retired' ? rules_.retired : rules_.salaried;
      return {
        standing,
        base,
        rateBp: standing && base !== null && needsBase(standing.category) ? bandOf(base, bands).rateBp : null,
        months,
        payments,
        reliefs: own,
      };
    },
  };
}
