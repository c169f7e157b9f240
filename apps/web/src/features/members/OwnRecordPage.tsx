import './members.css';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Select, TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { HistoryList, StatusTag } from '../../design/show.tsx';
import { Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCodes } from './codes.ts';
import { useEventWords } from './event-words.ts';
import { MemberFacts } from './MemberFacts.tsx';
import { memberTexts } from './texts.ts';

type Own = Output<'members.ownRecord'>;

/** Everything kept about the signed-in person, who read it, and what they object to. */
export function OwnRecordPage() {
  const t = useTexts(memberTexts);
  const record = useCall('members.ownRecord');
  const [objecting, setObjecting] = useState(false);
  return (
    <Page
      title={t('ownTitle')}
      note={t('ownNote')}
      actions={<Button onClick={() => setObjecting(true)}>{t('object')}</Button>}
    >
      <Loaded query={record}>
        {(own) => (
          <>
            <MemberFacts page={own} own mayReveal />
            <Objections own={own} />
          </>
        )}
      </Loaded>
      <Readings />
      <OwnHistory />
      {objecting && <ObjectDialog onClose={() => setObjecting(false)} />}
    </Page>
  );
}

function Objections({ own }: { readonly own: Own }) {
  const t = useTexts(memberTexts);
  const { fieldOf } = useCodes();
  const states = { raised: t('raised'), corrected: t('answeredCorrected'), kept: t('answeredKept') } as const;
  return (
    <Section title={t('objections')}>
      {own.objections.length === 0 ? (
        <p>{t('noObjections')}</p>
      ) : (
        <ul className="stack">
          {own.objections.map((objection) => (
            <li key={objection.id}>
              <strong>{fieldOf(objection.field)}</strong>{' '}
              <StatusTag tone={objection.state === 'raised' ? 'amber' : 'green'}>{states[objection.state]}</StatusTag>
              <p>{objection.statement}</p>
              {objection.answer !== null && (
                <p className="muted">
                  {t('answerBy', { name: objection.answeredByName ?? '', answer: objection.answer })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Readings() {
  const t = useTexts(memberTexts);
  const readings = useCall('members.ownReadings', { query: {} });
  const kinds = { opened: t('opened'), revealed: t('revealed'), exported: t('exported') } as const;
  return (
    <Section title={t('readings')}>
      <Loaded query={readings}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noReadings')}</p>
          ) : (
            <HistoryList
              entries={items.map((reading) => ({
                id: reading.id,
                at: reading.at,
                who: `${reading.readerName}（${reading.readerRole}）`,
                what: (
                  <>
                    {kinds[reading.kind]} <span className="muted">{t('purposeWas', { purpose: reading.purpose })}</span>
                  </>
                ),
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function OwnHistory() {
  const t = useTexts(memberTexts);
  const words = useEventWords();
  const history = useCall('members.ownHistory', { query: {} });
  return (
    <Section title={t('history')}>
      <Loaded query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noHistory')}</p>
          ) : (
            <HistoryList
              entries={items.map((event) => ({
                id: event.id,
                at: event.recordedAt,
                who: event.reason ?? '',
                what: `${event.happenedOn} ${words.what(event)}`,
                changes: words.changes(event),
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function ObjectDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(memberTexts);
  const { codes } = useCodes();
  const [field, setField] = useState('');
  const [statement, setStatement] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const object = useAct('members.object');
  const submit = async () => {
    try {
      await object.mutateAsync({ body: { field, statement } });
      notify(t('objected'));
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  return (
    <Dialog
      title={t('objectTitle')}
      onClose={onClose}
      actions={
        <Button kind="main" busy={object.isPending} onClick={() => void submit()}>
          {t('objectAct')}
        </Button>
      }
    >
      <div className="stack">
        {problem && <ProblemView problem={problem} />}
        <Select
          name="field"
          label={t('objectField')}
          value={field}
          onChange={setField}
          choices={(codes?.fields ?? []).map(({ key, titleZh }) => ({ value: key, label: titleZh }))}
        />
        <TextArea
          name="statement"
          label={t('objectStatement')}
          hint={t('objectStatementHint')}
          value={statement}
          onChange={setStatement}
          limit={500}
          rows={4}
        />
      </div>
    </Dialog>
  );
}
