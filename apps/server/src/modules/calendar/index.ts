import { defineModule } from '../../platform/module.ts';
import { mountCalendar } from './routes.ts';
import { writeShippedCalendars } from './shipped.ts';

/** Public holidays and make-up working days. */
export const calendarModule = defineModule({
  id: 'calendar',
  titleZh: '工作日历',
  titleEn: 'Working calendar',
  permissions: {
    'calendar.edit': { titleZh: '维护工作日历', titleEn: 'Keep the working calendar', roles: ['system-admin'] },
  },
  refusals: {},
  mount: mountCalendar,
  start: writeShippedCalendars,
});
