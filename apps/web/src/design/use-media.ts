import { useSyncExternalStore } from 'react';
import { useStore } from '../state/store.ts';
import { viewport } from '../state/viewport.ts';

/** Follows a media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => followMedia(query, listener),
    () => matchMedia(query).matches,
  );
}

/** Narrow screen, or 大字版 on a middling one: one thing under another, tables become cards. */
export function useIsNarrow(): boolean {
  return useStore(viewport).narrow;
}

/** A phone held in the hand: the native date picker is better than ours. */
export function useIsTouchPhone(): boolean {
  return useMedia('(max-width: 47.99rem) and (pointer: coarse)');
}

/** Calls the listener when a media query changes; gives the function that ends it. */
function followMedia(query: string, listener: () => void): () => void {
  const list = matchMedia(query);
  // Some old in-app browsers know only addListener.
  if (!list.addEventListener) {
    list.addListener(listener);
    return () => list.removeListener(listener);
  }
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}
