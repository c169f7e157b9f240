import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  countOrg,
  lockOwn,
  recordVersion,
  requireDay,
  requireState,
  type ChangeBasis,
  type OrgContext,
} from './context.ts';
import type { Changed } from './found.ts';
import { dissolutionChecks, type Blocker } from './ports.ts';
import type { OrgRow } from './schema.ts';
import { removeDocuments } from './search/store.ts';
import { lockTree } from './stats/store.ts';
import * as store from './store.ts';
import { listBlockers } from './views.ts';

/** End of an organisation (撤销): first everything finds a destination, then it ends; its history stays. */
export function createDissolving(context: OrgContext) {
  const { audit, steps } = context.platform;

  /** What still stands in the way. */
  const blockers = async (tx: Tx, org: OrgRow): Promise<Blocker[]> => {
    const found = [...(await listBlockers(tx, org))];
    for (const check of dissolutionChecks()) found.push(...(await check(tx, org)));
    return found.filter(({ count }) => count > 0);
  };

  /** Ends a locked organisation that nothing depends on any more. */
  const end = async (
    tx: Tx,
    actor: Actor,
    org: OrgRow,
    basis: ChangeBasis,
    change: 'dissolved' | 'merged',
  ): Promise<void> => {
    const open = await blockers(tx, org);
    if (open.length > 0) {
      const facts = {
        blockersZh: open.map(({ zh }) => zh).join('；'),
        blockersEn: open.map(({ en }) => en).join('; '),
        blockers: open,
      };
      refuse('org.not-empty', facts, ['org.establish.approver']);
    }
    await context.roster.endPosts(tx, org.id, basis.effectiveOn);
    await store.endTerms(tx, org, basis.effectiveOn);
    await store.updateOrg(tx, org, { state: 'dissolved', dissolved_on: basis.effectiveOn });
    await recordVersion(
      context,
      tx,
      actor,
      { ...org, state: 'dissolved' },
      { kind: change, on: basis.effectiveOn, replyNo: basis.replyNo, reason: basis.reason, runStepId: basis.runStepId },
    );
    await removeDocuments(tx, org.region, [org.id]);
    await countOrg(context, tx, org, org, undefined);
  };

  return {
    blockers,
    end,

    /** Members, subordinates, runs, dues and archives without a destination, each with its number and page. */
    async listOpen(tx: Tx, actor: Actor, orgId: number): Promise<Blocker[]> {
      const org = await store.findOrg(tx, orgId);
      if (!org || (actor.path !== null && !org.path.startsWith(actor.path))) refuse('org.not-found');
      return await blockers(tx, org);
    },

    /** Decides the end: from now on nothing new starts here while members, dues and archives find their destination. */
    async begin(tx: Tx, actor: Actor, orgId: number, input: ChangeBasis & { version: number }): Promise<Changed> {
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'active');
      await requireDay(context, tx, org, input.effectiveOn);
      await store.updateOrg(tx, org, {
        state: 'dissolving',
        reply: {
          ...org.reply,
          dissolving: { replyNo: input.replyNo, reason: input.reason, decidedOn: input.effectiveOn },
        },
      });
      await audit.append(tx, actor, {
        action: 'org.dissolve',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: { change: 'dissolving', name: org.name, replyNo: input.replyNo, reason: input.reason },
      });
      return { id: org.id, version: org.version + 1 };
    },

    /** Ends an organisation. Refused while anything has no destination; the refusal lists it. */
    async dissolve(tx: Tx, actor: Actor, orgId: number, input: ChangeBasis & { version: number }): Promise<Changed> {
      await lockTree(tx);
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'active', 'dissolving');
      await requireDay(context, tx, org, input.effectiveOn);
      await end(tx, actor, org, input, 'dissolved');
      await audit.append(tx, actor, {
        action: 'org.dissolve',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: {
          change: 'dissolved',
          name: org.name,
          replyNo: input.replyNo,
          reason: input.reason,
          effectiveOn: input.effectiveOn,
        },
      });
      if (input.runStepId !== undefined) await steps.complete(tx, actor, input.runStepId);
      return { id: org.id, version: org.version + 1 };
    },
  };
}
