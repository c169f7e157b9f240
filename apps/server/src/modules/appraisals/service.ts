import type { AppraisalListItem, AppraisalView, IssuedCodes, SheetView } from '@jishi/contract';
import { addDuration, checkSheet, durationOf, type DurationText } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { countedAnswers, countedQuestions, resultOf } from './aggregate.ts';
import { hashCode, newCode } from './codes.ts';
import type { Answers, AppraisalRow, Group, NewAppraisal, Question } from './schema.ts';
import * as store from './store.ts';

type View = z.infer<typeof AppraisalView>;
type Item = z.infer<typeof AppraisalListItem>;
type Sheet = z.infer<typeof SheetView>;
type Codes = z.infer<typeof IssuedCodes>;

const stateTitles: Readonly<Record<string, string>> = {
  designed: '未开始',
  open: '测评中',
  closed: '已结束',
  confirmed: '已汇总',
  invalid: '无效',
};
const counted = new Set(['all-members', 'full-members', 'committee']);

/** Anonymous appraisals (民主评议、测评). What they protect, and what not: docs/anonymous-appraisal.md. */
export type AppraisalService = ReturnType<typeof createAppraisalService>;

export function createAppraisalService(platform: Platform) {
  const { audit, clock, config, ids, permissions, rules, steps } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: Pick<AppraisalRow, 'id' | 'org_id' | 'path' | 'region'>,
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'appraisal',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts,
      ruleIds,
    });

  const lockOwn = async (
    tx: Tx,
    actor: Actor,
    id: number,
    version: number,
    ...states: readonly string[]
  ): Promise<AppraisalRow> => {
    const row = await store.lockAppraisal(tx, id);
    if (!row) refuse('record.not-found');
    if (!actsFor(actor, row.org_id)) refuse('appraisal.not-yours', { title: row.title_zh, org: row.org_name });
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (!states.includes(row.state))
      refuse('appraisal.wrong-state', { title: row.title_zh, state: stateTitles[row.state] ?? row.state });
    return row;
  };

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const row = await store.findAppraisal(tx, id);
    if (!row) refuse('record.not-found');
    const turnout = new Map((await store.countTurnout(tx, row)).map((each) => [each.group_id, each]));
    const own = actsFor(actor, row.org_id) && permissions.allows(actor, 'appraisal.organise');
    return {
      id: row.id,
      orgId: row.org_id,
      orgName: row.org_name,
      runStepId: row.run_step_id,
      titleZh: row.title_zh,
      state: row.state,
      round: row.round_no,
      groups: row.groups.map((group) => ({
        id: group.id,
        titleZh: group.titleZh,
        ...(group.titleEn === undefined ? {} : { titleEn: group.titleEn }),
        weight: [group.weight[0], group.weight[1]] as [number, number],
        counted: counted.has(group.electorate),
        expected: group.expected,
        issued: turnout.get(group.id)?.issued ?? 0,
        received:
          row.state === 'open'
            ? (turnout.get(group.id)?.received ?? 0)
            : (row.result?.groups.find((each) => each.id === group.id)?.sheets ?? 0),
        minTurnout: group.minTurnout === null ? null : ([group.minTurnout[0], group.minTurnout[1]] as [number, number]),
      })),
      questions: row.questions.map(questionView),
      opensAt: row.opened_at?.toISOString() ?? null,
      closesAt: row.closes_at?.toISOString() ?? null,
      withholdBelow: row.withhold_below,
      result: row.result === null ? null : (structuredClone(row.result) as View['result']),
      version: row.version,
      can: {
        open: own && row.state === 'designed',
        issue: own && row.state === 'open',
        close: own && row.state === 'open',
        rerun: own && row.state === 'invalid',
      },
    };
  };

  /** Makes the codes of a group; the plain ones leave in the answer and are kept nowhere. */
  const issue = async (tx: Tx, row: AppraisalRow, group: Group, count: number): Promise<Codes> => {
    const codes = Array.from({ length: count }, newCode);
    await store.insertCodes(tx, row, group.id, row.round_no, codes.map(hashCode));
    return {
      groupId: group.id,
      groupTitleZh: group.titleZh,
      codes: codes.map((code) => ({ code, url: `${config.publicUrl}/a/${code}` })),
    };
  };

  const settle = async (tx: Tx, actor: Actor, row: AppraisalRow): Promise<void> => {
    const today = clock.today();
    await store.shuffleSheets(tx, row);
    const result = resultOf(row, await store.listSheets(tx, row));
    const keep = await rules.value<DurationText>(tx, 'archive.retention.sheets', today, row.path);
    const until = addDuration(await loadWorkingCalendar(tx), today, durationOf(keep)).date;
    await store.removeCodes(tx, row);
    await store.updateAppraisal(tx, row, {
      state: result.valid ? 'confirmed' : 'invalid',
      result: jsonValue(result),
      closed_at: clock.now(),
      sheets_until: until,
    });
    const facts = {
      title: row.title_zh,
      valid: result.valid,
      scoreHundredths: result.scoreHundredths,
      reasons: result.reasonsZh,
    };
    await note(tx, actor, 'appraisal.close', row, facts, [
      'appraisal.members.min_turnout',
      'appraisal.masses.min_turnout',
      'rights.withheld_group_size',
    ]);
    if (result.valid && row.run_step_id !== null) await steps.complete(tx, actor, row.run_step_id);
  };

  return {
    show,

    async create(tx: Tx, actor: Actor, appraisal: NewAppraisal): Promise<number> {
      const id = await ids.next(tx, appraisal.region);
      await store.insertAppraisal(tx, id, appraisal, clock.now());
      await note(
        tx,
        actor,
        'appraisal.create',
        { id, org_id: appraisal.orgId, path: appraisal.path, region: appraisal.region },
        { title: appraisal.titleZh },
      );
      return id;
    },

    async list(tx: Tx, filter: { state?: string | undefined; before: number | null; limit: number }): Promise<Item[]> {
      const rows = await store.listAppraisals(tx, filter);
      return rows.map((row) => ({
        id: row.id,
        orgId: row.org_id,
        orgName: row.org_name,
        titleZh: row.title_zh,
        state: row.state,
        closesAt: row.closes_at?.toISOString() ?? null,
      }));
    },

    /**
     * Opens: freezes who is expected, makes one code for each. The platform counts members itself; the organiser
     * tells only the numbers it cannot know (representatives of the masses).
     */
    async open(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      told: readonly { groupId: string; expected: number }[],
    ): Promise<{ appraisal: View; codes: Codes[] }> {
      const row = await lockOwn(tx, actor, id, version, 'designed');
      const groups: Group[] = [];
      for (const group of row.groups) {
        const expected = counted.has(group.electorate)
          ? await store.countMembers(tx, row, group.electorate as 'all-members')
          : (told.find((each) => each.groupId === group.id)?.expected ?? 0);
        if (expected < 1) refuse('appraisal.expected-missing', { group: group.titleZh });
        if (group.minSheets !== null && expected < group.minSheets) {
          refuse('appraisal.too-few-expected', { group: group.titleZh, expected, least: group.minSheets }, [
            'rights.withheld_group_size',
          ]);
        }
        groups.push({ ...group, expected });
      }
      const now = clock.now();
      const lastDay = addDuration(await loadWorkingCalendar(tx), clock.today(), durationOf(row.open_for)).date;
      // Open until the end of the last day in China (UTC+8).
      const closesAt = new Date(`${lastDay}T15:59:59Z`);
      const opened: AppraisalRow = { ...row, groups };
      const codes: Codes[] = [];
      for (const group of groups) codes.push(await issue(tx, opened, group, group.expected));
      await store.updateAppraisal(tx, row, {
        state: 'open',
        groups: jsonValue(groups),
        opened_at: now,
        closes_at: closesAt,
      });
      await note(tx, actor, 'appraisal.open', row, {
        title: row.title_zh,
        expected: Object.fromEntries(groups.map((group) => [group.id, group.expected])),
        closesAt: closesAt.toISOString(),
      });
      return { appraisal: await show(tx, actor, id), codes };
    },

    /** Slips were lost: voids the unused codes of a group and makes as many new ones. */
    async reissue(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      groupId: string,
    ): Promise<{ appraisal: View; codes: Codes[] }> {
      const row = await lockOwn(tx, actor, id, version, 'open');
      const group = row.groups.find((each) => each.id === groupId);
      if (!group) refuse('appraisal.group-unknown', { group: groupId });
      const used = await store.removeUnusedCodes(tx, row, groupId);
      const codes = [await issue(tx, row, group, group.expected - used)];
      await store.updateAppraisal(tx, row, {});
      await note(tx, actor, 'appraisal.reissue', row, { group: groupId, count: group.expected - used });
      return { appraisal: await show(tx, actor, id), codes };
    },

    /** Ends the appraisal and aggregates; under its least turnout it is invalid, never zero. */
    async close(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const row = await lockOwn(tx, actor, id, version, 'open');
      await settle(tx, actor, row);
      return await show(tx, actor, id);
    },

    /** Starts again after an invalid result: new codes, nothing of the first round counts. */
    async rerun(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const row = await lockOwn(tx, actor, id, version, 'invalid');
      await store.updateAppraisal(tx, row, {
        state: 'designed',
        round_no: row.round_no + 1,
        result: null,
      });
      await note(tx, actor, 'appraisal.rerun', row, { round: row.round_no + 1 });
      return await show(tx, actor, id);
    },

    /** The sheet behind a code. */
    async sheet(tx: Tx, code: string): Promise<Sheet> {
      const { row, group } = await byCode(tx, code);
      return {
        titleZh: row.title_zh,
        orgName: row.org_name,
        groupTitleZh: group.titleZh,
        questions: row.questions.map(questionView),
        closesAt: (row.closes_at ?? clock.now()).toISOString(),
        withholdBelow: row.withhold_below,
        commentMaxLength: rules.national<number>('appraisal.comment.max_length', clock.today()),
      };
    },

    /** Takes a sheet: complete, within the time, once a code. Stored are the answers and the group, nothing else. */
    async cast(tx: Tx, code: string, answers: Answers): Promise<void> {
      const { row, group, found, hash } = await byCode(tx, code, 'hold');
      checkAnswers(row.questions, answers, rules.national<number>('appraisal.comment.max_length', clock.today()));
      if (!(await store.useCode(tx, found, hash))) refuse('appraisal.code-used');
      store.insertSheet(tx, row, group.id, answers);
    },

    /** Ends an appraisal whose time is over. */
    async closeIfEnded(tx: Tx, actor: Actor, id: number): Promise<boolean> {
      const row = await store.lockAppraisal(tx, id);
      if (!row || row.state !== 'open' || row.closes_at === null || row.closes_at > clock.now()) return false;
      await settle(tx, actor, row);
      return true;
    },
  };

  /** `hold` keeps the appraisal from being closed until the sheet is in: nothing is received and then not counted. */
  async function byCode(tx: Tx, code: string, access: 'read' | 'hold' = 'read') {
    const hash = hashCode(code);
    const found = await store.findCode(tx, hash);
    if (!found) refuse('appraisal.code-unknown');
    if (found.used) refuse('appraisal.code-used');
    await tx.setScope({ path: found.path });
    const find = access === 'hold' ? store.holdAppraisal : store.findAppraisal;
    const row = await find(tx, found.appraisal_id);
    const group = row?.groups.find((each) => each.id === found.group_id);
    if (!row || !group) refuse('appraisal.code-unknown');
    if (row.state !== 'open' || (row.closes_at !== null && row.closes_at < clock.now())) refuse('appraisal.closed');
    return { row, group, found, hash };
  }
}

