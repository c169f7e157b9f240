import type { ReviewerView } from '@jishi/contract';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import type { ReviewerRow } from './schema.ts';
import * as store from './store.ts';

type Reviewer = z.infer<typeof ReviewerView>;

/** The review group (评审组) of an organisation. */
export type ReviewerService = ReturnType<typeof createReviewerService>;

export function createReviewerService({ audit, ids }: Platform) {
  return {
    async list(tx: Tx, actor: Actor): Promise<Reviewer[]> {
      return actor.orgId === null ? [] : (await store.listReviewers(tx, actor.orgId)).map(reviewerView);
    },

    /** @param input.homeOrgId branch the person belongs to, which the person may not review */
    async add(
      tx: Tx,
      actor: Actor,
      input: { name: string; dutyZh: string; homeOrgId?: number | undefined },
    ): Promise<Reviewer> {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      if (input.homeOrgId !== undefined && !(await findOrg(tx, input.homeOrgId))) refuse('grading.home-unknown');
      const id = await ids.next(tx, actor.region);
      const { name, dutyZh, homeOrgId = null } = input;
      await store.insertReviewer(tx, {
        region: actor.region,
        id,
        orgId: actor.orgId,
        path: actor.path,
        name,
        dutyZh,
        homeOrgId,
      });
      await audit.append(tx, actor, {
        action: 'grading.add-reviewer',
        subjectKind: 'reviewer',
        subjectId: id,
        facts: { name },
      });
      const reviewer = await store.findReviewer(tx, id);
      if (!reviewer) throw new Error('a reviewer vanished within its transaction');
      return reviewerView(reviewer);
    },

    /** Takes a person off the list; what the person gave before stays. */
    async remove(tx: Tx, actor: Actor, id: number): Promise<void> {
      const reviewer = await store.findReviewer(tx, id);
      if (!reviewer || !actsFor(actor, reviewer.org_id)) refuse('record.not-found');
      await store.retireReviewer(tx, reviewer);
      const facts = { name: reviewer.name };
      await audit.append(tx, actor, {
        action: 'grading.remove-reviewer',
        subjectKind: 'reviewer',
        subjectId: id,
        facts,
      });
    },
  };
}

function reviewerView(row: ReviewerRow): Reviewer {
  return {
    id: row.id,
    name: row.name,
    dutyZh: row.duty_zh,
    homeOrgId: row.home_org_id,
    homeOrgName: row.home_org_name,
    active: row.active,
  };
}
