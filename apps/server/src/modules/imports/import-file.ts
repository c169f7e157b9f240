import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Actor } from '../../platform/access/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { mergeAll } from '../orgs/index.ts';
import { isReadable } from './check/read-part.ts';
import { requireReadable } from './columns.ts';
import { filesOfImports, maxImportBytes } from './files.ts';
import { inspectFile } from './inspect.ts';
import { checkFile, type PassResult } from './run/pass.ts';
import { createWorker, passwordContext } from './run/worker.ts';
import type { Finding, FindingGroup, ImportFailure, ImportMode, ImportPart, PartCounts } from './schema.ts';
import { writeBadRows } from './bad-rows.ts';
import * as store from './store.ts';

/** How a file is imported without a person at a page. */
export interface ImportFileOptions {
  /** `all` (the default): nothing unless every row is good. */
  readonly mode?: ImportMode;
  /** Only tells what would happen; nothing is written, the file is not kept. */
  readonly dryRun?: boolean;
  /** Takes questions (another name, another branch, a namesake) for answered with yes. */
  readonly acceptQuestions?: boolean;
  readonly password?: string | undefined;
  /** Only these worksheets. */
  readonly sheets?: readonly string[];
  /** Path of a workbook to be written with the rows that are not taken, each with its reasons. */
  readonly badRowsTo?: string | undefined;
  readonly onProgress?: (rows: number, all: number | null) => void;
}

/** What became of the file. */
export interface ImportFileResult {
  /** Null for a dry run. */
  readonly importId: number | null;
  /** `refused`: nothing was written, `failure` says why. */
  readonly state: 'checked' | 'done' | 'refused';
  readonly summary: Omit<PartCounts, 'sheet' | 'kind'>;
  readonly parts: readonly PartCounts[];
  readonly groups: readonly FindingGroup[];
  /** The first of them; the workbook of bad rows has all. */
  readonly findings: readonly Finding[];
  readonly failure: ImportFailure | null;
  /** Sheets that were not read: hidden, or of no known kind. */
  readonly leftOut: readonly string[];
  readonly milliseconds: number;
}

/** An import that wrote nothing. */
export class ImportRefused extends Error {
  readonly result: ImportFileResult;

  constructor(result: ImportFileResult) {
    super(result.failure?.zh ?? 'import refused');
    this.name = 'ImportRefused';
    this.result = result;
  }
}

/**
 * Imports a file of organisations, members and committee posts: the same checks, the same single transaction and the
 * same trace as an import on the page. Used by the command line and by the demo county.
 *
 * @throws Refusal when the file cannot be read at all; ImportRefused when its rows are the reason, with what they lack
 */
export async function importFile(
  platform: Platform,
  actor: Actor,
  path: string,
  options: ImportFileOptions = {},
): Promise<ImportFileResult> {
  const { db, personalData, ids, clock } = platform;
  const started = performance.now();
  const file = { path, password: options.password };
  const inspected = await inspectFile(file, async () => []);
  const parts = inspected.map((part) =>
    (options.sheets?.includes(part.sheet) ?? true) ? part : { ...part, kind: null },
  );
  requireReadable(platform, actor, parts);
  const known = { fileName: basename(path), parts, started };
  const acceptQuestions = options.acceptQuestions ?? false;
  const mode = options.mode ?? 'all';
  const writeBad = () =>
    options.badRowsTo === undefined
      ? undefined
      : writeBadRows(
          { platform, actor, file, fileName: known.fileName, importId: null, parts, answers: [] },
          options.badRowsTo,
        );
  if (options.dryRun) {
    const all = expected(parts);
    const result = await checkFile({
      platform,
      actor,
      file,
      fileName: known.fileName,
      importId: null,
      parts,
      answers: [],
      mode,
      acceptQuestions,
      progress: async (rows) => options.onProgress?.(rows, all),
    });
    const ended = resultOf(known, { importId: null, state: 'checked', failure: null }, result);
    if (ended.summary.bad + ended.summary.questions > 0) await writeBad();
    return ended;
  }
  const saved = await filesOfImports(platform).save(createReadStream(path), maxImportBytes);
  const importId = await db.write(
    everything,
    async (tx) => {
      const id = await ids.next(tx, actor.region);
      await store.insertImport(tx, {
        region: actor.region,
        id,
        org_id: actor.orgId,
        path: actor.path ?? '',
        file_name: known.fileName,
        sha256: saved.sha256,
        size_bytes: saved.sizeBytes,
        password: options.password === undefined ? null : personalData.seal(passwordContext, options.password),
        parts,
        user_id: actor.userId,
        actor_name: actor.displayName,
        role: actor.role,
        actor_org_id: actor.orgId,
        created_at: clock.now(),
      });
      const row = await store.lockImport(tx, id);
      if (row) await store.startWork(tx, row, { state: 'importing', mode, at: clock.now() });
      return id;
    },
    { audited: false },
  );
  const end = await createWorker(platform).work(importId, {
    acceptQuestions,
    actor,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  if (!end) return refuse('import.busy');
  const state = end.state === 'done' ? 'done' : 'refused';
  const result = resultOf(known, { importId, state, failure: end.failure }, end.result);
  if (state === 'done') await mergeAll(platform);
  if (result.summary.bad + result.summary.questions > 0) await writeBad();
  if (state === 'refused') throw new ImportRefused(result);
  return result;
}

const everything = { path: '', everything: true } as const;

const expected = (parts: readonly ImportPart[]): number | null => {
  const rows = parts.filter(isReadable).map((part) => part.expectedRows);
  return rows.includes(null) ? null : rows.reduce<number>((sum, own) => sum + (own ?? 0), 0);
};

function resultOf(
  known: { readonly parts: readonly ImportPart[]; readonly started: number },
  end: Pick<ImportFileResult, 'importId' | 'state' | 'failure'>,
  result: PassResult | undefined,
): ImportFileResult {
  const parts = result?.summary.parts ?? [];
  const sum = (key: keyof ImportFileResult['summary']) => parts.reduce((total, part) => total + part[key], 0);
  return {
    ...end,
    summary: {
      rows: sum('rows'),
      good: sum('good'),
      questions: sum('questions'),
      bad: sum('bad'),
      skipped: sum('skipped'),
      added: sum('added'),
      changed: sum('changed'),
      unchanged: sum('unchanged'),
    },
    parts,
    groups: result?.summary.groups ?? [],
    findings: result?.findings ?? [],
    leftOut: known.parts.filter(({ kind }) => kind === null).map(({ sheet }) => sheet),
    milliseconds: Math.round(performance.now() - known.started),
  };
}
