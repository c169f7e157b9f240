import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { learningTexts } from './texts.ts';

/** Plans learning of the own organisation, without any method. */
export function NewPlanPage() {
  const t = useTexts(learningTexts);
  const [, navigate] = useLocation();
  const create = useAct('learning.create');
  const form = useForm({
    initial: { titleZh: '', startsOn: todayInChina(), dueOn: '', topics: '', material: '' },
    draft: 'new-learning-plan',
    check: ({ titleZh, startsOn }) => ({
      titleZh: titleZh.trim() === '' ? t('required') : undefined,
      startsOn: startsOn === '' ? t('required') : undefined,
    }),
    onSubmit: async ({ dueOn, topics, ...values }) => {
      const { planId } = await create.mutateAsync({
        body: {
          ...values,
          topics: topics.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
          ...(dueOn === '' ? {} : { dueOn }),
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
        <Button kind="main" type="submit" busy={form.busy}>
          {t('create')}
        </Button>
      </Form>
    </Page>
  );
}
