import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './platform/config.ts';
import { migrate } from './platform/db/migrate.ts';
import { startPostgres } from './platform/postgres/embedded.ts';

/** A migrated database, embedded or given, that a process may work with until it lets go. */
export interface Runtime {
  readonly connectionString: string;
  /** Lets go of the embedded database; it ends when no other process of ours uses it. */
  stop(): Promise<void>;
}

/** Brings up the database of the configuration and its schema. Used by the server and by every command. */
export async function openRuntime(config: Config, log: (message: string) => void): Promise<Runtime> {
  // Passable, not listable: started by root, the database runs as another user and must reach its own folder in it.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o711 });
  if (config.databaseUrl !== undefined) {
    await migrate(config.databaseUrl, { log });
    return { connectionString: config.databaseUrl, stop: () => Promise.resolve() };
  }
  const postgres = await startPostgres({ dataDir: join(config.dataDir, 'postgres'), log });
  try {
    await migrate(postgres.connectionString, { log });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { connectionString: postgres.connectionString, stop: () => postgres.stop() };
}
