import type { Translate } from '../../i18n/texts.ts';
import type { zh } from './texts.ts';

/** Titles of the five steps. */
export const stepsOf = (t: Translate<typeof zh>): readonly string[] => [
  t('stepFile'),
  t('stepColumns'),
  t('stepCheck'),
  t('stepConfirm'),
  t('stepResult'),
];
