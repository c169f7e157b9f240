import { canonicalJson, paramsOf, type ArchiveParams, type Step } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import { hashOf, type Engine } from '../methods/index.ts';
import * as store from './store.ts';

/** An item of the list of contents: there or still missing. */
export interface ContentsLine {
  readonly itemId: string;
  readonly titleZh: string;
  readonly isRequired: boolean;
  readonly isPresent: boolean;
  readonly fromStepZh: string | null;
}

/** What the definition wants in the file, and what of it is there. The list is part of the method, not of this module. */
export async function contentsOf(tx: Tx, engine: Engine, runId: number, stepId: string): Promise<ContentsLine[]> {
  const { definition, rows } = await engine.load(tx, runId);
  const items = archiveItems(definition.steps.find(({ id }) => id === stepId));
  return items.map((item) => {
    const from = definition.steps.find(({ id }) => id === item.fromStep);
    const row = item.fromStep === undefined ? undefined : rows.get(item.fromStep);
    return {
      itemId: item.id,
      titleZh: item.titleZh,
      isRequired: item.required !== false,
      isPresent: row?.state === 'done',
      fromStepZh: from?.titleZh ?? null,
    };
  });
}

/** The items of a run as they are frozen: what each step left, who did it and when, the files by the hash of their content. */
export async function freeze(tx: Tx, engine: Engine, runId: number, stepId: string): Promise<store.ItemRow[]> {
  const { definition, rows, run, state } = await engine.load(tx, runId);
  const frozen: store.ItemRow[] = [];
  for (const [position, item] of archiveItems(definition.steps.find(({ id }) => id === stepId)).entries()) {
    const row = item.fromStep === undefined ? undefined : rows.get(item.fromStep);
    if (row?.state !== 'done') continue;
    const attachments = row.subject_id === null ? [] : await store.listAttachments(tx, run.region, row.subject_id);
    const content = plain({
      title: item.titleZh,
      step: row.step_id,
      primitive: row.primitive,
      recordId: row.subject_id,
      doneOn: row.done_on,
      doneBy: row.done_by_name,
      result: row.outcome,
      facts: row.facts,
      turns: state.steps[row.step_id]?.history ?? [],
      attachments,
    });
    frozen.push({ item_id: item.id, position, title_zh: item.titleZh, content, hash: hashOf(content) });
  }
  return frozen;
}

/** Hash of a whole file: of its head and of the hashes of its items in order. */
export function fileHash(
  head: { readonly title: string; readonly definitionHash: string },
  items: readonly Pick<store.ItemRow, 'item_id' | 'hash'>[],
): string {
  return hashOf({ ...head, items: items.map(({ item_id: id, hash }) => ({ id, hash })) });
}

function archiveItems(step: Step | undefined): ArchiveParams['items'] {
  return (step && paramsOf(step, 'archive')?.items) ?? [];
}

/** The same value as it comes back from the database: dates as text, no `undefined`. */
function plain(value: unknown): unknown {
  return JSON.parse(canonicalJson(JSON.parse(JSON.stringify(value))));
}
