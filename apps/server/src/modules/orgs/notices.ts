import { addDays, addMonths, addYears, durationOf } from '@jishi/domain';
import type { OrgView } from '@jishi/contract';
import type { Platform } from '../../platform/platform.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { isInForce } from './rules.ts';
import type { OrgRow, OrgTermRow } from './schema.ts';
import type { Counts } from './stats/dims.ts';

type Notice = OrgView['notices'][number];

/** A term as of a day: running, about to expire within the lead of the rule, overdue, ended. */
export function termState(term: OrgTermRow, day: string, lead: string): 'running' | 'expiring' | 'overdue' | 'ended' {
  if (term.ended_on !== null && term.ended_on <= day) return 'ended';
  const end = term.extended_to ?? term.expires_on;
  if (end < day) return 'overdue';
  return later(day, lead) >= end ? 'expiring' : 'running';
}

/** Day at the end of a calendar period. */
export function later(day: string, duration: string): string {
  const { amount, unit } = durationOf(duration);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}

/** What an organisation should look at (提醒不阻断): size, committee, term, temporary end. */
export async function noticesOf(
  platform: Platform,
  tx: Tx,
  org: OrgRow,
  facts: {
    readonly counts: Counts;
    readonly committee: readonly { readonly post: string }[];
    readonly term: { readonly state: string; readonly expiresOn: string } | null;
  },
): Promise<Notice[]> {
  const day = platform.clock.today();
  const { rules } = platform;
  const notices: Notice[] = [];
  const notice = (code: string, ruleId: string, zh: string, en: string) =>
    void notices.push({ code, zh, en, rule: rules.reference(ruleId, day) ?? null });
  const value = async (id: string) =>
    isInForce(rules, id, day) ? await rules.value<number>(tx, id, day, org.path) : undefined;
  const isBranch = org.kind === '631' || org.kind === '632';
  const members = facts.counts['members']?.['all'] ?? 0;
  const full = facts.counts['type']?.['1'] ?? 0;
  if (isBranch) {
    const least = await value('org.branch.min_full_members');
    if (least !== undefined && full < least)
      notice(
        'too-few-full-members',
        'org.branch.min_full_members',
        `正式党员 ${full} 名，不足 ${least} 名，宜调整或组建联合党支部。`,
        `${full} full members, fewer than ${least}: adjust or form a joint branch.`,
      );
    const most = await value('org.branch.max_members');
    if (most !== undefined && members > most)
      notice(
        'too-many-members',
        'org.branch.max_members',
        `党员 ${members} 名，一般不超过 ${most} 名。`,
        `${members} members, as a rule at most ${most}.`,
      );
    const committeeAt = await value('org.branch_committee.required_at');
    if (committeeAt !== undefined && full >= committeeAt && facts.committee.length < 3)
      notice(
        'committee-missing',
        'org.branch_committee.required_at',
        `正式党员 ${full} 名，应当设立支部委员会。`,
        `${full} full members: a branch committee is required.`,
      );
  }
  if (org.kind !== 'county' && !facts.committee.some(({ post }) => post === 'secretary'))
    notice('no-secretary', 'org.branch_no_committee.posts', '书记空缺。', 'There is no secretary.');
  if (facts.term?.state === 'overdue')
    notice(
      'term-overdue',
      'term.branch.general',
      `任期已于 ${facts.term.expiresOn} 届满。`,
      `The term expired on ${facts.term.expiresOn}.`,
    );
  if (facts.term?.state === 'expiring')
    notice(
      'term-expiring',
      'org.term.expiry.lead',
      `任期将于 ${facts.term.expiresOn} 届满。`,
      `The term expires on ${facts.term.expiresOn}.`,
    );
  if (org.temporary_until !== null && org.temporary_until < day)
    notice(
      'temporary-over',
      'org.provisional.max_duration',
      `临时党组织已于 ${org.temporary_until} 到期，应撤销或转为正式组织。`,
      `The temporary organisation ended on ${org.temporary_until}.`,
    );
  return notices;
}
