import { use, useMemo } from 'react';
import { usePreferences } from '../state/preferences.ts';
import { fill, loadEnglish, type Dictionary, type TextSource, type Translate } from './texts.ts';

/**
 * Sentences of a feature in the reader's language: `t('key', { count: 3 })`.
 * In English the first use suspends until the dictionary has come.
 */
export function useTexts<Zh extends Dictionary>(source: TextSource<Zh>): Translate<Zh> {
  const { language } = usePreferences();
  const dictionary: Readonly<Record<string, string>> = language === 'zh' ? source.zh : use(loadEnglish(source));
  return useMemo(() => {
    const translate = (key: string, facts?: Readonly<Record<string, unknown>>) => fill(dictionary[key] ?? key, facts);
    return translate;
  }, [dictionary]);
}

/** Picks one of two texts that came with the data, such as a title in both languages. */
export function usePick(): (zh: string, en: string | undefined) => string {
  const { language } = usePreferences();
  return (zh, en) => (language === 'en' && en ? en : zh);
}
