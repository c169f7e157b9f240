import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import type { FormState } from '../../design/form.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import type { Codes } from './codes.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { memberTexts } from './texts.ts';

/** Entries typed so far, by the key of the field list. */
export type Entries = Record<string, string>;

/** Fields that are decided elsewhere (branch, status) or computed. */
const elsewhere: ReadonlySet<string> = new Set([
  'branch',
  'standing',
  'membershipState',
  'leftBy',
  'leftOn',
  'isLost',
  'lostOn',
  'lostReason',
  'isFloating',
  'outflow',
]);

/** Fields of a person that registering and correcting ask for. */
export function entryFields(codes: Codes, withType: boolean): Codes['fields'] {
  return codes.fields.filter(({ key }) => !elsewhere.has(key) && (withType || key !== 'memberType'));
}

/** Controls of the entries, drawn from the field list: dates, code lists, yes or no, text. */
export function EntryFields({
  codes,
  form,
  withType,
  allOptional = false,
}: {
  readonly codes: Codes;
  readonly form: FormState<Entries>;
  readonly withType: boolean;
  readonly allOptional?: boolean;
}) {
  const t = useTexts(memberTexts);
  return (
    <>
      {entryFields(codes, withType).map((field) => {
        const base = {
          ...form.field(field.key),
          value: form.values[field.key] ?? '',
          label: field.titleZh,
          optional: allOptional ? ('silent' as const) : field.requirement !== 'must',
        };
        if (field.kind === 'date') return <DateField key={field.key} {...base} max={todayInChina()} />;
        if (field.kind === 'boolean')
          return (
            <Select
              key={field.key}
              {...base}
              emptyLabel="—"
              choices={[
                { value: '是', label: t('yes') },
                { value: '否', label: t('no') },
              ]}
            />
          );
        if (field.codeList !== null)
          return (
            <Select
              key={field.key}
              {...base}
              emptyLabel="—"
              choices={(codes.lists[field.codeList] ?? [])
                .filter(({ code }) => field.key !== 'sex' || code === '1' || code === '2')
                .map(({ code, titleZh }) => ({ value: code, label: titleZh }))}
            />
          );
        return (
          <TextInput
            key={field.key}
            {...base}
            {...(field.kind === 'citizenNumber'
              ? { autoComplete: 'off', spellCheck: false, width: '20' as const }
              : {})}
            {...(field.kind === 'phone' ? { type: 'tel' as const, width: '20' as const } : {})}
          />
        );
      })}
    </>
  );
}
