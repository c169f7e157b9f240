import { call } from '../api/client.ts';
import { Button } from '../design/Button.tsx';
import { Form, useForm, type Faults } from '../design/form.tsx';
import { PasswordInput, TextInput } from '../design/inputs.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { Session } from './session.ts';
import { signInTexts } from './sign-in-texts.ts';

interface Values {
  readonly login: string;
  readonly password: string;
  readonly totp: string;
}

/** Account, password and the code of an authenticator. Pasting is allowed; there is no puzzle. */
export function SignInForm({
  login,
  onSignedIn,
}: {
  readonly login?: string;
  readonly onSignedIn: (session: Session) => void;
}) {
  const t = useTexts(signInTexts);
  const form = useForm<Values>({
    initial: { login: login ?? '', password: '', totp: '' },
    check: (values): Faults<Values> => ({
      login: values.login.trim() ? undefined : t('loginMissing'),
      password: values.password ? undefined : t('passwordMissing'),
      totp: values.totp === '' || /^\d{6}$/.test(values.totp) ? undefined : t('totpWrong'),
    }),
    onSubmit: async ({ login: name, password, totp }) => {
      const body = { login: name.trim(), password, ...(totp ? { totp } : {}) };
      const session = await call('accounts.signIn', { body }, { withoutSignIn: true });
      onSignedIn(session);
    },
    warnOnLeave: false,
    scope: 'sign-in',
  });
  return (
    <Form form={form}>
      <TextInput
        label={t('login')}
        {...form.field('login')}
        width="20"
        autoComplete="username"
        spellCheck={false}
        readOnly={login !== undefined}
      />
      <PasswordInput label={t('password')} {...form.field('password')} />
      <TextInput
        label={t('totp')}
        hint={t('totpHint')}
        {...form.field('totp')}
        width="10"
        optional
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
      />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('signIn')}
      </Button>
    </Form>
  );
}
