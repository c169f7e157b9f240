import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { Button } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { isKeptAwake, lastActivity, noteActivity } from '../state/activity.ts';
import { askSignIn, signInWaits } from './session.ts';
import { laterTexts } from './later-texts.ts';

/** How long before its end an idle session is announced, in milliseconds. */
const warnBefore = 2 * 60_000;

/**
 * Warns two minutes before an idle session ends; one press goes on. Activity in any window of this browser counts.
 * While a meeting is in progress (`useKeepAwake`) the session is prolonged by itself.
 */
export function IdleWatch({ idleMinutes }: { readonly idleMinutes: number }) {
  const t = useTexts(laterTexts);
  const [secondsLeft, setSecondsLeft] = useState<number>();
  useEffect(() => {
    noteActivity();
    const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const event of events) window.addEventListener(event, noteActivity, { passive: true });
    const timer = setInterval(() => setSecondsLeft(watch(idleMinutes * 60_000)), 1_000);
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, noteActivity);
    };
  }, [idleMinutes]);
  if (secondsLeft === undefined) return null;
  const stay = () => {
    noteActivity();
    setSecondsLeft(undefined);
    void prolong();
  };
  return (
    <Dialog
      title={t('idleTitle')}
      onClose={stay}
      actions={
        <Button kind="main" onClick={stay}>
          {t('idleStay')}
        </Button>
      }
    >
      <p>{t('idleHint', { seconds: secondsLeft })}</p>
    </Dialog>
  );
}

/** Seconds until the session ends, inside the time of the warning. */
function watch(idleLimit: number): number | undefined {
  if (signInWaits.get().length > 0) return undefined;
  const idle = Date.now() - lastActivity();
  if (idle < idleLimit - warnBefore) return undefined;
  if (isKeptAwake()) {
    noteActivity();
    void prolong();
    return undefined;
  }
  if (idle < idleLimit) return Math.ceil((idleLimit - idle) / 1_000);
  void end();
  return undefined;
}

async function prolong(): Promise<void> {
  // A session that cannot be prolonged shows itself at the next request.
  await call('accounts.session', {}, { withoutSignIn: true }).catch(() => undefined);
}

async function end(): Promise<void> {
  const question = askSignIn();
  await call('accounts.signOut', undefined, { withoutSignIn: true }).catch(() => undefined);
  await question.catch(() => undefined);
}
