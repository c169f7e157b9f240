import {
  addMonths,
  duesPayable,
  duesCategories,
  needsBase,
  type DuesCategory,
  type DuesFault,
  type DuesRules,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import type { Org } from '../orgs/index.ts';
import { duesRulesOf, inForceSince, ruleOfCategory, rulesFrom } from './rules.ts';
import * as store from './store.ts';
import type { NewStanding, OutdatedStanding } from './store.ts';

/** What is entered for one member. */
export interface StandingInput {
  readonly memberId: number;
  readonly category: DuesCategory;
  readonly baseFen?: number | undefined;
  readonly fixedFen?: number | undefined;
  readonly paysQuarterly: boolean;
}

/** Sentences for what is wrong with an entry. */
export const faultsZh: Readonly<Record<DuesFault, string>> = {
  'base-missing': '请填写计算基数。',
  'base-not-asked': '这一类别按固定数额交纳，不填基数。',
  'fixed-missing': '请填写月额。',
  'fixed-not-asked': '这一类别按基数计算，不填月额。',
  'fixed-out-of-range': '农民党员每月交 0.20 元至 1.00 元。',
};

const sealed = 'dues_standing.base';
/** Assessments renewed in one go after a change of rates. */
const batch = 2000;

/** Assessing (党费核定): the sum follows from category and base; the base is sealed at once. */
export type Assessing = ReturnType<typeof createAssessing>;

export function createAssessing(platform: Platform) {
  const { audit, clock, ids, personalData } = platform;

  const standingOf = (id: number, item: StandingInput, monthlyFen: number, fromMonth: string): NewStanding => ({
    id,
    memberId: item.memberId,
    category: item.category,
    monthlyFen,
    base: item.baseFen === undefined ? null : personalData.seal(sealed, String(item.baseFen)),
    rulesFrom: inForceSince(platform, item.category, fromMonth),
    paysQuarterly: item.paysQuarterly,
  });

  /** What is wrong with an entry, or its sum. */
  const reckon = (item: StandingInput, rules: DuesRules) => duesPayable(item, rules);

  return {
    reckon,

    /** Income behind an assessment; for the member and whoever entered it alone. */
    baseOf: (base: Buffer | null): number | null => (base === null ? null : Number(personalData.open(sealed, base))),

    /** Assesses members of one branch from a month on; all or none. Months that are open already follow. */
    async assess(tx: Tx, actor: Actor, org: Org, fromMonth: string, items: readonly StandingInput[]): Promise<number> {
      const rules = await duesRulesOf(platform, tx, org.path, fromMonth);
      const payers = new Map((await store.listPayers(tx, org)).map((payer) => [payer.id, payer]));
      if (items.some(({ memberId }) => !payers.has(memberId))) refuse('dues.not-member');
      const reckoned = items.map((item) => ({ item, result: reckon(item, rules) }));
      const faults = reckoned.flatMap(({ item, result }, index) =>
        typeof result === 'string'
          ? [{ path: `items.${index}`, message: `${payers.get(item.memberId)?.name ?? ''}：${faultsZh[result]}` }]
          : [],
      );
      if (faults.length > 0) refuseInput(faults, { count: faults.length });
      const sums = reckoned.flatMap(({ item, result }) =>
        typeof result === 'string' ? [] : [{ memberId: item.memberId, monthlyFen: result.monthlyFen }],
      );
      const beyond = await store.paidBeyond(tx, org.region, sums, fromMonth);
      if (beyond.length > 0)
        refuse('dues.paid-more', {
          who: beyond.map(({ name, month }) => `${name}（${month.slice(0, 7)}）`).join('、'),
        });
      const taken = await ids.take(tx, org.region, items.length);
      const standings = items.map((item, index) =>
        standingOf(taken[index] ?? 0, item, sums[index]?.monthlyFen ?? 0, fromMonth),
      );
      await store.insertStandings(tx, org, fromMonth, standings, {
        id: actor.userId,
        name: actor.displayName,
        at: clock.now(),
      });
      const months = await store.monthsOpenFrom(tx, org, fromMonth);
      if (months.length > 0)
        await store.chargeMembers(tx, { months, memberIds: items.map(({ memberId }) => memberId) });
      await audit.append(tx, actor, {
        action: 'dues.assess',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        region: org.region,
        // Who, never how much: the trail is read by more people than the assessment.
        facts: { fromMonth, members: items.length },
        ruleIds: [...new Set([...items.map(({ category }) => ruleOfCategory[category]), 'dues.rate_change'])],
      });
      return items.length;
    },

    /**
     * Renews assessments that follow from rates no longer in force, from the month on whose rates differ. Set by set, so
     * that a change of the law for a million members is a job, not a request.
     */
    async renew(tx: Tx, month: string): Promise<number> {
      const since = Object.fromEntries(
        duesCategories.flatMap((category) =>
          category === 'farmer' ? [] : [[category, inForceSince(platform, category, month)]],
        ),
      );
      let renewed = 0;
      for (;;) {
        const outdated = await store.listOutdated(tx, month, since, batch);
        const [first] = outdated;
        if (!first) return renewed;
        const readers = await platform.rules.readers(tx, `${first.path.split('.')[0] ?? ''}.`);
        for (const group of groupByBranch(outdated)) {
          const [some] = group;
          if (!some) continue;
          const rules = rulesFrom(readers(some.path), month);
          const taken = await ids.take(tx, some.region, group.length);
          const standings = group.flatMap((row, index) => {
            const item = {
              memberId: row.id,
              category: row.category,
              paysQuarterly: row.pays_quarterly,
              ...(row.base === null ? {} : { baseFen: Number(personalData.open(sealed, row.base)) }),
            };
            const result = reckon(item, rules);
            return typeof result === 'string' ? [] : [standingOf(taken[index] ?? 0, item, result.monthlyFen, month)];
          });
          // Who knows the base keeps knowing it.
          const by = { id: some.entered_by, name: some.entered_by_name, at: clock.now() };
          await store.insertStandings(
            tx,
            { region: some.region, id: some.org_id, path: some.path },
            month,
            standings,
            by,
          );
        }
        renewed += outdated.length;
      }
    },

    /** The page of a branch: each member with the assessment in force; the base only where the reader entered it. */
    async list(tx: Tx, actor: Actor, org: Org, month: string) {
      const payers = await store.listPayers(tx, org);
      const standings = new Map(
        (
          await store.standingsOf(
            tx,
            org.region,
            payers.map(({ id }) => id),
            month,
          )
        ).map((row) => [row.member_id, row]),
      );
      const rules = await duesRulesOf(platform, tx, org.path, month);
      return {
        month,
        farmerMinFen: rules.farmer.min ?? 0,
        farmerMaxFen: rules.farmer.max ?? 0,
        items: payers.map(({ id, name, member_type }) => {
          const row = standings.get(id);
          const isMine =
            row !== undefined && actor.userId !== null && (row.entered_by === actor.userId || actor.memberId === id);
          return {
            memberId: id,
            name,
            memberType: member_type,
            category: row?.category ?? null,
            monthlyFen: row?.monthly_fen ?? null,
            fromMonth: row?.from_month ?? null,
            baseFen: row && isMine ? this.baseOf(row.base) : null,
            hasBase: row !== undefined && needsBase(row.category),
            paysQuarterly: row?.pays_quarterly ?? false,
            enteredByName: row?.entered_by_name ?? null,
          };
        }),
      };
    },

    /** First month for which an assessment may be entered: this one, or up to a year back for a late notice. */
    earliest: (today: string): string => addMonths(`${today.slice(0, 8)}01`, -12),
  };
}

function groupByBranch(rows: readonly OutdatedStanding[]): OutdatedStanding[][] {
  const groups = new Map<string, OutdatedStanding[]>();
  for (const row of rows) {
    const key = `${row.org_id} ${row.entered_by}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
