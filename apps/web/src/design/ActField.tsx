import { call } from '../api/client.ts';
import { useCall } from '../api/queries.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { actTexts } from './act-texts.ts';
import { Combobox } from './Combobox.tsx';
import { DateField } from './DateField.tsx';
import { Checkbox, NumberField, RadioGroup, Select, TextArea, TextInput, type Choice } from './inputs.tsx';

/** One question of an act. Values are texts; a tick is `true` or empty. */
export interface ActQuestion {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'date' | 'number' | 'select' | 'radio' | 'check' | 'person' | 'org';
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly initial?: string | undefined;
  readonly choices?: readonly Choice[] | undefined;
  readonly limit?: number | undefined;
  readonly unit?: string | undefined;
  readonly max?: string | undefined;
  readonly min?: string | undefined;
  /** Shape of a text that is not free. */
  readonly pattern?: RegExp | undefined;
  /** Organisation whose roster `person` chooses from. */
  readonly orgId?: number | undefined;
  /** Asked only when another answer is one of these. */
  readonly when?: { readonly name: string; readonly is: readonly string[] } | undefined;
}

/** The control of a question. */
export function ActField({
  question,
  field,
}: {
  readonly question: ActQuestion;
  readonly field: {
    readonly name: string;
    readonly id: string | undefined;
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly error: string | undefined;
  };
}) {
  const { label, hint, optional, choices = [], limit, unit, min, max } = question;
  const base = { ...field, label, hint, ...(optional ? { optional } : {}) };
  switch (question.kind) {
    case 'area':
      return <TextArea {...base} limit={limit} rows={4} />;
    case 'date':
      return <DateField {...base} min={min} max={max} />;
    case 'number':
      return <NumberField {...base} unit={unit} />;
    case 'select':
      return <Select {...base} choices={choices} />;
    case 'radio':
      return <RadioGroup {...base} choices={choices} />;
    case 'check':
      return (
        <Checkbox
          name={field.name}
          label={label}
          checked={field.value === 'true'}
          onChange={(checked) => field.onChange(checked ? 'true' : '')}
          error={field.error}
        />
      );
    case 'person':
      return <PersonField {...base} orgId={question.orgId} />;
    case 'org':
      return <OrgField {...base} />;
    default:
      return <TextInput {...base} maxLength={limit} />;
  }
}

interface PickProps {
  readonly name: string;
  readonly id: string | undefined;
  readonly label: string;
  readonly hint: string | undefined;
  readonly optional?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

// A choice is kept as `id name`, so that the page that checks answers can say the name.
const idOf = (value: string): number => Number(value.split(' ')[0]);
const nameOf = (value: string): string => value.slice(value.indexOf(' ') + 1);
const chosen = (value: string) => (value === '' ? undefined : { id: idOf(value), label: nameOf(value) });

/** Id in the answer of a `person` or `org` question. */
export const pickedId = (value: string | undefined): number | undefined =>
  value === undefined || value === '' ? undefined : idOf(value);

/** What an answer looks like on the page that checks it. */
export function answerText(question: ActQuestion, value: string): string {
  if (question.kind === 'person' || question.kind === 'org') return nameOf(value);
  return question.choices?.find((choice) => choice.value === value)?.label ?? value;
}

function PersonField({ orgId, value, onChange, ...base }: PickProps & { readonly orgId: number | undefined }) {
  const t = useTexts(actTexts);
  const query = orgId === undefined ? {} : { org: orgId };
  const roster = useCall('members.list', { query: { ...query, limit: 20 } }, { staleAfter: 300_000 });
  const option = (row: { id: number; name: string; idNumberMasked: string }) => ({
    id: row.id,
    label: row.name,
    detail: row.idNumberMasked,
  });
  return (
    <Combobox
      {...base}
      hint={base.hint ?? t('person')}
      value={chosen(value)}
      onChange={(picked) => onChange(picked ? `${picked.id} ${picked.label}` : '')}
      recent={(roster.data?.items ?? []).slice(0, 8).map(option)}
      search={async (typed, signal) => {
        const found = await call('members.list', { query: { ...query, q: typed, limit: 20 } }, { signal });
        return found.items.map(option);
      }}
    />
  );
}

function OrgField({ value, onChange, ...base }: PickProps) {
  const t = useTexts(actTexts);
  return (
    <Combobox
      {...base}
      hint={base.hint ?? t('orgs')}
      value={chosen(value)}
      onChange={(picked) => onChange(picked ? `${picked.id} ${picked.label}` : '')}
      search={async (typed, signal) => {
        if (typed.trim() === '') return [];
        const found = await call('orgs.search', { query: { q: typed, limit: 20 } }, { signal });
        return found.items.map((item) => ({ id: item.id, label: item.shortName, detail: item.detail }));
      }}
    />
  );
}
