import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { RadioGroup, TextArea, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Section } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { kindOfValue, readValue, typedValue } from './rule-values.ts';
import { ruleTexts } from './texts.ts';

type Rule = Output<'rules.rule'>;

/** Sets, or ends, the local value of a rule from a day on. */
export function LocalValueForm({ rule }: { readonly rule: Rule }) {
  const t = useTexts(ruleTexts);
  const setLocal = useAct('rules.setLocal');
  const example = rule.effective?.value ?? rule.values.at(-1)?.value;
  const kind = kindOfValue(example);
  const isSet = rule.effective?.layer === 'override';
  const form = useForm({
    initial: { value: typedValue(example), effectiveFrom: '', sourceZh: '', end: 'no' },
    check: ({ value, effectiveFrom, sourceZh, end }) => ({
      value:
        end === 'yes' || readValue(value, kind) !== undefined
          ? undefined
          : t(value.trim() ? 'valueWrong' : 'valueMissing'),
      effectiveFrom: effectiveFrom ? undefined : t('dateMissing'),
      sourceZh: sourceZh.trim().length >= 2 ? undefined : t('basisMissing'),
    }),
    onSubmit: async ({ value, effectiveFrom, sourceZh, end }) => {
      await setLocal.mutateAsync({
        params: { ruleId: rule.id },
        body: {
          effectiveFrom,
          sourceZh: sourceZh.trim(),
          value: end === 'yes' ? null : readValue(value, kind),
        },
      });
      notify(t('saved'));
    },
  });
  if (kind === 'none') {
    return (
      <Section title={t('setTitle')}>
        <p className="muted">{t('notEditable')}</p>
      </Section>
    );
  }
  const ending = form.values.end === 'yes';
  return (
    <Section title={t('setTitle')}>
      <Form form={form}>
        <p className="muted">{ending ? t('withdrawText') : t('setNote')}</p>
        {isSet && (
          <RadioGroup
            label={t('withdraw')}
            {...form.field('end')}
            inline
            choices={[
              { value: 'no', label: t('no') },
              { value: 'yes', label: t('yes') },
            ]}
          />
        )}
        {!ending && <ValueField kind={kind} field={form.field('value')} />}
        <DateField label={t('effectiveFrom')} {...form.field('effectiveFrom')} />
        <TextInput label={t('basis')} hint={t('basisHint')} {...form.field('sourceZh')} maxLength={200} />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {ending ? t('withdraw') : t('save')}
          </Button>
        </ButtonBar>
      </Form>
    </Section>
  );
}

function ValueField({
  kind,
  field,
}: {
  readonly kind: ReturnType<typeof kindOfValue>;
  readonly field: { name: 'value'; value: string; onChange: (value: string) => void; error: string | undefined };
}) {
  const t = useTexts(ruleTexts);
  if (kind === 'yes-no') {
    return (
      <RadioGroup
        label={t('newValue')}
        {...field}
        inline
        choices={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
      />
    );
  }
  if (kind === 'lines') return <TextArea label={t('newValue')} hint={t('linesHint')} {...field} rows={6} />;
  const hints = { number: t('numberHint'), duration: t('durationHint'), fraction: t('fractionHint') } as const;
  const hint = kind === 'number' || kind === 'duration' || kind === 'fraction' ? hints[kind] : undefined;
  return (
    <TextInput label={t('newValue')} {...(hint ? { hint } : {})} {...field} width={kind === 'text' ? 'full' : '10'} />
  );
}
