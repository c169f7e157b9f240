import './table.css';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { Button } from './Button.tsx';
import { nextSort, type Column, type Sort } from './columns.ts';
import { ColumnChooser, useShownColumns } from './ColumnChooser.tsx';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { Select } from './inputs.tsx';
import { formatCount } from './numbers.ts';
import type { RowId, Selection } from './selection.ts';
import { useIsNarrow } from './use-media.ts';
import { widgetTexts } from './widget-texts.ts';

/** Properties of `DataTable`. */
export interface DataTableProps<Row> {
  /** Name of the table, read out; drawn only when no heading says the same (`captionShown`). */
  readonly caption: string;
  readonly captionShown?: boolean | undefined;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => RowId;
  /** Name of a row for its check box. */
  readonly rowName?: ((row: Row) => string) | undefined;
  readonly columns: readonly Column<Row>[];
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  readonly selection?: Selection | undefined;
  /** Acts on the chosen rows, shown in a bar as soon as there are any. */
  readonly batch?: ReactNode;
  /** Number of rows that match, to offer choosing them all. */
  readonly total?: number | undefined;
  /** Offers a choice of columns and remembers it on this device under this name. */
  readonly chooseColumns?: string | undefined;
  /** Instead of rows, when there are none. */
  readonly empty?: ReactNode;
}

/**
 * Rows as a real table; on a phone as cards with the facts that matter. Rows are marked for J, K, X and Enter.
 * At most a few hundred rows: page longer lists, or use `VirtualTable`.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = useIsNarrow();
  const shown = useShownColumns(props.columns, props.chooseColumns);
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  return (
    <div>
      {narrow ? (
        <Cards {...props} />
      ) : (
        <>
          {props.chooseColumns !== undefined && <Tools columns={props.columns} name={props.chooseColumns} />}
          <Table {...props} columns={shown} />
        </>
      )}
      {props.selection && props.selection.count > 0 && <BatchBar {...props} selection={props.selection} />}
    </div>
  );
}

function Tools<Row>({ columns, name }: { readonly columns: readonly Column<Row>[]; readonly name: string }) {
  const t = useTexts(widgetTexts);
  const { dense } = usePreferences();
  return (
    <div className="table-tools no-print">
      <Button
        small
        aria-pressed={dense}
        icon={dense ? 'check' : undefined}
        onClick={() => setPreferences({ dense: !dense })}
      >
        {t('density')}
      </Button>
      <ColumnChooser columns={columns} name={name} />
    </div>
  );
}

function Table<Row>(props: DataTableProps<Row>) {
  const { caption, rows, columns, rowId, selection } = props;
  const { dense } = usePreferences();
  const t = useTexts(widgetTexts);
  const captionId = useId();
  return (
    // The region can be reached by Tab, because a wide table scrolls sideways inside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-region" role="region" aria-label={t('tableScroll', { caption })} tabIndex={0}>
      <table className={cx('table', dense && 'table-dense')} aria-labelledby={captionId}>
        <caption id={captionId} className={props.captionShown ? undefined : 'hidden-text'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {selection && <PageCheck rows={rows} rowId={rowId} selection={selection} />}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} data-row data-chosen={selection?.has(rowId(row)) || undefined}>
              {selection && (
                <td className="table-check">
                  <RowCheck {...props} row={row} selection={selection} />
                </td>
              )}
              {columns.map((column) => (
                <BodyCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One header cell; when it sorts, a button inside says so. */
export function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const isSorted = sort?.column === column.id;
  const direction = sort?.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={cx(column.align === 'right' && 'align-right')}
      aria-sort={isSorted ? direction : column.sortable && onSort ? 'none' : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={cx('table-sort', isSorted && 'table-sort-on')}
          onClick={() => onSort(nextSort(sort, column.id))}
        >
          {column.header}
          <Icon name={!isSorted ? 'sort' : sort.descending ? 'down' : 'up'} size={0.9} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

/** One body cell; that of the naming column is a row header. */
export function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const className = cx(column.align === 'right' && 'align-right', column.nowrap && 'nowrap') || undefined;
  if (column.names) {
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  }
  return <td className={className}>{column.cell(row)}</td>;
}

