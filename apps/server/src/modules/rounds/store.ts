import sql, { empty, type Sql } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';
import type { Participant, RoundRow, RoundScope, RoundState } from './schema.ts';

const columns = sql`d.region, d.id, d.org_id, d.path, d.method_id, d.definition_hash, d.scheme_id, d.scheme_hash, d.title, d.year, d.state,
  d.calendar, d.scope, d.planned, d.started, d.opening_fault, d.opened_on, d.closed_on, d.previous_round_id, d.created_by, d.version`;

/** Inserts a draft. */
export async function insertRound(
  tx: Tx,
  row: Omit<RoundRow, 'state' | 'planned' | 'started' | 'opening_fault' | 'opened_on' | 'closed_on' | 'version'>,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into method_round (region, id, org_id, path, method_id, definition_hash, scheme_id, scheme_hash, title, year, calendar, scope,
      previous_round_id, created_by, created_at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.method_id}, ${row.definition_hash}, ${row.scheme_id}, ${row.scheme_hash},
      ${row.title}, ${row.year}, ${JSON.stringify(row.calendar)}::jsonb, ${JSON.stringify(row.scope)}::jsonb, ${row.previous_round_id},
      ${row.created_by}, ${at})`);
}

/** A round in scope. Those below it read it; only its owner may change it. */
export function findRound(tx: Tx, region: number, id: number): Promise<RoundRow | undefined> {
  return tx.maybe<RoundRow>(sql`select ${columns} from method_round d where d.region = ${region} and d.id = ${id}`);
}

/** A round, locked. */
export function lockRound(tx: Tx, region: number, id: number): Promise<RoundRow | undefined> {
  return tx.maybe<RoundRow>(
    sql`select ${columns} from method_round d where d.region = ${region} and d.id = ${id} for update`,
  );
}

/** Rounds in scope, newest first. */
export function listRounds(
  tx: Tx,
  filter: { state?: RoundState | undefined; methodId?: string | undefined },
  limit: number,
): Promise<RoundRow[]> {
  return tx.many<RoundRow>(sql`select ${columns} from method_round d where d.state <> 'cancelled'
    ${filter.state === undefined ? empty : sql`and d.state = ${filter.state}`}
    ${filter.methodId === undefined ? empty : sql`and d.method_id = ${filter.methodId}`}
    order by d.year desc, d.id desc limit ${limit}`);
}

/** The round of the same method and owner before this one. */
export function findPrevious(
  tx: Tx,
  region: number,
  orgId: number,
  methodId: string,
  year: number,
): Promise<{ id: number; title: string } | undefined> {
  return tx.maybe(sql`select d.id, d.title from method_round d where d.region = ${region} and d.org_id = ${orgId} and d.method_id = ${methodId}
    and d.state in ('open', 'closed') and d.year < ${year} order by d.year desc, d.id desc limit 1`);
}

/** Saves what may change in a draft. */
export async function updateDraft(
  tx: Tx,
  row: Pick<
    RoundRow,
    | 'region'
    | 'id'
    | 'title'
    | 'year'
    | 'calendar'
    | 'scope'
    | 'scheme_hash'
    | 'scheme_id'
    | 'definition_hash'
    | 'previous_round_id'
  >,
): Promise<void> {
  await tx.run(sql`update method_round d set title = ${row.title}, year = ${row.year}, calendar = ${JSON.stringify(row.calendar)}::jsonb,
      scope = ${JSON.stringify(row.scope)}::jsonb, scheme_id = ${row.scheme_id}, scheme_hash = ${row.scheme_hash},
      definition_hash = ${row.definition_hash}, previous_round_id = ${row.previous_round_id}, version = d.version + 1
    where d.region = ${row.region} and d.id = ${row.id}`);
}

/** Moves a round to another state. */
export async function setState(
  tx: Tx,
  region: number,
  id: number,
  change: { state: RoundState; openedOn?: string; closedOn?: string; planned?: number; started?: number },
): Promise<void> {
  await tx.run(sql`update method_round d set state = ${change.state}, opened_on = coalesce(${change.openedOn ?? null}::date, d.opened_on),
      closed_on = coalesce(${change.closedOn ?? null}::date, d.closed_on), planned = coalesce(${change.planned ?? null}::int, d.planned),
      started = coalesce(${change.started ?? null}::int, d.started), version = d.version + 1
    where d.region = ${region} and d.id = ${id}`);
}

/** Counts runs that were started. */
export async function addStarted(tx: Tx, region: number, id: number, count: number): Promise<void> {
  await tx.run(
    sql`update method_round d set started = d.started + ${count} where d.region = ${region} and d.id = ${id}`,
  );
}

/** Notes why opening stopped, for the page of the round. */
export async function noteFault(tx: Tx, region: number, id: number, fault: string | null): Promise<void> {
  await tx.run(sql`update method_round d set opening_fault = ${fault} where d.region = ${region} and d.id = ${id}`);
}

/** Saves one date of the calendar. */
export async function setDate(tx: Tx, region: number, id: number, name: string, date: string): Promise<void> {
  await tx.run(sql`update method_round d set calendar = d.calendar || jsonb_build_object(${name}::text, ${date}::text), version = d.version + 1
    where d.region = ${region} and d.id = ${id}`);
}

function inScope(region: number, path: string, scope: RoundScope): Sql {
  const excluded = scope.exclusions.map(({ orgId }) => orgId);
  return sql`o.region = ${region} and o.path >= ${path} and o.path < ${pathEnd(path)} and o.state = 'active'
    and o.kind = any(${[...scope.kinds]}::text[]) and not (o.id = any(${excluded}::bigint[]))`;
}

/** How many organisations take part. */
export async function countParticipants(tx: Tx, region: number, path: string, scope: RoundScope): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*)::int as n from org o where ${inScope(region, path, scope)}`))
    .n;
}

