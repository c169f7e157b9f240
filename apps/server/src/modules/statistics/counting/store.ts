import { indicatorAgeBands } from '@jishi/rules';
import { bandId, type IndicatorSource } from '@jishi/domain';
import sql, { type Sql } from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';
import { pathEnd } from '../../../platform/ids.ts';

/** What is counted: a part of the tree, from the day after `openingOn` to `referenceOn`. */
export interface CountingScope {
  readonly region: number;
  readonly snapshotId: number;
  /** Path of the organisation on top, as it stands on the day of counting. */
  readonly path: string;
  readonly openingOn: string;
  readonly referenceOn: string;
}

/**
 * Organisations below the top on a day: their path of that day where the past is known, else as they stand.
 * `home_path` decides what belongs to the part of the tree; `path` decides who may read the row.
 */
const homes = (scope: CountingScope, day: string): Sql => sql`homes as materialized (
    select o.id, o.path, coalesce(v.org_path, o.path) as home_path, coalesce(v.kind, o.kind) as kind
    from org o left join org_version v on v.region = o.region and v.org_id = o.id and v.valid_from <= ${day}
      and (v.valid_until is null or v.valid_until > ${day})
    where o.region = ${scope.region} and coalesce(v.org_path, o.path) >= ${scope.path} and coalesce(v.org_path, o.path) < ${pathEnd(scope.path)})`;

/** Branch of everybody who was transferred after a day: where the first of those transfers began. */
const earlierHomes = (scope: CountingScope, day: string): Sql => sql`earlier as (
    select distinct on (e.member_id) e.member_id, e.from_value::bigint as home from member_event e
    where e.region = ${scope.region} and e.kind = 'transferred' and e.happened_on > ${day} order by e.member_id, e.happened_on, e.id)`;

const ages = {
  ids: indicatorAgeBands.map(bandId),
  from: indicatorAgeBands.map(([from]) => from ?? 0),
  to: indicatorAgeBands.map(([, to]) => to ?? 999),
};

const educationGroup = sql`case left(coalesce(m.education, ''), 1) when '1' then 'postgraduate' when '2' then 'bachelor' when '3' then 'college'
  when '4' then 'vocational' when '6' then 'senior' when '7' then 'junior' when '8' then 'junior' else 'other' end`;

const insert = (scope: CountingScope, source: IndicatorSource): Sql =>
  sql`insert into statistics_row (region, snapshot_id, source, n, subject_id, org_id, path, home_path, props)
    select ${scope.region}, ${scope.snapshotId}, ${source}, row_number() over (order by r.home_path, r.subject_id), r.subject_id, r.org_id, r.path, r.home_path, r.props from`;

/** Members on the roll on a day, in the branch of that day, with what they are counted by. */
function membersOn(scope: CountingScope, source: IndicatorSource, day: string): Sql {
  return sql`with ${homes(scope, day)}, ${earlierHomes(scope, day)} ${insert(scope, source)} (
    select m.id as subject_id, h.id as org_id, h.path, h.home_path, jsonb_build_object(
        'category', case when m.confirmed_on is null then m.member_type when m.confirmed_on <= ${day} then '1' else '2' end,
        'sex', m.sex,
        'age', (select b.id from unnest(${ages.ids}::text[], ${ages.from}::int[], ${ages.to}::int[]) as b (id, low, high)
          where extract(year from age(${day}::date, m.born_on)) between b.low and b.high),
        'education', ${educationGroup}) as props
    from member m left join earlier e on e.member_id = m.id join homes h on h.id = coalesce(e.home, m.org_id)
    where m.region = ${scope.region} and m.entered_on <= ${day}
      and (case when m.status in ('normal', 'suspended') then true else coalesce(m.left_on > ${day}, false) end)) r`;
}

/** Entries into this part of the tree: new on the roll, or transferred from outside of it. */
function membersIn(scope: CountingScope): Sql {
  const { openingOn, referenceOn } = scope;
  return sql`with ${homes(scope, referenceOn)} ${insert(scope, 'members-in')} (
    select m.id as subject_id, h.id as org_id, h.path, h.home_path, jsonb_build_object('on', m.entered_on,
        'reason', case when m.admitted_on > ${openingOn} and m.admitted_on <= ${referenceOn} then 'admitted' else 'arrived' end) as props
    from member m
      left join lateral (select e.from_value::bigint as home from member_event e where e.region = m.region and e.member_id = m.id
        and e.kind = 'transferred' and e.happened_on > m.entered_on order by e.happened_on, e.id limit 1) b on true
      join homes h on h.id = coalesce(b.home, m.org_id)
    where m.region = ${scope.region} and m.entered_on > ${openingOn} and m.entered_on <= ${referenceOn}
    union all
    select e.member_id, h.id, h.path, h.home_path, jsonb_build_object('on', e.happened_on, 'reason', 'transferred')
    from member_event e join homes h on h.id = e.to_value::bigint left join homes f on f.id = e.from_value::bigint
    where e.region = ${scope.region} and e.kind = 'transferred' and e.happened_on > ${openingOn} and e.happened_on <= ${referenceOn} and f.id is null) r`;
}

