import { createStore, type Store } from './store.ts';
import { followPreferences, preferences } from './preferences.ts';

/** What the layout depends on. Style sheets read the same from `html[data-narrow]`. */
export interface Viewport {
  readonly narrow: boolean;
}

/** Below this the header and the rail no longer fit beside a table, in pixels. */
const normalBreak = 960;
const largeBreak = 1260;

/** The layout now. 大字版 turns to the narrow layout earlier, because its letters need the room. */
export const viewport: Store<Viewport> = createStore(measure());
show();
window.addEventListener('resize', update);
followPreferences(update);

function measure(): Viewport {
  const limit = preferences().size === 'large' ? largeBreak : normalBreak;
  return { narrow: window.innerWidth < limit };
}

function update(): void {
  const next = measure();
  if (next.narrow === viewport.get().narrow) return;
  viewport.set(next);
  show();
}

function show(): void {
  document.documentElement.dataset['narrow'] = String(viewport.get().narrow);
}
