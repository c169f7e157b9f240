import { addDuration, barOf, durationOf, handlingPath, type Bar } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { attachTo, moveAttachments } from '../attachments/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { closedPath, everything, hashCode, lengthOf, newCode, rulesOf, type IntakeContext } from './context.ts';
import type { IntakeChannel, NewIntake } from './schema.ts';
import * as store from './store.ts';
import * as views from './views.ts';

/** Roles that take matters up at an organisation. */
export const handlingRoles = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
] as const;

/** What came of a registration. */
export interface Registered {
  /** Null where the matter lies beyond the reach of who registered it. */
  readonly intakeId: number | null;
  /** The only key for the person; shown once. */
  readonly code: string;
  readonly route: 'here' | 'above' | 'closed';
}

/** A report of wrongdoing on its way to the closed path. */
export interface NewWrongdoing {
  readonly channel: IntakeChannel;
  readonly textZh: string;
  readonly person: string | null;
  readonly concernsMemberIds: readonly number[];
}

const personContext = 'intake_person';

/** Takes matters in: who is kept away, where it goes, its clocks, the code for the person. */
export function createRegistering(platform: Platform, context: IntakeContext) {
  const { audit, clock, ids, personalData, rules } = platform;

  /** Leads are looked up everywhere: a head of another organisation is kept away too. */
  const barFor = async (tx: Tx, named: readonly number[], aboutHeadOf: string | null): Promise<Bar> => {
    const heads = aboutHeadOf === null ? [] : await views.listHeads(tx, aboutHeadOf);
    const memberIds = [...new Set([...named, ...heads.map(({ member_id }) => member_id)])];
    const leads = memberIds.length === 0 ? [] : await views.listLeads(tx, memberIds);
    const concerned = memberIds.map((memberId) => ({
      memberId,
      leads: leads.filter(({ member_id }) => member_id === memberId).map(({ path }) => path),
    }));
    const bar = barOf(concerned);
    // A head who has no record here still leads: the organisation is kept away with or without a name.
    if (aboutHeadOf === null) return bar;
    const { path } = barOf([{ memberId: 0, leads: bar.path === null ? [aboutHeadOf] : [aboutHeadOf, bar.path] }]);
    return { memberIds: bar.memberIds, path };
  };

  const expiry = async (tx: Tx, from: string, path: string): Promise<string> => {
    const keep = await rules.value<string>(tx, 'rights.need.expiry', from, path);
    return addDuration(await loadWorkingCalendar(tx), from, durationOf(keep)).date;
  };

  const tie = async (
    tx: Tx,
    actor: Actor,
    attachmentIds: readonly number[],
    kind: string,
    id: number,
    at: views.Place,
  ) => {
    // Material of those who come lies in the closed area: it is read through the matter alone.
    await attachTo(tx, actor, attachmentIds, { kind, id, orgId: at.id, path: closedPath(at.path) });
  };

  return {
    barFor,
    expiry,

    /**
     * Registers a matter that came in at an organisation. One about the head of that organisation goes to the next
     * above at once, whoever registers it; from then on who registered it does not see it.
     */
    async register(
      tx: Tx,
      actor: Actor,
      input: NewIntake,
      receivedAt: { readonly path: string },
      attachmentIds: readonly number[] = [],
    ): Promise<Registered> {
      if (input.anonymous && (input.personName || input.personPhone)) refuse('intake.anonymous-person');
      const today = clock.today();
      await tx.setScope(everything);
      const bar = await barFor(tx, input.concernsMemberIds, input.aboutHead === true ? receivedAt.path : null);
      const path = handlingPath(receivedAt.path, bar) ?? refuse('intake.nobody-above');
      const [at, first] = [await views.findPlaceAt(tx, path), await views.findPlaceAt(tx, receivedAt.path)];
      if (!at || !first) refuse('record.not-found');
      const id = await ids.next(tx, at.region);
      await tie(tx, actor, attachmentIds, 'intake', id, at);
      // Without the member of who registers: the policies of the new row are those of the office.
      await tx.setScope({ path });
      const wanted = rulesOf(input.kind);
      const notifyWithin = await lengthOf(platform, tx, wanted.notify, today, path);
      const code = newCode();
      const row: store.IntakeInsert = {
        region: at.region,
        id,
        orgId: at.id,
        path,
        firstOrgId: first.id,
        barred_members: bar.memberIds,
        barred_path: bar.path,
        codeHash: hashCode(code),
        registeredBy: actor.userId,
        receivedOn: today,
        expiresOn: await expiry(tx, today, path),
        notifyWithin,
        replyWithin: await lengthOf(platform, tx, wanted.reply, today, path),
        extendBy: await lengthOf(platform, tx, wanted.extension, today, path),
        dueOn: addDuration(await loadWorkingCalendar(tx), today, durationOf(notifyWithin)).date,
        events: [context.event(actor, 'registered')],
      };
      await store.insertIntake(tx, row, input);
      if (!input.anonymous && (input.personName || input.personPhone)) {
        const seal = (field: string, value: string | undefined) =>
          value ? personalData.seal(`${personContext}.${field}`, value) : null;
        await store.insertPerson(tx, row, {
          name: seal('name', input.personName),
          phone: seal('phone', input.personPhone),
        });
      }
      const isBarred = bar.memberIds.length > 0 || bar.path !== null;
      await context.note(
        tx,
        actor,
        'intake.register',
        { region: row.region, id, org_id: at.id, path, barred_members: bar.memberIds, barred_path: bar.path },
        { kind: input.kind, channel: input.channel },
        [wanted.notify],
      );
      // A duty is seen by everybody of a role; a matter that bars somebody shows on the board of those who may see it.
      if (!isBarred) {
        await openTodo(tx, platform, {
          orgId: at.id,
          path,
          roles: handlingRoles,
          aboutOrgId: at.id,
          aboutName: at.name,
          kind: 'task',
          titleZh: `受理诉求：${input.titleZh}`,
          titleEn: `Take up: ${input.titleZh}`,
          link: `/requests/${id}`,
          subjectKind: 'intake',
          subjectId: id,
          dueOn: row.dueOn,
        });
      }
      await tx.setScope(actor.scope);
      const isSeen = actor.kind !== 'anonymous' && (await store.findIntake(tx, id)) !== undefined;
      return { intakeId: isSeen ? id : null, code, route: path === receivedAt.path ? 'here' : 'above' };
    },

    /**
     * Notes whom a matter turns out to complain about: they and everybody who reports to them lose sight of it at once,
     * and it moves above them where it has to.
     */
    async concern(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      memberIds: readonly number[],
    ): Promise<number | null> {
      const row = await context.lockOwn(
        tx,
        actor,
        id,
        version,
        'registered',
        'accepted',
        'assigned',
        'handled',
        'replied',
      );
      await tx.setScope(everything);
      const named = await barFor(tx, [...row.barred_members, ...memberIds], null);
      const paths = [named.path, row.barred_path].filter((path) => path !== null);
      const bar = barOf([{ memberId: 0, leads: paths }]).path;
      const path = handlingPath(row.path, { memberIds: [], path: bar }) ?? refuse('intake.nobody-above');
      const to = (await views.findPlaceAt(tx, path)) ?? refuse('intake.nobody-above');
      const columns = { org_id: to.id, path, barred_members: [...named.memberIds], barred_path: bar };
      await store.movePerson(tx, row, columns);
      await store.barOffers(tx, row, columns);
      await moveAttachments(tx, { kind: 'intake', id: row.id, orgId: to.id, path: closedPath(path) });
      await closeTodos(tx, platform, actor, 'intake', row.id, 'withdrawn');
      const isBarredHandler = !(await views.listHandlers(tx, { ...row, ...columns })).some(
        ({ user_id }) => user_id === row.handler_id,
      );
      const back = row.state === 'assigned' ? { state: 'accepted' as const } : {};
      await store.updateIntake(
        tx,
        row,
        { ...columns, ...(isBarredHandler ? { handler_id: null, ...back } : {}) },
        context.event({ ...actor, displayName: '登记人' }, 'concerned'),
      );
      await context.note(tx, actor, 'intake.concern', { ...row, ...columns });
      await tx.setScope(actor.scope);
      return (await store.findIntake(tx, id)) ? id : null;
    },

    /** A report of wrongdoing: leaves ordinary work at once, for the closed path of the county. */
    async reportWrongdoing(
      tx: Tx,
      actor: Actor,
      input: NewWrongdoing,
      receivedAt: { readonly path: string },
      attachmentIds: readonly number[] = [],
    ): Promise<Registered> {
      await tx.setScope(everything);
      const top = `${receivedAt.path.split('.')[0] ?? ''}.`;
      const at = (await views.findPlaceAt(tx, top)) ?? refuse('record.not-found');
      const bar = await barFor(tx, input.concernsMemberIds, null);
      const id = await ids.next(tx, at.region);
      await tie(tx, actor, attachmentIds, 'wrongdoing', id, at);
      const code = newCode();
      const today = clock.today();
      await store.insertWrongdoing(tx, {
        region: at.region,
        id,
        orgId: at.id,
        path: closedPath(at.path),
        barred_members: bar.memberIds,
        // The closed path is nobody's subtree; only the persons themselves have to be kept away.
        barred_path: null,
        channel: input.channel,
        textZh: personalData.seal('wrongdoing_report.text_zh', input.textZh),
        person: input.person ? personalData.seal('wrongdoing_report.person', input.person) : null,
        codeHash: hashCode(code),
        receivedOn: today,
        expiresOn: await expiry(tx, today, at.path),
      });
      await audit.append(
        tx,
        { ...actor, userId: null, displayName: '封存', role: 'anonymous' },
        {
          action: 'wrongdoing.register',
          subjectKind: 'wrongdoing',
          subjectId: id,
          orgId: at.id,
          path: closedPath(at.path),
          region: at.region,
          sealed: true,
        },
      );
      await tx.setScope(actor.scope);
      return { intakeId: null, code, route: 'closed' };
    },
  };
}
