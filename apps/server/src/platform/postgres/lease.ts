import pg from 'pg';
import { superuser } from './cluster.ts';

/** Name under which every process that uses the embedded database holds one connection open. */
const leaseName = 'jishi-lease';

/**
 * One open connection per process: it ends with the process, whatever ends that, so the database always knows who
 * still needs it.
 */
export interface Lease {
  /** Release of the running server, e.g. `18.4`. */
  readonly serverVersion: string;
  /** How many other processes use this database now. */
  others(): Promise<number>;
  /** Makes the owner role and its database unless they exist. */
  ensureDatabase(name: string, owner: string): Promise<void>;
  end(): Promise<void>;
}

/** What the published types of `pg` leave out. */
interface IdleClient extends pg.Client {
  ref(): void;
  unref(): void;
}

/** Connects as the superuser of the cluster; `onLost` is called when the server ends the connection. */
export async function takeLease(connectionString: string, onLost: () => void): Promise<Lease> {
  const client = new pg.Client({ connectionString, application_name: leaseName, keepAlive: true }) as IdleClient;
  // Without a listener a broken connection would end our process; `end` follows and is what we act on.
  client.on('error', () => {});
  await client.connect();
  let wanted = true;
  client.on('end', () => wanted && onLost());
  const { rows } = await client.query<{ v: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as v`,
  );
  // An idle lease keeps no process alive; while it is used it must.
  client.unref();
  const busy = async <T>(work: () => Promise<T>): Promise<T> => {
    client.ref();
    return await work().finally(() => client.unref());
  };
  return {
    serverVersion: rows[0]?.v ?? '',
    others: () => busy(() => countOthers(client)),
    ensureDatabase: (name, owner) => busy(() => ensureDatabase(client, name, owner)),
    end: () => {
      wanted = false;
      return busy(() => client.end());
    },
  };
}

async function countOthers(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    [leaseName],
  );
  return rows[0]?.n ?? 0;
}

/** Address of a database reached through the socket folder; nobody needs a password there. */
export function addressOf(socketDir: string, port: number, user: string, database: string): string {
  return `postgresql://${encodeURIComponent(user)}@/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDir)}&port=${port}`;
}

/** Address for the superuser, for upkeep of the cluster only. */
export function superuserAddress(socketDir: string, port: number): string {
  return addressOf(socketDir, port, superuser, 'postgres');
}

async function ensureDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const [database, role] = [client.escapeIdentifier(name), client.escapeIdentifier(owner)];
  const { rows } = await client.query<{ hasRole: boolean; hasDatabase: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as "hasRole",
            exists (select from pg_database where datname = $2) as "hasDatabase"`,
    [owner, name],
  );
  // Owner, not superuser: row-level security binds it as it would on a server kept by others.
  if (!rows[0]?.hasRole) await unlessThere(client.query(`create role ${role} login createrole createdb`));
  if (!rows[0]?.hasDatabase)
    await unlessThere(client.query(`create database ${database} owner ${role} template template0`));
}

/** Two processes may start at once: the second finds the work done. */
async function unlessThere(work: Promise<unknown>): Promise<void> {
  const alreadyThere = new Set(['42710', '42P04', '23505']);
  await work.catch((error: { code?: string }) => {
    if (!alreadyThere.has(error.code ?? '')) throw error;
  });
}
