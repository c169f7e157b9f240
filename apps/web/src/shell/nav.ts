import { usePick } from '../i18n/use-texts.ts';
import type { NavEntry, PageDefinition, Role } from './page-definition.ts';
import { registeredPages } from './registry.ts';
import { activeGrant, type Session } from './session.ts';

/** A place to go, as drawn. */
export interface NavItem {
  readonly path: string;
  readonly label: string;
  readonly icon: NonNullable<NavEntry['icon']>;
}

/** Places of the rail (at most eight), of the bar (at most four, two in 大字版) and what is left over for each. */
export interface NavPlan {
  readonly rail: readonly NavItem[];
  readonly bar: readonly NavItem[];
  readonly beyondRail: readonly NavItem[];
  readonly beyondBar: readonly NavItem[];
}

const railLength = 8;
const barLength = 4;
const barLengthLarge = 2;

/** What this person can go to in the present role. */
export function useNav(session: Session, size: 'normal' | 'large'): NavPlan {
  const pick = usePick();
  const role = activeGrant(session)?.role;
  const open = registeredPages.flatMap((page) => {
    const { nav } = page;
    return nav && mayOpen(page, session) && (!nav.roles || (role && nav.roles.includes(role))) ? [{ page, nav }] : [];
  });
  const items = (order: (nav: NavEntry) => number) =>
    open
      .slice()
      .sort((a, b) => order(a.nav) - order(b.nav))
      .map(({ page, nav }) => ({ path: page.path, label: pick(nav.labelZh, nav.labelEn), icon: nav.icon ?? 'right' }));
  const onRail = items((nav) => nav.order);
  const onBar = items((nav) => nav.phoneOrder ?? nav.order);
  const barCount = size === 'large' ? barLengthLarge : barLength;
  return {
    rail: onRail.slice(0, railLength),
    bar: onBar.slice(0, barCount),
    beyondRail: onRail.slice(railLength),
    beyondBar: onBar.slice(barCount),
  };
}

/** Whether a page is for this person in the present role. The server decides again at every request. */
export function mayOpen(page: PageDefinition, session: Session | null): boolean {
  if (page.access === 'public') return true;
  if (!session) return false;
  const role: Role | undefined = activeGrant(session)?.role;
  if (page.permission !== undefined && !session.can.includes(page.permission)) return false;
  return !page.roles || (role !== undefined && page.roles.includes(role));
}

/** Whether an entry is the one for the present address: `/orgs` also for `/orgs/12`. */
export function isCurrent(path: string, at: string): boolean {
  return path === '/' ? at === '/' : at === path || at.startsWith(`${path}/`);
}
