import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { LearnerRow, PlanRow, SessionRow } from './schema.ts';

const planColumns = sql`p.region, p.id, p.org_id, p.path, p.run_step_id, p.title_zh, p.kind, p.topics, p.material, p.min_sessions, p.make_up,
  p.starts_on, p.due_on, p.state, p.reason, p.credited_on, p.min_days, p.min_hours, p.min_lasting, p.test_pass_mark, p.test_total,
  p.has_certificate, p.certificate_valid_for, p.rule_ids, p.version`;

/** A new plan. */
export type NewPlan = Omit<PlanRow, 'state' | 'reason' | 'credited_on' | 'version'>;

/** Inserts plans, one statement. */
export async function insertPlans(tx: Tx, plans: readonly NewPlan[], at: Date): Promise<void> {
  await tx.run(sql`insert into learning_plan (region, id, org_id, path, run_step_id, title_zh, kind, topics, material, min_sessions, make_up, starts_on, due_on,
      min_days, min_hours, min_lasting, test_pass_mark, test_total, has_certificate, certificate_valid_for, rule_ids, created_at)
    select t.region, t.id, t.org_id, t.path, t.run_step_id, t.title_zh, t.kind, array(select jsonb_array_elements_text(t.topics)), t.material,
      t.min_sessions, t.make_up, t.starts_on, t.due_on, t.min_days, t.min_hours, t.min_lasting, t.test_pass_mark, t.test_total, t.has_certificate,
      t.certificate_valid_for, array(select jsonb_array_elements_text(t.rule_ids)), ${at}
    from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as t (region int, id bigint, org_id bigint, path text, run_step_id bigint, title_zh text,
      kind text, topics jsonb, material text, min_sessions int, make_up text, starts_on date, due_on date, min_days int, min_hours int, min_lasting text, test_pass_mark int, test_total int, has_certificate boolean,
      certificate_valid_for text, rule_ids jsonb)`);
}

/** A plan. */
export function findPlan(tx: Tx, region: number, id: number): Promise<PlanRow | undefined> {
  return tx.maybe<PlanRow>(sql`select ${planColumns} from learning_plan p where p.region = ${region} and p.id = ${id}`);
}

/** A plan, locked. */
export function lockPlan(tx: Tx, region: number, id: number): Promise<PlanRow | undefined> {
  return tx.maybe<PlanRow>(
    sql`select ${planColumns} from learning_plan p where p.region = ${region} and p.id = ${id} for update`,
  );
}

/** Plan of a step. */
export function findPlanOfStep(tx: Tx, region: number, runStepId: number): Promise<PlanRow | undefined> {
  return tx.maybe<PlanRow>(
    sql`select ${planColumns} from learning_plan p where p.region = ${region} and p.run_step_id = ${runStepId}`,
  );
}

/** Plans in scope, newest first. */
export function listPlans(
  tx: Tx,
  filter: { orgId?: number | undefined; state?: string | undefined; before?: number | undefined },
  limit: number,
): Promise<(PlanRow & { org_name: string })[]> {
  return tx.many(sql`select ${planColumns}, o.short_name as org_name from learning_plan p join org o on o.region = p.region and o.id = p.org_id where true
    ${filter.orgId === undefined ? empty : sql`and p.org_id = ${filter.orgId}`}
    ${filter.state === undefined ? empty : sql`and p.state = ${filter.state}`}
    ${filter.before === undefined ? empty : sql`and p.id < ${filter.before}`}
    order by p.id desc limit ${limit}`);
}

/** Saves state and reason of a plan. */
export async function updatePlan(tx: Tx, plan: PlanRow): Promise<void> {
  await tx.run(sql`update learning_plan p set state = ${plan.state}, reason = ${plan.reason}, credited_on = ${plan.credited_on}, version = p.version + 1
    where p.region = ${plan.region} and p.id = ${plan.id}`);
}

/** Sessions of a plan, with the number who took part. */
export function listSessions(tx: Tx, region: number, planId: number): Promise<SessionRow[]> {
  return tx.many<SessionRow>(sql`select s.id, s.plan_id, s.held_on, s.place, s.topic, s.summary, s.minutes, s.makes_up_for, s.is_late_entry, s.recorded_by,
      s.recorded_at, s.withdrawn_at, s.withdrawn_reason,
      (select count(*)::int from learning_attendance a where a.region = s.region and a.session_id = s.id) as attended
    from learning_session s where s.region = ${region} and s.plan_id = ${planId} order by s.held_on, s.id`);
}

