import type { ApprovalItem } from './words.ts';

/** What was chosen for one request; `choice` is empty, `approve`, `refuse`, or `amend:<value>`. */
export interface Chosen {
  readonly taken: boolean;
  readonly choice: string;
  readonly reason: string;
}

/** Everything as proposed, nothing taken yet. */
export const asProposed: Chosen = { taken: false, choice: 'approve', reason: '' };

/** Whether a choice needs its reason. */
export const isChanged = (chosen: Chosen): boolean => chosen.choice !== 'approve';

/** A choice as the server takes it. */
export function decisionOf(item: ApprovalItem, chosen: Chosen) {
  const base = { approvalId: item.id, version: item.version };
  const reason = chosen.reason.trim() === '' ? {} : { reason: chosen.reason.trim() };
  if (chosen.choice === 'refuse') return { ...base, decision: 'refuse' as const, ...reason };
  if (chosen.choice.startsWith('amend:')) {
    return { ...base, decision: 'amend' as const, value: chosen.choice.slice('amend:'.length), ...reason };
  }
  return { ...base, decision: 'approve' as const, ...reason };
}
