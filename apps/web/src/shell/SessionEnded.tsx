import './later.css';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { forgetUnsent } from '../state/leave.ts';
import { signInWaits, takeSession, type Session } from './session.ts';
import { SignInForm } from './SignInForm.tsx';
import { laterTexts } from './later-texts.ts';

/** Signing in again above the page: what was typed stays, the waiting requests go on. */
export function SessionEnded({ session }: { readonly session: Session }) {
  const t = useTexts(laterTexts);
  const goOn = (next: Session) => {
    // Under another person or role the page must not go on with what the first one typed.
    if (next.user.id !== session.user.id) return startAfresh();
    const waits = signInWaits.get();
    signInWaits.set([]);
    takeSession(next);
    for (const wait of waits) wait.done();
  };
  return (
    <Dialog title={t('sessionEnded')} onClose={startAfresh} persistent curtain>
      <div className="stack">
        <p>{t('sessionEndedHint')}</p>
        <SignInForm login={session.user.login} onSignedIn={goOn} />
        <Button kind="quiet" onClick={startAfresh}>
          {t('otherPerson')}
        </Button>
      </div>
    </Dialog>
  );
}

function startAfresh(): void {
  forgetUnsent();
  location.assign('/');
}
