import sql from 'sql-template-tag';
import type { PersonalData } from '../../../platform/crypto/personal-data.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Trace } from '../run/traces.ts';
import type { Answer, Finding, ImportRow, Severity } from '../schema.ts';

type Owner = Pick<ImportRow, 'region' | 'id' | 'org_id' | 'path'>;

const findingContext = 'import_finding.value';
const answerContext = 'import_answer.value';
const hex = (value: Buffer | null): string | null => (value === null ? null : `\\x${value.toString('hex')}`);

/** Replaces the findings of an import; values are sealed, since they may be identifiers. */
export async function saveFindings(
  tx: Tx,
  personalData: PersonalData,
  owner: Owner,
  findings: readonly Finding[],
): Promise<void> {
  await tx.run(sql`delete from import_finding f where f.region = ${owner.region} and f.import_id = ${owner.id}`);
  const seal = (text: string | undefined) =>
    text === undefined || text === '' ? null : hex(personalData.seal(findingContext, text));
  for (let start = 0; start < findings.length; start += 1000) {
    const rows = findings.slice(start, start + 1000).map((finding, index) => ({
      region: owner.region,
      import_id: owner.id,
      n: start + index,
      org_id: owner.org_id,
      path: owner.path,
      sheet: finding.sheet,
      row_no: finding.row,
      field: finding.field,
      heading: finding.heading,
      severity: finding.severity,
      code: finding.code,
      value: seal(finding.value),
      zh: finding.zh,
      remedy_zh: finding.remedyZh,
      en: finding.en,
      rule_id: finding.ruleId ?? null,
      suggestion: seal(finding.suggestion),
      choices: finding.choices ?? [],
    }));
    await tx.run(
      sql`insert into import_finding select * from json_populate_recordset(null::import_finding, ${JSON.stringify(rows)}::json)`,
    );
  }
}

/** A finding as the page shows it. */
export interface StoredFinding {
  readonly n: number;
  readonly sheet: string;
  readonly row: number;
  readonly field: string;
  readonly heading: string;
  readonly severity: Severity;
  readonly code: string;
  readonly value: string;
  readonly zh: string;
  readonly remedyZh: string;
  readonly en: string;
  readonly ruleId: string | null;
  readonly suggestion: string | null;
  readonly choices: readonly string[];
}

/** Findings in the order of the file, of one group or of all. */
export async function listFindings(
  tx: Tx,
  personalData: PersonalData,
  owner: Pick<Owner, 'region' | 'id'>,
  filter: {
    readonly severity?: string | undefined;
    readonly code?: string | undefined;
    readonly after: number;
    readonly limit: number;
  },
): Promise<StoredFinding[]> {
  const rows = await tx.many<{
    n: number;
    sheet: string;
    row_no: number;
    field: string;
    heading: string;
    severity: Severity;
    code: string;
    value: Buffer | null;
    zh: string;
    remedy_zh: string;
    en: string;
    rule_id: string | null;
    suggestion: Buffer | null;
    choices: string[];
  }>(sql`select f.n, f.sheet, f.row_no, f.field, f.heading, f.severity, f.code, f.value, f.zh, f.remedy_zh, f.en, f.rule_id, f.suggestion, f.choices
    from import_finding f where f.region = ${owner.region} and f.import_id = ${owner.id} and f.n > ${filter.after}
      and (${filter.severity ?? null}::text is null or f.severity = ${filter.severity ?? null}) and (${filter.code ?? null}::text is null or f.code = ${filter.code ?? null})
    order by f.n limit ${filter.limit}`);
  const open = (sealed: Buffer | null) => (sealed === null ? null : personalData.open(findingContext, sealed));
  return rows.map(({ row_no, remedy_zh, rule_id, value, suggestion, ...row }) => ({
    ...row,
    row: row_no,
    remedyZh: remedy_zh,
    ruleId: rule_id,
    value: open(value) ?? '',
    suggestion: open(suggestion),
  }));
}

