import type { FieldRule, ListField, SimpleField } from '@jishi/domain';
import { call } from '../../api/client.ts';
import { useCall } from '../../api/queries.ts';
import {
  Button,
  CheckboxGroup,
  Combobox,
  DateField,
  FieldGroup,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { Typed } from './field-values.ts';
import { formTexts } from './texts.ts';

/** Faults by path: `reason`, `problems.0.text`. */
export type PathFaults = Readonly<Record<string, string>>;

interface FieldProps<F> {
  readonly field: F;
  /** Path of the field, which is also the name of its control. */
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly faults: PathFaults;
  readonly orgId: number;
}

/** One field of any form, drawn from its definition. */
export function FormField(props: FieldProps<FieldRule>) {
  return props.field.kind === 'list' ? (
    <ListRows {...props} field={props.field} />
  ) : (
    <SimpleControl {...props} field={props.field} />
  );
}

function SimpleControl({ field, path, value, onChange, faults, orgId }: FieldProps<SimpleField>) {
  const t = useTexts(formTexts);
  const pick = usePick();
  const text = typeof value === 'string' ? value : '';
  const base = {
    name: path,
    label: pick(field.titleZh, field.titleEn ?? field.titleZh),
    hint: field.helpZh,
    error: faults[path],
    ...(field.required === true ? {} : { optional: true }),
  };
  const choices = (field.choices ?? []).map((choice) => ({
    value: choice.value,
    label: pick(choice.titleZh, choice.titleEn ?? choice.titleZh),
  }));
  switch (field.kind) {
    case 'long-text':
      return <TextArea {...base} value={text} onChange={onChange} rows={5} limit={field.maxLength ?? 5000} />;
    case 'date':
      return <DateField {...base} value={text} onChange={onChange} />;
    case 'instant':
      return <TextInput {...base} hint={base.hint ?? t('instantHint')} width="20" value={text} onChange={onChange} />;
    case 'choice':
      return choices.length > 7 ? (
        <Select {...base} value={text} onChange={onChange} choices={choices} emptyLabel={t('choose')} />
      ) : (
        <RadioGroup {...base} value={text} onChange={onChange} choices={choices} inline={choices.length < 5} />
      );
    case 'choices':
      return (
        <CheckboxGroup
          {...base}
          value={Array.isArray(value) ? (value as readonly string[]) : []}
          onChange={onChange}
          choices={choices}
        />
      );
    case 'yes-no':
      return (
        <RadioGroup
          {...base}
          value={text}
          onChange={onChange}
          inline
          choices={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      );
    case 'number':
    case 'score':
      return <NumberField {...base} unit={field.unitZh} value={text} onChange={onChange} />;
    case 'duration':
      return <NumberField {...base} unit={t('minutes')} value={text} onChange={onChange} />;
    case 'money':
      return <NumberField {...base} unit={t('fen')} value={text} onChange={onChange} />;
    case 'person':
      return <PersonControl base={base} value={text} onChange={onChange} orgId={orgId} />;
    case 'org':
      return <OrgControl base={base} value={text} onChange={onChange} />;
    default:
      return <TextInput {...base} value={text} onChange={onChange} maxLength={field.maxLength ?? 500} />;
  }
}

interface PickProps {
  readonly base: { readonly name: string; readonly label: string; readonly hint: string | undefined };
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A person of the organisation's roster. The list is read once and searched here, so that no record is opened. */
function PersonControl({ base, value, onChange, orgId }: PickProps & { readonly orgId: number }) {
  const t = useTexts(formTexts);
  const roster = useCall('members.list', { query: { org: orgId, limit: 200 } }, { staleAfter: 300_000 });
  const option = (row: { id: number; name: string; idNumberMasked: string }) => ({
    id: row.id,
    label: row.name,
    detail: row.idNumberMasked,
  });
  const known = roster.data?.items.find((row) => String(row.id) === value);
  const chosen = value === '' ? undefined : known ? option(known) : { id: value, label: t('chosenPerson') };
  return (
    <Combobox
      {...base}
      hint={base.hint ?? t('person')}
      value={chosen}
      onChange={(picked) => onChange(picked ? String(picked.id) : '')}
      recent={(roster.data?.items ?? []).slice(0, 8).map(option)}
      search={async (typed, signal) => {
        const found = await call('members.list', { query: { org: orgId, q: typed, limit: 20 } }, { signal });
        return found.items.map(option);
      }}
    />
  );
}

function OrgControl({ base, value, onChange }: PickProps) {
  const t = useTexts(formTexts);
  return (
    <Combobox
      {...base}
      value={value === '' ? undefined : { id: value, label: t('chosenPerson') }}
      onChange={(picked) => onChange(picked ? String(picked.id) : '')}
      search={async (typed, signal) => {
        const found = await call('orgs.search', { query: { q: typed, limit: 20 } }, { signal });
        return found.items.map((item) => ({ id: item.id, label: item.shortName, detail: item.detail }));
      }}
    />
  );
}

function ListRows({ field, path, value, onChange, faults, orgId }: FieldProps<ListField>) {
  const t = useTexts(formTexts);
  const pick = usePick();
  const rows = Array.isArray(value) ? (value as readonly Typed[]) : [];
  const most = field.maxRows ?? 200;
  const change = (index: number, id: string, cell: unknown) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [id]: cell } : row)));
  return (
    <FieldGroup
      name={path}
      label={pick(field.titleZh, field.titleEn ?? field.titleZh)}
      hint={field.helpZh ?? (field.maxRows === undefined ? undefined : t('upTo', { count: most }))}
      error={faults[path]}
      {...(field.required === true ? {} : { optional: true })}
    >
      <div className="stack">
        {rows.length === 0 && <p className="muted">{t('noRows')}</p>}
        {rows.map((row, index) => (
          // Rows have no name of their own; their place is what people see.
          // oxlint-disable-next-line react/no-array-index-key
          <div className="card stack" key={index} role="group" aria-label={t('rowOf', { no: index + 1 })}>
            <div className="row row-between">
              <strong>{t('rowOf', { no: index + 1 })}</strong>
              <Button
                small
                icon="remove"
                aria-label={t('removeRow', { no: index + 1 })}
                onClick={() => onChange(rows.filter((_row, at) => at !== index))}
              />
            </div>
            {field.columns.map((column) => (
              <SimpleControl
                key={column.id}
                field={column}
                path={`${path}.${index}.${column.id}`}
                value={row[column.id]}
                onChange={(cell) => change(index, column.id, cell)}
                faults={faults}
                orgId={orgId}
              />
            ))}
          </div>
        ))}
        {rows.length < most && (
          <Button icon="plus" onClick={() => onChange([...rows, {}])}>
            {t('addRow')}
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}
