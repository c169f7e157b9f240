import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import type { FormState } from '../../design/form.tsx';
import { NumberField, RadioGroup, Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useActWords } from './act-words.ts';
import { optionalFields, type ActName, type ActValues } from './acts.ts';
import { OrgPicker } from './OrgPicker.tsx';
import { orgTexts } from './texts.ts';

/** Kinds an organisation may become, founding or later. */
export const chooseableKinds = ['611', '621', '631', '632', '931'] as const;

/** The control of one field of a change. */
export function ActField({
  field,
  act,
  form,
}: {
  readonly field: keyof ActValues;
  readonly act: ActName;
  readonly form: FormState<ActValues>;
}) {
  const t = useTexts(orgTexts);
  const words = useActWords();
  const base = { ...form.field(field), label: words.label(field, act), optional: optionalFields.has(field) };
  switch (field) {
    case 'decision':
      return (
        <RadioGroup
          {...base}
          choices={[
            { value: 'approve', label: t('agree') },
            { value: 'refuse', label: t('disagree') },
          ]}
        />
      );
    case 'kind':
      return <Select {...base} choices={chooseableKinds.map((kind) => ({ value: kind, label: t(`kind${kind}`) }))} />;
    case 'target':
      return (
        <OrgPicker
          label={base.label}
          name="target"
          error={base.error}
          value={
            form.values.target === '' ? undefined : { id: Number(form.values.target), label: form.values.targetName }
          }
          onChange={(option) => form.set({ target: option ? String(option.id) : '', targetName: option?.label ?? '' })}
        />
      );
    case 'decidedOn':
    case 'effectiveOn':
    case 'fromOn':
      return <DateField {...base} max={todayInChina()} />;
    case 'reason':
    case 'opinion':
    case 'exceptionReason':
      return (
        <TextArea
          {...base}
          limit={500}
          rows={3}
          {...(field === 'exceptionReason' ? { hint: t('exceptionHint') } : {})}
        />
      );
    case 'termNumber':
      return <NumberField {...base} />;
    case 'replyNo':
      return <TextInput {...base} hint={t('replyNoHint')} />;
    case 'meeting':
      return <TextInput {...base} hint={t('meetingHint')} />;
    default:
      return <TextInput {...base} />;
  }
}
