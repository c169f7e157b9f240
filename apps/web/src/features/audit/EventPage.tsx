import './audit.css';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, InstantText } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { usePreferences } from '../../state/preferences.ts';
import { factName, factText } from './facts-text.ts';
import { auditTexts } from './texts.ts';

type Event = Output<'audit-trail.event'>;

/** One entry with everything that was recorded, and the way to all entries about the same record. */
export function EventPage({ params }: PageParams) {
  const t = useTexts(auditTexts);
  const pick = usePick();
  const event = useCall('audit-trail.event', { params: { eventId: Number(params['eventId']) } });
  const title = event.data ? pick(event.data.actionZh, event.data.actionEn) : t('event');
  return (
    <Page title={title} crumbs={[{ label: t('title'), href: '/audit' }]} width="text">
      <Loaded query={event} skeleton={<Skeleton shape="page" />}>
        {(data) => <EventParts event={data} />}
      </Loaded>
    </Page>
  );
}

function EventParts({ event }: { readonly event: Event }) {
  const t = useTexts(auditTexts);
  const { language } = usePreferences();
  const facts = Object.entries(event.facts);
  return (
    <>
      <DefinitionList
        facts={[
          { label: t('at'), value: <InstantText at={event.at} /> },
          { label: t('who'), value: event.actorName },
          { label: t('role'), value: event.roleTitle },
          { label: t('org'), value: event.orgName ?? '—' },
          { label: t('subject'), value: [event.subjectKind, event.subjectId].filter(Boolean).join(' ') },
          { label: t('chainNo'), value: event.chainNo === null ? t('chainPending') : `${event.chainNo}` },
          ...(event.definitionHash
            ? [{ label: t('definition'), value: <code className="audit-facts small">{event.definitionHash}</code> }]
            : []),
        ]}
      />
      {facts.length > 0 && (
        <Section title={t('content')}>
          <DefinitionList
            facts={facts.map(([label, value]) => ({
              label: factName(label, language),
              value: <span className="audit-facts">{factText(label, value, language)}</span>,
            }))}
          />
        </Section>
      )}
      {event.ruleIds.length > 0 && (
        <Section title={t('rules')}>
          <ul>
            {event.ruleIds.map((id) => (
              <li key={id}>
                <Link href={`/rules/${encodeURIComponent(id)}`}>{id}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div className="row">
        {event.subjectId !== null && (
          <LinkButton href={`/audit?subjectKind=${event.subjectKind}&subjectId=${event.subjectId}`}>
            {t('sameSubject')}
          </LinkButton>
        )}
        {event.userId !== null && <LinkButton href={`/audit?userId=${event.userId}`}>{t('samePerson')}</LinkButton>}
      </div>
    </>
  );
}
