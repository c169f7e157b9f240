import './notices.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  addDays,
  Button,
  ButtonBar,
  DateText,
  DefinitionList,
  Dialog,
  Form,
  HistoryList,
  LinkButton,
  Loaded,
  notify,
  Page,
  PrintButton,
  PrintLayout,
  ProblemView,
  ReadAloud,
  Section,
  StatusTag,
  TextArea,
  TextInput,
  todayInChina,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { BatchDialog, type Batch } from './BatchDialog.tsx';
import { noticeTexts } from './texts.ts';
import { noticeStates, type Notice } from './words.ts';

/** One notice: its text, how its period is counted, and the acts that are possible now. */
export function NoticePage({ params }: PageParams) {
  const t = useTexts(noticeTexts);
  return (
    <NoticeDesk
      noticeId={Number(params['noticeId'])}
      frame={(view, content) => {
        const [key, tone] = noticeStates[view.state];
        return (
          <Page
            title={view.titleZh}
            width="form"
            crumbs={[{ label: t('notices'), href: '/notices' }]}
            status={<StatusTag tone={tone}>{t(key)}</StatusTag>}
            note={view.postingOrgName}
          >
            {content}
          </Page>
        );
      }}
    />
  );
}

/** The notice itself, on its page or inside the step of a run. */
export function NoticeDesk({
  noticeId,
  frame = (_view, content) => content,
}: {
  readonly noticeId: number;
  readonly frame?: (view: Notice, content: React.ReactNode) => React.ReactNode;
}) {
  const query = useCall('notices.get', { params: { noticeId } });
  return <Loaded query={query}>{(view) => frame(view, <Desk key={view.version} view={view} />)}</Loaded>;
}

function Desk({ view }: { readonly view: Notice }) {
  const t = useTexts(noticeTexts);
  return (
    <PrintLayout title={view.titleZh} org={view.postingOrgName}>
      <div className="stack-loose">
        <p className="card notice-text">{view.textZh}</p>
        <ReadAloud text={view.textZh} />
        <Acts view={view} />
        <Facts view={view} />
        {view.textVersions.length > 1 && (
          <Section title={t('versions')}>
            <HistoryList
              entries={view.textVersions.map((each) => ({
                id: each.number,
                at: each.at,
                who: each.byName,
                what: (
                  <>
                    {t('versionOf', { no: each.number })}
                    <div className="notice-text muted">{each.textZh}</div>
                  </>
                ),
              }))}
            />
          </Section>
        )}
      </div>
    </PrintLayout>
  );
}

function Facts({ view }: { readonly view: Notice }) {
  const t = useTexts(noticeTexts);
  const { postedOn, lastDay } = view;
  return (
    <DefinitionList
      facts={[
        { label: t('org'), value: view.orgName },
        ...(view.placesZh.length > 0 ? [{ label: t('places'), value: view.placesZh.join('、') }] : []),
        ...(view.secrecyCheckedBy === null ? [] : [{ label: t('checkedBy'), value: view.secrecyCheckedBy }]),
        ...(view.innerPostedOn === null ? [] : [{ label: t('inner'), value: view.innerPostedOn }]),
        ...(lastDay === null || postedOn === null
          ? []
          : [
              { label: t('lastDay'), value: <DateText date={lastDay} today={todayInChina()} /> },
              {
                label: t('howCounted'),
                value: (
                  <>
                    <p>{t('counting', { from: postedOn, last: lastDay, next: addDays(lastDay, 1) })}</p>
                    {view.skippedDays.length > 0 && (
                      <details className="notice-days">
                        <summary>{t('skipped')}</summary>
                        <ul>
                          {view.skippedDays.map((day) => (
                            <li key={day.date}>
                              {t('skippedDay', {
                                date: day.date,
                                why: day.because === 'weekend' ? t('weekend') : t('holiday'),
                              })}
                            </li>
                          ))}
                        </ul>
                      </details>
                    )}
                  </>
                ),
              },
            ]),
        ...(view.openObjections > 0 ? [{ label: t('objections'), value: view.openObjections }] : []),
      ]}
    />
  );
}

