import { useEffect } from 'react';
import { call } from '../api/client.ts';
import { followPreferences, preferences, setPreferences, type Preferences } from '../state/preferences.ts';
import { loadFrameEnglish } from './language.ts';
import type { Session } from './session.ts';

/**
 * Keeps what a person chose for the interface with the account: taken over when the account is first seen on this
 * device, sent when it changes. Without the server the choice still holds on the device.
 */
export function KeptPreferences({ session }: { readonly session: Session }) {
  const { id } = session.user;
  const kept = session.preferences;
  useEffect(() => {
    void takeOver(kept);
    // Only when somebody else signs in: what was chosen on this device since then must not be undone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  useEffect(() => {
    let sent = JSON.stringify(keptPart(preferences()));
    return followPreferences(() => {
      const chosen = keptPart(preferences());
      if (JSON.stringify(chosen) === sent) return;
      sent = JSON.stringify(chosen);
      call('accounts.savePreferences', { body: chosen }, { withoutSignIn: true }).catch(() => undefined);
    });
  }, [id]);
  return null;
}

async function takeOver({ language, size, letterKeys, dense }: Session['preferences']): Promise<void> {
  if (language === 'en') await loadFrameEnglish().catch(() => undefined);
  setPreferences({
    ...(language && { language }),
    ...(size && { size }),
    ...(letterKeys !== undefined && { letterKeys }),
    ...(dense !== undefined && { dense }),
  });
}

function keptPart({ language, size, letterKeys, dense }: Preferences) {
  return { language, size, letterKeys, dense };
}
