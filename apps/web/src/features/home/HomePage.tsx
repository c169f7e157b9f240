import './home.css';
import { lazy } from 'react';
import { useCall } from '../../api/queries.ts';
import { ButtonBar, LinkButton } from '../../design/Button.tsx';
import { Page } from '../../design/Page.tsx';
import { Tabs } from '../../design/Tabs.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { useCan, useSession } from '../../shell/session.ts';
import { DutyStrip } from './DutyStrip.tsx';
import { homeTexts } from './texts.ts';
import { TodoList } from './TodoList.tsx';

// Only the list of to-dos belongs to the first load; the other tabs come when they are opened.
const CalendarList = lazy(async () => ({ default: (await import('./CalendarList.tsx')).CalendarList }));
const DoneList = lazy(async () => ({ default: (await import('./DoneList.tsx')).DoneList }));
const StartedList = lazy(async () => ({ default: (await import('./StartedList.tsx')).StartedList }));

/** 待办: what this person has to do, by date, in words; then what they started, what is done, the calendar. */
export function HomePage() {
  const t = useTexts(homeTexts);
  const session = useSession();
  const can = useCan();
  const [address, change] = useAddress();
  const first = useCall('todos.open', { query: { limit: 50 } });
  const counts = first.data?.counts;
  const tab = address.get('tab') ?? 'open';
  const count = counts && (counts.capped ? t('countMany', { count: counts.open }) : t('count', { count: counts.open }));
  const note = counts && counts.open > 0 && (
    <span>
      {count}
      {counts.overdue > 0 && `，${t('overdueCount', { count: counts.overdue })}`}
      {counts.soon > 0 && `，${t('soonCount', { count: counts.soon })}`}
    </span>
  );
  return (
    <Page title={greeting(t, session.user.displayName)} note={note} width="text">
      <Tabs
        label={t('title')}
        value={tab}
        onChange={(id) => change({ tab: id === 'open' ? undefined : id })}
        tabs={[
          { id: 'open', label: t('tabOpen'), count: counts?.open, content: <TodoList first={first} /> },
          ...(can('run.read') ? [{ id: 'started', label: t('tabStarted'), content: <StartedList /> }] : []),
          { id: 'done', label: t('tabDone'), content: <DoneList /> },
          { id: 'calendar', label: t('tabCalendar'), content: <CalendarList /> },
        ]}
      />
      {can('run.read') && <DutyStrip />}
      <ButtonBar>
        {can('meeting.call') && (
          <LinkButton href="/meetings/new" icon="plus">
            {t('newMeeting')}
          </LinkButton>
        )}
        {can('run.start') && (
          <LinkButton href="/procedures" icon="plus">
            {t('startProcedure')}
          </LinkButton>
        )}
      </ButtonBar>
    </Page>
  );
}

/** Morning until noon, evening from six, by the clock of China. */
function greeting(t: ReturnType<typeof useTexts<typeof homeTexts.zh>>, name: string): string {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(new Date()),
  );
  if (hour < 12) return t('morning', { name });
  return hour < 18 ? t('afternoon', { name }) : t('evening', { name });
}
