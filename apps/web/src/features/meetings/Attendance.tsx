import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import { Button, formatClock, Menu, ProblemView, Section, StatusTag } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { meetingTexts } from './texts.ts';
import { tailAmong, type Attendee, type Meeting } from './words.ts';

/** The list: a tap marks a person as present, another takes it back; leave and leaving stand in the menu. */
export function Attendance({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const attempt = useAttempt();
  const attend = useAct('meetings.attend');
  const [onLeave, setOnLeave] = useState<number>();
  const mayMark = meeting.can.attend;
  const mark = (people: readonly Attendee[], state: 'present' | 'absent' | 'left') =>
    void attempt.run(() =>
      attend.mutateAsync({
        params: { meetingId: meeting.id },
        body: { marks: people.map(({ memberId }) => ({ memberId, state })) },
      }),
    );
  if (meeting.attendees.length === 0) return null;
  const missing = meeting.attendees.filter((each) => each.state === 'absent');
  return (
    <Section
      title={t('attendance')}
      action={
        mayMark &&
        missing.length > 0 && (
          <Button small onClick={() => mark(missing, 'present')}>
            {t('markAll')}
          </Button>
        )
      }
    >
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {mayMark && <p className="muted attend-hint no-print">{t('attendanceHint')}</p>}
      <ul className="attend-list">
        {meeting.attendees.map((person) => (
          <li key={person.memberId} className="attend-row">
            {mayMark ? (
              <button
                type="button"
                className="attend-name"
                aria-pressed={person.state === 'present'}
                onClick={() => mark([person], person.state === 'present' ? 'absent' : 'present')}
              >
                <Person person={person} tail={tailAmong(meeting.attendees, person)} />
              </button>
            ) : (
              <span className="attend-name">
                <Person person={person} tail={tailAmong(meeting.attendees, person)} />
              </span>
            )}
            {mayMark && (
              <Menu
                align="right"
                icon="more"
                label=""
                name={t('moreFor', { name: person.name })}
                items={[
                  { key: 'leave', label: t('leave'), onSelect: () => setOnLeave(person.memberId) },
                  ...(person.state === 'present'
                    ? [{ key: 'left', label: t('markLeft'), onSelect: () => mark([person], 'left') }]
                    : []),
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {onLeave !== undefined && (
        <LeaveDialog meeting={meeting} memberId={onLeave} onClose={() => setOnLeave(undefined)} />
      )}
    </Section>
  );
}

function Person({ person, tail }: { readonly person: Attendee; readonly tail: string }) {
  const t = useTexts(meetingTexts);
  const words = { present: t('present'), absent: t('absent'), 'on-leave': t('onLeave'), left: t('left') };
  const tones = { present: 'green', absent: 'grey', 'on-leave': 'blue', left: 'amber' } as const;
  return (
    <>
      <span>
        {person.name}
        {tail && <span className="muted small number"> {tail}</span>}
        {person.voting === false && (
          <span className="muted small"> {person.excludedZh === null ? t('noVote') : person.excludedZh}</span>
        )}
        {person.leaveReason && <span className="muted small"> {person.leaveReason}</span>}
      </span>
      <StatusTag tone={tones[person.state]}>
        {person.state === 'present' && person.signedInAt !== null && person.how === 'code'
          ? t('signedAt', { time: formatClock(person.signedInAt) })
          : words[person.state]}
      </StatusTag>
    </>
  );
}
