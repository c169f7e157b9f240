import { useMemo, useState } from 'react';

/** Key of a row. */
export type RowId = number | string;

/** Chosen rows of a list, across its pages. */
export interface Selection {
  readonly ids: readonly RowId[];
  /** All rows that match the filters are chosen, whether shown or not: `ids` is then empty. */
  readonly everything: boolean;
  /** Number of chosen rows. */
  readonly count: number;
  readonly has: (id: RowId) => boolean;
  readonly toggle: (id: RowId, on: boolean) => void;
  readonly toggleMany: (ids: readonly RowId[], on: boolean) => void;
  readonly chooseEverything: () => void;
  readonly clear: () => void;
}

/** Keeps the choice of rows while pages change. `total` is the number of rows that match the filters. */
export function useSelection(total?: number): Selection {
  const [ids, setIds] = useState<ReadonlySet<RowId>>(new Set());
  const [everything, setEverything] = useState(false);
  return useMemo(() => {
    const toggleMany = (changed: readonly RowId[], on: boolean) => {
      const next = new Set(everything ? [] : ids);
      for (const id of changed) {
        if (on) next.add(id);
        else next.delete(id);
      }
      setEverything(false);
      setIds(next);
    };
    return {
      ids: [...ids],
      everything,
      count: everything ? (total ?? 0) : ids.size,
      has: (id) => everything || ids.has(id),
      toggle: (id, on) => toggleMany([id], on),
      toggleMany,
      chooseEverything() {
        setIds(new Set());
        setEverything(true);
      },
      clear() {
        setIds(new Set());
        setEverything(false);
      },
    };
  }, [ids, everything, total]);
}
