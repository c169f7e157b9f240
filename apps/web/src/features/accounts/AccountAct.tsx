import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { notify } from '../../design/notices.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { InitialPassword } from './InitialPassword.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { accountTexts } from './texts.ts';

type Account = Output<'accounts-admin.list'>['items'][number];

/** What the system administrator does to an account. */
export type ActName = 'resetPassword' | 'suspend' | 'resume' | 'remove';

/** Asks for the reason and does the act; a new password is shown once. */
export function AccountAct({
  name,
  account,
  onClose,
}: {
  readonly name: ActName;
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const t = useTexts(accountTexts);
  const [made, setMade] = useState<Output<'accounts-admin.resetPassword'>>();
  const resetPassword = useAct('accounts-admin.resetPassword');
  const suspend = useAct('accounts-admin.suspend');
  const resume = useAct('accounts-admin.resume');
  const remove = useAct('accounts-admin.remove');
  const onReason = async (reason: string) => {
    const input = { params: { userId: account.id }, body: { version: account.version, reason } };
    if (name === 'resetPassword') {
      setMade(await resetPassword.mutateAsync(input));
      return;
    }
    await { suspend, resume, remove }[name].mutateAsync(input);
    notify(t('accountDone', { act: t(name) }));
    onClose();
  };
  if (made) return <InitialPassword made={made} onClose={onClose} />;
  return (
    <ReasonDialog
      title={t(`${name}Title`, { name: account.displayName })}
      text={t(`${name}Text`)}
      action={t(name)}
      danger={name === 'remove' || name === 'suspend'}
      onReason={onReason}
      onClose={onClose}
    />
  );
}
