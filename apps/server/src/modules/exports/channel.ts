/** Hands batches from one who pushes to one who pulls, a batch at a time. */
export interface Channel<T> {
  /** Waits until the batch was taken. */
  send(batch: readonly T[]): Promise<void>;
  end(): void;
  readonly rows: AsyncGenerator<T>;
}

/** An open channel. When the reader gives up, `send` throws instead of waiting for ever. */
export function createChannel<T>(): Channel<T> {
  let waiting: readonly T[] | undefined;
  let ended = false;
  let closed = false;
  let wake: (() => void) | undefined;
  let taken: (() => void) | undefined;
  async function* read(): AsyncGenerator<T> {
    try {
      for (;;) {
        if (waiting) {
          const batch = waiting;
          waiting = undefined;
          yield* batch;
          taken?.();
        } else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      closed = true;
      taken?.();
    }
  }
  return {
    rows: read(),
    async send(batch) {
      if (closed) throw new Error('nobody reads any more');
      waiting = batch;
      const done = new Promise<void>((resolve) => (taken = resolve));
      wake?.();
      await done;
    },
    end() {
      ended = true;
      wake?.();
    },
  };
}
