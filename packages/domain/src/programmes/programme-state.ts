import { err, ok, type Result } from '../kernel/result.ts';

/** States of a programme (活动、项目). */
export const programmeStates = ['planned', 'approved', 'running', 'mid-check', 'closed', 'evaluated'] as const;
/** See `programmeStates`. */
export type ProgrammeState = (typeof programmeStates)[number];

/** Something of a programme that is not finished when it closes. */
export interface OpenItem {
  /** `phase:12`, `target:7`, `task:9`, `budget:4`. */
  readonly key: string;
  readonly titleZh: string;
}

/** What becomes of an open item after closing. */
export interface ItemDisposal {
  readonly key: string;
  readonly noteZh: string;
}

/** What one may do with a programme. */
export type ProgrammeAct =
  | { readonly kind: 'approve'; readonly by: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'mid-check'; readonly findings: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'close'; readonly disposals: readonly ItemDisposal[] }
  | { readonly kind: 'evaluate'; readonly by: number; readonly text: string };

/** What a decision about a programme is held against. */
export interface ProgrammeFacts {
  readonly state: ProgrammeState;
  readonly plannedBy: number;
  readonly closedBy: number | null;
  readonly phases: number;
  /** Targets without an owner, a unit or a source. */
  readonly incompleteTargets: readonly string[];
  readonly openItems: readonly OpenItem[];
}

/** Why an act on a programme is not possible. */
export type ProgrammeRefusal =
  | { readonly code: 'programme.wrong-state'; readonly facts: { readonly state: ProgrammeState } }
  | { readonly code: 'programme.own-plan'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'programme.no-phases'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'programme.targets-incomplete'; readonly facts: { readonly targets: readonly string[] } }
  | { readonly code: 'programme.findings-missing'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'programme.items-open'; readonly facts: { readonly items: readonly string[] } }
  | { readonly code: 'programme.item-not-open'; readonly facts: { readonly items: readonly string[] } };

const from: Readonly<Record<ProgrammeAct['kind'], readonly ProgrammeState[]>> = {
  approve: ['planned'],
  start: ['approved'],
  'mid-check': ['running'],
  resume: ['mid-check'],
  close: ['running', 'mid-check'],
  evaluate: ['closed'],
};

const to: Readonly<Record<ProgrammeAct['kind'], ProgrammeState>> = {
  approve: 'approved',
  start: 'running',
  'mid-check': 'mid-check',
  resume: 'running',
  close: 'closed',
  evaluate: 'evaluated',
};

/** Whether an act is possible in a state at all. */
export const mayProgramme = (kind: ProgrammeAct['kind'], state: ProgrammeState): boolean => from[kind].includes(state);

/** The state after an act, or why it is refused. Closing lists every open item with what becomes of it. */
export function decideProgramme(act: ProgrammeAct, facts: ProgrammeFacts): Result<ProgrammeState, ProgrammeRefusal> {
  if (!mayProgramme(act.kind, facts.state))
    return err({ code: 'programme.wrong-state', facts: { state: facts.state } });
  const refusal = refusalOf(act, facts);
  return refusal === undefined ? ok(to[act.kind]) : err(refusal);
}

function refusalOf(act: ProgrammeAct, facts: ProgrammeFacts): ProgrammeRefusal | undefined {
  switch (act.kind) {
    case 'approve':
      if (act.by === facts.plannedBy) return { code: 'programme.own-plan', facts: {} };
      if (facts.phases === 0) return { code: 'programme.no-phases', facts: {} };
      return facts.incompleteTargets.length > 0
        ? { code: 'programme.targets-incomplete', facts: { targets: facts.incompleteTargets } }
        : undefined;
    case 'mid-check':
      return act.findings.trim() === '' ? { code: 'programme.findings-missing', facts: {} } : undefined;
    case 'close':
      return refusedClosing(act.disposals, facts.openItems);
    case 'evaluate':
      if (act.by === facts.closedBy) return { code: 'programme.own-plan', facts: {} };
      return act.text.trim() === '' ? { code: 'programme.findings-missing', facts: {} } : undefined;
    default:
      return undefined;
  }
}

function refusedClosing(
  disposals: readonly ItemDisposal[],
  openItems: readonly OpenItem[],
): ProgrammeRefusal | undefined {
  const listed = new Set(disposals.filter(({ noteZh }) => noteZh.trim() !== '').map(({ key }) => key));
  const missing = openItems.filter(({ key }) => !listed.has(key)).map(({ titleZh }) => titleZh);
  if (missing.length > 0) return { code: 'programme.items-open', facts: { items: missing } };
  const open = new Set(openItems.map(({ key }) => key));
  const unknown = disposals.filter(({ key }) => !open.has(key)).map(({ key }) => key);
  return unknown.length > 0 ? { code: 'programme.item-not-open', facts: { items: unknown } } : undefined;
}
