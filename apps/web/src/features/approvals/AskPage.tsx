import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button, Form, Page, RadioGroup, TextArea, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { approvalTexts } from './texts.ts';

/** A request of one's own to the organisation above. */
export function AskPage() {
  const t = useTexts(approvalTexts);
  const [, navigate] = useLocation();
  const ask = useAct('approvals.create');
  const form = useForm({
    initial: { mode: 'approve', titleZh: '', textZh: '' },
    draft: 'ask-approval',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('textBad') : undefined,
      textZh: values.textZh.trim().length < 2 ? t('textBad') : undefined,
    }),
    onSubmit: async ({ mode, ...texts }) => {
      const made = await ask.mutateAsync({ body: { ...texts, mode: mode === 'file' ? 'file' : 'approve' } });
      navigate(`/approvals/${made.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('askTitle')} width="form" crumbs={[{ label: t('approvals'), href: '/approvals' }]}>
      <Form form={form}>
        <RadioGroup
          {...form.field('mode')}
          label={t('mode')}
          choices={[
            { value: 'approve', label: t('approve') },
            { value: 'file', label: t('file') },
          ]}
        />
        <TextInput {...form.field('titleZh')} label={t('matter')} hint={t('matterHint')} maxLength={100} />
        <TextArea {...form.field('textZh')} label={t('text')} limit={5000} rows={8} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('submit')}
        </Button>
      </Form>
    </Page>
  );
}
