import type { ScoringScheme } from '@jishi/domain';
import { computedSources } from '@jishi/rules';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Computed } from './schema.ts';
import { heldInTime, threeMeetings, yearlyMeetings } from './source-meetings.ts';
import * as facts from './source-views.ts';

/** Organisation and period that an automatic item is computed for. */
export interface SourceContext {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  /** Last day of the period; the period is the twelve months up to it. */
  readonly day: string;
  /** Finished appraisal of the run: its record, and its score out of 10,000 hundredths. */
  readonly appraisal: { readonly id: number | null; readonly hundredths: number } | null;
}

/** What was met of what was due. `undefined` where the platform has no record to compute from. */
export interface Finding {
  readonly met: number;
  readonly due: number;
  readonly explanationZh: string;
  readonly rows: Computed['rows'];
}

/**
 * Computes the automatic items of a scheme from the platform's own records. An item whose records do not exist yet
 * (a county that has just started) is left out: it is then scored by hand, with a note.
 */
export async function computeItems(
  tx: Tx,
  platform: Platform,
  scheme: ScoringScheme,
  context: SourceContext,
): Promise<Computed[]> {
  const computed: Computed[] = [];
  for (const item of scheme.items) {
    if (item.kind !== 'automatic' || item.source === undefined) continue;
    const found = await find(tx, platform, item.source, context);
    if (found === undefined || found.due === 0) continue;
    const scale = computedSources.find((source) => source.id === item.source)?.scale ?? 'share';
    const hundredths =
      scale === 'all-or-nothing'
        ? found.met >= found.due
          ? item.maxHundredths
          : 0
        : Math.floor((item.maxHundredths * Math.min(found.met, found.due)) / found.due);
    computed.push({ item: item.id, hundredths, explanationZh: found.explanationZh, rows: found.rows });
  }
  return computed;
}

async function find(tx: Tx, platform: Platform, source: string, context: SourceContext): Promise<Finding | undefined> {
  switch (source) {
    case 'committee-complete':
      return await committeeComplete(tx, platform, context);
    case 'term-current':
      return await termCurrent(tx, context);
    case 'member-records-complete':
      return await recordsComplete(tx, context);
    case 'three-meetings-on-time':
      return await heldInTime(tx, platform, context, await threeMeetings(tx, platform, context));
    case 'yearly-meetings-held':
      return await heldInTime(tx, platform, context, yearlyMeetings);
    case 'appraisal-result':
      return context.appraisal === null ? undefined : appraisalResult(context.appraisal);
    default:
      return undefined;
  }
}

function appraisalResult({ id, hundredths }: NonNullable<SourceContext['appraisal']>): Finding {
  return {
    met: hundredths,
    due: 10_000,
    explanationZh: `民主测评 ${(hundredths / 100).toFixed(2)} 分（满分 100 分）。`,
    rows: id === null ? [] : [{ titleZh: '本轮民主测评', link: `/appraisals/${id}` }],
  };
}

const postTitles: Readonly<Record<string, string>> = {
  secretary: '书记',
  'organisation-officer': '组织委员',
  'publicity-officer': '宣传委员',
  'discipline-officer': '纪检委员',
};

async function committeeComplete(tx: Tx, platform: Platform, context: SourceContext): Promise<Finding> {
  const { fullMembers, posts } = await facts.committeeOf(tx, context);
  const requiredAt = await platform.rules.value<number>(
    tx,
    'org.branch_committee.required_at',
    context.day,
    context.path,
  );
  const needed = fullMembers >= requiredAt ? Object.keys(postTitles) : ['secretary'];
  const held = needed.filter((post) => posts.some((each) => each.post === post));
  const missing = needed.filter((post) => !held.includes(post)).map((post) => postTitles[post] ?? post);
  return {
    met: held.length,
    due: needed.length,
    explanationZh: `正式党员 ${fullMembers} 人，应设 ${needed.length} 个职务，在任 ${held.length} 个${missing.length > 0 ? `，缺${missing.join('、')}` : ''}。`,
    rows: [
      ...posts.map((each) => ({
        titleZh: `${postTitles[each.post] ?? '委员'}：${each.name}`,
        link: `/members/${each.member_id}`,
      })),
      ...missing.map((title) => ({ titleZh: `${title}：空缺`, link: `/orgs/${context.orgId}` })),
    ],
  };
}

async function termCurrent(tx: Tx, context: SourceContext): Promise<Finding | undefined> {
  const term = await facts.termOf(tx, context);
  if (!term) return undefined;
  const until = term.extended_to ?? term.expires_on;
  const current = until >= context.day;
  return {
    met: current ? 1 : 0,
    due: 1,
    explanationZh: `本届任期到 ${until}${term.extended_to ? '（经批准延期）' : ''}，${current ? '未届满' : '已届满未换届'}。`,
    rows: [{ titleZh: `第 ${term.term_number} 届`, link: `/orgs/${context.orgId}` }],
  };
}

async function recordsComplete(tx: Tx, context: SourceContext): Promise<Finding> {
  const { total, complete, lacking } = await facts.memberRecords(tx, context);
  return {
    met: complete,
    due: total,
    explanationZh: `在册党员 ${total} 人，必填信息齐全 ${complete} 人。`,
    rows: [
      { titleZh: `在册党员 ${total} 人`, link: `/members?org=${context.orgId}` },
      ...lacking.map((member) => ({ titleZh: `${member.name}：缺${member.missing}`, link: `/members/${member.id}` })),
    ],
  };
}
