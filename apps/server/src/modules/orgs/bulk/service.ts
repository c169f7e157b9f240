import { addYears } from '@jishi/domain';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pathToken } from '../../../platform/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import { searchTextOf } from '../context.ts';
import type { OrgRow } from '../import-row.ts';
import type { OrgIndexEntry } from '../org-index.ts';
import { saveDocuments } from '../search/store.ts';
import { spellTitle } from '../search/spelling.ts';
import { cellsOfOrg, deltasBetween } from '../stats/dims.ts';
import { addDeltas } from '../stats/store.ts';
import { listForIndex } from '../store.ts';
import { planOrgs, type OrgRowRefusal, type PlannedOrg } from './plan.ts';
import * as store from './store.ts';

/** What an import of organisations did. */
export interface OrgImportResult {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly OrgRowRefusal[];
  /** Id of each stored row's organisation, by row number. */
  readonly ids: ReadonlyMap<number, number>;
}

/** `top`: a file may bring the topmost organisation with it (the county itself), where the place has none. */
export interface OrgImportOptions {
  readonly fileName: string;
  readonly importId: number | null;
}

/** Index entries of everything in scope; the input of row checks. Plain data. */
export async function loadOrgEntries(tx: Tx): Promise<OrgIndexEntry[]> {
  const rows = await listForIndex(tx);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    parentId: row.parent_id,
    path: row.path,
    state: row.state,
  }));
}

/**
 * Stores checked rows of organisations in one set: new ones are added under their superiors, of known ones (by code,
 * else by full name) the plain facts change. A new name, kind or superior of a known organisation is refused row by row:
 * such changes have a reply, a day and their own act.
 */
export async function importOrgs(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  rows: readonly OrgRow[],
  options: OrgImportOptions,
): Promise<OrgImportResult> {
  const { audit, clock, ids, personalData } = platform;
  const { region } = actor;
  const entries = await loadOrgEntries(tx);
  const plan = planOrgs(rows, entries);
  const refused = [...plan.refused];
  const known = await store.lockKnown(
    tx,
    region,
    plan.planned.flatMap((org) => (org.known ? [org.known.id] : [])),
  );
  const knownById = new Map(known.map((org) => [org.id, org]));
  const fresh = plan.planned.filter((org) => !org.known);
  const freshIds = await ids.take(tx, region, fresh.length);
  const placed = new Map<OrgRow, { id: number; path: string; lvl: number; code: string; shortName: string }>();
  for (const { row, known: entry } of plan.planned) {
    const stored = entry && knownById.get(entry.id);
    if (stored)
      placed.set(row, {
        id: stored.id,
        path: stored.path,
        lvl: stored.lvl,
        code: stored.code,
        shortName: stored.short_name,
      });
  }
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const codes = createCodes(entries, rows);
  const added = fresh.map((org, index) => addRow(org, freshIds[index] ?? 0, index));
  const changed = plan.planned.flatMap((org) => changeRow(org));
  await store.insertOrgs(
    tx,
    added.map(({ org }) => org),
  );
  const versionIds = await ids.take(tx, region, added.length);
  await store.insertFirstVersions(
    tx,
    region,
    added.map(({ org }) => org.id),
    versionIds,
    actor.userId,
    clock.now(),
    options.fileName,
  );
  await store.updateFacts(
    tx,
    changed.map(({ after }) => ({ ...after, contact_phone: hex(after.contact_phone) })),
  );
  await addDeltas(tx, region, [
    ...added.flatMap(({ org }) => deltasBetween(undefined, { orgId: org.id, cells: cellsOfOrg(org) })),
    ...changed.flatMap(({ before, after }) =>
      deltasBetween({ orgId: before.id, cells: cellsOfOrg(before) }, { orgId: after.id, cells: cellsOfOrg(after) }),
    ),
  ]);
  await saveDocuments(
    tx,
    added.map(({ org, parentName }) => ({
      region,
      id: org.id,
      path: org.path,
      kind: 'org' as const,
      text: searchTextOf({ name: org.name, shortName: org.short_name }),
      detail: parentName,
      pinyin: org.pinyin,
      initials: org.initials,
      keys: [org.code.toLowerCase()],
    })),
  );
  const terms = await saveTerms();
  const result = {
    added: added.length,
    changed: changed.length,
    unchanged: plan.planned.length - added.length - changed.length - (refused.length - plan.refused.length),
    refused,
    ids: new Map([...placed].map(([row, { id }]) => [row.rowNumber, id])),
  };
  await audit.append(tx, actor, {
    action: 'org.import',
    subjectKind: 'import',
    subjectId: options.importId,
    facts: {
      added: result.added,
      changed: result.changed,
      unchanged: result.unchanged,
      refused: refused.length,
      terms,
      fileName: options.fileName,
    },
  });
  return result;

  function addRow(
    { row, parentId, parentRow }: PlannedOrg,
    id: number,
    index: number,
  ): { org: store.ImportedOrg; parentName: string } {
    const parent = parentRow
      ? placed.get(parentRow)
      : parentId === undefined
        ? undefined
        : entryPlace(byId.get(parentId));
    const path = `${parent?.path ?? ''}${pathToken(id)}`;
    const code = row.code ?? codes.next(parent?.code ?? String(region));
    const shortName = row.shortName ?? shorten(row.name);
    placed.set(row, { id, path, lvl: parent ? parent.lvl + 1 : 0, code, shortName });
    const isTop = !parent;
    const org: store.ImportedOrg = {
      region,
      id,
      parent_id: parentRow ? (placed.get(parentRow)?.id ?? null) : (parentId ?? null),
      path,
      lvl: parent ? parent.lvl + 1 : 0,
      kind: isTop ? 'county' : row.kind,
      name: row.name,
      short_name: shortName,
      code,
      ...spellTitle(shortName),
      sector: row.sector ?? 'other',
      state: 'active',
      founded_on: row.foundedOn ?? clock.today(),
      may_admit: row.mayAdmit ?? row.kind === '611',
      contact_name: row.contactName ?? null,
      contact_phone:
        row.contactPhone === undefined ? null : hex(personalData.seal('org.contact_phone', row.contactPhone)),
      place_code: row.placeCode ?? null,
      employer: {},
      facts: row.facts,
      sort_no: index,
      version: 0,
    };
    return { org, parentName: parent?.shortName ?? '' };
  }

  function changeRow({
    row,
    known: entry,
    parentId,
    parentRow,
  }: PlannedOrg): { before: store.KnownOrg; after: store.KnownOrg }[] {
    const before = entry && knownById.get(entry.id);
    if (!before) return [];
    const parent = parentRow ? placed.get(parentRow)?.id : parentId;
    const own = structuralChange(before, row, row.parent === null ? before.parent_id : (parent ?? null));
    if (own) {
      refused.push({ rowNumber: row.rowNumber, ...own });
      return [];
    }
    const phone = before.contact_phone === null ? null : personalData.open('org.contact_phone', before.contact_phone);
    const after: store.KnownOrg = {
      ...before,
      sector: row.sector ?? before.sector,
      may_admit: row.mayAdmit ?? before.may_admit,
      contact_name: row.contactName ?? before.contact_name,
      place_code: row.placeCode ?? before.place_code,
      founded_on: row.foundedOn ?? before.founded_on,
      facts: { ...before.facts, ...row.facts },
      contact_phone:
        row.contactPhone === undefined || row.contactPhone === phone
          ? before.contact_phone
          : personalData.seal('org.contact_phone', row.contactPhone),
    };
    return sameFacts(before, after) ? [] : [{ before, after }];
  }

  async function saveTerms(): Promise<number> {
    const wanted = plan.planned.flatMap(({ row }) => {
      const place = placed.get(row);
      return place && row.termExpiresOn !== undefined
        ? [
            {
              orgId: place.id,
              expiresOn: row.termExpiresOn,
              years: row.sector === 'village' || row.sector === 'community' || row.kind === '611' ? 5 : 3,
            },
          ]
        : [];
    });
    const running = await store.listRunningTerms(
      tx,
      region,
      wanted.map(({ orgId }) => orgId),
    );
    const next = wanted.filter(({ orgId, expiresOn }) => running.get(orgId) !== expiresOn);
    const termIds = await ids.take(tx, region, next.length);
    await store.insertTerms(
      tx,
      region,
      next.map(({ orgId, expiresOn, years }, index) => ({
        id: termIds[index] ?? 0,
        orgId,
        expiresOn,
        fromOn: addYears(expiresOn, -years),
      })),
    );
    return next.length;
  }
}

