import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import type { RosterFilters } from './filters.ts';

/** A row of the roster. */
export type RosterRow = Output<'members.list'>['items'][number];
export type RosterSort = 'branch' | 'name' | 'admitted' | 'admitted-desc';

const pageSize = 100;

/**
 * A roster of any length, page by page as it is scrolled: the next page by the cursor of the one before, any other by
 * the nearest anchor and a short skip, so that no page costs more than the first.
 */
export function useRoster(filters: RosterFilters, sort: RosterSort) {
  const key = JSON.stringify([filters, sort]);
  const count = useCall('members.count', { query: filters });
  const known = useRef({
    key,
    rows: new Map<number, RosterRow>(),
    cursors: new Map<number, string>(),
    asked: new Set<number>(),
  });
  if (known.current.key !== key) known.current = { key, rows: new Map(), cursors: new Map(), asked: new Set() };
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState<unknown>();
  // A roster too long to be counted at once tells its length with its anchors.
  const isLong = count.data !== undefined && (count.data.more || count.data.total > pageSize * 5);
  const anchors = useCall('members.anchors', { query: { ...filters, sort } }, { enabled: isLong, keepOld: false });

  const loadPage = useCallback(
    async (page: number) => {
      const state = known.current;
      if (state.asked.has(page)) return;
      const start = page * pageSize;
      const cursor = state.cursors.get(start);
      const every = anchors.data?.every ?? 0;
      const anchor = every > 0 ? Math.floor(start / every) : 0;
      if (start > 0 && cursor === undefined && !anchors.data) return;
      state.asked.add(page);
      const place =
        start === 0
          ? {}
          : cursor !== undefined
            ? { cursor }
            : { ...(anchor > 0 ? { cursor: anchors.data?.cursors[anchor - 1] } : {}), skip: start - anchor * every };
      try {
        const answer = await call('members.list', { query: { ...filters, sort, limit: pageSize, ...place } });
        answer.items.forEach((row, index) => state.rows.set(start + index, row));
        if (answer.nextCursor !== null) state.cursors.set(start + pageSize, answer.nextCursor);
      } catch (failure) {
        state.asked.delete(page);
        setFailed(failure);
      }
      redraw((n) => n + 1);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for filters and sort
    [key, anchors.data],
  );
  const onNeed = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) void loadPage(page);
    },
    [loadPage],
  );
  useEffect(() => void loadPage(0), [loadPage]);
  const total = anchors.data?.total ?? count.data?.total;
  return { total, query: count, row: (index: number) => known.current.rows.get(index), onNeed, failed };
}
