import { addYears } from '@jishi/domain';
import { educationGroups, occupationGroups } from '@jishi/rules';
import type { RosterRow as RosterView } from '@jishi/contract';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg, readCounts, search, type Counts } from '../orgs/index.ts';
import * as views from './views.ts';

/** Filters as they arrive from the address. */
export interface RosterQuery {
  readonly org?: number | undefined;
  readonly q?: string | undefined;
  readonly type?: '1' | '2' | undefined;
  readonly sex?: '1' | '2' | undefined;
  readonly age?: string | undefined;
  readonly education?: string | undefined;
  readonly job?: string | undefined;
  readonly status?: views.RosterFilter['status'];
  readonly floating?: 'true' | 'false' | undefined;
  readonly lost?: 'true' | 'false' | undefined;
}

/** Rows between two anchors: a seek and a skip below this reach any row. */
const anchorDistance = 500;
/** Beyond this many, a count says “more”. */
const countLimit = 10_000;
/** Hits of a search text that a roster can be narrowed to. */
const searchLimit = 500;

/** Reading the roster. Pages are found by keyset, so that page 4,000 costs what page 1 costs. */
export function createRoster(platform: Platform) {
  const { clock } = platform;

  const resolve = async (tx: Tx, actor: Actor, query: RosterQuery): Promise<views.RosterFilter> => {
    const org = query.org === undefined ? undefined : await findOrg(tx, query.org);
    if (query.org !== undefined && (!org || !covers(actor, org.path))) refuse('member.branch-gone');
    const ids = query.q ? (await search(tx, 'member', query.q, searchLimit)).map(({ id }) => id) : undefined;
    return {
      path: org?.path ?? actor.path ?? undefined,
      type: query.type,
      sex: query.sex,
      ...bornOf(query.age, clock.today()),
      educationCodes:
        query.education === undefined
          ? undefined
          : (educationGroups.find(({ id }) => id === query.education)?.codes ?? []),
      jobCodes: query.job === undefined ? undefined : codesOfOccupation(query.job),
      status: query.status,
      isFloating: flagOf(query.floating),
      isLost: flagOf(query.lost),
      ids,
    };
  };

  /** Number of matching rows from the roll-ups, where they know it exactly. */
  const totalOf = async (tx: Tx, actor: Actor, query: RosterQuery): Promise<number | undefined> => {
    const { org: orgId, ...rest } = query;
    const given = Object.entries(rest).filter(([, value]) => value !== undefined);
    if (given.length > 1) return undefined;
    const org = await findOrg(tx, orgId ?? actor.orgId ?? 0);
    if (!org || !covers(actor, org.path)) return undefined;
    const [first] = given;
    if (first && (first[0] === 'q' || first[0] === 'age' || first[1] === 'false')) return undefined;
    const counts = await readCounts(tx, org, first ? first[0] : 'members');
    return first ? countOf(counts, first[0], String(first[1])) : (counts['members']?.['all'] ?? 0);
  };

  return {
    resolve,

    async list(
      tx: Tx,
      actor: Actor,
      query: RosterQuery & { sort: views.RosterSort; cursor?: string | undefined; skip: number; limit: number },
    ): Promise<{ items: RosterView[]; nextCursor: string | null; total?: number }> {
      const { sort, cursor, skip, limit, ...filters } = query;
      const filter = await resolve(tx, actor, filters);
      const size = sizeOf(filter);
      // Page and total travel to the database together.
      const [rows, total] = await Promise.all([
        views.listRoster(tx, filter, { sort, seek: readCursor(cursor), skip, limit: limit + 1, size }),
        cursor === undefined ? totalOf(tx, actor, filters) : undefined,
      ]);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(rosterView),
        nextCursor: rows.length > limit && last ? writeCursor(keyOf(last, sort), last.id) : null,
        ...(total === undefined ? {} : { total }),
      };
    },

    async count(tx: Tx, actor: Actor, query: RosterQuery): Promise<{ total: number; more: boolean }> {
      const known = await totalOf(tx, actor, query);
      if (known !== undefined) return { total: known, more: false };
      const counted = await views.countRoster(tx, await resolve(tx, actor, query), countLimit + 1);
      return { total: Math.min(counted, countLimit), more: counted > countLimit };
    },

    async anchors(
      tx: Tx,
      actor: Actor,
      query: RosterQuery & { sort: views.RosterSort },
    ): Promise<{ every: number; total: number; cursors: string[] }> {
      const { sort, ...filters } = query;
      const filter = await resolve(tx, actor, filters);
      const anchors = await views.listAnchors(tx, filter, sort, anchorDistance);
      const last = anchors.at(-1);
      const rest = await views.listRoster(tx, filter, {
        sort,
        seek: last,
        skip: 0,
        limit: anchorDistance,
        size: sizeOf(filter),
      });
      return {
        every: anchorDistance,
        total: anchors.length * anchorDistance + rest.length,
        cursors: anchors.map(({ key, id }) => writeCursor(key, id)),
      };
    },
  };
}

