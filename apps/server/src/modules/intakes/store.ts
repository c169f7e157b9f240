import sql, { empty } from 'sql-template-tag';
import { assign, jsonValue, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { BarColumns, IntakeEvent, IntakeRow, NewIntake, OfferRow, WrongdoingRow } from './schema.ts';

const columns = sql`i.region, i.id, i.org_id, o.short_name as org_name, i.path, i.first_org_id, coalesce(f.short_name, '') as first_org_name,
  i.barred_members, i.barred_path, i.run_step_id, i.kind, i.channel, i.state, i.title_zh, i.text_zh, i.is_anonymous, i.registered_by,
  i.received_on, i.accepted_on, i.declined_zh, i.elsewhere_zh, i.told_on, i.told_in_time, i.missing_zh, i.missing_on, i.handler_id,
  u.display_name as handler_name, i.result_zh, i.handled_by, i.reply_zh, i.replied_on, i.satisfaction, i.satisfaction_zh, i.reopened_on,
  i.closed_on, i.expires_on, i.purged_on, i.notify_within, i.reply_within, i.extend_by, i.extension, i.extension_zh, i.extension_asked_by,
  i.extension_answer_zh, i.pauses, i.reviews, i.events, i.is_paused, i.due_on, i.link_group,
  case when i.link_group is null then 0 else (select count(*)::int - 1 from intake g where g.region = i.region and g.link_group = i.link_group) end as linked,
  i.version`;
const from = sql`from intake i
  join org o on o.region = i.region and o.id = i.org_id
  left join org f on f.region = i.region and f.id = i.first_org_id
  left join app_user u on u.region = i.region and u.id = i.handler_id`;

/** A matter by id, as far as the scope goes. */
export function findIntake(tx: Tx, id: number): Promise<IntakeRow | undefined> {
  return tx.maybe<IntakeRow>(sql`select ${columns} ${from} where i.region = ${regionOf(id)} and i.id = ${id}`);
}

/** A matter, locked. */
export function lockIntake(tx: Tx, id: number): Promise<IntakeRow | undefined> {
  return tx.maybe<IntakeRow>(
    sql`select ${columns} ${from} where i.region = ${regionOf(id)} and i.id = ${id} for update of i`,
  );
}

/** A matter by the hash of its query code, locked; in the scope of its organisation. */
export function lockByCode(tx: Tx, codeHash: Buffer): Promise<IntakeRow | undefined> {
  return tx.maybe<IntakeRow>(sql`select ${columns} ${from} where i.code_hash = ${codeHash} for update of i`);
}

/** Where a query code leads: for setting the scope before the matter is read. */
export function findByCode(tx: Tx, codeHash: Buffer): Promise<{ id: number; path: string } | undefined> {
  return tx.maybe(sql`select i.id, i.path from intake i where i.code_hash = ${codeHash}`);
}

/** What the store adds to a new matter. */
export interface IntakeInsert extends BarColumns {
  readonly region: number;
  readonly id: number;
  readonly orgId: number;
  readonly path: string;
  readonly firstOrgId: number;
  readonly codeHash: Buffer;
  readonly registeredBy: number | null;
  readonly receivedOn: string;
  readonly expiresOn: string;
  readonly notifyWithin: string;
  readonly replyWithin: string;
  readonly extendBy: string;
  readonly dueOn: string;
  readonly events: readonly IntakeEvent[];
}

/** Adds a registered matter. */
export async function insertIntake(tx: Tx, row: IntakeInsert, input: NewIntake): Promise<void> {
  await tx.run(sql`insert into intake (region, id, org_id, path, barred_members, barred_path, first_org_id, run_step_id, kind, channel, state,
      title_zh, text_zh, is_anonymous, code_hash, registered_by, received_on, expires_on, notify_within, reply_within, extend_by, due_on, events)
    values (${row.region}, ${row.id}, ${row.orgId}, ${row.path}, ${[...row.barred_members]}::bigint[], ${row.barred_path}, ${row.firstOrgId},
      ${input.runStepId ?? null}, ${input.kind}, ${input.channel}, 'registered', ${input.titleZh}, ${input.textZh}, ${input.anonymous},
      ${row.codeHash}, ${row.registeredBy}, ${row.receivedOn}, ${row.expiresOn}, ${row.notifyWithin}, ${row.replyWithin}, ${row.extendBy},
      ${row.dueOn}, ${JSON.stringify(row.events)}::jsonb)`);
}

/** Changes columns of a locked matter, adds a line to its history and raises its version. */
export async function updateIntake(tx: Tx, row: IntakeRow, changes: ColumnChanges, event?: IntakeEvent): Promise<void> {
  const events = event ? { events: jsonValue([...row.events, event].slice(-200)) } : {};
  await tx.run(sql`update intake i set ${assign({ ...changes, ...events })}version = i.version + 1
    where i.region = ${row.region} and i.id = ${row.id}`);
}

/** Who brought a matter, sealed. */
export async function insertPerson(
  tx: Tx,
  row: IntakeInsert,
  person: { readonly name: Buffer | null; readonly phone: Buffer | null },
): Promise<void> {
  await tx.run(sql`insert into intake_person (region, intake_id, org_id, path, barred_members, barred_path, name, phone, expires_on)
    values (${row.region}, ${row.id}, ${row.orgId}, ${row.path}, ${[...row.barred_members]}::bigint[], ${row.barred_path}, ${person.name},
      ${person.phone}, ${row.expiresOn})`);
}

/** Who brought a matter, where the scope is that of the organisation that handles it. */
export function findPerson(
  tx: Tx,
  row: Pick<IntakeRow, 'region' | 'id'>,
): Promise<{ name: Buffer | null; phone: Buffer | null } | undefined> {
  return tx.maybe(
    sql`select p.name, p.phone from intake_person p where p.region = ${row.region} and p.intake_id = ${row.id}`,
  );
}

/** Moves the identity with the matter, or opens it to the organisation that reviews. */
export async function movePerson(tx: Tx, row: IntakeRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update intake_person p set ${assign(changes)}expires_on = p.expires_on
    where p.region = ${row.region} and p.intake_id = ${row.id}`);
}

/** Forgets who brought a matter. */
export async function deletePerson(tx: Tx, row: Pick<IntakeRow, 'region' | 'id'>): Promise<void> {
  await tx.run(sql`delete from intake_person p where p.region = ${row.region} and p.intake_id = ${row.id}`);
}

const offerColumns = sql`f.region, f.id, f.intake_id, f.org_id, coalesce(o.short_name, '') as org_name, f.path, f.from_org_id,
  coalesce(p.short_name, '') as from_org_name, f.from_path, f.title_zh, f.reason_zh, f.offered_on, f.due_on, f.state`;
const fromOffer = sql`from intake_offer f left join org o on o.region = f.region and o.id = f.org_id
  left join org p on p.region = f.region and p.id = f.from_org_id`;

/** Adds a hand-over that the receiving organisation has to answer. */
export async function insertOffer(
  tx: Tx,
  id: number,
  row: IntakeRow,
  to: { readonly id: number; readonly path: string },
  facts: { readonly reasonZh: string; readonly on: string; readonly dueOn: string },
): Promise<void> {
  await tx.run(sql`insert into intake_offer (region, id, intake_id, org_id, path, barred_members, barred_path, from_org_id, from_path, title_zh,
      reason_zh, offered_on, due_on, state)
    values (${row.region}, ${id}, ${row.id}, ${to.id}, ${to.path}, ${[...row.barred_members]}::bigint[], ${row.barred_path}, ${row.org_id},
      ${row.path}, ${row.title_zh}, ${facts.reasonZh}, ${facts.on}, ${facts.dueOn}, 'offered')`);
}

/** The hand-over of a matter that waits for an answer. */
export function findOpenOffer(tx: Tx, row: IntakeRow): Promise<OfferRow | undefined> {
  return tx.maybe<OfferRow>(sql`select ${offerColumns} ${fromOffer}
    where f.region = ${row.region} and f.intake_id = ${row.id} and f.state = 'offered'`);
}

/** A hand-over, locked. */
export function lockOffer(tx: Tx, id: number): Promise<OfferRow | undefined> {
  return tx.maybe<OfferRow>(
    sql`select ${offerColumns} ${fromOffer} where f.region = ${regionOf(id)} and f.id = ${id} for update of f`,
  );
}

/** Hand-overs that wait for the answer of an organisation. */
export function listOffersTo(tx: Tx, region: number, orgId: number): Promise<OfferRow[]> {
  return tx.many<OfferRow>(sql`select ${offerColumns} ${fromOffer}
    where f.region = ${region} and f.org_id = ${orgId} and f.state = 'offered' order by f.id limit 200`);
}

/** Ends a hand-over. */
export async function endOffer(
  tx: Tx,
  offer: Pick<OfferRow, 'region' | 'id'>,
  end: { readonly state: 'accepted' | 'declined' | 'withdrawn'; readonly answerZh: string; readonly on: string },
): Promise<void> {
  await tx.run(sql`update intake_offer f set state = ${end.state}, answer_zh = ${end.answerZh}, answered_on = ${end.on}
    where f.region = ${offer.region} and f.id = ${offer.id}`);
}

/** Keeps those a matter complains about away from its hand-overs, and withdraws one that waits. */
export async function barOffers(
  tx: Tx,
  row: Pick<IntakeRow, 'region' | 'id'>,
  bar: { readonly barred_members: readonly number[]; readonly barred_path: string | null },
): Promise<void> {
  await tx.run(sql`update intake_offer f set barred_members = ${[...bar.barred_members]}::bigint[], barred_path = ${bar.barred_path},
      state = case when f.state = 'offered' then 'withdrawn' else f.state end
    where f.region = ${row.region} and f.intake_id = ${row.id}`);
}

/** Matters of the same group. */
export function listLinked(
  tx: Tx,
  row: IntakeRow,
): Promise<{ id: number; title_zh: string; state: IntakeRow['state'] }[]> {
  if (row.link_group === null) return Promise.resolve([]);
  return tx.many(sql`select i.id, i.title_zh, i.state from intake i
    where i.region = ${row.region} and i.link_group = ${row.link_group} and i.id <> ${row.id} order by i.id limit 100`);
}

/** Puts all matters of two groups into one. */
export async function joinGroups(tx: Tx, region: number, group: number, ids: readonly number[]): Promise<void> {
  await tx.run(
    sql`update intake i set link_group = ${group} where i.region = ${region} and i.id = any(${[...ids]}::bigint[])`,
  );
}

/** Matters in scope by id, newest first, after the cursor. */
export function listIntakes(
  tx: Tx,
  filter: {
    readonly state?: string | undefined;
    readonly kind?: string | undefined;
    readonly clock?: 'soon' | 'overdue' | 'paused' | undefined;
    readonly open?: boolean | undefined;
    readonly handlerId?: number | undefined;
    readonly search?: string | undefined;
    readonly today: string;
    readonly soon: string;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<IntakeRow[]> {
  const running = sql`and i.state not in ('closed', 'declined', 'replied') and not i.is_paused`;
  return tx.many<IntakeRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : sql`and i.state = ${filter.state}`}
    ${filter.kind === undefined ? empty : sql`and i.kind = ${filter.kind}`}
    ${filter.open === true ? sql`and i.state not in ('closed', 'declined')` : empty}
    ${filter.clock === 'paused' ? sql`and i.is_paused and i.state not in ('closed', 'declined')` : empty}
    ${filter.clock === 'overdue' ? sql`${running} and i.due_on < ${filter.today}` : empty}
    ${filter.clock === 'soon' ? sql`${running} and i.due_on >= ${filter.today} and i.due_on <= ${filter.soon}` : empty}
    ${filter.handlerId === undefined ? empty : sql`and i.handler_id = ${filter.handlerId}`}
    ${filter.search === undefined || filter.search === '' ? empty : sql`and strpos(i.title_zh, ${filter.search}) > 0`}
    ${filter.before === null ? empty : sql`and i.id < ${filter.before}`}
    order by i.id desc limit ${filter.limit}`);
}

