import type { IntakeItem, IntakeView } from '@jishi/contract';
import { formatDuration, isWithin, nextRung, pauseReasons, durationOf, type WorkingCalendar } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { loadContents } from '../attachments/index.ts';
import { clockOf, everything, rulesOf } from './context.ts';
import type { IntakeRow } from './schema.ts';
import * as store from './store.ts';

type Item = z.input<typeof IntakeItem>;
type View = z.input<typeof IntakeView>;

const ended = new Set(['closed', 'declined', 'replied']);

/** How the clock of a row stands. */
export function colourOf(row: IntakeRow, today: string, soon: string): Item['clock'] {
  const waits = row.reviews.some(({ answeredOn }) => answeredOn === null);
  if (ended.has(row.state) && !waits) return 'stopped';
  if (row.is_paused) return 'paused';
  if (row.due_on === null) return 'stopped';
  return row.due_on < today ? 'overdue' : row.due_on <= soon ? 'soon' : 'running';
}

/** A row of the board. */
export function itemOf(row: IntakeRow, today: string, soon: string): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    kind: row.kind,
    channel: row.channel,
    state: row.state,
    titleZh: row.title_zh,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    clock: colourOf(row, today, soon),
    handlerName: row.handler_name,
    isReopened: row.reopened_on !== null,
    linked: row.linked,
    version: row.version,
  };
}

/** Whether an organisation works on a matter now: it holds it, or it was asked to review it. */
export function handlesNow(actor: Actor, row: IntakeRow): boolean {
  return (
    actor.kind === 'system' || row.org_id === actor.orgId || row.reviews.some(({ orgId }) => orgId === actor.orgId)
  );
}

