import { decidePosts, importPosts, type PostRow } from '../../members/index.ts';
import type { SheetAnswers } from '../check/answers.ts';
import { knownOrgs } from '../check/check-members.ts';
import { postChecker, postFinding } from '../check/check-posts.ts';
import { readPart, type ReadablePart, type SourceRow } from '../check/read-part.ts';
import type { PassState } from './pass.ts';
import type { Trace } from './traces.ts';

/** Committee members of a sheet, after the people they are. */
export async function passPosts(state: PassState, part: ReadablePart, answers: SheetAnswers): Promise<void> {
  const { pass, collector } = state;
  const counts = collector.part(part.sheet, 'posts');
  const own = pass.actor.path ?? '';
  const orgs = knownOrgs(state.entries.filter(({ path }) => path.startsWith(own)));
  const check = postChecker(part, orgs, state.day);
  for await (const batch of readPart(pass.file, part, answers)) {
    const rows: { source: SourceRow; row: PostRow }[] = [];
    for (const source of batch) {
      counts.rows++;
      if (answers.decision(source.row) === 'skip') {
        counts.skipped++;
        continue;
      }
      const { findings, row } = check(source);
      collector.add(findings);
      if (findings.length > 0) pass.onRow?.(part, source.cells, source.row, findings);
      if (row) rows.push({ source, row });
      else counts.bad++;
    }
    const outcomes = await decide(
      state,
      rows.map(({ row }) => row),
    );
    const traces: Trace[] = [];
    outcomes.forEach((outcome, at) => {
      const known = rows[at];
      if (!known) return;
      if (outcome.kind === 'refused') {
        const finding = postFinding(part, known.source, outcome);
        collector.add([finding]);
        pass.onRow?.(part, known.source.cells, known.source.row, [finding]);
        counts.bad++;
        return;
      }
      counts.good++;
      counts[outcome.kind]++;
      if (outcome.kind === 'added' && state.tx)
        traces.push({ kind: 'post', id: outcome.id, path: known.row.org.path, before: null, versionAfter: 0 });
    });
    await state.traces.add(traces);
    await state.advance(batch.length);
  }
}

function decide(state: PassState, rows: readonly PostRow[]) {
  const { platform, actor, importId, fileName } = state.pass;
  const { tx } = state;
  if (tx && state.stillWriting()) return importPosts(platform, tx, actor, rows, { importId, fileName });
  // Nothing more will be written: what the file itself brings counts as known.
  return state.inTx((reading) => decidePosts(platform, reading, actor, rows, state.pending));
}
