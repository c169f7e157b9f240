import { escapeHtml, langField, langOf, linkTo, publicPage } from '../../notices/index.ts';
import type { Looked } from '../by-code.ts';
import type { Place } from '../views.ts';
import { requestTexts, type RequestLanguage } from './texts.ts';

/** Pages for people without an account: plain HTML that reads and works without script. All data is escaped. */

function page(language: RequestLanguage, path: string, title: string, body: string): string {
  const t = requestTexts[language];
  const lang = langOf(language);
  return publicPage({
    language,
    title,
    site: t.site,
    nav: [
      [linkTo('/requests/new', { lang }), t.new],
      [linkTo('/requests/query', { lang }), t.query],
      [linkTo('/board', { lang }), t.board],
    ],
    other: [linkTo(path, { lang: language === 'zh' ? 'en' : undefined }), t.other],
    body,
  });
}

/** What was typed, kept when it could not be taken. */
export interface RequestTry {
  readonly orgId: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly aboutHead: boolean;
  readonly isNamed: boolean;
  readonly name: string;
  readonly phone: string;
  readonly complaint: string | null;
}

/** Limits that the form names. */
export interface PhotoLimits {
  readonly count: number;
  readonly megabytes: number;
}

const complaintOf = (language: RequestLanguage, complaint: string | null): string =>
  complaint === null
    ? ''
    : `<p class="complaint" role="alert"><strong>${requestTexts[language].wrong}</strong> ${escapeHtml(complaint)}</p>`;

/** The form. Name and telephone are not even asked unless the person wants to leave them. */
export function formPage(
  language: RequestLanguage,
  places: readonly Place[],
  typed: RequestTry,
  limits: PhotoLimits,
): string {
  const t = requestTexts[language];
  const option = (value: string, label: string, chosen: string) =>
    `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`;
  const identity = typed.isNamed
    ? `<p>${t.namedText}</p><input type="hidden" name="named" value="1">
<p><label for="name">${t.name}</label><input id="name" name="name" maxlength="40" autocomplete="name" value="${escapeHtml(typed.name)}"></p>
<p><label for="phone">${t.phone}</label><input id="phone" name="phone" type="tel" maxlength="30" autocomplete="tel" value="${escapeHtml(typed.phone)}"></p>`
    : '';
  const other = typed.isNamed
    ? `<p><a href="${linkTo('/requests/new', { org: typed.orgId, kind: typed.kind, lang: langOf(language) })}">${t.unnamed}</a></p>`
    : `<p><a href="${linkTo('/requests/new', { org: typed.orgId, kind: 'named', lang: langOf(language) })}">${t.named}</a></p>`;
  const photos = t.photos.replace('{count}', String(limits.count)).replace('{megabytes}', String(limits.megabytes));
  const body = `<p>${t.anonymousText}</p>${other}${complaintOf(language, typed.complaint)}
<form action="/requests/new" method="post" enctype="multipart/form-data">${langField(language)}
<p><label for="org">${t.org}</label><select id="org" name="org" required>${option('', t.choose, typed.orgId)}${places.map((place) => option(String(place.id), place.name, typed.orgId)).join('')}</select><span class="facts">${t.orgHint}</span></p>
<p><label for="kind">${t.kind}</label><select id="kind" name="kind" required>${Object.entries(t.kinds)
    .map(([value, label]) => option(value, label, typed.kind))
    .join('')}</select></p>
<p class="choice"><input type="checkbox" id="aboutHead" name="aboutHead" value="1"${typed.aboutHead ? ' checked' : ''}> <label for="aboutHead">${t.aboutHead}</label></p>
<p><label for="title">${t.title}</label><input id="title" name="title" minlength="2" maxlength="60" required value="${escapeHtml(typed.title)}"></p>
<p><label for="text">${t.text}</label><textarea id="text" name="text" rows="6" maxlength="2000">${escapeHtml(typed.text)}</textarea><span class="facts">${t.textHint}</span></p>
${identity}
<p><label for="photos">${photos}</label><input id="photos" name="photos" type="file" accept="image/jpeg,image/png" multiple></p>
<p><button>${t.send}</button></p></form>`;
  return page(language, '/requests/new', t.new, body);
}

/** The code, shown once. */
export function codePage(language: RequestLanguage, code: string): string {
  const t = requestTexts[language];
  const body = `<p>${t.code}：<strong class="receipt">${escapeHtml(code)}</strong></p><p>${t.keep}</p>
<p><a href="${linkTo('/requests/query', { lang: langOf(language) })}">${t.ask}</a></p>`;
  return page(language, '/requests/new', t.sent, body);
}

