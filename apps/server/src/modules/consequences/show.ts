import type { CaseItem, CaseView } from '@jishi/contract';
import type { Measure } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { enterOffice } from './office.ts';
import { loadCatalogue } from './opening.ts';
import type { CaseRow } from './schema.ts';
import type { ConsequenceService } from './service.ts';
import * as store from './store.ts';

type Item = z.infer<typeof CaseItem>;
type View = z.infer<typeof CaseView>;

/** A case as the office or the person reads it: both see everything. */
export async function showCase(
  tx: Tx,
  platform: Platform,
  service: ConsequenceService,
  actor: Actor,
  id: number,
): Promise<View> {
  await enterOffice(tx, actor);
  const row = await store.findCase(tx, id);
  const isOwn = row !== undefined && row.member_id !== null && row.member_id === actor.memberId;
  const offices = (['owner', 'decider', 'appeal'] as const).filter((side) => row && service.isOffice(actor, row, side));
  const mayRead = isOwn || offices.some((side) => side !== 'appeal' || row?.appealed);
  if (!row || !mayRead || (isOwn && offices.length === 0 && row.state === 'proposed')) refuse('record.not-found');
  const today = platform.clock.today();
  const { permissions } = platform;
  return {
    ...itemOf(row),
    subjectKind: row.subject_kind,
    factZh: row.fact_zh,
    factOn: row.fact_on,
    basisZh: row.basis_zh,
    measures: row.measures.map(measureView),
    helperAllowed: row.helper_allowed,
    proposedByZh: row.proposed_by_zh,
    investigationZh: row.investigation_zh,
    investigatedByName: row.investigated_by_name,
    investigatedOn: row.investigated_on,
    invitedOn: row.invited_on,
    heardOn: row.heard_on,
    appeared: row.appeared,
    statementZh: row.statement_zh,
    helperName: row.helper_name,
    decisionZh: row.decision_zh,
    decidedOn: row.decided_on,
    decidedByName: row.decided_by_name,
    meeting: row.meeting,
    term: row.term,
    servedOn: row.served_on,
    servedHowZh: row.served_how_zh,
    acknowledgedOn: row.acknowledged_on,
    termFrom: row.term_from,
    appealUntil: row.appeal_until,
    appealOrgName: row.appeal_org_name,
    reviewZh: row.review_zh,
    reviewAdvice: row.review_advice,
    endedOn: row.ended_on,
    endedReason: row.ended_reason,
    escalatedTo: row.escalated_to,
    appealFacts: row.appeal,
    history: [...row.history],
    isOwn,
    can: {
      handle: !isOwn && offices.includes('owner') && permissions.allows(actor, 'consequence.handle'),
      decide: !isOwn && offices.includes('decider') && permissions.allows(actor, 'consequence.decide'),
      answerAppeal:
        !isOwn &&
        offices.includes('appeal') &&
        row.appeal?.outcome === null &&
        permissions.allows(actor, 'consequence.answer-appeal'),
      appeal: isOwn && !row.appealed && row.appeal_until !== null && today <= row.appeal_until,
      acknowledge: isOwn && row.served_on !== null && row.acknowledged_on === null,
    },
  };
}

/** A page of the cases of the office. */
export async function listPage(
  tx: Tx,
  actor: Actor,
  query: {
    readonly state?: string | undefined;
    readonly runStepId?: number | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<{ items: Item[]; nextCursor: string | null }> {
  await enterOffice(tx, actor);
  const before = /^\d{1,16}$/.test(query.cursor ?? '') ? Number(query.cursor) : null;
  const rows = await store.listCases(tx, { ...query, before, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    items: page.map(itemOf),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** Cases that concern the signed-in person. */
export async function ownCases(tx: Tx, actor: Actor): Promise<Item[]> {
  if (actor.memberId === null) return [];
  const rows = await store.casesAbout(tx, actor.region, actor.memberId);
  return rows.filter(({ state }) => state !== 'proposed').map(itemOf);
}

/** Kinds with their measures. */
export async function showCatalogue(tx: Tx, platform: Platform, actor: Actor) {
  const kinds = await loadCatalogue(tx, platform, platform.clock.today(), actor.path ?? '');
  return { kinds: kinds.map(({ kind, measures }) => ({ kind, measures: measures.map(measureView) })) };
}

const measureView = ({ id, titleZh, term, effect }: Measure) => ({
  id,
  titleZh,
  term: term ?? null,
  effect: effect ?? null,
});

function itemOf(row: CaseRow): Item {
  return {
    id: row.id,
    orgName: row.org_name ?? '',
    deciderName: row.decider_name ?? '',
    kind: row.kind,
    titleZh: row.title_zh,
    subjectName: row.subject_name,
    state: row.state,
    appeal: row.appeal === null ? 'none' : row.appeal.outcome === null ? 'filed' : 'answered',
    measureZh: row.measure_zh,
    termUntil: row.term_until,
    nextReviewOn: row.next_review_on,
    version: row.version,
  };
}
