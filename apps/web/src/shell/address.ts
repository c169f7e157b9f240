import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/** What is written to the address: texts, or nothing to leave a name out. */
export type AddressChange = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Filters, sort and page of a list, kept in the address so that they can be shared and 返回 works.
 * `change` replaces the entry in the browser's history; with `push` it adds one (a new page of a list).
 */
export function useAddress(): readonly [URLSearchParams, (change: AddressChange, push?: boolean) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const change = useCallback(
    (wanted: AddressChange, push = false) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(wanted)) {
        next.delete(name);
        for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) next.append(name, one);
      }
      const text = next.toString();
      navigate(text ? `${path}?${text}` : path, { replace: !push });
    },
    [search, path, navigate],
  );
  return [params, change];
}

/** Paging by cursor with the number of the page in the address. */
export interface CursorPages {
  readonly cursor: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly onNext: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
  /** Back to the first page, as a changed filter needs it: add it to the change. */
  readonly firstPage: AddressChange;
}

/**
 * Paging of a list whose answers carry `nextCursor`. The way back is remembered for the visit; from a shared
 * address in the middle of a list 上一页 leads to the first page.
 */
export function useCursorPages(nextCursor: string | null | undefined): CursorPages {
  const [params, change] = useAddress();
  const page = Math.max(1, Number(params.get('page') ?? '1') || 1);
  const cursor = params.get('cursor') ?? undefined;
  const trail = trailKey(params);
  const firstPage = { page: undefined, cursor: undefined };
  const goTo = (number: number, to: string | undefined) =>
    change({ page: number > 1 ? String(number) : undefined, cursor: to }, true);
  return {
    cursor,
    page,
    firstPage,
    onNext: nextCursor
      ? () => {
          remember(trail, page, cursor);
          goTo(page + 1, nextCursor);
        }
      : undefined,
    onPrevious:
      page > 1
        ? () => {
            const known = recall(trail, page - 1);
            if (known === undefined) change(firstPage, true);
            else goTo(page - 1, known || undefined);
          }
        : undefined,
  };
}

const trails = new Map<string, string>();

function trailKey(params: URLSearchParams): string {
  const rest = new URLSearchParams(params);
  rest.delete('page');
  rest.delete('cursor');
  return `${location.pathname}?${rest.toString()}`;
}

function remember(trail: string, page: number, cursor: string | undefined): void {
  trails.set(`${trail}#${page}`, cursor ?? '');
}

function recall(trail: string, page: number): string | undefined {
  return page === 1 ? '' : trails.get(`${trail}#${page}`);
}
