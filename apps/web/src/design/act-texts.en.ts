import type { EnglishOf } from '../i18n/texts.ts';
import type { zh } from './act-texts.ts';

/** English sentences of acts in a window. */
export const en = {
  missing: 'Please fill in “{field}”.',
  malformed: '“{field}” is not written as asked: {hint}',
  toCheck: 'Check',
  checkTitle: 'Please check: {act}',
  statement: 'The above is true',
  confirmMissing: 'Please confirm first that the above is true.',
  back: 'Back',
  doneAt: 'Done at',
  close: 'Close',
  yes: 'Yes',
  no: 'No',
  none: 'Not filled in',
  person: 'Find by name or pinyin',
  orgs: 'Find by name, pinyin or code',
} satisfies EnglishOf<typeof zh>;
