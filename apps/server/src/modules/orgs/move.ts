import { pathEnd } from '../../platform/ids.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  indexOrg,
  kindFacts,
  lockOwn,
  pathUnder,
  recordVersion,
  requireDay,
  requireState,
  type ChangeBasis,
  type OrgContext,
} from './context.ts';
import type { Changed } from './found.ts';
import { rewriteLevels, rewritePaths } from './paths/store.ts';
import { mayStandUnder } from './rules.ts';
import type { OrgRow } from './schema.ts';
import { moveStats } from './stats/service.ts';
import { lockTree } from './stats/store.ts';
import * as store from './store.ts';

/** Change of affiliation (改隶): the node keeps its id and history, its whole subtree follows at once. */
export function createMoving(context: OrgContext) {
  const { audit, clock, ids, steps } = context.platform;

  /** Moves a locked organisation under a new superior; the caller holds the tree lock and writes the audit event. */
  const moveUnder = async (
    tx: Tx,
    actor: Actor,
    org: OrgRow,
    parent: OrgRow,
    basis: ChangeBasis,
  ): Promise<Readonly<Record<string, number>>> => {
    const path = pathUnder(parent, org.id);
    await store.lockSubtree(tx, org);
    await moveStats(tx, org, path);
    const changed = await rewritePaths(tx, org.path, path);
    await rewriteLevels(tx, path);
    await store.updateOrg(tx, org, { parent_id: parent.id });
    const moved: OrgRow = { ...org, path, parent_id: parent.id };
    await recordVersion(context, tx, actor, moved, {
      kind: 'moved',
      on: basis.effectiveOn,
      replyNo: basis.replyNo,
      reason: basis.reason,
      runStepId: basis.runStepId,
    });
    const below = await store.countBelow(tx, moved);
    if (below > 0) {
      const versionIds = await ids.take(tx, org.region, below);
      const facts = {
        region: org.region,
        path,
        on: basis.effectiveOn,
        replyNo: basis.replyNo,
        reason: `随${org.short_name}改变隶属`,
        by: actor.userId,
        at: clock.now(),
      };
      await store.addVersionsBelow(tx, facts, versionIds);
    }
    await indexOrg(tx, { ...moved, shortName: moved.short_name }, parent.short_name);
    tx.afterCommit(context.wakeMerge);
    return changed;
  };

  return {
    moveUnder,

    /** Moves an organisation with everything below it. Both superiors must lie in the own subtree. */
    async move(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: ChangeBasis & { parentId: number; version: number },
    ): Promise<Changed> {
      // Before any row lock: merges and other moves wait here, so no two of them meet half way.
      await lockTree(tx);
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'active');
      await requireDay(context, tx, org, input.effectiveOn);
      const parent = await lockOwn(tx, actor, input.parentId);
      requireState(parent, 'active');
      if (parent.path >= org.path && parent.path < pathEnd(org.path))
        refuse('org.cycle', { name: org.name, parent: parent.name });
      if (parent.id === org.parent_id) refuse('org.same-parent', { parent: parent.name });
      if (!mayStandUnder(org.kind, parent.kind)) refuse('org.parent-not-possible', kindFacts(org.kind, parent.kind));
      if (await store.hasNamesake(tx, { region: org.region, id: org.id, parentId: parent.id, name: org.name }))
        refuse('org.name-taken', { name: org.name });
      const before = org.parent_id === null ? undefined : await store.findOrg(tx, org.parent_id);
      const rows = await moveUnder(tx, actor, org, parent, input);
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: pathUnder(parent, org.id),
        ruleIds: ['org.establish.approver'],
        facts: {
          change: 'moved',
          name: org.name,
          from: before?.name ?? null,
          to: parent.name,
          replyNo: input.replyNo,
          effectiveOn: input.effectiveOn,
          rows,
        },
      });
      if (input.runStepId !== undefined) await steps.complete(tx, actor, input.runStepId);
      return { id: org.id, version: org.version + 1 };
    },
  };
}
