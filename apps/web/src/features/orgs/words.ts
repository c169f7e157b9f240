import type { Output } from '../../api/routes.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { orgTexts } from './texts.ts';

/** The page of an organisation as the server answers it. */
export type OrgPage = Output<'orgs.view'>;
type Kind = OrgPage['org']['kind'];

/** Words for kinds, changes and states of organisations. */
export function useOrgWords() {
  const t = useTexts(orgTexts);
  const kind = (code: Kind): string => t(`kind${code}`);
  const change = (entry: Output<'orgs.history'>['items'][number]): string => {
    switch (entry.change) {
      case 'renamed':
        return t('changeRenamed', { name: entry.name });
      case 'moved':
        return t('changeMoved', { parent: entry.parent?.shortName ?? '' });
      case 'restructured':
        return t('changeRestructured', { kind: kind(entry.kind) });
      case 'merged':
        return t('changeMerged');
      case 'split':
        return t('changeSplit');
      case 'dissolved':
        return t('changeDissolved');
      case 'imported':
        return t('changeImported');
      case 'corrected':
        return t('changeCorrected');
      default:
        return t('changeFounded');
    }
  };
  return { kind, change };
}
