import type { NoticeListItem, NoticeView } from '@jishi/contract';
import { addDuration, durationOf, type DurationText } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { createObjections } from './objecting.ts';
import { refusePersonalData } from './personal-data.ts';
import type { NewNotice, NoticeRow } from './schema.ts';
import * as store from './store.ts';

type Item = z.infer<typeof NoticeListItem>;
type View = z.infer<typeof NoticeView>;

const stateTitles: Readonly<Record<string, string>> = {
  drafted: '待保密审查',
  cleared: '待张贴',
  posted: '公示中',
  objected: '有异议待答复',
  closed: '已结束',
  superseded: '已更新',
  'taken-down': '已撤下',
};

/** Notices and disclosures (公示、公开). */
export type NoticeService = ReturnType<typeof createNoticeService>;

export function createNoticeService(platform: Platform) {
  const { audit, clock, ids, permissions, rules, steps, config } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    notice: Pick<NoticeRow, 'id' | 'org_id' | 'path' | 'region'>,
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'notice',
      subjectId: notice.id,
      orgId: notice.org_id,
      path: notice.path,
      region: notice.region,
      facts,
      ruleIds,
    });

  const isPoster = (actor: Actor, notice: NoticeRow) =>
    actor.kind === 'system' || actor.orgId === notice.posting_org_id;

  const lockAll = async (
    tx: Tx,
    actor: Actor,
    noticeIds: readonly number[],
    ...states: readonly string[]
  ): Promise<NoticeRow[]> => {
    const wanted = [...new Set(noticeIds)];
    const notices = await store.lockNotices(tx, wanted);
    if (notices.length !== wanted.length) refuse('record.not-found');
    for (const notice of notices) {
      if (!isPoster(actor, notice))
        refuse('notice.not-poster', { title: notice.title_zh, org: notice.posting_org_name });
      if (!states.includes(notice.state)) wrongState(notice);
    }
    return notices;
  };

  const lockOne = async (
    tx: Tx,
    actor: Actor,
    id: number,
    version: number,
    ...states: readonly string[]
  ): Promise<NoticeRow> => {
    const [notice] = await lockAll(tx, actor, [id], ...states);
    if (!notice) refuse('record.not-found');
    if (notice.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: notice.version });
    return notice;
  };

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const notice = await store.findNotice(tx, id);
    if (!notice) refuse('record.not-found');
    const texts = await store.listTexts(tx, notice);
    const poster = isPoster(actor, notice);
    const can = (permission: string, ...states: readonly string[]) =>
      poster && states.includes(notice.state) && permissions.allows(actor, permission);
    return {
      ...itemOf(notice, poster),
      runStepId: notice.run_step_id,
      textZh: notice.text_zh,
      placesZh: [...notice.places_zh],
      audience: [...notice.audience],
      period: notice.period,
      skippedDays: notice.skipped_days.map((day) => ({ ...day })),
      innerFirst: notice.inner_first,
      innerPostedOn: notice.inner_posted_on,
      secrecyCheckedBy: notice.cleared_by_name,
      acceptsObjections: notice.accepts_objections,
      textVersions: texts.map((text) => ({
        number: text.number,
        textZh: text.text_zh,
        at: text.at.toISOString(),
        byName: text.by_name,
      })),
      publicUrl: notice.posted_on === null ? null : `${config.publicUrl}/board/${notice.id}`,
      can: {
        edit: can('notice.draft', 'drafted', 'cleared', 'posted', 'objected', 'taken-down'),
        clear: can('notice.clear', 'drafted') && notice.drafted_by !== actor.userId,
        post: can('notice.post', 'cleared'),
        answer: can('notice.answer', 'objected'),
        takeDown: can('notice.post', 'posted', 'objected', 'closed'),
      },
    };
  };

  /** Puts a cleared notice up: the period starts today. */
  const putUp = async (tx: Tx, notice: NoticeRow, actor: Actor, innerPostedOn: string | null): Promise<void> => {
    const today = clock.today();
    // A new text does not make an open objection go away.
    const state = notice.objections_open > 0 ? 'objected' : 'posted';
    const end =
      notice.period === null ? null : addDuration(await loadWorkingCalendar(tx), today, durationOf(notice.period));
    // A notice names people for its purpose only: some time after its last day it leaves the board.
    const visibleRule =
      notice.mode === 'notice' ? 'publicity.personal_data.redact_after' : 'publicity.disclosure.visible_for';
    const visibleFor = await rules.value<DurationText>(tx, visibleRule, today, notice.path);
    const visibleUntil = addDuration(await loadWorkingCalendar(tx), end?.date ?? today, durationOf(visibleFor)).date;
    const refreshOn =
      notice.refresh_every === null
        ? null
        : addDuration(await loadWorkingCalendar(tx), today, durationOf(notice.refresh_every)).date;
    await store.updateNotice(tx, notice, {
      state: state,
      posted_on: today,
      posted_by: actor.userId,
      last_day: end?.date ?? null,
      skipped_days: jsonValue(end?.skipped ?? []),
      inner_posted_on: innerPostedOn ?? notice.inner_posted_on,
      refresh_due_on: refreshOn,
    });
    await store.putOnBoard(tx, notice, {
      titleZh: notice.title_zh,
      textZh: notice.text_zh,
      postedOn: today,
      lastDay: end?.date ?? null,
      visibleUntil,
      state,
    });
    await note(
      tx,
      actor,
      'notice.post',
      notice,
      { title: notice.title_zh, lastDay: end?.date ?? null, period: notice.period },
      ['publicity.notice.period'],
    );
  };

  const end = async (tx: Tx, actor: Actor, notice: NoticeRow): Promise<void> => {
    await store.updateNotice(tx, notice, { state: 'closed', closed_on: clock.today() });
    await store.setBoardState(tx, notice, 'closed');
    await note(tx, actor, 'notice.close', notice, { title: notice.title_zh, lastDay: notice.last_day });
    if (notice.run_step_id !== null) await steps.complete(tx, actor, notice.run_step_id);
  };

  const refuseUnfinished = (notice: NoticeRow): void => {
    const title = notice.title_zh;
    if (notice.last_day !== null && clock.today() <= notice.last_day) {
      const counting =
        notice.skipped_days.length > 0
          ? `（已跳过非工作日：${notice.skipped_days.map((day) => day.date).join('、')}）`
          : '';
      refuse('notice.period-running', { title, lastDay: notice.last_day, counting }, ['publicity.notice.period']);
    }
    if (notice.objections_open > 0)
      refuse('notice.objections-open', { title, open: notice.objections_open }, ['publicity.objection.reply.due']);
  };

  return {
    show,

    /** Drafts a notice. */
    async draft(tx: Tx, actor: Actor, notice: NewNotice): Promise<number> {
      refusePersonalData(`${notice.titleZh}\n${notice.textZh}`);
      const id = await ids.next(tx, notice.region);
      await store.insertNotice(
        tx,
        id,
        notice,
        {
          id: actor.kind === 'system' ? null : notice.runStepId === null ? actor.userId : null,
          name: actor.displayName,
        },
        clock.now(),
      );
      await note(
        tx,
        actor,
        'notice.draft',
        { id, org_id: notice.orgId, path: notice.path, region: notice.region },
        { title: notice.titleZh },
      );
      return id;
    },

    async list(
      tx: Tx,
      actor: Actor,
      filter: {
        state?: string | undefined;
        mine?: string | undefined;
        roundId?: number | undefined;
        before: number | null;
        limit: number;
      },
    ): Promise<Item[]> {
      const { mine, ...rest } = filter;
      const rows = await store.listNotices(tx, {
        ...rest,
        // Asking for those with objections is asking whether there are any: own postings only.
        ...(mine === 'posting' || rest.state === 'objected' ? { postingOrgId: actor.orgId ?? 0 } : {}),
      });
      return rows.map((row) => itemOf(row, isPoster(actor, row)));
    },

    /** Changes the text. A posted notice starts its period again, because people read something else now. */
    async revise(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; titleZh: string; textZh: string },
    ): Promise<View> {
      const notice = await lockOne(
        tx,
        actor,
        id,
        input.version,
        'drafted',
        'cleared',
        'posted',
        'objected',
        'taken-down',
      );
      const isSame = notice.title_zh === input.titleZh && notice.text_zh === input.textZh;
      if (isSame && notice.state !== 'taken-down') refuse('notice.text-unchanged', { title: notice.title_zh });
      refusePersonalData(`${input.titleZh}\n${input.textZh}`);
      // One that was taken down starts again as a draft, with its secrecy check.
      const wasPosted = notice.state === 'posted' || notice.state === 'objected';
      const number = notice.text_version + 1;
      await store.insertText(tx, notice, number, input.titleZh, input.textZh, actor.displayName, clock.now());
      const fields = { title_zh: input.titleZh, text_zh: input.textZh, text_version: number };
      await store.updateNotice(
        tx,
        notice,
        wasPosted ? fields : { ...fields, state: 'drafted', posted_on: null, drafted_by: actor.userId },
      );
      await note(tx, actor, 'notice.draft', notice, {
        title: input.titleZh,
        textVersion: number,
        restarted: wasPosted,
      });
      if (wasPosted) await putUp(tx, { ...notice, title_zh: input.titleZh, text_zh: input.textZh }, actor, null);
      return await show(tx, actor, id);
    },

    /** Secrecy check (保密审查), by somebody who did not draft the text. */
    async clear(tx: Tx, actor: Actor, noticeIds: readonly number[]): Promise<number> {
      const notices = await lockAll(tx, actor, noticeIds, 'drafted');
      for (const notice of notices) {
        if (notice.drafted_by !== null && notice.drafted_by === actor.userId)
          refuse('notice.own-check', { title: notice.title_zh });
        await store.updateNotice(tx, notice, {
          state: 'cleared',
          cleared_by: actor.userId,
          cleared_by_name: actor.displayName,
        });
        await note(tx, actor, 'notice.clear', notice, { title: notice.title_zh });
      }
      return notices.length;
    },

    /** Posts cleared notices, all or none. */
    async post(tx: Tx, actor: Actor, noticeIds: readonly number[], innerPostedOn: string | null): Promise<number> {
      const notices = await lockAll(tx, actor, noticeIds, 'drafted', 'cleared');
      for (const notice of notices) {
        if (notice.state !== 'cleared') refuse('notice.not-cleared', { title: notice.title_zh });
        if (notice.inner_first && (innerPostedOn === null || innerPostedOn > clock.today()))
          refuse('notice.inner-first', { title: notice.title_zh });
        await putUp(tx, notice, actor, innerPostedOn);
        // A disclosure has no period to wait for.
        if (notice.mode === 'disclosure' && notice.run_step_id !== null)
          await steps.complete(tx, actor, notice.run_step_id);
      }
      return notices.length;
    },

    /** Ends notices whose period is over and whose objections are answered; their runs go on. */
    async close(tx: Tx, actor: Actor, noticeIds: readonly number[]): Promise<number> {
      const notices = await lockAll(tx, actor, noticeIds, 'posted', 'objected');
      for (const notice of notices) {
        refuseUnfinished(notice);
        await end(tx, actor, notice);
      }
      return notices.length;
    },

    async takeDown(tx: Tx, actor: Actor, id: number, version: number, reason: string): Promise<View> {
      const notice = await lockOne(tx, actor, id, version, 'posted', 'objected', 'closed');
      await store.updateNotice(tx, notice, { state: 'taken-down' });
      await store.setBoardState(tx, notice, 'taken-down');
      await note(tx, actor, 'notice.take-down', notice, { title: notice.title_zh, reason });
      return await show(tx, actor, id);
    },

    ...createObjections(platform, note),

    /** Ends one notice if its time has come; false when it has not (any more). */
    async closeIfEnded(tx: Tx, actor: Actor, noticeId: number): Promise<boolean> {
      const [notice] = await store.lockNotices(tx, [noticeId]);
      if (!notice || notice.state !== 'posted' || notice.objections_open > 0) return false;
      if (notice.last_day === null || clock.today() <= notice.last_day) return false;
      await end(tx, actor, notice);
      return true;
    },
  };
}

function wrongState(notice: NoticeRow): never {
  refuse('notice.wrong-state', { title: notice.title_zh, state: stateTitles[notice.state] ?? notice.state });
}

/** Whether there are objections is for the posting organisation alone; the version would tell it too. */
function itemOf(notice: NoticeRow, poster: boolean): Item {
  return {
    id: notice.id,
    orgId: notice.org_id,
    orgName: notice.org_name,
    postingOrgName: notice.posting_org_name,
    mode: notice.mode,
    titleZh: notice.title_zh,
    state: poster || notice.state !== 'objected' ? notice.state : 'posted',
    postedOn: notice.posted_on,
    lastDay: notice.last_day,
    openObjections: poster ? notice.objections_open : 0,
    version: poster ? notice.version : 0,
  };
}
