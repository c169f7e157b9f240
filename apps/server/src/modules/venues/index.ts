import { measuredMinutes } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module.ts';
import { venueRefusals } from './errors.ts';
import { mountVenues } from './routes.ts';
import { createVenueService } from './service.ts';
import { createVenueStepHandler } from './step-handler.ts';
import { listOpenings } from './store.ts';

export { createVenueService, type VenueService } from './service.ts';

/** Minutes a venue was really open between two instants. */
export async function openMinutes(
  tx: Tx,
  venue: { readonly region: number; readonly id: number },
  from: Date,
  until: Date,
): Promise<number> {
  const openings = await listOpenings(tx, venue, from);
  return measuredMinutes(
    openings.map(({ opened_at, closed_at }) => ({
      openedAt: opened_at.getTime(),
      closedAt: closed_at === null ? null : closed_at.getTime(),
    })),
    from.getTime(),
    until.getTime(),
  );
}

const managers = ['township-secretary', 'township-organiser', 'branch-secretary', 'branch-committee'] as const;

/** Primitive `venue` 阵地. */
export const venuesModule = defineModule({
  id: 'venues',
  titleZh: '阵地',
  titleEn: 'Venues',
  permissions: {
    'venue.read': { titleZh: '查看阵地', titleEn: 'Read venues', roles: ['county-department', ...managers, 'member'] },
    'venue.manage': {
      titleZh: '提出计划、建设与开放',
      titleEn: 'Manage venues',
      roles: ['county-department', ...managers],
    },
    'venue.approve': {
      titleZh: '批准阵地计划',
      titleEn: 'Approve venue plans',
      roles: ['county-department', 'township-secretary'],
    },
    'venue.accept': { titleZh: '验收阵地', titleEn: 'Accept venues', roles: ['county-department'] },
    'venue.book': { titleZh: '预约阵地', titleEn: 'Book venues', roles: ['county-department', ...managers] },
    'venue.log': {
      titleZh: '登记维护与检查',
      titleEn: 'Keep the log of venues',
      roles: ['county-department', ...managers],
    },
  },
  refusals: venueRefusals,
  mount: (mounter, platform) => mountVenues(mounter, platform, createVenueService(platform)),
  stepHandlers: () => [createVenueStepHandler()],
});
