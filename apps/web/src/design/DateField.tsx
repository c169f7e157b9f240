/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './calendar.css';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { Calendar, type DayMark } from './Calendar.tsx';
import { controlId } from './control-id.ts';
import { parseDate, todayInChina } from './dates.ts';
import { controlAttributes, Field, type FieldBase } from './Field.tsx';
import { widgetTexts } from './widget-texts.ts';
import { useLeaving } from './use-leaving.ts';
import { useIsTouchPhone } from './use-media.ts';

/** Properties of `DateField`. */
export interface DateFieldProps extends FieldBase {
  /** Civil date `YYYY-MM-DD`, or what was typed while it is no date yet, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Marks rest days and make-up working days of the official calendar. */
  readonly dayMark?: ((date: string) => DayMark | undefined) | undefined;
}

/**
 * A date: typed in any usual form (20261121, 2026.11.21, 2026年11月21日) and written out when the field is left,
 * or picked in the calendar. On phones the native picker.
 */
export function DateField({ value, onChange, min, max, dayMark, ...field }: DateFieldProps) {
  const t = useTexts(widgetTexts);
  const [typedError, setTypedError] = useState<string>();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const phone = useIsTouchPhone();
  const calendarId = useId();
  const shown = { ...field, hint: field.hint ?? (phone ? undefined : t('dateHint')), error: field.error ?? typedError };
  useLeaving(frame, open, () => setOpen(false));

  if (phone) {
    return (
      <Field {...shown}>
        <input
          {...controlAttributes(shown)}
          type="date"
          className="input width-10"
          value={parseDate(value).ok ? value : ''}
          min={min}
          max={max}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    );
  }

  const check = () => {
    const parsed = parseDate(value);
    if (parsed.ok && parsed.value !== value) onChange(parsed.value);
    if (parsed.ok || value.trim() === '') return;
    // Shown a moment later: a message that appears while a button below is being pressed would move it away.
    const words = t(parsed.reason === 'format' ? 'dateFormat' : 'dateNoSuchDay');
    setTimeout(() => setTypedError(words), 300);
  };
  const pick = (date: string) => {
    onChange(date);
    setTypedError(undefined);
    setOpen(false);
    document.getElementById(controlId(field.name, field.id))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      document.getElementById(controlId(field.name, field.id))?.focus();
    }
  };

  return (
    <Field {...shown}>
      <div className="date-field" ref={frame} onKeyDown={onKeyDown}>
        <div className="input-row">
          <input
            {...controlAttributes(shown)}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            className="input width-10"
            value={value}
            onChange={(event) => {
              setTypedError(undefined);
              onChange(event.target.value);
            }}
            onBlur={check}
          />
          <Button
            icon="calendar"
            aria-label={`${t('openCalendar')}：${field.label}`}
            aria-expanded={open}
            aria-controls={calendarId}
            onClick={() => setOpen(!open)}
          />
        </div>
        <div id={calendarId}>
          {open && (
            <Calendar
              label={field.label}
              value={parseDate(value).ok ? value : ''}
              today={todayInChina()}
              min={min}
              max={max}
              dayMark={dayMark}
              onPick={pick}
            />
          )}
        </div>
      </div>
    </Field>
  );
}
