import { createHash, randomBytes } from 'node:crypto';
import type { ObjectionView } from '@jishi/contract';
import { addDuration, durationOf, type DurationText } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import type { NoticeRow, ObjectionRow } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

type Objection = z.infer<typeof ObjectionView>;

const contactContext = 'objection.contact';

/** Writes to the trail about a notice. */
export type NoteOnNotice = (
  tx: Tx,
  actor: Actor,
  action: string,
  notice: Pick<NoticeRow, 'id' | 'org_id' | 'path' | 'region'>,
  facts: Record<string, unknown>,
  ruleIds?: readonly string[],
) => Promise<void>;

/** Objections (异议): raised by anybody, answered by the posting organisation, hidden from the one concerned. */
export function createObjections(platform: Platform, note: NoteOnNotice) {
  const { audit, clock, ids, personalData, rules, steps } = platform;

  return {
    async objections(
      tx: Tx,
      filter: { state?: string | undefined; noticeId?: number | undefined; before: number | null; limit: number },
    ): Promise<Objection[]> {
      return (await store.listObjections(tx, filter)).map((row) => objectionOf(row));
    },

    /** Answers an objection. One that is upheld takes the notice down and sends the run back to the decision. */
    async answer(
      tx: Tx,
      actor: Actor,
      objectionId: number,
      verdict: 'rejected' | 'upheld',
      answerZh: string,
    ): Promise<Objection> {
      const objection = await store.lockObjection(tx, objectionId);
      if (!objection || (actor.kind !== 'system' && objection.org_id !== actor.orgId)) refuse('record.not-found');
      if (objection.state !== 'open') refuse('objection.answered');
      const [notice] = await store.lockNotices(tx, [objection.notice_id]);
      if (!notice) refuse('record.not-found');
      await store.answerObjection(tx, objection, { verdict, answerZh, by: actor.userId, on: clock.today() });
      const open = notice.objections_open - 1;
      const back = verdict === 'upheld' && notice.run_step_id !== null && notice.state === 'objected';
      const isLast = open === 0 && notice.state === 'objected';
      await store.updateNotice(tx, notice, {
        objections_open: open,
        ...(back ? { state: 'taken-down' } : isLast ? { state: 'posted' } : {}),
      });
      // The trail says that an objection was answered, not who raised it or what it said.
      // It lies where the objection lies, so that the organisation concerned does not even learn that there was one.
      await note(
        tx,
        actor,
        'notice.answer',
        { ...notice, path: objection.path, org_id: objection.org_id },
        { verdict, title: notice.title_zh },
        ['publicity.objection.reply.due'],
      );
      await closeTodos(tx, platform, actor, 'objection', objection.id);
      if (back && notice.run_step_id !== null) {
        await store.setBoardState(tx, notice, 'taken-down');
        const { step } = await steps.context(tx, notice.run_step_id);
        const [to] = step.returnsTo ?? [];
        if (to !== undefined) await steps.returnTo(tx, actor, notice.run_step_id, to, `公示异议成立：${answerZh}`);
      } else if (isLast) await store.setBoardState(tx, notice, 'posted');
      return objectionOf({ ...objection, state: verdict, answer_zh: answerZh });
    },

    /**
     * Takes an objection from anybody. Who raised it is never asked; a contact is optional, sealed, and only for
     * the posting organisation. The organisation the notice is about cannot see it: it lies on another path.
     *
     * @returns the receipt, the only key to the answer
     */
    async object(tx: Tx, noticeId: number, input: { textZh: string; contact?: string | undefined }): Promise<string> {
      const entry = await views.findBoardEntry(tx, noticeId, clock.today());
      if (!entry || entry.state === 'taken-down') refuse('record.not-found');
      if (!entry.accepts_objections || (entry.state !== 'posted' && entry.state !== 'objected'))
        refuse('notice.no-objections', { title: entry.title_zh });
      const today = clock.today();
      await tx.setScope({ path: entry.posting_path });
      const [notice] = await store.lockNotices(tx, [noticeId]);
      if (!notice || (notice.last_day !== null && today > notice.last_day))
        refuse('notice.no-objections', { title: entry.title_zh });
      const receipt = `${noticeId.toString(36)}-${randomBytes(9).toString('hex')}`;
      const within =
        notice.answer_within ??
        (await rules.value<DurationText>(tx, 'publicity.objection.reply.due', today, notice.path));
      const dueOn = addDuration(await loadWorkingCalendar(tx), today, durationOf(within)).date;
      const id = await ids.next(tx, notice.region);
      const contact = input.contact ? personalData.seal(contactContext, input.contact) : null;
      await store.insertObjection(tx, {
        region: notice.region,
        id,
        noticeId,
        orgId: notice.posting_org_id,
        path: entry.posting_path,
        textZh: input.textZh,
        contact,
        receiptHash: hashReceipt(receipt),
        raisedOn: today,
        dueOn,
      });
      await store.updateNotice(tx, notice, { state: 'objected', objections_open: notice.objections_open + 1 });
      await store.setBoardState(tx, notice, 'objected');
      const anonymous: Actor = {
        kind: 'anonymous',
        userId: null,
        displayName: '群众',
        role: 'anonymous',
        region: notice.region,
        orgId: null,
        path: entry.posting_path,
        memberId: null,
        scope: { path: entry.posting_path },
      };
      await audit.append(tx, anonymous, {
        action: 'notice.object',
        subjectKind: 'notice',
        subjectId: noticeId,
        orgId: notice.posting_org_id,
        path: entry.posting_path,
        region: notice.region,
      });
      await openTodo(tx, platform, {
        orgId: notice.posting_org_id,
        path: entry.posting_path,
        roles: ['township-organiser', 'township-secretary', 'county-department', 'branch-secretary'],
        aboutOrgId: notice.org_id,
        aboutName: notice.org_name,
        kind: 'objection',
        titleZh: `答复对“${notice.title_zh}”的异议`,
        titleEn: `Answer an objection to “${notice.title_zh}”`,
        link: `/notices/objections?noticeId=${noticeId}`,
        subjectKind: 'objection',
        subjectId: id,
        dueOn,
      });
      return receipt;
    },

    /** State and answer of an objection, by its receipt. */
    async lookUp(
      tx: Tx,
      receipt: string,
    ): Promise<{
      state: 'open' | 'rejected' | 'upheld';
      answerZh: string | null;
      raisedOn: string;
      dueOn: string | null;
    }> {
      const noticeId = Number.parseInt(receipt.split('-')[0] ?? '', 36);
      const entry = Number.isSafeInteger(noticeId) ? await store.findPostingPath(tx, noticeId) : undefined;
      if (!entry) refuse('record.not-found');
      await tx.setScope({ path: entry.posting_path });
      const found = await store.findByReceipt(tx, hashReceipt(receipt));
      if (!found) refuse('record.not-found');
      return { state: found.state, answerZh: found.answer_zh, raisedOn: found.raised_on, dueOn: found.due_on };
    },
  };

  function objectionOf(row: ObjectionRow): Objection {
    return {
      id: row.id,
      noticeId: row.notice_id,
      noticeTitleZh: row.title_zh,
      textZh: row.text_zh,
      anonymous: row.contact === null,
      contact: row.contact === null ? null : personalData.open(contactContext, row.contact),
      raisedOn: row.raised_on,
      dueOn: row.due_on,
      state: row.state,
      answerZh: row.answer_zh,
    };
  }
}

function hashReceipt(receipt: string): Buffer {
  return createHash('sha256').update(receipt).digest();
}
