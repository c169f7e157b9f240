import { createStore, type Store } from '../state/store.ts';

/** Which window of the shell is open. */
export const openOverlay: Store<'search' | 'keys' | undefined> = createStore<'search' | 'keys' | undefined>(undefined);

/** Opens the search box. */
export function openSearch(): void {
  openOverlay.set('search');
}

/** Opens the list of keys. */
export function openKeys(): void {
  openOverlay.set('keys');
}

/** Closes the open window of the shell. */
export function closeOverlay(): void {
  openOverlay.set(undefined);
}
