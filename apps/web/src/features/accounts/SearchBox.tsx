import { useState } from 'react';
import { Button } from '../../design/Button.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { accountTexts } from './texts.ts';

/** A search above a list: Enter or the button searches; what was searched for stands in the address. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const t = useTexts(accountTexts);
  const [typed, setTyped] = useState(value);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        name="q"
        label={label}
        value={typed}
        onChange={setTyped}
        type="search"
        width="20"
        optional="silent"
        after={
          <Button type="submit" icon="search">
            {t('search')}
          </Button>
        }
      />
    </form>
  );
}
