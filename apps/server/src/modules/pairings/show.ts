import type { PairingItem, PairingView } from '@jishi/contract';
import { calendarAnchor, durationOf, evaluateQuotas } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import type { PairingRow } from './schema.ts';
import type { PairingService } from './service.ts';
import * as store from './store.ts';

type Item = z.infer<typeof PairingItem>;
type View = z.infer<typeof PairingView>;

/** Periods shown of a quota. */
const periodsShown = 6;

/** A pairing with its duties, contacts and how its quota stands. */
export async function showPairing(
  tx: Tx,
  platform: Platform,
  service: PairingService,
  actor: Actor,
  id: number,
): Promise<View> {
  const row = await store.findPairing(tx, id);
  if (!row || !mayRead(service, actor, row)) refuse('record.not-found');
  const contacts = await store.listContacts(tx, row);
  const duties = await store.listDuties(tx, row);
  const manages = service.mayManage(actor, row) && platform.permissions.allows(actor, 'pairing.manage');
  const helps = service.isHelper(actor, row);
  const isWaiting = row.state === 'proposed';
  return {
    ...itemOf(row, actor, service),
    goalZh: row.goal_zh,
    agreement: row.agreement,
    conflict: row.conflict,
    conflictZh: manages || helps ? row.conflict_zh : null,
    helperAgreedOn: row.helper_agreed_on,
    partnerAgreedOn: row.partner_agreed_on,
    endReason: row.end_reason,
    endNote: row.end_note,
    consentOn: row.consent_on,
    runStepId: row.run_step_id,
    quota: {
      per: row.contact_per,
      atLeast: row.contact_at_least,
      periods: await quotaPeriods(tx, platform, row, contacts),
    },
    duties: duties.map((duty) => ({
      id: duty.id,
      titleZh: duty.title_zh,
      dueOn: duty.due_on,
      state: duty.state,
      movedTo: duty.moved_to,
    })),
    contacts: contacts.slice(0, 50).map(({ id: contactId, on_day, source_kind, about_zh }) => ({
      id: contactId,
      on: on_day,
      sourceKind: source_kind,
      aboutZh: about_zh,
    })),
    helpersMissing: row.state === 'ended' ? 0 : ((await service.lacking(tx, [row]))[0]?.missing ?? 0),
    can: {
      manage: manages && row.state !== 'ended',
      declare: isWaiting && (helps || manages),
      agreeHelper: isWaiting && row.helper_agreed_on === null && (helps || manages),
      agreePartner: isWaiting && row.partner_agreed_on === null && (service.isPartner(actor, row) || manages),
      contact: row.state === 'active' && (helps || manages),
    },
  };
}

/** A member reads the own pairings; whoever manages, those of the subtree. */
function mayRead(service: PairingService, actor: Actor, row: PairingRow): boolean {
  return service.mayManage(actor, row) || service.isHelper(actor, row) || service.isPartner(actor, row);
}

/** Periods of the quota from the beginning, the latest last. */
async function quotaPeriods(
  tx: Tx,
  platform: Platform,
  row: PairingRow,
  contacts: readonly store.ContactRow[],
): Promise<View['quota']['periods']> {
  if (row.from_on === null) return [];
  const today = platform.clock.today();
  const per = durationOf(row.contact_per);
  const until = row.ended_on ?? today;
  const quota = { kind: 'contact', per, atLeast: row.contact_at_least, since: row.from_on };
  const acts = contacts.map(({ id, on_day }) => ({ act: id, on: on_day, kind: 'contact' }));
  const range = { from: calendarAnchor(per, row.from_on), until };
  const [result] = evaluateQuotas([quota], acts, range, today, await loadWorkingCalendar(tx));
  return (result?.periods ?? []).slice(-periodsShown).map(({ from, until: to, state, acts: done, missing }) => ({
    from,
    until: to,
    done: done.length,
    missing,
    state,
  }));
}

/** A page of pairings; a member gets the own ones only. */
export async function listPage(
  tx: Tx,
  service: PairingService,
  actor: Actor,
  query: Omit<store.PairingFilter, 'after'> & { readonly cursor?: string | undefined },
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const after = /^\d{1,16}$/.test(query.cursor ?? '') ? Number(query.cursor) : null;
  const rows = await store.listPairings(tx, { ...query, after, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    items: page.filter((row) => mayRead(service, actor, row)).map((row) => itemOf(row, actor, service)),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** Pairings of the signed-in member, on either side. */
export async function ownPairings(tx: Tx, service: PairingService, actor: Actor): Promise<Item[]> {
  if (actor.memberId === null) return [];
  return (await store.pairingsOf(tx, actor.region, actor.memberId)).map((row) => itemOf(row, actor, service));
}

function itemOf(row: PairingRow, actor: Actor, service: PairingService): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name ?? '',
    kind: row.kind,
    titleZh: row.title_zh,
    helperKind: row.helper_kind,
    helperName: row.helper_name,
    partnerKind: row.partner_kind,
    partnerName: row.partner_name,
    state: row.state,
    fromOn: row.from_on,
    untilOn: row.until_on,
    endedOn: row.ended_on,
    openDuties: row.open_duties,
    isOwn: service.isHelper(actor, row) || service.isPartner(actor, row),
    version: row.version,
  };
}
