import type { EnglishOf } from '../i18n/texts.ts';
import type { zh } from './texts.ts';

export const en = {
  optional: ' (optional)',
  errorPrefix: 'Error: ',
  errorSummary: '{count} to correct',
  charactersLeft: '{count} of {limit} characters',
  charactersOver: '{count} characters too many, please shorten',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  retry: 'Try again',
  undo: 'Undo',
  choose: 'Choose',
  loading: 'Opening…',
  slow: 'The network is slow, still going on…',
  nothingLost: 'Nothing you typed is lost.',
  requestId: 'Number for the help desk: {id}',
  rule: 'Rule',
  ruleVerified: 'checked against the text',
  ruleKnown: 'from the usual text',
  ruleUncertain: 'to be checked',
  breadcrumb: 'You are here',
  showPassword: 'Show',
  hidePassword: 'Hide',
  emptyValue: 'none',
  pageOnlyForOthers: 'You may not see this page',
} satisfies EnglishOf<typeof zh>;