function Acts({ view }: { readonly view: Notice }) {
  const t = useTexts(noticeTexts);
  const attempt = useAttempt();
  const clear = useAct('notices.clear');
  const post = useAct('notices.post');
  const close = useAct('notices.close');
  const [asked, setAsked] = useState<Batch | 'revise' | 'take-down'>();
  const { can } = view;
  const isRunning = view.state === 'posted' || view.state === 'objected';
  const run = async (act: Batch, innerPostedOn: string | undefined) => {
    const body = { noticeIds: [view.id] };
    const isDone = await attempt.run(() =>
      act === 'clear'
        ? clear.mutateAsync({ body })
        : act === 'post'
          ? post.mutateAsync({ body: innerPostedOn ? { ...body, innerPostedOn } : body })
          : close.mutateAsync({ body }),
    );
    setAsked(undefined);
    if (isDone) notify(t('done', { count: 1 }));
  };
  return (
    <>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <ButtonBar>
        {can.clear && (
          <Button kind="main" onClick={() => setAsked('clear')}>
            {t('clearAct')}
          </Button>
        )}
        {can.post && (
          <Button kind="main" onClick={() => setAsked('post')}>
            {t('postAct')}
          </Button>
        )}
        {can.answer && (
          <LinkButton kind="main" href={`/notices/objections?noticeId=${view.id}`}>
            {t('objectionsDesk')}
          </LinkButton>
        )}
        {isRunning && can.takeDown && view.mode === 'notice' && (
          <Button onClick={() => setAsked('close')}>{t('closeAct')}</Button>
        )}
        {can.edit && <Button onClick={() => setAsked('revise')}>{t('revise')}</Button>}
        {can.takeDown && <Button onClick={() => setAsked('take-down')}>{t('takeDown')}</Button>}
        {view.publicUrl && (
          <LinkButton href={`/board/${view.id}`} external>
            {t('openOnBoard')}
          </LinkButton>
        )}
        <PrintButton />
      </ButtonBar>
      {(asked === 'clear' || asked === 'post' || asked === 'close') && (
        <BatchDialog act={asked} count={1} onRun={run} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'revise' && <Revise view={view} onClose={() => setAsked(undefined)} />}
      {asked === 'take-down' && <TakeDown view={view} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface DialogProps {
  readonly view: Notice;
  readonly onClose: () => void;
}

function Revise({ view, onClose }: DialogProps) {
  const t = useTexts(noticeTexts);
  const revise = useAct('notices.revise');
  const form = useForm({
    initial: { titleZh: view.titleZh, textZh: view.textZh },
    scope: 'revise',
    check: (values) => ({ textZh: values.textZh.trim().length < 2 ? t('textBad') : undefined }),
    onSubmit: async (values) => {
      await revise.mutateAsync({ params: { noticeId: view.id }, body: { version: view.version, ...values } });
      onClose();
    },
  });
  return (
    <Dialog title={t('revise')} onClose={onClose} wide>
      {view.postedOn !== null && <p>{t('reviseRestart')}</p>}
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('title')} maxLength={100} />
        <TextArea {...form.field('textZh')} label={t('text')} hint={t('textHint')} limit={5000} rows={8} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('reviseAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

function TakeDown({ view, onClose }: DialogProps) {
  const t = useTexts(noticeTexts);
  const takeDown = useAct('notices.takeDown');
  const form = useForm({
    initial: { reason: '' },
    scope: 'take-down',
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonBad') : undefined }),
    onSubmit: async ({ reason }) => {
      await takeDown.mutateAsync({ params: { noticeId: view.id }, body: { version: view.version, reason } });
      onClose();
    },
  });
  return (
    <Dialog title={t('takeDown')} onClose={onClose}>
      <Form form={form}>
        <TextArea {...form.field('reason')} label={t('takeDownReason')} limit={500} rows={3} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('takeDown')}
        </Button>
      </Form>
    </Dialog>
  );
}
