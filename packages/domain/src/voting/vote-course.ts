import { err, ok, type Result } from '../kernel/result.ts';

/** Where a vote stands. The states are those of its present round. */
export type VoteState = 'prepared' | 'open' | 'closed' | 'counted' | 'declared' | 'void';

/** What can be done with a vote. */
export type VoteAct =
  | 'prepare'
  | 'open'
  | 'cast'
  | 'close'
  | 'count'
  | 'settle'
  | 'declare'
  | 'next-round'
  | 'fewer-seats'
  | 'void'
  | 'rerun';

/** The act does not fit the state. */
export interface WrongVoteState {
  readonly code: 'vote.wrong-state';
  readonly facts: { readonly state: VoteState; readonly act: VoteAct };
}

/**
 * The course of a vote: prepared → open → closed → counted → declared, or void → prepared again (rerun). A round that
 * leaves something open (runoff, seats not filled, the next applicant) leads from counted to prepared. Nothing leads
 * out of `declared`.
 */
const course: Readonly<Record<VoteAct, { readonly from: readonly VoteState[]; readonly to: VoteState | 'same' }>> = {
  prepare: { from: ['prepared'], to: 'same' },
  open: { from: ['prepared'], to: 'open' },
  cast: { from: ['open'], to: 'same' },
  close: { from: ['open'], to: 'closed' },
  count: { from: ['closed'], to: 'same' },
  settle: { from: ['closed'], to: 'counted' },
  declare: { from: ['counted'], to: 'declared' },
  'next-round': { from: ['counted'], to: 'prepared' },
  'fewer-seats': { from: ['counted'], to: 'same' },
  void: { from: ['open', 'closed'], to: 'void' },
  rerun: { from: ['void'], to: 'prepared' },
};

/** The state after an act. */
export function takeAct(state: VoteState, act: VoteAct): Result<VoteState, WrongVoteState> {
  const { from, to } = course[act];
  if (!from.includes(state)) return err({ code: 'vote.wrong-state', facts: { state, act } });
  return ok(to === 'same' ? state : to);
}

/** Whether an act fits the state; for showing what can be done. */
export const allowsAct = (state: VoteState, act: VoteAct): boolean => course[act].from.includes(state);