/** Shows a matter with its clocks explained and what may be done now. */
export function createShow(platform: Platform) {
  const { clock, permissions, personalData, rules } = platform;

  const clocksOf = (row: IntakeRow, calendar: WorkingCalendar): View['clocks'] => {
    const today = clock.today();
    const ids = rulesOf(row.kind);
    const { notify, reply } = clockOf(row, calendar, today);
    const article = (ruleId: string, day: string) => {
      const found = rules.reference(ruleId, day);
      return found ? `${found.sourceZh}${found.article ?? ''}` : null;
    };
    const line = (what: 'notify' | 'reply', end: typeof notify, doneOn: string | null) => ({
      what,
      from: end.from,
      length: formatDuration(end.length),
      pausedDays: end.pausedDays,
      extension: end.extension === null ? null : formatDuration(end.extension),
      dueOn: end.dueOn,
      doneOn,
      isInTime: isWithin(end, doneOn, today),
      ruleId: ids[what],
      articleZh: article(ids[what], end.from),
    });
    return [
      line('notify', notify, row.told_on),
      ...(reply ? [line('reply', reply, row.replied_on)] : []),
      ...row.reviews.map((review) => ({
        what: review.stage,
        from: review.askedOn,
        length: '',
        pausedDays: 0,
        extension: null,
        dueOn: review.dueOn,
        doneOn: review.answeredOn,
        isInTime: (review.answeredOn ?? today) <= review.dueOn,
        ruleId: `petition.${review.stage}.decide`,
        articleZh: article(`petition.${review.stage}.decide`, review.askedOn),
      })),
    ];
  };

  const mayDo = async (
    tx: Tx,
    actor: Actor,
    row: IntakeRow,
    hasOffer: boolean,
    calendar: WorkingCalendar,
  ): Promise<View['can']> => {
    const own = row.org_id === actor.orgId;
    const may = (permission: string, ...states: readonly string[]) =>
      own && states.includes(row.state) && permissions.allows(actor, permission);
    const handle = (...states: readonly string[]) => may('intake.handle', ...states);
    const waiting = row.reviews.find(({ answeredOn }) => answeredOn === null);
    const reviews =
      waiting !== undefined && waiting.orgId === actor.orgId && permissions.allows(actor, 'intake.approve');
    const isPapers = row.pauses.some(({ until, because }) => until === null && because === 'papers');
    const paths = ['petition.review.request', 'petition.recheck.request'] as const;
    const [review, recheck] = await Promise.all(
      paths.map((id) => rules.value<number>(tx, id, clock.today(), row.path)),
    );
    const within = { review: durationOf(`${review ?? 30}d`), recheck: durationOf(`${recheck ?? 30}d`) };
    const ladder =
      row.kind === 'petition' &&
      nextRung(row.replied_on, row.reviews, within, { today: clock.today(), calendar }).ok &&
      row.path.split('.').length - row.reviews.length > 2;
    const isHandler = actor.userId !== null && (actor.userId === row.handler_id || actor.userId === row.handled_by);
    const works = ['accepted', 'assigned', 'handled'];
    return {
      accept: handle('registered'),
      decline: handle('registered'),
      missing: row.missing_on === null && handle('registered', 'accepted', 'assigned'),
      supplied: isPapers && handle('registered', 'accepted', 'assigned'),
      assign: handle('accepted', 'assigned'),
      pause:
        row.is_paused || !(reviews || handle(...works))
          ? []
          : [...pauseReasons(row.kind, waiting?.stage ?? 'handling')],
      resume: row.is_paused && !isPapers && (reviews || handle(...works)),
      askExtension: row.extension === 'none' && handle(...works) && (row.due_on ?? '') >= clock.today(),
      decideExtension:
        row.extension === 'asked' && row.extension_asked_by !== actor.userId && may('intake.approve', ...works),
      handle: handle('accepted', 'assigned', 'handled'),
      reply: handle('handled'),
      rate: row.satisfaction === null && !isHandler && handle('replied'),
      askReview: ladder && handle('replied', 'closed'),
      answerReview: reviews,
      offer: !hasOffer && handle('registered', 'accepted', 'assigned'),
      withdrawOffer: hasOffer && handle('registered', 'accepted', 'assigned'),
      link: handle('registered', ...works, 'replied'),
    };
  };

  return {
    async show(tx: Tx, actor: Actor, id: number): Promise<View> {
      const row = (await store.findIntake(tx, id)) ?? refuse('record.not-found');
      const today = clock.today();
      const calendar = await loadWorkingCalendar(tx);
      const isHandling = handlesNow(actor, row);
      const person = isHandling ? await store.findPerson(tx, row) : undefined;
      const others = await store.listLinked(tx, row);
      const offer = row.org_id === actor.orgId ? await store.findOpenOffer(tx, row) : undefined;
      const can = await mayDo(tx, actor, row, offer !== undefined, calendar);
      const open = (field: string, value: Buffer | null) =>
        value === null ? null : personalData.open(`intake_person.${field}`, value);
      await tx.setScope(everything);
      const files = isHandling ? await loadContents(tx, 'intake', [row.id]) : [];
      await tx.setScope(actor.scope);
      return {
        ...itemOf(row, today, today),
        textZh: row.text_zh,
        firstOrgName: row.first_org_name,
        isAnonymous: row.is_anonymous,
        person: person ? { name: open('name', person.name), phone: open('phone', person.phone) } : null,
        handlerId: row.handler_id,
        declinedZh: row.declined_zh,
        elsewhereZh: row.elsewhere_zh,
        missingZh: [...row.missing_zh],
        missingOn: row.missing_on,
        resultZh: row.result_zh,
        replyZh: row.reply_zh,
        satisfaction: row.satisfaction,
        satisfactionZh: row.satisfaction_zh,
        expiresOn: row.expires_on,
        isPurged: row.purged_on !== null,
        clocks: clocksOf(row, calendar),
        pauses: row.pauses.map((pause) => ({ ...pause })),
        extension: { state: row.extension, reasonZh: row.extension_zh, answerZh: row.extension_answer_zh },
        reviews: row.reviews.map((review) => ({ ...review })),
        offer: offer ? { id: offer.id, orgName: offer.org_name, reasonZh: offer.reason_zh, dueOn: offer.due_on } : null,
        others: others.map((each) => ({ id: each.id, titleZh: each.title_zh, state: each.state })),
        files: files.map((file) => ({
          id: file.id,
          name: file.name,
          mediaType: file.media_type,
          sizeBytes: file.size_bytes,
        })),
        events: row.events.map((event) => ({ ...event })),
        runStepId: row.run_step_id,
        can,
      };
    },
  };
}
