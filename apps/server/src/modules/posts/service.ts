import {
  checkBegin,
  checkClaim,
  checkConfirm,
  checkEnd,
  holdingAfter,
  incompatibleWith,
  type HoldingFault,
  type HoldingState,
} from '@jishi/domain';
import { actsFor, covers, type Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { holdingOf, type HoldingRow, type NewPost, type Person, type PostRow } from './schema.ts';
import { termEnd } from './term.ts';
import * as store from './store.ts';
import * as views from './views.ts';

const stateTitles: Readonly<Record<HoldingState, string>> = {
  claimed: '待确认',
  confirmed: '已确认待到岗',
  serving: '在岗',
  'handed-over': '已交接',
  removed: '已免去',
  declined: '未确认',
};

/** Posts (岗位): offered, claimed, confirmed by the branch, served, handed over. */
export type PostService = ReturnType<typeof createPostService>;

export function createPostService(platform: Platform) {
  const { audit, clock, ids, rules, steps } = platform;

  const note = (tx: Tx, actor: Actor, action: string, post: PostRow, facts: Record<string, unknown>) =>
    audit.append(tx, actor, {
      action: `duty-post.${action}`,
      subjectKind: 'duty-post',
      subjectId: post.id,
      orgId: post.org_id,
      path: post.path,
      region: post.region,
      facts: { title: post.title_zh, ...facts },
    });

  /** The organisation of the post manages it; a posting (第一书记、指导员) is managed from above. */
  const mayManage = (actor: Actor, post: Pick<PostRow, 'org_id' | 'path' | 'basis'>): boolean =>
    actsFor(actor, post.org_id) || (post.basis === 'posted' && covers(actor, post.path));

  const requireManager = (actor: Actor, post: PostRow): void => {
    if (!mayManage(actor, post)) refuse('duty-post.not-manager', { title: post.title_zh, org: post.org_name });
  };

  const lockOpen = async (tx: Tx, id: number): Promise<PostRow> => {
    const post = await store.lockPost(tx, id);
    if (!post) refuse('record.not-found');
    if (post.closed_on !== null) refuse('duty-post.closed', { title: post.title_zh, closedOn: post.closed_on });
    return post;
  };

  /** The post of a holding is locked before the holding is read, so that seats are counted once. */
  const lockHolding = async (tx: Tx, actor: Actor, id: number, version: number) => {
    const seen = await store.findHolding(tx, id);
    if (!seen) refuse('record.not-found');
    const post = await lockOpen(tx, seen.post_id);
    requireManager(actor, post);
    const holdings = await store.listHoldings(tx, post.region, [post.id]);
    const holding = holdings.find((one) => one.id === id);
    if (!holding) refuse('record.not-found');
    if (holding.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: holding.version });
    return { post, holding, holdings };
  };

  const requirePast = (on: string): void => {
    if (on > clock.today()) refuse('duty-post.in-future', { on });
  };

  const requirePerson = (person: Person | undefined, post: PostRow): Person => {
    if (!person || !person.path.startsWith(post.path) || person.status !== 'normal')
      refuse('duty-post.not-a-member', { org: post.org_name });
    return person;
  };

  const requireCompatible = async (tx: Tx, post: PostRow, person: Pick<Person, 'id' | 'name'>): Promise<void> => {
    const held = (await store.holdingsOf(tx, post.region, person.id)).filter(
      ({ state, post_id }) => post_id !== post.id && (state === 'confirmed' || state === 'serving'),
    );
    const kinds = held.map((one) => ({ kind: one.kind, titleZh: one.title_zh, compatibleWith: one.compatible_with }));
    const own = { kind: post.kind, titleZh: post.title_zh, compatibleWith: post.compatible_with };
    const [first] = incompatibleWith(own, kinds);
    if (first) refuse('duty-post.incompatible', { name: person.name, held: first.titleZh, title: post.title_zh });
  };

  const begin = async (
    tx: Tx,
    actor: Actor,
    post: PostRow,
    holding: HoldingRow,
    on: string,
    taken: readonly number[],
  ) => {
    const seat = Array.from({ length: post.seats }, (_unused, index) => index + 1).find(
      (free) => !taken.includes(free),
    );
    if (seat === undefined) refuse('duty-post.no-seat', { seats: post.seats, taken: taken.length });
    const untilOn = post.term === null ? null : termEnd(on, post.term);
    await store.updateHolding(tx, holding, { state: 'serving', seat, from_on: on, until_on: untilOn });
    await note(tx, actor, 'begin', post, { name: holding.name, on, untilOn });
  };

  const seatsTaken = (holdings: readonly HoldingRow[]): number[] =>
    holdings.flatMap(({ seat }) => (seat === null ? [] : [seat]));

  return {
    mayManage,

    /** Offers a post of an organisation; `owner` is the own one, for a posting one below. */
    async offer(tx: Tx, actor: Actor, post: NewPost): Promise<number> {
      const id = await ids.next(tx, post.region);
      await store.insertPost(tx, id, post, clock.now());
      await audit.append(tx, actor, {
        action: 'duty-post.offer',
        subjectKind: 'duty-post',
        subjectId: id,
        orgId: post.orgId,
        path: post.path,
        region: post.region,
        facts: { title: post.titleZh, basis: post.basis, seats: post.seats },
      });
      return id;
    },

    /** As a person asks for it: in the own organisation, or from above in one below. */
    async offerIn(
      tx: Tx,
      actor: Actor,
      orgId: number,
      post: Omit<NewPost, 'region' | 'orgId' | 'path'>,
    ): Promise<number> {
      const org = await findOrg(tx, orgId);
      if (!org || !covers(actor, org.path)) refuse('record.not-found');
      if (!mayManage(actor, { org_id: org.id, path: org.path, basis: post.basis }))
        refuse('duty-post.not-manager', { title: post.titleZh, org: org.name });
      return await this.offer(tx, actor, { ...post, region: org.region, orgId: org.id, path: org.path });
    },

    /** Ends a post that nobody holds or waits for. */
    async close(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<void> {
      const post = await lockOpen(tx, id);
      requireManager(actor, post);
      if (post.version !== input.version) refuse('record.changed-meanwhile', { by: '其他人', version: post.version });
      const holdings = await store.listHoldings(tx, post.region, [post.id]);
      const count = holdings.filter(
        ({ state }) => state === 'claimed' || state === 'confirmed' || state === 'serving',
      ).length;
      if (count > 0) refuse('duty-post.still-held', { count });
      await store.updatePost(tx, post, { closed_on: clock.today(), closed_reason: input.reason });
      await note(tx, actor, 'close', post, { reason: input.reason });
    },

    /** A member claims a post for themselves; the branch answers. */
    async claim(tx: Tx, actor: Actor, id: number, claimNote: string): Promise<void> {
      const post = await lockOpen(tx, id);
      if (post.basis !== 'claimed') refuse('duty-post.not-claimed', { title: post.title_zh });
      const own = actor.memberId === null ? undefined : await views.findPerson(tx, actor.memberId);
      const person = requirePerson(own, post);
      const holdings = (await store.listHoldings(tx, post.region, [post.id])).map(holdingOf);
      refuseFault(checkClaim(holdings, person.id), person.name);
      await requireCompatible(tx, post, person);
      const holdingId = await ids.next(tx, post.region);
      await store.insertHolding(
        tx,
        {
          post,
          id: holdingId,
          memberId: person.id,
          state: 'claimed',
          note: claimNote,
          on: clock.today(),
          confirmedBy: null,
          confirmedByName: null,
          decidedAtZh: null,
        },
        clock.now(),
      );
      await note(tx, actor, 'claim', post, { name: person.name });
      await openTodo(tx, platform, {
        orgId: post.org_id,
        path: post.path,
        roles: ['branch-secretary', 'branch-committee'],
        aboutOrgId: post.org_id,
        aboutName: post.org_name,
        kind: 'task',
        titleZh: `答复${person.name}对“${post.title_zh}”的认领`,
        titleEn: `Answer the claim of ${person.name} for “${post.title_zh}”`,
        link: `/posts/${post.id}`,
        subjectKind: 'post-holding',
        subjectId: holdingId,
        dueOn: termEnd(clock.today(), await rules.value<string>(tx, 'post.claim.answer.due', clock.today(), post.path)),
      });
    },

    /** Names somebody elected, appointed or posted, with the decision behind it. */
    async appoint(tx: Tx, actor: Actor, id: number, input: { memberId: number; decidedAtZh: string }): Promise<void> {
      const post = await lockOpen(tx, id);
      requireManager(actor, post);
      const person = requirePerson(await views.holdPerson(tx, input.memberId), post);
      const rows = await store.listHoldings(tx, post.region, [post.id]);
      const holdings = rows.map(holdingOf);
      refuseFault(checkClaim(holdings, person.id), person.name);
      const named = { id: 0, memberId: person.id, state: 'claimed', fromOn: null, endedOn: null } as const;
      refuseFault(checkConfirm(post.seats, holdings, named), person.name);
      await requireCompatible(tx, post, person);
      await store.insertHolding(
        tx,
        {
          post,
          id: await ids.next(tx, post.region),
          memberId: person.id,
          state: 'confirmed',
          note: '',
          on: clock.today(),
          confirmedBy: actor.userId,
          confirmedByName: actor.displayName,
          decidedAtZh: input.decidedAtZh,
        },
        clock.now(),
      );
      await note(tx, actor, 'appoint', post, { name: person.name, decidedAt: input.decidedAtZh });
    },

    /** The branch confirms a claim; nobody confirms the own one. */
    async confirm(tx: Tx, actor: Actor, id: number, input: { version: number; decidedAtZh: string }): Promise<number> {
      const { post, holding, holdings } = await lockHolding(tx, actor, id, input.version);
      if (actor.memberId !== null && actor.memberId === holding.member_id) refuse('duty-post.own-claim');
      refuseFault(checkConfirm(post.seats, holdings.map(holdingOf), holdingOf(holding)), holding.name);
      await requireCompatible(tx, post, { id: holding.member_id, name: holding.name });
      await store.updateHolding(tx, holding, {
        state: 'confirmed',
        confirmed_on: clock.today(),
        confirmed_by: actor.userId,
        confirmed_by_name: actor.displayName,
        decided_at_zh: input.decidedAtZh,
      });
      await closeTodos(tx, platform, actor, 'post-holding', holding.id);
      await note(tx, actor, 'confirm', post, { name: holding.name, decidedAt: input.decidedAtZh });
      return post.id;
    },

    /** Does not confirm a claim, or takes a confirmation back before the post was taken up; the reason is told. */
    async decline(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<number> {
      const { post, holding } = await lockHolding(tx, actor, id, input.version);
      refuseFault(holdingAfter(holdingOf(holding), 'decline'), holding.name);
      await store.updateHolding(tx, holding, { state: 'declined', end_reason: input.reason });
      await closeTodos(tx, platform, actor, 'post-holding', holding.id);
      await note(tx, actor, 'decline', post, { name: holding.name, reason: input.reason });
      return post.id;
    },

    /** Takes the post up on a day; the last seat of a step brings it to its end. */
    async begin(tx: Tx, actor: Actor, id: number, input: { version: number; on: string }): Promise<number> {
      const { post, holding, holdings } = await lockHolding(tx, actor, id, input.version);
      requirePast(input.on);
      refuseFault(checkBegin(post.seats, holdings.map(holdingOf), holdingOf(holding), input.on), holding.name);
      await begin(tx, actor, post, holding, input.on, seatsTaken(holdings));
      await this.finishStep(tx, actor, post);
      return post.id;
    },

    /** Ends a holding: handed over or removed; a confirmed successor begins on the same day. */
    async end(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        how: 'hand-over' | 'remove';
        on: string;
        reason: string;
        successorId?: number | undefined;
        closesPost: boolean;
        items: readonly { titleZh: string; note: string }[];
      },
    ): Promise<number> {
      const { post, holding, holdings } = await lockHolding(tx, actor, id, input.version);
      requirePast(input.on);
      const next = input.successorId === undefined ? undefined : holdings.find((one) => one.id === input.successorId);
      if (input.successorId !== undefined && !next) refuse('record.not-found');
      const successor = next && holdingOf(next);
      const ended = checkEnd(post.seats, holdingOf(holding), {
        act: input.how,
        on: input.on,
        successor,
        closesPost: input.closesPost,
      });
      refuseFault(ended, holding.name);
      await requireItems(tx, holding, input.items);
      await store.updateHolding(tx, holding, {
        state: input.how === 'hand-over' ? 'handed-over' : 'removed',
        seat: null,
        ended_on: input.on,
        end_reason: input.reason,
        successor_id: next?.id ?? null,
        hand_over: jsonValue(input.items),
      });
      await note(tx, actor, input.how, post, {
        name: holding.name,
        on: input.on,
        reason: input.reason,
        items: input.items.length,
      });
      const rest = holdings.filter((one) => one.id !== holding.id);
      if (next) await begin(tx, actor, post, next, input.on, seatsTaken(rest));
      if (input.closesPost) await this.close(tx, actor, post.id, { version: post.version, reason: input.reason });
      return post.id;
    },

    /** The successor has the list. */
    async receive(tx: Tx, actor: Actor, id: number, version: number): Promise<number> {
      const holding = await store.findHolding(tx, id);
      const successor = holding?.successor_id ? await store.findHolding(tx, holding.successor_id) : undefined;
      if (!holding || !successor || successor.member_id !== actor.memberId) refuse('record.not-found');
      if (holding.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: holding.version });
      const post = await store.findPost(tx, holding.post_id);
      if (!post) refuse('record.not-found');
      if (holding.received_on === null) await store.updateHolding(tx, holding, { received_on: clock.today() });
      await note(tx, actor, 'receive', post, { items: holding.hand_over.length });
      return post.id;
    },

    async openItems(tx: Tx, actor: Actor, id: number): Promise<{ titleZh: string; note: string }[]> {
      const holding = await store.findHolding(tx, id);
      if (!holding || !covers(actor, holding.path)) refuse('record.not-found');
      return await views.openItemsOf(tx, holding);
    },

    /** Plans the days of a holder. */
    async planShifts(tx: Tx, actor: Actor, id: number, days: readonly string[]): Promise<number> {
      const seen = await store.findHolding(tx, id);
      if (!seen) refuse('record.not-found');
      const { post, holding } = await lockHolding(tx, actor, id, seen.version);
      refuseFault(holdingAfter(holdingOf(holding), 'hand-over'), holding.name);
      const outside = days.find(
        (day) => day < (holding.from_on ?? day) || (holding.until_on !== null && day >= holding.until_on),
      );
      if (outside !== undefined) refuse('duty-post.shift-outside', { day: outside, name: holding.name });
      const taken = await ids.take(tx, post.region, days.length);
      await store.insertShifts(
        tx,
        holding,
        days.map((day, index) => ({ day, id: taken[index] ?? 0 })),
      );
      await note(tx, actor, 'plan-shifts', post, { name: holding.name, days: days.length });
      return post.id;
    },

    /** Attendance of one shift, once its day has come. */
    async recordShift(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { state: 'attended' | 'excused' | 'missed'; note: string },
    ): Promise<void> {
      const shift = await store.lockShift(tx, id);
      const post = shift && (await store.findPost(tx, shift.post_id));
      if (!shift || !post) refuse('record.not-found');
      requireManager(actor, post);
      requirePast(shift.on_day);
      await store.updateShift(tx, shift, { ...input, by: actor.userId, at: clock.now() });
      await note(tx, actor, 'record-shift', post, { name: shift.name, day: shift.on_day, state: input.state });
    },

    /** A step of a run is done once every post it asked for is held. */
    async finishStep(tx: Tx, actor: Actor, post: PostRow): Promise<void> {
      if (post.run_step_id === null) return;
      const posts = await store.postsOfStep(tx, post.region, post.run_step_id);
      const holdings = await store.listHoldings(
        tx,
        post.region,
        posts.map(({ id }) => id),
      );
      const isHeld = (one: PostRow) =>
        holdings.some((holding) => holding.post_id === one.id && holding.state === 'serving');
      if (posts.every(isHeld)) await steps.complete(tx, actor, post.run_step_id);
    },

    /** Reminds the branch before terms end. */
    async tellTerms(tx: Tx): Promise<number> {
      const lead = rules.national<string>('post.term.lead', clock.today());
      const ending = await store.listTermsEnding(tx, termEnd(clock.today(), lead));
      for (const holding of ending) {
        await store.updateHolding(tx, holding, { term_told: true });
        await openTodo(tx, platform, {
          orgId: holding.org_id,
          path: holding.path,
          roles: ['branch-secretary'],
          aboutOrgId: holding.org_id,
          aboutName: holding.branch_name,
          kind: 'task',
          titleZh: `${holding.name}担任的“${holding.title_zh}”任期将满`,
          titleEn: `The term of ${holding.name} as “${holding.title_zh}” ends soon`,
          link: `/posts/${holding.post_id}`,
          subjectKind: 'post-term',
          subjectId: holding.id,
          dueOn: holding.until_on,
          dismissable: true,
        });
      }
      return ending.length;
    },
  };

  /** The list of a hand-over names at least what the platform knows to be open. */
  async function requireItems(tx: Tx, holding: HoldingRow, items: readonly { titleZh: string }[]): Promise<void> {
    const known = await views.openItemsOf(tx, holding);
    const missing = known.filter(({ titleZh }) => !items.some((item) => item.titleZh === titleZh));
    if (missing.length > 0)
      refuse('duty-post.hand-over-empty', {
        count: missing.length,
        items: missing.map(({ titleZh }) => titleZh).join('、'),
      });
  }
}

function refuseFault(
  result: { readonly ok: true } | { readonly ok: false; readonly error: HoldingFault },
  name: string,
): void {
  if (result.ok) return;
  const { code, facts } = result.error;
  refuse(code, { ...facts, name, ...('state' in facts ? { state: stateTitles[facts.state] } : {}) });
}
