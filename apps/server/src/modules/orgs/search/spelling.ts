import { pinyin } from 'pinyin-pro';

/** How a name is typed: full pinyin without blanks and the first letter of each syllable, both small. */
export interface Spelling {
  readonly pinyin: string;
  readonly initials: string;
}

/** Spelling of a person's name: the family name in its own reading (单 shàn, 曾 zēng). */
export function spellPerson(name: string): Spelling {
  return spell(pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' }));
}

/** Spelling of an organisation's or place's name. */
export function spellTitle(title: string): Spelling {
  return spell(pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' }));
}

/** Single characters and pairs of a text, each once; blanks and points do not count. */
export function gramsOf(text: string): string[] {
  const characters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  const grams = new Set(characters);
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    if (next !== undefined) grams.add(character + next);
  });
  return [...grams];
}

/** What a typed text is looked up by. */
export type Needle =
  | { readonly kind: 'grams'; readonly grams: readonly string[]; readonly pattern: string | null }
  | { readonly kind: 'latin'; readonly latin: string };

/** Reads a search text: letters are pinyin or initials, four digits the end of an identity number, anything else characters. */
export function needleOf(query: string): Needle | undefined {
  const text = query.trim().toLowerCase();
  if (text === '' || text.length > 60) return undefined;
  if (/^\d{3}[\dx]$/.test(text)) return { kind: 'grams', grams: [`#${text.toUpperCase()}`], pattern: null };
  if (/^[a-z' ]+$/.test(text)) return { kind: 'latin', latin: text.replace(/[' ]/g, '').replaceAll('ü', 'v') };
  const words = text.split(/\s+/).filter((word) => gramsOf(word).length > 0);
  const [first] = words;
  if (first === undefined) return undefined;
  const grams = new Set(words.flatMap((word) => longGrams(word)));
  const pattern = words.length === 1 ? `%${first.replace(/[%_\\]/g, '\\$&')}%` : null;
  return { kind: 'grams', grams: [...grams], pattern };
}

/** Pairs suffice where a word has them: each implies its characters. */
function longGrams(word: string): string[] {
  const grams = gramsOf(word);
  return [...word].length > 1 ? grams.filter((gram) => [...gram].length > 1) : grams;
}

function spell(syllables: readonly string[]): Spelling {
  const parts = syllables.map((syllable) =>
    syllable
      .toLowerCase()
      .replaceAll('ü', 'v')
      .replace(/[^a-z0-9]/g, ''),
  );
  return {
    pinyin: parts.join(''),
    initials: parts.map((part) => (/^\d/.test(part) ? part : part.slice(0, 1))).join(''),
  };
}
