/** Language of the interface. Chinese is the source; English is loaded on demand. */
export type Language = 'zh' | 'en';

/** Names of the `{placeholders}` in a text. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Values for the placeholders of one text; nothing to pass when it has none. */
export type Facts<Text extends string> = [Placeholders<Text>] extends [never]
  ? []
  : [facts: Readonly<Record<Placeholders<Text>, string | number>>];

/** A dictionary as written: keys to Chinese sentences. */
export type Dictionary = Readonly<Record<string, string>>;

/** The English side of a dictionary: every key, no more. `texts.en.ts` exports `en` that satisfies it. */
export type EnglishOf<Zh extends Dictionary> = Readonly<Record<keyof Zh, string>>;

/** Texts of one feature in both languages. Made by `defineTexts`. */
export interface TextSource<Zh extends Dictionary> {
  readonly zh: Zh;
  readonly loadEn: () => Promise<{ readonly en: EnglishOf<Zh> }>;
  pending?: Promise<EnglishOf<Zh>>;
}

/** Gives the sentence of a key in the language of the reader, placeholders filled in. */
export type Translate<Zh extends Dictionary> = <Key extends keyof Zh & string>(
  key: Key,
  ...facts: Facts<Zh[Key]>
) => string;

/** Names the texts of a feature. Write `zh` with `as const` so that placeholders are checked. */
export function defineTexts<const Zh extends Dictionary>(
  zh: Zh,
  loadEn: () => Promise<{ readonly en: EnglishOf<Zh> }>,
): TextSource<Zh> {
  return { zh, loadEn };
}

/** Loads the English side once; repeated calls share the request, a failed one may be tried again. */
export function loadEnglish<Zh extends Dictionary>(source: TextSource<Zh>): Promise<EnglishOf<Zh>> {
  if (source.pending) return source.pending;
  const pending = source.loadEn().then(
    ({ en }) => {
      // React reads these two, so that a dictionary that is there never suspends.
      void Object.assign(pending, { status: 'fulfilled', value: en });
      return en;
    },
    (error: unknown) => {
      delete source.pending;
      throw error;
    },
  );
  source.pending = pending;
  return pending;
}

/** Fills `{placeholders}`; one without a value stays visible, so that a fault is seen and not hidden. */
export function fill(text: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    facts[name] === undefined || facts[name] === null ? whole : `${facts[name] as string | number}`,
  );
}
