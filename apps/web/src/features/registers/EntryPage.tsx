import { useState } from 'react';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { DateText, DefinitionList, HistoryList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { AnswerDialog, CorrectDialog, MoveDialog, ReviewDialog } from './EntryDialogs.tsx';
import { registerTexts } from './texts.ts';
import { statusTitle, useRegisterWords, type Entry, type Kind, type RegisterEvent } from './words.ts';

/** An entry with its kind and what may be done with it. */
export type EntryView = Output<'registers.entry'>;

/** One entry: content, review, an open objection, what may be done, the whole history. */
export function EntryPage({ params }: PageParams) {
  const t = useTexts(registerTexts);
  const entry = useCall('registers.entry', { params: { entryId: Number(params['entryId']) } });
  const title = entry.data?.kind.titleZh ?? t('register');
  return (
    <Page
      title={entry.data?.entry.subjectName ?? t('register')}
      width="text"
      crumbs={[
        { label: t('registers'), href: '/registers' },
        { label: title, href: `/registers/${params['kindId'] ?? ''}` },
      ]}
    >
      <Loaded query={entry} skeleton={<Skeleton />}>
        {(view) => <Content view={view} />}
      </Loaded>
    </Page>
  );
}

function Content({ view }: { readonly view: EntryView }) {
  const t = useTexts(registerTexts);
  const [address] = useAddress();
  const [open, setOpen] = useState<'move' | 'correct' | 'review' | 'answer'>();
  const close = () => setOpen(undefined);
  const step = address.get('step');
  const history = useCall('registers.history', { params: { entryId: view.entry.id } });
  return (
    <div className="stack-loose">
      {view.objection && (
        <Section title={t('objection')}>
          <p>
            <StatusTag tone="amber">{t('objectionOpen', { date: view.objection.raisedOn })}</StatusTag>
          </p>
          <p>{view.objection.statement}</p>
          {view.can.answer && (
            <Button kind="main" onClick={() => setOpen('answer')}>
              {t('answer')}
            </Button>
          )}
        </Section>
      )}
      <EntryFacts kind={view.kind} entry={view.entry} />
      {view.can.edit && (
        <ButtonBar>
          {view.kind.definition.transitions.some(({ from }) => from === view.entry.status) && (
            <Button kind={view.objection ? 'plain' : 'main'} onClick={() => setOpen('move')}>
              {t('move')}
            </Button>
          )}
          <Button onClick={() => setOpen('review')}>{t('review')}</Button>
          <Button onClick={() => setOpen('correct')}>{t('correct')}</Button>
        </ButtonBar>
      )}
      <Section title={t('history')}>
        <Loaded query={history}>{({ items }) => <EntryHistory kind={view.kind} events={items} />}</Loaded>
      </Section>
      {open === 'move' && <MoveDialog view={view} step={step} onClose={close} />}
      {open === 'correct' && <CorrectDialog view={view} step={step} onClose={close} />}
      {open === 'review' && <ReviewDialog view={view} onClose={close} />}
      {open === 'answer' && <AnswerDialog view={view} onClose={close} />}
    </div>
  );
}

/** Content of an entry, for the register and for the person on it. */
export function EntryFacts({ kind, entry }: { readonly kind: Kind; readonly entry: Entry }) {
  const t = useTexts(registerTexts);
  return (
    <DefinitionList
      facts={[
        { label: t('status'), value: statusTitle(kind, entry.status, t('outside')) },
        { label: t('org'), value: entry.orgName },
        ...kind.definition.fields.map(({ key, titleZh }) => ({ label: titleZh, value: entry.fields[key] ?? '' })),
        { label: t('enteredOn'), value: <DateText date={entry.enteredOn} /> },
        ...(entry.leftOn === null
          ? [
              {
                label: t('reviewDue'),
                value: entry.reviewOverdue ? (
                  <StatusTag tone="red">{t('reviewOverdueOn', { date: entry.reviewDueOn ?? '' })}</StatusTag>
                ) : (
                  entry.reviewDueOn && <DateText date={entry.reviewDueOn} />
                ),
              },
            ]
          : [{ label: t('leftOn'), value: <DateText date={entry.leftOn} /> }]),
        ...(entry.expiresOn === null ? [] : [{ label: t('expiresOn'), value: <DateText date={entry.expiresOn} /> }]),
      ]}
    />
  );
}

/** Every change with its day, source and reason. */
export function EntryHistory({ kind, events }: { readonly kind: Kind; readonly events: readonly RegisterEvent[] }) {
  const t = useTexts(registerTexts);
  const words = useRegisterWords();
  return (
    <HistoryList
      entries={events.map((line) => ({
        id: line.id,
        at: line.recordedAt,
        who: line.byName,
        what: (
          <>
            {line.happenedOn} {words.event(kind, line)}
            {line.sourceKind !== 'person' && ` · ${t('basedOn', { source: line.sourceRef })}`}
            {line.reason !== null && <div className="muted">{line.reason}</div>}
          </>
        ),
      }))}
    />
  );
}
