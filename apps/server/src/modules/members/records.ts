import { completedMonths } from '@jishi/domain';
import type { MemberEvent, MemberObjection, MemberReading, MemberView, Revealed } from '@jishi/contract';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { idsOnPath } from '../../platform/ids.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { rosterView } from './roster.ts';
import type { SealedColumn, StoredMember } from './schema.ts';
import { openColumn } from './sealing.ts';
import * as store from './store.ts';
import { transitions } from './transitions.ts';
import * as views from './views.ts';

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

type RevealField = 'idNumber' | 'phone' | 'landline' | 'address' | 'householdPlace';
const columnOf: Readonly<Record<RevealField, SealedColumn>> = {
  idNumber: 'id_number',
  phone: 'phone',
  landline: 'landline',
  address: 'address',
  householdPlace: 'household_place',
};

/** One person's record: read by those responsible, always by the person. Every reading by others leaves a trace that the person sees. */
export function createRecords(platform: Platform) {
  const { audit, clock, db, ids, permissions, personalData } = platform;

  const getOwn = async (tx: Tx, actor: Actor, memberId: number): Promise<StoredMember> => {
    const member = await store.findMember(tx, memberId);
    return member && covers(actor, member.path) ? member : refuse('member.not-found');
  };

  const getSelf = async (tx: Tx, actor: Actor): Promise<StoredMember> => {
    if (actor.memberId === null) refuse('member.no-own-record');
    return (await store.findMember(tx, actor.memberId)) ?? refuse('member.no-own-record');
  };

  const reading = async (
    tx: Tx,
    actor: Actor,
    member: StoredMember,
    kind: 'opened' | 'revealed',
    fields: readonly string[],
    purpose: string,
  ): Promise<void> => {
    const id = await ids.next(tx, member.region);
    await store.insertReadings(tx, [
      {
        region: member.region,
        id,
        memberId: member.id,
        orgId: member.org_id,
        path: member.path,
        readerId: actor.userId,
        readerName: actor.displayName,
        readerRole: roleTitle(actor.role),
        kind,
        fields,
        purpose,
        on: clock.today(),
        at: clock.now(),
      },
    ]);
  };

  const view = async (tx: Tx, actor: Actor, member: StoredMember): Promise<Omit<MemberView, 'transitions' | 'can'>> => {
    // The own branch is the last organisation on the path; both questions travel together.
    const [path, posts] = await Promise.all([
      views.listPath(tx, member.region, idsOnPath(member.region, member.path)),
      views.listPostsOf(tx, member),
    ]);
    const today = clock.today();
    return {
      member: {
        ...rosterView({ ...member, org_name: path.find(({ id }) => id === member.org_id)?.short_name ?? '' }),
        version: member.version,
        // Shown to the person alone; everybody else meets it in official totals only (rights and limits).
        ethnic: actor.memberId === member.id ? member.ethnic : null,
        degree: member.degree,
        profTech: member.prof_tech,
        newSocialStratum: member.new_social_stratum,
        frontLine: member.front_line,
        isMigrantWorker: member.is_migrant_worker,
        lostOn: member.lost_on,
        lostReason: member.lost_reason,
        outflowDirection: member.outflow_direction,
        joinType: member.join_type,
        joinCategory: member.join_category,
        enteredOn: member.entered_on,
        leftOn: member.left_on,
        leaveCategory: member.leave_category,
        rightsRestrictedUntil: member.rights_restricted_until,
        hasAddress: member.address !== null,
        hasLandline: member.landline !== null,
        hasHouseholdPlace: member.household_place !== null,
        facts: member.facts,
        // Standing counts from the day of full membership (rule member.seniority.start).
        standingMonths:
          member.confirmed_on === null
            ? null
            : Math.max(0, completedMonths(member.confirmed_on, today) + member.standing_adjust_months),
      },
      orgPath: path.map((row) => ({ id: row.id, name: row.name, shortName: row.short_name })),
      posts: posts.map((row) => ({
        id: row.id,
        memberId: row.member_id,
        name: row.name,
        orgName: row.org_name,
        post: row.post as 'secretary',
        basis: row.basis as 'elected',
        fromOn: row.from_on,
        untilOn: row.until_on,
      })),
    };
  };

  const events = async (
    tx: Tx,
    member: StoredMember,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<MemberEvent>> => {
    const rows = await views.listEvents(tx, member, numberOf(cursor), limit + 1);
    return pageOf(rows, limit, (row) => ({
      id: row.id,
      happenedOn: row.happened_on,
      kind: row.kind,
      from: row.from_value,
      to: row.to_value,
      source: row.source_kind,
      reason: row.reason,
      recordedAt: row.recorded_at.toISOString(),
    }));
  };

  const open = (member: StoredMember, fields: readonly RevealField[]): Revealed =>
    Object.fromEntries(
      fields.map((field) => [field, openColumn(personalData, columnOf[field], member[columnOf[field]])]),
    );

  return {
    /** A member's page; the first opening by a person on a day is noted before it is answered. */
    async view(tx: Tx, actor: Actor, memberId: number): Promise<MemberView> {
      const member = await getOwn(tx, actor, memberId);
      const isSelf = actor.memberId === member.id;
      const leavesTrace = !isSelf && actor.kind === 'user';
      const [shown, opened] = await Promise.all([
        view(tx, actor, member),
        leavesTrace ? store.hasOpened(tx, member, actor.userId, clock.today()) : true,
      ]);
      if (!opened) {
        // The request reads in a read-only transaction, so the note has its own.
        await db.write(actor.scope, (write) => reading(write, actor, member, 'opened', [], '查看党员信息'), {
          audited: false,
          nested: true,
        });
      }
      const may = (permission: string) => permissions.allows(actor, permission);
      const current = member.status === 'normal' || member.status === 'suspended';
      return {
        ...shown,
        transitions: transitions
          .filter(
            (transition) => transition.from(member) && (transition.decidedBy as readonly string[]).includes(actor.role),
          )
          .map(({ id, titleZh, titleEn, needsDocument, kinds }) => ({
            id,
            titleZh,
            titleEn,
            needsDocument,
            kinds: kinds.map((kind) => ({ id: kind.code, titleZh: kind.titleZh })),
          })),
        can: {
          correct: current && may('member.correct'),
          transfer: current && may('member.transfer'),
          reveal: may('member.reveal'),
          changeStatus: may('member.change-status'),
        },
      };
    },

    async history(
      tx: Tx,
      actor: Actor,
      memberId: number,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<MemberEvent>> {
      return await events(tx, await getOwn(tx, actor, memberId), cursor, limit);
    },

    /** Shows identifiers for a purpose; noted in the trail and for the person. */
    async reveal(
      tx: Tx,
      actor: Actor,
      memberId: number,
      fields: readonly RevealField[],
      purpose: string,
    ): Promise<Revealed> {
      const member = await getOwn(tx, actor, memberId);
      await reading(tx, actor, member, 'revealed', fields, purpose);
      await audit.append(tx, actor, {
        action: 'member.reveal',
        subjectKind: 'member',
        subjectId: member.id,
        orgId: member.org_id,
        path: member.path,
        facts: { fields, purpose },
      });
      return open(member, fields);
    },

    /** Everything kept about the signed-in person. */
    async own(
      tx: Tx,
      actor: Actor,
    ): Promise<Omit<MemberView, 'transitions' | 'can'> & { objections: MemberObjection[] }> {
      const member = await getSelf(tx, actor);
      return {
        ...(await view(tx, actor, member)),
        objections: (await views.listObjectionsOf(tx, member)).map(objectionView),
      };
    },

    async ownHistory(tx: Tx, actor: Actor, cursor: string | undefined, limit: number): Promise<Page<MemberEvent>> {
      return await events(tx, await getSelf(tx, actor), cursor, limit);
    },

    async ownReadings(tx: Tx, actor: Actor, cursor: string | undefined, limit: number): Promise<Page<MemberReading>> {
      const rows = await views.listReadings(tx, await getSelf(tx, actor), numberOf(cursor), limit + 1);
      return pageOf(rows, limit, (row) => ({
        id: row.id,
        readerName: row.reader_name,
        readerRole: row.reader_role,
        kind: row.kind,
        fields: row.fields,
        purpose: row.purpose,
        at: row.at.toISOString(),
      }));
    },

    async ownReveal(tx: Tx, actor: Actor, fields: readonly RevealField[]): Promise<Revealed> {
      const member = await getSelf(tx, actor);
      await audit.append(tx, actor, {
        action: 'member.reveal',
        subjectKind: 'member',
        subjectId: member.id,
        orgId: member.org_id,
        path: member.path,
        facts: { fields, purpose: '本人查看' },
      });
      return open(member, fields);
    },
  };
}

/** An objection as shown to both sides. */
export function objectionView(row: views.ObjectionRow): MemberObjection {
  return {
    id: row.id,
    memberId: row.member_id,
    memberName: row.name,
    field: row.field,
    statement: row.statement,
    raisedAt: row.raised_at.toISOString(),
    state: row.state,
    answer: row.answer,
    answeredByName: row.answered_by_name,
    answeredAt: row.answered_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** Cursor of lists ordered by id. */
export function numberOf(cursor: string | undefined): number | undefined {
  return cursor !== undefined && /^\d{1,16}$/.test(cursor) ? Number(cursor) : undefined;
}

/** Turns one row more than asked into a page. */
export function pageOf<R extends { readonly id: number }, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
): Page<T> {
  const page = rows.slice(0, limit);
  return { items: page.map(item), nextCursor: rows.length > limit ? String(page.at(-1)?.id ?? '') : null };
}
