import { Link, useLocation } from 'wouter';
import { cx } from '../design/cx.ts';
import { Icon } from '../design/Icon.tsx';
import { useIsNarrow } from '../design/use-media.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useTodoCount } from './Header.tsx';
import { isCurrent, useNav, type NavItem } from './nav.ts';
import type { Session } from './session.ts';
import { shellTexts } from './texts.ts';

/** Rail on the left of a PC, bar at the bottom of a phone. */
export function Navigation({ session }: { readonly session: Session }) {
  return useIsNarrow() ? <BottomBar session={session} /> : <Rail session={session} />;
}

function Rail({ session }: { readonly session: Session }) {
  const t = useTexts(shellTexts);
  const { size, railFolded } = usePreferences();
  const plan = useNav(session, size);
  return (
    <nav className={cx('rail no-print', railFolded && 'rail-folded')} aria-label={t('mainNav')}>
      <div className="rail-inside">
        <NavList items={plan.rail} />
        {plan.beyondRail.length > 0 && <NavList items={[{ path: '/me', label: t('more'), icon: 'more' }]} />}
        <button
          type="button"
          className="rail-fold"
          aria-expanded={!railFolded}
          onClick={() => setPreferences({ railFolded: !railFolded })}
        >
          <Icon name={railFolded ? 'right' : 'left'} />
          {t(railFolded ? 'unfoldRail' : 'foldRail')}
        </button>
      </div>
    </nav>
  );
}

function BottomBar({ session }: { readonly session: Session }) {
  const t = useTexts(shellTexts);
  const { size } = usePreferences();
  const plan = useNav(session, size);
  return (
    <nav className="bottom-bar no-print" aria-label={t('mainNav')}>
      <NavList items={[...plan.bar, { path: '/me', label: t('me'), icon: 'user' }]} />
    </nav>
  );
}

function NavList({ items }: { readonly items: readonly NavItem[] }) {
  const [at] = useLocation();
  const todos = useTodoCount();
  // The last entry that fits: the page of the chain is not that of the trail, which stands before it, too.
  const here = items.filter(({ path }) => isCurrent(path, at)).pop();
  return (
    <ul>
      {items.map((item) => (
        <li key={item.path}>
          <Link href={item.path} aria-current={item === here ? 'page' : undefined}>
            <Icon name={item.icon} />
            <span>{item.label}</span>
            {item.path === '/' && todos && <span className="count">{todos}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
