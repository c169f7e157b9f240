import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fillText, refuse, Refusal } from '../../../platform/refusal.ts';
import { platformRefusals } from '../../../platform/refusals.ts';
import { openTodo } from '../../todos/index.ts';
import { listAnswers, saveFindings, saveTraces } from '../details/store.ts';
import { importRefusals } from '../errors.ts';
import { filesOfImports } from '../files.ts';
import type { ImportFailure, ImportRow, ImportState } from '../schema.ts';
import * as store from '../store.ts';
import { checkFile, NotAllGood, writeFile, type Pass, type PassResult } from './pass.ts';
import { createTraceSink } from './traces.ts';

/** Time between signs of life. */
const beatMilliseconds = 500;
/** Work that took longer ends with a to-do, since nobody will have waited for it. */
const todoAfterMilliseconds = 10_000;

/** Options of one's own tools: nobody sits at a page. */
export interface WorkOptions {
  readonly acceptQuestions?: boolean;
  readonly onProgress?: (rows: number, all: number | null) => void;
  readonly actor?: Actor;
}

/** How a piece of work ended. */
export interface WorkEnd {
  readonly state: ImportState;
  readonly result: PassResult | undefined;
  readonly failure: ImportFailure | null;
}

/** Does the long work of imports, one at a time for each import, whoever asks: a job, a command, the demo. */
export function createWorker(platform: Platform) {
  const { db, clock, personalData, ids } = platform;
  const files = filesOfImports(platform);

  /** Checks or writes, whichever is in line for this import; nothing when another worker is at it. */
  async function work(importId: number, options: WorkOptions = {}): Promise<WorkEnd | undefined> {
    const worker = randomUUID();
    const row = await db.write(everything, (tx) => store.claim(tx, importId, worker, clock.now()), { audited: false });
    if (!row) return undefined;
    const pass = await passOf(row, worker, options);
    try {
      if (!(await files.has(row.sha256))) refuse('import.file-removed');
      const result = row.state === 'checking' ? await check(row, pass) : await write(row, pass);
      return { state: row.state === 'checking' ? 'checked' : 'done', result, failure: null };
    } catch (error) {
      return await fail(row, pass.rows(), error);
    }
  }

  async function passOf(row: ImportRow, worker: string, options: WorkOptions): Promise<Pass & { rows: () => number }> {
    let rows = 0;
    let beatenAt = Date.now();
    const beat = () => db.write(everything, (tx) => store.beat(tx, row, worker, rows, clock.now()), { audited: false });
    return {
      platform,
      actor: options.actor ?? actorOf(row),
      file: {
        path: files.pathOf(row.sha256),
        ...(row.password === null ? {} : { password: personalData.open(passwordContext, row.password) }),
      },
      fileName: row.file_name,
      importId: row.id,
      parts: row.parts,
      answers: await db.read(everything, (tx) => listAnswers(tx, personalData, row)),
      mode: row.mode ?? 'good',
      acceptQuestions: options.acceptQuestions ?? false,
      rows: () => rows,
      async progress(done) {
        rows = done;
        options.onProgress?.(done, row.rows_all);
        if (Date.now() - beatenAt < beatMilliseconds) return;
        beatenAt = Date.now();
        const answer = await beat();
        if (answer === 'lost') refuse('import.busy');
        if (answer === 'cancelled') refuse('import.cancelled');
      },
    };
  }

  async function check(row: ImportRow, pass: Pass & { rows: () => number }): Promise<PassResult> {
    const result = await checkFile(pass);
    await db.write(
      everything,
      async (tx) => {
        await saveFindings(tx, personalData, row, result.findings);
        const end = {
          state: 'checked' as const,
          summary: result.summary,
          failure: null,
          rowsDone: pass.rows(),
          doneAt: null,
        };
        await store.endWork(tx, row, end);
        await tell(row, result, tx, '检查');
      },
      { audited: false },
    );
    return result;
  }

  /** Everything in one transaction, the end of the import included: a killed process leaves nothing half done. */
  async function write(row: ImportRow, pass: Pass & { rows: () => number }): Promise<PassResult> {
    return await db.write(pass.actor.scope, async (tx) => {
      const traces = createTraceSink(async (some) =>
        saveTraces(tx, row, some, await ids.take(tx, row.region, some.length)),
      );
      const result = await writeFile(pass, tx, traces);
      await traces.flush();
      // The import may belong to an organisation above what its actor sees.
      await tx.setScope(everything);
      await saveFindings(tx, personalData, row, result.findings);
      const { summary } = result;
      await store.endWork(tx, row, {
        state: 'done',
        summary,
        failure: null,
        rowsDone: pass.rows(),
        doneAt: clock.now(),
      });
      await platform.audit.append(tx, pass.actor, {
        action: 'import.write',
        subjectKind: 'import',
        subjectId: row.id,
        orgId: row.org_id,
        path: row.path,
        facts: { fileName: row.file_name, sha256: row.sha256, mode: pass.mode, parts: summary.parts },
      });
      await tell(row, result, tx, '导入');
      return result;
    });
  }

  async function fail(row: ImportRow, rowsDone: number, error: unknown): Promise<WorkEnd | undefined> {
    // Somebody else took over while this process slept; it is theirs to end.
    if (error instanceof Refusal && error.code === 'import.busy') return undefined;
    const result = error instanceof NotAllGood ? error.result : undefined;
    const failure = failureOf(error);
    const state: ImportState = result
      ? 'checked'
      : error instanceof Refusal && error.code === 'import.cancelled'
        ? 'cancelled'
        : 'failed';
    await db.write(
      everything,
      async (tx) => {
        if (result) await saveFindings(tx, personalData, row, result.findings);
        await store.endWork(tx, row, { state, summary: result?.summary ?? null, failure, rowsDone, doneAt: null });
      },
      { audited: false },
    );
    // A fault is logged by whoever asked for the work.
    if (!result && !(error instanceof Refusal)) throw error;
    return { state, result, failure };
  }

  async function tell(
    row: ImportRow,
    { summary }: PassResult,
    tx: Parameters<typeof openTodo>[0],
    act: string,
  ): Promise<void> {
    if (row.user_id === null || row.actor_org_id === null || summary.milliseconds < todoAfterMilliseconds) return;
    await openTodo(tx, platform, {
      orgId: row.actor_org_id,
      path: row.path,
      userId: row.user_id,
      aboutOrgId: row.actor_org_id,
      aboutName: row.file_name,
      kind: 'result',
      titleZh: `${row.file_name}：${act}已完成，请查看结果`,
      titleEn: `${row.file_name}: finished, look at the result`,
      link: `/imports/${row.id}`,
      subjectKind: 'import',
      subjectId: row.id,
      dismissable: true,
    });
  }

  return { work };
}