/** Adds answers, or takes an earlier one about the same thing away first. */
export async function saveAnswers(
  tx: Tx,
  personalData: PersonalData,
  owner: Owner,
  answers: readonly Answer[],
  ids: readonly number[],
): Promise<void> {
  const seal = (text: string | null) => (text === null ? null : personalData.seal(answerContext, text));
  for (const [index, answer] of answers.entries()) {
    if (answer.row !== null)
      await tx.run(sql`delete from import_answer a where a.region = ${owner.region} and a.import_id = ${owner.id} and a.sheet = ${answer.sheet}
        and a.row_no = ${answer.row} and (a.field = ${answer.field} or (a.decision is not null and ${answer.decision !== null}))`);
    await tx.run(sql`insert into import_answer (region, import_id, id, org_id, path, sheet, field, row_no, from_value, to_value, decision)
      values (${owner.region}, ${owner.id}, ${ids[index]}, ${owner.org_id}, ${owner.path}, ${answer.sheet}, ${answer.field}, ${answer.row},
        ${seal(answer.fromValue)}, ${seal(answer.toValue)}, ${answer.decision})`);
  }
}

/** An answer with its id, to take it away again. */
export interface StoredAnswer extends Answer {
  readonly id: number;
}

/** Answers in the order in which they were given. */
export async function listAnswers(
  tx: Tx,
  personalData: PersonalData,
  owner: Pick<Owner, 'region' | 'id'>,
): Promise<StoredAnswer[]> {
  const rows = await tx.many<{
    id: number;
    sheet: string;
    field: string;
    row_no: number | null;
    from_value: Buffer | null;
    to_value: Buffer | null;
    decision: Answer['decision'];
  }>(sql`select a.id, a.sheet, a.field, a.row_no, a.from_value, a.to_value, a.decision from import_answer a
    where a.region = ${owner.region} and a.import_id = ${owner.id} order by a.id`);
  const open = (sealed: Buffer | null) => (sealed === null ? null : personalData.open(answerContext, sealed));
  return rows.map((row) => ({
    id: row.id,
    sheet: row.sheet,
    field: row.field,
    row: row.row_no,
    fromValue: open(row.from_value),
    toValue: open(row.to_value),
    decision: row.decision,
  }));
}

/** Takes an answer away. */
export function deleteAnswer(tx: Tx, owner: Pick<Owner, 'region' | 'id'>, answerId: number): Promise<number> {
  return tx.run(
    sql`delete from import_answer a where a.region = ${owner.region} and a.import_id = ${owner.id} and a.id = ${answerId}`,
  );
}

/** Notes what an import brought and changed, in its own transaction. */
export async function saveTraces(
  tx: Tx,
  owner: Owner,
  traces: readonly Trace[],
  ids: readonly number[],
): Promise<void> {
  for (let start = 0; start < traces.length; start += 2000) {
    const part = traces.slice(start, start + 2000);
    await tx.run(sql`insert into import_change (region, import_id, id, org_id, path, subject_kind, subject_id, before, version_after)
      select ${owner.region}, ${owner.id}, u.id, ${owner.org_id}::bigint, ${owner.path}, u.kind, u.subject_id, u.before, u.version_after
      from unnest(${ids.slice(start, start + 2000)}::bigint[], ${part.map(({ kind }) => kind)}::text[], ${part.map(({ id }) => id)}::bigint[],
        ${part.map(({ before }) => before)}::jsonb[], ${part.map(({ versionAfter }) => versionAfter)}::int[]) as u (id, kind, subject_id, before, version_after)`);
  }
}

/** What an import brought and changed. */
export async function listTraces(tx: Tx, owner: Pick<Owner, 'region' | 'id'>): Promise<Trace[]> {
  const rows = await tx.many<{
    subject_kind: Trace['kind'];
    subject_id: number;
    before: string | null;
    version_after: number;
  }>(
    sql`select c.subject_kind, c.subject_id, c.before::text as before, c.version_after from import_change c
      where c.region = ${owner.region} and c.import_id = ${owner.id} order by c.id`,
  );
  return rows.map((row) => ({
    kind: row.subject_kind,
    id: row.subject_id,
    path: '',
    before: row.before,
    versionAfter: row.version_after,
  }));
}
