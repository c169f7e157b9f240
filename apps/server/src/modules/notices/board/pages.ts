import { escapeHtml, langField, langOf, linkTo, publicPage } from './public-page.ts';
import { boardTexts, type BoardLanguage } from './texts.ts';
import type { BoardRow } from '../schema.ts';

/** Pages of the public board: plain HTML that reads and works without script. Everything from the data is escaped. */

type Texts = (typeof boardTexts)[BoardLanguage];

interface Frame {
  readonly language: BoardLanguage;
  /** Address of the same page, for the other language. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
}

function page({ language, path, query }: Frame, title: string, body: string): string {
  const t: Texts = boardTexts[language];
  const lang = langOf(language);
  return publicPage({
    language,
    title,
    site: t.site,
    nav: [
      [linkTo('/board', { lang }), t.board],
      [linkTo('/board/stars', { lang }), t.stars],
      [linkTo('/board/answer', { lang }), t.answer],
      ['/', t.home],
    ],
    other: [linkTo(path, { ...query, lang: language === 'zh' ? 'en' : undefined }), t.other],
    body,
  });
}

function searchForm(action: string, language: BoardLanguage, q: string | undefined): string {
  const t = boardTexts[language];
  return `<form action="${action}" method="get" role="search">${langField(language)}
<label for="q">${t.search}</label> <input id="q" name="q" type="search" maxlength="60" value="${escapeHtml(q ?? '')}"> <button>${t.find}</button></form>`;
}

function stateOf(entry: BoardRow, t: Texts): string {
  if (entry.mode === 'disclosure') return t.disclosure;
  return entry.state === 'posted' || entry.state === 'objected' ? t.running : t.closed;
}

/** The list of notices. */
export function listPage(
  language: BoardLanguage,
  entries: readonly BoardRow[],
  filter: { readonly q: string | undefined; readonly next: string | null },
): string {
  const t = boardTexts[language];
  const lang = langOf(language);
  const rows = entries.map(
    (entry) => `<li><a href="${linkTo(`/board/${entry.notice_id}`, { lang })}">${escapeHtml(entry.title_zh)}</a>
<div class="facts">${escapeHtml(entry.posting_org_name)} · ${entry.posted_on}${entry.last_day === null ? '' : ` – ${entry.last_day}`} · ${stateOf(entry, t)}</div></li>`,
  );
  const more = filter.next
    ? `<p><a href="${linkTo('/board', { q: filter.q, cursor: filter.next, lang })}">${t.next}</a></p>`
    : '';
  const body = `${searchForm('/board', language, filter.q)}
${rows.length === 0 ? `<p>${t.none}</p>` : `<ul class="list">${rows.join('\n')}</ul>`}${more}`;
  return page({ language, path: '/board', query: { q: filter.q } }, t.board, body);
}

/** What was typed and why it was not taken. */
export interface ObjectionTry {
  readonly text: string;
  readonly contact: string;
  readonly complaint: string;
}

/** One notice with the form for an objection. */
export function noticePage(language: BoardLanguage, entry: BoardRow, attempt?: ObjectionTry): string {
  const t = boardTexts[language];
  const path = `/board/${entry.notice_id}`;
  const takes = entry.accepts_objections && (entry.state === 'posted' || entry.state === 'objected');
  const form = takes
    ? `<section><h2 id="object">${t.object}</h2><p>${t.objectText}</p>
${attempt ? `<p class="complaint" role="alert"><strong>${t.wrong}</strong> ${escapeHtml(attempt.complaint)}</p>` : ''}
<form action="${path}/objections" method="post">${langField(language)}
<p><label for="text">${t.what}</label><textarea id="text" name="textZh" rows="6" minlength="5" maxlength="1000" required>${escapeHtml(attempt?.text ?? '')}</textarea></p>
<p><label for="contact">${t.contact}</label><input id="contact" name="contact" maxlength="100" value="${escapeHtml(attempt?.contact ?? '')}"></p>
<p><button>${t.send}</button></p></form></section>`
    : entry.accepts_objections
      ? `<p>${t.over}</p>`
      : '';
  const body = `<dl><dt>${t.by}</dt><dd>${escapeHtml(entry.posting_org_name)}</dd>
<dt>${t.postedOn}</dt><dd>${entry.posted_on}（${stateOf(entry, t)}）</dd>
${entry.last_day === null ? '' : `<dt>${t.lastDay}</dt><dd>${entry.last_day}<div class="facts">${t.counting}</div></dd>`}</dl>
<div class="text">${escapeHtml(entry.text_zh)}</div>
${form}<p><a href="${linkTo('/board', { lang: language === 'zh' ? undefined : 'en' })}">${t.back}</a></p>`;
  return page({ language, path, query: {} }, entry.title_zh, body);
}

/** The receipt of an objection, shown once. */
export function receiptPage(language: BoardLanguage, receipt: string): string {
  const t = boardTexts[language];
  const body = `<p>${t.receipt}：<strong class="receipt">${escapeHtml(receipt)}</strong></p><p>${t.keep}</p>
<p><a href="/board">${t.back}</a></p>`;
  return page({ language, path: '/board', query: {} }, t.sent, body);
}

/** Looking up an answer by its receipt. */
export function answerPage(
  language: BoardLanguage,
  receipt: string | undefined,
  found:
    | {
        readonly state: 'open' | 'rejected' | 'upheld';
        readonly answerZh: string | null;
        readonly dueOn: string | null;
      }
    | undefined,
): string {
  const t = boardTexts[language];
  const answer =
    receipt === undefined || receipt === ''
      ? ''
      : found === undefined
        ? `<p class="complaint" role="alert">${t.notFound}</p>`
        : found.state === 'open'
          ? `<p role="status">${t.waiting.replace('{dueOn}', found.dueOn ?? '')}</p>`
          : `<p role="status"><strong>${t[found.state]}</strong></p><h2>${t.answered}</h2><div class="text">${escapeHtml(found.answerZh ?? '')}</div>`;
  // By GET, so that it works without script; the receipt names nobody.
  const body = `<form action="/board/answer" method="get">${langField(language)}
<p><label for="receipt">${t.receipt}</label><input id="receipt" name="receipt" maxlength="60" autocomplete="off" value="${escapeHtml(receipt ?? '')}"><span class="facts">${t.receiptHint}</span></p>
<p><button>${t.look}</button></p></form>${answer}`;
  return page({ language, path: '/board/answer', query: {} }, t.answer, body);
}

/** A branch with its stars. */
export interface Star {
  readonly org_name: string;
  readonly superior_name: string;
  readonly stars: number;
  readonly year: number;
}

/** The star board: organisations only. */
export function starsPage(
  language: BoardLanguage,
  stars: readonly Star[],
  filter: { readonly q: string | undefined; readonly next: string | null },
): string {
  const t = boardTexts[language];
  const rows = stars.map(
    (each) => `<tr><th scope="row">${escapeHtml(each.org_name)}</th><td>${escapeHtml(each.superior_name)}</td>
<td class="rating"><span aria-hidden="true" class="stars">${'★'.repeat(each.stars)}</span> ${t.starsOf.replace('{count}', String(each.stars))}</td><td>${each.year}</td></tr>`,
  );
  const lang = langOf(language);
  const more = filter.next
    ? `<p><a href="${linkTo('/board/stars', { q: filter.q, cursor: filter.next, lang })}">${t.next}</a></p>`
    : '';
  const table = `<table><thead><tr><th scope="col">${t.org}</th><th scope="col">${t.superior}</th><th scope="col">${t.star}</th><th scope="col">${t.year}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  const body = `${searchForm('/board/stars', language, filter.q)}
${rows.length === 0 ? `<p>${t.noneStars}</p>` : `<div class="wide" role="region" aria-label="${t.stars}" tabindex="0">${table}</div>`}${more}`;
  return page({ language, path: '/board/stars', query: { q: filter.q } }, t.stars, body);
}

/** What is not there. */
export function lostPage(language: BoardLanguage): string {
  const t = boardTexts[language];
  return page(
    { language, path: '/board', query: {} },
    t.board,
    `<p>${t.lost}</p><p><a href="/board">${t.back}</a></p>`,
  );
}

/** Style sheet of the board: the colours and sizes of the platform. */
export const boardStyle = `:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1a1a1a;font:1.0625rem/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
header{background:#8e1015;color:#fff;padding:.75rem 1rem;padding-inline:max(1rem,50% - 23rem);display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center}
header a{color:#fff;display:inline-block;padding:.5rem 0;margin-right:1rem}
main{max-width:48rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.35}
h2{font-size:1.2rem}
a{color:#0b4a8f}
:focus-visible{outline:3px solid #ffbf00;box-shadow:0 0 0 5px #1a1a1a}
.list{padding:0;list-style:none}
.list li{padding:.75rem 0;border-bottom:1px solid #e2ded8}
.list a{display:inline-block;padding:.25rem 0}
.facts{color:#505050;font-size:.9375rem}
.text{white-space:pre-line;margin:1rem 0;padding:1rem;border:1px solid #e2ded8}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
dt{color:#505050}
dd{margin:0}
label{display:block;font-weight:600}
input,textarea,select,button{font:inherit;min-height:2.75rem;padding:.5rem .75rem;border:1px solid #8a8a8a;border-radius:4px}
input,textarea,select{width:100%;max-width:36rem}
input[type=checkbox],input[type=radio]{width:1.5rem;min-height:1.5rem;vertical-align:middle}
.choice label{display:inline-block;font-weight:400;padding:.5rem 0}
form[role=search]{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-bottom:1rem}
form[role=search] input{width:16rem;max-width:100%}
button{background:#b3151b;border-color:#b3151b;color:#fff;padding:.5rem 1.25rem}
.complaint{padding:.75rem;border:2px solid #b3151b;color:#8e1015}
.receipt{font-size:1.2rem;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.5rem;border-bottom:1px solid #e2ded8;text-align:left}
.stars{color:#a86a00}
td{min-width:4em}
.rating{white-space:nowrap}
@media print{header nav,form{display:none}}
`;
