import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { matchRoute, Router, useLocation, useRouter } from 'wouter';
import { cx } from '../design/cx.ts';
import { QuietBars } from '../design/QuietBars.tsx';
import { ErrorState, Skeleton } from '../design/States.tsx';
import { useIsNarrow } from '../design/use-media.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Foot } from './Foot.tsx';
import { useGuardedLocation } from './guarded-location.ts';
import { Header } from './Header.tsx';
import { mayOpen } from './nav.ts';
import { Navigation } from './Navigation.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { Overlays } from './Overlays.tsx';
import { registeredPages, type RegisteredPage } from './registry.ts';
import { activeGrant, SessionContext, useSessionQuery, type Session } from './session.ts';
import { shellTexts } from './texts.ts';

/** Stands in place of every page until the first password was changed. */
const firstPassword = registeredPages.find((page) => page.path === '/me/password');
const ChooseRole = lazy(async () => ({ default: (await import('./stops.tsx')).ChooseRole }));
const NoRole = lazy(async () => ({ default: (await import('./stops.tsx')).NoRole }));
const NotFound = lazy(async () => ({ default: (await import('./stops.tsx')).NotFound }));
const NotForThisRole = lazy(async () => ({ default: (await import('./stops.tsx')).NotForThisRole }));
const SignInPage = lazy(async () => ({ default: (await import('./SignInPage.tsx')).SignInPage }));

/** The whole client: server state, address, session, frame and page. */
export function App() {
  return (
    <ErrorBoundary>
      {/* oxlint-disable-next-line react/hooks -- the router takes its hook as a property */}
      <Router hook={useGuardedLocation}>
        <Suspense fallback={<Skeleton shape="page" />}>
          <Root />
        </Suspense>
      </Router>
    </ErrorBoundary>
  );
}

interface OpenPage {
  readonly page: RegisteredPage;
  readonly params: Readonly<Record<string, string>>;
}

function Root() {
  const query = useSessionQuery();
  const found = useOpenPage();
  const session = query.data;
  if (session === undefined && found?.page.access !== 'public') {
    if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />;
    return <Skeleton shape="page" />;
  }
  return (
    <SessionContext value={session ?? null}>
      {found?.page.frame === 'bare' && mayOpen(found.page, session ?? null) ? (
        <Content found={found} session={session ?? null} />
      ) : (
        <Frame session={session ?? null} found={found} />
      )}
      <QuietBars />
      <Overlays session={session ?? null} />
    </SessionContext>
  );
}

/** Header, navigation, page and foot. */
function Frame({ session, found }: { readonly session: Session | null; readonly found: OpenPage | undefined }) {
  const t = useTexts(shellTexts);
  const narrow = useIsNarrow();
  const navigation = session !== null && session.activeGrantId !== null;
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <Header session={session} />
      <OfflineBar />
      <div className={cx('frame', navigation && narrow && 'with-bottom-bar')}>
        {navigation && <Navigation session={session} />}
        <div className="frame-main">
          <Main>
            <Suspense fallback={<Skeleton shape="page" />}>
              <Content found={found} session={session} />
            </Suspense>
          </Main>
          <Foot />
        </div>
      </div>
    </>
  );
}

/** The page, or what stands in its way: not signed in, no role chosen, not for this role, not there. */
function Content({ found, session }: { readonly found: OpenPage | undefined; readonly session: Session | null }) {
  const isPublic = found?.page.access === 'public';
  if (!session && !isPublic) return <SignInPage />;
  if (session?.mustChangePassword && !isPublic && firstPassword) return <firstPassword.component params={{}} />;
  if (session && session.grants.length === 0 && !isPublic) return <NoRole session={session} />;
  if (session && session.activeGrantId === null && !isPublic) return <ChooseRole session={session} />;
  if (!found) return <NotFound />;
  if (!mayOpen(found.page, session)) return <NotForThisRole session={session} />;
  const { component: PageComponent } = found.page;
  const role = session ? activeGrant(session)?.id : 0;
  return (
    <ErrorBoundary key={`${found.page.path} ${role}`}>
      <Suspense fallback={<Skeleton shape="page" />}>
        <PageComponent params={found.params} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** The content region. A new page starts at its top, and the focus goes there, as a new document would do it. */
function Main({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="main" className="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

function useOpenPage(): OpenPage | undefined {
  const [path] = useLocation();
  const { parser } = useRouter();
  for (const page of registeredPages) {
    const [matches, params] = matchRoute(parser, page.path, path);
    if (matches) return { page, params: onlyTexts(params) };
  }
  return undefined;
}

/** wouter repeats parameters under their numbers and leaves optional ones undefined. */
function onlyTexts(params: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) if (value !== undefined) texts[name] = value;
  return texts;
}
