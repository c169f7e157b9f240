import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { DefinitionList, HistoryList, Loaded, Page, Section, StatusTag } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { Acts } from './Acts.tsx';
import { intakeTexts, type zh } from './texts.ts';

/** A matter as its page sees it. */
export type Matter = Output<'intakes.get'>;

/** One matter with its clocks explained. */
export function MatterPage({ params }: PageParams) {
  const t = useTexts(intakeTexts);
  const query = useCall('intakes.get', { params: { intakeId: Number(params['intakeId']) } });
  return (
    <Loaded query={query}>
      {(view) => (
        <Page
          title={view.titleZh}
          width="form"
          crumbs={[{ label: t('requests'), href: '/requests' }]}
          status={
            <StatusTag tone={view.clock === 'overdue' ? 'red' : view.clock === 'stopped' ? 'grey' : 'blue'}>
              {view.clock === 'paused' ? t('clockPaused') : t(view.state)}
            </StatusTag>
          }
          note={`${t(view.kind)} · ${view.orgName}`}
        >
          {view.offer && <p className="card">{t('offerOpen', { org: view.offer.orgName, due: view.offer.dueOn })}</p>}
          <Acts view={view} />
          {view.textZh !== '' && (
            <Section title={t('content')}>
              <p>{view.textZh}</p>
            </Section>
          )}
          <Clocks view={view} />
          <Facts view={view} />
          <Section title={t('history')}>
            <HistoryList
              entries={view.events.map((event, index) => ({
                id: index,
                at: event.at,
                who: event.who,
                what: (
                  <>
                    {wordOf(t, event.what)}
                    {event.noteZh && <div className="muted">{event.noteZh}</div>}
                  </>
                ),
              }))}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  );
}

type Texts = ReturnType<typeof useTexts<typeof zh>>;

function wordOf(t: Texts, what: string): string {
  const words: Readonly<Record<string, string>> = {
    registered: t('save'),
    accepted: t('accept'),
    declined: t('decline'),
    missing: t('missingAct'),
    supplied: t('supplied'),
    assigned: t('assign'),
    paused: t('pause'),
    resumed: t('resume'),
    handled: t('handle'),
    replied: t('replyAct'),
    rated: t('satisfaction'),
    reopened: t('not'),
    linked: t('link'),
    offered: t('offer'),
    'handed-over': t('take'),
    'offer-declined': t('notTake'),
    'offer-withdrawn': t('withdrawOffer'),
    'extension-asked': t('askExtension'),
    extended: t('approve'),
    'extension-refused': t('refuse'),
    'review-asked': t('review'),
    'recheck-asked': t('recheck'),
    'review-answered': t('answerReview'),
    'recheck-answered': t('answerReview'),
    closed: t('closed'),
  };
  return words[what] ?? what;
}

function Clocks({ view }: { readonly view: Matter }) {
  const t = useTexts(intakeTexts);
  return (
    <Section title={t('clocks')}>
      <DefinitionList
        facts={view.clocks.map((clock) => ({
          label: t(clock.what),
          value: (
            <>
              <p>
                {t('clockText', {
                  from: clock.from,
                  length: lengthText(clock.length),
                  paused: clock.pausedDays > 0 ? t('pausedDays', { count: clock.pausedDays }) : '',
                  extension: clock.extension === null ? '' : t('extendedBy', { length: lengthText(clock.extension) }),
                  due: clock.dueOn,
                })}
              </p>
              <p className="muted">
                {clock.doneOn === null
                  ? t('running')
                  : t('doneOn', { on: clock.doneOn, fit: clock.isInTime ? t('inTime') : t('late') })}
                {clock.articleZh && ` · ${clock.articleZh}`}
              </p>
            </>
          ),
        }))}
      />
    </Section>
  );
}

const lengthText = (length: string): string => length.replace(/wd$/, ' 个工作日').replace(/d$/, ' 日');

function Facts({ view }: { readonly view: Matter }) {
  const t = useTexts(intakeTexts);
  const text = (label: string, value: string | null) => (value === null || value === '' ? [] : [{ label, value }]);
  const person = view.isAnonymous
    ? t('isAnonymous')
    : view.person
      ? [view.person.name, view.person.phone].filter(Boolean).join(' ')
      : t('personHidden');
  return (
    <Section title={t('facts')}>
      <DefinitionList
        facts={[
          { label: t('person'), value: person },
          { label: t('channel'), value: t(view.channel) },
          ...text(t('firstOrg'), view.firstOrgName),
          ...text(t('handlerCol'), view.handlerName),
          ...text(t('missing'), view.missingZh.join('、')),
          ...text(t('result'), view.resultZh),
          ...text(t('replyText'), view.replyZh),
          ...text(t('satisfaction'), view.satisfaction === null ? null : t(view.satisfaction)),
          ...view.reviews.map((review) => ({
            label: t(review.stage),
            value: `${review.orgName} ${review.answerZh ?? review.dueOn}`,
          })),
          ...(view.others.length === 0
            ? []
            : [
                {
                  label: t('linked'),
                  value: view.others.map((other) => (
                    <div key={other.id}>
                      <Link href={`/requests/${other.id}`}>{other.titleZh}</Link>
                    </div>
                  )),
                },
              ]),
          ...(view.files.length === 0
            ? []
            : [
                {
                  label: t('files'),
                  value: view.files.map((file) => (
                    <div key={file.id}>
                      <a href={`/api/intakes/${view.id}/files/${file.id}`}>{file.name}</a>
                    </div>
                  )),
                },
              ]),
          { label: t('expires'), value: view.expiresOn },
        ]}
      />
    </Section>
  );
}
