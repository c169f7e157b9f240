import { useEffect } from 'react';

const guards = new Set<symbol>();

/** Warns before a page with unsent text is left, by a link, by a reload or by closing. */
export function useLeaveWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return;
    const guard = Symbol('unsent');
    guards.add(guard);
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = '';
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => {
      guards.delete(guard);
      window.removeEventListener('beforeunload', onBeforeUnload);
    };
  }, [unsent]);
}

/** Whether something on the page is not sent yet. The router asks before it goes on. */
export function hasUnsent(): boolean {
  return guards.size > 0;
}

/** The person chose to leave all the same. */
export function forgetUnsent(): void {
  guards.clear();
}
