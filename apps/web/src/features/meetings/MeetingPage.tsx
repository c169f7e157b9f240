import './meetings.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  Dialog,
  Form,
  formatInstant,
  LinkButton,
  Loaded,
  Page,
  ProblemView,
  Section,
  StatusTag,
  TextArea,
  useForm,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useMaybeSession } from '../../shell/session.ts';
import { useKeepAwake } from '../../state/activity.ts';
import { Attendance } from './Attendance.tsx';
import { Business } from './Business.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { NoticeFacts } from './NoticeFacts.tsx';
import { Observers } from './Observers.tsx';
import { OpenMeeting } from './OpenMeeting.tsx';
import { Quorum } from './Quorum.tsx';
import { meetingTexts } from './texts.ts';
import { meetingTones, type Meeting } from './words.ts';

/** The desk of one meeting: made for one hand on a phone, the next act always at the top. */
export function MeetingPage({ params }: PageParams) {
  const t = useTexts(meetingTexts);
  const pick = usePick();
  return (
    <MeetingDesk
      meetingId={Number(params['meetingId'])}
      frame={(meeting, content) => (
        <Page
          title={meeting.titleZh}
          crumbs={[{ label: t('meetings'), href: '/meetings' }]}
          status={
            <>
              <StatusTag tone={meetingTones[meeting.state]}>{t(meeting.state)}</StatusTag>
              {meeting.late && <StatusTag tone="amber">{t('late')}</StatusTag>}
            </>
          }
          note={[
            meeting.orgName,
            pick(meeting.kindZh, meeting.kindEn),
            meeting.scheduledAt === null ? '' : formatInstant(meeting.scheduledAt),
            meeting.placeZh,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        >
          {content}
        </Page>
      )}
    />
  );
}

const running = new Set<Meeting['state']>(['called', 'opened', 'adjourned', 'resumed']);

/** The desk itself, on its page or inside the step of a run. */
export function MeetingDesk({
  meetingId,
  frame = (_meeting, content) => content,
}: {
  readonly meetingId: number;
  readonly frame?: (meeting: Meeting, content: React.ReactNode) => React.ReactNode;
}) {
  const query = useCall('meetings.get', { params: { meetingId } }, { refetchEvery: 10_000 });
  return <Loaded query={query}>{(meeting) => frame(meeting, <Desk meeting={meeting} />)}</Loaded>;
}

function Desk({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  useKeepAwake();
  const isRunning = running.has(meeting.state);
  const isOver = ['closed', 'recorded', 'signed'].includes(meeting.state);
  return (
    <>
      <NextActs meeting={meeting} />
      {isRunning && <Quorum meeting={meeting} />}
      {meeting.state === 'called' && <NoticeFacts meeting={meeting} />}
      {meeting.state === 'called' && meeting.can.open && <OpenMeeting meeting={meeting} />}
      {(meeting.state === 'opened' || meeting.state === 'resumed') && <Business meeting={meeting} />}
      {meeting.state !== 'planned' && meeting.state !== 'cancelled' && <Attendance meeting={meeting} />}
      {(isRunning || isOver) && <Observers meeting={meeting} />}
      {!isRunning && meeting.agenda.length > 0 && (
        <Section title={t('agenda')}>
          <ol className="stack">
            {meeting.agenda.map((item) => (
              <li key={item.number}>{item.titleZh}</li>
            ))}
          </ol>
        </Section>
      )}
      <Leave meeting={meeting} />
    </>
  );
}

/** What is done next, as buttons. */
function NextActs({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const attempt = useAttempt();
  const [asked, setAsked] = useState<'adjourn' | 'cancel'>();
  const resume = useAct('meetings.resume');
  const attend = useAct('meetings.attend');
  const { id, can, state, version } = meeting;
  const params = { meetingId: id };
  const isOver = ['closed', 'recorded', 'signed'].includes(state);
  const away = meeting.attendees.filter((each) => each.state === 'left').map((each) => each.memberId);
  return (
    <>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <ButtonBar>
        {state === 'planned' && can.call && (
          <LinkButton kind="main" href={`/meetings/${id}/call`}>
            {t('setTime')}
          </LinkButton>
        )}
        {can.attend && !isOver && (
          <LinkButton
            kind={state === 'called' && meeting.quorum?.met === false ? 'main' : 'plain'}
            href={`/meetings/${id}/wall`}
          >
            {t('wall')}
          </LinkButton>
        )}
        {can.resume && (
          <>
            {away.length > 0 && (
              <Button
                onClick={() =>
                  void attempt.run(() =>
                    attend.mutateAsync({
                      params,
                      body: { marks: away.map((memberId) => ({ memberId, state: 'present' as const })) },
                    }),
                  )
                }
              >
                {t('resumeAll')}
              </Button>
            )}
            <Button
              kind="main"
              busy={resume.isPending}
              onClick={() => void attempt.run(() => resume.mutateAsync({ params, body: { version } }))}
            >
              {t('resume')}
            </Button>
          </>
        )}
        {isOver && (
          <LinkButton kind="main" href={`/meetings/${id}/minutes`}>
            {can.record ? t('writeMinutes') : t('readMinutes')}
          </LinkButton>
        )}
        {!isOver && can.record && <LinkButton href={`/meetings/${id}/minutes`}>{t('writeMinutes')}</LinkButton>}
        {can.adjourn && <Button onClick={() => setAsked('adjourn')}>{t('adjourn')}</Button>}
        {state === 'called' && can.call && <LinkButton href={`/meetings/${id}/call`}>{t('changeCall')}</LinkButton>}
        {can.cancel && <Button onClick={() => setAsked('cancel')}>{t('cancelMeeting')}</Button>}
      </ButtonBar>
      {asked && <ReasonDialog meeting={meeting} act={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function ReasonDialog({
  meeting,
  act,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly act: 'adjourn' | 'cancel';
  readonly onClose: () => void;
}) {
  const t = useTexts(meetingTexts);
  const adjourn = useAct('meetings.adjourn');
  const cancel = useAct('meetings.cancel');
  const title = act === 'adjourn' ? t('adjourn') : t('cancelMeeting');
  const form = useForm({
    initial: { reason: '' },
    scope: act,
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('leaveMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      const input = { params: { meetingId: meeting.id }, body: { version: meeting.version, reason } };
      await (act === 'adjourn' ? adjourn.mutateAsync(input) : cancel.mutateAsync(input));
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form}>
        <TextArea
          {...form.field('reason')}
          label={act === 'adjourn' ? t('adjournReason') : t('cancelReason')}
          limit={300}
          rows={3}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {title}
        </Button>
      </Form>
    </Dialog>
  );
}

/** A member asks for leave for himself. */
function Leave({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const memberId = useMaybeSession()?.user.memberId ?? null;
  const [asking, setAsking] = useState(false);
  const own = meeting.attendees.find((each) => each.memberId === memberId);
  // Whoever keeps the list notes it there.
  if (!own || own.state !== 'absent' || meeting.state !== 'called' || meeting.can.attend) return null;
  return (
    <ButtonBar>
      <Button onClick={() => setAsking(true)}>{t('askLeave')}</Button>
      {asking && <LeaveDialog meeting={meeting} memberId={own.memberId} onClose={() => setAsking(false)} />}
    </ButtonBar>
  );
}
