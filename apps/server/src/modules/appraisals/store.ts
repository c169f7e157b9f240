import { randomUUID } from 'node:crypto';
import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Answers, AppraisalRow, NewAppraisal } from './schema.ts';

const columns = sql`a.region, a.id, a.org_id, o.short_name as org_name, a.path, a.run_step_id, a.title_zh, a.groups, a.questions,
  a.withhold_below, a.open_for, a.state, a.round_no, a.opened_at, a.closes_at, a.result, a.version`;
const from = sql`from appraisal a join org o on o.region = a.region and o.id = a.org_id`;

/** An appraisal, locked. */
export function lockAppraisal(tx: Tx, id: number): Promise<AppraisalRow | undefined> {
  return tx.maybe<AppraisalRow>(
    sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id} for update of a`,
  );
}

/** An appraisal held open while a sheet comes in: many at once, but the closing waits for them. */
export function holdAppraisal(tx: Tx, id: number): Promise<AppraisalRow | undefined> {
  return tx.maybe<AppraisalRow>(
    sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id} for key share of a`,
  );
}

/** An appraisal by id. */
export function findAppraisal(tx: Tx, id: number): Promise<AppraisalRow | undefined> {
  return tx.maybe<AppraisalRow>(sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id}`);
}

/** Latest appraisal of a step. */
export function appraisalOfStep(tx: Tx, region: number, runStepId: number): Promise<AppraisalRow | undefined> {
  return tx.maybe<AppraisalRow>(
    sql`select ${columns} ${from} where a.region = ${region} and a.run_step_id = ${runStepId} order by a.id desc limit 1`,
  );
}

/** Appraisals in scope, newest first. */
export function listAppraisals(
  tx: Tx,
  filter: { state?: string | undefined; before: number | null; limit: number },
): Promise<AppraisalRow[]> {
  return tx.many<AppraisalRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : sql`and a.state = ${filter.state}`}
    ${filter.before === null ? empty : sql`and a.id < ${filter.before}`} order by a.id desc limit ${filter.limit}`);
}

/** Adds a designed appraisal. */
export async function insertAppraisal(tx: Tx, id: number, appraisal: NewAppraisal, at: Date): Promise<void> {
  await tx.run(sql`insert into appraisal (region, id, org_id, path, run_step_id, title_zh, groups, questions, withhold_below, open_for, state, created_at)
    values (${appraisal.region}, ${id}, ${appraisal.orgId}, ${appraisal.path}, ${appraisal.runStepId}, ${appraisal.titleZh},
      ${JSON.stringify(appraisal.groups)}, ${JSON.stringify(appraisal.questions)}, ${appraisal.withholdBelow}, ${appraisal.openFor}, 'designed', ${at})`);
}

