import { usePick } from '../i18n/use-texts.ts';
import { kitNav } from '../kit/nav.ts';
import type { NavEntry, PageDefinition, Role } from './page-definition.ts';
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

const modules = import.meta.glob<{ readonly nav: readonly NavEntry[] }>('../features/*/nav.ts', { eager: true });
/** Every place of the navigation. */
export const places: readonly NavEntry[] = [
  ...Object.values(modules).flatMap((module) => module.nav),
  ...(__KIT__ ? kitNav : []),
];

const railLength = 8;
const barLength = 4;
const barLengthLarge = 2;

/** What this person can go to in the present role. */
export function useNav(session: Session, size: 'normal' | 'large'): NavPlan {
  const pick = usePick();
  const open = places.filter((place) => mayOpen(place, session));
  const items = (order: (place: NavEntry) => number) =>
    open
      .slice()
      .sort((a, b) => order(a) - order(b))
      .map((place) => ({
        path: place.path,
        label: pick(place.labelZh, place.labelEn),
        icon: place.icon ?? 'right',
      }));
  const onRail = items((place) => place.order);
  const onBar = items((place) => place.phoneOrder ?? place.order);
  const barCount = size === 'large' ? barLengthLarge : barLength;
  return {
    rail: onRail.slice(0, railLength),
    bar: onBar.slice(0, barCount),
    beyondRail: onRail.slice(railLength),
    beyondBar: onBar.slice(barCount),
  };
}

/** Whether a page, or the place that leads to it, is for this person in the present role. The server decides again at every request. */
export function mayOpen(
  page: Pick<PageDefinition, 'access' | 'permission' | 'roles'>,
  session: Session | null,
): boolean {
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
