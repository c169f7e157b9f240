import { Button, FieldGroup, Select, TextInput } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { voteTexts } from './texts.ts';

/** A row of the paper while it is prepared. */
export interface OptionEntry {
  readonly titleZh: string;
  readonly memberId: number | undefined;
}

/** Candidates or motions, a row each; candidates can be taken from the roster. */
export function OptionsField({
  isMotion,
  value,
  onChange,
  people,
  name,
  error,
}: {
  readonly isMotion: boolean;
  readonly value: readonly OptionEntry[];
  readonly onChange: (value: readonly OptionEntry[]) => void;
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly name: string;
  readonly error: string | undefined;
}) {
  const t = useTexts(voteTexts);
  const rows = value.length === 0 ? [{ titleZh: '', memberId: undefined }] : value;
  const change = (at: number, entry: OptionEntry) => onChange(rows.map((row, no) => (no === at ? entry : row)));
  const free = people.filter(({ id }) => !rows.some(({ memberId }) => memberId === id));
  const add = (entry: OptionEntry) => onChange([...rows.filter((row) => row.titleZh !== ''), entry]);
  return (
    <FieldGroup
      name={name}
      label={t(isMotion ? 'itemsOf' : 'optionsOf')}
      error={error}
      hint={isMotion ? undefined : t('strokes')}
    >
      <div className="stack">
        {rows.map((row, no) => (
          // The place in the list is all that tells two empty rows apart.
          // oxlint-disable-next-line react/no-array-index-key
          <div className="option-row" key={no}>
            <TextInput
              name={`${name}-${no}`}
              label={t(isMotion ? 'itemName' : 'optionName', { no: no + 1 })}
              labelHidden
              value={row.titleZh}
              onChange={(titleZh) => change(no, { titleZh, memberId: undefined })}
            />
            {rows.length > 1 && (
              <Button
                icon="remove"
                aria-label={t('removeOption', { no: no + 1 })}
                onClick={() => onChange(rows.filter((_row, at) => at !== no))}
              />
            )}
          </div>
        ))}
        <Button icon="plus" small onClick={() => onChange([...rows, { titleZh: '', memberId: undefined }])}>
          {t(isMotion ? 'addItem' : 'addOption')}
        </Button>
        {!isMotion && free.length > 0 && (
          <Select
            name={`${name}-roster`}
            label={t('fromRoster')}
            value=""
            optional="silent"
            onChange={(id) => {
              const person = people.find((each) => String(each.id) === id);
              if (person) add({ titleZh: person.name, memberId: person.id });
            }}
            choices={free.map((each) => ({ value: String(each.id), label: each.name }))}
          />
        )}
      </div>
    </FieldGroup>
  );
}
