import { databaseCpuMs, type Server } from './processes/children.ts';
import type { LoadOrder, LoadReport } from './processes/load.ts';

/** One measured run of a case against one of the two servers. */
export interface Measurement extends Pick<LoadReport, 'p50' | 'p99' | 'perSecond' | 'requests' | 'bytes'> {
  readonly connections: number;
  /** Processor milliseconds a request, in the server and in the database. */
  readonly appCpuMs: number;
  readonly dbCpuMs: number;
}

/** What measures: the load generator and the folder of the database. */
export interface Bench {
  readonly load: { run(order: LoadOrder): Promise<LoadReport> };
  readonly clusterFolder: string;
}

/** Puts load on a server once. @throws when any answer was not 200 */
export async function measureOnce(
  bench: Bench,
  server: Server,
  order: Omit<LoadOrder, 'port'>,
): Promise<{ report: LoadReport; measured: Measurement }> {
  const before = { app: (await server.usage()).cpuMs, db: databaseCpuMs(bench.clusterFolder) };
  const report = await bench.load.run({ ...order, port: server.port });
  const after = { app: (await server.usage()).cpuMs, db: databaseCpuMs(bench.clusterFolder) };
  if (report.failures > 0)
    throw new Error(`${report.failures} of ${report.requests} requests failed: ${report.firstFailure}`);
  return {
    report,
    measured: {
      connections: order.connections,
      p50: report.p50,
      p99: report.p99,
      perSecond: report.perSecond,
      requests: report.requests,
      bytes: report.bytes,
      appCpuMs: (after.app - before.app) / Math.max(1, report.requests),
      dbCpuMs: (after.db - before.db) / Math.max(1, report.requests),
    },
  };
}

/**
 * The quickest of several runs by its median: on a machine that is shared, the run that was disturbed least. Processor
 * time too is the least of all runs, since neighbours drive it up (they empty the caches) and nothing drives it down.
 */
export function best(runs: readonly Measurement[]): Measurement {
  const [first] = [...runs].sort((a, b) => a.p50 - b.p50);
  if (!first) throw new Error('nothing was measured');
  return {
    ...first,
    appCpuMs: Math.min(...runs.map(({ appCpuMs }) => appCpuMs)),
    dbCpuMs: Math.min(...runs.map(({ dbCpuMs }) => dbCpuMs)),
  };
}
