import type { AuditEvent, ChainStatus, ExportRow } from '@jishi/contract';
import { isIsoDate } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { actionTitle } from './action-titles.ts';
import { csvLine } from './csv.ts';
import { findCheck } from './store.ts';
import {
  chainHeads,
  countSealed,
  findEvent,
  listEvents,
  listExports,
  namesOfOrgs,
  type AuditFilters,
  type AuditPlace,
  type AuditRow,
} from './views.ts';

type Event = z.input<typeof AuditEvent>;

interface Paging {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Entries in one download at most; a longer period is taken in parts. */
export const maxDownloadRows = 50_000;
const downloadPage = 2000;

/** Reading the trail. */
export type AuditService = ReturnType<typeof createAuditService>;

export function createAuditService(platform: Platform) {
  const { audit, jobs, permissions } = platform;

  const toEvents = async (tx: Tx, rows: readonly Omit<AuditRow, 'org_name'>[]): Promise<Event[]> => {
    const names = await namesOfOrgs(tx, [...new Set(rows.flatMap((row) => row.org_id ?? []))]);
    return rows.map((row) => viewEvent(row, row.org_id === null ? null : (names.get(row.org_id) ?? null), permissions));
  };

  return {
    async list(tx: Tx, filter: AuditFilters, { cursor, limit }: Paging) {
      checkDays(filter);
      const rows = await listEvents(tx, filter, placeOf(cursor), limit + 1);
      return { items: await toEvents(tx, rows.slice(0, limit)), nextCursor: nextCursor(rows, limit) };
    },

    async event(tx: Tx, id: number): Promise<Event> {
      const row = (await findEvent(tx, id)) ?? refuse('record.not-found');
      const [event] = await toEvents(tx, [row]);
      return event ?? refuse('record.not-found');
    },

    async exports(tx: Tx, { cursor, limit }: Paging) {
      const rows = await listExports(tx, placeOf(cursor), limit + 1);
      const events = await toEvents(tx, rows.slice(0, limit));
      return { items: events.map(viewExport), nextCursor: nextCursor(rows, limit) };
    },

    /** State of the chains and of their last check. */
    async chain(tx: Tx): Promise<{ items: z.input<typeof ChainStatus>[]; sealedEntries: number }> {
      const items: z.input<typeof ChainStatus>[] = [];
      for (const head of await chainHeads(tx)) {
        const lastCheck = (await findCheck(tx, head.region)) ?? null;
        items.push({ region: head.region, sealed: head.sealed, unsealed: head.unsealed, head: head.hash, lastCheck });
      }
      return { items, sealedEntries: await countSealed(tx) };
    },

    /** Has the whole chain recomputed in the background; the result stands with the chain. */
    async requestCheck(tx: Tx, actor: Actor): Promise<void> {
      await jobs.add(tx, 'audit:verify', {}, { key: 'audit:verify' });
      await audit.append(tx, actor, { action: 'audit.check', subjectKind: 'audit-chain' });
    },

    /** Lines of a CSV file with the filtered entries; the download itself is an entry. */
    async *download(db: Database, actor: Actor, filter: AuditFilters, purpose: string): AsyncGenerator<string> {
      checkDays(filter);
      yield `\uFEFF${csvLine(['时间', '人员', '身份', '动作', '对象', '对象编号', '组织', '内容', '依据', '链上序号'])}`;
      let before: AuditPlace | undefined;
      let written = 0;
      for (;;) {
        const limit = Math.min(downloadPage, maxDownloadRows - written);
        const rows = limit === 0 ? [] : await db.read(actor.scope, (tx) => listEvents(tx, filter, before, limit));
        const events = await db.read(actor.scope, (tx) => toEvents(tx, rows));
        for (const event of events) yield csvLine(cellsOf(event));
        written += rows.length;
        const last = rows.at(-1);
        if (!last || rows.length < limit) break;
        before = placeAfter(last);
      }
      await db.write(actor.scope, (tx) =>
        audit.append(tx, actor, {
          action: 'audit.export',
          subjectKind: 'audit-trail',
          facts: { entries: written, purpose, filter },
        }),
      );
    },
  };
}

function checkDays({ from, until }: AuditFilters): void {
  if (from !== undefined && !isIsoDate(from)) refuseInput([{ path: 'from', message: '没有这一天，请改正开始日期。' }]);
  if (until !== undefined && !isIsoDate(until))
    refuseInput([{ path: 'until', message: '没有这一天，请改正结束日期。' }]);
}

function viewEvent(
  row: Omit<AuditRow, 'org_name'>,
  orgName: string | null,
  permissions: Platform['permissions'],
): Event {
  const title = actionTitle(row.action, permissions);
  return {
    id: row.id,
    at: row.at.toISOString(),
    userId: row.user_id,
    actorName: row.actor_name,
    role: row.role,
    roleTitle: roleTitle(row.role),
    action: row.action,
    actionZh: title.zh,
    actionEn: title.en,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    orgId: row.org_id,
    orgName,
    facts: row.facts,
    ruleIds: [...row.rule_ids],
    definitionHash: row.definition_hash,
    chainNo: row.chain_no,
  };
}

function viewExport(event: Event): z.input<typeof ExportRow> {
  return {
    id: event.id,
    at: event.at,
    actorName: event.actorName,
    roleTitle: event.roleTitle,
    orgName: event.orgName,
    subjectKind: event.subjectKind,
    persons: Number(event.facts['persons'] ?? 0),
    purpose: textOf(event.facts['purpose']),
    reader: textOf(event.facts['reader']),
  };
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' ? fact : '';
}

function cellsOf(event: Event): string[] {
  return [
    event.at,
    event.actorName,
    event.roleTitle,
    event.actionZh,
    event.subjectKind,
    event.subjectId === null ? '' : String(event.subjectId),
    event.orgName ?? '',
    JSON.stringify(event.facts),
    event.ruleIds.join('、'),
    event.chainNo === null ? '' : String(event.chainNo),
  ];
}

function nextCursor(rows: readonly Omit<AuditRow, 'org_name'>[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? `${placeAfter(last).at}~${last.id}` : null;
}

function placeAfter(row: Pick<AuditRow, 'at' | 'id'>): AuditPlace {
  return { at: row.at.toISOString(), id: row.id };
}

function placeOf(cursor: string | undefined): AuditPlace | undefined {
  if (!cursor) return undefined;
  const parts = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~(\d{1,16})$/.exec(cursor);
  if (!parts?.[1] || !parts[2]) refuse('input.malformed');
  return { at: parts[1], id: Number(parts[2]) };
}
