/** The two languages of pages that are read without an account. */
export type PublicLanguage = 'zh' | 'en';

/** Text inside HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Address for a link inside HTML; what has no value is left out. */
export function linkTo(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const text = search.toString();
  return escapeHtml(text === '' ? path : `${path}?${text}`);
}

/** The language as an address carries it: Chinese goes without saying. */
export const langOf = (language: PublicLanguage): string | undefined => (language === 'zh' ? undefined : 'en');

/** The language as a form carries it along. */
export const langField = (language: PublicLanguage): string =>
  language === 'zh' ? '' : '<input type="hidden" name="lang" value="en">';

/** What a page is made of. */
export interface PublicPage {
  readonly language: PublicLanguage;
  readonly title: string;
  /** Name of the site, beside the title and in the head. */
  readonly site: string;
  /** Links of the head, by address (from `linkTo`) and word. */
  readonly nav: readonly (readonly [href: string, word: string])[];
  /** The same page in the other language. */
  readonly other: readonly [href: string, word: string];
  /** Content below the title, as HTML. */
  readonly body: string;
}

/** A page of plain HTML that reads and works without script. */
export function publicPage({ language, title, site, nav, other, body }: PublicPage): string {
  const links = nav.map(([href, word]) => `<a href="${href}">${word}</a>`).join(' ');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${site}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/board/style.css">
</head>
<body>
<header><strong>${site}</strong>
<nav>${links} <a href="${other[0]}" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${other[1]}</a></nav></header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>`;
}
