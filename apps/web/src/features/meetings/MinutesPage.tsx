import './meetings.css';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  ConfirmDialog,
  DefinitionList,
  Dialog,
  Form,
  formatClock,
  formatInstant,
  HistoryList,
  Loaded,
  notify,
  Page,
  PrintButton,
  PrintLayout,
  ProblemView,
  Section,
  StatusTag,
  TextArea,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useMaybeSession } from '../../shell/session.ts';
import { useDraft } from '../../state/draft.ts';
import { Resolutions } from './Business.tsx';
import { meetingTexts } from './texts.ts';
import { historyKeys, meetingTones, nameAmong, type Meeting } from './words.ts';

/** Minutes: written while and after the meeting, fixed, signed, printed. */
export function MinutesPage({ params }: PageParams) {
  const t = useTexts(meetingTexts);
  const query = useCall('meetings.get', { params: { meetingId: Number(params['meetingId']) } });
  return (
    <Loaded query={query}>
      {(meeting) => (
        <Page
          title={`${t('minutes')}：${meeting.titleZh}`}
          width="form"
          crumbs={[
            { label: t('meetings'), href: '/meetings' },
            { label: meeting.titleZh, href: `/meetings/${meeting.id}` },
          ]}
          status={
            <>
              <StatusTag tone={meetingTones[meeting.state]}>{t(meeting.state)}</StatusTag>
              {meeting.late && <StatusTag tone="amber">{t('late')}</StatusTag>}
            </>
          }
        >
          {meeting.can.record ? <WriteMinutes key={meeting.id} meeting={meeting} /> : <ReadMinutes meeting={meeting} />}
        </Page>
      )}
    </Loaded>
  );
}

interface Draft {
  readonly text: string;
  readonly summaries: Readonly<Record<string, string>>;
}

