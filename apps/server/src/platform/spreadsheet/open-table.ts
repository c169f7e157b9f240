import { Worker } from 'node:worker_threads';
import { SpreadsheetError } from './errors.ts';
import { defaultLimits, type SpreadsheetLimits } from './limits.ts';
import type { WorkerRequest } from './read-worker.ts';
import type { TableEnd, TableHead, TableRow } from './table.ts';
import type { FromWorker } from './worker-messages.ts';

/** How to open a file. */
export interface OpenTableOptions {
  /** Worksheet by name; without it the first visible one. A hidden one is read only when named. */
  readonly sheet?: string | undefined;
  /** Opening password of an encrypted workbook. Never logged or kept. */
  readonly password?: string | undefined;
  /** Row number of the headings, from 1, when a person has pointed at it. */
  readonly headingRow?: number | undefined;
  /** Headings that are expected: helps to find their row below titles and notes. */
  readonly knownHeadings?: readonly string[] | undefined;
  /** Bounds that differ from {@link defaultLimits}. */
  readonly limits?: Partial<SpreadsheetLimits> | undefined;
  /** Rows of a batch; 500 by default. */
  readonly batchRows?: number | undefined;
}

/** A file being read; close it, also after a failure, or its thread stays. */
export interface OpenTable extends AsyncDisposable {
  readonly head: TableHead;
  /** Rows in batches, once. Reading goes on only as batches are taken. */
  batches(): AsyncGenerator<readonly TableRow[], void, undefined>;
  /** Totals; undefined before the last batch was taken. */
  end(): TableEnd | undefined;
  close(): Promise<void>;
}

/** Batches asked for ahead, so that parsing goes on while the caller works. */
const batchesAhead = 3;

/**
 * Opens a table of whatever kind of spreadsheet file by its content, in a thread of its own with bounded
 * memory and waiting time, so that a hostile file ends its thread and not the server.
 *
 * @throws SpreadsheetError for everything that is wrong with the file; texts in `spreadsheetRefusals`
 */
export async function openTable(path: string, options: OpenTableOptions = {}): Promise<OpenTable> {
  const limits = { ...defaultLimits, ...options.limits };
  const request: WorkerRequest = {
    path,
    sheet: options.sheet,
    password: options.password,
    headingRow: options.headingRow,
    knownHeadings: options.knownHeadings,
    limits,
    batchRows: options.batchRows ?? 500,
  };
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMegabytes, maxYoungGenerationSizeMb: 16 },
  });
  const inbox = createInbox(worker, limits.maxStallMilliseconds);
  try {
    worker.postMessage(batchesAhead);
    const message = await inbox.next();
    if (message.kind !== 'head') throw new Error(`unexpected ${message.kind}`);
    return openTableOf(worker, inbox, message.head);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

function openTableOf(worker: Worker, inbox: Inbox, head: TableHead): OpenTable {
  let end: TableEnd | undefined;
  const close = async (): Promise<void> => void (await worker.terminate());
  return {
    head,
    async *batches() {
      for (;;) {
        const message = await inbox.next();
        if (message.kind === 'end') {
          end = message.end;
          return;
        }
        if (message.kind !== 'rows') throw new Error(`unexpected ${message.kind}`);
        worker.postMessage(1);
        yield message.rows;
      }
    },
    end: () => end,
    close,
    [Symbol.asyncDispose]: close,
  };
}

type Delivered = Extract<FromWorker, { kind: 'head' | 'rows' | 'end' }>;

interface Inbox {
  /** Waits for the next message; refusals, faults, a dead thread and silence are thrown. */
  next(): Promise<Delivered>;
}

function createInbox(worker: Worker, maxStallMilliseconds: number): Inbox {
  const arrived: (FromWorker | Error)[] = [];
  let notify: (() => void) | undefined;
  const put = (item: FromWorker | Error): void => {
    arrived.push(item);
    notify?.();
  };
  worker.on('message', put);
  worker.on('error', (error: Error & { code?: string }) =>
    put(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stopped('memory') : error),
  );
  worker.on('exit', () => put(stopped('exit')));

  async function next(): Promise<Delivered> {
    if (arrived.length === 0) await arrival();
    const item = arrived.shift();
    if (item === undefined) {
      await worker.terminate();
      throw stopped('time');
    }
    if (item instanceof Error) throw item;
    if (item.kind === 'refused') throw new SpreadsheetError(item.code, item.facts);
    if (item.kind === 'fault')
      throw item.code === undefined ? item.error : Object.assign(item.error, { code: item.code });
    return item;
  }

  async function arrival(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, maxStallMilliseconds);
      notify = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    notify = undefined;
  }

  return { next };
}

function stopped(detail: 'memory' | 'time' | 'exit'): SpreadsheetError {
  return new SpreadsheetError('file.reading-stopped', { detail });
}
