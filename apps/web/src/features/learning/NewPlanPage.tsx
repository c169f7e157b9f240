import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { NumberField, Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { learningTexts } from './texts.ts';

/** Plans learning of the own organisation, without any method. */
export function NewPlanPage() {
  const t = useTexts(learningTexts);
  const [, navigate] = useLocation();
  const create = useAct('learning.create');
  const form = useForm({
    initial: {
      titleZh: '',
      startsOn: todayInChina(),
      dueOn: '',
      topics: '',
      material: '',
      minDays: '',
      minHours: '',
      passMark: '',
      of: '100',
      validity: '',
    },
    draft: 'new-learning-plan',
    check: ({ titleZh, startsOn, minDays, minHours, passMark, of }) => ({
      titleZh: titleZh.trim() === '' ? t('required') : undefined,
      startsOn: startsOn === '' ? t('required') : undefined,
      minDays: isCount(minDays) ? undefined : t('badCount'),
      minHours: isCount(minHours) ? undefined : t('badCount'),
      of: passMark === '' || (of !== '' && isCount(of)) ? undefined : t('badCount'),
      passMark: !isCount(passMark) ? t('badCount') : Number(passMark) > Number(of) ? t('passMarkAbove') : undefined,
    }),
    onSubmit: async ({ dueOn, topics, minDays, minHours, passMark, of, validity, ...values }) => {
      const { planId } = await create.mutateAsync({
        body: {
          ...values,
          topics: topics.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
          ...(dueOn === '' ? {} : { dueOn }),
          ...(minDays === '' ? {} : { minDays: Number(minDays) }),
          ...(minHours === '' ? {} : { minHours: Number(minHours) }),
          ...(passMark === '' ? {} : { test: { passMark: Number(passMark), of: Number(of) } }),
          ...(validity === '' ? {} : { certificate: validity === 'lasting' ? {} : { validFor: validity } }),
        },
      });
      navigate(`/learning/${planId}`);
    },
  });
  return (
    <Page title={t('newPlan')} width="form" crumbs={[{ label: t('learning'), href: '/learning' }]}>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('planTitle')} hint={t('planTitleHint')} />
        <DateField {...form.field('startsOn')} label={t('startsOn')} />
        <DateField {...form.field('dueOn')} label={t('dueOn')} optional />
        <TextArea {...form.field('topics')} label={t('topics')} hint={t('topicsHint')} optional rows={3} />
        <TextArea {...form.field('material')} label={t('material')} optional limit={2000} rows={4} />
        <NumberField
          {...form.field('minDays')}
          label={t('minDays')}
          hint={t('minTimeHint')}
          unit={t('days')}
          inputMode="numeric"
          optional
        />
        <NumberField
          {...form.field('minHours')}
          label={t('minHours')}
          unit={t('hoursUnit')}
          inputMode="numeric"
          optional
        />
        <NumberField
          {...form.field('passMark')}
          label={t('passMark')}
          hint={t('passMarkHint')}
          unit={t('marksUnit')}
          inputMode="numeric"
          optional
        />
        {form.values.passMark !== '' && (
          <NumberField {...form.field('of')} label={t('testTotal')} unit={t('marksUnit')} inputMode="numeric" />
        )}
        <Select
          {...form.field('validity')}
          label={t('certificate')}
          hint={t('certificateHint')}
          emptyLabel={t('noCertificate')}
          choices={[
            { value: 'lasting', label: t('certificateLasting') },
            ...[1, 2, 3, 5].map((count) => ({
              value: `${count}y`,
              label: t('certificateFor', { length: t('validYears', { count }) }),
            })),
          ]}
          optional
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('create')}
        </Button>
      </Form>
    </Page>
  );
}

/** Nothing, or a whole number from 1. */
const isCount = (typed: string): boolean => typed === '' || /^[1-9]\d{0,2}$/.test(typed);
