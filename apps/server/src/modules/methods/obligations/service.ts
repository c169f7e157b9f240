import { durationSetting } from '@jishi/domain';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import { periodOf } from './periods.ts';
import * as store from './store.ts';

/**
 * What a branch has to do again and again (三会一课、主题党日、组织生活会), with the rule that says how often. A branch
 * without a committee (fewer than seven full members) holds no committee meetings.
 */
export const dutiesOfBranches = [
  {
    kind: 'party-assembly',
    titleZh: '支部党员大会',
    titleEn: 'Branch assembly',
    ruleId: 'meeting.party_assembly.interval',
  },
  {
    kind: 'branch-committee',
    titleZh: '支部委员会',
    titleEn: 'Branch committee',
    ruleId: 'meeting.branch_committee.interval',
    onlyWithCommittee: true,
  },
  { kind: 'lecture', titleZh: '党课', titleEn: 'Party lecture', ruleId: 'meeting.lecture.interval' },
  { kind: 'theme-day', titleZh: '主题党日', titleEn: 'Theme day', ruleId: 'meeting.theme_day.interval' },
] as const;

/** Kind of a repeated duty. */
export type DutyKind = (typeof dutiesOfBranches)[number]['kind'];

const branchKinds = ['631', '632'];
const slice = 1000;

/** Opens the obligations of the period that holds today, for every branch. Repeatable: those that are there stay. */
export async function openPeriods(
  platform: Platform,
  inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<number> {
  const today = platform.clock.today();
  let opened = 0;
  for (const duty of dutiesOfBranches) {
    const { kind, ruleId } = duty;
    for (let after = 0; ;) {
      const from = after;
      const last = await inTransaction(async (tx) => {
        const length = durationSetting({ param: ruleId }, await platform.rules.reader(tx, ''), today);
        const period = periodOf(length, today);
        const orgs = await store.listOrgsWithout(
          tx,
          { orgKinds: branchKinds, onlyWithCommittee: 'onlyWithCommittee' in duty, kind, periodFrom: period.from },
          from,
          slice,
        );
        if (orgs.length === 0) return undefined;
        const rows: store.NewObligation[] = [];
        for (const { region, id, path } of orgs) {
          rows.push({
            region,
            id: await platform.ids.next(tx, region),
            org_id: id,
            path,
            kind,
            period_from: period.from,
            period_until: period.until,
            due_on: period.lastDay,
            needed: 1,
            rule_id: ruleId,
          });
        }
        opened += await store.insertObligations(tx, rows);
        return orgs.at(-1)?.id;
      });
      if (last === undefined) break;
      after = last;
    }
  }
  return opened;
}

/**
 * An act that counts for a repeated duty of an organisation: the meeting that was held, the lecture that was given.
 * It counts for the period of its own day; a period that passed with nothing done stays missed.
 */
export async function meetObligation(
  tx: Tx,
  platform: Pick<Platform, 'ids' | 'clock'>,
  act: {
    readonly orgId: number;
    readonly kind: DutyKind;
    readonly happenedOn: string;
    readonly subjectKind: string;
    readonly subjectId: number;
  },
): Promise<void> {
  const region = regionOf(act.orgId);
  const row = await store.lockForDay(tx, region, act.orgId, act.kind, act.happenedOn);
  if (!row) return;
  const id = await platform.ids.next(tx, region);
  const isNew = await store.insertAct(tx, row, { ...act, id, at: platform.clock.now() });
  if (!isNew) return;
  const met = row.met + 1;
  await store.setMet(tx, row, met, met >= row.needed ? (row.met_at ?? platform.clock.now()) : null);
}

/** What an organisation has to do in the periods that touch a day, and what it missed before. */
export async function obligationsOf(tx: Tx, orgId: number, from: string, until: string) {
  const rows = await store.listOfOrg(tx, regionOf(orgId), orgId, from, until);
  return rows.map((row) => {
    const duty = dutiesOfBranches.find(({ kind }) => kind === row.kind);
    return {
      id: row.id,
      kind: row.kind,
      titleZh: duty?.titleZh ?? row.kind,
      titleEn: duty?.titleEn ?? row.kind,
      periodFrom: row.period_from,
      dueOn: row.due_on,
      needed: row.needed,
      met: row.met,
      ruleId: row.rule_id,
    };
  });
}
