import type { Measurement } from './measure.ts';

/** Result of one case at one number of connections. */
export interface CaseResult {
  readonly name: string;
  readonly title: string;
  readonly connections: number;
  readonly aimMs?: number;
  readonly platform: Measurement;
  readonly baseline: Measurement;
}

const columns = [
  'case',
  'conn',
  'p50 ms',
  'p99 ms',
  'req/s',
  'app ms',
  'db ms',
  'bytes',
  '| SQL p50',
  'req/s',
  'app ms',
  'db ms',
  '| p50 ×',
  'cpu ×',
];
const widths = [36, 4, 7, 7, 7, 7, 7, 6, 9, 7, 7, 7, 7, 6];

const line = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join(' ');

/** Prints the head of the table: our figures, those of the hand-written server, and the ratios. */
export function printHead(): void {
  console.log(line(columns));
}

/** Prints one row. */
export function printCase({ title, connections, platform, baseline }: CaseResult): void {
  const all = (one: Measurement) => one.appCpuMs + one.dbCpuMs;
  console.log(
    line([
      title,
      String(connections),
      platform.p50.toFixed(2),
      platform.p99.toFixed(1),
      platform.perSecond.toFixed(0),
      platform.appCpuMs.toFixed(3),
      platform.dbCpuMs.toFixed(3),
      String(platform.bytes),
      baseline.p50.toFixed(2),
      baseline.perSecond.toFixed(0),
      baseline.appCpuMs.toFixed(3),
      baseline.dbCpuMs.toFixed(3),
      (platform.p50 / baseline.p50).toFixed(2),
      (all(platform) / all(baseline)).toFixed(2),
    ]),
  );
}
