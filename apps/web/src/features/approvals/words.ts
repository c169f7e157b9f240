import type { Output } from '../../api/routes.ts';
import type { TagTone } from '../../design/show.tsx';

/** A row of the list. */
export type ApprovalItem = Output<'approvals.list'>['items'][number];
/** A request with everything its page needs. */
export type Approval = Output<'approvals.get'>;

/** Key of the text and colour of each state. */
export const approvalStates = {
  requested: ['stateRequested', 'blue'],
  accepted: ['stateAccepted', 'blue'],
  'sent-back': ['stateSentBack', 'amber'],
  decided: ['stateDecided', 'green'],
  replied: ['stateReplied', 'green'],
  withdrawn: ['stateWithdrawn', 'grey'],
} as const satisfies Record<ApprovalItem['state'], readonly [string, TagTone]>;

/** Scores that the earlier steps left, by what they are called. */
const scoreKeys = {
  'committee-score': 'selfScore',
  review: 'reviewScore',
  appraise: 'appraisalScore',
} as const;

/** A score among the facts of a request. */
export interface FactScore {
  readonly key: 'selfScore' | 'reviewScore' | 'appraisalScore' | 'score';
  readonly hundredths: number;
}

const order = ['selfScore', 'appraisalScore', 'reviewScore', 'score'] as const;

/** Scores in the facts, in the order of the steps; the database keeps no order of names. */
export function scoresOf(facts: Readonly<Record<string, unknown>>): readonly FactScore[] {
  const scores = Object.entries(facts).flatMap(([step, outcome]): FactScore[] => {
    const hundredths = (outcome as { scoreHundredths?: unknown } | null)?.scoreHundredths;
    if (typeof hundredths !== 'number') return [];
    const key = step in scoreKeys ? scoreKeys[step as keyof typeof scoreKeys] : 'score';
    return [{ key, hundredths }];
  });
  return scores.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

/** Two decimals of a score in hundredths. */
export const scoreText = (hundredths: number): string => (hundredths / 100).toFixed(2);
