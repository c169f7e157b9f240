import { findValueAt, type DuesCategory, type DuesRules, type RateBand } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RuleReader } from '../../platform/rules/rule-book.ts';

/** Rule that a category's sum follows from. */
export const ruleOfCategory: Readonly<Record<DuesCategory, string>> = {
  salaried: 'dues.bands.salaried',
  'annual-salary': 'dues.bands.salaried',
  'self-employed': 'dues.bands.salaried',
  retired: 'dues.bands.retired',
  farmer: 'dues.fixed.farmer',
  'low-income': 'dues.fixed.low_income',
};

/** Rules of dues in force in a month for a branch. */
export async function duesRulesOf(
  platform: Pick<Platform, 'rules'>,
  tx: Tx,
  path: string,
  month: string,
): Promise<DuesRules> {
  return rulesFrom(await platform.rules.reader(tx, path), month);
}

/** The same from a reader: for many branches after one read. */
export function rulesFrom(reader: RuleReader, month: string): DuesRules {
  const value = <T>(id: string): T => reader(id, month).value as T;
  return {
    salaried: value<readonly RateBand[]>('dues.bands.salaried'),
    retired: value<readonly RateBand[]>('dues.bands.retired'),
    farmer: value<{ min?: number; max?: number }>('dues.fixed.farmer'),
    lowIncomeFen: value<number>('dues.fixed.low_income'),
    rounding: value<string>('dues.rounding'),
  };
}

/** Since when the rule behind a category is as it is in a month; farmers' sums are chosen, so nothing follows there. */
export function inForceSince(platform: Pick<Platform, 'rules'>, category: DuesCategory, month: string): string | null {
  if (category === 'farmer') return null;
  return findValueAt(platform.rules.parameter(ruleOfCategory[category]), month)?.from ?? null;
}
