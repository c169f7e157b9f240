import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCodes, type Codes } from './codes.ts';
import { EntryFields, entryFields, type Entries } from './EntryFields.tsx';
import { withoutPrefix } from './RegisterPage.tsx';
import { memberTexts } from './texts.ts';

type View = Output<'members.view'>;

/** Corrects entries of a person: what is typed replaces, what stays empty is kept. */
export function CorrectPage({ params }: PageParams) {
  const memberId = Number(params['memberId']);
  const { codes } = useCodes();
  const view = useCall('members.view', { params: { memberId } });
  return <Loaded query={view}>{(page) => (codes ? <CorrectForm page={page} codes={codes} /> : <Skeleton />)}</Loaded>;
}

function CorrectForm({ page, codes }: { readonly page: View; readonly codes: Codes }) {
  const t = useTexts(memberTexts);
  const [, navigate] = useLocation();
  const [seen] = useState(page.member);
  const correct = useAct('members.correct');
  const form = useForm<Entries>({
    initial: { ...Object.fromEntries(entryFields(codes, false).map(({ key }) => [key, ''])), reason: '' },
    check: (values) =>
      (values['reason'] ?? '').trim().length < 4 ? { reason: t('needed', { label: t('reason') }) } : {},
    async onSubmit({ reason = '', ...values }) {
      const entries = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
      try {
        await correct.mutateAsync({ params: { memberId: seen.id }, body: { entries, reason, version: seen.version } });
      } catch (failure) {
        throw withoutPrefix(failure);
      }
      notify(t('corrected'));
      navigate(`/members/${seen.id}`, { replace: true });
    },
  });
  return (
    <Page
      title={t('correctTitle', { name: seen.name })}
      note={`${t('correctNote')} ${t('identityNeeded')}`}
      crumbs={[
        { label: t('roster'), href: '/members' },
        { label: seen.name, href: `/members/${seen.id}` },
      ]}
      width="form"
    >
      <Form form={form}>
        <EntryFields codes={codes} form={form} withType={false} allOptional />
        <TextArea
          {...form.field('reason')}
          value={form.values['reason'] ?? ''}
          label={t('reason')}
          hint={t('reasonHint')}
          limit={500}
          rows={2}
        />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('saveCorrection')}
          </Button>
        </ButtonBar>
      </Form>
    </Page>
  );
}
