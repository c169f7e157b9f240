import type { Readable } from 'node:stream';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { closeTodos } from '../todos/index.ts';
import { requireReadable } from './columns.ts';
import { deleteAnswer, listAnswers, listFindings, saveAnswers } from './details/store.ts';
import { stateTitleZh } from './errors.ts';
import type { ImportKind } from './fields.ts';
import { filesOfImports, maxImportBytes } from './files.ts';
import { inspectFile, inspectSheet } from './inspect.ts';
import { headingsHash } from './mapping.ts';
import { passwordContext } from './run/worker.ts';
import type { Answer, ImportMode, ImportPart, ImportRow, ImportState } from './schema.ts';
import * as store from './store.ts';
import { takeBack } from './take-back.ts';

/** Name of the job that does the long work. */
export const workJob = 'import:work';

/** How a person reads one sheet. */
export interface PartChoice {
  readonly sheet: string;
  readonly kind: ImportKind | null;
  readonly headingRow?: number | undefined;
  /** Field of each column; left out where the columns are to be guessed anew. */
  readonly fields?: readonly (string | null)[] | undefined;
}

/** Use cases of an import, from the file to its being taken back. */
export function createImportService(platform: Platform) {
  const { clock, ids, personalData, audit, jobs } = platform;
  const files = filesOfImports(platform);

  const find = async (tx: Tx, id: number): Promise<ImportRow> =>
    (await store.findImport(tx, id)) ?? refuse('import.not-found');

  const lock = async (tx: Tx, id: number, ...states: ImportState[]): Promise<ImportRow> => {
    const row = (await store.lockImport(tx, id)) ?? refuse('import.not-found');
    if (states.includes(row.state)) return row;
    if (row.state === 'checking' || row.state === 'importing') refuse('import.busy');
    return refuse('import.wrong-state', { state: row.state, stateZh: stateTitleZh[row.state] ?? row.state });
  };

  const fileOf = (row: ImportRow) => ({
    path: files.pathOf(row.sha256),
    ...(row.password === null ? {} : { password: personalData.open(passwordContext, row.password) }),
  });

  const queue = async (
    tx: Tx,
    actor: Actor,
    row: ImportRow,
    state: 'checking' | 'importing',
    mode: ImportMode | null,
  ) => {
    await closeTodos(tx, platform, actor, 'import', row.id, 'withdrawn');
    await store.startWork(tx, row, { state, mode, at: clock.now() });
    await jobs.add(tx, workJob, { importId: row.id }, { key: `${workJob} ${row.id}` });
  };

  return {
    find,

    /**
     * Takes a file in: stored whole or not at all, looked into, its columns guessed. Runs outside a transaction until
     * the file is safe.
     */
    async upload(
      db: Database,
      actor: Actor,
      upload: { readonly name: string; readonly content: Readable; readonly password?: string | undefined },
    ): Promise<number> {
      const saved = await files.save(upload.content, maxImportBytes);
      if (saved.sizeBytes === 0) refuse('file.empty');
      const file = { path: files.pathOf(saved.sha256), password: upload.password };
      const { orgId } = actor;
      try {
        const parts = await inspectFile(file, async (hashes) =>
          orgId === null
            ? []
            : await db.read(actor.scope, (tx) => store.findMapping(tx, { region: actor.region, id: orgId }, hashes)),
        );
        return await db.write(actor.scope, async (tx) => {
          const id = await ids.next(tx, actor.region);
          await store.insertImport(tx, {
            region: actor.region,
            id,
            org_id: orgId,
            path: actor.path ?? '',
            file_name: upload.name,
            sha256: saved.sha256,
            size_bytes: saved.sizeBytes,
            password: upload.password === undefined ? null : personalData.seal(passwordContext, upload.password),
            parts,
            user_id: actor.userId,
            actor_name: actor.displayName,
            role: actor.role,
            actor_org_id: orgId,
            created_at: clock.now(),
          });
          await audit.append(tx, actor, {
            action: 'import.upload',
            subjectKind: 'import',
            subjectId: id,
            facts: { fileName: upload.name, sizeBytes: saved.sizeBytes, sha256: saved.sha256 },
          });
          return id;
        });
      } catch (error) {
        // A file that cannot be read is not kept; the same content may belong to another import.
        if (!(await db.read(everything, (tx) => store.isFileUsed(tx, saved.sha256)))) await files.remove(saved.sha256);
        throw error;
      }
    },

    /** Changes kinds and columns of sheets, and remembers them for this organisation. */
    async setParts(tx: Tx, actor: Actor, id: number, choices: readonly PartChoice[]): Promise<ImportRow> {
      const row = await lock(tx, id, 'uploaded', 'checked', 'failed', 'cancelled');
      const parts: ImportPart[] = [];
      for (const part of row.parts) {
        const choice = choices.find(({ sheet }) => sheet === part.sheet);
        parts.push(choice ? await choose(row, part, choice) : part);
      }
      requireReadable(platform, actor, parts);
      await store.saveParts(tx, row, parts);
      await remember(tx, actor, parts);
      return await find(tx, id);
    },

    /** Puts the check in line. */
    async startCheck(tx: Tx, actor: Actor, id: number): Promise<void> {
      const row = await lock(tx, id, 'uploaded', 'checked', 'failed', 'cancelled');
      requireReadable(platform, actor, row.parts);
      await queue(tx, actor, row, 'checking', row.mode);
    },

    /** Puts the writing in line; only what was checked as it is read now. */
    async startImport(tx: Tx, actor: Actor, id: number, mode: ImportMode): Promise<void> {
      const row = await lock(tx, id, 'checked');
      requireReadable(platform, actor, row.parts);
      await queue(tx, actor, row, 'importing', mode);
      await audit.append(tx, actor, {
        action: 'import.run',
        subjectKind: 'import',
        subjectId: id,
        facts: { fileName: row.file_name, mode },
      });
    },

    /** Asks running work to stop; it ends within seconds and leaves nothing. */
    async cancel(tx: Tx, id: number): Promise<void> {
      const row = (await store.lockImport(tx, id)) ?? refuse('import.not-found');
      if (row.state !== 'checking' && row.state !== 'importing')
        refuse('import.wrong-state', { state: row.state, stateZh: stateTitleZh[row.state] ?? row.state });
      await store.askToStop(tx, row);
      // Work that no process has begun ends here.
      if (row.worker === null)
        await store.endWork(tx, row, { state: 'cancelled', summary: null, failure: null, rowsDone: 0, doneAt: null });
    },

    /** Keeps corrections and decisions with the import; the next check reads the file with them. */
    async answer(tx: Tx, id: number, answers: readonly Answer[]): Promise<void> {
      const row = await lock(tx, id, 'uploaded', 'checked', 'failed', 'cancelled');
      for (const [index, answer] of answers.entries()) {
        const isDecision = answer.decision !== null && answer.row !== null;
        const isCorrection = answer.toValue !== null && (answer.row !== null || (answer.fromValue ?? '') !== '');
        if (isDecision === isCorrection)
          refuseInput([{ path: `answers.${index}`, message: '请给出改后的值，或选择更新、新增、跳过。' }]);
      }
      const newIds: number[] = [];
      for (const _answer of answers) newIds.push(await ids.next(tx, row.region));
      await saveAnswers(tx, personalData, row, answers, newIds);
    },

    /** Takes an answer away. */
    async removeAnswer(tx: Tx, id: number, answerId: number): Promise<void> {
      const row = await lock(tx, id, 'uploaded', 'checked', 'failed', 'cancelled');
      if ((await deleteAnswer(tx, row, answerId)) === 0) refuse('record.not-found');
    },

    answers: async (tx: Tx, id: number) => listAnswers(tx, personalData, await find(tx, id)),

    findings: async (
      tx: Tx,
      id: number,
      filter: { severity?: string | undefined; code?: string | undefined; after: number; limit: number },
    ) => listFindings(tx, personalData, await find(tx, id), filter),

    /** Takes a whole import back within a day. */
    async takeBack(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
      const row = await lock(tx, id, 'done');
      await takeBack(platform, tx, actor, row, reason);
    },

    fileOf,
    hasFile: (row: ImportRow) => files.has(row.sha256),
  };

  async function choose(row: ImportRow, part: ImportPart, choice: PartChoice): Promise<ImportPart> {
    if (choice.kind === null) return { ...part, kind: null };
    const needsHead = part.headings.length === 0 || (choice.headingRow ?? part.headingRow) !== part.headingRow;
    const isAnother = needsHead || choice.kind !== part.kind;
    const fresh =
      isAnother && choice.fields === undefined
        ? await inspectSheet(fileOf(row), { name: part.sheet, hidden: part.hidden }, choice.kind, choice.headingRow)
        : needsHead
          ? await inspectSheet(fileOf(row), { name: part.sheet, hidden: part.hidden }, choice.kind, choice.headingRow)
          : { ...part, kind: choice.kind };
    if (choice.fields === undefined) return fresh;
    const { fields } = choice;
    return { ...fresh, mapping: fresh.headings.map((_heading, at) => ({ field: fields[at] ?? null, confidence: 1 })) };
  }

  async function remember(tx: Tx, actor: Actor, parts: readonly ImportPart[]): Promise<void> {
    if (actor.orgId === null || actor.path === null) return;
    for (const part of parts) {
      if (part.kind === null) continue;
      await store.saveMapping(tx, {
        region: actor.region,
        orgId: actor.orgId,
        path: actor.path,
        kind: part.kind,
        hash: headingsHash(part.headings),
        fields: part.mapping.map(({ field }) => field),
        at: clock.now(),
      });
    }
  }
}

const everything = { path: '', everything: true } as const;
