import { useCallback, startTransition } from 'react';
import { kitTexts } from '../design/texts.ts';
import { loadEnglish } from '../i18n/texts.ts';
import { preferences, setPreferences } from '../state/preferences.ts';
import { shellTexts } from './texts.ts';

/** Loads the English of the frame, so that the first drawing does not wait in pieces. */
export async function loadFrameEnglish(): Promise<void> {
  await Promise.all([loadEnglish(shellTexts), loadEnglish(kitTexts)]);
}

/** Changes the language; the old one stays on screen until the dictionaries are there. */
export function useSwitchLanguage(): () => void {
  return useCallback(() => {
    const next = preferences().language === 'zh' ? 'en' : 'zh';
    const change = () => startTransition(() => setPreferences({ language: next }));
    if (next === 'zh') change();
    // Without the dictionary the language stays as it is; the offline bar says why.
    else loadFrameEnglish().then(change, () => undefined);
  }, []);
}
