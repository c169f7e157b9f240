import type { IndicatorResult } from '@jishi/contract';
import { checkBalance, checkSum, withholdSmall, withholdTotal, type CheckResult, type Indicator } from '@jishi/domain';
import type { z } from 'zod';
import type { StoredCell } from './schema.ts';

type Result = z.infer<typeof IndicatorResult>;

/** What of a rule is shown beside a number. */
export const ruleView = ({ id, titleZh, titleEn, unitZh, kind, ruleZh, ruleEn, version, aboutPersons }: Indicator) => ({
  id,
  titleZh,
  titleEn,
  unitZh,
  kind,
  ruleZh,
  ruleEn,
  version,
  aboutPersons,
});

/** Numbers of a snapshot, indicator by indicator, buckets in their order and unexpected ones after them. */
export function resultsOf(rules: readonly Indicator[], cells: readonly StoredCell[]): Result[] {
  return rules.map((rule) => {
    const own = cells.filter(({ indicator, bucket }) => indicator === rule.id && bucket !== '');
    const known = rule.buckets ?? [];
    const extra = own
      .filter(({ bucket }) => !known.some(({ id }) => id === bucket))
      .map(({ bucket }) => ({ id: bucket, titleZh: bucket, titleEn: bucket }));
    return {
      ...ruleView(rule),
      total: totalOf(rule.id, cells),
      cells: [...known, ...extra].map((bucket) => ({
        ...bucket,
        n: own.find((cell) => cell.bucket === bucket.id)?.n ?? 0,
      })),
    };
  });
}

/** The same for the public: small groups of persons withheld. */
export function publicResults(
  rules: readonly Indicator[],
  cells: readonly StoredCell[],
  least: number,
): readonly Result[] {
  return resultsOf(rules, cells).map((result) => {
    if (!result.aboutPersons) return result;
    const numbers = withholdSmall(
      result.cells.map(({ id, n }) => ({ bucket: id, n: n ?? 0 })),
      least,
    );
    return {
      ...result,
      total: withholdTotal(result.total ?? 0, least),
      cells: result.cells.map((cell) => ({ ...cell, n: numbers.find(({ bucket }) => bucket === cell.id)?.n ?? null })),
    };
  });
}

/** Total of an indicator. */
export function totalOf(indicator: string, cells: readonly StoredCell[]): number {
  return cells.find((cell) => cell.indicator === indicator && cell.bucket === '')?.n ?? 0;
}

/** Checks a snapshot can make with the indicators it holds. */
export function checksOf(rules: readonly Indicator[], cells: readonly StoredCell[]): CheckResult[] {
  const has = (id: string) => rules.some((rule) => rule.id === id);
  const balance = ['members-opening', 'members-in', 'members-out', 'members'].every(has)
    ? [
        checkBalance({
          opening: totalOf('members-opening', cells),
          came: totalOf('members-in', cells),
          went: totalOf('members-out', cells),
          closing: totalOf('members', cells),
        }),
      ]
    : [];
  const sums = rules
    .filter(({ by, source }) => by !== undefined && source === 'members' && has('members'))
    .map(({ id }) =>
      checkSum(
        id,
        totalOf('members', cells),
        cells.filter(({ indicator, bucket }) => indicator === id && bucket !== ''),
      ),
    );
  return [...balance, ...sums];
}
