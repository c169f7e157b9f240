import { Readable } from 'node:stream';
import { requestPageRoutes } from '@jishi/contract';
import { satisfactions, type Satisfaction } from '@jishi/domain';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Mounter, RawCall } from '../../../platform/http/mount.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fillText, Refusal, refuse } from '../../../platform/refusal.ts';
import { createAttachmentService } from '../../attachments/index.ts';
import { sendPage } from '../../notices/index.ts';
import { closedPath, everything, visitorAt } from '../context.ts';
import { intakeRefusals } from '../errors.ts';
import type { IntakeService } from '../service.ts';
import * as views from '../views.ts';
import { codePage, formPage, queryPage, type PhotoLimits, type RequestTry } from './pages.ts';
import { readForm, type SentForm } from './read-form.ts';
import { requestTexts, type RequestLanguage } from './texts.ts';

type Reply = RawCall<(typeof requestPageRoutes)['form']>['reply'];

const photoMegabytes = 5;
const kinds = ['service', 'opinion', 'enquiry', 'petition', 'wrongdoing'] as const;

/** Mounts the pages on which people without an account make and follow requests. */
export function mountRequestPages(mounter: Mounter, platform: Platform, service: IntakeService): void {
  const { db, rules, clock } = platform;
  const attachments = createAttachmentService(platform);

  const send = (reply: Reply, html: string, status = 200) => sendPage(reply, html, status, 'no-store');
  const limitsOf = (): PhotoLimits => ({
    count: rules.national<number>('intake.photos.max', clock.today()),
    megabytes: photoMegabytes,
  });
  const placesFor = (orgId: string): Promise<views.Place[]> =>
    db.read(everything, async (tx) => {
      const listed = await views.listPublicPlaces(tx);
      const chosen = /^\d{1,16}$/.test(orgId) ? await views.findPlace(tx, Number(orgId)) : undefined;
      return chosen && !listed.some(({ id }) => id === chosen.id) ? [chosen, ...listed] : listed;
    });

  /** Pictures lie in the closed area from the first moment. */
  const keepPhotos = async (at: views.Place, form: SentForm): Promise<{ visitor: Actor; ids: number[] }> => {
    const visitor = visitorAt(at.region, at.id, closedPath(at.path));
    const ids: number[] = [];
    for (const { bytes, name } of form.photos) {
      const kept = await attachments.upload(visitor, { content: Readable.from([bytes]), name, purpose: 'request' });
      ids.push(kept.id);
    }
    return { visitor: visitorAt(at.region, at.id, at.path), ids };
  };

  const take = async (form: SentForm): Promise<string> => {
    const orgId = form.text('org');
    const at = /^\d{1,16}$/.test(orgId)
      ? await db.read(everything, (tx) => views.findPlace(tx, Number(orgId)))
      : undefined;
    if (!at) refuse('intake.no-org');
    const kind = kinds.find((each) => each === form.text('kind')) ?? 'service';
    const [titleZh, textZh] = [form.text('title'), form.text('text')];
    if ([...titleZh].length < 2 || [...titleZh].length > 60 || [...textZh].length > 2000) refuse('intake.too-short');
    const { visitor, ids } = await keepPhotos(at, form);
    const [name, phone] = [form.text('name').slice(0, 40), form.text('phone').slice(0, 30)];
    const isNamed = form.text('named') === '1' && (name !== '' || phone !== '');
    const { code } = await db.write(visitor.scope, (tx) =>
      kind === 'wrongdoing'
        ? service.reportWrongdoing(
            tx,
            visitor,
            {
              channel: 'online',
              textZh: `${at.name}\n${titleZh}\n${textZh}`,
              person: isNamed ? `${name} ${phone}`.trim() : null,
              concernsMemberIds: [],
            },
            at,
            ids,
          )
        : service.register(
            tx,
            visitor,
            {
              kind,
              channel: 'online',
              titleZh,
              textZh,
              anonymous: !isNamed,
              ...(isNamed ? { personName: name, personPhone: phone } : {}),
              concernsMemberIds: [],
              aboutHead: form.text('aboutHead') === '1',
            },
            at,
            ids,
          ),
    );
    return code;
  };

  /** One act of the holder of a code. */
  const act = async (
    tx: Tx,
    code: string,
    form: SentForm,
  ): Promise<keyof (typeof requestTexts)['zh']['done'] | null> => {
    const text = form.text('text').slice(0, 1000);
    switch (form.text('act')) {
      case 'rate': {
        const rating: Satisfaction | undefined = satisfactions.find((each) => each === form.text('satisfaction'));
        if (!rating) refuse('intake.too-short');
        await service.byCode.rate(tx, code, rating, text.slice(0, 500));
        return 'rate';
      }
      case 'supply':
        await service.byCode.supply(tx, code, text);
        return 'supply';
      case 'review':
        await service.byCode.askReview(tx, code, text);
        return 'review';
      case 'forget':
        await service.byCode.forget(tx, code);
        return 'forget';
      default:
        return null;
    }
  };

  mounter.routes(requestPageRoutes, {
    async form({ query, reply }) {
      const isNamed = query.kind === 'named';
      const typed = {
        ...blank,
        orgId: query.org ?? '',
        kind: isNamed ? 'service' : (query.kind ?? 'service'),
        isNamed,
      };
      return await send(reply, formPage(query.lang ?? 'zh', await placesFor(typed.orgId), typed, limitsOf()));
    },
    async send({ request, reply }) {
      let form: SentForm = { text: () => '', photos: [] };
      try {
        form = await readForm(request, limitsOf());
        return await send(reply, codePage(languageOf(form), await take(form)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const language = languageOf(form);
        const typed: RequestTry = {
          orgId: form.text('org'),
          kind: form.text('kind'),
          title: form.text('title'),
          text: form.text('text'),
          aboutHead: form.text('aboutHead') === '1',
          isNamed: form.text('named') === '1',
          name: form.text('name'),
          phone: form.text('phone'),
          complaint: sentenceOf(error, language),
        };
        return await send(reply, formPage(language, await placesFor(typed.orgId), typed, limitsOf()), 422);
      }
    },
    query: async ({ query, reply }) =>
      await send(reply, queryPage(query.lang ?? 'zh', { code: '', found: undefined, message: null, complaint: null })),
    async ask({ request, reply }) {
      const form = await readForm(request, limitsOf());
      const language = languageOf(form);
      const code = form.text('code').slice(0, 60);
      let message: string | null = null;
      let complaint: string | null = null;
      try {
        const done = await db.write({ path: null }, (tx) => act(tx, code, form), { audited: false });
        message = done === null ? null : requestTexts[language].done[done];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        complaint = error.code === 'record.not-found' ? null : sentenceOf(error, language);
      }
      const found = await db.read({ path: null }, (tx) => service.byCode.look(tx, code));
      return await send(reply, queryPage(language, { code, found, message, complaint }));
    },
  });
}

const blank: RequestTry = {
  orgId: '',
  kind: 'service',
  title: '',
  text: '',
  aboutHead: false,
  isNamed: false,
  name: '',
  phone: '',
  complaint: null,
};

const languageOf = (form: SentForm): RequestLanguage => (form.text('lang') === 'en' ? 'en' : 'zh');

function sentenceOf(error: Refusal, language: RequestLanguage): string {
  const text = intakeRefusals[error.code];
  return text ? fillText(text[language], error.facts) : error.code;
}
