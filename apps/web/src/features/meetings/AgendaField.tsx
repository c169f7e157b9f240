import { Button, FieldGroup, Select, TextInput } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { meetingTexts } from './texts.ts';

/** An item on its way into the agenda. */
export interface AgendaEntry {
  readonly titleZh: string;
  readonly kind: 'inform' | 'discuss' | 'decide';
}

/** Choices of what is done with an item. */
export function useItemKinds() {
  const t = useTexts(meetingTexts);
  return (['inform', 'discuss', 'decide'] as const).map((kind) => ({ value: kind, label: t(kind) }));
}

/** The agenda as rows: what, and whether it is reported, discussed or voted on. */
export function AgendaField({
  name,
  value,
  onChange,
  error,
}: {
  readonly name: string;
  readonly value: readonly AgendaEntry[];
  readonly onChange: (items: readonly AgendaEntry[]) => void;
  readonly error: string | undefined;
}) {
  const t = useTexts(meetingTexts);
  const kinds = useItemKinds();
  const rows: readonly AgendaEntry[] = value.length > 0 ? value : [{ titleZh: '', kind: 'discuss' }];
  const change = (index: number, part: Partial<AgendaEntry>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <FieldGroup name={name} label={t('agenda')} error={error}>
      <div className="stack">
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="agenda-row">
            <TextInput
              name={`${name}-${index}`}
              label={t('agendaItem', { no: index + 1 })}
              value={row.titleZh}
              onChange={(titleZh) => change(index, { titleZh })}
              maxLength={200}
            />
            <Select
              name={`${name}-kind-${index}`}
              label={t('itemKind', { no: index + 1 })}
              labelHidden
              value={row.kind}
              onChange={(kind) => change(index, { kind: kind as AgendaEntry['kind'] })}
              choices={kinds}
              width="10"
            />
            {rows.length > 1 && (
              <Button
                icon="remove"
                aria-label={t('removeItem', { no: index + 1 })}
                onClick={() => onChange(rows.filter((_row, at) => at !== index))}
              />
            )}
          </div>
        ))}
        <Button icon="plus" small onClick={() => onChange([...rows, { titleZh: '', kind: 'discuss' }])}>
          {t('addItem')}
        </Button>
      </div>
    </FieldGroup>
  );
}
