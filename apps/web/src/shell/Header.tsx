import { Link } from 'wouter';
import { useCall } from '../api/queries.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { Menu } from '../design/Menu.tsx';
import { useIsNarrow } from '../design/use-media.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { activeGrant, signOut, useSwitchGrant, type Session } from './session.ts';
import { openSearch } from './overlays.ts';
import { useSwitchLanguage } from './language.ts';
import { shellTexts } from './texts.ts';

/** Top of every page: name, role, search, to-dos, size, language, help, me. On a phone the rest is under 我的. */
export function Header({ session }: { readonly session: Session | null }) {
  const t = useTexts(shellTexts);
  const narrow = useIsNarrow();
  return (
    <header className="header no-print">
      <Link href="/" className="brand">
        {t('product')}
      </Link>
      {session && (
        <div className="role-place">
          <RoleSwitch session={session} />
        </div>
      )}
      <div className="header-tools">
        {session && <SearchButton narrow={narrow} />}
        {session && !narrow && <TodoLink />}
        <SizeSwitch />
        {(!narrow || !session) && <LanguageSwitch />}
        {(!narrow || !session) && (
          <LinkButton href="/help" icon="help">
            {t('help')}
          </LinkButton>
        )}
        {session && !narrow && <PersonMenu session={session} />}
      </div>
    </header>
  );
}

/** Role and organisation under which one acts; a menu when there are several. */
function RoleSwitch({ session }: { readonly session: Session }) {
  const t = useTexts(shellTexts);
  const switchGrant = useSwitchGrant();
  const grant = activeGrant(session);
  if (!grant) return null;
  const words = (
    <span className="role-switch-words">
      {grant.orgName ?? grant.roleTitle}
      {grant.orgName && <span className="role-switch-role">{grant.roleTitle}</span>}
    </span>
  );
  if (session.grants.length < 2) return <div className="button role-switch">{words}</div>;
  return (
    <Menu
      label={words}
      name={`${t('switchRole')}：${grant.orgName ?? ''} ${grant.roleTitle}`}
      className="role-switch"
      items={session.grants.map((one) => ({
        key: String(one.id),
        label: one.orgName ?? one.roleTitle,
        note: one.orgName ? one.roleTitle : undefined,
        current: one.id === grant.id,
        onSelect: () => switchGrant(one.id),
      }))}
    />
  );
}

function SearchButton({ narrow }: { readonly narrow: boolean }) {
  const t = useTexts(shellTexts);
  return (
    <Button
      icon="search"
      className="header-search"
      aria-label={narrow ? t('search') : undefined}
      aria-keyshortcuts="Control+K"
      onClick={openSearch}
    >
      {!narrow && (
        <>
          {t('search')} <span className="key">{t('searchKey')}</span>
        </>
      )}
    </Button>
  );
}

/** Number of open to-dos, shared by header, rail and bar. 1,000 and more are not counted out. */
export function useTodoCount(enabled = true): string | undefined {
  const query = useCall('todos.open', { query: { limit: 1 } }, { staleAfter: 60_000, enabled });
  const counts = query.data?.counts;
  if (!counts || counts.open === 0) return undefined;
  return counts.capped ? `${counts.open}+` : String(counts.open);
}

function TodoLink() {
  const t = useTexts(shellTexts);
  const count = useTodoCount();
  return (
    <LinkButton href="/" icon="todo">
      {t('todos')} {count && <span className="count">{count}</span>}
    </LinkButton>
  );
}

/** 大字版 on and off; the same on every page and on the sign-in page. */
export function SizeSwitch() {
  const t = useTexts(shellTexts);
  const { size } = usePreferences();
  const large = size === 'large';
  return (
    <Button aria-pressed={large} onClick={() => setPreferences({ size: large ? 'normal' : 'large' })}>
      {t(large ? 'normalText' : 'largeText')}
    </Button>
  );
}

function LanguageSwitch() {
  const t = useTexts(shellTexts);
  const { language } = usePreferences();
  const switchLanguage = useSwitchLanguage();
  return (
    <Button lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={switchLanguage}>
      {t('otherLanguage')}
    </Button>
  );
}

function PersonMenu({ session }: { readonly session: Session }) {
  const t = useTexts(shellTexts);
  return (
    <Menu
      label={
        <>
          <Icon name="user" />
          {session.user.displayName}
        </>
      }
      name={session.user.displayName}
      align="right"
      items={[
        { key: 'me', label: t('me'), icon: 'user', href: '/me' },
        { key: 'rights', label: t('rights'), icon: 'lock', href: '/rights' },
        { key: 'out', label: t('signOut'), icon: 'away', onSelect: signOut },
      ]}
    />
  );
}
