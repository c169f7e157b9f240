import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { PasswordInput, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Section } from '../../design/Page.tsx';
import { QrCode } from '../../design/QrCode.tsx';
import { DefinitionList } from '../../design/show.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useSession } from '../../shell/session.ts';
import { accountTexts } from './texts.ts';

type Secret = Output<'accounts.startTotp'>;

/** The second factor: set up with the password and one code, removed with the password. */
export function TotpSection() {
  const t = useTexts(accountTexts);
  const session = useSession();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Section title={t('totpTitle')}>
      <p>{session.hasTotp ? t('totpOn') : t('totpOff')}</p>
      <Button icon="lock" onClick={() => setOpen(true)}>
        {session.hasTotp ? t('totpRemove') : t('totpStart')}
      </Button>
      {open && (session.hasTotp ? <RemoveTotp onClose={close} /> : <SetUpTotp onClose={close} />)}
    </Section>
  );
}

function SetUpTotp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(accountTexts);
  const [secret, setSecret] = useState<Secret>();
  return (
    <Dialog title={t('totpStartTitle')} onClose={onClose}>
      {secret ? (
        <ConfirmTotp secret={secret} onDone={onClose} />
      ) : (
        <AskPassword
          action={t('totpContinue')}
          onPassword={async (password) => setSecret(await call('accounts.startTotp', { body: { password } }))}
        />
      )}
    </Dialog>
  );
}

function ConfirmTotp({ secret, onDone }: { readonly secret: Secret; readonly onDone: () => void }) {
  const t = useTexts(accountTexts);
  const confirm = useAct('accounts.confirmTotp');
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: /^\d{6}$/.test(code) ? undefined : t('totpCodeMissing') }),
    onSubmit: async ({ code }) => {
      await confirm.mutateAsync({ body: { code } });
      notify(t('totpDone'));
      onDone();
    },
    warnOnLeave: false,
  });
  return (
    <Form form={form}>
      <p>{t('totpScan')}</p>
      <QrCode text={secret.uri} label={t('totpQr')} />
      <DefinitionList
        facts={[{ label: t('totpSecret'), value: <code>{secret.secret.replace(/(.{4})/g, '$1 ').trim()}</code> }]}
      />
      <TextInput
        label={t('totpCode')}
        {...form.field('code')}
        width="10"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
      />
      <Button kind="main" type="submit" busy={form.busy}>
        {t('totpConfirm')}
      </Button>
    </Form>
  );
}

function RemoveTotp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(accountTexts);
  const remove = useAct('accounts.removeTotp');
  return (
    <Dialog title={t('totpRemoveTitle')} onClose={onClose}>
      <AskPassword
        action={t('totpRemove')}
        onPassword={async (password) => {
          await remove.mutateAsync({ body: { password } });
          notify(t('totpRemoved'));
          onClose();
        }}
      />
    </Dialog>
  );
}

function AskPassword({
  action,
  onPassword,
}: {
  readonly action: string;
  readonly onPassword: (password: string) => Promise<void>;
}) {
  const t = useTexts(accountTexts);
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password ? undefined : t('passwordMissing') }),
    onSubmit: ({ password }) => onPassword(password),
    warnOnLeave: false,
  });
  return (
    <Form form={form}>
      <PasswordInput
        label={t('password')}
        hint={t('totpPasswordHint')}
        {...form.field('password')}
        autoComplete="current-password"
      />
      <Button kind="main" type="submit" busy={form.busy}>
        {action}
      </Button>
    </Form>
  );
}
