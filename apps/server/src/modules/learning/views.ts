import type { LearningPlanItem, LearningPlanView } from '@jishi/contract';
import { addDuration, durationOf } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { PlanRow } from './schema.ts';
import type { LearningService } from './service.ts';
import * as store from './store.ts';

type Item = z.infer<typeof LearningPlanItem>;

/** Plans in scope, newest first. */
export async function planPage(
  tx: Tx,
  query: { orgId?: number | undefined; state?: string | undefined; cursor?: string | undefined; limit: number },
  today: string,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const before = query.cursor === undefined ? undefined : Number(query.cursor) || 0;
  const rows = await store.listPlans(tx, { orgId: query.orgId, state: query.state, before }, query.limit + 1);
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((row) => ({ ...item(row, today), orgName: row.org_name })),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** A plan with its sessions; the own organisation also sees who is due, before the date and not after it. */
export async function planView(
  tx: Tx,
  platform: Platform,
  service: LearningService,
  actor: Actor,
  id: number,
): Promise<z.infer<typeof LearningPlanView>> {
  const plan = (await store.findPlan(tx, regionOf(id), id)) ?? refuse('record.not-found');
  const today = platform.clock.today();
  const counts = await store.countLearners(tx, plan);
  const sessions = await store.listSessions(tx, plan.region, plan.id);
  const mine = actsFor(actor, plan.org_id) && actor.role !== 'member';
  const lead = durationOf(await platform.rules.value<string>(tx, 'learning.due_list.lead', today, plan.path));
  const listFrom =
    plan.due_on === null ? plan.starts_on : addDuration(await loadWorkingCalendar(tx), plan.due_on, lead, -1).date;
  const learners = mine ? await store.listLearners(tx, plan) : [];
  const names = new Map<string, number>();
  for (const { name } of learners) names.set(name, (names.get(name) ?? 0) + 1);
  const missing = await service.missing(tx, plan, today);
  return {
    ...item(plan, today),
    runStepId: plan.run_step_id,
    topics: [...plan.topics],
    material: plan.material,
    minSessions: plan.min_sessions,
    makeUp: plan.make_up,
    reason: plan.reason,
    creditedOn: plan.credited_on,
    expected: counts.expected,
    attended: counts.attended,
    minutes: counts.minutes,
    missing: missing.kind,
    mine,
    isListed: today >= listFrom,
    sessions: sessions.map((row) => ({
      id: row.id,
      heldOn: row.held_on,
      place: row.place,
      topic: row.topic,
      summary: row.summary,
      minutes: row.minutes,
      makesUpFor: row.makes_up_for,
      isLateEntry: row.is_late_entry,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at.toISOString(),
      withdrawnReason: row.withdrawn_reason,
      attended: row.attended,
    })),
    learners: learners.map((row) => ({
      memberId: row.member_id,
      name: row.name,
      tail: names.get(row.name) === 1 ? '' : row.tail,
      hasAttended: row.sessions + row.made_up > 0,
      hasMadeUp: row.made_up > 0,
    })),
    version: plan.version,
  };
}

/** The own learning of the signed-in member. */
export async function ownLearning(
  tx: Tx,
  actor: Actor,
): Promise<{ heldOn: string; topic: string; titleZh: string; minutes: number | null }[]> {
  if (actor.memberId === null) return [];
  const rows = await store.listOfMember(tx, actor.region, actor.memberId, 200);
  return rows.map(({ held_on: heldOn, topic, title_zh: titleZh, minutes }) => ({ heldOn, topic, titleZh, minutes }));
}

function item(row: PlanRow, today: string): Omit<Item, 'orgName'> {
  return {
    id: row.id,
    orgId: row.org_id,
    titleZh: row.title_zh,
    kind: row.kind,
    state: row.state,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    overdue: row.state !== 'credited' && row.due_on !== null && row.due_on < today,
  };
}
