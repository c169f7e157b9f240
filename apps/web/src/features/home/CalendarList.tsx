import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { addMonths, formatLongDate, todayInChina } from '../../design/dates.ts';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { homeTexts } from './texts.ts';

/** Dates of the own duties, month by month. */
export function CalendarList() {
  const t = useTexts(homeTexts);
  const pick = usePick();
  const [address, change] = useAddress();
  const month = `${address.get('month') ?? todayInChina().slice(0, 7)}-01`;
  const until = addMonths(month, 1);
  const days = useCall('todos.calendar', { query: { from: month, until } });
  const go = (months: number) => change({ month: addMonths(month, months).slice(0, 7) });
  return (
    <div className="stack">
      <div className="row">
        <Button small icon="left" onClick={() => go(-1)}>
          {t('previousMonth')}
        </Button>
        <strong role="status">
          {t('calendarMonth', { year: month.slice(0, 4), month: Number(month.slice(5, 7)) })}
        </strong>
        <Button small onClick={() => go(1)}>
          {t('nextMonth')}
        </Button>
      </div>
      <Loaded query={days} skeleton={<Skeleton lines={4} />}>
        {({ days: found }) =>
          found.length === 0 ? (
            <EmptyState title={t('calendarEmpty')} />
          ) : (
            <>
              {found.map((day) => (
                <section key={day.date}>
                  <h3>{formatLongDate(day.date)}</h3>
                  <ul className="plain-list">
                    {day.items.map((item) => (
                      <li key={`${item.link} ${item.titleZh} ${item.aboutName}`}>
                        <Link href={item.link}>{pick(item.titleZh, item.titleEn)}</Link>
                        {item.count > 1
                          ? ` · ${t('groupCount', { count: item.count })}`
                          : item.aboutName && ` · ${item.aboutName}`}
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </>
          )
        }
      </Loaded>
    </div>
  );
}
