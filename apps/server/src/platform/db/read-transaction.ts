import type { Writable } from 'node:stream';
import pg from 'pg';
import pgUtils from 'pg/lib/utils.js';

/** The part of pg's protocol connection that is used here. */
interface Connection {
  readonly stream: Writable;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly unknown[] }): void;
  describe(what: { readonly type: 'P'; readonly name: string }): void;
  execute(portal: object): void;
  flush(): void;
  sync(): void;
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** A statement as one connection knows it. */
interface Statement {
  readonly name: string;
  /** Asked for once: the columns of a prepared statement never change, PostgreSQL would refuse to run it. */
  columns: readonly Column[] | undefined;
}

/** What a question gave. */
export interface ReadResult {
  readonly rows: Record<string, unknown>[];
  rowCount: number;
}

interface Question {
  /** Known when it is written. */
  statement: Statement | undefined;
  readonly result: ReadResult;
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Prepared statements of a connection, by text. */
interface Memory {
  readonly statements: Map<string, Statement>;
  made: number;
}

const memories = new WeakMap<object, Memory>();
/** Statements that a connection keeps; further ones are planned each time. */
const mostStatements = 400;

/** A read-only transaction on one connection. */
export interface ReadTransaction {
  /** @param once planned for these values and not kept */
  ask(text: string, values: readonly unknown[], once: boolean): Promise<ReadResult>;
  /** Ends it: nothing can be asked any more, and the connection is free as soon as the database says so. */
  end(): void;
}

/**
 * Begins a read-only transaction in as few messages as PostgreSQL allows. Everything between two Syncs of the protocol is
 * one transaction, so there is neither BEGIN nor COMMIT: questions that are asked together leave in one system call, the
 * answers come in one piece, and one Sync at the end gives the connection back. It takes the place of a query on the
 * connection and keeps it until `end`.
 *
 * The caller's first question sets role, scope and read-only for this transaction alone (`set_config(…, true)`); nothing
 * of that outlives the Sync, whether all went well or not. A failed question fails those after it, as in any transaction.
 *
 * @param client a connection without pipelining
 * @param ended called once, when the connection may be used by the next; `isBroken` when it may not
 */
export function beginRead(client: pg.ClientBase, ended: (isBroken: boolean) => void): ReadTransaction {
  let connection: Connection | undefined;
  let memory: Memory = { statements: new Map(), made: 0 };
  let waiting: (() => void)[] = [];
  let questions: Question[] = [];
  let next = 0;
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  let isHeld = false;
  let isTold = false;

  const tell = (isBroken: boolean): void => {
    if (isTold) return;
    isTold = true;
    ended(isBroken);
  };

  /** Writes now or when the connection is ours; what is written in one go leaves in one system call. */
  const send = (write: (to: Connection) => void): void => {
    const to = connection;
    if (!to) {
      waiting.push(() => send(write));
      return;
    }
    if (!isHeld) {
      isHeld = true;
      to.stream.cork();
      process.nextTick(() => {
        isHeld = false;
        if (!isOver && !failure) to.flush();
        to.stream.uncork();
      });
    }
    write(to);
  };

  const statementOf = (text: string, once: boolean): { readonly statement: Statement; readonly isNew: boolean } => {
    const known = memory.statements.get(text);
    if (known && !once) return { statement: known, isNew: false };
    const isKept = !once && memory.statements.size < mostStatements && text.length <= 6000;
    const statement: Statement = { name: isKept ? `r${++memory.made}` : '', columns: undefined };
    if (isKept) memory.statements.set(text, statement);
    return { statement, isNew: true };
  };

  const query = {
    submit(to: Connection): undefined {
      connection = to;
      memory = memories.get(to) ?? memory;
      memories.set(to, memory);
      const held = waiting;
      waiting = [];
      for (const write of held) write();
    },
    handleRowDescription({ fields }: { readonly fields: readonly { name: string; dataTypeID: number }[] }): void {
      const statement = questions[next]?.statement;
      if (!statement) return;
      statement.columns = fields.map(({ name, dataTypeID }) => ({
        name,
        parse: pg.types.getTypeParser(dataTypeID, 'text') as Column['parse'],
      }));
    },
    handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
      const question = questions[next];
      const columns = question?.statement?.columns;
      if (!question || !columns) return;
      const row: Record<string, unknown> = {};
      for (let at = 0; at < columns.length; at++) {
        const column = columns[at] as Column;
        const value = fields[at] as string | null;
        row[column.name] = value === null ? null : column.parse(value);
      }
      question.result.rows.push(row);
    },
    handleCommandComplete({ text }: { readonly text: string }): void {
      const question = questions[next++];
      if (!question) return;
      if (question.statement) question.statement.columns ??= [];
      question.result.rowCount = Number(/\d+$/.exec(text)?.[0] ?? 0);
      question.resolve(question.result);
      if (next < questions.length) return;
      questions = [];
      next = 0;
    },
    handleEmptyQuery: () => query.handleCommandComplete({ text: '' }),
    handlePortalSuspended: () => undefined,
    handleReadyForQuery: () => tell(false),
    handleError(error: unknown, to: Connection): void {
      failure ??= { error };
      const failed = questions.slice(next);
      questions = [];
      next = 0;
      // Parsed or not, who knows: a statement that never gave an answer is prepared anew under another name.
      for (const [text, { columns }] of memory.statements) if (!columns) memory.statements.delete(text);
      for (const { reject } of failed) reject(error);
      if (isTold) return;
      // The database skips everything up to the next Sync. pg waits for its answer before it sends anything else.
      const isUsable = to.stream.writable;
      if (isUsable && !isOver) to.sync();
      isOver = true;
      tell(!isUsable);
    },
  };

  // pg takes any object with these methods as a query; its types know of streams and cursors only.
  client.query(query as unknown as pg.Submittable);
  return {
    ask(text, values, once) {
      if (failure) return Promise.reject(failure.error);
      if (isOver) return Promise.reject(new Error('the transaction is over'));
      return new Promise((resolve, reject) => {
        const sent = values.map((value) => pgUtils.prepareValue(value));
        const question: Question = { statement: undefined, result: { rows: [], rowCount: 0 }, resolve, reject };
        questions.push(question);
        send((to) => {
          const { statement, isNew } = statementOf(text, once);
          question.statement = statement;
          if (isNew) to.parse({ name: statement.name, text });
          to.bind({ statement: statement.name, values: sent });
          if (!statement.columns) to.describe({ type: 'P', name: '' });
          to.execute({});
        });
      });
    },
    end() {
      if (isOver) return;
      send((to) => to.sync());
      isOver = true;
    },
  };
}
