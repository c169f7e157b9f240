import type { App } from '../app.ts';
import type { Actor } from '../platform/access/actor.ts';
import type { Config } from '../platform/config.ts';
import { UsageError, type Console } from './console.ts';

/**
 * Opens the platform of the configuration for one command, beside a running server where there is one: the embedded
 * database is joined, not started twice.
 */
export async function withApp<T>(out: Console, work: (app: App) => Promise<T>): Promise<T> {
  // Loaded only by commands that need them: help and usage errors answer at once.
  const [{ readConfig }, { openRuntime }, { createApp }] = await Promise.all([
    import('../platform/config.ts'),
    import('../runtime.ts'),
    import('../app.ts'),
  ]);
  const config: Config = readConfig();
  const runtime = await openRuntime(config, (message) => out.note(message));
  try {
    const app = await createApp({ config, connectionString: runtime.connectionString });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await runtime.stop();
  }
}

/** Runs something on the database alone, without building the platform. */
export async function withDatabase<T>(
  out: Console,
  work: (opened: { readonly connectionString: string; readonly config: Config }) => Promise<T>,
): Promise<T> {
  const [{ readConfig }, { openRuntime }] = await Promise.all([
    import('../platform/config.ts'),
    import('../runtime.ts'),
  ]);
  const config = readConfig();
  const runtime = await openRuntime(config, (message) => out.note(message));
  try {
    return await work({ connectionString: runtime.connectionString, config });
  } finally {
    await runtime.stop();
  }
}

/**
 * Who acts at the terminal: the platform itself, for one organisation where its code is given.
 *
 * @param region place of an empty platform, four digits
 */
export async function terminalActor(
  { platform }: App,
  options: { readonly org?: string | undefined; readonly region?: string | undefined } = {},
): Promise<Actor> {
  const { systemActor } = await import('../platform/access/actor.ts');
  const { loadOrgEntries } = await import('../modules/orgs/index.ts');
  const entries = await platform.db.read({ path: '', everything: true }, loadOrgEntries);
  const [top] = entries;
  if (options.org !== undefined) {
    const wanted = options.org;
    const org = entries.find(({ code, name }) => code === wanted || name === wanted);
    if (!org) throw new UsageError(`没有编码或全称为“${wanted}”的党组织。`, `There is no organisation "${wanted}".`);
    return { ...systemActor('命令行', regionOf(org.id), org.path), orgId: org.id };
  }
  if (top) return systemActor('命令行', regionOf(top.id));
  if (options.region === undefined || !/^\d{4}$/.test(options.region))
    throw new UsageError(
      '平台里还没有党组织，请用 --region 给出市级行政区划的前四位，例如 --region 4106。',
      'The platform is empty: give its place with --region, the first four digits of the GB/T 2260 code.',
    );
  return systemActor('命令行', Number(options.region));
}

const regionOf = (id: number): number => Math.floor(id / 2 ** 39);
