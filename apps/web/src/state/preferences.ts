import type { Language } from '../i18n/texts.ts';
import { createStore, useStore } from './store.ts';

/** What a person chose on this device. Nothing here tells who they are. */
export interface Preferences {
  readonly language: Language;
  /** `large` is 大字版. */
  readonly size: 'normal' | 'large';
  /** Single-letter keys (J, K, X, G …) can be switched off. */
  readonly letterKeys: boolean;
  /** Rows of tables closer together; experts on a PC. */
  readonly dense: boolean;
  /** Left rail folded to icons with words below. */
  readonly railFolded: boolean;
}

const key = 'jishi.preferences';
const defaults: Preferences = {
  language: 'zh',
  size: 'normal',
  letterKeys: true,
  dense: false,
  railFolded: false,
};

const store = createStore<Preferences>(read());
apply(store.get());

/** Preferences of this device. */
export function usePreferences(): Preferences {
  return useStore(store);
}

/** Preferences outside of a component. */
export function preferences(): Preferences {
  return store.get();
}

/** Calls the listener at every change of preferences. */
export function followPreferences(listener: () => void): () => void {
  return store.subscribe(listener);
}

/** Changes some preferences, keeps them on the device and applies them to the page at once. */
export function setPreferences(change: Partial<Preferences>): void {
  const next = { ...store.get(), ...change };
  apply(next);
  store.set(next);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Storage can be full or forbidden; the choice then holds until the page is closed.
  }
}

function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...defaults, ...(typeof kept === 'object' ? kept : {}) };
  } catch {
    return defaults;
  }
}

function apply({ language, size }: Preferences): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset['size'] = size;
}
