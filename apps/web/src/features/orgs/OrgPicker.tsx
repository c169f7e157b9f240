import { call } from '../../api/client.ts';
import { Combobox, type Option } from '../../design/Combobox.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { orgTexts } from './texts.ts';

/** Chooses an organisation of the own subtree by name, pinyin, initials or code. */
export function OrgPicker(props: {
  readonly label: string;
  readonly name: string;
  readonly value: Option | undefined;
  readonly onChange: (option: Option | undefined) => void;
  readonly error?: string | undefined;
  readonly optional?: boolean | 'silent';
  readonly hint?: string;
}) {
  const t = useTexts(orgTexts);
  return (
    <Combobox
      {...props}
      hint={props.hint ?? t('findHint')}
      search={async (typed, signal) => {
        if (typed.trim() === '') return [];
        const found = await call('orgs.search', { query: { q: typed, limit: 20 } }, { signal });
        return found.items.map((item) => ({ id: item.id, label: item.shortName, detail: item.detail }));
      }}
    />
  );
}
