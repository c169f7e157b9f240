import type { PageDefinition } from './page-definition.ts';
import { shellPages } from './pages.ts';

const modules = import.meta.glob<{ readonly pages: readonly PageDefinition[] }>('../features/*/pages.tsx', {
  eager: true,
});

/** Pages of all features and of the shell, in no order. */
export const allPages: readonly PageDefinition[] = [
  ...Object.values(modules).flatMap((module) => module.pages),
  ...shellPages,
];
