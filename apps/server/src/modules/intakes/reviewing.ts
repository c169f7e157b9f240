import { addDuration, durationOf, nextRung, type ReviewStage } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { everything, lengthOf, type IntakeContext } from './context.ts';
import { handlingRoles } from './registering.ts';
import type { IntakeRow, ReviewRow } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

const askRule = { review: 'petition.review.request', recheck: 'petition.recheck.request' } as const;
const decideRule = { review: 'petition.review.decide', recheck: 'petition.recheck.decide' } as const;

/** The ladder of a petition: 复查, then 复核, each by the organisation above the one before. */
export function createReviewing(platform: Platform, { save, note, checkState }: IntakeContext) {
  const { clock } = platform;

  const lengths = async (tx: Tx, day: string, path: string, which: Readonly<Record<ReviewStage, string>>) => ({
    review: durationOf(await lengthOf(platform, tx, which.review, day, path)),
    recheck: durationOf(await lengthOf(platform, tx, which.recheck, day, path)),
  });

  /** Asks for the next rung, for the person who came or at their request. The row is locked already. */
  const ask = async (tx: Tx, actor: Actor, row: IntakeRow, askedZh: string): Promise<IntakeRow> => {
    if (row.kind !== 'petition') refuse('intake.no-ladder');
    const today = clock.today();
    const calendar = await loadWorkingCalendar(tx);
    const within = await lengths(tx, today, row.path, askRule);
    const rung = nextRung(row.replied_on, row.reviews, within, { today, calendar });
    if (!rung.ok) {
      const { code, ...facts } = rung.error;
      refuse(code, facts, 'stage' in rung.error ? [askRule[rung.error.stage]] : [], today);
    }
    const stage = rung.value;
    const below = row.reviews.at(-1)?.path ?? row.path;
    const tokens = below.split('.').slice(0, -2);
    if (tokens.length === 0) refuse('intake.nobody-to-review');
    const scope = actor.scope;
    await tx.setScope(everything);
    const above = (await views.findPlaceAt(tx, `${tokens.join('.')}.`)) ?? refuse('intake.nobody-to-review');
    const decideWithin = await lengths(tx, today, above.path, decideRule);
    const review: ReviewRow = {
      stage,
      orgId: above.id,
      orgName: above.name,
      path: above.path,
      askedOn: today,
      askedZh,
      dueOn: addDuration(calendar, today, decideWithin[stage]).date,
      answeredOn: null,
      verdict: null,
      answerZh: null,
    };
    // The matter waits for the answer, whatever was said about closing it.
    const saved = await save(
      tx,
      actor,
      row,
      { state: 'replied', closed_on: null, reviews: [...row.reviews, review] },
      `${stage}-asked`,
      askedZh,
    );
    await store.movePerson(tx, row, { also_path: above.path });
    await note(tx, actor, 'intake.review', row, { stage }, [askRule[stage], decideRule[stage]]);
    if (row.barred_members.length === 0 && row.barred_path === null) {
      await openTodo(tx, platform, {
        orgId: above.id,
        path: row.path,
        roles: handlingRoles,
        aboutOrgId: row.org_id,
        aboutName: row.org_name,
        kind: 'task',
        titleZh: `${stage === 'review' ? '复查' : '复核'}信访事项：${row.title_zh}`,
        titleEn: `${stage === 'review' ? 'Review' : 'Recheck'}: ${row.title_zh}`,
        link: `/requests/${row.id}`,
        subjectKind: 'intake',
        subjectId: row.id,
        dueOn: review.dueOn,
      });
    }
    await tx.setScope(scope);
    return saved;
  };

  return {
    ask,

    async askReview(tx: Tx, actor: Actor, id: number, version: number, reasonZh: string): Promise<void> {
      const row = (await store.lockIntake(tx, id)) ?? refuse('record.not-found');
      const asked = row.reviews.at(-1)?.orgId ?? row.org_id;
      if (row.org_id !== actor.orgId && asked !== actor.orgId)
        refuse('intake.not-yours', { title: row.title_zh, org: row.org_name });
      checkState(row, version, ['replied', 'closed']);
      await ask(tx, actor, row, reasonZh);
    },

    /** The answer of the organisation above: upheld, or changed and back to handling. */
    async answerReview(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly verdict: 'upheld' | 'changed'; readonly answerZh: string },
    ): Promise<void> {
      const row = (await store.lockIntake(tx, id)) ?? refuse('record.not-found');
      const review = row.reviews.find(({ answeredOn }) => answeredOn === null);
      if (!review || review.orgId !== actor.orgId)
        refuse('intake.not-yours', { title: row.title_zh, org: review?.orgName ?? row.org_name });
      checkState(row, input.version, ['replied', 'closed']);
      const today = clock.today();
      const reviews = row.reviews.map((each) =>
        each === review ? { ...each, answeredOn: today, verdict: input.verdict, answerZh: input.answerZh } : each,
      );
      const pauses = row.pauses.map((pause) => (pause.until === null ? { ...pause, until: today } : pause));
      await save(tx, actor, row, { reviews, pauses }, `${review.stage}-answered`, input.answerZh);
      await note(tx, actor, 'intake.approve', row, { stage: review.stage, verdict: input.verdict }, [
        decideRule[review.stage],
      ]);
      await closeTodos(tx, platform, actor, 'intake', row.id);
    },
  };
}
