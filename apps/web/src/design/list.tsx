import './list.css';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { formatCount } from './numbers.ts';
import { listTexts } from './list-texts.ts';

/** Properties of `Pager`; what `useCursorPages` gives fits. */
export interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly total?: number | undefined;
  readonly pageSize?: number;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** ‹ 上一页 第 3 / 369 页 下一页 › */
export function Pager({ page, total, pageSize = 50, onPrevious, onNext }: PagerProps) {
  const t = useTexts(listTexts);
  if (!onPrevious && !onNext) return null;
  const pages = total === undefined ? undefined : Math.max(page, Math.ceil(total / pageSize));
  return (
    <nav className="pager no-print" aria-label={t('pager')}>
      <Button icon="left" disabled={!onPrevious} onClick={onPrevious}>
        {t('previousPage')}
      </Button>
      <span className="number" role="status">
        {pages === undefined ? t('pageNumber', { page }) : t('pageOf', { page, pages: formatCount(pages) })}
      </span>
      <Button disabled={!onNext} onClick={onNext}>
        {t('nextPage')}
        <Icon name="right" />
      </Button>
    </nav>
  );
}

/** One condition that is set. */
export interface FilterChip {
  readonly key: string;
  /** "类别：预备党员". */
  readonly label: string;
  readonly onRemove: () => void;
}

/** The conditions of a list, each removable, and 清除全部. */
export function FilterChips({
  chips,
  onClear,
}: {
  readonly chips: readonly FilterChip[];
  readonly onClear: () => void;
}) {
  const t = useTexts(listTexts);
  if (chips.length === 0) return null;
  return (
    <ul className="chips no-print" aria-label={t('filters')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <button type="button" className="chip" onClick={chip.onRemove}>
            <span className="hidden-text">{t('removeFilter', { name: '' })}</span>
            {chip.label}
            <Icon name="cross" size={0.9} />
          </button>
        </li>
      ))}
      <li>
        <Button small kind="quiet" onClick={onClear}>
          {t('clearAll')}
        </Button>
      </li>
    </ul>
  );
}

/** 共 18,432 人 */
export function Total({ count, unit }: { readonly count: number; readonly unit: string }) {
  const t = useTexts(listTexts);
  return <span>{t('total', { count: formatCount(count), unit })}</span>;
}

/** Search field, selects and buttons above a list, in one row where there is room. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className="filter-bar no-print">{children}</div>;
}
