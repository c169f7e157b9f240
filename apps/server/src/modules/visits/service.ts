import { randomInt } from 'node:crypto';
import type { VisitRecord, VisitView } from '@jishi/contract';
import {
  addDuration,
  countsOnce,
  drawForRecheck,
  durationOf,
  enteredBy,
  recheckSize,
  type Fraction,
} from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, Refusal } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { createIntakeService } from '../intakes/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import type { VisitRow } from './store.ts';
import * as store from './store.ts';

type View = z.input<typeof VisitView>;
type Input = z.output<typeof VisitRecord>;
const codeContext = 'visit_place.code';

/** Visits (走访联系). */
export type VisitService = ReturnType<typeof createVisitService>;

export function createVisitService(platform: Platform) {
  const { audit, clock, ids, permissions, personalData, rules, steps } = platform;
  const intakes = createIntakeService(platform);

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    visit: Pick<VisitRow, 'region' | 'id' | 'org_id' | 'path'>,
    facts = {},
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'visit',
      subjectId: visit.id,
      orgId: visit.org_id,
      path: visit.path,
      region: visit.region,
      facts,
    });
  const inDays = async (tx: Tx, from: string, within: string): Promise<string> =>
    addDuration(await loadWorkingCalendar(tx), from, durationOf(within)).date;
  const expiry = async (tx: Tx, path: string) =>
    await inDays(tx, clock.today(), await rules.value<string>(tx, 'rights.need.expiry', clock.today(), path));

  const homeOf = (actor: Actor): { readonly orgId: number; readonly path: string; readonly userId: number } => {
    const { orgId, path, userId } = actor;
    if (orgId === null || path === null || userId === null) refuse('record.not-found');
    return { orgId, path, userId };
  };

  const planned = async (
    tx: Tx,
    actor: Actor,
    plan: Pick<Input, 'target' | 'placeZh' | 'purposeZh'> & { readonly plannedOn: string | null },
  ): Promise<VisitRow> => {
    const { orgId, path, userId } = homeOf(actor);
    const id = await ids.next(tx, actor.region);
    await store.insertVisit(tx, {
      region: actor.region,
      id,
      orgId,
      path,
      runStepId: null,
      kind: plan.target,
      ...plan,
      visitorId: userId,
      visitorName: actor.displayName,
      expiresOn: await expiry(tx, path),
    });
    return (await store.lockVisit(tx, id)) ?? refuse('record.not-found');
  };

  /** What proves that somebody was there: the code of the place, or another person who will say so. */
  const proofOf = async (tx: Tx, actor: Actor, visit: VisitRow, input: Input) => {
    if (input.placeId !== undefined && input.code !== undefined) {
      const place = await store.findPlace(tx, input.placeId);
      const isRight = place !== undefined && personalData.open(codeContext, place.code) === input.code;
      return { proof: isRight ? ('code' as const) : ('wrong-code' as const) };
    }
    if (input.counterMemberId === undefined) return { proof: 'none' as const };
    const account = await store.findAccount(tx, visit.region, input.counterMemberId, visit.path);
    if (!account || account.user_id === actor.userId) refuse('visit.person-unfit');
    await openTodo(tx, platform, {
      orgId: visit.org_id,
      path: visit.path,
      userId: account.user_id,
      aboutOrgId: visit.org_id,
      aboutName: visit.org_name,
      kind: 'task',
      titleZh: `确认走访属实：${actor.displayName} ${input.doneOn}`,
      titleEn: `Confirm a visit: ${actor.displayName} ${input.doneOn}`,
      link: `/visits/${visit.id}`,
      subjectKind: 'visit',
      subjectId: visit.id,
    });
    return { proof: 'counter-asked' as const, counter_by: account.user_id };
  };

  const lock = async (tx: Tx, id: number, version?: number): Promise<VisitRow> => {
    const visit = (await store.lockVisit(tx, id)) ?? refuse('record.not-found');
    if (version !== undefined && visit.version !== version)
      refuse('record.changed-meanwhile', { by: '另一处', version: visit.version });
    return visit;
  };

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const visit = (await store.findVisit(tx, id)) ?? refuse('record.not-found');
    if (actor.role === 'member' && visit.counter_by !== actor.userId) refuse('record.not-found');
    const isOwn = visit.org_id === actor.orgId && actor.role !== 'member';
    const needs = isOwn ? await store.listNeeds(tx, visit) : [];
    const text = isOwn ? await store.findNote(tx, visit) : undefined;
    const within = durationOf(await rules.value<string>(tx, 'visit.record.within', clock.today(), visit.path));
    return {
      ...itemOf(visit),
      noteZh: text?.text_zh ?? null,
      needs: needs.map((need) => ({
        id: need.id,
        textZh: need.text_zh,
        state: need.state,
        intakeId: need.intake_id,
        routeZh: need.route_zh,
        expiresOn: need.expires_on,
      })),
      recordedAt: visit.recorded_at?.toISOString() ?? null,
      recordBy: visit.done_on === null ? null : enteredBy(visit.done_on, within, await loadWorkingCalendar(tx)),
      counterOn: visit.counter_on,
      recheckZh: visit.recheck_zh,
      expiresOn: visit.expires_on,
      runStepId: visit.run_step_id,
      can: {
        record: visit.state === 'planned' && (visit.visitor_id === null ? isOwn : visit.visitor_id === actor.userId),
        route: isOwn && visit.needs_open > 0 && permissions.allows(actor, 'visit.record'),
        counterSign: visit.proof === 'counter-asked' && visit.counter_by === actor.userId,
        recheck:
          visit.recheck === 'drawn' && visit.visitor_id !== actor.userId && permissions.allows(actor, 'visit.recheck'),
      },
    };
  };

  /** The step of a run ends with its visits when nothing in it is open any more. */
  const endStep = async (tx: Tx, actor: Actor, visit: VisitRow): Promise<void> => {
    const stepId = visit.run_step_id;
    if (stepId === null) return;
    try {
      await tx.savepoint(() => steps.complete(tx, actor, stepId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  return {
    list: store.listVisits,
    count: store.countVisits,
    show,
    itemOf,

    async plan(tx: Tx, actor: Actor, plan: Parameters<typeof planned>[2]): Promise<View> {
      const visit = await planned(tx, actor, plan);
      await note(tx, actor, 'visit.plan', visit, { plannedOn: plan.plannedOn });
      return await show(tx, actor, visit.id);
    },

    /** Records a visit. The same visit sent again (the phone lost the answer) is the same visit. */
    async record(tx: Tx, actor: Actor, input: Input): Promise<{ visitId: number; isRepeat: boolean }> {
      const { path, userId } = homeOf(actor);
      const today = clock.today();
      if (input.doneOn > today) refuse('visit.in-future', { on: input.doneOn });
      // Two sendings at once wait for each other here.
      const counted = await store.countedOf(tx, actor.region, userId, input.doneOn);
      const known = await store.findByDeviceKey(tx, actor.region, userId, input.deviceKey);
      if (known) {
        await audit.append(tx, actor, {
          action: 'visit.record',
          subjectKind: 'visit',
          subjectId: known.id,
          facts: { repeated: true },
        });
        return { visitId: known.id, isRepeat: true };
      }
      const most = await rules.value<number>(tx, 'rights.free_text.max_length', today, path);
      const { length } = [...input.noteZh];
      if (length > most) refuse('visit.note-too-long', { most, length }, ['rights.free_text.max_length'], today);
      if (input.needs.some(({ hasConsent }) => !hasConsent)) refuse('visit.no-consent');
      const visit =
        input.visitId === undefined
          ? await planned(tx, actor, { ...input, plannedOn: null })
          : await lock(tx, input.visitId);
      if (visit.state !== 'planned') refuse('visit.wrong-state');
      if (visit.org_id !== actor.orgId || (visit.visitor_id !== null && visit.visitor_id !== userId))
        refuse('visit.not-yours', { name: visit.visitor_name });
      const within = durationOf(await rules.value<string>(tx, 'visit.record.within', today, path));
      const mine = { visitorId: userId, place: input.placeZh, doneOn: input.doneOn };
      const isCounted = countsOnce(
        mine,
        counted.map(({ place_zh }) => ({ ...mine, place: place_zh })),
      );
      await store.updateVisit(tx, visit, {
        state: input.needs.length === 0 ? 'routed' : 'done',
        target: input.target,
        visitor_id: userId,
        visitor_name: actor.displayName,
        place_zh: input.placeZh,
        purpose_zh: input.purposeZh,
        done_on: input.doneOn,
        recorded_at: clock.now(),
        is_late: today > enteredBy(input.doneOn, within, await loadWorkingCalendar(tx)),
        is_counted: isCounted,
        needs_open: input.needs.length,
        sending_key: input.deviceKey,
        ...(await proofOf(tx, actor, visit, input)),
      });
      if (input.noteZh !== '') await store.insertNote(tx, visit, input.noteZh);
      for (const need of input.needs)
        await store.insertNeed(tx, visit, {
          id: await ids.next(tx, visit.region),
          textZh: need.textZh,
          expiresOn: visit.expires_on,
        });
      await note(tx, actor, 'visit.record', visit, {
        doneOn: input.doneOn,
        counted: isCounted,
        needs: input.needs.length,
      });
      if (input.needs.length === 0) await endStep(tx, actor, visit);
      return { visitId: visit.id, isRepeat: false };
    },

    /** Gives a need its way: a matter with its clock, a duty of the organisation, or settled on the spot. */
    async route(
      tx: Tx,
      actor: Actor,
      id: number,
      needId: number,
      input: {
        readonly to: 'intake' | 'task' | 'settled';
        readonly noteZh: string;
        readonly dueOn?: string | undefined;
      },
    ): Promise<View> {
      const visit = await lock(tx, id);
      if (visit.org_id !== actor.orgId) refuse('visit.not-yours', { name: visit.visitor_name });
      const need = (await store.listNeeds(tx, visit)).find((each) => each.id === needId) ?? refuse('record.not-found');
      if (need.state !== 'open') refuse('visit.need-routed');
      let intakeId: number | null = null;
      if (input.to === 'intake') {
        const registered = await intakes.register(
          tx,
          actor,
          {
            kind: 'service',
            channel: 'visit',
            titleZh: [...need.text_zh].slice(0, 60).join(''),
            textZh: need.text_zh,
            anonymous: true,
            concernsMemberIds: [],
          },
          { path: visit.path },
        );
        ({ intakeId } = registered);
      } else if (input.to === 'task') {
        await openTodo(tx, platform, {
          orgId: visit.org_id,
          path: visit.path,
          roles: ['branch-secretary', 'branch-committee', 'township-organiser', 'county-department'],
          aboutOrgId: visit.org_id,
          aboutName: visit.org_name,
          kind: 'task',
          titleZh: `办走访中发现的事：${[...need.text_zh].slice(0, 40).join('')}`,
          titleEn: 'See to a need found on a visit',
          link: `/visits/${visit.id}`,
          subjectKind: 'visit-need',
          subjectId: need.id,
          dueOn: input.dueOn ?? null,
          dismissable: true,
        });
      }
      await store.routeNeed(tx, visit.region, need.id, {
        state: input.to,
        intake_id: intakeId,
        route_zh: input.noteZh === '' ? null : input.noteZh,
      });
      const open = visit.needs_open - 1;
      await store.updateVisit(tx, visit, {
        needs_open: open,
        ...(open === 0 && visit.state === 'done' ? { state: 'routed' } : {}),
      });
      await note(tx, actor, 'visit.route', visit, { to: input.to });
      if (open === 0) await endStep(tx, actor, visit);
      return await show(tx, actor, id);
    },

    async counterSign(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const visit = await lock(tx, id, version);
      if (visit.visitor_id === actor.userId) refuse('visit.own-check');
      if (visit.proof !== 'counter-asked' || visit.counter_by !== actor.userId) refuse('visit.not-asked');
      await store.updateVisit(tx, visit, { proof: 'counter-signed', counter_on: clock.today() });
      await note(tx, actor, 'visit.counter-sign', visit);
      await closeTodos(tx, platform, actor, 'visit', visit.id);
      return await show(tx, actor, id);
    },

    /** Draws the share of the visits below that is looked at again. Drawing twice draws no more than the share. */
    async draw(tx: Tx, actor: Actor, from: string, until: string): Promise<{ drawn: number; of: number }> {
      const { path, userId } = homeOf(actor);
      const share = await rules.value<Fraction>(tx, 'visit.recheck.share', clock.today(), path);
      const open = await store.listDrawable(tx, from, until, userId);
      const before = await store.countDrawn(tx, from, until);
      const size = Math.max(0, recheckSize(open.length + before, share) - before);
      const drawn = drawForRecheck(open, size, () => randomInt(1_000_000) / 1_000_000);
      for (const visit of drawn) await store.updateVisit(tx, visit, { recheck: 'drawn' });
      await audit.append(tx, actor, {
        action: 'visit.recheck',
        subjectKind: 'visit',
        facts: { from, until, drawn: drawn.length },
      });
      return { drawn: drawn.length, of: open.length + before };
    },

    async recheck(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly isTrue: boolean; readonly noteZh: string },
    ): Promise<View> {
      const visit = await lock(tx, id, input.version);
      if (visit.visitor_id === actor.userId) refuse('visit.own-check');
      if (visit.recheck !== 'drawn') refuse('visit.not-drawn');
      await store.updateVisit(tx, visit, {
        recheck: input.isTrue ? 'true' : 'not-true',
        state: input.isTrue ? 'verified' : 'not-true',
        recheck_by: actor.userId,
        recheck_on: clock.today(),
        recheck_zh: input.noteZh,
        ...(input.isTrue ? {} : { is_counted: false }),
      });
      await note(tx, actor, 'visit.recheck', visit, { isTrue: input.isTrue });
      return await show(tx, actor, id);
    },

    async places(tx: Tx, actor: Actor) {
      const rows = await store.listPlaces(tx, homeOf(actor).orgId);
      const seesCode = permissions.allows(actor, 'visit.manage');
      return rows.map((row) => ({
        id: row.id,
        nameZh: row.name_zh,
        code: seesCode ? personalData.open(codeContext, row.code) : null,
      }));
    },

    async addPlace(tx: Tx, actor: Actor, nameZh: string): Promise<{ placeId: number; code: string }> {
      const { orgId, path } = homeOf(actor);
      const id = await ids.next(tx, actor.region);
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const place = { id, orgId, path, nameZh, code: personalData.seal(codeContext, code), on: clock.today() };
      await store.insertPlace(tx, place);
      await audit.append(tx, actor, {
        action: 'visit.manage',
        subjectKind: 'visit-place',
        subjectId: id,
        facts: { nameZh },
      });
      return { placeId: id, code };
    },
  };
}

function itemOf(visit: VisitRow) {
  return {
    id: visit.id,
    orgName: visit.org_name,
    kind: visit.kind,
    target: visit.target,
    state: visit.state,
    visitorName: visit.visitor_name,
    placeZh: visit.place_zh,
    purposeZh: visit.purpose_zh,
    plannedOn: visit.planned_on,
    doneOn: visit.done_on,
    isLate: visit.is_late,
    isCounted: visit.is_counted,
    proof: visit.proof,
    recheck: visit.recheck,
    needsOpen: visit.needs_open,
    version: visit.version,
  };
}
