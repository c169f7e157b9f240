import { venueRoutes } from '@jishi/contract';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import type { VenueService } from './service.ts';
import { listPage, showVenue } from './show.ts';

/** Mounts venues. */
export function mountVenues(mounter: Mounter, platform: Platform, service: VenueService): void {
  const shown = async (tx: Tx, actor: Actor, id: number, done: Promise<unknown>) => {
    await done;
    return await showVenue(tx, platform, service, actor, id);
  };
  mounter.routes(venueRoutes, {
    list: ({ tx, query }) => listPage(tx, query),
    plan: async ({ tx, actor, body }) =>
      await showVenue(tx, platform, service, actor, await service.plan(tx, actor, body)),
    get: ({ tx, actor, params }) => showVenue(tx, platform, service, actor, params.venueId),
    replan: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.replan(tx, actor, venueId, body)),
    approve: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.approve(tx, actor, venueId, body.version)),
    decline: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.decline(tx, actor, venueId, body)),
    build: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.build(tx, actor, venueId, body)),
    accept: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.accept(tx, actor, venueId, body)),
    open: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.open(tx, actor, venueId, body)),
    close: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.close(tx, actor, venueId, body)),
    beginDay: ({ tx, actor, params: { venueId } }) => shown(tx, actor, venueId, service.door(tx, actor, venueId, true)),
    endDay: ({ tx, actor, params: { venueId } }) => shown(tx, actor, venueId, service.door(tx, actor, venueId, false)),
    book: ({ tx, actor, params: { venueId }, body }) =>
      shown(tx, actor, venueId, service.book(tx, actor, venueId, body)),
    cancelBooking: async ({ tx, actor, params }) =>
      await showVenue(tx, platform, service, actor, await service.cancelBooking(tx, actor, params.venueBookingId)),
    log: ({ tx, actor, params: { venueId }, body }) => shown(tx, actor, venueId, service.log(tx, actor, venueId, body)),
  });
}
