import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button, Form, Page, RadioGroup, TextArea, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { noticeTexts } from './texts.ts';

/** A notice or disclosure of one's own. */
export function DraftPage() {
  const t = useTexts(noticeTexts);
  const [, navigate] = useLocation();
  const create = useAct('notices.create');
  const form = useForm({
    initial: { mode: 'notice', titleZh: '', textZh: '', places: '' },
    draft: 'draft-notice',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('titleBad') : undefined,
      textZh: values.textZh.trim().length < 2 ? t('textBad') : undefined,
    }),
    onSubmit: async ({ mode, titleZh, textZh, places }) => {
      const placesZh = places
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const made = await create.mutateAsync({
        body: { mode: mode === 'disclosure' ? 'disclosure' : 'notice', titleZh, textZh, placesZh },
      });
      navigate(`/notices/${made.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('draftNew')} width="form" crumbs={[{ label: t('notices'), href: '/notices' }]}>
      <Form form={form}>
        <RadioGroup
          {...form.field('mode')}
          label={t('kind')}
          choices={[
            { value: 'notice', label: t('notice'), hint: t('noticeHint') },
            { value: 'disclosure', label: t('disclosure'), hint: t('disclosureHint') },
          ]}
        />
        <TextInput {...form.field('titleZh')} label={t('title')} maxLength={100} />
        <TextArea {...form.field('textZh')} label={t('text')} hint={t('textHint')} limit={5000} rows={10} />
        <TextArea {...form.field('places')} label={t('places')} hint={t('placesHint')} optional rows={2} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('saveDraft')}
        </Button>
      </Form>
    </Page>
  );
}