/** Inserts a session with those who took part. */
export async function insertSession(
  tx: Tx,
  plan: PlanRow,
  session: {
    id: number;
    heldOn: string;
    place: string;
    topic: string;
    summary: string;
    minutes: number | null;
    makesUpFor: number | null;
    isLateEntry: boolean;
    by: string;
    at: Date;
  },
  memberIds: readonly number[],
): Promise<void> {
  await tx.run(sql`insert into learning_session (region, id, plan_id, org_id, path, held_on, place, topic, summary, minutes, makes_up_for, is_late_entry, recorded_by, recorded_at)
    values (${plan.region}, ${session.id}, ${plan.id}, ${plan.org_id}, ${plan.path}, ${session.heldOn}, ${session.place}, ${session.topic},
      ${session.summary}, ${session.minutes}, ${session.makesUpFor}, ${session.isLateEntry}, ${session.by}, ${session.at})`);
  await tx.run(sql`insert into learning_attendance (region, session_id, member_id, plan_id, org_id, path)
    select ${plan.region}, ${session.id}, m.id, ${plan.id}, ${plan.org_id}, ${plan.path} from unnest(${[...memberIds]}::bigint[]) as m (id)`);
}

/** Declares a session void, with the reason; its row stays. */
export async function withdrawSession(tx: Tx, region: number, id: number, reason: string, at: Date): Promise<void> {
  await tx.run(
    sql`update learning_session s set withdrawn_at = ${at}, withdrawn_reason = ${reason} where s.region = ${region} and s.id = ${id}`,
  );
}

/** Members of the organisation of a plan, with the sessions they took part in. */
export function listLearners(tx: Tx, plan: PlanRow): Promise<LearnerRow[]> {
  return tx.many<LearnerRow>(sql`select m.id as member_id, m.name, m.id_number_tail as tail,
      (count(s.id) filter (where s.makes_up_for is null))::int as sessions, (count(s.id) filter (where s.makes_up_for is not null))::int as made_up,
      (count(distinct s.held_on))::int as days, coalesce(sum(s.minutes), 0)::int as minutes
    from member m
    left join learning_attendance a on a.region = m.region and a.member_id = m.id and a.plan_id = ${plan.id}
    left join learning_session s on s.region = a.region and s.id = a.session_id and s.withdrawn_at is null
    where m.region = ${plan.region} and m.org_id = ${plan.org_id} and m.status = 'normal'
    group by m.id, m.name, m.id_number_tail, m.pinyin order by m.pinyin, m.id`);
}

/** How many members a plan has, how many of them took part, and the sum of the minutes of its sessions. */
export function countLearners(
  tx: Tx,
  plan: PlanRow,
): Promise<{ expected: number; attended: number; sessions: number; minutes: number }> {
  return tx.one(sql`select
      (select count(*)::int from member m where m.region = ${plan.region} and m.org_id = ${plan.org_id} and m.status = 'normal') as expected,
      (select count(distinct a.member_id)::int from learning_attendance a
        join learning_session s on s.region = a.region and s.id = a.session_id and s.withdrawn_at is null
        join member m on m.region = a.region and m.id = a.member_id and m.status = 'normal' and m.org_id = ${plan.org_id}
        where a.region = ${plan.region} and a.plan_id = ${plan.id}) as attended,
      (select count(*)::int from learning_session s where s.region = ${plan.region} and s.plan_id = ${plan.id} and s.withdrawn_at is null
        and s.makes_up_for is null) as sessions,
      (select coalesce(sum(s.minutes), 0)::int from learning_session s where s.region = ${plan.region} and s.plan_id = ${plan.id}
        and s.withdrawn_at is null) as minutes`);
}

/** What a member has learnt: sessions they took part in, newest first. */
export function listOfMember(
  tx: Tx,
  region: number,
  memberId: number,
  limit: number,
): Promise<{ held_on: string; topic: string; title_zh: string; minutes: number | null }[]> {
  return tx.many(sql`select s.held_on, s.topic, p.title_zh, s.minutes from learning_attendance a
    join learning_session s on s.region = a.region and s.id = a.session_id and s.withdrawn_at is null
    join learning_plan p on p.region = a.region and p.id = a.plan_id
    where a.region = ${region} and a.member_id = ${memberId} order by s.held_on desc limit ${limit}`);
}
