import './accounts.css';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { InitialPassword } from './InitialPassword.tsx';
import { accountTexts } from './texts.ts';

/** A new account without any role; its first password is shown once. */
export function NewAccountPage() {
  const t = useTexts(accountTexts);
  const [, navigate] = useLocation();
  const create = useAct('accounts-admin.create');
  const [made, setMade] = useState<Output<'accounts-admin.create'>>();
  const form = useForm({
    initial: { login: '', displayName: '' },
    check: ({ login, displayName }) => ({
      login: login.trim() ? undefined : t('loginMissing'),
      displayName: displayName.trim() ? undefined : t('nameMissing'),
    }),
    onSubmit: async ({ login, displayName }) => {
      setMade(await create.mutateAsync({ body: { login: login.trim(), displayName: displayName.trim() } }));
    },
    warnOnLeave: false,
  });
  return (
    <Page title={t('newAccount')} crumbs={[{ label: t('accounts'), href: '/admin/accounts' }]} width="form">
      <Form form={form}>
        <TextInput label={t('displayName')} {...form.field('displayName')} width="20" autoComplete="off" />
        <TextInput
          label={t('login')}
          hint={t('loginHint')}
          {...form.field('login')}
          width="20"
          autoComplete="off"
          spellCheck={false}
        />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('createAccount')}
          </Button>
        </ButtonBar>
      </Form>
      {made && <InitialPassword made={made} onClose={() => navigate('/admin/accounts', { replace: true })} />}
    </Page>
  );
}
