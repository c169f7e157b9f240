import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse } from '../../platform/refusal.ts';
import { lockOwn, requireDay, requireSize, requireState, type ChangeBasis, type OrgContext } from './context.ts';
import type { createDissolving } from './dissolve.ts';
import type { Changed, createFounding } from './found.ts';
import type { createMoving } from './move.ts';
import { handOver } from './ports.ts';
import { mayStandUnder } from './rules.ts';
import { lockTree } from './stats/store.ts';
import * as store from './store.ts';
import { kindTitleZh } from './titles.ts';

interface Parts {
  readonly founding: ReturnType<typeof createFounding>;
  readonly moving: ReturnType<typeof createMoving>;
  readonly dissolving: ReturnType<typeof createDissolving>;
}

/** Merging two organisations and dividing one (合并、分设). */
export function createMergeAndSplit(context: OrgContext, { founding, moving, dissolving }: Parts) {
  const { audit, steps } = context.platform;
  const { roster } = context;
  return {
    /** Merges an organisation into another of its kind: members and subordinates go over, then it ends. */
    async merge(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: ChangeBasis & { intoOrgId: number; exceptionReason?: string | undefined; version: number },
    ): Promise<Changed> {
      if (input.intoOrgId === orgId) refuse('org.merge-into-itself');
      await lockTree(tx);
      // Always in the order of ids, so that two merges the other way round cannot wait for each other.
      const [lower, higher] = [Math.min(orgId, input.intoOrgId), Math.max(orgId, input.intoOrgId)];
      const locked = [await lockOwn(tx, actor, lower), await lockOwn(tx, actor, higher)];
      const org = await lockOwn(tx, actor, orgId, input.version);
      const into = locked.find(({ id }) => id === input.intoOrgId);
      if (!into) refuse('org.not-found');
      requireState(org, 'active', 'dissolving');
      requireState(into, 'active');
      await requireDay(context, tx, org, input.effectiveOn);
      await requireDay(context, tx, into, input.effectiveOn);
      if (org.kind !== into.kind)
        refuse('org.merge-kinds-differ', { fromKindZh: kindTitleZh(org.kind), intoKindZh: kindTitleZh(into.kind) });
      if (into.path.startsWith(org.path)) refuse('org.cycle', { name: org.name, parent: into.name });
      const [own, others] = [await roster.listMembers(tx, org.id), await roster.listMembers(tx, into.id)];
      const all = [...own, ...others];
      const size = {
        kind: into.kind,
        fullMembers: all.filter(({ full }) => full).length,
        members: all.length,
        units: 0,
      };
      const ruleIds = await requireSize(context, tx, size, {
        day: input.effectiveOn,
        path: into.path,
        exceptionReason: input.exceptionReason,
      });
      if (own.length > 0) {
        await roster.moveMembers(tx, actor, {
          memberIds: own.map(({ id }) => id),
          toOrgId: into.id,
          on: input.effectiveOn,
          reason: `${org.name}并入${into.name}`,
        });
      }
      const basis = { on: input.effectiveOn, replyNo: input.replyNo };
      await handOver(tx, actor, { from: org, to: into, memberIds: null, ...basis });
      for (const child of await store.listChildren(tx, org)) {
        if (!mayStandUnder(child.kind, into.kind)) continue;
        const lockedChild = await lockOwn(tx, actor, child.id);
        await moving.moveUnder(tx, actor, lockedChild, into, { ...input, runStepId: undefined });
      }
      await dissolving.end(tx, actor, org, { ...input, runStepId: undefined }, 'merged');
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        ruleIds,
        facts: {
          change: 'merged',
          name: org.name,
          into: into.name,
          members: own.length,
          replyNo: input.replyNo,
          effectiveOn: input.effectiveOn,
        },
      });
      if (input.runStepId !== undefined) await steps.complete(tx, actor, input.runStepId);
      return { id: org.id, version: org.version + 1 };
    },

    /**
     * Divides: a new organisation of the same kind beside this one takes the members named, and what is kept about them
     * goes along. Both must keep the least size. What runs stays with the organisation that began it.
     */
    async split(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: ChangeBasis & {
        name: string;
        shortName: string;
        memberIds: readonly number[];
        exceptionReason?: string | undefined;
        version: number;
      },
    ): Promise<Changed> {
      await lockTree(tx);
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'active');
      await requireDay(context, tx, org, input.effectiveOn);
      const own = await roster.listMembers(tx, org.id);
      const going = own.filter(({ id }) => input.memberIds.includes(id));
      if (going.length !== input.memberIds.length)
        refuse('org.founding-member-elsewhere', { count: input.memberIds.length - going.length });
      const staying = own.filter(({ id }) => !input.memberIds.includes(id));
      for (const part of [going, staying]) {
        const size = {
          kind: org.kind,
          fullMembers: part.filter(({ full }) => full).length,
          members: part.length,
          units: 0,
        };
        await requireSize(context, tx, size, {
          day: input.effectiveOn,
          path: org.path,
          exceptionReason: input.exceptionReason,
        });
      }
      const parent = org.parent_id === null ? undefined : await store.holdOrg(tx, org.parent_id);
      if (!parent) refuse('org.not-found');
      const fresh = await founding.foundDirectly(tx, actor, {
        parent,
        kind: org.kind,
        name: input.name,
        shortName: input.shortName,
        sector: org.sector,
        on: input.effectiveOn,
        replyNo: input.replyNo,
        reason: input.reason,
        change: 'split',
        runStepId: input.runStepId,
      });
      await roster.moveMembers(tx, actor, {
        memberIds: going.map(({ id }) => id),
        toOrgId: fresh.id,
        on: input.effectiveOn,
        reason: `从${org.name}分设${input.name}`,
      });
      await handOver(tx, actor, {
        from: org,
        to: { region: org.region, id: fresh.id, path: fresh.path, name: input.name },
        memberIds: going.map(({ id }) => id),
        on: input.effectiveOn,
        replyNo: input.replyNo,
      });
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: fresh.id,
        orgId: fresh.id,
        path: fresh.path,
        facts: {
          change: 'split',
          from: org.name,
          name: input.name,
          members: going.length,
          replyNo: input.replyNo,
          effectiveOn: input.effectiveOn,
        },
      });
      if (input.runStepId !== undefined) await steps.complete(tx, actor, input.runStepId);
      return { id: fresh.id, version: 1 };
    },
  };
}
