import sql from 'sql-template-tag';
import type { Tx } from './db/tx.ts';

/** Bits of an id below the region. Regions are four-digit codes (< 2^14), so an id stays under 2^53. */
const seqSpace = 2 ** 39;

/** Region (prefecture-level place, GB/T 2260 first four digits) of an id. */
export function regionOf(id: number): number {
  return Math.floor(id / seqSpace);
}

/** Sequence part of an id. */
export function seqOf(id: number): number {
  return id % seqSpace;
}

/** Token of an organisation in materialised paths. */
export function pathToken(id: number): string {
  return `${seqOf(id).toString(36)}.`;
}

/** Upper bound (exclusive) of the subtree below `path`. */
export function pathEnd(path: string): string {
  return path === '' ? '~' : `${path.slice(0, -1)}/`;
}

/** Ids of the organisations on a path, root first. */
export function idsOnPath(region: number, path: string): number[] {
  return path
    .split('.')
    .filter((token) => token !== '')
    .map((token) => region * seqSpace + Number.parseInt(token, 36));
}

/** Gives ids from blocks of the database sequence; a block that is lost at a crash leaves a gap, nothing more. */
export interface Ids {
  next(tx: Tx, region: number): Promise<number>;
  /** `count` ids at once, for bulk work. */
  take(tx: Tx, region: number, count: number): Promise<number[]>;
}

const blockSize = 1000;

/** Ids for one process. */
export function createIds(): Ids {
  let next = 0;
  let end = 0;
  const block = async (tx: Tx): Promise<number> =>
    (await tx.one<{ first: number }>(sql`select nextval('id_block') as first`)).first;
  return {
    async next(tx, region) {
      if (next >= end) {
        const start = await block(tx);
        // Another caller may have filled the block while this one waited; both blocks are valid.
        next = start;
        end = start + blockSize;
      }
      return region * seqSpace + next++;
    },
    async take(tx, region, count) {
      // Blocks of concurrent callers interleave, so a long run takes its ids block by block.
      const taken: number[] = [];
      while (taken.length < count) {
        const start = await block(tx);
        for (let seq = start; seq < start + blockSize && taken.length < count; seq++) {
          taken.push(region * seqSpace + seq);
        }
      }
      return taken;
    },
  };
}
