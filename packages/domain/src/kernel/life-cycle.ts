import { err, ok, type Result } from './result.ts';

/** Acts of a record with the states they start from and the one they lead to. */
export type LifeCycle<State extends string, Act extends string> = Readonly<
  Record<Act, { readonly from: readonly State[]; readonly to: State }>
>;

/** The act is not possible in the state. */
export interface WrongState<State extends string, Act extends string> {
  readonly code: 'life-cycle.wrong-state';
  readonly facts: { readonly state: State; readonly act: Act; readonly from: readonly State[] };
}

/** State after an act. */
export function advance<State extends string, Act extends string>(
  cycle: LifeCycle<State, Act>,
  state: State,
  act: Act,
): Result<State, WrongState<State, Act>> {
  const { from, to } = cycle[act];
  return from.includes(state) ? ok(to) : err({ code: 'life-cycle.wrong-state', facts: { state, act, from } });
}
