import { importOrgs, loadOrgEntries, watchOrgs, type OrgImportResult, type OrgRow } from '../../orgs/index.ts';
import type { SheetAnswers } from '../check/answers.ts';
import { namesIn, orgChecker } from '../check/check-orgs.ts';
import { readPart, type ReadablePart, type SourceRow } from '../check/read-part.ts';
import { findingMaker, hasErrors } from '../check/row-findings.ts';
import type { PassState } from './pass.ts';

/**
 * Organisations of a sheet: read twice, because a superior may stand below its subordinates, then placed as one set.
 * A check places them too and gives the transaction up, so that it says exactly what the import will do.
 */
export async function passOrgs(state: PassState, part: ReadablePart, answers: SheetAnswers): Promise<void> {
  const { pass, collector } = state;
  const counts = collector.part(part.sheet, 'orgs');
  const names = new Set<string>();
  for await (const batch of readPart(pass.file, part, answers)) namesIn(batch, names);
  const importer = state.entries.find(({ id }) => id === pass.actor.orgId);
  const check = orgChecker(part, state.entries, names, { day: state.day, importer });
  const good = new Map<number, { source: SourceRow; row: OrgRow }>();
  for await (const batch of readPart(pass.file, part, answers)) {
    for (const source of batch) {
      counts.rows++;
      if (answers.decision(source.row) === 'skip') {
        counts.skipped++;
        continue;
      }
      const { findings, row } = check(source);
      collector.add(findings);
      if (findings.length > 0) pass.onRow?.(part, source.cells, source.row, findings);
      if (row && !hasErrors(findings))
        good.set(source.row, { source: pass.onRow ? source : { ...source, cells: [] }, row });
      else counts.bad++;
    }
    await state.advance(batch.length);
  }
  const rows = [...good.values()].map(({ row }) => row);
  const { make } = findingMaker(part);
  const result = await place(state, rows);
  for (const refusal of result.refused) {
    const known = good.get(refusal.rowNumber);
    if (!known) continue;
    const finding = make(known.source, { ...refusal, severity: 'error' });
    collector.add([finding]);
    pass.onRow?.(part, known.source.cells, refusal.rowNumber, [finding]);
    good.delete(refusal.rowNumber);
    counts.bad++;
  }
  counts.good = good.size;
  counts.added = result.added;
  counts.changed = result.changed;
  counts.unchanged = Math.max(0, good.size - result.added - result.changed);
}

/** Stores the set, or stores it and gives it up. The entries of the pass then hold what stands there. */
async function place(state: PassState, rows: readonly OrgRow[]): Promise<OrgImportResult> {
  const { platform, actor, importId, fileName } = state.pass;
  const { tx } = state;
  if (tx) {
    const { result, traces } = await watchOrgs(tx, actor.region, () =>
      importOrgs(platform, tx, actor, rows, { importId, fileName }),
    );
    await state.traces.add(traces.map((trace) => ({ kind: 'org', ...trace })));
    state.entries = await loadOrgEntries(tx);
    return result;
  }
  try {
    return await platform.db.write(actor.scope, async (trial) => {
      const result = await importOrgs(platform, trial, actor, rows, { importId, fileName });
      throw new Trial(result, await loadOrgEntries(trial));
    });
  } catch (error) {
    if (!(error instanceof Trial)) throw error;
    state.entries = error.entries;
    return error.result;
  }
}

/** Carries the result out of a transaction that is given up. */
class Trial extends Error {
  readonly result: OrgImportResult;
  readonly entries: PassState['entries'];

  constructor(result: OrgImportResult, entries: PassState['entries']) {
    super('trial');
    this.result = result;
    this.entries = entries;
  }
}
