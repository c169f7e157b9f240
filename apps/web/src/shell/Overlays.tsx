import { lazy, Suspense, useEffect } from 'react';
import { useLocation } from 'wouter';
import { onSessionEnded } from '../api/client.ts';
import { useStore } from '../state/store.ts';
import { leaveRequest } from './guarded-location.ts';
import { closeOverlay, openOverlay } from './overlays.ts';
import { askSignIn, signInWaits, type Session } from './session.ts';
import { useShortcuts } from './use-shortcuts.ts';

const LeaveDialog = lazy(async () => ({ default: (await import('./LeaveDialog.tsx')).LeaveDialog }));
const SearchPalette = lazy(async () => ({ default: (await import('./SearchPalette.tsx')).SearchPalette }));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }));
const SessionEnded = lazy(async () => ({ default: (await import('./SessionEnded.tsx')).SessionEnded }));
const KeptPreferences = lazy(async () => ({
  default: (await import('./KeptPreferences.tsx')).KeptPreferences,
}));
const IdleWatch = lazy(async () => ({ default: (await import('./IdleWatch.tsx')).IdleWatch }));

/** Everything of the shell that lies above a page: search, keys, leaving, signing in again, idle warning. */
export function Overlays({ session }: { readonly session: Session | null }) {
  const open = useStore(openOverlay);
  const waits = useStore(signInWaits);
  const leaving = useStore(leaveRequest);
  const [path] = useLocation();
  useShortcuts(session !== null);
  useEffect(closeOverlay, [path]);
  useEffect(() => {
    onSessionEnded(session ? askSignIn : undefined);
    return () => onSessionEnded(undefined);
  }, [session]);
  return (
    <Suspense fallback={null}>
      {leaving && <LeaveDialog go={leaving} />}
      {session && open === 'search' && <SearchPalette session={session} />}
      {open === 'keys' && <KeysDialog />}
      {session && <IdleWatch idleMinutes={session.idleMinutes} />}
      {session && <KeptPreferences session={session} />}
      {session && waits.length > 0 && <SessionEnded session={session} />}
    </Suspense>
  );
}
