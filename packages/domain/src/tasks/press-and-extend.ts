import { err, ok, type Result } from '../kernel/result.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import type { TaskState } from './task-state.ts';

/** Why a task cannot be pressed (催办) now. */
export type PressRefusal =
  | { readonly code: 'task.wrong-state'; readonly facts: { readonly state: TaskState } }
  | { readonly code: 'task.pressed-today'; readonly facts: { readonly on: IsoDate } };

/** At most once a day, and only while work is expected. @param lastPressedOn null when it was never pressed */
export function mayPress(
  state: TaskState,
  lastPressedOn: IsoDate | null,
  today: IsoDate,
): Result<IsoDate, PressRefusal> {
  const isExpected = state === 'assigned' || state === 'signed' || state === 'in-progress' || state === 'returned';
  if (!isExpected) return err({ code: 'task.wrong-state', facts: { state } });
  if (lastPressedOn !== null && lastPressedOn >= today)
    return err({ code: 'task.pressed-today', facts: { on: lastPressedOn } });
  return ok(today);
}

/** What a request for more time is held against. */
export interface ExtensionFacts {
  readonly state: TaskState;
  readonly dueOn: IsoDate;
  /** Extensions granted before, and how many there may be. */
  readonly granted: number;
  readonly most: number;
  /** Last day that may be asked for. */
  readonly latestOn: IsoDate;
  /** A request that waits for its answer. */
  readonly isAsked: boolean;
  /** Last day of the task above, where there is one: a part is not due after the whole. */
  readonly parentDueOn: IsoDate | null;
}

/** Why more time is not given. */
export type ExtensionRefusal =
  | { readonly code: 'task.wrong-state'; readonly facts: { readonly state: TaskState } }
  | { readonly code: 'task.extension-asked'; readonly facts: Readonly<Record<string, never>> }
  | { readonly code: 'task.extensions-used'; readonly facts: { readonly granted: number; readonly most: number } }
  | {
      readonly code: 'task.extension-range';
      readonly facts: { readonly until: IsoDate; readonly dueOn: IsoDate; readonly latestOn: IsoDate };
    }
  | { readonly code: 'task.own-request'; readonly facts: Readonly<Record<string, never>> };

/** May more time be asked for? Returns the day asked for. */
export function askExtension(until: IsoDate, facts: ExtensionFacts): Result<IsoDate, ExtensionRefusal> {
  const { state, dueOn, granted, most } = facts;
  if (state !== 'signed' && state !== 'in-progress' && state !== 'returned')
    return err({ code: 'task.wrong-state', facts: { state } });
  if (facts.isAsked) return err({ code: 'task.extension-asked', facts: {} });
  if (granted >= most) return err({ code: 'task.extensions-used', facts: { granted, most } });
  const latestOn =
    facts.parentDueOn !== null && facts.parentDueOn < facts.latestOn ? facts.parentDueOn : facts.latestOn;
  if (until <= dueOn || until > latestOn)
    return err({ code: 'task.extension-range', facts: { until, dueOn, latestOn } });
  return ok(until);
}

/** An extension is granted by somebody else than the person who asked. */
export function decideExtensionBy(askedBy: number, decidedBy: number): Result<true, ExtensionRefusal> {
  return askedBy === decidedBy ? err({ code: 'task.own-request', facts: {} }) : ok(true);
}