/** 中共浚县黎阳街道东街村支部委员会 → 东街村支部: what stands behind the place is what tells branches apart. */
function shorten(name: string): string {
  return name.replace(/^中国共产党|^中共/, '').slice(0, 40);
}

function structuralChange(
  before: store.KnownOrg,
  row: OrgRow,
  parentId: number | null,
): Omit<OrgRowRefusal, 'rowNumber'> | undefined {
  const remedyZh = '请在组织页面按批复办理，导入只补充其他信息。';
  if (before.name !== row.name)
    return {
      field: 'name',
      code: 'org.import-renames',
      zh: `编码 ${before.code} 现在的名称是“${before.name}”。`,
      remedyZh,
      en: 'The organisation has another name.',
    };
  if (before.kind !== row.kind && before.kind !== 'county')
    return {
      field: 'type',
      code: 'org.import-restructures',
      zh: '组织类别与现有的不同。',
      remedyZh,
      en: 'The organisation is of another kind.',
    };
  if (before.parent_id !== parentId)
    return {
      field: 'parent',
      code: 'org.import-moves',
      zh: '上级党组织与现有的不同。',
      remedyZh,
      en: 'The organisation has another superior.',
    };
  return undefined;
}

const sameFacts = (a: store.KnownOrg, b: store.KnownOrg): boolean =>
  a.sector === b.sector &&
  a.may_admit === b.may_admit &&
  a.contact_name === b.contact_name &&
  a.place_code === b.place_code &&
  a.founded_on === b.founded_on &&
  a.contact_phone === b.contact_phone &&
  JSON.stringify(sorted(a.facts)) === JSON.stringify(sorted(b.facts));

const sorted = (facts: Readonly<Record<string, unknown>>) => Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));

const hex = (value: Buffer | null): string | null => (value === null ? null : `\\x${value.toString('hex')}`);

const entryPlace = (entry: OrgIndexEntry | undefined) =>
  entry
    ? { path: entry.path, lvl: entry.path.split('.').length - 2, code: entry.code, shortName: entry.shortName }
    : undefined;

/** Codes for rows without one: the superior's code and three digits, never one in use or in the file. */
function createCodes(entries: readonly OrgIndexEntry[], rows: readonly OrgRow[]) {
  const used = new Set([
    ...entries.map(({ code }) => code),
    ...rows.flatMap(({ code }) => (code === undefined ? [] : [code])),
  ]);
  const last = new Map<string, number>();
  return {
    next(parentCode: string): string {
      for (let n = (last.get(parentCode) ?? 0) + 1; ; n++) {
        const code = `${parentCode}${String(n).padStart(3, '0')}`;
        if (used.has(code)) continue;
        last.set(parentCode, n);
        used.add(code);
        return code;
      }
    },
  };
}
