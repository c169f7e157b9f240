import { createHash, randomBytes } from 'node:crypto';
import { addDays } from '@jishi/domain';
import { anonymousActor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { createTodoHome } from '../todos/index.ts';
import * as store from './store.ts';
import { writeCalendar } from './write-calendar.ts';

/** Days back and ahead that a calendar shows. */
const back = 30;
const ahead = 180;
/** Roles that see every meeting of their organisation, invited or not. */
const conveners: ReadonlySet<string> = new Set(['branch-secretary', 'branch-committee']);

/** The own calendar address: made, renewed, switched off, read. */
export function createFeedService(platform: Platform) {
  const { audit, clock } = platform;
  const home = createTodoHome(platform);
  const note = (tx: Tx, actor: Actor, action: string) =>
    audit.append(tx, actor, { action, subjectKind: 'user', subjectId: actor.userId, facts: {} });

  const meetingsOf = async (tx: Tx, region: number, owner: { user_id: number; member_id: number | null }) => {
    const today = clock.today();
    const from = new Date(`${addDays(today, -back)}T00:00:00Z`);
    const until = new Date(`${addDays(today, ahead)}T00:00:00Z`);
    const found = new Map<number, store.MeetingRow>();
    for (const grant of await store.listGrants(tx, region, owner.user_id, today)) {
      const all = conveners.has(grant.role);
      if (!all && owner.member_id === null) continue;
      await tx.setScope({ path: grant.path });
      const org = { region, orgId: grant.org_id };
      for (const row of await store.listMeetings(tx, org, all ? null : owner.member_id, from, until))
        found.set(row.id, row);
    }
    return [...found.values()];
  };

  return {
    madeAt: (tx: Tx, actor: Actor) =>
      actor.userId === null ? Promise.resolve(null) : store.feedMadeAt(tx, actor.region, actor.userId),

    /** Makes a new address; the old one ends at once. @returns the secret, shown this once */
    async renew(tx: Tx, actor: Actor): Promise<string> {
      if (actor.userId === null) refuse('record.not-found');
      const secret = `${actor.userId.toString(36)}-${randomBytes(18).toString('hex')}`;
      await store.replaceFeed(tx, actor.region, actor.userId, hashOf(secret), clock.now());
      await note(tx, actor, 'feed.renew');
      return secret;
    },

    async switchOff(tx: Tx, actor: Actor): Promise<void> {
      if (actor.userId === null) refuse('record.not-found');
      await store.removeFeed(tx, actor.region, actor.userId);
      await note(tx, actor, 'feed.off');
    },

    /** The calendar behind a secret, in the rights its owner holds today. */
    async read(tx: Tx, secret: string, address: string): Promise<string> {
      const userId = Number.parseInt(secret.split('-')[0] ?? '', 36);
      if (!Number.isSafeInteger(userId) || userId <= 0) refuse('feed.code-unknown');
      const region = regionOf(userId);
      const owner = (await store.findOwner(tx, region, userId, hashOf(secret))) ?? refuse('feed.code-unknown');
      const actor: Actor = {
        ...anonymousActor,
        kind: 'user',
        userId,
        displayName: owner.display_name,
        region,
        memberId: owner.member_id,
      };
      const today = clock.today();
      const days = await home.calendar(tx, actor, addDays(today, -back), addDays(today, ahead));
      const duties = days.map(({ date, items }) => ({
        date,
        count: items.reduce((sum, { count }) => sum + count, 0),
      }));
      return writeCalendar(duties, await meetingsOf(tx, region, owner), address, clock.now());
    },
  };
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
