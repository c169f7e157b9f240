import { Session } from 'node:inspector/promises';

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
    if (message === 'profile') void startProfile().then(() => process.send?.({}));
    if (message === 'profiled') void endProfile().then((profile) => process.send?.({ profile }));
    if (message === 'stop') void stop().finally(() => process.exit(0));
  });
  process.on('disconnect', () => process.exit(0));
}

let session: Session | undefined;

async function startProfile(): Promise<void> {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
}

/** What the process did since, as a .cpuprofile. */
async function endProfile(): Promise<string> {
  if (!session) return '';
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return JSON.stringify(profile);
}
