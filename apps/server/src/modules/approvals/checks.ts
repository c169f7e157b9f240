import { leastReaching, reaches, type Threshold } from '@jishi/domain';
import { refuse } from '../../platform/refusal.ts';
import type { ApprovalRow, Decision, MeetingFacts } from './schema.ts';

/** One decision as it comes in. */
export interface DecisionInput {
  readonly decision: Decision;
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
}

const decisionTitles: Readonly<Record<Decision, string>> = { approve: '同意', refuse: '不同意', amend: '调整' };

/** Refuses head counts that cannot be, a meeting without quorum, and a decision that was not carried. */
export function checkMeeting(meeting: MeetingFacts, today: string, rule: { quorum: Threshold; pass: Threshold }): void {
  const { expected, present, inFavour, heldOn } = meeting;
  if (heldOn > today) refuse('approval.meeting-in-future', { heldOn });
  if (present > expected || inFavour > present) refuse('approval.counts-impossible', { expected, present, inFavour });
  const heads = { expected, present };
  if (!reaches(present, heads, rule.quorum)) {
    const short = leastReaching(heads, rule.quorum) - present;
    refuse('approval.quorum-not-met', { expected, present, short }, ['approval.meeting.quorum'], heldOn);
  }
  if (!reaches(inFavour, heads, rule.pass)) {
    refuse(
      'approval.not-carried',
      { inFavour, needed: leastReaching(heads, rule.pass) },
      ['approval.meeting.pass'],
      heldOn,
    );
  }
}

/** Refuses a decision that the request does not offer or that lacks its reason. @returns the value decided */
export function checkDecision(row: ApprovalRow, input: DecisionInput): string | null {
  const title = row.title_zh;
  if (!row.decisions.includes(input.decision)) {
    const allowed = row.decisions.map((decision) => decisionTitles[decision]).join('、');
    refuse('approval.decision-not-allowed', { title, allowed });
  }
  if (input.decision !== 'approve' && (input.reason ?? '').trim().length < 2)
    refuse('approval.reason-missing', { title });
  if (input.decision === 'refuse') return null;
  if (input.decision === 'approve') return row.proposed_value;
  const value = input.value ?? '';
  if (!row.choices.some((choice) => choice.value === value)) refuse('approval.value-not-offered', { title, value });
  return value;
}
