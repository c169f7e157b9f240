import { actsFor, covers, type Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import type { Books } from '../books/service.ts';
import type { AccountRow } from '../books/store.ts';
import { noteOn } from '../note.ts';
import * as store from './store.ts';
import type { Figures, PublicationRow } from './store.ts';

/** Numbers of people behind the money of a year: how many paid, how many still owe. */
export type PeopleCount = (tx: Tx, account: AccountRow, year: number) => Promise<{ payers: number; owing: number }>;

let countPeople: PeopleCount = () => Promise.resolve({ payers: 0, owing: 0 });

/** Registers how payers are counted; called once by the module that knows them. */
export function setPeopleCount(count: PeopleCount): void {
  countPeople = count;
}

const incoming = new Set(['opening', 'dues', 'large-dues', 'gift', 'interest', 'income', 'from-below', 'from-above']);

/** Yearly accounts: drafted from closed books, checked by somebody apart, published to members. */
export type Publications = ReturnType<typeof createPublications>;

export function createPublications(platform: Platform, books: Books) {
  const { audit, clock, ids } = platform;

  const note = noteOn(audit, 'fund_publication');

  const lockIn = async (
    tx: Tx,
    id: number,
    version: number,
    state: PublicationRow['state'],
  ): Promise<PublicationRow> => {
    const row = await store.lockPublication(tx, id);
    if (!row) refuse('record.not-found');
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (row.state !== state) refuse('fund.publication-state');
    return row;
  };

  const figuresOf = async (tx: Tx, account: AccountRow, year: number): Promise<Figures> => {
    const openingFen = await store.openingOf(tx, account, year);
    const sums = await store.sumYear(tx, account, year);
    const income = sums
      .filter(({ head }) => incoming.has(head))
      .map(({ head, amount }) => ({ head, amountFen: amount }));
    const outgo = sums
      .filter(({ head }) => !incoming.has(head))
      .map(({ head, purpose, amount }) => ({ head, purpose, amountFen: -amount }));
    const closingFen = openingFen + sums.reduce((sum, { amount }) => sum + amount, 0);
    return { openingFen, closingFen, income: merged(income), outgo, ...(await countPeople(tx, account, year)) };
  };

  return {
    find: store.findPublication,
    list: store.listPublications,

    /** Draws up a year, all of whose months are closed. A draft that was not published is replaced. */
    async draft(tx: Tx, actor: Actor, accountId: number, year: number): Promise<number> {
      const account = await books.lockOwn(tx, actor, accountId);
      if (account.closed_until === null || account.closed_until < `${year}-12-01`)
        refuse('fund.year-not-closed', { year, until: account.closed_until?.slice(0, 7) ?? '—' }, [
          'dues.publish.interval',
        ]);
      const before = await store.currentOf(tx, account, year);
      if (before?.state === 'published') refuse('fund.publication-exists', { year });
      if (before) await store.updatePublication(tx, before, { state: 'superseded' });
      const id = await ids.next(tx, account.region);
      const figures = await figuresOf(tx, account, year);
      await store.insertPublication(tx, account, {
        id,
        year,
        figures,
        by: actor.userId,
        byName: actor.displayName,
        at: clock.now(),
      });
      await note(tx, actor, 'fund.draft-statement', { ...account, id }, { year, closingFen: figures.closingFen });
      return id;
    },

    /** Somebody who neither posted nor approved nor paid confirms the figures; of the own organisation or above. */
    async check(tx: Tx, actor: Actor, id: number, input: { version: number; remarkZh: string }): Promise<void> {
      const row = await lockIn(tx, id, input.version, 'drafted');
      if (!covers(actor, row.path)) refuse('record.not-found');
      if (actor.userId === null) refuse('fund.nobody-signed');
      const account = { region: row.region, id: row.account_id };
      if (actor.userId === row.drafted_by || (await store.hasWorked(tx, account, row.year, actor.userId)))
        refuse('fund.auditor-not-apart', {}, ['fund.auditor.apart', 'dues.account']);
      await store.updatePublication(tx, row, {
        state: 'checked',
        checked_by: actor.userId,
        checked_by_name: actor.displayName,
        checked_at: clock.now(),
        remark_zh: input.remarkZh,
      });
      await note(tx, actor, 'fund.audit', row, { year: row.year, remark: input.remarkZh }, ['fund.auditor.apart']);
    },

    /** Shows the accounts to the members of the organisation and of those below it. */
    async publish(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockIn(tx, id, version, 'checked');
      if (!actsFor(actor, row.org_id)) refuse('fund.not-own', { org: row.org_name });
      await store.updatePublication(tx, row, {
        state: 'published',
        published_by_name: actor.displayName,
        published_on: clock.today(),
      });
      await note(tx, actor, 'fund.publish', row, { year: row.year }, ['dues.publish.interval']);
    },
  };
}

function merged(income: readonly { head: string; amountFen: number }[]): { head: string; amountFen: number }[] {
  const sums = new Map<string, number>();
  for (const { head, amountFen } of income) sums.set(head, (sums.get(head) ?? 0) + amountFen);
  return [...sums].map(([head, amountFen]) => ({ head, amountFen }));
}
