// The load in a process of its own: keep-alive connections over plain sockets, each with one request under way. It reads
// as little of an answer as it can, so that it takes little of the processors it shares with what it measures.
import { connect, type Socket } from 'node:net';

/** One run of load. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Whole requests as text. */
  readonly requests: readonly string[];
  /** Every request is sent once; without it they go round. */
  readonly once: boolean;
}

/** What a run of load saw; times in milliseconds. */
export interface LoadReport {
  readonly requests: number;
  readonly failures: number;
  /** Start of the first answer that was not 200. */
  readonly firstFailure: string | null;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly seconds: number;
  /** Bytes of a mean answer, head included. */
  readonly bytes: number;
  /** How many of the requests were sent; the next run goes on from there. */
  readonly sent: number;
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: 0 });

async function run(order: LoadOrder): Promise<LoadReport> {
  const requests = order.requests.map((text) => Buffer.from(text));
  const times: number[] = [];
  const failed = { count: 0, first: null as string | null };
  let next = 0;
  let bytes = 0;
  const started = performance.now();
  const until = started + order.seconds * 1000;
  const take = (): Buffer | undefined => {
    if (performance.now() > until || (order.once && next >= requests.length)) return undefined;
    return requests[next++ % requests.length];
  };
  const note = (elapsed: number, head: string, size: number): void => {
    times.push(elapsed);
    bytes += size;
    if (head.startsWith('HTTP/1.1 200')) return;
    failed.count += 1;
    failed.first ??= head.slice(0, 1500);
  };
  await Promise.all(Array.from({ length: order.connections }, () => drive(order.port, take, note)));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    requests: times.length,
    failures: failed.count,
    firstFailure: failed.first,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    seconds,
    bytes: Math.round(bytes / Math.max(1, times.length)),
    sent: next,
  };
}

type Note = (elapsed: number, head: string, size: number) => void;

async function drive(port: number, take: () => Buffer | undefined, note: Note): Promise<void> {
  const socket = await open(port);
  await new Promise<void>((resolve, reject) => {
    let began = 0;
    let parts: Buffer[] = [];
    let have = 0;
    let wanted = -1;
    const send = () => {
      const request = take();
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      parts = [];
      have = 0;
      wanted = -1;
      began = performance.now();
      socket.write(request);
    };
    socket.on('data', (chunk: Buffer) => {
      parts.push(chunk);
      have += chunk.length;
      if (wanted < 0) wanted = sizeOf(parts.length === 1 ? chunk : Buffer.concat(parts));
      if (wanted < 0 || have < wanted) return;
      const elapsed = performance.now() - began;
      const [first = Buffer.alloc(0)] = parts;
      note(
        elapsed,
        first.toString('latin1', 0, 12) === 'HTTP/1.1 200' ? 'HTTP/1.1 200' : Buffer.concat(parts).toString(),
        have,
      );
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    send();
  });
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.setNoDelay(true);
    socket.once('error', reject);
  });
}

/** Length of the whole answer; -1 while its head is not complete. */
function sizeOf(data: Buffer): number {
  const end = data.indexOf('\r\n\r\n');
  if (end < 0) return -1;
  const head = data.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without length: ${head}`);
  return end + 4 + Number(length);
}
