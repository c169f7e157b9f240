/* oxlint-disable jsx-a11y/control-has-associated-label, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { usePreferences } from '../state/preferences.ts';
import type { Column, Sort } from './columns.ts';
import { cx } from './cx.ts';
import { BodyCell, HeaderCell } from './DataTable.tsx';
import type { RowId } from './selection.ts';
import { widgetTexts } from './widget-texts.ts';

/** Properties of `VirtualTable`. */
export interface VirtualTableProps<Row> {
  readonly caption: string;
  /** Number of all rows, loaded or not. */
  readonly rowCount: number;
  /** A row by its place from 0; `undefined` while it is not loaded. */
  readonly row: (index: number) => Row | undefined;
  /** Rows from `first` to `last` (inclusive) are on screen or near it: load what is missing. Called while scrolling. */
  readonly onNeed: (first: number, last: number) => void;
  readonly rowId: (row: Row) => RowId;
  readonly columns: readonly Column<Row>[];
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  /** Enter on a row. */
  readonly onOpen?: ((row: Row) => void) | undefined;
}

/**
 * A table of any length: only the rows near the window are drawn, yet it stays a real table whose rows say their
 * place (`aria-rowcount`, `aria-rowindex`). Arrows, Page Up and Down, Home and End move the row with the focus;
 * Enter opens it.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { caption, rowCount, columns } = props;
  const t = useTexts(widgetTexts);
  const { dense, size } = usePreferences();
  const frame = useRef<HTMLDivElement>(null);
  const captionId = useId();
  // oxlint-disable-next-line react/incompatible-library -- no compiler is used that would cache its functions
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => frame.current,
    estimateSize: () => (size === 'large' ? 70 : 50) - (dense ? 16 : 0),
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  useNeeded(props.onNeed, first, last, rowCount);
  const { current, onKeyDown, onFocusRow } = useRowKeys(props, frame, (index) => rows.scrollToIndex(index));
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items[items.length - 1]?.end ?? 0);
  const weight = columns.reduce((sum, column) => sum + (column.weight ?? 1), 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="long-table" ref={frame} role="region" aria-label={t('tableScroll', { caption })} tabIndex={0}>
      <table
        className={cx('table', dense && 'table-dense')}
        aria-labelledby={captionId}
        aria-rowcount={rowCount + 1}
        onKeyDown={onKeyDown}
      >
        <caption id={captionId} className="hidden-text">
          {caption}
        </caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: `${((column.weight ?? 1) / weight) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {items.map((item) => {
            const row = props.row(item.index);
            return (
              <tr
                key={item.index}
                ref={rows.measureElement}
                data-index={item.index}
                data-row
                aria-rowindex={item.index + 2}
                tabIndex={item.index === current ? 0 : -1}
                className={cx(row === undefined && 'waiting') || undefined}
                onFocus={() => onFocusRow(item.index)}
              >
                {row === undefined ? (
                  <td colSpan={columns.length}>{t('rowsLoading', { from: item.index + 1 })}</td>
                ) : (
                  columns.map((column) => <BodyCell key={column.id} column={column} row={row} />)
                )}
              </tr>
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** Tells which rows are needed once the scrolling pauses for a moment, so that flying past loads nothing. */
function useNeeded(onNeed: (first: number, last: number) => void, first: number, last: number, rowCount: number): void {
  const latest = useRef(onNeed);
  latest.current = onNeed;
  useEffect(() => {
    if (rowCount === 0) return;
    const timer = setTimeout(() => latest.current(first, last), 60);
    return () => clearTimeout(timer);
  }, [first, last, rowCount]);
}

function useRowKeys<Row>(
  { rowCount, row, onOpen }: VirtualTableProps<Row>,
  frame: { readonly current: HTMLElement | null },
  scrollTo: (index: number) => void,
) {
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number | undefined>(undefined);
  // The row may have to be drawn first: the focus follows after the next drawings.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const element = frame.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!element) return;
    wanted.current = undefined;
    element.focus();
  });
  const page = 10;
  const steps: Readonly<Record<string, number | undefined>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: rowCount - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof HTMLElement && event.target.matches('tr[data-row]');
    const step = steps[event.key];
    if (onRow && step !== undefined) {
      event.preventDefault();
      const next = Math.min(rowCount - 1, Math.max(0, step));
      wanted.current = next;
      setCurrent(next);
      scrollTo(next);
    } else if (onRow && event.key === 'Enter') {
      const open = row(current);
      if (open !== undefined) onOpen?.(open);
    }
  };
  return { current, onKeyDown, onFocusRow: setCurrent };
}
