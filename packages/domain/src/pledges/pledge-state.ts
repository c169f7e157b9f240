import { err, ok, type Result } from '../kernel/result.ts';

/** States of a pledge (承诺). */
export const pledgeStates = ['drafted', 'reviewed', 'noticed', 'in-force', 'evidenced', 'judged'] as const;
/** See `pledgeStates`. */
export type PledgeState = (typeof pledgeStates)[number];

/** What came of a pledge or of one of its items. */
export const pledgeVerdicts = ['kept', 'partly', 'not'] as const;
/** See `pledgeVerdicts`. */
export type PledgeVerdict = (typeof pledgeVerdicts)[number];

/** One thing promised. Measurable is what names a whole number, its unit and a day. */
export interface PledgeItem {
  readonly textZh: string;
  readonly dueOn: string | null;
  readonly amount: number | null;
  readonly unitZh: string | null;
}

/** What one may do with a pledge. `send-back` returns it to its writer before it is published. */
export type PledgeAct =
  | { readonly kind: 'review'; readonly by: number }
  | { readonly kind: 'send-back'; readonly by: number; readonly reason: string }
  | { readonly kind: 'publish' }
  | { readonly kind: 'enter-force'; readonly today: string }
  | { readonly kind: 'change'; readonly reason: string }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'judge'; readonly by: number; readonly verdicts: readonly PledgeVerdict[] }
  | { readonly kind: 'reopen' };

/** What a decision about a pledge is held against. */
export interface PledgeFacts {
  readonly state: PledgeState;
  readonly items: readonly PledgeItem[];
  readonly minMeasurable: number;
  readonly maxItems: number;
  /** Last day of the notice; the pledge is in force from the day after. */
  readonly noticeEndsOn: string | null;
  /** Everybody who wrote, changed or proved it. */
  readonly pledgers: readonly number[];
  /** Items without any evidence or explanation. */
  readonly unproved: number;
}

/** Why an act on a pledge is not possible. */
export type PledgeRefusal =
  | { readonly code: 'pledge.wrong-state'; readonly facts: { readonly state: PledgeState } }
  | { readonly code: 'pledge.not-measurable'; readonly facts: { readonly now: number; readonly needed: number } }
  | { readonly code: 'pledge.too-many-items'; readonly facts: { readonly now: number; readonly most: number } }
  | { readonly code: 'pledge.own-check'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'pledge.reason-missing'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'pledge.notice-running'; readonly facts: { readonly endsOn: string | null } }
  | { readonly code: 'pledge.not-proved'; readonly facts: { readonly open: number } }
  | { readonly code: 'pledge.verdicts-missing'; readonly facts: { readonly given: number; readonly needed: number } };

/** A number with its unit and a day: something a third person can check. */
export const isMeasurable = ({ amount, unitZh, dueOn }: PledgeItem): boolean =>
  amount !== null && amount > 0 && unitZh !== null && unitZh.trim() !== '' && dueOn !== null;

const transitions = {
  review: { from: ['drafted'], to: 'reviewed' },
  'send-back': { from: ['drafted', 'reviewed'], to: 'drafted' },
  publish: { from: ['reviewed'], to: 'noticed' },
  'enter-force': { from: ['noticed'], to: 'in-force' },
  change: { from: ['noticed', 'in-force'], to: 'noticed' },
  evidence: { from: ['in-force', 'evidenced'], to: 'evidenced' },
  judge: { from: ['evidenced'], to: 'judged' },
  reopen: { from: ['judged', 'evidenced', 'in-force'], to: 'in-force' },
} as const satisfies Record<PledgeAct['kind'], { readonly from: readonly PledgeState[]; readonly to: PledgeState }>;

/** Whether an act is possible in a state at all. */
export const mayPledge = (kind: PledgeAct['kind'], state: PledgeState): boolean =>
  (transitions[kind].from as readonly PledgeState[]).includes(state);

/**
 * The state after an act, or why it is refused. A change after publication leaves the state: it is dated and shown
 * beside the words it replaces.
 */
export function decidePledge(act: PledgeAct, facts: PledgeFacts): Result<PledgeState, PledgeRefusal> {
  if (!mayPledge(act.kind, facts.state)) return err({ code: 'pledge.wrong-state', facts: { state: facts.state } });
  const refusal = refusalOf(act, facts);
  if (refusal !== undefined) return err(refusal);
  return ok(act.kind === 'change' ? facts.state : transitions[act.kind].to);
}

function refusalOf(act: PledgeAct, facts: PledgeFacts): PledgeRefusal | undefined {
  const isOwn = (by: number) => facts.pledgers.includes(by);
  switch (act.kind) {
    case 'review':
      return isOwn(act.by) ? { code: 'pledge.own-check', facts: {} } : refusedItems(facts);
    case 'send-back':
      if (isOwn(act.by)) return { code: 'pledge.own-check', facts: {} };
      return act.reason.trim() === '' ? { code: 'pledge.reason-missing', facts: {} } : undefined;
    case 'enter-force':
      return facts.noticeEndsOn === null || act.today <= facts.noticeEndsOn
        ? { code: 'pledge.notice-running', facts: { endsOn: facts.noticeEndsOn } }
        : undefined;
    case 'change':
      return act.reason.trim() === '' ? { code: 'pledge.reason-missing', facts: {} } : refusedItems(facts);
    case 'judge':
      if (isOwn(act.by)) return { code: 'pledge.own-check', facts: {} };
      if (facts.unproved > 0) return { code: 'pledge.not-proved', facts: { open: facts.unproved } };
      return act.verdicts.length === facts.items.length
        ? undefined
        : { code: 'pledge.verdicts-missing', facts: { given: act.verdicts.length, needed: facts.items.length } };
    default:
      return undefined;
  }
}

function refusedItems({ items, minMeasurable, maxItems }: PledgeFacts): PledgeRefusal | undefined {
  const now = items.filter(isMeasurable).length;
  if (now < minMeasurable) return { code: 'pledge.not-measurable', facts: { now, needed: minMeasurable } };
  return items.length > maxItems
    ? { code: 'pledge.too-many-items', facts: { now: items.length, most: maxItems } }
    : undefined;
}

/** The pledge as a whole: kept when every item was, not kept when none was even in part, partly otherwise. */
export function wholeVerdict(verdicts: readonly PledgeVerdict[]): PledgeVerdict {
  if (verdicts.every((verdict) => verdict === 'kept')) return 'kept';
  return verdicts.every((verdict) => verdict === 'not') ? 'not' : 'partly';
}