/** Adds a report to the closed path. */
export async function insertWrongdoing(
  tx: Tx,
  row: BarColumns & {
    readonly region: number;
    readonly id: number;
    readonly orgId: number;
    readonly path: string;
    readonly channel: string;
    readonly textZh: Buffer;
    readonly person: Buffer | null;
    readonly codeHash: Buffer;
    readonly receivedOn: string;
    readonly expiresOn: string;
  },
): Promise<void> {
  await tx.run(sql`insert into wrongdoing_report (region, id, org_id, path, barred_members, barred_path, channel, text_zh, person, code_hash,
      received_on, state, expires_on)
    values (${row.region}, ${row.id}, ${row.orgId}, ${row.path}, ${[...row.barred_members]}::bigint[], ${row.barred_path}, ${row.channel},
      ${row.textZh}, ${row.person}, ${row.codeHash}, ${row.receivedOn}, 'received', ${row.expiresOn})`);
}

const closedColumns = sql`w.region, w.id, w.org_id, w.path, w.channel, w.text_zh, w.person, w.received_on, w.state, w.answer_zh, w.answered_on, w.version`;

/** Reports on the closed path, newest first. */
export function listWrongdoing(tx: Tx, before: number | null, limit: number): Promise<WrongdoingRow[]> {
  return tx.many<WrongdoingRow>(sql`select ${closedColumns} from wrongdoing_report w
    where true ${before === null ? empty : sql`and w.id < ${before}`} order by w.id desc limit ${limit}`);
}

