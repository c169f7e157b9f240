/** Processor time and memory of a process. */
export interface Usage {
  /** User and system time since its start. */
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Answers `usage` and `stop` from the process that runs the benchmark. */
export function answerUsage(stop: () => Promise<unknown>): void {
  process.on('message', (message) => {
    if (message === 'usage') {
      const { user, system } = process.cpuUsage();
      const usage: Usage = { cpuMs: (user + system) / 1000, residentMb: process.memoryUsage.rss() / 1_048_576 };
      process.send?.({ usage });
    }
    if (message === 'stop') void stop().finally(() => process.exit(0));
  });
  process.on('disconnect', () => process.exit(0));
}
