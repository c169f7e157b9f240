import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button, DateField, Form, Page, TextArea, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { formTexts } from './texts.ts';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A form of one's own: each line becomes a question. */
export function NewFormPage() {
  const t = useTexts(formTexts);
  const [, navigate] = useLocation();
  const create = useAct('forms.create');
  const form = useForm({
    initial: { titleZh: '', fields: '', dueOn: '' },
    draft: 'new-form',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('titleBad') : undefined,
      fields: lines(values.fields).length === 0 ? t('fieldsBad') : undefined,
    }),
    onSubmit: async ({ titleZh, fields, dueOn }) => {
      const made = await create.mutateAsync({
        body: {
          titleZh,
          fields: lines(fields).map((title, index) => ({ id: `q${index + 1}`, titleZh: title, kind: 'long-text' })),
          ...(dueOn === '' ? {} : { dueOn }),
        },
      });
      navigate(`/forms/${made.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('newForm')} width="form" crumbs={[{ label: t('forms'), href: '/forms' }]}>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('title')} />
        <TextArea {...form.field('fields')} label={t('fields')} hint={t('fieldsHint')} rows={6} />
        <DateField {...form.field('dueOn')} label={t('dueOn')} optional />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('create')}
        </Button>
      </Form>
    </Page>
  );
}
