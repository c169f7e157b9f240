import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { EntryRow, EventRow, KindRow, NewEntry } from './schema.ts';

const regionOfId = (id: number): number => Math.floor(id / 2 ** 39);
const kindColumns = raw(
  'k.region, k.id, k.org_id, k.path, k.key, k.title_zh, k.subject, k.definition, k.sensitive, k.version',
);
const entryColumns = raw(
  'e.region, e.id, e.org_id, o.short_name as org_name, e.path, e.kind_id, e.subject_id, e.subject_name, e.status, e.fields, e.entered_on, e.review_due_on, e.expires_on, e.left_on, e.version',
);

/** Kinds in force: the own ones, those below and those of the superiors. */
export function listKinds(tx: Tx): Promise<KindRow[]> {
  return tx.many<KindRow>(
    sql`select ${kindColumns} from register_kind k where k.closed_on is null order by k.path, k.title_zh, k.id limit 500`,
  );
}

/** One kind that can be read. */
export function findKind(tx: Tx, id: number): Promise<KindRow | undefined> {
  return tx.maybe<KindRow>(
    sql`select ${kindColumns} from register_kind k where k.region = ${regionOfId(id)} and k.id = ${id}`,
  );
}

/** A kind by its key, the nearest on the way up. */
export async function findKindByKey(tx: Tx, region: number, key: string, path: string): Promise<KindRow | undefined> {
  const [nearest] = await tx.many<KindRow>(sql`select ${kindColumns} from register_kind k
    where k.region = ${region} and k.key = ${key} and k.closed_on is null and starts_with(${path}, k.path) order by length(k.path) desc limit 1`);
  return nearest;
}

/** Declares a kind; returns whether the key was free. */
export async function insertKind(tx: Tx, kind: Omit<KindRow, 'version'> & { readonly at: Date }): Promise<boolean> {
  const n =
    await tx.run(sql`insert into register_kind (region, id, org_id, path, key, title_zh, subject, definition, sensitive, created_at)
    values (${kind.region}, ${kind.id}, ${kind.org_id}, ${kind.path}, ${kind.key}, ${kind.title_zh}, ${kind.subject}, ${JSON.stringify(kind.definition)}, ${kind.sensitive}, ${kind.at})
    on conflict do nothing`);
  return n === 1;
}

/** Entries of a kind in scope that stand on the register. */
export function listEntries(
  tx: Tx,
  kind: KindRow,
  filter: {
    status: string | undefined;
    reviewBefore: string | undefined;
    /** Part of the name. */
    q: string | undefined;
    orgId: number | undefined;
    /** Those that have left instead of those that stand. */
    left: boolean;
    after: { path: string; id: number } | undefined;
    limit: number;
  },
): Promise<EntryRow[]> {
  const status = filter.status === undefined ? sql`` : sql`and e.status = ${filter.status}`;
  const overdue = filter.reviewBefore === undefined ? sql`` : sql`and e.review_due_on < ${filter.reviewBefore}`;
  const name = filter.q === undefined ? sql`` : sql`and strpos(e.subject_name, ${filter.q}) > 0`;
  const org = filter.orgId === undefined ? sql`` : sql`and e.org_id = ${filter.orgId}`;
  const stands = filter.left ? sql`e.left_on is not null` : sql`e.left_on is null`;
  const seek =
    filter.after === undefined
      ? sql``
      : sql`and (e.path, e.id) > (${filter.after.path}::text, ${filter.after.id}::bigint)`;
  return tx.many<EntryRow>(sql`select ${entryColumns} from register_entry e join org o on o.region = e.region and o.id = e.org_id
    where e.region = ${kind.region} and e.kind_id = ${kind.id} and ${stands} ${status} ${overdue} ${name} ${org} ${seek} order by e.path, e.id limit ${filter.limit}`);
}

/** How many entries stand on each kind in scope, and how many of them are due for review. */
export function countByKind(tx: Tx, today: string): Promise<{ kind_id: number; entries: number; overdue: number }[]> {
  return tx.many(sql`select e.kind_id, count(*)::int as entries, (count(*) filter (where e.review_due_on < ${today}))::int as overdue
    from register_entry e where e.left_on is null group by e.kind_id`);
}

/** Entries about one person, on the register or gone. */
export function listEntriesOf(tx: Tx, region: number, subjectId: number): Promise<(EntryRow & { title_zh: string })[]> {
  return tx.many(sql`select ${entryColumns}, k.title_zh from register_entry e join org o on o.region = e.region and o.id = e.org_id
    join register_kind k on k.region = e.region and k.id = e.kind_id where e.region = ${region} and e.subject_id = ${subjectId} order by e.id desc limit 100`);
}

/** One entry in scope, locked. */
export function lockEntry(tx: Tx, id: number): Promise<EntryRow | undefined> {
  return tx.maybe<EntryRow>(sql`select ${entryColumns} from register_entry e join org o on o.region = e.region and o.id = e.org_id
    where e.region = ${regionOfId(id)} and e.id = ${id} for update of e`);
}

/** One entry that can be read. */
export function findEntry(tx: Tx, id: number): Promise<EntryRow | undefined> {
  return tx.maybe<EntryRow>(sql`select ${entryColumns} from register_entry e join org o on o.region = e.region and o.id = e.org_id
    where e.region = ${regionOfId(id)} and e.id = ${id}`);
}