/** A row as lists show it: identifiers masked. */
export function rosterView(row: views.RosterRow): RosterView {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    orgId: row.org_id,
    orgName: row.org_name,
    memberType: row.member_type,
    status: row.status,
    admittedOn: row.admitted_on,
    confirmedOn: row.confirmed_on,
    education: row.education,
    jobPosition: row.job_position,
    idNumberMasked: `****${row.id_number_tail}`,
    phoneMasked: row.phone_tail === null ? null : `****${row.phone_tail}`,
    isFloating: row.is_floating,
    isLost: row.is_lost,
  };
}

/** Depth of the scope tells its size well enough to keep plans apart. */
const sizeOf = (filter: views.RosterFilter): string =>
  `depth ${Math.min(9, (filter.path ?? '').split('.').length - 1)}${filter.ids ? ' hits' : ''}`;

const keyOf = (row: views.RosterRow, sort: views.RosterSort): string =>
  sort === 'branch' ? row.path : sort === 'name' ? row.pinyin : row.admitted_on;

const writeCursor = (key: string, id: number): string => Buffer.from(JSON.stringify([key, id])).toString('base64url');

function readCursor(cursor: string | undefined): views.Seek | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    if (typeof key === 'string' && typeof id === 'number' && Number.isSafeInteger(id)) return { key, id };
  } catch {
    // Falls through: whatever it was, it is no cursor of ours.
  }
  return refuse('input.malformed');
}

const flagOf = (value: 'true' | 'false' | undefined): boolean | undefined =>
  value === undefined ? undefined : value === 'true';

function bornOf(age: string | undefined, today: string): { bornAfter?: string; bornUntil?: string } {
  const [from = '', until = ''] = (age ?? '').split('-');
  return {
    ...(from === '' ? {} : { bornUntil: addYears(today, -Number(from)) }),
    ...(until === '' ? {} : { bornAfter: addYears(today, -Number(until) - 1) }),
  };
}

/** Codes of an occupation group; finer codes belong to the group of their beginning (0164 → 016, 113 → 1). */
function codesOfOccupation(id: string): string[] {
  const codes = occupationGroups.find((group) => group.id === id)?.codes ?? [];
  return codes.flatMap((code) =>
    code === '1' ? ['1', '113'] : code === '016' ? ['016', '0164'] : code === '025' ? ['025', '0253'] : [code],
  );
}

const sumOf = (buckets: Readonly<Record<string, number>> | undefined, codes: readonly string[]): number =>
  codes.reduce((sum, code) => sum + (buckets?.[code] ?? 0), 0);

function countOf(counts: Counts, filter: string, value: string): number | undefined {
  switch (filter) {
    case 'type':
    case 'sex':
    case 'status':
      return counts[filter]?.[value] ?? 0;
    case 'floating':
    case 'lost':
      return counts[filter]?.['yes'] ?? 0;
    case 'education':
      return sumOf(counts['education'], educationGroups.find(({ id }) => id === value)?.codes ?? []);
    case 'job':
      return sumOf(counts['job'], codesOfOccupation(value));
    default:
      return undefined;
  }
}