/** Participants by superior, for the preview. */
export function countBySuperior(
  tx: Tx,
  region: number,
  path: string,
  scope: RoundScope,
): Promise<{ org_id: number; name: string; n: number }[]> {
  return tx.many(sql`select p.id as org_id, p.short_name as name, count(*)::int as n from org o
    join org p on p.region = o.region and p.id = o.parent_id where ${inScope(region, path, scope)}
    group by p.id, p.short_name, p.sort_no order by p.sort_no, p.id`);
}

/** Participants without a run yet, in the order of their paths. */
export function listToStart(tx: Tx, round: RoundRow, path: string, limit: number): Promise<Participant[]> {
  return tx.many<Participant>(sql`select o.id, o.path from org o where ${inScope(round.region, path, round.scope)}
    and not exists (select 1 from method_run r where r.region = o.region and r.round_id = ${round.id} and r.org_id = o.id and r.state <> 'cancelled')
    order by o.path limit ${limit}`);
}

/** Running runs of a round after an id, for work in slices. */
export function listRunning(
  tx: Tx,
  region: number,
  roundId: number,
  afterId: number,
  limit: number,
): Promise<{ id: number; path: string }[]> {
  return tx.many(sql`select r.id, r.path from method_run r where r.region = ${region} and r.round_id = ${roundId} and r.state = 'running'
    and r.id > ${afterId} order by r.id limit ${limit}`);
}

/** Path of an organisation that is to be the top of a round. */
export function findTop(tx: Tx, region: number, id: number): Promise<{ path: string } | undefined> {
  return tx.maybe<{ path: string }>(sql`select o.path from org o where o.region = ${region} and o.id = ${id}`);
}

/** Late steps that are still open. */
export async function countUnfinished(tx: Tx, region: number, roundId: number, today: string): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from run_step s
    where s.region = ${region} and s.round_id = ${roundId} and s.state = 'open' and s.due_on < ${today}`);
  return row.n;
}
