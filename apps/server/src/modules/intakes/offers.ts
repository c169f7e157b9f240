import { addDuration, durationOf } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { moveAttachments } from '../attachments/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { closedPath, everything, type IntakeContext } from './context.ts';
import { handlingRoles } from './registering.ts';
import type { OfferRow } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

/** Hand-overs between organisations: whoever received a matter stays responsible until the other one takes it. */
export function createOffers(platform: Platform, { lockOwn, save, note }: IntakeContext) {
  const { clock, ids, rules } = platform;

  return {
    async offer(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly orgId: number; readonly reasonZh: string },
    ): Promise<void> {
      const row = await lockOwn(tx, actor, id, input.version, 'registered', 'accepted', 'assigned');
      const waiting = await store.findOpenOffer(tx, row);
      if (waiting) refuse('intake.offer-open', { org: waiting.org_name });
      const scope = actor.scope;
      await tx.setScope(everything);
      const to = await views.findPlace(tx, input.orgId);
      const isBarred = to !== undefined && row.barred_path !== null && to.path.startsWith(row.barred_path);
      const isHere = to?.path.split('.')[0] === row.path.split('.')[0];
      if (!to || to.id === row.org_id || isBarred || !isHere) refuse('intake.offer-unfit');
      const today = clock.today();
      const within = await rules.value<string>(tx, 'intake.hand_over.answer', today, to.path);
      const dueOn = addDuration(await loadWorkingCalendar(tx), today, durationOf(within)).date;
      const offerId = await ids.next(tx, row.region);
      await store.insertOffer(tx, offerId, row, to, { reasonZh: input.reasonZh, on: today, dueOn });
      await save(tx, actor, row, {}, 'offered', `${to.name}：${input.reasonZh}`);
      await note(tx, actor, 'intake.offer', row, { toOrgId: to.id });
      if (row.barred_members.length === 0 && row.barred_path === null) {
        await openTodo(tx, platform, {
          orgId: to.id,
          path: to.path,
          roles: handlingRoles,
          aboutOrgId: row.org_id,
          aboutName: row.org_name,
          kind: 'hand-over',
          titleZh: `${row.org_name}移交：${row.title_zh}`,
          titleEn: `Handed over by ${row.org_name}: ${row.title_zh}`,
          link: '/requests/offers',
          subjectKind: 'intake-offer',
          subjectId: offerId,
          dueOn,
        });
      }
      await tx.setScope(scope);
    },

    async withdrawOffer(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockOwn(tx, actor, id, version, 'registered', 'accepted', 'assigned');
      const waiting = (await store.findOpenOffer(tx, row)) ?? refuse('intake.offer-answered');
      await store.endOffer(tx, waiting, { state: 'withdrawn', answerZh: '', on: clock.today() });
      await save(tx, actor, row, {}, 'offer-withdrawn');
      await note(tx, actor, 'intake.offer', row, { withdrawn: true });
      await tx.setScope(everything);
      await closeTodos(tx, platform, actor, 'intake-offer', waiting.id, 'withdrawn');
      await tx.setScope(actor.scope);
    },

    /** Offers to the actor's organisation, with what they are about. */
    async offers(tx: Tx, actor: Actor): Promise<(OfferRow & { readonly textZh: string })[]> {
      if (actor.orgId === null) return [];
      const rows = await store.listOffersTo(tx, actor.region, actor.orgId);
      await tx.setScope(everything);
      const shown: (OfferRow & { readonly textZh: string })[] = [];
      for (const row of rows) {
        const matter = await store.findIntake(tx, row.intake_id);
        const from = await views.findPlace(tx, row.from_org_id);
        shown.push({ ...row, from_org_name: from?.name ?? row.from_org_name, textZh: matter?.text_zh ?? '' });
      }
      await tx.setScope(actor.scope);
      return shown;
    },

    /** The answer of the receiving organisation; taking it moves matter, identity and material. */
    async answerOffer(
      tx: Tx,
      actor: Actor,
      offerId: number,
      input: { readonly accepted: boolean; readonly reasonZh: string },
    ): Promise<number | null> {
      const offer = (await store.lockOffer(tx, offerId)) ?? refuse('record.not-found');
      if (offer.org_id !== actor.orgId) refuse('record.not-found');
      if (offer.state !== 'offered') refuse('intake.offer-answered');
      if (!input.accepted && input.reasonZh.length < 2) refuse('intake.offer-reason');
      const today = clock.today();
      const state = input.accepted ? 'accepted' : 'declined';
      await tx.setScope(everything);
      await store.endOffer(tx, offer, { state, answerZh: input.reasonZh, on: today });
      const row = (await store.lockIntake(tx, offer.intake_id)) ?? refuse('record.not-found');
      if (input.accepted) {
        const to = (await views.findPlace(tx, offer.org_id)) ?? refuse('intake.offer-unfit');
        await moveAttachments(tx, { kind: 'intake', id: row.id, orgId: to.id, path: closedPath(to.path) });
        await store.movePerson(tx, row, { org_id: to.id, path: to.path, also_path: null });
        await closeTodos(tx, platform, actor, 'intake', row.id);
        const moved = { org_id: to.id, path: to.path, handler_id: null };
        const taken = row.state === 'assigned' ? { ...moved, state: 'accepted' as const } : moved;
        const saved = await save(tx, actor, row, taken, 'handed-over', to.name);
        await note(
          tx,
          actor,
          'intake.hand-over',
          { ...row, org_id: to.id, path: to.path },
          { from: offer.from_org_id },
        );
        if (row.barred_members.length === 0 && row.barred_path === null) {
          await openTodo(tx, platform, {
            orgId: to.id,
            path: to.path,
            roles: handlingRoles,
            aboutOrgId: to.id,
            aboutName: to.name,
            kind: 'task',
            titleZh: `办理诉求：${row.title_zh}`,
            titleEn: `Handle: ${row.title_zh}`,
            link: `/requests/${row.id}`,
            subjectKind: 'intake',
            subjectId: row.id,
            dueOn: saved.due_on,
          });
        }
      } else {
        await save(tx, actor, row, {}, 'offer-declined', input.reasonZh);
        await note(tx, actor, 'intake.hand-over', row, { declined: true });
      }
      await closeTodos(tx, platform, actor, 'intake-offer', offer.id);
      await tx.setScope(actor.scope);
      return input.accepted && (await store.findIntake(tx, row.id)) ? row.id : null;
    },
  };
}