function WriteMinutes({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const attempt = useAttempt();
  const record = useAct('meetings.record');
  const [asking, setAsking] = useState(false);
  const [draft, setDraft, kept] = useDraft<Draft>(`minutes-${meeting.id}-${meeting.state}`, {
    text: meeting.minutesZh,
    summaries: Object.fromEntries(meeting.agenda.map((item) => [String(item.number), item.summaryZh])),
  });
  const { save, savedAt, version } = useSaving(meeting, draft);
  const fix = async () => {
    await attempt.run(async () => {
      await save();
      await record.mutateAsync({ params: { meetingId: meeting.id }, body: { version: version() } });
      kept.clear();
    });
    setAsking(false);
  };
  return (
    <div className="stack-loose">
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {meeting.recordDueOn && <p className="muted">{t('recordDue', { date: meeting.recordDueOn })}</p>}
      {meeting.agenda.map((item) => (
        <div key={item.number}>
          <TextArea
            name={`item-${item.number}`}
            label={t('itemSummary', { no: item.number, title: item.titleZh })}
            value={draft.summaries[item.number] ?? ''}
            onChange={(text) => setDraft({ ...draft, summaries: { ...draft.summaries, [item.number]: text } })}
            limit={3000}
            rows={4}
          />
          <Resolutions meeting={meeting} number={item.number} />
        </div>
      ))}
      <TextArea
        name="minutes"
        label={t('minutesText')}
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
        limit={20_000}
        rows={8}
      />
      <p role="status">{savedAt && t('savedAt', { time: formatClock(savedAt) })}</p>
      <ButtonBar>
        {meeting.state === 'closed' && (
          <Button kind="main" onClick={() => setAsking(true)}>
            {t('recordAct')}
          </Button>
        )}
        <Button onClick={() => void attempt.run(save)}>{t('saveDraft')}</Button>
      </ButtonBar>
      {asking && (
        <ConfirmDialog
          title={t('recordTitle')}
          consequence={t('recordText')}
          action={t('recordAct')}
          onConfirm={fix}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** Saves what is typed 3 s after the last change, with the version the server gave last. */
function useSaving(meeting: Meeting, draft: Draft) {
  const version = useRef(meeting.version);
  version.current = Math.max(version.current, meeting.version);
  const latest = useRef(draft);
  latest.current = draft;
  const sent = useRef(JSON.stringify(draft));
  const [savedAt, setSavedAt] = useState<string>();
  const save = async () => {
    const wanted = latest.current;
    const answer = await call('meetings.saveMinutes', {
      params: { meetingId: meeting.id },
      body: {
        version: version.current,
        minutesZh: wanted.text,
        summaries: meeting.agenda.map((item) => ({
          number: item.number,
          summaryZh: wanted.summaries[item.number] ?? '',
        })),
      },
    });
    version.current = answer.version;
    sent.current = JSON.stringify(wanted);
    setSavedAt(answer.savedAt);
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  useEffect(() => {
    if (JSON.stringify(draft) === sent.current) return;
    const timer = setTimeout(() => {
      saveNow.current().catch((error: unknown) => {
        // Kept on the device; the button tells what is wrong.
        if (!(error instanceof ApiProblem)) throw error;
      });
    }, 3000);
    return () => clearTimeout(timer);
  }, [draft]);
  return { save, savedAt, version: () => version.current };
}

function ReadMinutes({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const [amending, setAmending] = useState(false);
  const names = (state: Meeting['attendees'][number]['state']) =>
    meeting.attendees
      .filter((each) => each.state === state)
      .map((each) => nameAmong(meeting.attendees, each.memberId, each.name))
      .join('、');
  return (
    <PrintLayout title={`${t('minutes')}：${meeting.titleZh}`} org={meeting.orgName}>
      <div className="stack-loose">
        <DefinitionList
          facts={[
            { label: t('when'), value: meeting.openedAt === null ? meeting.heldOn : formatInstant(meeting.openedAt) },
            { label: t('place'), value: meeting.placeZh },
            {
              label: t('chair'),
              value: meeting.chair && nameAmong(meeting.attendees, meeting.chair.memberId, meeting.chair.name),
            },
            {
              label: t('recorder'),
              value: meeting.recorder && nameAmong(meeting.attendees, meeting.recorder.memberId, meeting.recorder.name),
            },
            { label: t('heads'), value: `${meeting.present} / ${meeting.expected ?? 0}` },
            { label: t('present'), value: [names('present'), names('left')].filter((each) => each !== '').join('、') },
            { label: t('onLeave'), value: names('on-leave') },
            { label: t('absent'), value: names('absent') },
            ...meeting.observers
              .filter((each) => each.count > 0)
              .map((each) => ({ label: each.titleZh, value: each.count })),
          ]}
        />
        <Section title={t('minutesText')}>
          <p className="minutes-text">{meeting.minutesZh}</p>
        </Section>
        {meeting.agenda.map((item) => (
          <Section key={item.number} title={`${item.number}. ${item.titleZh}`}>
            <p className="minutes-text">{item.summaryZh}</p>
            <Resolutions meeting={meeting} number={item.number} />
          </Section>
        ))}
        <Signatures meeting={meeting} />
        {meeting.addenda.length > 0 && (
          <Section title={t('addenda')}>
            <HistoryList
              entries={meeting.addenda.map((each) => ({
                id: each.at,
                at: each.at,
                who: each.byName,
                what: each.textZh,
              }))}
            />
          </Section>
        )}
        <ButtonBar>
          <PrintButton />
          {meeting.can.amend && <Button onClick={() => setAmending(true)}>{t('amend')}</Button>}
        </ButtonBar>
        {amending && <Amend meetingId={meeting.id} onClose={() => setAmending(false)} />}
        <div className="no-print">
          <Section title={t('history')}>
            <HistoryList
              entries={meeting.history.map((each, index) => ({
                id: index,
                at: each.at,
                who: each.byName,
                what: [t(historyKeys[each.state]), ...(each.reasonZh === null ? [] : [each.reasonZh])].join('：'),
              }))}
            />
          </Section>
        </div>
      </div>
    </PrintLayout>
  );
}

function Signatures({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const attempt = useAttempt();
  const ownId = useMaybeSession()?.user.memberId ?? null;
  const sign = useAct('meetings.sign');
  const [asked, setAsked] = useState<{ readonly as: 'chair' | 'recorder'; readonly name: string }>();
  const put = (as: 'chair' | 'recorder', onPaper: boolean) =>
    attempt.run(() =>
      sign.mutateAsync({ params: { meetingId: meeting.id }, body: { version: meeting.version, as, onPaper } }),
    );
  return (
    <Section title={t('signatures')}>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <DefinitionList
        facts={meeting.signedBy.map((as) => {
          const signature = meeting.signatures.find((each) => each.as === as);
          const signer = as === 'chair' ? meeting.chair : meeting.recorder;
          const name = signer?.name ?? '';
          return {
            label: t(as),
            value: signature
              ? `${signature.name} · ${formatInstant(signature.at)}${
                  signature.onPaper ? ` · ${t('onPaper', { name: signature.confirmedByName })}` : ''
                }`
              : `${name} · ${t('waiting')}`,
            action: !signature && meeting.can.sign && (
              <div className="row">
                {/* Nobody signs for another; of a paper one says that one has seen it. */}
                {signer?.memberId === ownId && (
                  <Button small kind="main" onClick={() => void put(as, false)}>
                    {t('sign', { role: t(as) })}
                  </Button>
                )}
                <Button small onClick={() => setAsked({ as, name })}>
                  {t('signOnPaper', { role: t(as) })}
                </Button>
              </div>
            ),
          };
        })}
      />
      {asked && (
        <ConfirmDialog
          title={t('signPaperTitle')}
          consequence={t('signPaperText', { name: asked.name })}
          action={t('signOnPaper', { role: t(asked.as) })}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            await put(asked.as, true);
            setAsked(undefined);
          }}
        />
      )}
    </Section>
  );
}

function Amend({ meetingId, onClose }: { readonly meetingId: number; readonly onClose: () => void }) {
  const t = useTexts(meetingTexts);
  const amend = useAct('meetings.amend');
  const form = useForm({
    initial: { textZh: '' },
    scope: 'amend',
    check: ({ textZh }) => ({ textZh: textZh.trim().length < 5 ? t('amendMissing') : undefined }),
    onSubmit: async ({ textZh }) => {
      await amend.mutateAsync({ params: { meetingId }, body: { textZh } });
      notify(t('saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('amend')} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('textZh')} label={t('amendText')} hint={t('amendHint')} limit={2000} rows={4} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('amend')}
        </Button>
      </Form>
    </Dialog>
  );
}