/** A report on the closed path, locked. */
export function lockWrongdoing(tx: Tx, id: number): Promise<WrongdoingRow | undefined> {
  return tx.maybe<WrongdoingRow>(
    sql`select ${closedColumns} from wrongdoing_report w where w.region = ${regionOf(id)} and w.id = ${id} for update`,
  );
}

/** A report by its query code. */
export function findWrongdoingByCode(tx: Tx, codeHash: Buffer): Promise<WrongdoingRow | undefined> {
  return tx.maybe<WrongdoingRow>(sql`select ${closedColumns} from wrongdoing_report w where w.code_hash = ${codeHash}`);
}

/** Changes a report on the closed path. */
export async function updateWrongdoing(tx: Tx, row: WrongdoingRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update wrongdoing_report w set ${assign(changes)}version = w.version + 1
    where w.region = ${row.region} and w.id = ${row.id}`);
}

/** Answered matters that nobody rated, and ended ones whose content has expired; for the daily work. */
export function listDaily(tx: Tx, today: string): Promise<{ id: number; due: 'close' | 'purge' }[]> {
  return tx.many(sql`select i.id, case when i.state = 'replied' then 'close' else 'purge' end as due from intake i
    where (i.state = 'replied' and i.replied_on < ${today})
      or (i.state in ('closed', 'declined') and i.purged_on is null and i.expires_on < ${today})
    order by i.id limit 5000`);
}
