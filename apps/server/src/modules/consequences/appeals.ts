import { addMonths, caseAfter, measureOf, termFrom } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { closeTodos } from '../todos/index.ts';
import type { CaseWork } from './case-work.ts';
import type { CaseRow } from './schema.ts';
import * as store from './store.ts';

/** What the person does with the own case, and how the higher body answers an appeal. */
export function createAppeals(platform: Platform, work: CaseWork) {
  const { clock, rules } = platform;
  const { ask, change, entryOf, fail, lock, lockAsPerson, note } = work;

  /** What an answer changes: nothing, the measure, or everything. */
  function effectOf(
    row: CaseRow,
    input: { outcome: string; answerZh: string; measureId?: string | undefined; term?: string | undefined },
  ): ColumnChanges {
    if (input.outcome === 'upheld') return {};
    if (input.outcome === 'revoked')
      return {
        ...(caseAfter(row.state, 'revoke').ok ? { state: 'lifted' } : {}),
        ended_on: clock.today(),
        ended_reason: `申诉后撤销：${input.answerZh}`,
        next_review_on: null,
      };
    const measure = measureOf(row.measures, {
      measureId: input.measureId ?? '',
      term: input.term,
      decidedOn: row.decided_on ?? clock.today(),
    });
    if (!measure.ok) return fail(measure.error);
    const term = measure.value.term === undefined ? null : (input.term ?? null);
    const until = row.served_on === null ? null : (termFrom(row.served_on, term)?.until ?? null);
    return {
      measure_id: measure.value.id,
      measure_zh: measure.value.titleZh,
      measure_effect: measure.value.effect ?? null,
      term,
      term_until: until,
    };
  }

  return {
    /** The person has received the decision. */
    async acknowledge(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockAsPerson(tx, actor, id, version);
      if (row.served_on === null) fail({ code: 'consequence.wrong-state', facts: { state: row.state, act: 'serve' } });
      if (row.acknowledged_on !== null) return await note(tx, actor, 'acknowledge', row);
      await store.updateCase(
        tx,
        row,
        { acknowledged_on: clock.today() },
        entryOf(actor, 'acknowledge', '本人确认收到'),
      );
      await note(tx, actor, 'acknowledge', row);
      await closeTodos(tx, platform, actor, 'consequence-served', row.id);
    },

    /** The person appeals to the higher body, which sees the whole case from now on. The decision stands until answered. */
    async appeal(tx: Tx, actor: Actor, id: number, input: { version: number; statementZh: string }): Promise<void> {
      const row = await lockAsPerson(tx, actor, id, input.version);
      if (row.served_on === null || row.appeal_until === null)
        return fail({ code: 'consequence.wrong-state', facts: { state: row.state, act: 'revoke' } });
      if (row.appealed) refuse('consequence.appealed-already');
      if (clock.today() > row.appeal_until)
        refuse('consequence.appeal-late', { until: row.appeal_until }, ['consequence.appeal.within'], clock.today());
      const months = await rules.value<{ usual: number }>(tx, 'rights.appeal.review.max', clock.today());
      const dueOn = addMonths(clock.today(), months.usual);
      const appeal = {
        filedOn: clock.today(),
        statementZh: input.statementZh,
        dueOn,
        outcome: null,
        answerZh: null,
        answeredOn: null,
        answeredByName: null,
      };
      await store.updateCase(
        tx,
        row,
        { appealed: true, appeal: jsonValue(appeal) },
        entryOf(actor, 'appeal', input.statementZh),
      );
      await note(tx, actor, 'appeal', row, ['rights.appeal.review.max']);
      await ask(
        tx,
        row,
        row.appeal_org_id,
        row.appeal_roles,
        '有一项申诉待受理答复',
        'An appeal waits for an answer',
        dueOn,
      );
    },

    /** The higher body answers: upheld, changed within the catalogue, or revoked. */
    async answerAppeal(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        outcome: 'upheld' | 'changed' | 'revoked';
        answerZh: string;
        measureId?: string | undefined;
        term?: string | undefined;
      },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'appeal');
      const { appeal } = row;
      if (!appeal || appeal.outcome !== null) return refuse('consequence.no-appeal');
      if (row.decided_by === actor.userId || row.investigated_by === actor.userId) refuse('consequence.same-person');
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      const answered = {
        ...appeal,
        outcome: input.outcome,
        answerZh: input.answerZh,
        answeredOn: clock.today(),
        answeredByName: actor.displayName,
      };
      await change(
        tx,
        actor,
        row,
        'answer-appeal',
        input.answerZh,
        { appeal: jsonValue(answered), ...effectOf(row, input) },
        ['rights.appeal.review.max'],
      );
    },
  };
}
