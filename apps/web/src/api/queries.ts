import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { call } from './client.ts';
import { ApiProblem } from './problem.ts';
import type { Input, LooseInput, Output, RouteKey } from './routes.ts';

type CallWith = (key: RouteKey, input?: LooseInput, options?: { signal: AbortSignal }) => Promise<unknown>;

/** Server state of the whole client. Old data stay on screen while new ones come; refusals are not tried again. */
export function createQueryClient(onAnswer: (reached: boolean) => void): QueryClient {
  const note = (error: unknown) => {
    if (error instanceof ApiProblem) onAnswer(!error.isUnreachable);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: note, onSuccess: () => onAnswer(true) }),
    mutationCache: new MutationCache({ onError: note, onSuccess: () => onAnswer(true) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        // The offline bar tells; asking anyway lets the service worker answer with what it kept.
        networkMode: 'always',
        refetchOnWindowFocus: true,
        retry: (count, error) => count < 2 && isPassing(error),
        retryDelay: (count) => 800 * 2 ** count,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Follows an answer of the contract: `useCall('orgs.tree', { query: { parentId } })`. */
export function useCall<K extends RouteKey>(
  key: K,
  ...[input, options]: Record<string, never> extends Input<K>
    ? [input?: Input<K>, options?: FollowOptions]
    : [input: Input<K>, options?: FollowOptions]
): UseQueryResult<Output<K>, ApiProblem> {
  // The answer is typed by the route; the library's own types cannot follow a type that depends on the key.
  return useQuery<unknown, ApiProblem>({
    queryKey: callKey(key, input as LooseInput | undefined),
    queryFn: async ({ signal }) => await (call as CallWith)(key, input ?? {}, { signal }),
    enabled: options?.enabled ?? true,
    ...(options?.keepOld === false ? {} : { placeholderData: keepPreviousData }),
    ...(options?.refetchEvery === undefined ? {} : { refetchInterval: options.refetchEvery }),
    ...(options?.staleAfter === undefined ? {} : { staleTime: options.staleAfter }),
  }) as UseQueryResult<Output<K>, ApiProblem>;
}

/** Options of `useCall`. */
export interface FollowOptions {
  readonly enabled?: boolean | undefined;
  /** Milliseconds between repetitions, for live pages. */
  readonly refetchEvery?: number | undefined;
  /** Milliseconds for which an answer counts as fresh; 15 s unless told. */
  readonly staleAfter?: number | undefined;
  /** `false`: show the loading shape when the input changes, instead of the old answer. */
  readonly keepOld?: boolean | undefined;
}

/** Key under which an answer is kept, for reading or forgetting it by hand. */
export function callKey(key: RouteKey, input: LooseInput | undefined): readonly unknown[] {
  return input === undefined ? [key] : [key, { params: input.params, query: input.query }];
}

/**
 * An act of the contract: `const record = useAct('meetings.record')`, then `await record.mutateAsync({ params, body })`.
 * Afterwards everything on screen is asked for again, because an act changes more than one list.
 */
export function useAct<K extends RouteKey>(
  key: K,
  options: { readonly onSuccess?: (answer: Output<K>, input: Input<K>) => void } = {},
): UseMutationResult<Output<K>, ApiProblem, Input<K>> {
  const client = useQueryClient();
  return useMutation<Output<K>, ApiProblem, Input<K>>({
    mutationFn: async (input) => (await (call as CallWith)(key, input as LooseInput)) as Output<K>,
    onSuccess: async (answer, input) => {
      options.onSuccess?.(answer, input);
      await client.invalidateQueries();
    },
  });
}

/** Faults that may pass by themselves: no answer, too many requests, a fault of the server. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status === 429 || error.status >= 500;
}
