import { addDuration, durationOf, type Satisfaction } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { loadContents, removeAttachments } from '../attachments/index.ts';
import { closeTodos } from '../todos/index.ts';
import { everything, hashCode, visitorAt, type IntakeContext } from './context.ts';
import type { createHandling } from './handling.ts';
import type { createReviewing } from './reviewing.ts';
import type { IntakeRow } from './schema.ts';
import * as store from './store.ts';

/** What the holder of a code sees. */
export interface Looked {
  readonly isClosedPath: boolean;
  readonly titleZh: string;
  readonly textZh: string;
  readonly orgName: string;
  readonly state: IntakeRow['state'] | 'received' | 'in-hand' | 'answered';
  readonly receivedOn: string;
  readonly dueOn: string | null;
  readonly missingZh: readonly string[];
  readonly declinedZh: string | null;
  readonly elsewhereZh: string | null;
  readonly replyZh: string | null;
  readonly expiresOn: string | null;
  readonly reviews: readonly { readonly stage: string; readonly dueOn: string; readonly answerZh: string | null }[];
  readonly canRate: boolean;
  readonly canSupply: boolean;
  readonly canAskReview: boolean;
  readonly canForget: boolean;
}

/** What people do with their code alone: see, correct, rate, ask for a review, take back. */
export function createByCode(
  platform: Platform,
  { save, note }: IntakeContext,
  { applyRating }: Pick<ReturnType<typeof createHandling>, 'applyRating'>,
  { ask }: Pick<ReturnType<typeof createReviewing>, 'ask'>,
) {
  const { clock, personalData } = platform;

  /** The matter of a code, locked, with somebody who stands for its holder. */
  const open = async (tx: Tx, code: string) => {
    await tx.setScope(everything);
    const found = (await store.findByCode(tx, hashCode(code))) ?? refuse('record.not-found');
    const row = (await store.lockIntake(tx, found.id)) ?? refuse('record.not-found');
    const actor = visitorAt(row.region, row.org_id, row.path);
    await tx.setScope(actor.scope);
    return { row, actor };
  };

  /** Forgets who brought a matter and what it said; what the office did stays as numbers. */
  const purge = async (tx: Tx, row: IntakeRow): Promise<void> => {
    await store.deletePerson(tx, row);
    await tx.setScope(everything);
    const files = await loadContents(tx, 'intake', [row.id]);
    const actor = visitorAt(row.region, row.org_id, row.path);
    await removeAttachments(
      tx,
      platform,
      actor,
      { kind: 'intake', id: row.id },
      files.map(({ id }) => id),
    );
    await store.updateIntake(tx, row, {
      title_zh: '（内容已清除）',
      text_zh: '',
      reply_zh: null,
      result_zh: null,
      declined_zh: null,
      satisfaction_zh: null,
      extension_zh: null,
      missing_zh: [],
      events: { json: '[]' },
      reviews: { json: '[]' },
      purged_on: clock.today(),
    });
    await tx.setScope(actor.scope);
  };

  return {
    purge,

    async look(tx: Tx, code: string): Promise<Looked | undefined> {
      await tx.setScope(everything);
      const found = await store.findByCode(tx, hashCode(code));
      const row = found ? await store.findIntake(tx, found.id) : undefined;
      if (row) return lookedOf(row, clock.today());
      const closed = await store.findWrongdoingByCode(tx, hashCode(code));
      if (!closed) return undefined;
      return {
        ...nothing,
        isClosedPath: true,
        titleZh: '',
        textZh: '',
        orgName: '',
        state: closed.state,
        receivedOn: closed.received_on,
        replyZh: closed.answer_zh ? personalData.open('wrongdoing_report.answer_zh', closed.answer_zh) : null,
      };
    },

    async rate(tx: Tx, code: string, satisfaction: Satisfaction, noteZh: string): Promise<void> {
      const { row, actor } = await open(tx, code);
      if (row.state !== 'replied' || (row.satisfaction !== null && row.reopened_on === null))
        refuse('intake.already-rated');
      await applyRating(tx, actor, row, satisfaction, noteZh);
    },

    /** Adds to or corrects what was brought; with it what was missing counts as supplied. */
    async supply(tx: Tx, code: string, textZh: string): Promise<void> {
      const { row, actor } = await open(tx, code);
      const { length } = [...textZh];
      if (length < 2 || length > 1000) refuse('intake.too-short');
      if (!lookedOf(row, clock.today()).canSupply)
        refuse('intake.wrong-state', { title: row.title_zh, state: '已答复' });
      const today = clock.today();
      const pauses = row.pauses.map((pause) =>
        pause.until === null && pause.because === 'papers' ? { ...pause, until: today } : pause,
      );
      await save(
        tx,
        actor,
        row,
        { text_zh: `${row.text_zh}\n（${today} 来访人补充）${textZh}`.slice(-6000), pauses },
        'supplied',
      );
      await note(tx, actor, 'intake.supplied', row);
    },

    async askReview(tx: Tx, code: string, reasonZh: string): Promise<void> {
      const { row, actor } = await open(tx, code);
      if ([...reasonZh].length < 2) refuse('intake.too-short');
      if (row.state !== 'replied' && row.state !== 'closed') refuse('intake.not-answered-yet');
      await ask(tx, actor, row, reasonZh.slice(0, 500));
    },

    /** Takes the matter back, or forgets it when it is over: the right of whoever brought it. */
    async forget(tx: Tx, code: string): Promise<void> {
      const { row, actor } = await open(tx, code);
      const isOver = row.state === 'closed' || row.state === 'declined' || row.state === 'replied';
      const today = clock.today();
      const over = isOver ? row : await save(tx, actor, row, { state: 'closed', closed_on: today }, 'taken-back');
      await closeTodos(tx, platform, actor, 'intake', row.id, 'withdrawn');
      await purge(tx, { ...over, version: row.version });
      await note(tx, actor, 'intake.forget', row);
    },

    /** Day on which an answered matter that nobody rated is over. */
    async closesOn(tx: Tx, row: IntakeRow): Promise<string> {
      const { rules } = platform;
      const within =
        row.kind === 'petition'
          ? `${await rules.value<number>(tx, 'petition.review.request', clock.today(), row.path)}d`
          : await rules.value<string>(tx, 'intake.rating.window', clock.today(), row.path);
      const since = row.reviews.at(-1)?.answeredOn ?? row.replied_on ?? clock.today();
      return addDuration(await loadWorkingCalendar(tx), since, durationOf(within)).date;
    },
  };
}