/** What the holder of a code sees and may do; the code travels in the body of forms, never in an address. */
export function queryPage(
  language: RequestLanguage,
  shown: {
    readonly code: string;
    readonly found: Looked | undefined;
    readonly message: string | null;
    readonly complaint: string | null;
  },
): string {
  const t = requestTexts[language];
  const { code, found } = shown;
  const asked = code !== '' && found === undefined && shown.message === null && shown.complaint === null;
  const ask = `<form action="/requests/query" method="post" autocomplete="off">${langField(language)}
<p><label for="code">${t.code}</label><input id="code" name="code" maxlength="60" required value="${escapeHtml(found ? '' : code)}"><span class="facts">${t.codeHint}</span></p>
<p><button>${t.look}</button></p></form>${asked ? `<p role="alert">${t.notFound}</p>` : ''}`;
  const message = shown.message === null ? '' : `<p role="status"><strong>${escapeHtml(shown.message)}</strong></p>`;
  const body = `${message}${complaintOf(language, shown.complaint)}${found ? `${matter(language, found)}${acts(language, code, found)}` : ask}`;
  return page(language, '/requests/query', t.ask, body);
}

function matter(language: RequestLanguage, found: Looked): string {
  const t = requestTexts[language];
  const fact = (label: string, value: string | null) =>
    value === null || value === '' ? '' : `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`;
  const text = (label: string, value: string | null) =>
    value === null || value === '' ? '' : `<h2>${label}</h2><div class="text">${escapeHtml(value)}</div>`;
  const reviews = found.reviews.map((review) =>
    fact(
      review.stage === 'review' ? t.reviewStages.review : t.reviewStages.recheck,
      review.answerZh ?? `${t.dueOn} ${review.dueOn}`,
    ),
  );
  const ends = found.state === 'closed' || found.state === 'declined' || found.state === 'replied';
  return `<dl>${fact(t.to, found.orgName)}${fact(t.receivedOn, found.receivedOn)}${fact(t.state, t.states[found.state])}
${ends || found.isClosedPath ? '' : fact(t.dueOn, found.dueOn ?? t.standing)}${fact(t.elsewhere, found.elsewhereZh)}${reviews.join('')}</dl>
${text(t.states.declined, found.declinedZh)}${found.missingZh.length === 0 ? '' : `<h2>${t.missing}</h2><ul>${found.missingZh.map((paper) => `<li>${escapeHtml(paper)}</li>`).join('')}</ul>`}
${text(t.reply, found.replyZh)}${text(t.mine, found.textZh === '' ? found.titleZh : `${found.titleZh}\n${found.textZh}`)}
${found.expiresOn === null ? '' : `<p class="facts">${t.expires.replace('{on}', found.expiresOn)}</p>`}`;
}

function acts(language: RequestLanguage, code: string, found: Looked): string {
  const t = requestTexts[language];
  const form = (act: string, title: string, fields: string, button: string) =>
    `<section><h2>${title}</h2><form action="/requests/query" method="post">${langField(language)}
<input type="hidden" name="code" value="${escapeHtml(code)}"><input type="hidden" name="act" value="${act}">${fields}<p><button>${button}</button></p></form></section>`;
  const area = (id: string, label: string, isNeeded: boolean) =>
    `<p><label for="${id}">${label}</label><textarea id="${id}" name="text" rows="3" maxlength="500"${isNeeded ? ' required' : ''}></textarea></p>`;
  const rating = Object.entries(t.rating)
    .map(
      ([value, label]) =>
        `<p class="choice"><input type="radio" id="rate-${value}" name="satisfaction" value="${value}" required> <label for="rate-${value}">${label}</label></p>`,
    )
    .join('');
  return [
    found.canRate
      ? form('rate', t.rate, `<p class="facts">${t.rateHint}</p>${rating}${area('note', t.rateNote, false)}`, t.rateAct)
      : '',
    found.canAskReview ? form('review', t.review, area('reason', t.reason, true), t.reviewAct) : '',
    found.canSupply ? form('supply', t.supply, area('more', t.supply, true), t.supplyAct) : '',
    found.canForget ? form('forget', t.forget, `<p>${t.forgetText}</p>`, t.forgetAct) : '',
  ].join('\n');
}
