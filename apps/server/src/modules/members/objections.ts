import type { MemberObjection } from '@jishi/contract';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { numberOf, objectionView, pageOf } from './records.ts';
import * as store from './store.ts';
import * as views from './views.ts';

/** Objections (异议): the person says what is wrong, the branch answers in words, whatever comes of it. */
export function createObjections(platform: Platform) {
  const { audit, clock, ids } = platform;
  return {
    /** Raises an objection to an entry of the own record; the branch has it on its list of duties. */
    async raise(tx: Tx, actor: Actor, input: { field: string; statement: string }): Promise<{ id: number }> {
      if (actor.memberId === null) refuse('member.no-own-record');
      const member = (await store.findMember(tx, actor.memberId)) ?? refuse('member.no-own-record');
      const id = await ids.next(tx, member.region);
      await store.insertObjection(tx, {
        region: member.region,
        id,
        memberId: member.id,
        orgId: member.org_id,
        path: member.path,
        ...input,
        at: clock.now(),
      });
      await openTodo(tx, platform, {
        orgId: member.org_id,
        path: member.path,
        roles: ['branch-secretary'],
        aboutOrgId: member.org_id,
        aboutName: member.name,
        kind: 'objection',
        titleZh: `答复${member.name}对本人信息的异议`,
        titleEn: `Answer the objection of ${member.name}`,
        link: `/members/${member.id}?objection=${id}`,
        subjectKind: 'objection',
        subjectId: id,
      });
      await audit.append(tx, actor, {
        action: 'member.object',
        subjectKind: 'objection',
        subjectId: id,
        orgId: member.org_id,
        path: member.path,
        facts: { field: input.field },
      });
      return { id };
    },

    /** Objections of the own subtree without an answer, oldest first. */
    async listOpen(
      tx: Tx,
      cursor: string | undefined,
      limit: number,
    ): Promise<{ items: MemberObjection[]; nextCursor: string | null }> {
      return pageOf(await views.listOpenObjections(tx, numberOf(cursor), limit + 1), limit, objectionView);
    },

    /** Answers an objection; nobody answers the own one. */
    async answer(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { outcome: 'corrected' | 'kept'; answer: string; version: number },
    ): Promise<void> {
      const objection = await views.lockObjection(tx, id);
      if (!objection || !covers(actor, objection.path)) refuse('record.not-found');
      if (objection.state !== 'raised' || objection.version !== input.version) refuse('member.objection-answered');
      if (actor.memberId !== null && actor.memberId === objection.member_id) refuse('member.own-objection');
      await store.answerObjection(tx, objection, {
        state: input.outcome,
        answer: input.answer,
        by: actor.userId,
        byName: actor.displayName,
        at: clock.now(),
      });
      await closeTodos(tx, platform, actor, 'objection', id);
      await audit.append(tx, actor, {
        action: 'member.answer-objection',
        subjectKind: 'objection',
        subjectId: id,
        orgId: objection.org_id,
        path: objection.path,
        facts: { outcome: input.outcome, answer: input.answer },
      });
    },
  };
}
