import type { ImportLine, ImportView } from '@jishi/contract';
import { memberFields, organisationFields } from '@jishi/rules';
import type { TableNotice } from '../../platform/spreadsheet/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { fieldSetOf } from './fields.ts';
import { missingFields } from './mapping.ts';
import type { ChangeSample, ImportPart, ImportRow } from './schema.ts';
import { isRecent } from './take-back.ts';
import type { ImportListRow } from './views.ts';

/** An import as its page shows it. */
export function importView(row: ImportRow, known: { answers: number; hasFile: boolean; now: Date }): ImportView {
  const isBusy = row.state === 'checking' || row.state === 'importing';
  const open = row.summary?.parts.some(({ bad, questions }) => bad + questions > 0) ?? false;
  return {
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    state: row.state,
    mode: row.mode,
    parts: row.parts.map(partView),
    rowsDone: row.rows_done,
    rowsAll: row.rows_all,
    startedAt: row.started_at?.toISOString() ?? null,
    secondsLeft: isBusy ? secondsLeft(row, known.now) : null,
    counts: [...(row.summary?.parts ?? [])],
    groups: [...(row.summary?.groups ?? [])],
    changes: (row.summary?.changes ?? []).map(changeView),
    findings: row.summary?.findings ?? 0,
    kept: row.summary?.kept ?? 0,
    answers: known.answers,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    createdByName: row.actor_name,
    doneAt: row.done_at?.toISOString() ?? null,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
    takenBackByName: row.taken_back_by,
    can: {
      change: known.hasFile && ['uploaded', 'checked', 'failed', 'cancelled'].includes(row.state),
      takeBack: row.state === 'done' && isRecent(row, known.now),
      badRows: known.hasFile && open && (row.state === 'checked' || row.state === 'done'),
    },
  };
}

/** An import as a line of the history. */
export function importLine(row: ImportListRow, now: Date): ImportLine {
  const sum = (key: 'added' | 'changed' | 'bad') =>
    row.summary?.parts.reduce((total, part) => total + part[key], 0) ?? 0;
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    orgName: row.org_name,
    createdByName: row.actor_name,
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
    added: row.state === 'done' ? sum('added') : 0,
    changed: row.state === 'done' ? sum('changed') : 0,
    bad: sum('bad'),
    canTakeBack: row.state === 'done' && isRecent({ ...row } as unknown as ImportRow, now),
  };
}

/** At the speed so far; nothing is said in the first second. */
function secondsLeft(row: ImportRow, now: Date): number | null {
  if (row.rows_all === null || row.started_at === null || row.rows_done === 0) return null;
  const spent = (now.getTime() - row.started_at.getTime()) / 1000;
  if (spent < 1) return null;
  return Math.max(0, Math.ceil((spent * (row.rows_all - row.rows_done)) / row.rows_done));
}

function partView(part: ImportPart): ImportView['parts'][number] {
  const { mapping, notices, kind, date1904: _date1904, ...rest } = part;
  return {
    ...rest,
    headings: [...part.headings],
    kind,
    columns: mapping.map(({ field, confidence }) => ({ field, confidence })),
    notices: notices.map(noticeText),
    missing:
      kind === null
        ? []
        : missingFields(fieldSetOf(kind), mapping).map(({ key, titleZh, titleEn }) => ({
            field: key,
            titleZh,
            titleEn,
          })),
  };
}

function noticeText(notice: TableNotice): { zh: string; en: string } {
  const list = (items: readonly string[]) => items.slice(0, 10).join('、');
  switch (notice.code) {
    case 'hidden-sheets':
      return {
        zh: `有隐藏的工作表没有读取：${list(notice.sheets)}。`,
        en: `Hidden sheets were not read: ${notice.sheets.join(', ')}.`,
      };
    case 'other-sheets':
      return { zh: `文件里还有工作表：${list(notice.sheets)}。`, en: `Other sheets: ${notice.sheets.join(', ')}.` };
    case 'hidden-columns':
      return {
        zh: `有隐藏的列，也会读取：${list(notice.headings)}。`,
        en: `Hidden columns are read too: ${notice.headings.join(', ')}.`,
      };
    case 'merged-headings':
      return {
        zh: `标题有合并单元格：${list(notice.areas)}。`,
        en: `Headings are merged: ${notice.areas.join(', ')}.`,
      };
    case 'repeated-headings':
      return {
        zh: `标题重复：${list(notice.headings)}。请核对各列的对应。`,
        en: `Repeated headings: ${notice.headings.join(', ')}.`,
      };
  }
}

/** Columns of the member table by the field they come from, for words. */
const columnFields: Readonly<Record<string, string>> = {
  org_id: 'branch',
  id_number: 'citizenNumber',
  phone: 'mobile',
  landline: 'phone',
  household_place: 'registeredPlace',
  born_on: 'birthDate',
  member_type: 'memberType',
  admitted_on: 'admittedOn',
  confirmed_on: 'confirmedOn',
  status: 'membershipState',
  standing_adjust_months: 'standingCorrection',
  job_position: 'jobPosition',
  new_social_stratum: 'newSocialStratum',
  prof_tech: 'professionalPost',
  front_line: 'frontLine',
  is_migrant_worker: 'isMigrantWorker',
  is_lost: 'isLost',
  lost_on: 'lostOn',
  lost_reason: 'lostReason',
  is_floating: 'isFloating',
  outflow_direction: 'outflow',
  join_type: 'joinType',
  join_category: 'enteredBy',
  entered_on: 'enteredOn',
  left_on: 'leftOn',
  leave_category: 'leftBy',
};

function changeView(sample: ChangeSample): ImportView['changes'][number] {
  const key = columnFields[sample.field] ?? sample.field;
  const field = [...memberFields, ...organisationFields].find((candidate) => candidate.key === key);
  const { field: _column, ...rest } = sample;
  return { ...rest, fieldZh: field?.titleZh ?? sample.field, fieldEn: field?.titleEn ?? sample.field };
}

/** What the page needs besides the row. */
export async function knownOf(
  platform: Platform,
  row: ImportRow,
  service: { hasFile(row: ImportRow): Promise<boolean> },
  answers: number,
): Promise<{ answers: number; hasFile: boolean; now: Date }> {
  return { answers, hasFile: await service.hasFile(row), now: platform.clock.now() };
}
