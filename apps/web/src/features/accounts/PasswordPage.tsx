import { useLocation } from 'wouter';
import { call } from '../../api/client.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { Form, useForm, type Faults } from '../../design/form.tsx';
import { PasswordInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page } from '../../design/Page.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { takeSession, useSession } from '../../shell/session.ts';
import { accountTexts } from './texts.ts';

interface Values {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly repeat: string;
}

/** Another password; stands in place of every page while the first one was not changed. */
export function PasswordPage() {
  const t = useTexts(accountTexts);
  const session = useSession();
  const [, navigate] = useLocation();
  const form = useForm<Values>({
    initial: { currentPassword: '', newPassword: '', repeat: '' },
    check: (values): Faults<Values> => ({
      currentPassword: values.currentPassword ? undefined : t('currentMissing'),
      newPassword: values.newPassword ? undefined : t('newMissing'),
      repeat: values.newPassword === values.repeat ? undefined : t('repeatWrong'),
    }),
    onSubmit: async ({ currentPassword, newPassword }) => {
      takeSession(await call('accounts.changePassword', { body: { currentPassword, newPassword } }));
      notify(t('passwordSaved'));
      navigate(session.mustChangePassword ? '/' : '/me/security', { replace: true });
    },
    warnOnLeave: false,
  });
  return (
    <Page title={t('passwordTitle')} width="form">
      {session.mustChangePassword && <p>{t('firstPassword')}</p>}
      <Form form={form}>
        <PasswordInput
          label={t('currentPassword')}
          {...form.field('currentPassword')}
          autoComplete="current-password"
        />
        <PasswordInput
          label={t('newPassword')}
          hint={t('passwordAdvice')}
          {...form.field('newPassword')}
          autoComplete="new-password"
        />
        <PasswordInput label={t('repeatPassword')} {...form.field('repeat')} autoComplete="new-password" />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('savePassword')}
          </Button>
        </ButtonBar>
      </Form>
    </Page>
  );
}
