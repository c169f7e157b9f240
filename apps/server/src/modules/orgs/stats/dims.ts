/** A counted property and its value. Buckets are the codes of the code lists, so that groups can change without a recount. */
export interface StatCell {
  readonly dim: string;
  readonly bucket: string;
}

/** A change of a count at one organisation. */
export interface StatDelta extends StatCell {
  readonly orgId: number;
  readonly n: number;
}

/** Counts of a subtree: dimension → bucket → number. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What the counts of members are made from. Empty codes count as `unknown`. */
export interface CountedMember {
  readonly status: string;
  readonly member_type: string;
  readonly sex: string;
  readonly born_on: string;
  readonly ethnic: string | null;
  readonly education: string | null;
  readonly job_position: string | null;
  readonly admitted_on: string;
  readonly is_floating: boolean;
  readonly is_lost: boolean;
}

/**
 * Cells a person counts in. Only current members (normal, suspended) are counted beyond `status`; birth by year, so
 * that no clock changes a count. The same list stands in `liveCells` of the store; a test compares both.
 */
export function cellsOfMember(member: CountedMember): StatCell[] {
  const cells: StatCell[] = [{ dim: 'status', bucket: member.status }];
  if (member.status !== 'normal' && member.status !== 'suspended') return cells;
  cells.push(
    { dim: 'members', bucket: 'all' },
    { dim: 'type', bucket: member.member_type },
    { dim: 'sex', bucket: member.sex },
    { dim: 'born', bucket: member.born_on.slice(0, 4) },
    { dim: 'minority', bucket: minorityOf(member.ethnic) },
    { dim: 'education', bucket: member.education ?? 'unknown' },
    { dim: 'job', bucket: member.job_position ?? 'unknown' },
    { dim: 'admitted', bucket: member.admitted_on.slice(0, 4) },
  );
  if (member.is_floating) cells.push({ dim: 'floating', bucket: 'yes' });
  if (member.is_lost) cells.push({ dim: 'lost', bucket: 'yes' });
  return cells;
}

function minorityOf(ethnic: string | null): string {
  if (ethnic === null) return 'unknown';
  if (ethnic === '01') return 'no';
  return ethnic === '97' || ethnic === '98' ? 'other' : 'yes';
}

/** Cells an organisation counts in while it is active. */
export function cellsOfOrg(org: { readonly kind: string; readonly sector: string }): StatCell[] {
  return [
    { dim: 'org-kind', bucket: org.kind },
    { dim: 'org-sector', bucket: org.sector },
  ];
}

/** Difference between what an organisation counted before and counts now; equal cells cancel out. */
export function deltasBetween(
  before: { orgId: number; cells: readonly StatCell[] } | undefined,
  after: { orgId: number; cells: readonly StatCell[] } | undefined,
): StatDelta[] {
  return sumDeltas([
    ...(before?.cells ?? []).map((cell) => ({ ...cell, orgId: before?.orgId ?? 0, n: -1 })),
    ...(after?.cells ?? []).map((cell) => ({ ...cell, orgId: after?.orgId ?? 0, n: 1 })),
  ]);
}

/** Adds up changes of the same cell; what comes to nothing is left out. */
export function sumDeltas(deltas: readonly StatDelta[]): StatDelta[] {
  const sums = new Map<string, StatDelta>();
  for (const delta of deltas) {
    const key = `${delta.orgId} ${delta.dim} ${delta.bucket}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, n: known.n + delta.n } : delta);
  }
  return [...sums.values()].filter(({ n }) => n !== 0);
}
