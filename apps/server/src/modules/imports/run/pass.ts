import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { loadOrgEntries, type OrgIndexEntry } from '../../orgs/index.ts';
import type { PendingPerson } from '../../members/index.ts';
import { answersOf } from '../check/answers.ts';
import { createCollector, type Collector } from '../check/collect.ts';
import { isReadable, type ReadablePart, type SourceFile } from '../check/read-part.ts';
import { fieldSets } from '../fields.ts';
import type { Answer, Finding, ImportMode, ImportPart, ImportSummary } from '../schema.ts';
import { passMembers } from './pass-members.ts';
import { passOrgs } from './pass-orgs.ts';
import { passPosts } from './pass-posts.ts';
import { noTraces, type TraceSink } from './traces.ts';

/** One way through a file. */
export interface Pass {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly file: SourceFile;
  readonly fileName: string;
  readonly importId: number | null;
  readonly parts: readonly ImportPart[];
  readonly answers: readonly Answer[];
  readonly mode: ImportMode;
  /** Takes every open question for answered with yes: of one's own tools, not of a person's upload. */
  readonly acceptQuestions: boolean;
  /** Called after each batch with the rows done so far; throws to stop. */
  readonly progress: (rows: number) => Promise<void>;
  /** Called with every row that has something wrong, in the order of the file; for the workbook of bad rows. */
  readonly onRow?: (part: ReadablePart, cells: readonly string[], row: number, findings: readonly Finding[]) => void;
}

/** What the parts of a pass share. */
export interface PassState {
  readonly pass: Pass;
  readonly collector: Collector;
  /** Runs work in the writing transaction, or in a short reading one. */
  readonly inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The writing transaction; undefined in a check. */
  readonly tx: Tx | undefined;
  readonly day: string;
  entries: readonly OrgIndexEntry[];
  /** People of the file that a check would add, by identity number; for the posts behind them. */
  readonly pending: Map<string, PendingPerson>;
  readonly traces: TraceSink;
  /** Members this pass has added. */
  readonly brought: Set<number>;
  rows: number;
  readonly advance: (rows: number) => Promise<void>;
  /** Whether good rows are still worth writing: with `all`, no longer after the first bad one. */
  readonly stillWriting: () => boolean;
}

/** What a pass found. */
export interface PassResult {
  readonly summary: ImportSummary;
  readonly findings: readonly Finding[];
}

/** Reads the file and tells what an import would do. Nothing is written, nothing is locked for long. */
export async function checkFile(pass: Pass): Promise<PassResult> {
  const { db } = pass.platform;
  return await run(pass, undefined, (work) => db.read(pass.actor.scope, work), noTraces);
}

/** Not a fault: the transaction of an import that takes all or nothing is given up. */
export class NotAllGood extends Error {
  readonly result: PassResult;

  constructor(result: PassResult) {
    super('not all rows are good');
    this.result = result;
  }
}

/**
 * Reads the file and writes its good rows in the transaction of the caller.
 *
 * @param traces takes what changes, for taking the import back
 * @throws NotAllGood with `all` when a row is bad or in question; the caller's transaction must not commit then
 */
export async function writeFile(pass: Pass, tx: Tx, traces: TraceSink): Promise<PassResult> {
  const result = await run(pass, tx, (work) => work(tx), traces);
  const open = openRows(result);
  if (pass.mode === 'all' && open > 0) throw new NotAllGood(result);
  if (result.summary.parts.every(({ good }) => good === 0)) {
    if (open > 0) throw new NotAllGood(result);
    refuse('import.nothing-good');
  }
  return result;
}

const openRows = ({ summary }: PassResult): number =>
  summary.parts.reduce((sum, { bad, questions }) => sum + bad + questions, 0);

async function run(pass: Pass, tx: Tx | undefined, inTx: PassState['inTx'], traces: TraceSink): Promise<PassResult> {
  const started = performance.now();
  const collector = createCollector();
  const state: PassState = {
    pass,
    collector,
    tx,
    inTx,
    day: pass.platform.clock.today(),
    entries: await inTx(loadOrgEntries),
    pending: new Map(),
    traces,
    brought: new Set(),
    rows: 0,
    async advance(rows) {
      state.rows += rows;
      await pass.progress(state.rows);
    },
    stillWriting() {
      const { bad, questions } = collector.open();
      return tx !== undefined && (pass.mode === 'good' || bad + questions === 0);
    },
  };
  const readable = pass.parts.filter(isReadable);
  if (readable.length === 0) refuse('import.nothing-recognised');
  // People need their branch, posts need their people.
  for (const { kind } of fieldSets) {
    for (const part of readable.filter((candidate) => candidate.kind === kind)) {
      const answers = answersOf(pass.answers, part.sheet);
      if (kind === 'orgs') await passOrgs(state, part, answers);
      if (kind === 'members')
        await passMembers(
          state,
          part,
          answers,
          readable.some((other) => other.kind === 'posts'),
        );
      if (kind === 'posts') await passPosts(state, part, answers);
    }
  }
  return {
    summary: collector.summary(tx !== undefined, performance.now() - started),
    findings: collector.findings,
  };
}
