import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';

/** Work outside a request. Handlers must be repeatable: a job whose process died runs again. */
export interface JobDefinition {
  /** `noun:kebab-verb` (the schedule allows no dots). */
  readonly name: string;
  /** Cron line in UTC (minute hour day month weekday), for scheduled work. */
  readonly cron?: string;
  readonly handle: (payload: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Adds jobs inside the transaction that makes them necessary. */
export interface Jobs {
  add(
    tx: Tx,
    name: string,
    payload: Readonly<Record<string, unknown>>,
    options?: { readonly key?: string; readonly runAt?: Date },
  ): Promise<void>;
}

export const jobs: Jobs = {
  async add(tx, name, payload, options = {}) {
    await tx.run(
      sql`select add_platform_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}::text, ${options.runAt ?? null}::timestamptz)`,
    );
  },
};

/** Starts the worker in this process. */
export async function startJobs(
  db: Database,
  definitions: readonly JobDefinition[],
  onError: (name: string, error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {};
  for (const { name, handle } of definitions) {
    taskList[name] = async (payload) => {
      try {
        await handle((payload ?? {}) as Readonly<Record<string, unknown>>);
      } catch (error) {
        onError(name, error);
        throw error;
      }
    };
  }
  const crontab = definitions.flatMap(({ name, cron }) => (cron ? [`${cron} ${name}`] : [])).join('\n');
  const runner: Runner = await run({
    connectionString: db.connectionString,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    taskList,
    ...(crontab ? { crontab } : {}),
    logger: silentLogger,
  });
  return { stop: () => runner.stop() };
}

const silentLogger = new Logger(() => () => undefined);
