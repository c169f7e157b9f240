import { addDuration, classHoursOf, durationOf, isIsoDate, reachesTime, type Fraction } from '@jishi/domain';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { issueCertificates } from './certificates.ts';
import { demandOn, lastsUntil } from './demands.ts';
import { loadLearners, namesOf } from './learners.ts';
import * as results from './results-store.ts';
import type { PlanRow, SessionRow } from './schema.ts';
import * as store from './store.ts';
import { findLastTaking, recordSitting, type SittingInput } from './testing.ts';

/** What a recorder writes about a session. */
export interface SessionInput {
  readonly heldOn: string;
  readonly topic: string;
  readonly place: string;
  readonly summary: string;
  readonly minutes?: number | undefined;
  readonly memberIds: readonly number[];
  readonly makesUpFor?: number | undefined;
}

/** Share of the members who should take part as a rule; below it a plan ends with a written reason. */
const shareRule = 'method.six_step_grading.study.min_attended';

/** Use cases of learning. */
export type LearningService = ReturnType<typeof createLearningService>;

export function createLearningService(platform: Platform) {
  const { audit, clock, ids, rules } = platform;

  const note = (tx: Tx, actor: Actor, plan: PlanRow, action: string, facts: object = {}) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'learning-plan',
      subjectId: plan.id,
      orgId: plan.org_id,
      path: plan.path,
      region: plan.region,
      facts: { title: plan.title_zh, ...facts },
    });

  const ownOpen = async (tx: Tx, actor: Actor, id: number): Promise<PlanRow> => {
    const plan = (await store.lockPlan(tx, regionOf(id), id)) ?? refuse('record.not-found');
    if (!actsFor(actor, plan.org_id)) refuse('learning.not-yours', { title: plan.title_zh });
    if (plan.state === 'credited') refuse('learning.credited', { title: plan.title_zh });
    return plan;
  };

  /** A make-up comes once, within its window, for those who missed the session it makes up for. */
  const checkMakeUp = async (tx: Tx, plan: PlanRow, input: SessionInput): Promise<void> => {
    if (plan.make_up === 'none') refuse('learning.no-make-up', { title: plan.title_zh });
    const sessions = await store.listSessions(tx, plan.region, plan.id);
    const missed = sessions.find(
      ({ id, withdrawn_at: at, makes_up_for: of }) => id === input.makesUpFor && at === null && of === null,
    );
    if (!missed) refuse('record.not-found');
    const window = durationOf(await rules.value<string>(tx, 'learning.make_up.window', input.heldOn, plan.path));
    const last = addDuration(await loadWorkingCalendar(tx), missed.held_on, window).date;
    if (input.heldOn < missed.held_on || input.heldOn > last) {
      refuse('learning.make-up-too-late', { heldOn: missed.held_on, last }, ['learning.make_up.window'], input.heldOn);
    }
    const times = await rules.value<number>(tx, 'learning.make_up.times', input.heldOn, plan.path);
    const learners = await store.listLearners(tx, plan);
    const again = learners.filter(
      ({ member_id: id, made_up: count }) => input.memberIds.includes(id) && count >= times,
    );
    if (again.length > 0) {
      refuse(
        'learning.make-up-again',
        { names: again.map(({ name }) => name).join('、'), times },
        ['learning.make_up.times'],
        input.heldOn,
      );
    }
  };

  return {
    /** Plans learning, with or without a method. */
    async create(tx: Tx, actor: Actor, plan: Omit<store.NewPlan, 'region' | 'id'>): Promise<number> {
      const region = regionOf(plan.org_id);
      const id = await ids.next(tx, region);
      const row = { ...plan, region, id };
      await store.insertPlans(tx, [row], clock.now());
      await note(tx, actor, { ...row, state: 'planned', reason: null, credited_on: null, version: 0 }, 'learning.plan');
      return id;
    },

    /** Records a session that was held, with those who took part. */
    async record(tx: Tx, actor: Actor, planId: number, input: SessionInput): Promise<number> {
      const plan = await ownOpen(tx, actor, planId);
      const today = clock.today();
      if (!isIsoDate(input.heldOn)) refuseInput([{ path: 'heldOn', message: '日期应写成 2026-11-21 的形式。' }]);
      if (input.heldOn > today) refuseInput([{ path: 'heldOn', message: '学习日期不能晚于今天，请在学习之后记录。' }]);
      if (input.heldOn < plan.starts_on)
        refuseInput([{ path: 'heldOn', message: `学习日期不能早于 ${plan.starts_on}（计划开始之日）。` }]);
      const learners = await store.listLearners(tx, plan);
      const known = new Set(learners.map(({ member_id: id }) => id));
      if (input.memberIds.some((id) => !known.has(id))) refuse('learning.not-a-member', { title: plan.title_zh });
      if (input.makesUpFor !== undefined) await checkMakeUp(tx, plan, input);
      const id = await ids.next(tx, plan.region);
      await store.insertSession(
        tx,
        plan,
        {
          id,
          heldOn: input.heldOn,
          place: input.place,
          topic: input.topic,
          summary: input.summary,
          minutes: input.minutes ?? null,
          makesUpFor: input.makesUpFor ?? null,
          isLateEntry: plan.due_on !== null && today > plan.due_on,
          by: actor.displayName,
          at: clock.now(),
        },
        [...new Set(input.memberIds)],
      );
      await store.updatePlan(tx, { ...plan, state: 'held' });
      await note(tx, actor, plan, 'learning.record', { heldOn: input.heldOn, attended: input.memberIds.length });
      return id;
    },

    /** Declares a session void that was recorded wrongly: it stays readable with the reason and no longer counts. */
    async withdraw(tx: Tx, actor: Actor, planId: number, sessionId: number, reason: string): Promise<void> {
      const plan = await ownOpen(tx, actor, planId);
      const session = (await store.listSessions(tx, plan.region, plan.id)).find(({ id }) => id === sessionId);
      if (!session || session.withdrawn_at !== null) refuse('record.not-found');
      await store.withdrawSession(tx, plan.region, sessionId, reason, clock.now());
      await note(tx, actor, plan, 'learning.withdraw', { heldOn: session.held_on, reason });
    },

    /** Records who sat the test, with their marks: passed or not, once more as a make-up. */
    async recordTest(tx: Tx, actor: Actor, planId: number, input: SittingInput): Promise<{ passed: number }> {
      const plan = await ownOpen(tx, actor, planId);
      const passed = await recordSitting(tx, platform, actor, plan, input);
      // Heads only: marks stay with the person and the recorder.
      await note(tx, actor, plan, 'learning.test', { takenOn: input.takenOn, sat: input.results.length, passed });
      return { passed };
    },

    /** Declares a result void that was recorded wrongly; the last one of a person alone. */
    async withdrawTest(tx: Tx, actor: Actor, planId: number, testId: number, reason: string): Promise<void> {
      const plan = await ownOpen(tx, actor, planId);
      const taking = await findLastTaking(tx, plan, testId);
      await results.withdrawTaking(tx, plan.region, taking.id, reason, clock.now());
      await note(tx, actor, plan, 'learning.test-withdraw', { takenOn: taking.taken_on, reason });
    },

    /** Ends a plan: what was held is credited. Below the usual share the reason is part of the record. */
    async finish(tx: Tx, actor: Actor, planId: number, reason: string | undefined): Promise<void> {
      const plan = await ownOpen(tx, actor, planId);
      const ending: PlanRow = {
        ...plan,
        state: 'credited',
        reason: reason?.trim() ? reason.trim() : null,
        credited_on: clock.today(),
      };
      const missing = await this.missing(tx, ending, clock.today());
      if (missing.kind !== 'none') refuse(missing.code, missing.facts, missing.ruleIds, clock.today());
      await store.updatePlan(tx, ending);
      const learners = await loadLearners(tx, plan, await demandOn(tx, rules, plan, clock.today()));
      const certificates = await issueCertificates(tx, platform, plan, learners);
      await note(tx, actor, plan, 'learning.credit', {
        ...(ending.reason === null ? {} : { reason: ending.reason }),
        ...(certificates === 0 ? {} : { certificates }),
      });
      if (plan.run_step_id !== null) await platform.steps.complete(tx, actor, plan.run_step_id);
    },

    /** A later step was returned to this one: the plan takes sessions again, those held stay. */
    async reopen(tx: Tx, actor: Actor, plan: PlanRow, reason: string): Promise<void> {
      if (plan.state !== 'credited') return;
      await store.updatePlan(tx, { ...plan, state: 'held', credited_on: null, reason: null });
      await note(tx, actor, plan, 'learning.reopen', { reason });
    },

    /** What keeps a plan from its end: too little learning, too early, tests without a result, too few people without a reason. */
    async missing(tx: Tx, plan: PlanRow, day: string) {
      const counts = await store.countLearners(tx, plan);
      if (counts.sessions < plan.min_sessions) {
        return {
          kind: 'sessions',
          code: 'learning.too-few-sessions',
          facts: { title: plan.title_zh, sessions: counts.sessions, least: plan.min_sessions },
          ruleIds: [],
        } as const;
      }
      const short = await this.tooShort(tx, plan, day);
      if (short) return short;
      const share = await rules.value<Fraction>(tx, shareRule, day, plan.path);
      const reaches = counts.attended * share[1] >= counts.expected * share[0];
      if (reaches || plan.reason !== null) return { kind: 'none' } as const;
      const facts = {
        title: plan.title_zh,
        attended: counts.attended,
        expected: counts.expected,
        share: `${share[0]}/${share[1]}`,
      };
      return { kind: 'share', code: 'learning.reason-missing', facts, ruleIds: [shareRule] } as const;
    },

    /** Whether days, hours, length or results of the test are missing; what each person lacks is shown with the learner. */
    async tooShort(tx: Tx, plan: PlanRow, day: string) {
      const ruleIds = plan.rule_ids;
      const last = await lastsUntil(tx, plan);
      if (day < last) {
        const facts = { title: plan.title_zh, startsOn: plan.starts_on, last };
        return { kind: 'length', code: 'learning.ends-too-early', facts, ruleIds } as const;
      }
      const demand = await demandOn(tx, rules, plan, day);
      const sessions = (await store.listSessions(tx, plan.region, plan.id)).filter(
        ({ withdrawn_at: at }) => at === null,
      );
      const days = new Set(sessions.map(({ held_on: on }) => on)).size;
      const minutes = minutesOf(sessions);
      if (!reachesTime({ days, learntMinutes: minutes, takings: [] }, demand)) {
        const perHour = await rules.value<number>(tx, 'learning.class_hour.minutes', day, plan.path);
        const asked = [
          ...(plan.min_days === null ? [] : [`${plan.min_days} 天`]),
          ...(plan.min_hours === null ? [] : [`${plan.min_hours} 学时`]),
        ].join('或 ');
        const facts = { title: plan.title_zh, asked, days, hours: classHoursOf(minutes, perHour) };
        return { kind: 'time', code: 'learning.too-short', facts, ruleIds } as const;
      }
      if (!demand.hasTest) return undefined;
      const untested = (await loadLearners(tx, plan, demand)).filter(
        ({ days: learnt, takings }) => learnt > 0 && takings.length === 0,
      );
      if (untested.length === 0) return undefined;
      const facts = { title: plan.title_zh, count: untested.length, names: namesOf(untested) };
      return { kind: 'tests', code: 'learning.test-missing', facts, ruleIds: [] } as const;
    },
  };
}

/** Sum of the minutes of sessions that count. */
export function minutesOf(sessions: readonly SessionRow[]): number {
  return sessions.filter(({ withdrawn_at: at }) => at === null).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}