/** Changes columns of a locked appraisal and raises its version. */
export async function updateAppraisal(tx: Tx, row: AppraisalRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update appraisal a set ${assign(changes)}version = a.version + 1
    where a.region = ${row.region} and a.id = ${row.id}`);
}

/** Members of a branch on the roster, all or with voting rights. */
export async function countMembers(
  tx: Tx,
  row: Pick<AppraisalRow, 'region' | 'org_id'>,
  which: 'all-members' | 'full-members' | 'committee',
): Promise<number> {
  if (which === 'committee') {
    return (
      await tx.one<{ n: number }>(
        sql`select count(distinct p.member_id) as n from committee_post p where p.region = ${row.region} and p.org_id = ${row.org_id} and p.until_on is null`,
      )
    ).n;
  }
  return (
    await tx.one<{
      n: number;
    }>(sql`select count(*) as n from member m where m.region = ${row.region} and m.org_id = ${row.org_id} and m.status = 'normal'
      and not m.is_lost ${which === 'full-members' ? sql`and m.member_type = '1'` : empty}`)
  ).n;
}

/** Adds the hashes of a group's codes. */
export async function insertCodes(
  tx: Tx,
  row: AppraisalRow,
  groupId: string,
  roundNo: number,
  hashes: readonly Buffer[],
): Promise<void> {
  // In the order of their hashes, so that the order of the rows says nothing about the order of the slips.
  const ordered = [...hashes].sort(Buffer.compare);
  await tx.run(sql`insert into appraisal_code (region, code_hash, appraisal_id, path, group_id, round_no)
    select ${row.region}, h, ${row.id}, ${row.path}, ${groupId}, ${roundNo} from unnest(${ordered}::bytea[]) as h`);
}

/** Removes the unused codes of a group. @returns how many were used */
export async function removeUnusedCodes(tx: Tx, row: AppraisalRow, groupId: string): Promise<number> {
  await tx.run(
    sql`delete from appraisal_code c where c.region = ${row.region} and c.appraisal_id = ${row.id} and c.group_id = ${groupId} and not c.used`,
  );
  return (
    await tx.one<{
      n: number;
    }>(sql`select count(*) as n from appraisal_code c where c.region = ${row.region} and c.appraisal_id = ${row.id}
    and c.group_id = ${groupId} and c.round_no = ${row.round_no}`)
  ).n;
}

/** Removes all codes of an appraisal. */
export async function removeCodes(tx: Tx, row: AppraisalRow): Promise<void> {
  await tx.run(sql`delete from appraisal_code c where c.region = ${row.region} and c.appraisal_id = ${row.id}`);
}

/** Codes issued and sheets received by group in the present round. */
export function countTurnout(
  tx: Tx,
  row: AppraisalRow,
): Promise<{ group_id: string; issued: number; received: number }[]> {
  return tx.many(sql`select c.group_id, count(*) as issued, count(*) filter (where c.used) as received from appraisal_code c
    where c.region = ${row.region} and c.appraisal_id = ${row.id} and c.round_no = ${row.round_no} group by c.group_id`);
}

/** A code with the place of its appraisal. */
export interface CodeRow {
  readonly region: number;
  readonly appraisal_id: number;
  readonly path: string;
  readonly group_id: string;
  readonly used: boolean;
}

/** A code by its hash. */
export function findCode(tx: Tx, hash: Buffer): Promise<CodeRow | undefined> {
  return tx.maybe<CodeRow>(
    sql`select c.region, c.appraisal_id, c.path, c.group_id, c.used from appraisal_code c where c.code_hash = ${hash}`,
  );
}

/** Marks a code as used. @returns false when somebody was quicker */
export async function useCode(tx: Tx, code: CodeRow, hash: Buffer): Promise<boolean> {
  return (
    (await tx.run(
      sql`update appraisal_code c set used = true where c.region = ${code.region} and c.code_hash = ${hash} and not c.used`,
    )) === 1
  );
}

/** Adds a sheet under a random id: no sequence, no time. */
export function insertSheet(tx: Tx, row: AppraisalRow, groupId: string, answers: Answers): void {
  // Travels with the commit.
  tx.post(sql`insert into appraisal_sheet (region, id, appraisal_id, org_id, path, group_id, round_no, answers)
    values (${row.region}, ${randomUUID()}, ${row.id}, ${row.org_id}, ${row.path}, ${groupId}, ${row.round_no}, ${JSON.stringify(answers)})`);
}

/** Sheets of the present round in the order of their random ids. */
export function listSheets(tx: Tx, row: AppraisalRow): Promise<{ group_id: string; answers: Answers }[]> {
  return tx.many(sql`select s.group_id, s.answers from appraisal_sheet s
    where s.region = ${row.region} and s.appraisal_id = ${row.id} and s.round_no = ${row.round_no} order by s.id`);
}

/**
 * Writes all sheets of an appraisal again under new ids in random order, in one transaction: afterwards neither id,
 * nor place in the file, nor transaction number tells which sheet came first.
 */
export async function shuffleSheets(tx: Tx, row: AppraisalRow): Promise<void> {
  await tx.run(sql`with removed as (
      delete from appraisal_sheet s where s.region = ${row.region} and s.appraisal_id = ${row.id}
      returning s.region, s.appraisal_id, s.org_id, s.path, s.group_id, s.round_no, s.answers)
    insert into appraisal_sheet (region, id, appraisal_id, org_id, path, group_id, round_no, answers)
    select r.region, gen_random_uuid(), r.appraisal_id, r.org_id, r.path, r.group_id, r.round_no, r.answers from removed r order by random()`);
}

/** Open appraisals whose time is over. */
export function listEnded(tx: Tx, now: Date): Promise<{ id: number }[]> {
  return tx.many(
    sql`select a.id from appraisal a where a.state = 'open' and a.closes_at < ${now} order by a.id limit 5000`,
  );
}

/** Deletes the sheets whose retention is over; the aggregate stays. */
export async function removeOldSheets(tx: Tx, today: string): Promise<number> {
  return await tx.run(sql`delete from appraisal_sheet s using appraisal a
    where a.region = s.region and a.id = s.appraisal_id and a.sheets_until < ${today}`);
}
