import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { pathEnd } from '../ids.ts';
import { beginRead } from './read-transaction.ts';
import { keptPlan, type Scope, type Tx } from './tx.ts';

// bigint ids are safe integers by construction, civil dates stay text, and numeric is used for counts only.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Access to PostgreSQL. Every transaction runs as `jishi_app` in the scope of somebody. */
export interface Database {
  /** Read-only transaction. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `read`, with everything as it was at one instant; for comparing and copying many rows. */
  snapshot<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
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
 * @param connections at most this many connections for reads, and as many for writes
 */
export function openDatabase(connectionString: string, connections = 12): Database {
  // Reads have a protocol of their own (`beginRead`), which does not go with the pipelining of pg.
  const reads = new pg.Pool({ connectionString, max: connections, idleTimeoutMillis: 30_000 });
  // Pipelining lets BEGIN, the scope and the first query travel in one round trip.
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    pipeline: true,
    idleTimeoutMillis: 30_000,
  });
  const nested = new pg.Pool({ connectionString, max: 4, pipeline: true, idleTimeoutMillis: 30_000 });
  const plain = new pg.Pool({ connectionString, max: 4, idleTimeoutMillis: 5_000 });
  for (const each of [reads, pool, nested, plain]) {
    each.on('error', () => undefined);
    // A connection that breaks while it is in use says so by its failing statement, and by an event that would end the
    // process if nobody listened.
    each.on('connect', (client) => client.on('error', () => undefined));
  }
  return {
    connectionString,
    read: (scope, work) => read(reads, scope, work),
    snapshot: (scope, work) => transact(pool, 'begin isolation level repeatable read read only', scope, work, 'commit'),
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
      await Promise.all([reads.end(), pool.end(), nested.end(), plain.end()]);
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

interface CheckedScope {
  readonly lo: string;
  readonly hi: string;
  readonly member: string | undefined;
  readonly audit: boolean;
}

/** Bounds of a scope. Paths are made by the server; anything else is refused here. */
function checkedScope(scope: Scope): CheckedScope {
  const path = scope.everything ? '' : scope.path;
  if (path !== null && !pathShape.test(path)) throw new Error('scope is not a path');
  if (path === '' && !scope.everything) throw new Error('an empty path needs `everything`');
  // Written into a statement, so it is proven to be a number here, whatever the types say.
  if (scope.memberId !== undefined && !Number.isSafeInteger(scope.memberId)) throw new Error('scope is not a member');
  return {
    lo: path ?? '',
    hi: path === null ? '' : pathEnd(path),
    member: scope.memberId?.toString(),
    audit: scope.audit ?? false,
  };
}

/** `set local` statements of a scope. */
export function scopeStatements(scope: Scope): string {
  const { lo, hi, member, audit } = checkedScope(scope);
  const parts = [`set local role jishi_app; set local app.lo = '${lo}'; set local app.hi = '${hi}'`];
  if (member !== undefined) parts.push(`set local app.member = '${member}'`);
  if (audit) parts.push(`set local app.audit = 'all'`);
  return parts.join('; ');
}

/** As `scopeStatements`, for a transaction that had another scope before. */
function resettingScope(scope: Scope): string {
  return `set local app.member = ''; set local app.audit = ''; ${scopeStatements(scope)}`;
}

async function transact<T>(
  pool: pg.Pool,
  begin: string,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  end: 'commit' | 'audited',
): Promise<T> {
  // Before a connection is taken: a scope that is refused must not keep one.
  const opening = `${begin}; ${scopeStatements(scope)}`;
  const client = await pool.connect();
  const afterCommit: (() => void)[] = [];
  // Not awaited: the first query of `work` follows in the same packet. Its failure fails that query too.
  holdUntilIdle(client);
  const begun = client.query(opening);
  begun.catch(() => undefined);
  const life: Life = { isOver: false, posted: [] };
  const tx = makeWriteTx(client, afterCommit, life);
  let result: T;
  try {
    result = await work(tx);
    life.isOver = true;
    if (end === 'audited' && tx.auditCount === 0) throw new UnauditedWrite('a write transaction left no audit event');
    holdUntilIdle(client);
    // What was posted travels with the commit. Had any of it failed, the database answers the commit with a rollback.
    await Promise.all([begun, ...life.posted, client.query('commit')]);
  } catch (error) {
    life.isOver = true;
    let broken = false;
    try {
      await client.query('rollback');
    } catch {
      broken = true;
    }
    client.release(broken);
    // A statement that nobody waited for may be what failed first; the one after it only found the transaction aborted.
    const settled = await Promise.allSettled([begun, ...life.posted]);
    const [cause] = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    throw cause ?? error;
  }
  client.release();
  for (const action of afterCommit) action();
  return result;
}

/** `isOver`: the connection belongs to somebody else. `posted`: statements nobody has waited for. */
interface Life {
  isOver: boolean;
  readonly posted: Promise<unknown>[];
}

/** Connections whose messages are held back at the moment. */
const held = new WeakSet<object>();

/**
 * Holds back what is written to a connection until this process has nothing else to do at this moment: the beginning of
 * a transaction and all questions that are asked together leave in one system call, and wake the database once.
 */
function holdUntilIdle(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
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

/** Sends one statement; `once` keeps no plan of it. */
type Ask = (text: string, values: readonly unknown[], once: boolean) => Promise<QueryOutcome>;

interface QueryOutcome {
  readonly rows: unknown[];
  readonly rowCount: number | null;
}

const isLongList = (value: unknown): boolean => Array.isArray(value) && value.length > 50;

/** Questions in the shape of `Tx`, whatever carries them. */
function makeTx(ask: Ask, rest: Pick<Tx, 'post' | 'setScope' | 'savepoint' | 'afterCommit'>): Tx {
  // A statement with a long list is planned for that list: a plan kept from when the table was small scans it whole.
  const send = (query: Sql) => ask(query.text, query.values, query.values.some(isLongList));
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
    ...rest,
  };
}

/** A straggler (of a failed `Promise.all`) is turned away when the transaction is over. */
function makeWriteTx(client: pg.PoolClient, afterCommit: (() => void)[], life: Life): Tx {
  let savepoints = 0;
  const ask = async (query: string | pg.QueryConfig): Promise<pg.QueryResult> => {
    if (life.isOver) throw new Error('the transaction is over');
    holdUntilIdle(client);
    return await client.query(query);
  };
  const askNamed: Ask = (text, values, once) => {
    const name = once ? undefined : statementName(text);
    return ask({ text, values: [...values], ...(name ? { name } : {}) });
  };
  const post = (asked: Promise<unknown>): void => {
    asked.catch(() => undefined);
    life.posted.push(asked);
  };
  return makeTx(askNamed, {
    post: (query) => post(askNamed(query.text, query.values, false)),
    setScope(scope) {
      // A setting that fails fails everything after it, so nothing has to wait for it.
      post(ask(resettingScope(scope)));
      return Promise.resolve();
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
  });
}

const scopeText = `select set_config('transaction_read_only', 'on', true), set_config('role', 'jishi_app', true),
  set_config('app.lo', $1, true), set_config('app.hi', $2, true), set_config('app.member', $3, true), set_config('app.audit', $4, true)`;

const planText = `select set_config('plan_cache_mode', $1, true)`;

/** Values of `scopeText`. */
function scopeValues(scope: Scope): string[] {
  const { lo, hi, member, audit } = checkedScope(scope);
  return [lo, hi, member ?? '', audit ? 'all' : ''];
}

async function read<T>(pool: pg.Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Before a connection is taken: a scope that is refused must not keep one.
  const values = scopeValues(scope);
  const client = await pool.connect();
  const transaction = beginRead(client, (isBroken) => client.release(isBroken));
  // Not awaited: what follows is in the same packet, and fails with it.
  const set = (text: string, to: readonly string[]) => void transaction.ask(text, to, false).catch(() => undefined);
  set(scopeText, values);
  let isKept = false;
  const ask: Ask = (text, asked, once) => {
    const wantsKept = text.startsWith(keptPlan.sql);
    if (wantsKept !== isKept) set(planText, [wantsKept ? 'force_generic_plan' : 'auto']);
    isKept = wantsKept;
    return transaction.ask(text, asked, once);
  };
  try {
    return await work(
      makeTx(ask, {
        post: (query) => void ask(query.text, query.values, false).catch(() => undefined),
        setScope(next) {
          // A setting that fails fails every question after it.
          set(scopeText, scopeValues(next));
          return Promise.resolve();
        },
        savepoint: () => Promise.reject(new Error('a read-only transaction has nothing to undo')),
        afterCommit: (action) => action(),
      }),
    );
  } finally {
    // Nothing can be lost any more: the answer does not wait for the end, the connection does.
    transaction.end();
  }
}
