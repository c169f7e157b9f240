import type { LearningPlanItem, LearningPlanView, OwnLearning } from '@jishi/contract';
import { addDuration, classHoursOf, durationOf } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { ownCertificates } from './certificates.ts';
import { demandOn, lastsUntil } from './demands.ts';
import { loadLearners } from './learners.ts';
import * as results from './results-store.ts';
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
  const learners = await loadLearners(tx, plan, await demandOn(tx, platform.rules, plan, today));
  const certificates = mine ? await results.listCertificatesOfPlan(tx, plan) : [];
  const perHour = await platform.rules.value<number>(tx, 'learning.class_hour.minutes', today, plan.path);
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
    passed: learners.filter(({ state }) => state === 'passed').length,
    test:
      plan.test_pass_mark === null || plan.test_total === null
        ? null
        : { passMark: plan.test_pass_mark, of: plan.test_total },
    minDays: plan.min_days,
    minHours: plan.min_hours,
    lastsUntil: plan.min_lasting === null ? null : await lastsUntil(tx, plan),
    hasCertificate: plan.has_certificate,
    certificateValidFor: plan.certificate_valid_for,
    rules: plan.rule_ids.flatMap((ruleId) => platform.rules.reference(ruleId, today) ?? []),
    // Marks and hours of people are for the recorder of their own organisation; each reads the own ones elsewhere.
    learners: (mine ? learners : []).map((row) => ({
      memberId: row.member_id,
      name: row.name,
      tail: names.get(row.name) === 1 ? '' : row.tail,
      state: plan.state === 'credited' && row.state === 'make-up' ? ('not-passed' as const) : row.state,
      hasAttended: row.sessions + row.made_up > 0,
      hasMadeUp: row.made_up > 0,
      hours: classHoursOf(row.minutes, perHour),
      tests: row.takings.map((taking) => ({
        id: taking.id,
        takenOn: taking.taken_on,
        marks: taking.marks,
        isPassed: taking.is_passed,
        isMakeUp: taking.attempt > 1,
      })),
      certificateId: certificates.find(({ member_id: holder }) => holder === row.member_id)?.id ?? null,
    })),
    version: plan.version,
  };
}

/** The own learning of the signed-in member: sessions, hours by year, results of tests, certificates. */
export async function ownLearning(tx: Tx, platform: Platform, actor: Actor): Promise<z.infer<typeof OwnLearning>> {
  const today = platform.clock.today();
  const asked = await yearlyHours(tx, platform, today, actor.path ?? undefined);
  if (actor.memberId === null) return { items: [], years: [], asked, tests: [], certificates: [] };
  const perHour = await platform.rules.value<number>(tx, 'learning.class_hour.minutes', today, actor.path ?? undefined);
  const [rows, years, takings] = [
    await store.listOfMember(tx, actor.region, actor.memberId, 200),
    await results.listYears(tx, actor.region, actor.memberId),
    await results.listTakingsOfMember(tx, actor.region, actor.memberId),
  ];
  return {
    items: rows.map(({ held_on: heldOn, topic, title_zh: titleZh, minutes }) => ({ heldOn, topic, titleZh, minutes })),
    years: years.map(({ year, minutes }) => ({ year, minutes, hours: classHoursOf(minutes, perHour) })),
    asked,
    tests: takings.map((row) => ({
      titleZh: row.title_zh ?? '',
      takenOn: row.taken_on,
      marks: row.marks,
      isPassed: row.is_passed,
    })),
    certificates: await ownCertificates(tx, platform, actor),
  };
}

/** Class hours of the members of the own organisation in a year: sums of entries, by name and never by amount. */
export async function hoursOfYear(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  year: number,
): Promise<{
  year: number;
  asked: z.infer<typeof OwnLearning>['asked'];
  items: { memberId: number; name: string; minutes: number; hours: number; sessions: number }[];
}> {
  const { orgId, path } = actor;
  const today = platform.clock.today();
  const asked = await yearlyHours(tx, platform, today, path ?? undefined);
  if (orgId === null || path === null || actor.role === 'member') return { year, asked, items: [] };
  const perHour = await platform.rules.value<number>(tx, 'learning.class_hour.minutes', today, path);
  const rows = await results.listMinutes(tx, { region: actor.region, orgId }, `${year}-01-01`, `${year}-12-31`);
  return {
    year,
    asked,
    items: rows.map(({ member_id: memberId, name, minutes, sessions }) => ({
      memberId,
      name,
      minutes,
      hours: classHoursOf(minutes, perHour),
      sessions,
    })),
  };
}

/** What the regulation asks of a member in a year, with its source. */
async function yearlyHours(
  tx: Tx,
  platform: Platform,
  today: string,
  path: string | undefined,
): Promise<z.infer<typeof OwnLearning>['asked']> {
  const hours = await platform.rules.value<number>(tx, 'training.member.hours', today, path);
  return { hours, rule: platform.rules.reference('training.member.hours', today) ?? null };
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
