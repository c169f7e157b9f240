/** An organisation as a roster refers to it. Plain data: travels to a worker. */
export interface OrgIndexEntry {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parentId: number | null;
  readonly path: string;
  readonly state: string;
}

/** What a text in a roster stands for. */
export type OrgReference =
  | { readonly kind: 'found'; readonly org: OrgIndexEntry }
  | { readonly kind: 'ambiguous'; readonly count: number }
  | { readonly kind: 'absent' };

/** Finds organisations by code, full name or short name. */
export interface OrgIndex {
  resolve(text: string): OrgReference;
  readonly size: number;
}

/** Kinds whose members belong to them directly: branches of every sort and Party groups. */
export const branchKinds: ReadonlySet<string> = new Set(['631', '632', '931', '932', '641']);

/** Builds the index once per import. A code wins over a full name, a full name over a short one. */
export function createOrgIndex(entries: readonly OrgIndexEntry[]): OrgIndex {
  const byCode = new Map(entries.map((entry) => [entry.code.toUpperCase(), entry]));
  const byName = groupBy(entries, ({ name }) => normal(name));
  const byShort = groupBy(entries, ({ shortName }) => normal(shortName));
  return {
    size: entries.length,
    resolve(text) {
      const coded = byCode.get(text.trim().toUpperCase());
      if (coded) return { kind: 'found', org: coded };
      const wanted = normal(text);
      const found = byName.get(wanted) ?? byShort.get(wanted) ?? [];
      const [first] = found;
      if (!first) return { kind: 'absent' };
      return found.length === 1 ? { kind: 'found', org: first } : { kind: 'ambiguous', count: found.length };
    },
  };
}

/** Blanks and the width of brackets do not tell two names apart. */
function normal(name: string): string {
  return name.replace(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）');
}

function groupBy(
  entries: readonly OrgIndexEntry[],
  key: (entry: OrgIndexEntry) => string,
): Map<string, OrgIndexEntry[]> {
  const groups = new Map<string, OrgIndexEntry[]>();
  for (const entry of entries) {
    const group = groups.get(key(entry));
    if (group) group.push(entry);
    else groups.set(key(entry), [entry]);
  }
  return groups;
}
