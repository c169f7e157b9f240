import { err, ok, type Result } from '../kernel/result.ts';

/** States of a task (任务督办). 销号 is `closed`; nothing leads out of it but a return of the run it belongs to. */
export const taskStates = [
  'drafted',
  'assigned',
  'signed',
  'in-progress',
  'submitted',
  'accepted',
  'returned',
  'closed',
] as const;
/** See `taskStates`. */
export type TaskState = (typeof taskStates)[number];

/** What must be named before a task is issued (四落实): 责任领导、责任单位、责任人、工作目标. */
export const fourFacts = ['leader', 'office', 'person', 'goal'] as const;
/** See `fourFacts`. */
export type FourFact = (typeof fourFacts)[number];

/** The four facts as far as they are written down. */
export type NamedFacts = Readonly<Partial<Record<FourFact, string | number | null>>>;

/** What one may do with a task. `reopen` follows a later step that sent the run back. */
export type TaskAct =
  | { readonly kind: 'assign'; readonly by: number }
  | { readonly kind: 'sign'; readonly by: number }
  | { readonly kind: 'report'; readonly by: number }
  | { readonly kind: 'submit'; readonly by: number }
  | { readonly kind: 'accept'; readonly by: number }
  | { readonly kind: 'return'; readonly by: number; readonly reason: string }
  | { readonly kind: 'close'; readonly by: number }
  | { readonly kind: 'reopen' };

/** What a decision about a task is held against. */
export interface TaskFacts {
  readonly state: TaskState;
  readonly named: NamedFacts;
  /** Last day of the work; a task without an end is none. */
  readonly dueOn: string | null;
  /** Last day of the task above, where there is one. */
  readonly parentDueOn: string | null;
  /** Everybody who signed for it, reported or submitted. */
  readonly doers: readonly number[];
  readonly openChildren: number;
  readonly undoneNodes: readonly string[];
  /** Reports since it was issued or returned last. */
  readonly freshReports: number;
}

/** Why an act on a task is not possible. */
export type TaskRefusal =
  | { readonly code: 'task.wrong-state'; readonly facts: { readonly state: TaskState } }
  | { readonly code: 'task.facts-missing'; readonly facts: { readonly missing: readonly FourFact[] } }
  | { readonly code: 'task.end-missing'; readonly facts: Readonly<Record<string, never>> }
  | {
      readonly code: 'task.later-than-parent';
      readonly facts: { readonly dueOn: string; readonly parentDueOn: string };
    }
  | { readonly code: 'task.own-work'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'task.reason-missing'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'task.nothing-reported'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'task.nodes-open'; readonly facts: { readonly nodes: readonly string[] } }
  | { readonly code: 'task.children-open'; readonly facts: { readonly open: number } };

/** Which of the four facts are not named yet, in their usual order. A blank text names nothing. */
export function missingFacts(named: NamedFacts): readonly FourFact[] {
  return fourFacts.filter((fact) => {
    const value = named[fact];
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  });
}

/** States from which each act leads, and where to. */
const transitions = {
  assign: { from: ['drafted'], to: 'assigned' },
  sign: { from: ['assigned'], to: 'signed' },
  report: { from: ['signed', 'in-progress', 'returned'], to: 'in-progress' },
  submit: { from: ['in-progress'], to: 'submitted' },
  accept: { from: ['submitted'], to: 'accepted' },
  return: { from: ['submitted'], to: 'returned' },
  close: { from: ['accepted'], to: 'closed' },
  reopen: { from: ['accepted', 'closed'], to: 'returned' },
} as const satisfies Record<TaskAct['kind'], { readonly from: readonly TaskState[]; readonly to: TaskState }>;

/** Whether an act is possible in a state at all; who may do it is another question. */
export function mayTask(kind: TaskAct['kind'], state: TaskState): boolean {
  return (transitions[kind].from as readonly TaskState[]).includes(state);
}

/** The state after an act, or why it is refused. */
export function decideTask(act: TaskAct, facts: TaskFacts): Result<TaskState, TaskRefusal> {
  if (!mayTask(act.kind, facts.state)) return err({ code: 'task.wrong-state', facts: { state: facts.state } });
  const refusal = refusalOf(act, facts);
  return refusal === undefined ? ok(transitions[act.kind].to) : err(refusal);
}

function refusalOf(act: TaskAct, facts: TaskFacts): TaskRefusal | undefined {
  switch (act.kind) {
    case 'assign':
      return refusedIssue(facts);
    case 'submit':
      if (facts.freshReports === 0) return { code: 'task.nothing-reported', facts: {} };
      return facts.undoneNodes.length > 0
        ? { code: 'task.nodes-open', facts: { nodes: facts.undoneNodes } }
        : undefined;
    case 'accept':
      return isDoer(act.by, facts) ? { code: 'task.own-work', facts: {} } : undefined;
    case 'return':
      if (isDoer(act.by, facts)) return { code: 'task.own-work', facts: {} };
      return act.reason.trim() === '' ? { code: 'task.reason-missing', facts: {} } : undefined;
    case 'close':
      if (isDoer(act.by, facts)) return { code: 'task.own-work', facts: {} };
      return facts.openChildren > 0 ? { code: 'task.children-open', facts: { open: facts.openChildren } } : undefined;
    default:
      return undefined;
  }
}

function refusedIssue({ named, dueOn, parentDueOn }: TaskFacts): TaskRefusal | undefined {
  const missing = missingFacts(named);
  if (missing.length > 0) return { code: 'task.facts-missing', facts: { missing } };
  if (dueOn === null) return { code: 'task.end-missing', facts: {} };
  if (parentDueOn !== null && dueOn > parentDueOn)
    return { code: 'task.later-than-parent', facts: { dueOn, parentDueOn } };
  return undefined;
}

const isDoer = (person: number, { doers }: TaskFacts): boolean => doers.includes(person);

/** Work is still expected of the responsible side. */
const working: readonly TaskState[] = ['assigned', 'signed', 'in-progress', 'returned'];

/** Late: work is still expected and the last day has passed. What waits for acceptance is late for nobody's fault. */
export function isTaskOverdue(task: { readonly state: TaskState; readonly dueOn: string | null }, today: string) {
  return task.dueOn !== null && working.includes(task.state) && today > task.dueOn;
}

/** Not signed for within its time. */
export function isSigningOverdue(
  task: { readonly state: TaskState; readonly signDueOn: string | null },
  today: string,
): boolean {
  return task.state === 'assigned' && task.signDueOn !== null && today > task.signDueOn;
}
