import { addMonths, addYears, addDays, durationOf } from '@jishi/domain';
import type { OrgApplication, OrgReply } from '@jishi/contract';
import type { Actor } from '../../platform/access/actor.ts';
import { covers } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  countOrg,
  indexOrg,
  kindFacts,
  lockOwn,
  pathUnder,
  recordVersion,
  requireDay,
  requireSize,
  requireState,
  type OrgContext,
} from './context.ts';
import { isTemporary, mayStandUnder } from './rules.ts';
import type { OrgKind, OrgRow } from './schema.ts';
import { spellTitle } from './search/spelling.ts';
import * as store from './store.ts';

/** Answer of a change: what the client needs to go on. */
export interface Changed {
  readonly id: number;
  readonly version: number;
}

/** Founding (设立): applied → approved → active. */
export function createFounding(context: OrgContext) {
  const { audit, clock, ids, rules, steps } = context.platform;
  return {
    /**
     * Applies for a new organisation under a superior in the own subtree. Nothing counts yet.
     *
     * @source zhibu_2018, 第四条、第七条
     */
    async apply(tx: Tx, actor: Actor, input: OrgApplication): Promise<Changed> {
      const today = clock.today();
      const parent = await holdParent(tx, actor, input.parentId);
      const kind = input.kind;
      if (!mayStandUnder(kind, parent.kind)) refuse('org.parent-not-possible', kindFacts(kind, parent.kind));
      if (kind === '632' && input.units.length < 2)
        refuse('org.units-missing', {}, ['org.joint_branch.max_units'], today);
      const members = await context.roster.countMembers(tx, input.foundingMemberIds);
      if (members.found !== input.foundingMemberIds.length) {
        refuse('org.founding-member-elsewhere', { count: input.foundingMemberIds.length - members.found });
      }
      const fullMembers = members.full + input.expectedFullMembers;
      const size = { kind, fullMembers, members: members.found + input.expectedFullMembers, units: input.units.length };
      const ruleIds = await requireSize(context, tx, size, {
        day: today,
        path: parent.path,
        exceptionReason: input.exceptionReason,
      });
      const id = await ids.next(tx, parent.region);
      await requireFreeName(tx, { region: parent.region, id, parentId: parent.id, name: input.name });
      const code = input.code ?? (await store.nextCode(tx, parent));
      const months = await rules.value<number>(tx, 'org.establish.reply.deadline', today, parent.path);
      const application = {
        appliedBy: actor.userId,
        appliedByName: actor.displayName,
        appliedOn: today,
        replyDueOn: addMonths(today, months),
        reason: input.reason,
        exceptionReason: input.exceptionReason ?? null,
        foundingMemberIds: input.foundingMemberIds,
        expectedFullMembers: input.expectedFullMembers,
        units: input.units,
        runStepId: input.runStepId ?? null,
      };
      const path = pathUnder(parent, id);
      await insertNew(tx, {
        region: parent.region,
        id,
        parentId: parent.id,
        path,
        lvl: parent.lvl + 1,
        kind,
        name: input.name,
        shortName: input.shortName,
        code,
        ...spellTitle(input.shortName),
        sector: input.sector,
        state: 'applied',
        foundedOn: today,
        temporaryUntil: temporaryEnd(await latestEnd(tx, kind, today, parent.path), input.temporaryUntil, today),
        application,
      });
      await audit.append(tx, actor, {
        action: 'org.apply',
        subjectKind: 'org',
        subjectId: id,
        orgId: id,
        path,
        ruleIds: [...ruleIds, 'org.establish.approver'],
        facts: {
          name: input.name,
          kind,
          parent: parent.name,
          fullMembers,
          reason: input.reason,
          ...(input.exceptionReason ? { exceptionReason: input.exceptionReason } : {}),
        },
      });
      return { id, version: 0 };
    },

    /** The superior committee answers; a refusal ends the application and keeps it on record. */
    async reply(tx: Tx, actor: Actor, orgId: number, input: OrgReply): Promise<Changed> {
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'applied');
      if (actor.userId !== null && org.application?.appliedBy === actor.userId) refuse('org.own-application');
      if (actor.orgId === org.id || (actor.path?.length ?? 0) >= org.path.length)
        refuse('org.not-superior', { orgName: org.name }, ['org.establish.approver']);
      if (input.decidedOn > clock.today()) refuse('org.effective-in-future', { effectiveOn: input.decidedOn });
      const approved = input.decision === 'approve';
      const reply = {
        decision: input.decision,
        replyNo: input.replyNo,
        decidedOn: input.decidedOn,
        meeting: input.meeting,
        opinion: input.opinion,
        by: actor.displayName,
      };
      await store.updateOrg(tx, org, {
        state: approved ? 'approved' : 'dissolved',
        reply,
        ...(approved ? {} : { dissolved_on: input.decidedOn }),
      });
      await audit.append(tx, actor, {
        action: 'org.approve',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        ruleIds: ['org.establish.approver', 'org.establish.reply.deadline'],
        facts: { name: org.name, ...reply },
      });
      return { id: org.id, version: org.version + 1 };
    },

    /** An approved organisation takes effect: it enters the tree and the counts, and its founding members move in. */
    async activate(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: { effectiveOn: string; version: number },
    ): Promise<Changed> {
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'approved');
      await requireDay(context, tx, org, input.effectiveOn);
      const decidedOn = textOf(org.reply, 'decidedOn');
      if (input.effectiveOn < decidedOn)
        refuse('org.change-before-last', { effectiveOn: input.effectiveOn, lastChangeOn: decidedOn });
      const runStepId = org.application?.runStepId ?? null;
      await enter(tx, actor, org, {
        on: input.effectiveOn,
        kind: 'founded',
        replyNo: textOf(org.reply, 'replyNo'),
        reason: org.application?.reason ?? null,
        runStepId,
      });
      const founding = org.application?.foundingMemberIds ?? [];
      if (founding.length > 0) {
        await context.roster.moveMembers(tx, actor, {
          memberIds: founding,
          toOrgId: org.id,
          on: input.effectiveOn,
          reason: `编入新设立的${org.name}`,
        });
      }
      await audit.append(tx, actor, {
        action: 'org.file',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: { name: org.name, effectiveOn: input.effectiveOn, foundingMembers: founding.length },
      });
      if (runStepId !== null) await steps.complete(tx, actor, runStepId);
      return { id: org.id, version: org.version + 1 };
    },

    /**
     * Founds at once by a decision of the committee itself (基层党委可以直接作出决定), as a split does.
     */
    async foundDirectly(
      tx: Tx,
      actor: Actor,
      input: {
        parent: OrgRow;
        kind: OrgKind;
        name: string;
        shortName: string;
        sector: string;
        on: string;
        replyNo: string;
        reason: string;
        change: 'founded' | 'split';
        runStepId?: number | undefined;
      },
    ): Promise<OrgRow> {
      const { parent } = input;
      if (!mayStandUnder(input.kind, parent.kind))
        refuse('org.parent-not-possible', kindFacts(input.kind, parent.kind));
      const id = await ids.next(tx, parent.region);
      await requireFreeName(tx, { region: parent.region, id, parentId: parent.id, name: input.name });
      await insertNew(tx, {
        region: parent.region,
        id,
        parentId: parent.id,
        path: pathUnder(parent, id),
        lvl: parent.lvl + 1,
        kind: input.kind,
        name: input.name,
        shortName: input.shortName,
        code: await store.nextCode(tx, parent),
        ...spellTitle(input.shortName),
        sector: input.sector,
        state: 'approved',
        foundedOn: input.on,
        temporaryUntil: null,
        application: null,
      });
      const org = await lockOwn(tx, actor, id);
      await enter(tx, actor, org, {
        on: input.on,
        kind: input.change,
        replyNo: input.replyNo,
        reason: input.reason,
        runStepId: input.runStepId ?? null,
      });
      return { ...org, state: 'active' };
    },
  };

  async function enter(
    tx: Tx,
    actor: Actor,
    org: OrgRow,
    change: { on: string; kind: 'founded' | 'split'; replyNo: string; reason: string | null; runStepId: number | null },
  ) {
    await store.updateOrg(tx, org, { state: 'active', founded_on: change.on });
    await recordVersion(context, tx, actor, { ...org, state: 'active' }, change);
    const parent = org.parent_id === null ? undefined : await store.findOrg(tx, org.parent_id);
    await indexOrg(tx, { ...org, shortName: org.short_name }, parent?.short_name ?? '');
    await countOrg(context, tx, org, undefined, org);
  }

  async function holdParent(tx: Tx, actor: Actor, parentId: number): Promise<OrgRow> {
    const parent = await store.holdOrg(tx, parentId);
    if (!parent || !covers(actor, parent.path)) refuse('org.not-found');
    requireState(parent, 'active');
    return parent;
  }

  async function requireFreeName(tx: Tx, org: { region: number; id: number; parentId: number; name: string }) {
    if (await store.hasNamesake(tx, org)) refuse('org.name-taken', { name: org.name });
  }

  async function insertNew(tx: Tx, org: store.NewOrg) {
    try {
      await tx.savepoint(() => store.insertOrg(tx, org));
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'org_region_code_key')
        refuse('org.code-taken', { code: org.code });
      throw error;
    }
  }

  async function latestEnd(tx: Tx, kind: OrgKind, day: string, path: string): Promise<string | null> {
    if (!isTemporary(kind)) return null;
    const { amount, unit } = durationOf(await rules.value<string>(tx, 'org.provisional.max_duration', day, path));
    return unit === 'y' ? addYears(day, amount) : unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
  }
}

/** End of a temporary organisation: required, after today, within the longest duration. Others have none. */
export function temporaryEnd(latest: string | null, given: string | undefined, today: string): string | null {
  if (latest === null) return null;
  if (given === undefined || given <= today || given > latest)
    refuse('org.temporary-needs-end', { latest }, ['org.provisional.max_duration', 'org.temp_branch.threshold'], today);
  return given;
}

/** A text among the facts of a reply. */
function textOf(facts: Readonly<Record<string, unknown>> | null, name: string): string {
  const value = facts?.[name];
  return typeof value === 'string' ? value : '';
}
