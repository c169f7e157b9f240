import { monthAfter, monthStart, splitShare, type Fraction } from '@jishi/domain';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { branchKinds, findOrg, type Org } from '../../orgs/index.ts';
import { yuan } from '../books/service.ts';
import type { AccountRow } from '../books/store.ts';
import * as store from './store.ts';

/** What may go up now, and how it is reckoned. */
export interface Remittable {
  readonly fromMonth: string;
  readonly throughMonth: string;
  readonly baseFen: number;
  readonly largeFen: number;
  readonly share: Fraction | null;
  /** Null where no share is set: then the amount is as the superior told. */
  readonly amountFen: number | null;
  readonly keptFen: number | null;
  readonly upper: Org | undefined;
}

/** Reckons what may go up: whole months, by the share that the superior set. */
export function createRemittable({ rules }: Pick<Platform, 'rules'>) {
  const upperOf = async (tx: Tx, orgId: number): Promise<Org | undefined> => {
    const org = await findOrg(tx, orgId);
    return org && org.parent_id !== null ? await findOrg(tx, org.parent_id) : undefined;
  };

  const shareOf = async (tx: Tx, account: AccountRow, day: string): Promise<{ id: string; share: Fraction | null }> => {
    const org = await findOrg(tx, account.org_id);
    const id = org && branchKinds.has(org.kind) ? 'dues.remit.branch_to_upper' : 'dues.remit.committee_to_upper';
    try {
      return { id, share: await rules.value<Fraction>(tx, id, day, account.path) };
    } catch (error) {
      // Every superior sets its own share; without one the amount follows its notice.
      if ((error as Error).name === 'RuleNotInForce') return { id, share: null };
      throw error;
    }
  };

  const remittable = async (
    tx: Tx,
    account: AccountRow,
    throughMonth: string,
    campaignId?: number,
  ): Promise<Remittable> => {
    const upper = await upperOf(tx, account.org_id);
    if (campaignId !== undefined) {
      const base = await store.campaignBase(tx, account, campaignId);
      return {
        fromMonth: throughMonth,
        throughMonth,
        baseFen: base,
        largeFen: 0,
        share: [1, 1],
        amountFen: base,
        keptFen: 0,
        upper,
      };
    }
    const before = await store.remittedThrough(tx, account);
    const fromMonth = before === null ? monthStart(account.opened_on) : monthAfter(before);
    const { shared, whole } = await store.remittanceBase(tx, account, { from: fromMonth, through: throughMonth });
    const { share } = await shareOf(tx, account, throughMonth);
    const split = share === null ? undefined : splitShare(Math.max(0, shared), share);
    return {
      fromMonth,
      throughMonth,
      baseFen: shared,
      largeFen: whole,
      share,
      amountFen: split === undefined ? null : split.upFen + whole,
      keptFen: split?.keptFen ?? null,
      upper,
    };
  };

  return { upperOf, shareOf, remittable };
}

/** The amount that goes up: the computed one, or another with its reason. */
export function decideAmount(
  what: Remittable,
  input: { amountFen?: number | undefined; reason: string },
  ruleId: string,
): number {
  const amountFen = input.amountFen ?? what.amountFen;
  if (amountFen === null) refuse('fund.amount-missing', {}, [ruleId]);
  if (amountFen <= 0)
    refuse('fund.nothing-to-remit', { from: what.fromMonth.slice(0, 7), through: what.throughMonth.slice(0, 7) });
  if (what.amountFen !== null && amountFen !== what.amountFen && input.reason.length < 2)
    refuse('fund.amount-differs', { expected: yuan(what.amountFen), given: yuan(amountFen) }, [ruleId]);
  return amountFen;
}
