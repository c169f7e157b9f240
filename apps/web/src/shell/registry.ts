import { lazy, useSyncExternalStore, type ComponentType } from 'react';
import { pages as homePages } from '../features/home/pages.tsx';
import type { PageDefinition, PageParams } from './page-definition.ts';

/** A registered page with its component, loaded when it is first opened. */
export interface RegisteredPage extends PageDefinition {
  readonly component: ComponentType<PageParams>;
}

/** Pages known so far. */
export interface Registry {
  readonly pages: readonly RegisteredPage[];
  /** False while only the first page is known: the others have not come yet. */
  readonly isComplete: boolean;
}

let registry: Registry = { pages: registered(homePages), isComplete: false };
let loading: Promise<Registry> | undefined;
const listeners = new Set<() => void>();

/** All pages. They come after the first one: their list would weigh on every first load. Failing, it is tried again when next asked for. */
export async function loadRegistry(): Promise<Registry> {
  loading ??= import('./all-pages.ts').then(({ allPages }) => {
    registry = { pages: registered(allPages), isComplete: true };
    for (const tell of listeners) tell();
    return registry;
  });
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** Follows the registry. */
export function useRegistry(): Registry {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registry,
  );
}

/** Begins to load the page at an address while it is still being found out who is signed in. */
export function preloadPage(path: string): void {
  const load = (known: Registry) => known.pages.find((one) => one.path === path)?.load();
  // A failed preload is tried again when the page is opened; that attempt shows the failure.
  void (load(registry) ?? loadRegistry().then(load)).catch(() => undefined);
}

/** With their components, those with fixed addresses before those with named parts. */
function registered(pages: readonly PageDefinition[]): readonly RegisteredPage[] {
  return pages
    .map((page) => ({ ...page, component: lazy(async () => ({ default: await page.load() })) }))
    .sort((a, b) => rank(a.path).localeCompare(rank(b.path)));
}

/** Fixed parts sort before named ones, named before the rest of an address. */
function rank(path: string): string {
  return path
    .split('/')
    .map((part) => (part.startsWith('*') ? '2' : part.startsWith(':') ? '1' : `0${part}`))
    .join('/');
}