/** Departures from this part of the tree: off the roll, or transferred to outside of it. */
function membersOut(scope: CountingScope): Sql {
  const { openingOn, referenceOn } = scope;
  return sql`with ${homes(scope, referenceOn)} ${insert(scope, 'members-out')} (
    select m.id as subject_id, h.id as org_id, h.path, h.home_path, jsonb_build_object('on', m.left_on, 'reason', m.status) as props
    from member m join homes h on h.id = m.org_id
    where m.region = ${scope.region} and m.status not in ('normal', 'suspended') and m.left_on > ${openingOn} and m.left_on <= ${referenceOn}
    union all
    select e.member_id, h.id, h.path, h.home_path, jsonb_build_object('on', e.happened_on, 'reason', 'transferred')
    from member_event e join homes h on h.id = e.from_value::bigint left join homes t on t.id = e.to_value::bigint
    where e.region = ${scope.region} and e.kind = 'transferred' and e.happened_on > ${openingOn} and e.happened_on <= ${referenceOn} and t.id is null) r`;
}

function orgsOn(scope: CountingScope): Sql {
  const { referenceOn } = scope;
  return sql`with ${homes(scope, referenceOn)} ${insert(scope, 'orgs')} (
    select o.id as subject_id, o.id as org_id, h.path, h.home_path, jsonb_build_object('kind', h.kind) as props
    from org o join homes h on h.id = o.id
    where o.region = ${scope.region} and h.kind <> 'county' and o.state not in ('applied', 'approved') and o.founded_on <= ${referenceOn}
      and (o.dissolved_on is null or o.dissolved_on > ${referenceOn})) r`;
}

function meetingsHeld(scope: CountingScope): Sql {
  const { openingOn, referenceOn } = scope;
  return sql`with ${homes(scope, referenceOn)} ${insert(scope, 'meetings')} (
    select t.id as subject_id, h.id as org_id, h.path, h.home_path, jsonb_build_object('on', t.held_on, 'kind', t.kind) as props
    from meeting t join homes h on h.id = t.org_id
    where t.region = ${scope.region} and t.held_on > ${openingOn} and t.held_on <= ${referenceOn} and t.state in ('recorded', 'signed')) r`;
}

function gradesConferred(scope: CountingScope): Sql {
  const { openingOn, referenceOn } = scope;
  return sql`with ${homes(scope, referenceOn)} ${insert(scope, 'gradings')} (
    select c.id as subject_id, h.id as org_id, h.path, h.home_path, jsonb_build_object('on', c.conferred_on, 'grade', c.grade) as props
    from commendation c join homes h on h.id = c.org_id
    where c.region = ${scope.region} and c.grade is not null and c.state in ('conferred', 'expired')
      and c.conferred_on > ${openingOn} and c.conferred_on <= ${referenceOn}) r`;
}

/**
 * Writes the rows of a source, one statement each. Runs in a transaction that sees everything: who left this part of
 * the tree since belongs to its past.
 */
export async function writeRows(tx: Tx, scope: CountingScope, source: IndicatorSource): Promise<void> {
  const statements: Readonly<Record<IndicatorSource, () => Sql>> = {
    orgs: () => orgsOn(scope),
    'members-opening': () => membersOn(scope, 'members-opening', scope.openingOn),
    members: () => membersOn(scope, 'members', scope.referenceOn),
    'members-in': () => membersIn(scope),
    'members-out': () => membersOut(scope),
    meetings: () => meetingsHeld(scope),
    gradings: () => gradesConferred(scope),
  };
  await tx.run(statements[source]());
}

/** Numbers of a source by a property, counted from the rows of a snapshot below a path. */
export function countRows(
  tx: Tx,
  snapshot: { readonly region: number; readonly id: number },
  source: IndicatorSource,
  by: string | undefined,
  path: string,
): Promise<{ bucket: string; n: number }[]> {
  const bucket = by === undefined ? sql`''::text` : sql`coalesce(r.props ->> ${by}, '')`;
  return tx.many(sql`select ${bucket} as bucket, count(*) as n from statistics_row r
    where r.region = ${snapshot.region} and r.snapshot_id = ${snapshot.id} and r.source = ${source}
      and r.home_path >= ${path} and r.home_path < ${pathEnd(path)} group by 1`);
}
