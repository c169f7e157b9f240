import { ApiProblem } from './problem.ts';

/** What is known under a key. */
export interface Snapshot {
  readonly data: unknown;
  /** Why the last attempt failed; `data` may still hold an older answer. */
  readonly error: ApiProblem | null;
  readonly isFetching: boolean;
  /** Milliseconds since 1970 of the answer; 0 when there is none or it was declared stale. */
  readonly fetchedAt: number;
}

/** Gets an answer of the server. */
export type Fetcher = (signal: AbortSignal) => Promise<unknown>;

/** Somebody on screen who needs an answer. */
export interface Observer {
  readonly fetch: Fetcher;
  /** Milliseconds for which an answer counts as fresh. */
  readonly staleAfter: number;
}

interface Entry {
  snapshot: Snapshot;
  readonly observers: Set<Observer>;
  readonly listeners: Set<() => void>;
  running: { readonly promise: Promise<void>; readonly abort: AbortController } | undefined;
  forget: ReturnType<typeof setTimeout> | undefined;
}

const nothing: Snapshot = { data: undefined, error: null, isFetching: false, fetchedAt: 0 };

/** Time after which an answer that nobody looks at is forgotten, in milliseconds. */
const forgetAfter = 10 * 60_000;
/** Pauses before the second and third attempt, in milliseconds. */
const pauses = [800, 1_600] as const;

/**
 * Answers of the server by key. One request for many who ask at the same time; an answer stays on screen while a new
 * one comes; faults that may pass are tried three times, refusals never; an answer nobody waits for any more is
 * abandoned.
 */
export interface AnswerCache {
  /** The present state of a key; the same object until something changes. */
  snapshot(key: string): Snapshot;
  /** Hears of every change under a key. @returns ends it */
  subscribe(key: string, listener: () => void): () => void;
  /** Keeps an answer alive and fetches it when there is none that is fresh. @returns ends the observation */
  observe(key: string, observer: Observer): () => void;
  /** Asks the server, whether or not there is an answer; a request that is under way is shared. Never rejects. */
  fetch(key: string, fetch: Fetcher): Promise<void>;
  /** Puts an answer there that came by another way. */
  set(key: string, data: unknown): void;
  /** Declares answers stale and asks again for those on screen; resolves when they have come. */
  refresh(which?: (key: string) => boolean): Promise<void>;
  /** Asks again for what is on screen and no longer fresh: the person has come back to the window. */
  refreshStale(): void;
  /** Forgets answers, on screen too; what is on screen is asked for anew. */
  reset(which?: (key: string) => boolean): Promise<void>;
}

/** An empty cache. `now` gives milliseconds since 1970. */
export function createAnswerCache(now: () => number = Date.now): AnswerCache {
  const entries = new Map<string, Entry>();
  const entryOf = (key: string): Entry => {
    const known = entries.get(key);
    if (known) return known;
    const entry: Entry = {
      snapshot: nothing,
      observers: new Set(),
      listeners: new Set(),
      running: undefined,
      forget: undefined,
    };
    entries.set(key, entry);
    return entry;
  };
  const isStale = ({ snapshot }: Entry, { staleAfter }: Observer) =>
    snapshot.fetchedAt === 0 || now() - snapshot.fetchedAt >= staleAfter;
  const abandon = (entry: Entry) => {
    entry.running?.abort.abort();
    entry.running = undefined;
  };

  const run = async (entry: Entry, fetch: Fetcher, abort: AbortController): Promise<void> => {
    show(entry, { ...entry.snapshot, isFetching: true });
    const next = await attempt(fetch, abort.signal).then(
      (data) => ({ data: sameOr(entry.snapshot.data, data), error: null, isFetching: false, fetchedAt: now() }),
      (error: unknown) => ({ ...entry.snapshot, error: asProblem(error), isFetching: false }),
    );
    // Abandoned: whoever abandoned it has shown what stands there now.
    if (entry.running?.abort !== abort) return;
    entry.running = undefined;
    show(entry, abort.signal.aborted ? { ...entry.snapshot, isFetching: false } : next);
  };

  const cache: AnswerCache = {
    snapshot: (key) => entries.get(key)?.snapshot ?? nothing,
    subscribe(key, listener) {
      const { listeners } = entryOf(key);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    observe(key, observer) {
      const entry = entryOf(key);
      clearTimeout(entry.forget);
      entry.observers.add(observer);
      if (isStale(entry, observer)) void cache.fetch(key, observer.fetch);
      return () => {
        entry.observers.delete(observer);
        if (entry.observers.size > 0) return;
        // A moment later, because another part of the page may be about to ask for the same.
        setTimeout(() => {
          if (entry.observers.size === 0 && entry.running) {
            abandon(entry);
            show(entry, { ...entry.snapshot, isFetching: false });
          }
        });
        entry.forget = setTimeout(() => {
          if (entry.listeners.size === 0) entries.delete(key);
        }, forgetAfter);
      };
    },
    async fetch(key, fetch) {
      const entry = entryOf(key);
      if (!entry.running) {
        const abort = new AbortController();
        // Set before it starts, so that its end finds itself there.
        entry.running = { promise: Promise.resolve(), abort };
        entry.running = { promise: run(entry, fetch, abort), abort };
      }
      await entry.running.promise;
    },
    set(key, data) {
      const entry = entryOf(key);
      abandon(entry);
      show(entry, { data, error: null, isFetching: false, fetchedAt: now() });
    },
    async refresh(which = () => true) {
      const waits: Promise<void>[] = [];
      for (const [key, entry] of entries) {
        if (!which(key)) continue;
        // An answer under way was asked for before the change: it must not be taken for the new one.
        abandon(entry);
        entry.snapshot = { ...entry.snapshot, isFetching: false, fetchedAt: 0 };
        const [observer] = entry.observers;
        if (observer) waits.push(cache.fetch(key, observer.fetch));
      }
      await Promise.all(waits);
    },
    refreshStale() {
      for (const [key, entry] of entries) {
        const observer = [...entry.observers].find((one) => isStale(entry, one));
        if (observer) void cache.fetch(key, observer.fetch);
      }
    },
    async reset(which = () => true) {
      for (const [key, entry] of entries) {
        if (!which(key)) continue;
        abandon(entry);
        show(entry, nothing);
      }
      await cache.refresh(which);
    },
  };
  return cache;
}

function show(entry: Entry, snapshot: Snapshot): void {
  entry.snapshot = snapshot;
  for (const listener of entry.listeners) listener();
}

/** The object that is there already when nothing in it has changed, so that nothing is drawn again. */
function sameOr(before: unknown, data: unknown): unknown {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(data) ? before : data;
}

async function attempt(fetch: Fetcher, signal: AbortSignal): Promise<unknown> {
  for (const pause of pauses) {
    try {
      return await fetch(signal);
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (signal.aborted) throw error;
    }
  }
  return await fetch(signal);
}

/** Faults that may pass by themselves: no answer, too many requests, a fault of the server. */
function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);
}

function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    type: '',
    code: 'fault.client',
    status: 0,
    title: `这一页出了问题：${String(error)}`,
    requestId: '',
  });
}
