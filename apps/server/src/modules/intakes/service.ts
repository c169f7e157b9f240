import { addDuration, durationOf } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { loadContents, type AttachmentRow } from '../attachments/index.ts';
import { createByCode } from './by-code.ts';
import { closedPath, createContext, everything } from './context.ts';
import { createHandling } from './handling.ts';
import { createOffers } from './offers.ts';
import { createRegistering } from './registering.ts';
import { createReviewing } from './reviewing.ts';
import type { IntakeRow, WrongdoingRow } from './schema.ts';
import { createShow, handlesNow } from './show.ts';
import * as store from './store.ts';

/** Matters brought by somebody (受理件). */
export type IntakeService = ReturnType<typeof createIntakeService>;

export function createIntakeService(platform: Platform) {
  const { audit, clock, personalData } = platform;
  const context = createContext(platform);
  const registering = createRegistering(platform, context);
  const handling = createHandling(platform, context, registering);
  const reviewing = createReviewing(platform, context);
  const byCode = createByCode(platform, context, handling, reviewing);

  /** The closed path as its readers see it; everybody else's scope does not hold it. */
  const enterClosed = async (tx: Tx, actor: Actor): Promise<void> => {
    if (actor.role !== 'discipline-office' || actor.path === null) refuse('record.not-found');
    await tx.setScope({ ...actor.scope, path: closedPath(actor.path) });
  };

  return {
    ...registering,
    ...handling,
    ...createOffers(platform, context),
    ...createShow(platform),
    reviewing,
    byCode,

    /** Last day that the board shows as near. */
    async soon(tx: Tx): Promise<string> {
      return addDuration(await loadWorkingCalendar(tx), clock.today(), durationOf('3d')).date;
    },

    list: store.listIntakes,

    /** A matter of the own organisation. */
    async ownMatter(tx: Tx, actor: Actor, intakeId: number): Promise<IntakeRow> {
      const row = await store.findIntake(tx, intakeId);
      return row?.org_id === actor.orgId ? row : refuse('record.not-found');
    },

    /** Material of a matter, for those who handle it. */
    async file(tx: Tx, actor: Actor, intakeId: number, attachmentId: number): Promise<AttachmentRow> {
      const row = (await store.findIntake(tx, intakeId)) ?? refuse('record.not-found');
      if (!handlesNow(actor, row)) refuse('record.not-found');
      await tx.setScope(everything);
      const files = await loadContents(tx, 'intake', [row.id]);
      await tx.setScope(actor.scope);
      return files.find(({ id }) => id === attachmentId) ?? refuse('record.not-found');
    },

    /** Reports of wrongdoing, for the discipline side alone. */
    async closedReports(tx: Tx, actor: Actor, before: number | null, limit: number) {
      await enterClosed(tx, actor);
      const rows = await store.listWrongdoing(tx, before, limit);
      await tx.setScope(actor.scope);
      return rows.map((row) => closedOf(row));
    },

    async answerClosed(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly state: 'in-hand' | 'answered'; readonly answerZh: string },
    ): Promise<void> {
      await enterClosed(tx, actor);
      const row = (await store.lockWrongdoing(tx, id)) ?? refuse('record.not-found');
      if (row.version !== input.version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
      const answer = input.answerZh === '' ? null : personalData.seal('wrongdoing_report.answer_zh', input.answerZh);
      await store.updateWrongdoing(tx, row, {
        state: input.state,
        answer_zh: answer,
        answered_on: input.state === 'answered' ? clock.today() : null,
      });
      await audit.append(tx, actor, {
        action: 'wrongdoing.handle',
        subjectKind: 'wrongdoing',
        subjectId: row.id,
        orgId: row.org_id,
        path: row.path,
        region: row.region,
        sealed: true,
      });
      await tx.setScope(actor.scope);
    },

    /** Daily work on one matter: ends what nobody rated, forgets what has expired. */
    async daily(tx: Tx, actor: Actor, id: number): Promise<boolean> {
      const row = await store.lockIntake(tx, id);
      if (!row) return false;
      const today = clock.today();
      if (row.state === 'replied') {
        const waits = row.reviews.some(({ answeredOn }) => answeredOn === null);
        if (waits || today <= (await byCode.closesOn(tx, row))) return false;
        await context.save(tx, actor, row, await handling.closing(tx, row), 'closed');
        await context.note(tx, actor, 'intake.close', row);
        return true;
      }
      if (row.purged_on !== null || row.expires_on >= today) return false;
      await byCode.purge(tx, row);
      await context.note(tx, actor, 'intake.purge', row);
      return true;
    },
  };

  function closedOf(row: WrongdoingRow) {
    const open = (field: string, value: Buffer | null) =>
      value === null ? null : personalData.open(`wrongdoing_report.${field}`, value);
    return {
      id: row.id,
      channel: row.channel,
      receivedOn: row.received_on,
      state: row.state,
      textZh: open('text_zh', row.text_zh) ?? '',
      isAnonymous: row.person === null,
      person: open('person', row.person),
      answerZh: open('answer_zh', row.answer_zh),
      answeredOn: row.answered_on,
      version: row.version,
    };
  }
}
