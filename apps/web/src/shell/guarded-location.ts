import { useCallback } from 'react';
import { useBrowserLocation } from 'wouter/use-browser-location';
import { forgetUnsent, hasUnsent } from '../state/leave.ts';
import { createStore, type Store } from '../state/store.ts';

/** A way the person wants to go while something on the page is not sent. */
export const leaveRequest: Store<(() => void) | undefined> = createStore<(() => void) | undefined>(undefined);

type Navigate = ReturnType<typeof useBrowserLocation>[1];

/** The browser's address for the router; leaving unsent text is asked about first. */
export function useGuardedLocation(): [string, Navigate] {
  const [path, navigate] = useBrowserLocation();
  const guarded: Navigate = useCallback(
    (to, options) => {
      const staysHere = new URL(String(to), location.href).pathname === location.pathname;
      if (staysHere || !hasUnsent()) navigate(to, options);
      else {
        leaveRequest.set(() => {
          forgetUnsent();
          navigate(to, options);
        });
      }
    },
    [navigate],
  );
  return [path, guarded];
}
