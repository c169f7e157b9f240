import { parentPort, workerData } from 'node:worker_threads';
import { deliverRows } from './deliver-rows.ts';
import { SpreadsheetError } from './errors.ts';
import type { HeadingHints } from './find-headings.ts';
import { openSource, type SourceRequest } from './open-source.ts';
import type { TableRow } from './table.ts';
import type { FromWorker } from './worker-messages.ts';

/** What the thread is started with. */
export interface WorkerRequest extends SourceRequest, HeadingHints {
  readonly batchRows: number;
}

const port = parentPort;
if (port === null) throw new Error('runs as a worker thread only');
const send = (message: FromWorker): void => port.postMessage(message);

// Batches are sent only as they are asked for, so that a slow import never piles up rows in memory.
let wanted = 0;
let wake: (() => void) | undefined;
port.on('message', (count: number) => {
  wanted += count;
  wake?.();
});

async function sendRows(rows: readonly TableRow[]): Promise<void> {
  while (wanted === 0) await new Promise<void>((resolve) => (wake = resolve));
  wanted--;
  send({ kind: 'rows', rows });
}

async function run(request: WorkerRequest): Promise<void> {
  const source = await openSource(request);
  const delivery = await deliverRows(source, request);
  send({ kind: 'head', head: delivery.head });
  let batch: TableRow[] = [];
  for await (const rows of delivery.rows()) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < request.batchRows) continue;
      await sendRows(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await sendRows(batch);
  send({ kind: 'end', end: delivery.end() });
  source.close();
}

try {
  await run(workerData as WorkerRequest);
} catch (error) {
  if (error instanceof SpreadsheetError) send({ kind: 'refused', code: error.code, facts: error.facts });
  else {
    const fault: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
    send({ kind: 'fault', error: fault, code: fault.code });
  }
}
port.close();
