import { Button, ButtonBar } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { notify } from '../../design/notices.ts';
import { formatInstant } from '../../design/dates.ts';
import type { Output } from '../../api/routes.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { accountTexts } from './texts.ts';

/** Shows the password for the first sign-in, this once; only its own button closes it. */
export function InitialPassword({
  made,
  onClose,
}: {
  readonly made: Output<'accounts-admin.create'>;
  readonly onClose: () => void;
}) {
  const t = useTexts(accountTexts);
  const { account, initialPassword, validUntil } = made;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(initialPassword);
      notify(t('copied'));
    } catch {
      // Plain-HTTP addresses and older browsers have no clipboard; the password stands on screen.
      notify(t('copyFailed'));
    }
  };
  return (
    <Dialog title={t('initialPasswordTitle')} onClose={onClose} persistent>
      <p>{t('initialPasswordText', { name: account.displayName, date: formatInstant(validUntil) })}</p>
      <p>
        {t('login')} <strong>{account.login}</strong>
      </p>
      <p className="initial-password">
        <code>{initialPassword}</code>
      </p>
      <ButtonBar>
        <Button kind="main" onClick={onClose}>
          {t('close')}
        </Button>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </ButtonBar>
    </Dialog>
  );
}
