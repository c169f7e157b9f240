import type { OrgRow } from '../import-row.ts';
import { createOrgIndex, type OrgIndexEntry } from '../org-index.ts';
import { mayStandUnder } from '../rules.ts';
import type { OrgKind } from '../schema.ts';
import { kindTitleZh } from '../titles.ts';

/** Why a checked row cannot be stored: known only when all rows and the whole tree are seen. */
export interface OrgRowRefusal {
  readonly rowNumber: number;
  readonly field: string;
  readonly code: string;
  readonly zh: string;
  readonly remedyZh: string;
  readonly en: string;
}

/** A row with its place in the tree. */
export interface PlannedOrg {
  readonly row: OrgRow;
  /** The organisation it stands for already. */
  readonly known: OrgIndexEntry | undefined;
  /** Superior that exists, or the row of the file that becomes it; both undefined at the top. */
  readonly parentId: number | undefined;
  readonly parentRow: OrgRow | undefined;
}

/** Rows in the order in which they can be stored: superiors first. */
export interface OrgPlan {
  readonly planned: readonly PlannedOrg[];
  readonly refused: readonly OrgRowRefusal[];
}

/**
 * Puts the rows of a file into the tree. A superior may stand anywhere in the file; a circle, an unknown superior and
 * a superior of the wrong kind are refused, with everything that hangs on them.
 */
export function planOrgs(rows: readonly OrgRow[], entries: readonly OrgIndexEntry[]): OrgPlan {
  const index = createOrgIndex(entries.filter(({ state }) => state !== 'dissolved'));
  const inFile = namesOf(rows);
  const planned = new Map<OrgRow, PlannedOrg | undefined>();
  const ordered: PlannedOrg[] = [];
  const refused: OrgRowRefusal[] = [];
  const refuseRow = (row: OrgRow, field: string, words: Omit<OrgRowRefusal, 'rowNumber' | 'field'>): undefined => {
    refused.push({ rowNumber: row.rowNumber, field, ...words });
    return undefined;
  };
  const knownOf = (row: OrgRow): OrgIndexEntry | undefined => {
    if (row.code !== undefined) {
      const coded = index.resolve(row.code);
      if (coded.kind === 'found' && coded.org.code.toUpperCase() === row.code.toUpperCase()) return coded.org;
    }
    const named = index.resolve(row.name);
    return named.kind === 'found' && named.org.name === row.name && row.code === undefined ? named.org : undefined;
  };
  const place = (row: OrgRow, trail: ReadonlySet<OrgRow>): PlannedOrg | undefined => {
    if (planned.has(row)) return planned.get(row);
    if (trail.has(row))
      return refuseRow(row, 'parent', {
        code: 'org.cycle',
        zh: '上级关系绕成了一圈。',
        remedyZh: '请核对这几行的上级党组织。',
        en: 'The superiors form a circle.',
      });
    const made = resolve(row, new Set([...trail, row]));
    planned.set(row, made);
    if (made) ordered.push(made);
    return made;
  };
  const resolve = (row: OrgRow, trail: ReadonlySet<OrgRow>): PlannedOrg | undefined => {
    const known = knownOf(row);
    if (row.parent === null) {
      if (known || entries.length === 0) return { row, known, parentId: undefined, parentRow: undefined };
      return refuseRow(row, 'parent', {
        code: 'org.second-top',
        zh: '上级党组织没有填，而本地已有最上级组织。',
        remedyZh: '请填写上级党组织。',
        en: 'The superior is missing; the tree has its top already.',
      });
    }
    const parentRow = inFile.get(row.parent);
    if (parentRow) {
      const parent = place(parentRow, trail);
      if (!parent)
        return refuseRow(row, 'parent', {
          code: 'org.parent-refused',
          zh: `上级党组织“${row.parent}”那一行有问题。`,
          remedyZh: '请先改正上级党组织那一行。',
          en: 'The row of the superior has a fault.',
        });
      return fits(row, parentRow.kind)
        ? { row, known, parentId: parent.known?.id, parentRow }
        : misfit(row, parentRow.kind);
    }
    const found = index.resolve(row.parent);
    if (found.kind !== 'found')
      return refuseRow(row, 'parent', {
        code: 'org.parent-unknown',
        zh: `没有找到上级党组织“${row.parent}”。`,
        remedyZh: '请核对全称或编码，或把上级党组织也列入表中。',
        en: 'The superior does not exist.',
      });
    return fits(row, found.org.kind)
      ? { row, known, parentId: found.org.id, parentRow: undefined }
      : misfit(row, found.org.kind);
  };
  const misfit = (row: OrgRow, parentKind: string) =>
    refuseRow(row, 'type', {
      code: 'org.parent-not-possible',
      zh: `${kindTitleZh(parentKind)}下不能设${kindTitleZh(row.kind)}。`,
      remedyZh: '请核对组织类别和上级党组织。',
      en: 'An organisation of this kind cannot stand under that superior.',
    });
  for (const row of rows) place(row, new Set());
  return { planned: ordered, refused };
}

const fits = (row: OrgRow, parentKind: string): boolean => mayStandUnder(row.kind as OrgKind, parentKind as OrgKind);

/** Rows by full name, short name and code; a full name is not covered by another row's short name. */
function namesOf(rows: readonly OrgRow[]): Map<string, OrgRow> {
  const names = new Map<string, OrgRow>();
  for (const row of rows) if (row.shortName !== undefined) names.set(row.shortName, row);
  for (const row of rows) names.set(row.name, row);
  for (const row of rows) if (row.code !== undefined) names.set(row.code, row);
  return names;
}