function checkAnswers(questions: readonly Question[], answers: Answers, commentMaxLength: number): void {
  const faults: { path: string; message: string }[] = [];
  const title = (id: string) => questions.find((question) => question.id === id)?.titleZh ?? id;
  const checked = checkSheet(countedQuestions(questions), countedAnswers(questions, answers));
  if (!checked.ok) {
    for (const fault of checked.error) {
      const message =
        fault.code === 'sheet.answer-missing'
          ? `请回答“${title(fault.question)}”。`
          : `“${title(fault.question)}”的答案不在可选范围内。`;
      faults.push({ path: `answers.${fault.question}`, message });
    }
  }
  for (const question of questions.filter((each) => each.kind === 'text')) {
    const length = [...String(answers[question.id] ?? '')].length;
    if (length > commentMaxLength)
      faults.push({
        path: `answers.${question.id}`,
        message: `“${question.titleZh}”有 ${length} 字，最多 ${commentMaxLength} 字。`,
      });
  }
  if (faults.length > 0) refuseInput(faults);
}

function questionView(question: Question): View['questions'][number] {
  return {
    id: question.id,
    titleZh: question.titleZh,
    ...(question.titleEn === undefined ? {} : { titleEn: question.titleEn }),
    kind: question.kind,
    required: question.required,
    options: question.options.map(({ value, titleZh, titleEn }) =>
      titleEn === undefined ? { value, titleZh } : { value, titleZh, titleEn },
    ),
    ...(question.maxPoints === undefined ? {} : { maxPoints: question.maxPoints }),
  };
}
