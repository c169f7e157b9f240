import { monthsApart, monthsBetween } from '@jishi/domain';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { yuan } from '../funds/index.ts';
import type { Org } from '../orgs/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import * as reliefs from './relief-store.ts';
import * as store from './store.ts';

/** Longest relief in one go; hardship is looked at anew every year. */
const mostMonths = 12;

/** Reduction and exemption (少交或免交): the branch discusses it, the next higher committee approves. */
export type Reliefs = ReturnType<typeof createReliefs>;

export function createReliefs(platform: Platform) {
  const { audit, clock, ids } = platform;
  const ruleIds = ['dues.reduction.approval'];

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: { id: number; org_id: number; path: string; region: number },
    facts: Record<string, unknown>,
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'dues_relief',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts,
      ruleIds,
    });

  return {
    list: reliefs.listReliefs,

    /** Asks the superior for a relief after the branch discussed it. What the hardship is, is not written down. */
    async ask(
      tx: Tx,
      actor: Actor,
      org: Org,
      input: { memberId: number; fromMonth: string; untilMonth: string; monthlyFen: number; decisionZh: string },
    ): Promise<number> {
      const payer = (await store.listPayers(tx, org)).find(({ id }) => id === input.memberId);
      if (!payer) refuse('dues.not-member');
      const [standing] = await store.standingsOf(tx, org.region, [payer.id], input.fromMonth);
      if (!standing) refuse('dues.no-standing', { name: payer.name });
      if (input.monthlyFen >= standing.monthly_fen)
        refuse('dues.relief-too-high', { monthly: yuan(standing.monthly_fen) }, ruleIds);
      const months = monthsApart(input.fromMonth, input.untilMonth) + 1;
      if (months < 1 || months > mostMonths) refuse('dues.relief-period', {}, ruleIds);
      if (org.parent_id === null) refuse('dues.not-a-branch');
      const id = await ids.next(tx, org.region);
      await reliefs.insertRelief(
        tx,
        org,
        { id, ...input },
        { id: actor.userId, name: actor.displayName, at: clock.now() },
      );
      await note(
        tx,
        actor,
        'dues.ask-relief',
        { id, org_id: org.id, path: org.path, region: org.region },
        { memberId: payer.id, fromMonth: input.fromMonth, untilMonth: input.untilMonth, decision: input.decisionZh },
      );
      await openTodo(tx, platform, {
        orgId: org.parent_id,
        path: org.path,
        roles: ['township-secretary', 'county-department'],
        aboutOrgId: org.id,
        aboutName: org.short_name,
        kind: 'task',
        titleZh: `${org.short_name}报请党员少交或免交党费`,
        titleEn: `${org.short_name} asks for relief of dues`,
        link: '/dues/reliefs',
        subjectKind: 'dues_relief',
        subjectId: id,
        group: {
          key: 'dues-relief',
          titleZh: '少交、免交党费待批',
          titleEn: 'Relief of dues to approve',
          link: '/dues/reliefs',
        },
      });
      return id;
    },

    /** The superior approves or not. Approved months that are open follow at once. */
    async answer(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; approve: boolean; answerZh: string },
    ): Promise<void> {
      const row = await reliefs.lockRelief(tx, id);
      if (!row) refuse('record.not-found');
      if (row.parent_id === null || !actsFor(actor, row.parent_id)) refuse('dues.relief-not-superior', {}, ruleIds);
      if (row.version !== input.version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
      if (row.state !== 'requested') refuse('dues.relief-answered');
      if (actor.userId === row.requested_by) refuse('dues.relief-same-person', {}, ruleIds);
      const state = input.approve ? 'approved' : 'declined';
      await reliefs.answerRelief(tx, row, {
        state,
        answerZh: input.answerZh,
        by: actor.userId,
        byName: actor.displayName,
        at: clock.now(),
      });
      if (input.approve) {
        const wanted = new Set(monthsBetween(row.from_month, row.until_month));
        const open = await store.monthsOpenFrom(tx, { region: row.region, id: row.org_id }, row.from_month);
        const months = open.filter((month) => wanted.has(month));
        if (months.length > 0) await store.chargeMembers(tx, { months, memberIds: [row.member_id] });
      }
      await closeTodos(tx, platform, actor, 'dues_relief', row.id);
      await note(tx, actor, 'dues.approve-relief', row, { memberId: row.member_id, state });
    },
  };
}
