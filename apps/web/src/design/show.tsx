import './states.css';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { cx } from './cx.ts';
import { formatInstant, nearness } from './dates.ts';
import { Icon, type IconName } from './Icon.tsx';
import { formatCount } from './numbers.ts';
import { kitTexts } from './texts.ts';
import { listTexts } from './list-texts.ts';

/** Colour of a tag; the word says what it means. */
export type TagTone = 'grey' | 'red' | 'amber' | 'green' | 'blue';

/** A short state word: 已超期, 预备党员. */
export function StatusTag({
  tone = 'grey',
  icon,
  children,
}: {
  readonly tone?: TagTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={cx('tag', tone !== 'grey' && `tag-${tone}`)}>
      {icon && <Icon name={icon} size={1} />}
      {children}
    </span>
  );
}

/** Stars of a branch, drawn and in words. `of` is the largest number. */
export function StarRating({ stars, of = 5 }: { readonly stars: number; readonly of?: number }) {
  const t = useTexts(listTexts);
  if (stars === 0) return <span className="muted">{t('noStars')}</span>;
  return (
    <span className="stars">
      <span className="stars-drawn" aria-hidden="true">
        {'★'.repeat(stars)}
        {'☆'.repeat(Math.max(0, of - stars))}
      </span>
      <span className="stars-text">{t('stars', { count: stars })}</span>
    </span>
  );
}

/** How far something is: words, share with its base, bar. `whole` 0 shows an empty bar. */
export function ProgressBar({
  label,
  done,
  whole,
  unit,
}: {
  readonly label: string;
  readonly done: number;
  readonly whole: number;
  readonly unit?: string;
}) {
  const percent = whole > 0 ? Math.min(100, Math.round((done / whole) * 100)) : 0;
  return (
    <div className="progress">
      <div className="progress-head">
        <span>{label}</span>
        <span className="number">
          {formatCount(done)} / {formatCount(whole)} {unit} · {percent}%
        </span>
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${formatCount(done)} / ${formatCount(whole)}`}
      >
        <div className="progress-done" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

/** A civil date that does not break; with `today` it adds 明天, 还有 2 天 and the like when it is near. */
export function DateText({ date, today }: { readonly date: string; readonly today?: string | undefined }) {
  const t = useTexts(listTexts);
  const near = today === undefined ? undefined : nearness(date, today);
  return (
    <span>
      <time dateTime={date}>{date}</time>
      {near && ` （${t(near.word, { count: near.count })}）`.trimStart()}
    </span>
  );
}

/** An instant in China time. */
export function InstantText({ at }: { readonly at: string }) {
  return <time dateTime={at}>{formatInstant(at)}</time>;
}

/** One fact of a definition list. */
export interface Fact {
  readonly label: string;
  /** Empty, null or undefined shows 无. */
  readonly value: ReactNode;
  /** 修改, 查看: one small act. */
  readonly action?: ReactNode;
}

/** Facts of a record: label beside value, on a phone label above value. */
export function DefinitionList({ facts, label }: { readonly facts: readonly Fact[]; readonly label?: string }) {
  const kit = useTexts(kitTexts);
  const withActions = facts.some((fact) => Boolean(fact.action));
  return (
    <dl className={cx('facts', !withActions && 'facts-plain')} aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{isNothing(fact.value) ? <span className="muted">{kit('emptyValue')}</span> : fact.value}</dd>
          {withActions && <dd className="facts-action">{fact.action}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** One entry of a history. */
export interface HistoryEntry {
  readonly id: string | number;
  /** Instant. */
  readonly at: string;
  readonly who: string;
  readonly what: ReactNode;
  readonly changes?: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

/** Who did what and when, newest first as given; changes as old → new. */
export function HistoryList({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const t = useTexts(listTexts);
  const kit = useTexts(kitTexts);
  if (entries.length === 0) return <p className="muted">{t('noHistory')}</p>;
  return (
    <ol className="history">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="muted small">
            <InstantText at={entry.at} /> · {entry.who}
          </div>
          <div>{entry.what}</div>
          {entry.changes?.map((change) => (
            <div key={change.label} className="small">
              {change.label}：
              {t('changedTo', { before: change.before || kit('emptyValue'), after: change.after || kit('emptyValue') })}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function isNothing(value: ReactNode): boolean {
  return value === undefined || value === null || value === '' || value === false;
}
