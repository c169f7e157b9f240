/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { addDays, addMonths, daysInMonth, isoDate, weekday } from './dates.ts';
import { listTexts } from './list-texts.ts';
import { widgetTexts } from './widget-texts.ts';
import { usePreferences } from '../state/preferences.ts';

/** A day that differs from the week: a rest day, or a make-up working day. */
export type DayMark = 'rest' | 'work';

const weekdayNames = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] };

interface CalendarProps {
  readonly label: string;
  /** Chosen civil date, or empty. */
  readonly value: string;
  readonly today: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly dayMark?: ((date: string) => DayMark | undefined) | undefined;
  readonly onPick: (date: string) => void;
}

/** One month of days. Arrows move by day and week, Page Up and Page Down by month, Home and End within the week. */
export function Calendar({ label, value, today, min, max, dayMark, onPick }: CalendarProps) {
  const t = useTexts(widgetTexts);
  const { language } = usePreferences();
  const [at, setAt] = useState(value || today);
  const grid = useRef<HTMLTableElement>(null);
  const [year = 0, month = 1] = at.split('-').map(Number);

  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <div className="calendar" role="dialog" aria-label={`${t('calendar')}：${label}`}>
      <div className="calendar-head">
        <Button kind="quiet" icon="left" aria-label={t('previousMonth')} onClick={() => setAt(addMonths(at, -1))} />
        <strong aria-live="polite">{t('monthTitle', { year, month })}</strong>
        <Button kind="quiet" icon="right" aria-label={t('nextMonth')} onClick={() => setAt(addMonths(at, 1))} />
      </div>
      <table ref={grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weekdayNames[language].map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={week.find((day) => day !== '') ?? ''}>
              {week.map((day, index) => (
                <td key={index}>
                  {day && (
                    <DayButton
                      day={day}
                      chosen={day === value}
                      reachable={day === at}
                      isToday={day === today}
                      outside={(min !== undefined && day < min) || (max !== undefined && day > max)}
                      mark={dayMark?.(day)}
                      onPick={onPick}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayButton(props: {
  readonly day: string;
  readonly chosen: boolean;
  readonly reachable: boolean;
  readonly isToday: boolean;
  readonly outside: boolean;
  readonly mark: DayMark | undefined;
  readonly onPick: (date: string) => void;
}) {
  const t = useTexts(widgetTexts);
  const list = useTexts(listTexts);
  const { day, mark } = props;
  const markWord = mark && t(mark === 'rest' ? 'restDay' : 'workDay');
  return (
    <button
      type="button"
      data-day={day}
      className={cx('calendar-day', props.isToday && 'calendar-today')}
      tabIndex={props.reachable ? 0 : -1}
      aria-pressed={props.chosen}
      aria-label={[day, props.isToday && list('today'), markWord].filter(Boolean).join(' ')}
      disabled={props.outside}
      onClick={() => props.onPick(day)}
    >
      {Number(day.slice(8))}
      {markWord && <span className={cx('calendar-mark', mark === 'work' && 'calendar-mark-work')}>{markWord}</span>}
    </button>
  );
}

function moved(key: string, at: string): string | undefined {
  if (key === 'ArrowLeft') return addDays(at, -1);
  if (key === 'ArrowRight') return addDays(at, 1);
  if (key === 'ArrowUp') return addDays(at, -7);
  if (key === 'ArrowDown') return addDays(at, 7);
  if (key === 'PageUp') return addMonths(at, -1);
  if (key === 'PageDown') return addMonths(at, 1);
  if (key === 'Home') return addDays(at, 1 - weekday(at));
  if (key === 'End') return addDays(at, 7 - weekday(at));
  return undefined;
}

/** Weeks of a month, Monday first; days outside the month are empty. */
function weeksOf(year: number, month: number): readonly (readonly string[])[] {
  const days: string[] = Array.from({ length: weekday(isoDate(year, month, 1)) - 1 }, () => '');
  for (let day = 1; day <= daysInMonth(year, month); day += 1) days.push(isoDate(year, month, day));
  while (days.length % 7 !== 0) days.push('');
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
