import { createStore, type Store } from '../state/store.ts';

/** A quiet message after an act. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly at: Date;
  readonly undo?: (() => Promise<unknown> | void) | undefined;
}

/** Messages on screen now, and all since the page was opened (shown under 我的, newest first). */
export const shownNotices: Store<readonly Notice[]> = createStore<readonly Notice[]>([]);
export const pastNotices: Store<readonly Notice[]> = createStore<readonly Notice[]>([]);

const plainFor = 6_000;
const undoFor = 10_000;
let count = 0;

/**
 * Says quietly what happened ("已办：谈话记录"): 6 s, with `undo` 10 s. Errors are never told this way.
 * @param options `undo` takes the act back; the message disappears when it was pressed
 */
export function notify(text: string, options: { readonly undo?: () => Promise<unknown> | void } = {}): void {
  const notice: Notice = { id: (count += 1), text, at: new Date(), undo: options.undo };
  shownNotices.set([...shownNotices.get().slice(-2), notice]);
  pastNotices.set([{ ...notice, undo: undefined }, ...pastNotices.get()].slice(0, 30));
  setTimeout(() => dismissNotice(notice.id), options.undo ? undoFor : plainFor);
}

/** Takes a message off the screen. */
export function dismissNotice(id: number): void {
  shownNotices.set(shownNotices.get().filter((notice) => notice.id !== id));
}
