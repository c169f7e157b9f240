import { fillText, Refusal, type RefusalCatalogue } from '../platform/refusal.ts';
import { platformRefusals } from '../platform/refusals.ts';

/** Codes with which a command ends. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, badRows: 3 } as const;

/** Where a command writes. With `--json` standard output carries one JSON document and nothing else. */
export interface Console {
  readonly json: boolean;
  /** A sentence for a person; silent with `--json`. */
  say(text: string): void;
  /** What a person at the terminal should know while they wait; never part of the result. */
  note(text: string): void;
  /** The result: `text` for a person, `value` for a program. */
  result(value: object, text: string): void;
  /** A bar on a terminal that somebody looks at; nothing elsewhere. */
  progress(titleZh: string): Progress;
}

/** How far long work has come. */
export interface Progress {
  update(done: number, all: number | null): void;
  stop(): void;
}

/** Console of this process. */
export function createConsole(json: boolean): Console {
  return {
    json,
    say: (text) => void (json || process.stdout.write(`${text}\n`)),
    note: (text) => void (json || process.stderr.write(`${text}\n`)),
    result(value, text) {
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
    },
    progress: (title) => (json || !process.stderr.isTTY ? silent : bar(title)),
  };
}

const silent: Progress = { update: () => undefined, stop: () => undefined };
const barWidth = 28;

function bar(title: string): Progress {
  const started = Date.now();
  let drawnAt = 0;
  let drawn = false;
  const draw = (done: number, all: number | null) => {
    const seconds = (Date.now() - started) / 1000;
    const share = all === null || all === 0 ? 0 : Math.min(1, done / all);
    const blocks = '█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '░');
    const left = share > 0 && share < 1 ? `，约剩 ${Math.ceil((seconds / share) * (1 - share))} 秒` : '';
    const line =
      all === null
        ? `${title} ${done.toLocaleString('en')}`
        : `${title} ${blocks} ${done.toLocaleString('en')} / ${all.toLocaleString('en')}${left}`;
    process.stderr.write(`\r\u001b[2K${line}`);
    drawn = true;
  };
  return {
    update(done, all) {
      if (Date.now() - drawnAt < 100) return;
      drawnAt = Date.now();
      draw(done, all);
    },
    stop() {
      if (drawn) process.stderr.write('\r\u001b[2K');
    },
  };
}

/** Something wrong with how the command was called: exit code 2. */
export class UsageError extends Error {
  readonly en: string;

  constructor(zh: string, en: string) {
    super(zh);
    this.name = 'UsageError';
    this.en = en;
  }
}

/** A command that ends with a code of its own, its words said already. */
export class CommandEnd extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** Tells an error in words, for a person and for a program; returns the exit code. */
export function tellError(out: Console, error: unknown, catalogue: RefusalCatalogue = {}): number {
  if (error instanceof CommandEnd) return error.exitCode;
  const told = wordsOf(error, catalogue);
  if (out.json) process.stdout.write(`${JSON.stringify({ ok: false, error: told })}\n`);
  else process.stderr.write(`${told.zh}\n${told.en}\n`);
  if (process.env['JISHI_LOG'] === 'debug') process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
}

function wordsOf(error: unknown, catalogue: RefusalCatalogue): { code: string; zh: string; en: string } {
  if (error instanceof UsageError) return { code: 'usage', zh: error.message, en: error.en };
  if (error instanceof Refusal) {
    const text = catalogue[error.code] ?? platformRefusals[error.code];
    const faults = error.faults.map(({ message }) => message).join('');
    return {
      code: error.code,
      zh: fillText(text?.zh ?? error.code, error.facts) + faults,
      en: fillText(text?.en ?? error.code, error.facts),
    };
  }
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ENOENT') return { code, zh: `没有这个文件：${fileOf(error)}`, en: `No such file: ${fileOf(error)}` };
  if (code === 'EACCES') return { code, zh: `没有权限读写：${fileOf(error)}`, en: `No permission: ${fileOf(error)}` };
  if (code === 'ENOSPC' || code === '53100')
    return {
      code: 'storage.full',
      zh: '磁盘已满，没有写完。请清理后再试。',
      en: 'The disk is full. Free some space and try again.',
    };
  if (code === 'ECONNREFUSED')
    return {
      code,
      zh: '连不上数据库。请检查 DATABASE_URL 和数据库是否在运行。',
      en: 'The database cannot be reached.',
    };
  return { code: code ?? 'fault', zh: message ?? String(error), en: message ?? String(error) };
}

const fileOf = (error: unknown): string => (error as NodeJS.ErrnoException).path ?? '';
