import { calendarRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { createCalendarService } from './service.ts';

/** Mounts the working calendar. */
export function mountCalendar(mounter: Mounter, platform: Platform): void {
  const service = createCalendarService(platform);
  mounter.routes(calendarRoutes, {
    overview: ({ tx }) => service.overview(tx),
    year: ({ tx, params }) => service.view(tx, params.year),
    save: ({ tx, actor, params, body }) => service.save(tx, actor, params.year, body),
  });
}
