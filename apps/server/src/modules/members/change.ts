import { memberFields } from '@jishi/rules';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { Refusal, refuse, refuseInput } from '../../platform/refusal.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  addDeltas,
  cellsOfMember,
  createOrgIndex,
  deltasBetween,
  findOrg,
  removeDocuments,
  requireAllowedAct,
  saveDocuments,
  type Org,
  type RawRow,
} from '../orgs/index.ts';
import { checkMemberRow, type MemberRow } from './import-row.ts';
import { holdBranch, moveMembers } from './roster-port.ts';
import { documentOf, saveRows, withBranchNames, type RowOutcome } from './save-rows.ts';
import type { ClearMember, StoredMember } from './schema.ts';
import { openMember } from './sealing.ts';
import * as store from './store.ts';
import { findTransition } from './transitions.ts';

/** Answer of a change. */
export interface Changed {
  readonly id: number;
  readonly version: number;
}

/** Registering, correcting, changing status and branch of one person. */
export function createMemberChanges(platform: Platform, wakeMerge: () => void) {
  const { audit, clock, ids, personalData } = platform;

  const lockOwn = async (tx: Tx, actor: Actor, memberId: number, version?: number): Promise<StoredMember> => {
    const [member] = await store.lockMembers(tx, [memberId]);
    if (!member || !covers(actor, member.path)) refuse('member.not-found');
    if (version !== undefined && member.version !== version)
      refuse('record.changed-meanwhile', { by: '其他人', version: member.version });
    return member;
  };

  const check = (entries: RawRow, org: Org): MemberRow => {
    const index = createOrgIndex([
      {
        id: org.id,
        code: org.code,
        name: org.name,
        shortName: org.short_name,
        kind: org.kind,
        parentId: org.parent_id,
        path: org.path,
        state: org.state,
      },
    ]);
    const checked = checkMemberRow({ ...entries, branch: org.code }, 1, {
      day: clock.today(),
      orgs: index,
      seen: new Map(),
    });
    if (checked.ok) return checked.row;
    const errors = checked.faults.filter(({ severity }) => severity === 'error');
    const ruleIds = errors.flatMap(({ ruleId }) => (ruleId === undefined ? [] : [ruleId]));
    const faults = errors.map(({ field, zh, remedyZh }) => ({ path: `entries.${field}`, message: `${zh}${remedyZh}` }));
    if (ruleIds.length === 0) refuseInput(faults);
    throw new Refusal('input.invalid', {}, ruleIds, entries['admittedOn'] ?? clock.today(), faults);
  };

  return {
    /** Registers one person in a branch: the same checks as an import. */
    async register(tx: Tx, actor: Actor, input: { orgId: number; entries: RawRow; reason: string }): Promise<Changed> {
      const org = await holdBranch(tx, input.orgId);
      if (!covers(actor, org.path)) refuse('member.branch-gone');
      const row = check(input.entries, org);
      if (row.memberType === '2') requireAllowedAct(org, 'admit-members');
      const identities = await store.listIdentities(tx, org.region, [
        personalData.blindIndex('member.id_number', row.idNumber),
      ]);
      const current = identities.flatMap(({ id, is_current }) => (is_current ? [id] : []));
      const [known] = await store.lockMembers(tx, current);
      if (known)
        refuse('member.already-here', {
          name: known.name,
          branch: (await findOrg(tx, known.org_id))?.short_name ?? '',
        });
      const [outcome] = await saveRows(platform, tx, actor, [row], {
        kind: 'register',
        id: null,
        reason: input.reason || null,
      });
      const id = idOf(outcome);
      await audit.append(tx, actor, {
        action: 'member.register',
        subjectKind: 'member',
        subjectId: id,
        orgId: org.id,
        path: org.path,
        facts: { name: row.name, org: org.name, memberType: row.memberType },
        ruleIds: ['member.age.min'],
      });
      tx.afterCommit(wakeMerge);
      return { id, version: 0 };
    },

    /** Corrects entries; every change is a dated entry of the history beside the old value. */
    async correct(
      tx: Tx,
      actor: Actor,
      memberId: number,
      input: { entries: RawRow; reason: string; version: number },
    ): Promise<Changed> {
      const member = await lockOwn(tx, actor, memberId, input.version);
      const org = await findOrg(tx, member.org_id);
      if (!org) refuse('member.branch-gone');
      const clear = openMember(personalData, member);
      const row = check({ ...entriesOf(clear), ...input.entries }, org);
      // Status and branch have their own acts, with their deciders.
      const kept = { ...row, status: clear.status, orgId: member.org_id, memberType: clear.member_type };
      if (kept.idNumber !== clear.id_number) await replaceIdNumber(tx, member, kept.idNumber);
      const [outcome] = await saveRows(platform, tx, actor, [kept], {
        kind: 'correction',
        id: null,
        reason: input.reason,
      });
      if (outcome?.kind === 'unchanged') refuse('member.nothing-changed');
      const id = idOf(outcome);
      await audit.append(tx, actor, {
        action: 'member.correct',
        subjectKind: 'member',
        subjectId: id,
        orgId: member.org_id,
        path: member.path,
        facts: { name: row.name, columns: outcome?.kind === 'changed' ? outcome.columns : [], reason: input.reason },
      });
      tx.afterCommit(wakeMerge);
      return { id, version: member.version + (kept.idNumber !== clear.id_number ? 2 : 1) };
    },

    /** Changes the status by one of the declared transitions. */
    async transition(
      tx: Tx,
      actor: Actor,
      memberId: number,
      input: {
        transition: string;
        happenedOn: string;
        kind?: string | undefined;
        documentNo?: string | undefined;
        note?: string | undefined;
        reason: string;
        version: number;
      },
    ): Promise<Changed> {
      const transition = findTransition(input.transition);
      if (!transition) refuse('record.not-found');
      const member = await lockOwn(tx, actor, memberId, input.version);
      const { titleZh: transitionZh } = transition;
      if (actor.kind !== 'system' && !(transition.decidedBy as readonly string[]).includes(actor.role))
        refuse('member.not-decider', { transitionZh, whoZh: transition.whoZh, who: transition.decidedBy.join(', ') });
      if (!transition.from(member)) refuse('member.wrong-status', { name: member.name, transitionZh });
      const today = clock.today();
      if (input.happenedOn > today || input.happenedOn < member.admitted_on)
        refuse('member.date-out-of-order', { on: input.happenedOn, earliest: member.admitted_on, latest: today });
      const faults = [
        ...(transition.needsDocument && (input.documentNo ?? '') === ''
          ? [{ path: 'documentNo', message: '请填写决定或批复文号。' }]
          : []),
        ...(transition.kinds.length > 0 && !transition.kinds.some(({ code }) => code === input.kind)
          ? [{ path: 'kind', message: '请选择具体情形。' }]
          : []),
      ];
      if (faults.length > 0) refuseInput(faults);
      if (transition.id === 'confirm')
        requireAllowedAct((await findOrg(tx, member.org_id)) ?? refuse('member.branch-gone'), 'confirm-members');
      const next: StoredMember = {
        ...member,
        ...transition.writes({ on: input.happenedOn, kind: input.kind, note: input.note }),
        version: member.version + 1,
      };
      const reason = input.documentNo ? `${input.reason}（${input.documentNo}）` : input.reason;
      await saveTransition(tx, actor, member, next, {
        id: transition.id,
        kind: input.kind,
        on: input.happenedOn,
        reason,
      });
      await audit.append(tx, actor, {
        action: 'member.change-status',
        subjectKind: 'member',
        subjectId: member.id,
        orgId: member.org_id,
        path: member.path,
        ruleIds: transition.ruleIds,
        facts: {
          name: member.name,
          transition: transition.id,
          kind: input.kind ?? null,
          happenedOn: input.happenedOn,
          documentNo: input.documentNo ?? null,
          reason: input.reason,
        },
      });
      return { id: member.id, version: next.version };
    },

    /** Moves one person to another branch of the place. */
    async transfer(
      tx: Tx,
      actor: Actor,
      memberId: number,
      input: { toOrgId: number; on: string; reason: string; version: number },
    ): Promise<Changed> {
      const member = await lockOwn(tx, actor, memberId, input.version);
      if (member.org_id === input.toOrgId)
        refuse('member.same-branch', {
          name: member.name,
          branch: (await findOrg(tx, member.org_id))?.short_name ?? '',
        });
      await move(tx, actor, [memberId], input);
      return { id: memberId, version: member.version + 1 };
    },

    /** Moves several people at once; those who belong to the branch already stay. */
    async transferMany(
      tx: Tx,
      actor: Actor,
      input: { memberIds: readonly number[]; toOrgId: number; on: string; reason: string },
    ): Promise<{ moved: number }> {
      return { moved: await move(tx, actor, input.memberIds, input) };
    },
  };

  async function move(
    tx: Tx,
    actor: Actor,
    memberIds: readonly number[],
    input: { toOrgId: number; on: string; reason: string },
  ): Promise<number> {
    const today = clock.today();
    if (input.on > today) refuse('member.date-out-of-order', { on: input.on, earliest: '', latest: today });
    const moved = await moveMembers(platform, tx, actor, {
      memberIds,
      ...input,
      sourceKind: 'transfer',
      sourceId: null,
    });
    const org = await findOrg(tx, input.toOrgId);
    await audit.append(tx, actor, {
      action: 'member.transfer',
      subjectKind: 'member',
      subjectId: moved[0]?.id ?? null,
      orgId: input.toOrgId,
      path: org?.path ?? null,
      facts: {
        count: moved.length,
        names: moved.slice(0, 20).map(({ name }) => name),
        to: org?.name ?? null,
        on: input.on,
        reason: input.reason,
      },
    });
    tx.afterCommit(wakeMerge);
    return moved.length;
  }

  async function saveTransition(
    tx: Tx,
    actor: Actor,
    before: StoredMember,
    after: StoredMember,
    change: { id: string; kind: string | undefined; on: string; reason: string },
  ): Promise<void> {
    await store.updateMembers(tx, [after]);
    const event = {
      member_id: after.id,
      org_id: after.org_id,
      path: after.path,
      happened_on: change.on,
      kind: change.id,
      from_value: before.status,
      to_value: change.kind ?? after.status,
      source_kind: 'decision',
      source_id: null,
      reason: change.reason,
    };
    await store.insertEvents(tx, after.region, [await ids.next(tx, after.region)], [event], actor.userId, clock.now());
    const side = (member: StoredMember) => ({ orgId: member.org_id, cells: cellsOfMember(member) });
    await addDeltas(tx, after.region, deltasBetween(side(before), side(after)));
    if (after.status === 'normal' || after.status === 'suspended')
      await saveDocuments(tx, await withBranchNames(tx, [documentOf(after)]));
    else {
      await removeDocuments(tx, after.region, [after.id]);
      await store.endPostsOf(tx, after.region, [after.id], change.on);
    }
    tx.afterCommit(wakeMerge);
  }

  /** The identity number is what rows are known by, so it is replaced first. */
  async function replaceIdNumber(tx: Tx, member: StoredMember, idNumber: string): Promise<void> {
    const index = personalData.blindIndex('member.id_number', idNumber);
    const taken = await store.listIdentities(tx, member.region, [index]);
    if (taken.some(({ is_current }) => is_current)) refuse('member.elsewhere');
    const sealed = personalData.seal('member.id_number', idNumber);
    await store.updateMembers(tx, [
      {
        ...member,
        id_number: sealed,
        id_number_index: index,
        id_number_tail: idNumber.slice(-4),
        version: member.version + 1,
      },
    ]);
    const event = {
      member_id: member.id,
      org_id: member.org_id,
      path: member.path,
      happened_on: clock.today(),
      kind: 'changed:id_number',
      from_value: `****${member.id_number_tail}`,
      to_value: `****${idNumber.slice(-4)}`,
      source_kind: 'correction',
      source_id: null,
      reason: null,
    };
    await store.insertEvents(tx, member.region, [await ids.next(tx, member.region)], [event], null, clock.now());
  }
}

