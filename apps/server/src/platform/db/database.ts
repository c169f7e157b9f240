import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { pathEnd } from '../ids.ts';
import type { Scope, Tx } from './tx.ts';

// bigint ids are safe integers by construction, civil dates stay text, and numeric is used for counts only.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Access to PostgreSQL. Every transaction runs as `jishi_app` in the scope of somebody. */
export interface Database {
  /** Read-only transaction. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Read-write transaction; committed before it resolves. Refuses to commit unaudited changes unless told. */
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** A plain connection as the owner, for COPY and maintenance; returned to its pool afterwards. */
  withOwner<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** A connection as `jishi_app` in a scope for COPY inside a transaction. */
  withCopy<T>(scope: Scope, work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  readonly connectionString: string;
  close(): Promise<void>;
}

/** How a write differs from the ordinary. */
export interface WriteOptions {
  /** False: the change owes nothing to the trail (drafts, technical notes). */
  readonly audited?: boolean;
  /**
   * True when the caller holds a transaction open meanwhile (a read that notes something). Such writes have connections
   * of their own: otherwise requests that each hold one would wait for each other for a second, for ever.
   */
  readonly nested?: boolean;
}

/** A write that changed data without an entry in the trail; a programming fault, never shown as a refusal. */
export class UnauditedWrite extends Error {}

/**
 * Opens the pools.
 *
 * @param connections at most this many connections for requests
 */
export function openDatabase(connectionString: string, connections = 12): Database {
  // Pipelining lets BEGIN, the scope and the first query travel in one round trip.
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    pipeline: true,
    idleTimeoutMillis: 30_000,
  });
  const nested = new pg.Pool({ connectionString, max: 4, pipeline: true, idleTimeoutMillis: 30_000 });
  const plain = new pg.Pool({ connectionString, max: 4, idleTimeoutMillis: 5_000 });
  for (const each of [pool, nested, plain]) each.on('error', () => undefined);
  return {
    connectionString,
    read: (scope, work) => transact(pool, 'begin read only', scope, work, 'nothing-to-commit'),
    write: (scope, work, options) =>
      transact(
        options?.nested ? nested : pool,
        'begin',
        scope,
        work,
        options?.audited === false ? 'commit' : 'audited',
      ),
    async withOwner(work) {
      return await withClient(plain, work);
    },
    async withCopy(scope, work) {
      return await withClient(plain, async (client) => {
        await client.query(`begin; ${scopeStatements(scope)}`);
        try {
          const result = await work(client);
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback');
          throw error;
        }
      });
    },
    async close() {
      await Promise.all([pool.end(), nested.end(), plain.end()]);
    },
  };
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed = true;
  try {
    const result = await work(client);
    failed = false;
    return result;
  } finally {
    // A failed piece of work may leave a COPY half way; such a connection is not used again.
    client.release(failed);
  }
}

const pathShape = /^(?:[0-9a-z]+\.)*$/;

/** `set local` statements of a scope. Paths are made by the server; anything else is refused here. */
export function scopeStatements(scope: Scope): string {
  const path = scope.everything ? '' : scope.path;
  if (path !== null && !pathShape.test(path)) throw new Error('scope is not a path');
  if (path === '' && !scope.everything) throw new Error('an empty path needs `everything`');
  const lo = path ?? '';
  const hi = path === null ? '' : pathEnd(path);
  const parts = [`set local role jishi_app; set local app.lo = '${lo}'; set local app.hi = '${hi}'`];
  if (scope.memberId !== undefined) {
    // Written into the statement, so it is proven to be a number here, whatever the types say.
    if (!Number.isSafeInteger(scope.memberId)) throw new Error('scope is not a member');
    parts.push(`set local app.member = '${scope.memberId}'`);
  }
  if (scope.audit) parts.push(`set local app.audit = 'all'`);
  return parts.join('; ');
}

async function transact<T>(
  pool: pg.Pool,
  begin: string,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  end: 'nothing-to-commit' | 'commit' | 'audited',
): Promise<T> {
  // Before a connection is taken: a scope that is refused must not keep one.
  const opening = `${begin}; ${scopeStatements(scope)}`;
  const client = await pool.connect();
  const afterCommit: (() => void)[] = [];
  // Not awaited: the first query of `work` follows in the same packet. Its failure fails that query too.
  const begun = client.query(opening);
  begun.catch(() => undefined);
  const life = { isOver: false };
  const tx = makeTx(client, afterCommit, life);
  let result: T;
  try {
    result = await work(tx);
    life.isOver = true;
    await begun;
    if (end === 'nothing-to-commit') {
      // Nothing can be lost any more: the answer need not wait for the end of the transaction. The connection does, and
      // goes back to the pool only when the database has left the scope behind.
      client.query('commit').then(
        () => client.release(),
        () => client.release(true),
      );
      return result;
    }
    if (end === 'audited' && tx.auditCount === 0) throw new UnauditedWrite('a write transaction left no audit event');
    await client.query('commit');
  } catch (error) {
    life.isOver = true;
    let broken = false;
    try {
      await client.query('rollback');
    } catch {
      broken = true;
    }
    client.release(broken);
    throw error;
  }
  client.release();
  for (const action of afterCommit) action();
  return result;
}

/** Statement names by text, so that hot statements are planned once a connection. */
const statementNames = new Map<string, string>();
const maxNamedStatements = 400;

function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  if (statementNames.size >= maxNamedStatements || text.length > 6000) return undefined;
  const name = `s${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
  statementNames.set(text, name);
  return name;
}

const isLongList = (value: unknown): boolean => Array.isArray(value) && value.length > 50;

/** `life`: once over, the connection belongs to somebody else; a straggler (of a failed `Promise.all`) is turned away. */
function makeTx(client: pg.PoolClient, afterCommit: (() => void)[], life: { readonly isOver: boolean }): Tx {
  let savepoints = 0;
  const ask = async (query: string | pg.QueryConfig): Promise<pg.QueryResult> => {
    if (life.isOver) throw new Error('the transaction is over');
    return await client.query(query);
  };
  const send = async (query: Sql): Promise<pg.QueryResult> => {
    const { text } = query;
    // A statement with a long list is planned for that list: a plan kept from when the table was small scans it whole.
    const name = query.values.some(isLongList) ? undefined : statementName(text);
    return await ask({ text, values: query.values, ...(name ? { name } : {}) });
  };
  return {
    auditCount: 0,
    async many<R>(query: Sql) {
      return (await send(query)).rows as R[];
    },
    async one<R>(query: Sql) {
      const { rows } = await send(query);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
      return rows[0] as R;
    },
    async maybe<R>(query: Sql) {
      const { rows } = await send(query);
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}`);
      return rows[0] as R | undefined;
    },
    async run(query) {
      return (await send(query)).rowCount ?? 0;
    },
    async setScope(scope) {
      await ask(scopeStatements(scope));
    },
    async savepoint(work) {
      const name = `sp${++savepoints}`;
      await ask(`savepoint ${name}`);
      try {
        const result = await work();
        await ask(`release ${name}`);
        return result;
      } catch (error) {
        await ask(`rollback to ${name}`);
        throw error;
      }
    },
    afterCommit(action) {
      afterCommit.push(action);
    },
  };
}
