import type { Output } from '../../api/routes.ts';
import type { TagTone } from '../../design/index.ts';
import type { zh } from './texts.ts';

export type ImportView = Output<'imports.view'>;
export type State = ImportView['state'];

/** Text and tone of a state. */
export const stateWords = {
  uploaded: { text: 'stateUploaded', tone: 'grey' },
  checking: { text: 'stateChecking', tone: 'blue' },
  checked: { text: 'stateChecked', tone: 'blue' },
  importing: { text: 'stateImporting', tone: 'blue' },
  done: { text: 'stateDone', tone: 'green' },
  failed: { text: 'stateFailed', tone: 'red' },
  cancelled: { text: 'stateCancelled', tone: 'grey' },
  'taken-back': { text: 'stateTakenBack', tone: 'grey' },
} as const satisfies Readonly<Record<State, { readonly text: keyof typeof zh; readonly tone: TagTone }>>;

/** Text of a kind of sheet. */
export const kindWords = { orgs: 'kindOrgs', members: 'kindMembers', posts: 'kindPosts' } as const;

/** Sums over the sheets of an import. */
export function totals(view: Pick<ImportView, 'counts'>) {
  const sum = (key: 'rows' | 'good' | 'questions' | 'bad' | 'skipped' | 'added' | 'changed' | 'unchanged') =>
    view.counts.reduce((total, part) => total + part[key], 0);
  return {
    rows: sum('rows'),
    good: sum('good'),
    questions: sum('questions'),
    bad: sum('bad'),
    skipped: sum('skipped'),
    added: sum('added'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
  };
}
