import './bars.css';
import { useTexts } from '../i18n/use-texts.ts';
import { cx } from './cx.ts';
import { formatCount } from './numbers.ts';
import { widgetTexts } from './widget-texts.ts';
import type { ReactNode } from 'react';

/** One bar. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The same a period before, drawn thinner below and told in the table. */
  readonly earlier?: number | undefined;
  /** Leads to the rows behind the number. */
  readonly link?: ((content: ReactNode) => ReactNode) | undefined;
}

/** Properties of `Bars`. */
export interface BarsProps {
  /** What is shown, with unit and period: "各星级支部数，2026 年度". */
  readonly caption: string;
  readonly bars: readonly Bar[];
  readonly valueLabel: string;
  readonly earlierLabel?: string | undefined;
}

/** Lying bars of counts with the same numbers as a table behind 数据表. Every number opens its rows when `link` is given. */
export function Bars({ caption, bars, valueLabel, earlierLabel }: BarsProps) {
  const t = useTexts(widgetTexts);
  const largest = Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.earlier ?? 0)));
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  return (
    <figure className="stack">
      <figcaption>{caption}</figcaption>
      <div className="bars">
        {bars.map((bar) => (
          <div key={bar.key}>
            <span>{bar.label}</span>
            <div aria-hidden="true">
              <div className="bar-track">
                <div className="bar-fill" style={{ width: `${(bar.value / largest) * 100}%` }} />
              </div>
              {bar.earlier !== undefined && (
                <div className="bar-earlier" style={{ width: `${(bar.earlier / largest) * 100}%` }} />
              )}
            </div>
            <span className="number">{bar.link ? bar.link(formatCount(bar.value)) : formatCount(bar.value)}</span>
          </div>
        ))}
      </div>
      <details>
        <summary className="bars-summary">{t('dataTable')}</summary>
        <table className="table table-dense">
          <caption className="hidden-text">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{caption}</th>
              <th scope="col" className="align-right">
                {valueLabel}
              </th>
              <th scope="col" className="align-right">
                %
              </th>
              {earlierLabel && (
                <th scope="col" className="align-right">
                  {earlierLabel}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td className="align-right number">{formatCount(bar.value)}</td>
                <td className="align-right number">{total > 0 ? Math.round((bar.value / total) * 100) : 0}%</td>
                {earlierLabel && (
                  <td className="align-right number">{bar.earlier === undefined ? '' : formatCount(bar.earlier)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Parts of a whole in one bar, with a legend in words: 自评 535 · 初评 512. */
export function StackedBar({
  caption,
  parts,
}: {
  readonly caption: string;
  readonly parts: readonly { readonly label: string; readonly value: number }[];
}) {
  const total = Math.max(
    1,
    parts.reduce((sum, part) => sum + part.value, 0),
  );
  return (
    <figure className="stack">
      <figcaption>{caption}</figcaption>
      <div className="stacked-bar" aria-hidden="true">
        {parts.map((part, index) => (
          <div
            key={part.label}
            className={cx('bar-fill', `bar-fill-${index % 3}`)}
            style={{ width: `${(part.value / total) * 100}%` }}
          />
        ))}
      </div>
      <ul className="stacked-legend">
        {parts.map((part, index) => (
          <li key={part.label}>
            <span className={cx('legend-mark', `bar-fill-${index % 3}`)} aria-hidden="true" />
            {part.label} <span className="number">{formatCount(part.value)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
