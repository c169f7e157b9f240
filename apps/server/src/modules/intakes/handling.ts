import {
  addDuration,
  afterRating,
  durationOf,
  isWithin,
  pauseReasons,
  type PauseReason,
  type Satisfaction,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos, moveTodos, openTodo } from '../todos/index.ts';
import { clockOf, kindTitles, rulesOf, type IntakeContext } from './context.ts';
import { endStepWhenAnswered } from './ending.ts';
import type { IntakeRow } from './schema.ts';
import type { createRegistering } from './registering.ts';
import * as store from './store.ts';
import * as views from './views.ts';

const pauseTitles: Readonly<Record<PauseReason, string>> = {
  papers: '等待补充材料',
  expert: '鉴定、检测',
  'person-asks': '来访人要求',
  hearing: '听证',
};

const open = ['accepted', 'assigned', 'handled'] as const;

/** Work on a matter, from being told whether it is accepted to the reply and its rating. */
export function createHandling(
  platform: Platform,
  { lockOwn, save, note, checkState }: IntakeContext,
  { expiry }: Pick<ReturnType<typeof createRegistering>, 'expiry'>,
) {
  const { clock } = platform;

  const inTime = async (tx: Tx, row: IntakeRow, which: 'notify' | 'reply'): Promise<boolean> => {
    const end = clockOf(row, await loadWorkingCalendar(tx), clock.today())[which];
    return end !== null && isWithin(end, clock.today(), clock.today());
  };

  /** A duty of one person. A matter that bars somebody opens none: others would read of it. */
  const addressTo = async (tx: Tx, row: IntakeRow, userId: number, titleZh: string, titleEn: string) => {
    if (row.barred_members.length > 0 || row.barred_path !== null) return;
    await openTodo(tx, platform, {
      orgId: row.org_id,
      path: row.path,
      userId,
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh,
      titleEn,
      link: `/requests/${row.id}`,
      subjectKind: 'intake',
      subjectId: row.id,
      dueOn: row.due_on,
    });
  };

  const closing = async (tx: Tx, row: IntakeRow) => ({
    state: 'closed' as const,
    closed_on: clock.today(),
    expires_on: await expiry(tx, clock.today(), row.path),
  });

  /** Applies a rating, whoever gives it. */
  const applyRating = async (
    tx: Tx,
    actor: Actor,
    row: IntakeRow,
    rating: Satisfaction,
    noteZh: string,
  ): Promise<IntakeRow> => {
    const next = afterRating(row.kind, rating, row.reopened_on !== null);
    const today = clock.today();
    const rated = { satisfaction: rating, satisfaction_zh: noteZh === '' ? null : noteZh };
    const changes: Partial<IntakeRow> =
      next === 'closed'
        ? { ...rated, ...(await closing(tx, row)) }
        : next === 'reopened'
          ? {
              ...rated,
              state: row.handler_id === null ? 'accepted' : 'assigned',
              reopened_on: today,
              result_zh: null,
              replied_on: null,
            }
          : rated;
    const saved = await save(tx, actor, row, changes, next === 'reopened' ? 'reopened' : 'rated', noteZh || null);
    await note(tx, actor, 'intake.rate', row, { next });
    if (next === 'reopened' && row.handler_id !== null)
      await addressTo(tx, saved, row.handler_id, `重新办理：${row.title_zh}`, `Handle again: ${row.title_zh}`);
    return saved;
  };

  return {
    applyRating,
    closing,

    async accept(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'registered');
      const isInTime = await inTime(tx, row, 'notify');
      const today = clock.today();
      const saved = await save(
        tx,
        actor,
        row,
        {
          state: 'accepted',
          accepted_on: today,
          told_on: today,
          told_in_time: isInTime,
          pauses: endPauses(row, today),
        },
        'accepted',
      );
      await note(tx, actor, 'intake.accept', row, { inTime: isInTime }, [rulesOf(row.kind).notify]);
      await moveTodos(tx, 'intake', row.id, saved.due_on);
    },

    async decline(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly reasonZh: string; readonly elsewhereZh: string },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version, 'registered');
      const today = clock.today();
      const isInTime = await inTime(tx, row, 'notify');
      await save(
        tx,
        actor,
        row,
        {
          state: 'declined',
          declined_zh: input.reasonZh,
          elsewhere_zh: input.elsewhereZh,
          told_on: today,
          told_in_time: isInTime,
          closed_on: today,
          expires_on: await expiry(tx, today, row.path),
          pauses: endPauses(row, today),
        },
        'declined',
        input.reasonZh,
      );
      await note(tx, actor, 'intake.decline', row, { inTime: isInTime }, [rulesOf(row.kind).notify]);
      await closeTodos(tx, platform, actor, 'intake', row.id);
      await endStepWhenAnswered(tx, platform, actor, row);
    },

    /** Names all missing papers, once. */
    async missing(tx: Tx, actor: Actor, id: number, version: number, papersZh: readonly string[]): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'registered', 'accepted', 'assigned');
      if (row.missing_on !== null)
        refuse('intake.missing-named', { on: row.missing_on, papers: row.missing_zh.join('、') });
      const today = clock.today();
      const stands = pauseReasons(row.kind, 'handling').includes('papers') && !row.is_paused;
      await save(
        tx,
        actor,
        row,
        {
          missing_zh: papersZh,
          missing_on: today,
          ...(stands ? { pauses: [...row.pauses, { from: today, until: null, because: 'papers' }] } : {}),
        },
        'missing',
        papersZh.join('、'),
      );
      await note(tx, actor, 'intake.missing', row, { papers: papersZh.length });
    },

    async supplied(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'registered', 'accepted', 'assigned');
      if (!row.pauses.some(({ until, because }) => until === null && because === 'papers'))
        refuse('intake.nothing-missing');
      const saved = await save(tx, actor, row, { pauses: endPauses(row, clock.today()) }, 'supplied');
      await note(tx, actor, 'intake.supplied', row);
      await moveTodos(tx, 'intake', row.id, saved.due_on);
    },

    async assign(tx: Tx, actor: Actor, id: number, version: number, userId: number): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'accepted', 'assigned');
      const handlers = await views.listHandlers(tx, row);
      if (!handlers.some(({ user_id }) => user_id === userId)) refuse('intake.handler-barred');
      const saved = await save(tx, actor, row, { state: 'assigned', handler_id: userId }, 'assigned');
      await note(tx, actor, 'intake.assign', row, { userId });
      await closeTodos(tx, platform, actor, 'intake', row.id);
      await addressTo(tx, saved, userId, `办理诉求：${row.title_zh}`, `Handle: ${row.title_zh}`);
    },

    async pause(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly because: PauseReason; readonly noteZh: string },
    ): Promise<void> {
      const row = (await store.lockIntake(tx, id)) ?? refuse('record.not-found');
      const stage = row.reviews.find(({ answeredOn }) => answeredOn === null);
      const doer = stage?.orgId ?? row.org_id;
      if (doer !== actor.orgId) refuse('intake.not-yours', { title: row.title_zh, org: row.org_name });
      checkState(row, input.version, stage ? ['replied', 'closed'] : open);
      if (row.is_paused) refuse('intake.paused');
      if (!pauseReasons(row.kind, stage?.stage ?? 'handling').includes(input.because))
        refuse(
          'intake.no-pause',
          { kind: kindTitles[row.kind], because: pauseTitles[input.because] },
          row.kind === 'petition' ? ['petition.recheck.decide', 'petition.handle.extension'] : [],
          clock.today(),
        );
      const pause = { from: clock.today(), until: null, because: input.because };
      await save(tx, actor, row, { pauses: [...row.pauses, pause] }, 'paused', input.noteZh);
      await note(tx, actor, 'intake.pause', row, { because: input.because });
    },

    async resume(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = (await store.lockIntake(tx, id)) ?? refuse('record.not-found');
      const stage = row.reviews.find(({ answeredOn }) => answeredOn === null);
      if ((stage?.orgId ?? row.org_id) !== actor.orgId)
        refuse('intake.not-yours', { title: row.title_zh, org: row.org_name });
      checkState(row, version, stage ? ['replied', 'closed'] : ['registered', ...open]);
      if (!row.is_paused) refuse('intake.not-paused');
      const today = clock.today();
      const since = row.pauses.find(({ until }) => until === null)?.from ?? today;
      const calendar = await loadWorkingCalendar(tx);
      const still = stage && since < today ? daysFrom(since, today) : 0;
      const reviews = row.reviews.map((each) =>
        each === stage && still > 0
          ? { ...each, dueOn: addDuration(calendar, each.dueOn, durationOf(`${still}d`)).date }
          : each,
      );
      const saved = await save(tx, actor, row, { pauses: endPauses(row, today), reviews }, 'resumed');
      await note(tx, actor, 'intake.resume', row);
      await moveTodos(tx, 'intake', row.id, saved.due_on);
    },

    async askExtension(tx: Tx, actor: Actor, id: number, version: number, reasonZh: string): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, ...open);
      const ruleIds = [rulesOf(row.kind).extension];
      if (row.extension !== 'none')
        refuse('intake.extended-once', { state: extensionTitles[row.extension] }, ruleIds, clock.today());
      const end = clockOf(row, await loadWorkingCalendar(tx), clock.today()).reply;
      if (end && !isWithin(end, null, clock.today()))
        refuse('intake.too-late-to-extend', { dueOn: end.dueOn }, ruleIds, clock.today());
      await save(
        tx,
        actor,
        row,
        { extension: 'asked', extension_zh: reasonZh, extension_asked_by: actor.userId },
        'extension-asked',
        reasonZh,
      );
      await note(tx, actor, 'intake.extension', row, {}, ruleIds);
    },

    async decideExtension(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly approved: boolean; readonly answerZh: string },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version, ...open);
      if (row.extension !== 'asked')
        refuse('intake.extended-once', { state: extensionTitles[row.extension] }, [rulesOf(row.kind).extension]);
      if (row.extension_asked_by === actor.userId) refuse('intake.own-extension');
      const saved = await save(
        tx,
        actor,
        row,
        { extension: input.approved ? 'approved' : 'refused', extension_answer_zh: input.answerZh },
        input.approved ? 'extended' : 'extension-refused',
        input.answerZh,
      );
      await store.updateIntake(tx, saved, { extension_decided_by: actor.userId });
      await note(tx, actor, 'intake.approve', row, { approved: input.approved }, [rulesOf(row.kind).extension]);
      await moveTodos(tx, 'intake', row.id, saved.due_on);
    },

    async handle(tx: Tx, actor: Actor, id: number, version: number, resultZh: string): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'accepted', 'assigned', 'handled');
      const saved = await save(tx, actor, row, { state: 'handled', result_zh: resultZh }, 'handled', resultZh);
      await store.updateIntake(tx, saved, { handled_by: actor.userId, handled_on: clock.today() });
      await note(tx, actor, 'intake.handle', row);
    },

    async reply(tx: Tx, actor: Actor, id: number, version: number, replyZh: string): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'handled');
      const isInTime = await inTime(tx, row, 'reply');
      const today = clock.today();
      await save(
        tx,
        actor,
        row,
        { state: 'replied', reply_zh: replyZh, replied_on: today, pauses: endPauses(row, today) },
        'replied',
        replyZh,
      );
      await store.updateIntake(tx, row, { replied_in_time: isInTime });
      await note(tx, actor, 'intake.reply', row, { inTime: isInTime }, [rulesOf(row.kind).reply]);
      await closeTodos(tx, platform, actor, 'intake', row.id);
      await endStepWhenAnswered(tx, platform, actor, row);
    },

    /** The rating of somebody without the code, asked for by telephone or at the window. */
    async rate(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly satisfaction: Satisfaction; readonly noteZh: string },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version, 'replied');
      if (actor.userId === row.handler_id || actor.userId === row.handled_by) refuse('intake.handler-rates');
      await applyRating(tx, actor, row, input.satisfaction, input.noteZh);
    },

    /** Links two matters so that they are answered together; nothing is merged, nobody is counted. */
    async link(tx: Tx, actor: Actor, id: number, version: number, otherId: number): Promise<void> {
      if (id === otherId) refuse('intake.link-self');
      const row = await lockOwn(tx, actor, id, version, 'registered', 'accepted', 'assigned', 'handled', 'replied');
      const other = (await store.lockIntake(tx, otherId)) ?? refuse('record.not-found');
      if (other.org_id !== actor.orgId) refuse('intake.not-yours', { title: other.title_zh, org: other.org_name });
      const members = [...(await store.listLinked(tx, row)), ...(await store.listLinked(tx, other))].map(
        (each) => each.id,
      );
      const group = Math.min(row.link_group ?? row.id, other.link_group ?? other.id);
      await store.joinGroups(tx, row.region, group, [row.id, other.id, ...members]);
      await save(tx, actor, row, {}, 'linked');
      await note(tx, actor, 'intake.link', row);
    },
  };
}

const extensionTitles: Readonly<Record<IntakeRow['extension'], string>> = {
  none: '没有申请过延长',
  asked: '申请延长，等另一位负责人批准',
  approved: '批准延长',
  refused: '不批准延长',
};

function endPauses(row: IntakeRow, today: string): IntakeRow['pauses'] {
  return row.pauses.map((pause) => (pause.until === null ? { ...pause, until: today } : pause));
}

function daysFrom(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}
