import type { ReactNode } from 'react';

/** One column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The one column that names the row: its cells are row headers, and the title of the card on a phone. */
  readonly names?: boolean | undefined;
  /** Numbers and money stand on the right. */
  readonly align?: 'right' | undefined;
  /** The header sorts. */
  readonly sortable?: boolean | undefined;
  /** Dates, numbers and ids do not break. */
  readonly nowrap?: boolean | undefined;
  /** Share of the width in long tables, where widths are fixed; 1 unless told. */
  readonly weight?: number | undefined;
  /** Not on the card of a phone, where 3 to 5 facts are enough. */
  readonly notOnCard?: boolean | undefined;
  /** Hidden until chosen in the list of columns. */
  readonly hiddenAtFirst?: boolean | undefined;
}

/** Column and direction of a sort. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** A sort as it stands in the address: `name` or `-name`. */
export function sortText(sort: Sort | undefined): string | undefined {
  return sort && `${sort.descending ? '-' : ''}${sort.column}`;
}

/** Reads a sort from the address; a column that cannot be sorted is ignored. */
export function readSort<Row>(text: string | null, columns: readonly Column<Row>[]): Sort | undefined {
  if (!text) return undefined;
  const descending = text.startsWith('-');
  const column = descending ? text.slice(1) : text;
  return columns.some((one) => one.id === column && one.sortable) ? { column, descending } : undefined;
}

/** What pressing a header makes of a sort: upwards, downwards, upwards again. */
export function nextSort(sort: Sort | undefined, column: string): Sort {
  return { column, descending: sort?.column === column && !sort.descending };
}
