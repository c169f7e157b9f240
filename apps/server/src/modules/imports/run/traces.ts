/** One thing an import brought or changed. */
export interface Trace {
  readonly kind: 'org' | 'member' | 'post';
  readonly id: number;
  readonly path: string;
  /** Null: it was not there before. */
  readonly before: string | null;
  readonly versionAfter: number;
}

/** Where traces go; written as they come, since the old values of a whole county do not belong in memory. */
export interface TraceSink {
  add(traces: readonly Trace[]): Promise<void>;
  /** Writes what is left. */
  flush(): Promise<void>;
}

const atOnce = 2000;

/** Collects a few thousand traces and hands them on. */
export function createTraceSink(write: (traces: readonly Trace[]) => Promise<void>): TraceSink {
  let waiting: Trace[] = [];
  const flush = async (): Promise<void> => {
    const ready = waiting;
    waiting = [];
    if (ready.length > 0) await write(ready);
  };
  return {
    flush,
    async add(traces) {
      waiting.push(...traces);
      if (waiting.length >= atOnce) await flush();
    },
  };
}

/** For a check, which changes nothing. */
export const noTraces: TraceSink = { add: () => Promise.resolve(), flush: () => Promise.resolve() };
