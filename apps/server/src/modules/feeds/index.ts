import { defineModule } from '../../platform/module.ts';
import { feedRefusals } from './errors.ts';
import { mountFeeds } from './routes.ts';

/** The own calendar to subscribe to. */
export const feedsModule = defineModule({
  id: 'feeds',
  titleZh: '日历订阅',
  titleEn: 'Calendar feed',
  permissions: {},
  refusals: feedRefusals,
  mount: mountFeeds,
});
