import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button, Form, Page, TextArea, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { appraisalTexts } from './texts.ts';

/** An appraisal of one's own, outside any method. */
export function NewAppraisalPage() {
  const t = useTexts(appraisalTexts);
  const [, navigate] = useLocation();
  const create = useAct('appraisals.create');
  const form = useForm({
    initial: { titleZh: '', groups: '', questions: '' },
    draft: 'new-appraisal',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('titleBad') : undefined,
      groups: readGroups(values.groups) === undefined ? t('groupsBad') : undefined,
      questions: lines(values.questions).length === 0 ? t('questionsBad') : undefined,
    }),
    onSubmit: async (values) => {
      const made = await create.mutateAsync({
        body: {
          titleZh: values.titleZh,
          groups: readGroups(values.groups) ?? [],
          questions: lines(values.questions).map((titleZh) => ({ titleZh })),
        },
      });
      navigate(`/appraisals/${made.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('newAppraisal')} width="form" crumbs={[{ label: t('appraisals'), href: '/appraisals' }]}>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('title')} hint={t('newTitleHint')} />
        <TextArea {...form.field('groups')} label={t('groups')} hint={t('groupsHint')} rows={3} />
        <TextArea {...form.field('questions')} label={t('questions')} hint={t('questionsHint')} rows={6} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('create')}
        </Button>
      </Form>
    </Page>
  );
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Groups from lines of “name weight”; undefined when a line does not fit or the weights do not add up to 100. */
function readGroups(text: string): { titleZh: string; weightPercent: number }[] | undefined {
  const groups = lines(text).map((line) => {
    const found = /^(.+?)[\s，,]+(\d{1,3})\s*%?$/.exec(line);
    return found?.[1] === undefined ? undefined : { titleZh: found[1].trim(), weightPercent: Number(found[2]) };
  });
  const known = groups.filter((group) => group !== undefined);
  const sum = known.reduce((total, group) => total + group.weightPercent, 0);
  return known.length > 0 && known.length === groups.length && sum === 100 ? known : undefined;
}
