import type { EnglishOf } from '../i18n/texts.ts';
import type { zh } from './list-texts.ts';

export const en = {
  today: 'Today',
  previousPage: 'Previous',
  nextPage: 'Next',
  pageOf: 'Page {page} of {pages}',
  pageNumber: 'Page {page}',
  pager: 'Pages',
  total: '{count} {unit}',
  clearAll: 'Clear all',
  removeFilter: 'Remove filter {name}',
  filters: 'Filters',
  stars: '{count} stars',
  noStars: 'no stars',
  history: 'History',
  noHistory: 'Nothing recorded yet.',
  changedTo: '{before} → {after}',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  daysLeft: 'in {count} days',
  daysPast: '{count} days ago',
} satisfies EnglishOf<typeof zh>;