const nothing = {
  dueOn: null,
  missingZh: [],
  declinedZh: null,
  elsewhereZh: null,
  replyZh: null,
  expiresOn: null,
  reviews: [],
  canRate: false,
  canSupply: false,
  canAskReview: false,
  canForget: false,
} as const;

function lookedOf(row: IntakeRow, today: string): Looked {
  const waits = row.reviews.some(({ answeredOn }) => answeredOn === null);
  const isOver = row.state === 'closed' || row.state === 'declined';
  return {
    isClosedPath: false,
    titleZh: row.title_zh,
    textZh: row.text_zh,
    orgName: row.org_name,
    state: row.state,
    receivedOn: row.received_on,
    dueOn: row.is_paused && row.due_on !== null && row.due_on < today ? null : row.due_on,
    missingZh: row.missing_zh,
    declinedZh: row.declined_zh,
    elsewhereZh: row.elsewhere_zh,
    replyZh: row.reply_zh,
    expiresOn: row.expires_on,
    reviews: row.reviews.map(({ stage, dueOn, answerZh }) => ({ stage, dueOn, answerZh })),
    canRate: row.state === 'replied' && !waits && (row.satisfaction === null || row.reopened_on !== null),
    canSupply: ['registered', 'accepted', 'assigned'].includes(row.state),
    canAskReview: row.kind === 'petition' && !waits && row.replied_on !== null && row.reviews.length < 2,
    canForget: row.purged_on === null && (isOver || row.state !== 'handled'),
  };
}
