import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Checkbox, Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { definitionOf, linesOf, needsBasis, type DeclareValues } from './declaring.ts';
import { registerTexts } from './texts.ts';

const subjects = ['member', 'applicant', 'person', 'resident', 'household', 'org', 'matter', 'thing'] as const;

/** Declares a kind of register: its statuses in their order, its fields, how often it is reviewed. */
export function DeclarePage() {
  const t = useTexts(registerTexts);
  const [, navigate] = useLocation();
  const declare = useAct('registers.declare');
  const form = useForm<DeclareValues>({
    initial: {
      key: '',
      titleZh: '',
      subject: 'member',
      sensitive: false,
      statuses: '',
      fields: '',
      reviewEvery: '1y',
      basis: '',
      expiresAfter: '1y',
    },
    draft: 'new-register',
    check: (values) => ({
      key: /^[a-z][a-z0-9-]{1,40}$/.test(values.key) ? undefined : t('keyWrong'),
      titleZh: values.titleZh.trim().length < 2 ? t('needed', { label: t('registerName') }) : undefined,
      statuses: linesOf(values.statuses).some((line) => line.length < 2)
        ? t('lineShort')
        : linesOf(values.statuses).length === 0
          ? t('needed', { label: t('statuses') })
          : undefined,
      fields: linesOf(values.fields).some((line) => line.length < 2) ? t('lineShort') : undefined,
      basis: needsBasis(values) && values.basis === '' ? t('needed', { label: t('basis') }) : undefined,
    }),
    onSubmit: async (values) => {
      const { id } = await declare.mutateAsync({
        body: {
          key: values.key,
          titleZh: values.titleZh,
          subject: subjects.find((subject) => subject === values.subject) ?? 'thing',
          sensitive: values.sensitive,
          definition: definitionOf(values, { enter: t('enterTitle'), leave: t('leaveTitle') }),
        },
      });
      navigate(`/registers/${id}`, { replace: true });
    },
  });
  const every = ['3m', '6m', '1y', '2y'].map((value) => ({
    value,
    label: value.endsWith('m') ? t('months', { count: value.slice(0, -1) }) : t('years', { count: value.slice(0, -1) }),
  }));
  return (
    <Page
      title={t('declare')}
      width="form"
      crumbs={[{ label: t('registers'), href: '/registers' }]}
      note={t('declareNote')}
    >
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('registerName')} />
        <TextInput {...form.field('key')} label={t('key')} hint={t('keyHint')} spellCheck={false} width="20" />
        <Select
          {...form.field('subject')}
          label={t('subject')}
          emptyLabel={null}
          choices={subjects.map((subject) => ({ value: subject, label: t(`subject-${subject}`) }))}
        />
        {needsBasis(form.values) && (
          <>
            <Select
              {...form.field('basis')}
              label={t('basis')}
              hint={t('basisHint')}
              choices={[
                { value: 'own-request', label: t('basisRequest') },
                { value: 'entitlement', label: t('basisEntitlement') },
                { value: 'consent', label: t('basisConsent') },
              ]}
            />
            <Select {...form.field('expiresAfter')} label={t('expiresAfter')} emptyLabel={null} choices={every} />
          </>
        )}
        <TextArea {...form.field('statuses')} label={t('statuses')} hint={t('statusesHint')} rows={4} />
        <TextArea {...form.field('fields')} label={t('fields')} hint={t('fieldsHint')} rows={4} optional />
        <Select {...form.field('reviewEvery')} label={t('reviewEvery')} emptyLabel={null} choices={every} />
        <Checkbox
          name="sensitive"
          label={t('sensitiveLabel')}
          hint={t('sensitiveHint')}
          checked={form.values.sensitive}
          onChange={(sensitive) => form.set({ sensitive })}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('declareAct')}
        </Button>
      </Form>
    </Page>
  );
}
