import { lazy, type ComponentType } from 'react';
import type { PageDefinition, PageParams } from './page-definition.ts';
import { shellPages } from './pages.ts';

/** A registered page with its component, loaded when it is first opened. */
export interface RegisteredPage extends PageDefinition {
  readonly component: ComponentType<PageParams>;
}

const modules = import.meta.glob<{ readonly pages: readonly PageDefinition[] }>('../features/*/pages.tsx', {
  eager: true,
});

/** All pages, those with fixed addresses before those with named parts. */
export const registeredPages: readonly RegisteredPage[] = [
  ...Object.values(modules).flatMap((module) => module.pages),
  ...shellPages,
]
  .map((page) => ({ ...page, component: lazy(async () => ({ default: await page.load() })) }))
  .sort((a, b) => rank(a.path).localeCompare(rank(b.path)));

/** Begins to load the page at an address while it is still being found out who is signed in. */
export function preloadPage(path: string): void {
  const page = registeredPages.find((one) => one.path === path);
  // A failed preload is tried again when the page is opened; that attempt shows the failure.
  void page?.load().catch(() => undefined);
}

/** Fixed parts sort before named ones, named before the rest of an address. */
function rank(path: string): string {
  return path
    .split('/')
    .map((part) => (part.startsWith('*') ? '2' : part.startsWith(':') ? '1' : `0${part}`))
    .join('/');
}
