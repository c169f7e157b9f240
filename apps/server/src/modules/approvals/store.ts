import sql, { empty, join, type Sql } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { ApprovalRow, NewApproval } from './schema.ts';

const columns = sql`a.region, a.id, a.org_id, o.short_name as org_name, a.path, a.run_step_id, a.round_id, a.step_id, a.mode, a.title_zh,
  a.request_text_zh, a.decider_org_id, d.short_name as decider_org_name, a.decider_roles, a.collective, a.decisions, a.needs_reply_number,
  a.min_reviewers, a.silence, a.extension, a.facts, a.proposed_value, a.choices, a.state, a.requested_by, a.requested_on, a.accepted_on,
  a.due_on, a.extended_to, a.extensions, a.sent_back_reason, a.decision, a.decided_value, a.decision_reason, a.decided_by_name,
  a.decided_on, a.meeting, a.reply_number, a.reply_text_zh, a.version`;
const from = sql`from approval_request a
  join org o on o.region = a.region and o.id = a.org_id
  join org d on d.region = a.region and d.id = a.decider_org_id`;

/** A request, locked. */
export function lockApproval(tx: Tx, id: number): Promise<ApprovalRow | undefined> {
  return tx.maybe<ApprovalRow>(
    sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id} for update of a`,
  );
}

/** Several requests, locked in the order of their ids so that two deciders never wait for each other. */
export function lockApprovals(tx: Tx, ids: readonly number[]): Promise<ApprovalRow[]> {
  return tx.many<ApprovalRow>(
    sql`select ${columns} ${from} where a.id = any(${[...ids]}::bigint[]) order by a.id for update of a`,
  );
}

/** A request by id. */
export function findApproval(tx: Tx, id: number): Promise<ApprovalRow | undefined> {
  return tx.maybe<ApprovalRow>(sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id}`);
}

/** Present request of a step. */
export function approvalOfStep(tx: Tx, region: number, runStepId: number): Promise<ApprovalRow | undefined> {
  return tx.maybe<ApprovalRow>(
    sql`select ${columns} ${from} where a.region = ${region} and a.run_step_id = ${runStepId} order by a.id desc limit 1`,
  );
}

/** Adds a request. */
export async function insertApproval(
  tx: Tx,
  id: number,
  request: NewApproval,
  by: number | null,
  today: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into approval_request (region, id, org_id, path, run_step_id, round_id, step_id, mode, title_zh, request_text_zh,
      decider_org_id, decider_roles, collective, decisions, needs_reply_number, min_reviewers, silence, extension, facts, proposed_value,
      choices, state, requested_by, requested_on, accepted_on, due_on, created_at)
    values (${request.region}, ${id}, ${request.orgId}, ${request.path}, ${request.runStepId}, ${request.roundId}, ${request.stepId},
      ${request.mode}, ${request.titleZh}, ${request.requestTextZh}, ${request.deciderOrgId}, ${[...request.deciderRoles]},
      ${request.collective}, ${[...request.decisions]}, ${request.needsReplyNumber}, ${request.minReviewers}, ${request.silence},
      ${request.extension === null ? null : JSON.stringify(request.extension)}, ${JSON.stringify(request.facts)}, ${request.proposedValue},
      ${JSON.stringify(request.choices)}, ${request.state}, ${by}, ${today}, ${request.state === 'accepted' ? today : null},
      ${request.dueOn}, ${at})`);
}

/** Changes columns of a locked request and raises its version. */
export async function updateApproval(tx: Tx, row: ApprovalRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update approval_request a set ${assign(changes)}version = a.version + 1
    where a.region = ${row.region} and a.id = ${row.id}`);
}

/** The organisation above another one. */
export function parentOf(tx: Tx, region: number, orgId: number): Promise<{ id: number; kind: string } | undefined> {
  return tx.maybe(sql`select p.id, p.kind from org o join org p on p.region = o.region and p.id = o.parent_id
    where o.region = ${region} and o.id = ${orgId}`);
}

/** Adds an opinion. */
export async function insertOpinion(
  tx: Tx,
  id: number,
  row: ApprovalRow,
  opinion: { by: number | null; byName: string; at: Date; textZh: string },
): Promise<void> {
  await tx.run(sql`insert into approval_opinion (region, id, approval_id, org_id, path, by_user, by_name, at, text_zh)
    values (${row.region}, ${id}, ${row.id}, ${row.org_id}, ${row.path}, ${opinion.by}, ${opinion.byName}, ${opinion.at}, ${opinion.textZh})`);
}

/** Number of different people who gave an opinion. */
export async function countReviewers(tx: Tx, row: ApprovalRow): Promise<number> {
  return (
    await tx.one<{ n: number }>(
      sql`select count(distinct p.by_user) as n from approval_opinion p where p.region = ${row.region} and p.approval_id = ${row.id}`,
    )
  ).n;
}

/** Opinions, oldest first. */
export function listOpinions(tx: Tx, row: ApprovalRow): Promise<{ by_name: string; at: Date; text_zh: string }[]> {
  return tx.many(
    sql`select p.by_name, p.at, p.text_zh from approval_opinion p where p.region = ${row.region} and p.approval_id = ${row.id} order by p.id limit 200`,
  );
}

/** Filter of the list. */
export interface ApprovalFilter {
  readonly state?: string | undefined;
  readonly orgId?: number | undefined;
  readonly stepId?: string | undefined;
  readonly roundId?: number | undefined;
  readonly deciderOrgId?: number | undefined;
  readonly requesterOrgId?: number | undefined;
  readonly after: number | null;
  readonly limit: number;
}

/** Requests in scope by id, after the cursor. */
export function listApprovals(tx: Tx, filter: ApprovalFilter): Promise<ApprovalRow[]> {
  const conditions: Sql[] = [sql`true`];
  if (filter.state !== undefined) conditions.push(sql`a.state = ${filter.state}`);
  if (filter.orgId !== undefined) conditions.push(sql`a.org_id = ${filter.orgId}`);
  if (filter.stepId !== undefined) conditions.push(sql`a.step_id = ${filter.stepId}`);
  if (filter.roundId !== undefined) conditions.push(sql`a.round_id = ${filter.roundId}`);
  if (filter.deciderOrgId !== undefined)
    conditions.push(sql`a.decider_org_id = ${filter.deciderOrgId} and a.state in ('requested', 'accepted')`);
  if (filter.requesterOrgId !== undefined) conditions.push(sql`a.org_id = ${filter.requesterOrgId}`);
  return tx.many<ApprovalRow>(sql`select ${columns} ${from} where ${join(conditions, ' and ')}
    ${filter.after === null ? empty : sql`and a.id > ${filter.after}`} order by a.id limit ${filter.limit}`);
}

/** Accepted requests whose time is over and whose method lets silence speak. */
export function overdueConsents(tx: Tx, today: string): Promise<ApprovalRow[]> {
  return tx.many<ApprovalRow>(sql`select ${columns} ${from} where a.silence = 'consent' and a.state = 'accepted'
    and coalesce(a.extended_to, a.due_on) < ${today} order by a.id limit 500`);
}
