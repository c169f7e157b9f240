import {
  importMembers,
  previewMembers,
  watchMembers,
  memberRefusals,
  type MemberRow,
  type RowPreview,
} from '../../members/index.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SheetAnswers } from '../check/answers.ts';
import type { Counting } from '../check/collect.ts';
import {
  knownOrgs,
  memberChecker,
  rosterFinding,
  splitRemedy,
  type CheckedMember,
  type KnownOrgs,
} from '../check/check-members.ts';
import { readPart, type ReadablePart, type SourceRow } from '../check/read-part.ts';
import { findingMaker, hasErrors, hasQuestions } from '../check/row-findings.ts';
import type { Finding } from '../schema.ts';
import type { PassState } from './pass.ts';

/**
 * Members of a sheet, batch by batch: checked on this thread while the database stores the batch before and the
 * reading thread parses the next one.
 */
export async function passMembers(
  state: PassState,
  part: ReadablePart,
  answers: SheetAnswers,
  withPosts: boolean,
): Promise<void> {
  const { pass, collector } = state;
  const counts = collector.part(part.sheet, 'members');
  const own = pass.actor.path ?? '';
  const orgs = knownOrgs(
    state.entries.filter(({ path }) => path.startsWith(own)),
    ({ kind }) => kind === '631' || kind === '632' || kind === '931' || kind === '932',
  );
  const check = memberChecker(part, orgs, state.day);
  let storing: Promise<void> = Promise.resolve();
  for await (const batch of readPart(pass.file, part, answers)) {
    counts.rows += batch.length;
    const checked = checkBatch(batch);
    await storing;
    const rows = await compare(state, part, checked, orgs, answers, counts, withPosts);
    storing = store(state, part, rows, counts);
    // Its failure is thrown by the next await; until then nobody may call it unhandled.
    storing.catch(() => undefined);
    await state.advance(batch.length);
  }
  await storing;

  function checkBatch(batch: readonly SourceRow[]): CheckedMember[] {
    const checked: CheckedMember[] = [];
    for (const source of batch) {
      if (answers.decision(source.row) === 'skip') {
        counts.skipped++;
        continue;
      }
      const { findings, row } = check(source);
      if (row) checked.push({ source, row, findings });
      else close(source, findings);
    }
    return checked;
  }

  function close(source: SourceRow, findings: readonly Finding[]): void {
    collector.add(findings);
    counts.bad++;
    pass.onRow?.(part, source.cells, source.row, findings);
  }
}

/** A row with what storing it will do. */
interface PreparedMember extends CheckedMember {
  readonly preview: RowPreview;
}

/** Asks the roster about checked rows; returns those that may be stored. */
async function compare(
  state: PassState,
  part: ReadablePart,
  checked: readonly CheckedMember[],
  orgs: KnownOrgs,
  answers: SheetAnswers,
  counts: Counting,
  withPosts: boolean,
): Promise<PreparedMember[]> {
  const { pass, collector } = state;
  const previews = await state.inTx((tx) =>
    previewMembers(
      pass.platform,
      tx,
      pass.actor,
      checked.map(({ row }) => row),
    ),
  );
  const prepared: PreparedMember[] = [];
  checked.forEach((member, at) => {
    const preview = previews[at];
    if (!preview) return;
    const finding = rosterFinding(part, member, withoutOwn(preview), orgs, answers);
    if (finding && !(finding.severity === 'question' && pass.acceptQuestions)) member.findings.push(finding);
    collector.add(member.findings);
    if (member.findings.length > 0) pass.onRow?.(part, member.source.cells, member.source.row, member.findings);
    if (hasErrors(member.findings)) counts.bad++;
    else if (hasQuestions(member.findings)) counts.questions++;
    else {
      prepared.push({ ...member, preview });
      counts.good++;
      if (preview.kind !== 'refused') counts[preview.kind]++;
      if (preview.kind === 'changed') sample(member.row, preview);
      const org = orgs.byId.get(member.row.orgId);
      if (withPosts && org) {
        const isFull = member.row.memberType === '1' && member.row.status === 'normal';
        state.pending.set(member.row.idNumber, { name: member.row.name, org, isFull });
      }
    }
  });
  return prepared;

  /** A namesake that this very import brought is no question: the file lists them both. */
  function withoutOwn(preview: RowPreview): RowPreview {
    return preview.kind === 'added' && preview.namesake && state.brought.has(preview.namesake.id)
      ? { kind: 'added' }
      : preview;
  }

  function sample(row: MemberRow, { differences }: RowPreview & { kind: 'changed' }): void {
    for (const { column, from, to } of differences) {
      const nameOf = (id: string | null) => (id === null ? null : (orgs.byId.get(Number(id))?.name ?? id));
      const isOrg = column === 'org_id';
      collector.change({
        sheet: part.sheet,
        row: row.rowNumber,
        name: row.name,
        field: column,
        fromValue: isOrg ? nameOf(from) : from,
        toValue: isOrg ? nameOf(to) : to,
      });
    }
  }
}

/** Writes prepared rows, those that change nothing left out. */
async function store(
  state: PassState,
  part: ReadablePart,
  rows: readonly PreparedMember[],
  counts: Counting,
): Promise<void> {
  const { tx, pass } = state;
  const changing = rows.filter(({ preview }) => preview.kind === 'added' || preview.kind === 'changed');
  if (!tx || changing.length === 0 || !state.stillWriting()) return;
  const people = {
    added: changing.flatMap(({ preview, row }) => (preview.kind === 'added' ? [row.idNumber] : [])),
    changed: changing.flatMap(({ preview }) => (preview.kind === 'changed' ? [preview.known.id] : [])),
  };
  const { result, traces } = await watchMembers(pass.platform, tx, pass.actor.region, people, () => importInOrder(tx));
  for (const trace of traces) if (trace.before === null) state.brought.add(trace.id);
  await state.traces.add(traces.map((trace) => ({ kind: 'member', ...trace })));
  const { make } = findingMaker(part);
  for (const { rowNumber, code } of result.refused) {
    const member = changing.find(({ source }) => source.row === rowNumber);
    if (!member) continue;
    const [zh = '', remedyZh = ''] = splitRemedy(memberRefusals[code]?.zh ?? code);
    const words = { zh, remedyZh, en: memberRefusals[code]?.en ?? code };
    const finding = make(member.source, { field: 'citizenNumber', severity: 'error', code, ...words });
    state.collector.add([finding]);
    pass.onRow?.(part, member.source.cells, rowNumber, [finding]);
    counts.good--;
    counts.bad++;
    if (member.preview.kind !== 'refused') counts[member.preview.kind]--;
  }

  function importInOrder(open: Tx) {
    return importMembers(
      pass.platform,
      open,
      pass.actor,
      changing.map(({ row }) => row),
      { importId: pass.importId, fileName: pass.fileName },
    );
  }
}
