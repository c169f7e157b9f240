/** A value, or a refusal the caller must handle. Faults (bugs, lost connections) are thrown instead. */
export type Result<T, E> = Ok<T> | Err<E>;

/** The value was computed. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** The request is refused; `error` carries the facts, never a sentence. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** Wraps a value. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Wraps a refusal. */
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/** Refusals as they leave the domain: `code` is `noun.kebab-reason`, everything else is facts. */
export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Ids of the parameters that decided. */
  readonly ruleIds?: readonly string[];
}

/** Builds a refusal result; `code` keeps its literal type so that callers can switch on it. */
export const refuse = <const C extends string, const F extends Readonly<Record<string, unknown>>>(
  code: C,
  facts: F,
  ruleIds?: readonly string[],
): Err<{ readonly code: C; readonly facts: F; readonly ruleIds?: readonly string[] }> =>
  err(ruleIds === undefined ? { code, facts } : { code, facts, ruleIds });
