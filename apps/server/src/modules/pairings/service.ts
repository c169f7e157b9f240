import {
  checkActivate,
  checkAgreed,
  checkEndPairing,
  limitOf,
  pairingCycle,
  type CountSetting,
  type PairingEndReason,
  type PairingFault,
  type PairingLimits,
} from '@jishi/domain';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { dayAfter, erasedName, partySide, type SideInput } from './sides.ts';
import { kindRule } from './kinds.ts';
import { factsOf, type LimitSettings, type NewPairing, type PairingRow, type Side } from './schema.ts';
import { stepSettings, type StepSettings } from './step-settings.ts';
import * as store from './store.ts';
import * as views from './views.ts';

const stateTitles: Readonly<Record<PairingRow['state'], string>> = {
  proposed: '待商定',
  agreed: '已商定',
  active: '进行中',
  ended: '已结束',
};

/** Pairings (结对联系): proposed, agreed by both sides or assigned, active, ended without open duties. */
export type PairingService = ReturnType<typeof createPairingService>;

export function createPairingService(platform: Platform) {
  const { audit, clock, ids, rules, steps } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: Pick<PairingRow, 'id' | 'org_id' | 'path' | 'region' | 'kind'>,
    facts: Record<string, unknown> = {},
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action: `pairing.${action}`,
      subjectKind: 'pairing',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { kind: row.kind, ...facts },
      ruleIds,
    });

  const isHelper = (actor: Actor, row: PairingRow): boolean =>
    row.helper_kind === 'org'
      ? row.helper_id !== null && actsFor(actor, row.helper_id)
      : row.helper_kind === 'member' && actor.memberId !== null && row.helper_id === actor.memberId;
  const isPartner = (actor: Actor, row: PairingRow): boolean =>
    row.partner_kind === 'org'
      ? row.partner_id !== null && actsFor(actor, row.partner_id)
      : row.partner_kind === 'member' && actor.memberId !== null && row.partner_id === actor.memberId;
  const mayManage = (actor: Actor, row: PairingRow): boolean =>
    covers(actor, row.path) && actor.role !== 'member' && actor.kind !== 'anonymous';

  const lock = async (tx: Tx, id: number, version: number): Promise<PairingRow> => {
    const row = await store.lockPairing(tx, id);
    if (!row) refuse('record.not-found');
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: row.version });
    return row;
  };
  const lockManaged = async (tx: Tx, actor: Actor, id: number, version: number): Promise<PairingRow> => {
    const row = await lock(tx, id, version);
    if (!mayManage(actor, row)) refuse('record.not-found');
    return row;
  };

  const fail = (fault: PairingFault, row: PairingRow, ruleIds: readonly string[] = []): never => {
    const facts: Record<string, unknown> = { ...fault.facts, helper: row.helper_name, partner: row.partner_name };
    if ('state' in fault.facts) facts['state'] = stateTitles[fault.facts.state];
    return refuse(fault.code, facts, ruleIds, clock.today());
  };

  const requireDay = (on: string, earliest: string): void => {
    if (on > clock.today() || on < earliest) refuse('pairing.date', { earliest });
  };

  /** Limits in force on a day for the organisation of the pairing. */
  const limitsOf = async (tx: Tx, row: PairingRow, day: string): Promise<PairingLimits> => {
    const read = async (setting: CountSetting | undefined, end: 'least' | 'most'): Promise<number | undefined> => {
      if (setting === undefined || typeof setting === 'number') return setting;
      return limitOf(await rules.value<unknown>(tx, setting.param, day, row.path), end);
    };
    const atLeast = await read(row.limits.helpersAtLeast, 'least');
    const atMost = await read(row.limits.helpersAtMost, 'most');
    return {
      partnersPerHelper: await read(row.limits.partnersPerHelper, 'most'),
      helpersPerPartner:
        atLeast === undefined && atMost === undefined
          ? undefined
          : { atLeast: atLeast ?? 0, atMost: atMost ?? Number.MAX_SAFE_INTEGER },
    };
  };

  const requireFullMember = async (tx: Tx, side: Side, kind: string): Promise<void> => {
    const person = side.kind === 'member' && side.id !== null ? await views.findPerson(tx, side.id) : undefined;
    const limited = person?.rights_restricted_until ?? null;
    const isFull =
      person?.status === 'normal' && person.member_type === '1' && (limited === null || limited <= clock.today());
    if (!isFull) {
      const { titleZh, ruleIds } = kindRule(kind);
      refuse('pairing.not-full-member', { name: side.name, title: titleZh }, ruleIds, clock.today());
    }
  };

  return {
    isHelper,
    isPartner,
    mayManage,
    limitsOf,

    /** Proposes a pairing. `limits` of a step come before those of the kind. */
    async propose(
      tx: Tx,
      actor: Actor,
      input: Omit<NewPairing, 'helper' | 'partner' | 'fullMembersOnly' | 'limits' | 'contactPer' | 'contactAtLeast'> & {
        readonly helper: SideInput;
        readonly partner: SideInput;
        readonly fullMembersOnly?: boolean;
        readonly limits?: LimitSettings;
        readonly contactPer?: string | undefined;
        readonly contactAtLeast?: number | undefined;
      },
    ): Promise<number> {
      const rule = kindRule(input.kind);
      const helper = await partySide(tx, input.helper, 'helper', input.orgId);
      const partner = await partySide(tx, input.partner, 'partner', input.orgId);
      if (helper.key === partner.key) refuse('pairing.same-side');
      const fullMembersOnly = input.fullMembersOnly === true || rule.fullMembersOnly;
      if (fullMembersOnly) await requireFullMember(tx, helper, input.kind);
      await this.requireConsent(tx, input.path, partner, input);
      const today = clock.today();
      const pairing: NewPairing = {
        ...input,
        helper,
        partner,
        fullMembersOnly,
        limits: { ...rule.limits, ...input.limits },
        contactPer: input.contactPer ?? (await rules.value<string>(tx, 'pairing.contact.per', today, input.path)),
        contactAtLeast:
          input.contactAtLeast ?? (await rules.value<number>(tx, 'pairing.contact.at_least', today, input.path)),
      };
      const id = await ids.next(tx, input.region);
      if (!(await store.insertPairing(tx, id, pairing, actor.userId, clock.now())))
        refuse('pairing.exists', { helper: helper.name, partner: partner.name });
      const row = { id, org_id: input.orgId, path: input.path, region: input.region, kind: input.kind };
      await note(tx, actor, 'propose', row, { title: input.titleZh, agreement: input.agreement });
      return id;
    },

    /** What the step of a run says about a pairing that is proposed for it. */
    async settingsOfStep(tx: Tx, runStepId: number): Promise<StepSettings> {
      const context = await steps.context(tx, runStepId);
      return stepSettings(context, await rules.reader(tx, context.path));
    },

    /** Residents and households are paired with their consent and for a time. */
    async requireConsent(
      tx: Tx,
      path: string,
      partner: Side,
      { consentOn, untilOn }: { readonly consentOn: string | null; readonly untilOn: string | null },
    ): Promise<void> {
      if (partner.kind !== 'resident' && partner.kind !== 'household') return;
      const today = clock.today();
      const lasts = await rules.value<string>(tx, 'rights.need.expiry', today, path);
      const latest = dayAfter(consentOn ?? today, lasts);
      if (consentOn === null || consentOn > today || untilOn === null || untilOn > latest)
        refuse('pairing.consent-missing', { latest }, ['rights.need.expiry'], today);
    },

    /** The helper declares whether interests touch the partner; for an absent helper the organisation notes it. */
    async declare(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; hasConflict: boolean; textZh: string },
    ): Promise<void> {
      const row = await lock(tx, id, input.version);
      if (!isHelper(actor, row) && !mayManage(actor, row)) refuse('record.not-found');
      if (!pairingCycle.agree.from.includes(row.state))
        fail({ code: 'pairing.wrong-state', facts: { state: row.state, act: 'agree' } }, row);
      await store.updatePairing(tx, row, {
        conflict: input.hasConflict ? 'declared' : 'none',
        conflict_zh: input.textZh || null,
      });
      await note(tx, actor, 'declare', row, { hasConflict: input.hasConflict });
    },

    /** A side agrees, in person or by a signed paper that the organisation notes; with both it is agreed. */
    async agree(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; side: 'helper' | 'partner'; on: string },
    ): Promise<void> {
      const row = await lock(tx, id, input.version);
      const isSide = input.side === 'helper' ? isHelper(actor, row) : isPartner(actor, row);
      if (!isSide && !mayManage(actor, row)) refuse('pairing.not-yours', { org: row.org_name });
      requireDay(input.on, '2000-01-01');
      // Assigned pairings need no word of the sides: the assignment stands for both.
      const both = row.agreement === 'assigned';
      const agreed: PairingRow = {
        ...row,
        helper_agreed_on: both || input.side === 'helper' ? input.on : row.helper_agreed_on,
        partner_agreed_on: both || input.side === 'partner' ? input.on : row.partner_agreed_on,
      };
      const next = checkAgreed(factsOf(agreed));
      if (!next.ok && next.error.code !== 'pairing.not-agreed') fail(next.error, row);
      await store.updatePairing(tx, row, {
        helper_agreed_on: agreed.helper_agreed_on,
        partner_agreed_on: agreed.partner_agreed_on,
        state: next.ok ? next.value : row.state,
      });
      await note(tx, actor, 'agree', row, { side: both ? 'both' : input.side, on: input.on, inPerson: isSide });
    },

    /** Puts an agreed pairing into effect within the limits of both sides. */
    async activate(tx: Tx, actor: Actor, id: number, input: { version: number; on: string }): Promise<void> {
      const row = await lockManaged(tx, actor, id, input.version);
      requireDay(input.on, row.partner_agreed_on ?? input.on);
      await store.lockSides(tx, row);
      const { ruleIds } = kindRule(row.kind);
      if (row.full_members_only) {
        const helper = { kind: row.helper_kind, id: row.helper_id, name: row.helper_name, key: row.helper_key };
        await requireFullMember(tx, helper, row.kind);
      }
      const limits = await limitsOf(tx, row, input.on);
      const next = checkActivate(factsOf(row), await store.loadOf(tx, row), limits);
      if (!next.ok) return fail(next.error, row, ruleIds);
      await store.updatePairing(tx, row, { state: next.value, from_on: input.on });
      await note(tx, actor, 'activate', row, { on: input.on }, ruleIds);
      if (row.run_step_id !== null) await this.finishStep(tx, actor, row.region, row.run_step_id);
    },

    /** A step of a run is done once its pairings run and no partner lacks a helper. */
    async finishStep(tx: Tx, actor: Actor, region: number, runStepId: number): Promise<void> {
      const rows = (await store.pairingsOfStep(tx, region, runStepId)).filter(({ state }) => state !== 'ended');
      if (rows.some(({ state }) => state !== 'active')) return;
      if ((await this.lacking(tx, rows)).length > 0) return;
      await steps.complete(tx, actor, runStepId);
    },

    /** Partners with fewer helpers than the rules ask for. */
    async lacking(tx: Tx, rows: readonly PairingRow[]): Promise<{ name: string; missing: number }[]> {
      const found = new Map<string, { name: string; missing: number }>();
      for (const row of rows) {
        if (found.has(row.partner_key)) continue;
        const { helpersPerPartner } = await limitsOf(tx, row, clock.today());
        const { helpersOfPartner } = await store.loadOf(tx, row);
        const missing = Math.max(0, (helpersPerPartner?.atLeast ?? 0) - helpersOfPartner);
        found.set(row.partner_key, { name: row.partner_name, missing });
      }
      return [...found.values()].filter(({ missing }) => missing > 0);
    },

    async addDuty(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; titleZh: string; dueOn?: string | undefined },
    ): Promise<void> {
      const row = await lockManaged(tx, actor, id, input.version);
      if (row.state === 'ended') fail({ code: 'pairing.wrong-state', facts: { state: row.state, act: 'end' } }, row);
      const dutyId = await ids.next(tx, row.region);
      await store.insertDuty(tx, row, {
        id: dutyId,
        titleZh: input.titleZh,
        dueOn: input.dueOn ?? null,
        at: clock.now(),
      });
      await store.updatePairing(tx, row, {});
      await note(tx, actor, 'add-duty', row, { duty: input.titleZh });
    },

    /** A duty is done, or taken over by another running pairing. */
    async settleDuty(
      tx: Tx,
      actor: Actor,
      id: number,
      dutyId: number,
      input: { version: number; how: 'done' | 're-assigned'; movedTo?: number | undefined },
    ): Promise<void> {
      const row = await lock(tx, id, input.version);
      const allowed = mayManage(actor, row) || (input.how === 'done' && isHelper(actor, row));
      if (!allowed) refuse('record.not-found');
      const duty = (await store.listDuties(tx, row)).find((one) => one.id === dutyId);
      if (!duty) refuse('record.not-found');
      if (duty.state !== 'open') refuse('pairing.duty-settled');
      if (input.how === 're-assigned') await takeOver(tx, actor, row, duty, input.movedTo);
      const movedTo = input.how === 're-assigned' ? (input.movedTo ?? null) : null;
      await store.settleDuty(tx, duty, { state: input.how, movedTo, on: clock.today() });
      await store.updatePairing(tx, row, {});
      await note(tx, actor, 'settle-duty', row, { duty: duty.title_zh, how: input.how, movedTo });
    },

    /** Counts a contact toward the quota, once for each visit; false when it counted before. */
    async contact(
      tx: Tx,
      actor: Actor,
      row: PairingRow,
      contact: { on: string; sourceKind: 'visit' | 'talk' | 'entry'; sourceId?: number; aboutZh: string },
    ): Promise<boolean> {
      if (row.state !== 'active' || row.from_on === null)
        return fail({ code: 'pairing.wrong-state', facts: { state: row.state, act: 'end' } }, row);
      requireDay(contact.on, row.from_on);
      const id = await ids.next(tx, row.region);
      const counted = await store.insertContact(tx, row, {
        ...contact,
        id,
        sourceId: contact.sourceId ?? id,
        by: actor.userId,
        at: clock.now(),
      });
      if (counted) await note(tx, actor, 'contact', row, { on: contact.on, source: contact.sourceKind });
      return counted;
    },

    /** A contact entered by the helper or the organisation, where no visit was kept. */
    async enterContact(tx: Tx, actor: Actor, id: number, input: { on: string; aboutZh: string }): Promise<void> {
      const row = await store.lockPairing(tx, id);
      if (!row) refuse('record.not-found');
      if (!isHelper(actor, row) && !mayManage(actor, row)) refuse('pairing.not-yours', { org: row.org_name });
      await this.contact(tx, actor, row, { ...input, sourceKind: 'entry' });
    },

    /** Ends a pairing; of residents and households the name goes. */
    async end(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; on: string; reason: PairingEndReason; note: string },
    ): Promise<void> {
      const row = await lockManaged(tx, actor, id, input.version);
      requireDay(input.on, row.from_on ?? input.on);
      const next = checkEndPairing(factsOf(row));
      if (!next.ok) return fail(next.error, row);
      await this.finish(tx, actor, row, input);
    },

    async finish(
      tx: Tx,
      actor: Actor,
      row: PairingRow,
      input: { readonly on: string; readonly reason: PairingEndReason; readonly note: string },
    ): Promise<void> {
      const isPrivate = row.partner_kind === 'resident' || row.partner_kind === 'household';
      await store.updatePairing(tx, row, {
        state: 'ended',
        ended_on: input.on,
        end_reason: input.reason,
        end_note: input.note || null,
        ...(isPrivate ? { partner_name: erasedName, partner_key: `erased:${row.id}` } : {}),
      });
      await note(tx, actor, 'end', row, { on: input.on, reason: input.reason });
    },

    /** Ends what residents agreed to once its time is over; the open duties close with it. */
    async expireConsents(tx: Tx, actor: Actor): Promise<number> {
      const over = await store.listConsentOver(tx, clock.today());
      for (const row of over) {
        for (const duty of await store.listDuties(tx, row))
          if (duty.state === 'open')
            await store.settleDuty(tx, duty, { state: 'done', movedTo: null, on: clock.today() });
        await this.finish(tx, { ...actor, region: row.region }, row, {
          on: clock.today(),
          reason: 'term-over',
          note: '同意的期限已到',
        });
      }
      return over.length;
    },
  };

  /** The pairing that takes a duty over gets it as its own. */
  async function takeOver(
    tx: Tx,
    actor: Actor,
    from: PairingRow,
    duty: store.DutyRow,
    movedTo: number | undefined,
  ): Promise<void> {
    const target = movedTo === undefined ? undefined : await store.findPairing(tx, movedTo);
    if (!target || target.id === from.id || target.state !== 'active' || !covers(actor, target.path))
      refuse('pairing.no-target');
    const id = await ids.next(tx, target.region);
    await store.insertDuty(tx, target, { id, titleZh: duty.title_zh, dueOn: duty.due_on, at: clock.now() });
    await note(tx, actor, 'add-duty', target, { duty: duty.title_zh, from: from.id });
  }
}

/** An organisation in scope that may own a pairing. */
export async function requireOwner(tx: Tx, actor: Actor, orgId: number) {
  const org = await findOrg(tx, orgId);
  if (!org || !covers(actor, org.path)) refuse('record.not-found');
  return org;
}