const everything = { path: '', everything: true } as const;

/** Context of sealed opening passwords. */
export const passwordContext = 'roster_import.password';

/** The person under whose grant the import runs. */
export function actorOf(row: ImportRow): Actor {
  const isSystem = row.user_id === null;
  return {
    kind: isSystem ? 'system' : 'user',
    userId: row.user_id,
    displayName: row.actor_name,
    role: row.role as Actor['role'],
    region: row.region,
    orgId: row.actor_org_id,
    path: row.path,
    memberId: null,
    scope: row.path === '' ? everything : { path: row.path },
  };
}

function failureOf(error: unknown): ImportFailure {
  if (error instanceof NotAllGood) {
    const parts = error.result.summary.parts;
    const facts = {
      bad: parts.reduce((sum, { bad }) => sum + bad, 0),
      questions: parts.reduce((sum, { questions }) => sum + questions, 0),
    };
    return textOf('import.bad-rows', facts);
  }
  if (error instanceof Refusal) return textOf(error.code, error.facts);
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC' || (error as { code?: string }).code === '53100')
    return textOf('storage.full', {});
  return textOf('import.interrupted', {});
}

function textOf(code: string, facts: Readonly<Record<string, unknown>>): ImportFailure {
  const text = importRefusals[code] ?? platformRefusals[code];
  return { code, zh: fillText(text?.zh ?? code, facts), en: fillText(text?.en ?? code, facts) };
}
