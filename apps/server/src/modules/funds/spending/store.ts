import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../../platform/db/assign.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';

export type RequestState = 'requested' | 'approved' | 'declined' | 'withdrawn' | 'paid';

/** Row of `fund_request` with the names a page shows. */
export interface RequestRow {
  readonly region: number;
  readonly id: number;
  readonly account_id: number;
  readonly account_title: string;
  readonly account_kind: string;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly purpose: string;
  readonly amount_fen: number;
  readonly payee_zh: string;
  readonly reason_zh: string;
  readonly state: RequestState;
  readonly requested_by: number;
  readonly requested_by_name: string;
  readonly requested_at: Date;
  readonly decided_by: number | null;
  readonly decided_by_name: string | null;
  readonly decision_zh: string | null;
  readonly paid_by: number | null;
  readonly paid_by_name: string | null;
  readonly entry_id: number | null;
  readonly version: number;
}

const columns = sql`r.region, r.id, r.account_id, a.title_zh as account_title, a.kind as account_kind, r.org_id, o.short_name as org_name, r.path,
  r.run_step_id, r.purpose, r.amount_fen, r.payee_zh, r.reason_zh, r.state, r.requested_by, r.requested_by_name, r.requested_at, r.decided_by,
  r.decided_by_name, r.decision_zh, r.paid_by, r.paid_by_name, r.entry_id, r.version`;
const from = sql`from fund_request r join fund_account a on a.region = r.region and a.id = r.account_id
  join org o on o.region = r.region and o.id = r.org_id`;

/** A request, locked. */
export function lockRequest(tx: Tx, id: number): Promise<RequestRow | undefined> {
  return tx.maybe<RequestRow>(
    sql`select ${columns} ${from} where r.region = ${regionOf(id)} and r.id = ${id} for update of r`,
  );
}

/** Adds a request. */
export async function insertRequest(
  tx: Tx,
  request: {
    region: number;
    id: number;
    accountId: number;
    orgId: number;
    path: string;
    runStepId: number | null;
    purpose: string;
    amountFen: number;
    payeeZh: string;
    reasonZh: string;
    by: number;
    byName: string;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into fund_request (region, id, account_id, org_id, path, run_step_id, purpose, amount_fen, payee_zh, reason_zh, state,
      requested_by, requested_by_name, requested_at)
    values (${request.region}, ${request.id}, ${request.accountId}, ${request.orgId}, ${request.path}, ${request.runStepId}, ${request.purpose},
      ${request.amountFen}, ${request.payeeZh}, ${request.reasonZh}, 'requested', ${request.by}, ${request.byName}, ${request.at})`);
}

/** Changes columns of a locked request. */
export async function updateRequest(tx: Tx, row: RequestRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update fund_request r set ${assign(changes)}version = r.version + 1 where r.region = ${row.region} and r.id = ${row.id}`,
  );
}

/** Requests in scope, newest first. */
export function listRequests(
  tx: Tx,
  filter: { accountId?: number | undefined; state?: string | undefined; before: number | null; limit: number },
): Promise<RequestRow[]> {
  return tx.many<RequestRow>(sql`select ${columns} ${from} where true
    ${filter.accountId === undefined ? empty : sql`and r.account_id = ${filter.accountId}`}
    ${filter.state === undefined ? empty : sql`and r.state = ${filter.state}`}
    ${filter.before === null ? empty : sql`and r.id < ${filter.before}`}
    order by r.id desc limit ${filter.limit}`);
}

/** Requests of a step of a run. */
export function requestsOfStep(tx: Tx, region: number, runStepId: number): Promise<RequestRow[]> {
  return tx.many<RequestRow>(
    sql`select ${columns} ${from} where r.region = ${region} and r.run_step_id = ${runStepId} order by r.id`,
  );
}