/** Entries of an organisation that stand on a register, locked; of some members, or all. */
export function lockEntriesOfOrg(
  tx: Tx,
  org: { readonly region: number; readonly id: number },
  memberIds: readonly number[] | null,
): Promise<EntryRow[]> {
  const whose = memberIds === null ? sql`` : sql`and e.subject_id = any(${[...memberIds]}::bigint[])`;
  return tx.many<EntryRow>(sql`select ${entryColumns} from register_entry e join org o on o.region = e.region and o.id = e.org_id
    where e.region = ${org.region} and e.org_id = ${org.id} and e.left_on is null ${whose} order by e.id for update of e`);
}

/** Gives entries with their history to another organisation. */
export async function moveEntries(
  tx: Tx,
  entries: readonly EntryRow[],
  to: { readonly region: number; readonly id: number; readonly path: string },
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  await tx.run(sql`update register_entry e set org_id = ${to.id}, path = ${to.path}, version = e.version + 1
    where e.region = ${to.region} and e.id = any(${ids}::bigint[])`);
  await tx.run(sql`update register_event v set org_id = ${to.id}, path = ${to.path}
    where v.region = ${to.region} and v.entry_id = any(${ids}::bigint[])`);
}

/** Adds an entry; false when the subject stands on the register already. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<boolean> {
  const n =
    await tx.run(sql`insert into register_entry (region, id, org_id, path, kind_id, subject_id, subject_name, subject_index, status, fields, basis, entered_on, review_due_on, expires_on, run_step_id)
    values (${entry.region}, ${entry.id}, ${entry.orgId}, ${entry.path}, ${entry.kindId}, ${entry.subjectId}, ${entry.subjectName}, ${entry.subjectIndex}, ${entry.status}, ${JSON.stringify(entry.fields)},
      ${entry.basis}, ${entry.enteredOn}, ${entry.reviewDueOn}, ${entry.expiresOn}, ${entry.runStepId}) on conflict do nothing`);
  return n === 1;
}

/** Changes an entry. */
export async function updateEntry(
  tx: Tx,
  entry: EntryRow,
  change: {
    status: string | null;
    fields: Readonly<Record<string, string>>;
    reviewDueOn: string | null;
    leftOn: string | null;
  },
): Promise<void> {
  await tx.run(sql`update register_entry e set status = ${change.status}, fields = ${JSON.stringify(change.fields)}, review_due_on = ${change.reviewDueOn}, left_on = ${change.leftOn}, version = e.version + 1
    where e.region = ${entry.region} and e.id = ${entry.id}`);
}

/** An entry of the history to be written. */
export interface NewEvent {
  readonly entry: {
    readonly region: number;
    readonly id: number;
    readonly org_id: number;
    readonly path: string;
    readonly subject_id: number | null;
  };
  readonly id: number;
  readonly on: string;
  readonly kind: 'entered' | 'moved' | 'reviewed' | 'corrected' | 'left' | 'objected' | 'answered';
  readonly from: string | null;
  readonly to: string | null;
  readonly sourceKind: 'step' | 'decision' | 'person';
  readonly sourceRef: string;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly runStepId: number | null;
  readonly by: number | null;
  readonly byName: string;
  readonly at: Date;
}

/** Writes one entry of the history. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  const { entry } = event;
  await tx.run(sql`insert into register_event (region, id, entry_id, org_id, path, happened_on, kind, from_status, to_status, source_kind, source_ref, reason, facts, run_step_id, recorded_by, recorded_by_name, recorded_at, subject_id)
    values (${entry.region}, ${event.id}, ${entry.id}, ${entry.org_id}, ${entry.path}, ${event.on}, ${event.kind}, ${event.from}, ${event.to}, ${event.sourceKind}, ${event.sourceRef}, ${event.reason},
      ${JSON.stringify(event.facts)}, ${event.runStepId}, ${event.by}, ${event.byName}, ${event.at}, ${entry.subject_id})`);
}

/** History of an entry, newest first. */
export function listEvents(tx: Tx, entry: EntryRow): Promise<EventRow[]> {
  return tx.many(sql`select v.id, v.happened_on, v.kind, v.from_status, v.to_status, v.source_kind, v.source_ref, v.reason, v.recorded_by_name, v.recorded_at from register_event v
    where v.region = ${entry.region} and v.entry_id = ${entry.id} order by v.id desc limit 200`);
}

/** Changes that a step of a run made, by kind of change. */
export async function countEventsOfStep(
  tx: Tx,
  region: number,
  runStepId: number,
): Promise<Readonly<Record<string, number>>> {
  const rows = await tx.many<{ kind: string; n: number }>(
    sql`select v.kind, count(*) as n from register_event v where v.region = ${region} and v.run_step_id = ${runStepId} group by 1`,
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** Entries of a kind below a path. */
export async function countEntries(tx: Tx, kind: KindRow, path: string): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from register_entry e where e.region = ${kind.region} and e.kind_id = ${kind.id} and starts_with(e.path, ${path}) and e.left_on is null`,
  );
  return row.n;
}

/** Entries of an organisation that still stand on a register. */
export async function countOfOrg(tx: Tx, org: { region: number; id: number }): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from register_entry e where e.region = ${org.region} and e.org_id = ${org.id} and e.left_on is null`,
  );
  return row.n;
}

/** Entries whose consent or entitlement has run out. */
export function listExpired(tx: Tx, day: string): Promise<EntryRow[]> {
  return tx.many<EntryRow>(sql`select ${entryColumns} from register_entry e join org o on o.region = e.region and o.id = e.org_id
    where e.left_on is null and e.expires_on <= ${day} order by e.id limit 1000 for update of e skip locked`);
}
