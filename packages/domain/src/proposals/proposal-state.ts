import type { Fraction } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** States of a proposal (议题、提案). Every way ends with an answer to the proposer. */
export const proposalStates = [
  'submitted',
  'screened',
  'admitted',
  'converted',
  'declined',
  'on-agenda',
  'decided',
  'answered',
] as const;
/** See `proposalStates`. */
export type ProposalState = (typeof proposalStates)[number];

/** How many must second. With both, the larger number counts. */
export interface SeconderRule {
  readonly least: number;
  readonly share: Fraction | null;
}

/** What one may do with a proposal. */
export type ProposalAct =
  | { readonly kind: 'second'; readonly member: number }
  | { readonly kind: 'screen'; readonly by: number }
  | { readonly kind: 'admit'; readonly by: number }
  | { readonly kind: 'convert'; readonly by: number; readonly reason: string }
  | { readonly kind: 'decline'; readonly by: number; readonly reason: string }
  | { readonly kind: 'put-on-agenda' }
  | { readonly kind: 'decide' }
  | { readonly kind: 'answer'; readonly text: string };

/** What a decision about a proposal is held against. */
export interface ProposalFacts {
  readonly state: ProposalState;
  readonly proposerUserId: number;
  readonly proposerMember: number | null;
  /** Members who are entitled to second, frozen when it was put forward. */
  readonly entitled: readonly number[];
  readonly seconders: readonly number[];
  readonly rule: SeconderRule;
  readonly mayConvert: boolean;
}

/** Why an act on a proposal is not possible. */
export type ProposalRefusal =
  | { readonly code: 'proposal.wrong-state'; readonly facts: { readonly state: ProposalState } }
  | { readonly code: 'proposal.not-entitled'; readonly facts: { readonly entitled: number } }
  | { readonly code: 'proposal.own-seconder'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'proposal.seconded-already'; readonly facts: Readonly<Record<string, never>> }
  | {
      readonly code: 'proposal.seconders-missing';
      readonly facts: { readonly now: number; readonly needed: number; readonly entitled: number };
    }
  | { readonly code: 'proposal.own-screening'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'proposal.not-convertible'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'proposal.reason-missing'; readonly facts: Readonly<Record<string, never>> };

const transitions = {
  second: { from: ['submitted'], to: 'submitted' },
  screen: { from: ['submitted'], to: 'screened' },
  admit: { from: ['screened'], to: 'admitted' },
  convert: { from: ['screened'], to: 'converted' },
  decline: { from: ['screened'], to: 'declined' },
  'put-on-agenda': { from: ['admitted'], to: 'on-agenda' },
  decide: { from: ['on-agenda'], to: 'decided' },
  answer: { from: ['decided', 'converted', 'declined'], to: 'answered' },
} as const satisfies Record<
  ProposalAct['kind'],
  { readonly from: readonly ProposalState[]; readonly to: ProposalState }
>;

/** Whether an act is possible in a state at all. */
export const mayProposal = (kind: ProposalAct['kind'], state: ProposalState): boolean =>
  (transitions[kind].from as readonly ProposalState[]).includes(state);

/** Seconders needed of a list; a share is rounded up to whole persons. */
export function secondersNeeded({ least, share }: SeconderRule, entitled: number): number {
  const ofShare = share === null ? 0 : Math.ceil((entitled * share[0]) / share[1]);
  return Math.max(least, ofShare);
}

/** Seconders who count: entitled, each once, the proposer left out. */
export function countSeconders({ seconders, entitled, proposerMember }: ProposalFacts): number {
  const list = new Set(entitled);
  return [...new Set(seconders)].filter((member) => list.has(member) && member !== proposerMember).length;
}

/**
 * The state after an act, or why it is refused. A proposal that lacks seconders can be converted or declined, never
 * admitted.
 */
export function decideProposal(act: ProposalAct, facts: ProposalFacts): Result<ProposalState, ProposalRefusal> {
  if (!mayProposal(act.kind, facts.state)) return err({ code: 'proposal.wrong-state', facts: { state: facts.state } });
  const refusal = refusalOf(act, facts);
  return refusal === undefined ? ok(transitions[act.kind].to) : err(refusal);
}

function refusalOf(act: ProposalAct, facts: ProposalFacts): ProposalRefusal | undefined {
  switch (act.kind) {
    case 'second':
      return refusedSecond(act.member, facts);
    case 'screen':
      return refusedScreening(act.by, facts);
    case 'admit':
      return refusedScreening(act.by, facts) ?? refusedAdmission(facts);
    case 'convert':
      if (!facts.mayConvert) return { code: 'proposal.not-convertible', facts: {} };
      return refusedScreening(act.by, facts) ?? refusedReason(act.reason);
    case 'decline':
      return refusedScreening(act.by, facts) ?? refusedReason(act.reason);
    case 'answer':
      return refusedReason(act.text);
    default:
      return undefined;
  }
}

function refusedSecond(member: number, facts: ProposalFacts): ProposalRefusal | undefined {
  if (member === facts.proposerMember) return { code: 'proposal.own-seconder', facts: {} };
  if (!facts.entitled.includes(member))
    return { code: 'proposal.not-entitled', facts: { entitled: facts.entitled.length } };
  return facts.seconders.includes(member) ? { code: 'proposal.seconded-already', facts: {} } : undefined;
}

const refusedScreening = (by: number, { proposerUserId }: ProposalFacts): ProposalRefusal | undefined =>
  by === proposerUserId ? { code: 'proposal.own-screening', facts: {} } : undefined;

function refusedAdmission(facts: ProposalFacts): ProposalRefusal | undefined {
  const entitled = facts.entitled.length;
  const [now, needed] = [countSeconders(facts), secondersNeeded(facts.rule, entitled)];
  return now < needed ? { code: 'proposal.seconders-missing', facts: { now, needed, entitled } } : undefined;
}

const refusedReason = (text: string): ProposalRefusal | undefined =>
  text.trim() === '' ? { code: 'proposal.reason-missing', facts: {} } : undefined;
