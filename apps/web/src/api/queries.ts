import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createAnswerCache, type Fetcher } from './cache.ts';
import { call } from './client.ts';
import { ApiProblem } from './problem.ts';
import type { Input, LooseInput, Output, RouteKey } from './routes.ts';

/** Answers of the server for the whole client. */
export const answers = createAnswerCache();

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') answers.refreshStale();
  });
}

/** An answer and its state. */
export interface CallResult<T> {
  /** While a changed question is on its way: the answer to the one before, unless `keepOld` is `false`. */
  readonly data: T | undefined;
  readonly error: ApiProblem | null;
  /** Neither an answer nor a refusal yet. */
  readonly isPending: boolean;
  readonly isFetching: boolean;
  /** `data` answers the question before. */
  readonly isPlaceholderData: boolean;
  readonly refetch: () => Promise<void>;
}

/** Options of `useCall`. */
export interface FollowOptions {
  readonly enabled?: boolean | undefined;
  /** Milliseconds between repetitions, for live pages; pauses while the window is hidden. */
  readonly refetchEvery?: number | undefined;
  /** Milliseconds for which an answer counts as fresh; 15 s unless told. */
  readonly staleAfter?: number | undefined;
  /** `false`: show the loading shape when the input changes, instead of the old answer. */
  readonly keepOld?: boolean | undefined;
}

type CallWith = (key: RouteKey, input?: LooseInput, options?: { signal: AbortSignal }) => Promise<unknown>;

/** Follows an answer of the contract: `useCall('orgs.tree', { query: { parentId } })`. */
export function useCall<K extends RouteKey>(
  key: K,
  ...[input, options]: Record<string, never> extends Input<K>
    ? [input?: Input<K>, options?: FollowOptions]
    : [input: Input<K>, options?: FollowOptions]
): CallResult<Output<K>> {
  const given: LooseInput = input ?? {};
  return useAnswer<Output<K>>(
    callKey(key, given),
    async (signal) => await (call as CallWith)(key, given, { signal }),
    options ?? {},
  );
}

/** Key under which an answer is kept. */
export function callKey(key: RouteKey, { params, query }: LooseInput): string {
  return JSON.stringify([key, params, query]);
}

/** Follows whatever `fetch` gives under a key. Pages use `useCall`. */
export function useAnswer<T>(key: string, fetch: Fetcher, options: FollowOptions): CallResult<T> {
  const { enabled = true, staleAfter = 15_000, refetchEvery, keepOld = true } = options;
  const latest = useRef(fetch);
  useEffect(() => {
    latest.current = fetch;
  });
  const fetchLatest = useCallback<Fetcher>(async (signal) => await latest.current(signal), []);
  const subscribe = useCallback((listener: () => void) => answers.subscribe(key, listener), [key]);
  const snapshot = useSyncExternalStore(subscribe, () => answers.snapshot(key));
  useEffect(() => {
    if (enabled) return answers.observe(key, { fetch: fetchLatest, staleAfter });
    return undefined;
  }, [key, enabled, staleAfter, fetchLatest]);
  useEffect(() => {
    if (!enabled || refetchEvery === undefined) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') void answers.fetch(key, fetchLatest);
    }, refetchEvery);
    return () => clearInterval(timer);
  }, [key, enabled, refetchEvery, fetchLatest]);

  const [before, setBefore] = useState<unknown>(snapshot.data);
  if (snapshot.data !== undefined && snapshot.data !== before) setBefore(snapshot.data);
  const isPlaceholderData = snapshot.data === undefined && snapshot.error === null && keepOld && before !== undefined;
  const refetch = useCallback(async () => await answers.fetch(key, fetchLatest), [key, fetchLatest]);
  return {
    data: (isPlaceholderData ? before : snapshot.data) as T | undefined,
    error: snapshot.error,
    isPending: snapshot.data === undefined && snapshot.error === null,
    isFetching: snapshot.isFetching,
    isPlaceholderData,
    refetch,
  };
}

/** An act in use. */
export interface ActResult<K extends RouteKey> {
  /** Does the act. Rejects with an `ApiProblem`; resolves when everything on screen is up to date again. */
  readonly mutateAsync: (input: Input<K>) => Promise<Output<K>>;
  /** The same without waiting; a refusal stands in `error`. */
  readonly mutate: (input: Input<K>) => void;
  readonly isPending: boolean;
  readonly error: ApiProblem | null;
  readonly data: Output<K> | undefined;
  /** Forgets answer and refusal. */
  readonly reset: () => void;
}

interface ActState {
  readonly isPending: boolean;
  readonly error: ApiProblem | null;
  readonly data: unknown;
}

const idle: ActState = { isPending: false, error: null, data: undefined };

/**
 * An act of the contract: `const record = useAct('meetings.record')`, then `await record.mutateAsync({ params, body })`.
 * Afterwards everything on screen is asked for again, because an act changes more than one list.
 */
export function useAct<K extends RouteKey>(
  key: K,
  options: { readonly onSuccess?: (answer: Output<K>, input: Input<K>) => void } = {},
): ActResult<K> {
  const [state, setState] = useState(idle);
  const onSuccess = useRef(options.onSuccess);
  useEffect(() => {
    onSuccess.current = options.onSuccess;
  });
  return useMemo(() => {
    const mutateAsync = async (input: Input<K>): Promise<Output<K>> => {
      setState({ ...idle, isPending: true });
      try {
        const data = (await (call as CallWith)(key, input as LooseInput)) as Output<K>;
        onSuccess.current?.(data, input);
        await answers.refresh((kept) => kept !== sessionKey);
        setState({ ...idle, data });
        return data;
      } catch (error) {
        setState({ ...idle, error: error instanceof ApiProblem ? error : null });
        throw error;
      }
    };
    return {
      isPending: state.isPending,
      error: state.error,
      data: state.data as Output<K> | undefined,
      mutateAsync,
      mutate: (input) => void mutateAsync(input).catch(() => undefined),
      reset: () => setState(idle),
    };
  }, [key, state]);
}

/** Key of the answer to the question who is signed in; it changes by signing in and out alone. */
export const sessionKey = 'session';
