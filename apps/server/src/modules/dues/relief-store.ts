import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

/** Row of `dues_relief` with the names a page shows. */
export interface ReliefRow {
  readonly region: number;
  readonly id: number;
  readonly member_id: number;
  readonly name: string;
  readonly org_id: number;
  readonly org_name: string;
  readonly parent_id: number | null;
  readonly path: string;
  readonly from_month: string;
  readonly until_month: string;
  readonly monthly_fen: number;
  readonly state: 'requested' | 'approved' | 'declined';
  readonly decision_zh: string;
  readonly requested_by: number | null;
  readonly requested_by_name: string;
  readonly answered_by_name: string | null;
  readonly answer_zh: string | null;
  readonly version: number;
}

const columns = sql`r.region, r.id, r.member_id, m.name, r.org_id, o.short_name as org_name, o.parent_id, r.path, r.from_month, r.until_month,
  r.monthly_fen, r.state, r.decision_zh, r.requested_by, r.requested_by_name, r.answered_by_name, r.answer_zh, r.version`;
const from = sql`from dues_relief r join member m on m.region = r.region and m.id = r.member_id join org o on o.region = r.region and o.id = r.org_id`;

/** A relief, locked. */
export function lockRelief(tx: Tx, id: number): Promise<ReliefRow | undefined> {
  return tx.maybe<ReliefRow>(
    sql`select ${columns} ${from} where r.region = ${regionOf(id)} and r.id = ${id} for update of r`,
  );
}

/** Reliefs in scope, newest first. */
export function listReliefs(
  tx: Tx,
  filter: { region: number; memberId?: number; state?: string | undefined; before: number | null; limit: number },
): Promise<ReliefRow[]> {
  return tx.many<ReliefRow>(sql`select ${columns} ${from} where r.region = ${filter.region}
    ${filter.memberId === undefined ? empty : sql`and r.member_id = ${filter.memberId}`}
    ${filter.state === undefined ? empty : sql`and r.state = ${filter.state}`}
    ${filter.before === null ? empty : sql`and r.id < ${filter.before}`}
    order by r.id desc limit ${filter.limit}`);
}

/** Adds a relief that waits for the superior. */
export async function insertRelief(
  tx: Tx,
  org: { region: number; id: number; path: string },
  relief: {
    id: number;
    memberId: number;
    fromMonth: string;
    untilMonth: string;
    monthlyFen: number;
    decisionZh: string;
  },
  by: { id: number | null; name: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into dues_relief (region, id, member_id, org_id, path, from_month, until_month, monthly_fen, state, decision_zh, requested_by,
      requested_by_name, requested_at)
    values (${org.region}, ${relief.id}, ${relief.memberId}, ${org.id}, ${org.path}, ${relief.fromMonth}, ${relief.untilMonth}, ${relief.monthlyFen},
      'requested', ${relief.decisionZh}, ${by.id}, ${by.name}, ${by.at})`);
}

/** Writes the answer of the superior. */
export async function answerRelief(
  tx: Tx,
  row: ReliefRow,
  answer: { state: 'approved' | 'declined'; answerZh: string; by: number | null; byName: string; at: Date },
): Promise<void> {
  await tx.run(sql`update dues_relief r set state = ${answer.state}, answer_zh = ${answer.answerZh}, answered_by = ${answer.by},
      answered_by_name = ${answer.byName}, answered_at = ${answer.at}, version = r.version + 1
    where r.region = ${row.region} and r.id = ${row.id}`);
}