function idOf(outcome: RowOutcome | undefined): number {
  if (!outcome) throw new Error('a row without outcome');
  if (outcome.kind === 'refused') refuse(outcome.code);
  return outcome.id;
}

/** Stored values as the entries of the field list, so that a correction is checked like a new row. */
export function entriesOf(member: ClearMember): Record<string, string> {
  const yes = (value: boolean) => (value ? '是' : '否');
  const all: Record<string, string | null> = {
    name: member.name,
    sex: member.sex,
    citizenNumber: member.id_number,
    ethnic: member.ethnic,
    birthDate: member.born_on,
    education: member.education,
    degree: member.degree,
    memberType: member.member_type,
    admittedOn: member.admitted_on,
    confirmedOn: member.confirmed_on,
    standingCorrection: String(member.standing_adjust_months),
    jobPosition: member.job_position,
    newSocialStratum: member.new_social_stratum,
    professionalPost: member.prof_tech,
    isMigrantWorker: yes(member.is_migrant_worker),
    frontLine: member.front_line,
    mobile: member.phone,
    phone: member.landline,
    registeredPlace: member.household_place,
    address: member.address,
    membershipState: member.status === 'suspended' ? 'suspended' : 'normal',
    isLost: yes(member.is_lost),
    lostOn: member.lost_on,
    lostReason: member.lost_reason,
    isFloating: yes(member.is_floating),
    outflow: member.outflow_direction,
    joinType: member.join_type,
    enteredBy: member.join_category,
    enteredOn: member.entered_on,
    leftBy: member.status === 'normal' || member.status === 'suspended' ? null : member.leave_category,
    leftOn: member.left_on,
    ...member.facts,
  };
  const known = new Set(memberFields.map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === null || !known.has(key) ? [] : [[key, value]])),
  );
}