function PageCheck<Row>({
  rows,
  rowId,
  selection,
}: {
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => RowId;
  readonly selection: Selection;
}) {
  const t = useTexts(widgetTexts);
  const all = rows.length > 0 && rows.every((row) => selection.has(rowId(row)));
  const some = rows.some((row) => selection.has(rowId(row)));
  return (
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the label is inside
    <th scope="col" className="table-check">
      <label>
        <span className="hidden-text">{t('selectAllPage')}</span>
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = some && !all;
          }}
          onChange={(event) => selection.toggleMany(rows.map(rowId), event.target.checked)}
        />
      </label>
    </th>
  );
}

function RowCheck<Row>({
  row,
  rowId,
  rowName,
  selection,
}: DataTableProps<Row> & { readonly row: Row; readonly selection: Selection }) {
  const t = useTexts(widgetTexts);
  const id = rowId(row);
  return (
    <label>
      <span className="hidden-text">{t('selectRow', { name: rowName?.(row) ?? String(id) })}</span>
      <input
        type="checkbox"
        checked={selection.has(id)}
        onChange={(event) => selection.toggle(id, event.target.checked)}
      />
    </label>
  );
}

function Cards<Row>(props: DataTableProps<Row>) {
  const { caption, rows, rowId, columns, selection } = props;
  const title = columns.find((column) => column.names) ?? columns[0];
  const facts = columns.filter((column) => column !== title && !column.notOnCard && !column.hiddenAtFirst);
  return (
    <>
      {props.onSort && <CardSort {...props} onSort={props.onSort} />}
      <ul className="cards" aria-label={caption}>
        {rows.map((row) => (
          <li key={rowId(row)} data-row>
            {selection && (
              <div className="card-check">
                <RowCheck {...props} row={row} selection={selection} />
              </div>
            )}
            <div className="card-body">
              <div className="card-title">{title?.cell(row)}</div>
              <dl className="card-facts">
                {facts.map((column) => (
                  <Pair key={column.id} name={column.header} value={column.cell(row)} />
                ))}
              </dl>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function CardSort<Row>({ columns, sort, onSort }: DataTableProps<Row> & { readonly onSort: (sort: Sort) => void }) {
  const t = useTexts(widgetTexts);
  const sortable = columns.filter((column) => column.sortable);
  if (sortable.length === 0) return null;
  return (
    <div className="table-tools">
      <Select
        name="sort"
        label={t('sortBy')}
        optional="silent"
        labelHidden
        emptyLabel={sort ? null : t('sortBy')}
        value={sort ? `${sort.descending ? '-' : ''}${sort.column}` : ''}
        onChange={(value) => onSort({ column: value.replace(/^-/, ''), descending: value.startsWith('-') })}
        choices={sortable.flatMap((column) => [
          { value: column.id, label: t('sortAscending', { column: column.header }) },
          { value: `-${column.id}`, label: t('sortDescending', { column: column.header }) },
        ])}
      />
    </div>
  );
}

function BatchBar<Row>({ selection, batch, total, rows }: DataTableProps<Row> & { readonly selection: Selection }) {
  const t = useTexts(widgetTexts);
  const more = total !== undefined && total > rows.length && !selection.everything;
  return (
    <div
      className="batch-bar no-print"
      role="region"
      aria-label={t('selected', { count: formatCount(selection.count) })}
    >
      <strong role="status">{t('selected', { count: formatCount(selection.count) })}</strong>
      {more && (
        <Button small kind="quiet" onClick={selection.chooseEverything}>
          {t('selectMatching', { count: formatCount(total) })}
        </Button>
      )}
      {batch}
      <Button small onClick={selection.clear}>
        {t('clearSelection')}
      </Button>
    </div>
  );
}
