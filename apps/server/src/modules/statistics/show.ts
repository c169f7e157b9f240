import type { SnapshotItem, SnapshotView } from '@jishi/contract';
import { indicators } from '@jishi/rules';
import type { z } from 'zod';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { resultsOf, ruleView } from './results.ts';
import type { SnapshotRow } from './schema.ts';
import type { StatisticsService } from './service.ts';
import * as store from './store.ts';
import * as views from './views.ts';

type Item = z.infer<typeof SnapshotItem>;
type View = z.infer<typeof SnapshotView>;

/** The catalogue of counting rules. */
export const listIndicators = () => ({ items: indicators.map(ruleView) });

/** A snapshot with its numbers: the frozen ones, or those of one organisation counted from the same rows. */
export async function showSnapshot(
  tx: Tx,
  platform: Platform,
  service: StatisticsService,
  actor: Actor,
  id: number,
  orgId?: number,
): Promise<View> {
  const row = await store.findSnapshot(tx, id);
  if (!row) refuse('record.not-found');
  const part = await partOf(tx, actor, row, orgId);
  const cells = part.isWhole ? row.cells : await service.countIn(tx, row, row.rules, part.path);
  const { permissions } = platform;
  const isOwn = actsFor(actor, row.org_id);
  const may = (permission: string) => isOwn && permissions.allows(actor, permission);
  return {
    ...itemOf(row),
    scope: { orgId: part.orgId, orgName: part.orgName, isWhole: part.isWhole },
    parts: covers(actor, row.path)
      ? (await views.listParts(tx, row.region, part.orgId)).map((org) => ({ orgId: org.id, orgName: org.short_name }))
      : [],
    results: resultsOf(row.rules, cells),
    checks: [...row.checks],
    checkNote: row.check_note,
    frozenByName: row.frozen_by_name,
    frozenAt: row.frozen_at.toISOString(),
    checkedByName: row.checked_by_name,
    signedByName: row.signed_by_name,
    signedOn: row.signed_on,
    releasedOn: row.released_on,
    correctsId: row.corrects_id,
    correctedById: row.corrected_by_id,
    correctedReason: row.corrected_reason,
    runId: isOwn && row.run_step_id !== null ? (await platform.steps.context(tx, row.run_step_id)).runId : null,
    can: {
      check: row.state === 'frozen' && may('statistics.freeze'),
      sign: row.state === 'checked' && may('statistics.sign'),
      release: row.state === 'signed' && may('statistics.sign'),
      correct: row.state !== 'corrected' && may('statistics.freeze'),
      rows: covers(actor, row.path) || covers(actor, part.path),
    },
  };
}

/** Part of the tree that is looked at. Whoever reads a release from below sees the whole numbers, and own rows only. */
async function partOf(tx: Tx, actor: Actor, row: SnapshotRow, orgId: number | undefined) {
  if (orgId === undefined || orgId === row.org_id)
    return { orgId: row.org_id, orgName: row.org_name, path: row.home_path, isWhole: true };
  const org = await findOrg(tx, orgId);
  if (!org || !covers(actor, org.path) || !org.path.startsWith(row.path)) refuse('record.not-found');
  // Rows keep the path of their day: below the top it is the same piece of path as today's, unless the part has moved.
  const path = `${row.home_path}${org.path.slice(row.path.length)}`;
  return { orgId: org.id, orgName: org.short_name, path, isWhole: false };
}

/** A page of snapshots. */
export async function listPage(
  tx: Tx,
  query: { readonly state?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const rows = await store.listSnapshots(tx, { ...query, before: cursorOf(query.cursor), limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    items: page.map(itemOf),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** Rows behind a number. */
export async function rowsPage(
  tx: Tx,
  actor: Actor,
  id: number,
  query: {
    readonly indicator: string;
    readonly bucket?: string | undefined;
    readonly orgId?: number | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  const row = await store.findSnapshot(tx, id);
  if (!row) refuse('record.not-found');
  const rule = row.rules.find((one) => one.id === query.indicator);
  if (!rule) return refuse('statistics.unknown-indicator', { indicator: query.indicator });
  const part = await partOf(tx, actor, row, query.orgId);
  const found = await views.listRows(tx, row, {
    source: rule.source,
    by: rule.by,
    bucket: query.bucket,
    path: part.path,
    after: cursorOf(query.cursor) ?? 0,
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const bucketTitle = (bucket: string | null | undefined) =>
    rule.buckets?.find((one) => one.id === bucket)?.titleZh ?? bucket ?? '';
  return {
    items: page.map((one) => ({
      n: one.n,
      subjectId: one.subject_id,
      kind: rule.source,
      titleZh: one.title_zh,
      orgName: one.org_name,
      detailZh: [one.props['on'], rule.by === undefined ? undefined : bucketTitle(one.props[rule.by])]
        .filter(Boolean)
        .join(' '),
    })),
    nextCursor: found.length > query.limit ? String(page.at(-1)?.n ?? '') : null,
  };
}

/** Public releases. */
export async function publishedPage(tx: Tx, query: { readonly cursor?: string | undefined; readonly limit: number }) {
  const rows = await views.listReleases(tx, cursorOf(query.cursor), query.limit + 1);
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((release) => ({
      id: release.snapshot_id,
      orgName: release.org_name,
      titleZh: release.title_zh,
      openingOn: release.opening_on,
      referenceOn: release.reference_on,
      edition: release.edition,
      releasedOn: release.released_on,
      withheldBelow: release.withheld_below,
      results: release.results as View['results'],
    })),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.snapshot_id ?? '') : null,
  };
}

const cursorOf = (cursor: string | undefined): number | null =>
  /^\d{1,16}$/.test(cursor ?? '') ? Number(cursor) : null;

function itemOf(row: SnapshotRow): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    titleZh: row.title_zh,
    openingOn: row.opening_on,
    referenceOn: row.reference_on,
    state: row.state,
    edition: row.edition,
    releasedTo: row.released_to,
    version: row.version,
  };
}
