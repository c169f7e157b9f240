import type { Role } from '@jishi/contract';
import type { ComponentType } from 'react';
import type { IconName } from '../design/Icon.tsx';

export type { Role };

/** What a page component gets: the named parts of its address, decoded. */
export interface PageParams {
  readonly params: Readonly<Record<string, string>>;
}

/**
 * A place in the rail of a PC, the bar of a phone, or under 我的; listed in `features/<name>/nav.ts`, apart from the pages,
 * because the navigation is drawn with the first load and pages are not.
 */
export interface NavEntry {
  readonly path: string;
  /** Permission of the page it leads to. */
  readonly permission?: string | undefined;
  readonly labelZh: string;
  readonly labelEn: string;
  /** Small numbers first. The rail shows eight, the bar of a phone four, the rest stand under 我的. */
  readonly order: number;
  /** Other order on a phone, where it differs. */
  readonly phoneOrder?: number | undefined;
  readonly icon?: IconName | undefined;
  /** Who sees the entry; without it everybody who may open the page. */
  readonly roles?: readonly Role[] | undefined;
}

/**
 * One page of a feature, registered in `features/<name>/pages.tsx` (its place in the navigation in `nav.ts`) as
 * `export const pages: readonly PageDefinition[] = [{ path: '/orgs/:orgId', …, load: async () => (await import('./OrgPage.tsx')).OrgPage }]`.
 */
export interface PageDefinition {
  /** wouter path: `/orgs`, `/orgs/:orgId`, `/orgs/:orgId/members`. A fixed part wins over a named one. */
  readonly path: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** `public` pages open without signing in. */
  readonly access?: 'public' | undefined;
  /** Roles that may open the page. */
  readonly roles?: readonly Role[] | undefined;
  /** Permission of the server that the page is for; preferred to `roles`, because the server decides it. */
  readonly permission?: string | undefined;
  /** `bare`: no navigation (walls, ballots, printed papers). */
  readonly frame?: 'bare' | undefined;
  readonly load: () => Promise<ComponentType<PageParams>>;
}
