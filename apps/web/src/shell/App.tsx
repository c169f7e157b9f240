import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { matchRoute, Router, useLocation, useRouter, type Parser } from 'wouter';
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
import { loadRegistry, useRegistry, type RegisteredPage } from './registry.ts';
import { activeGrant, SessionContext, useSessionQuery, type Session } from './session.ts';
import { shellTexts } from './texts.ts';

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

/** The page of an address; `pending` while it may be among those that have not come yet. */
type Found = OpenPage | 'pending' | undefined;

function Root() {
  const query = useSessionQuery();
  const [path] = useLocation();
  const session = query.data;
  // Stands in place of every page until the first password was changed.
  const mustChange = session?.mustChangePassword === true;
  const asked = useOpenPage(path);
  const password = useOpenPage('/me/password', mustChange);
  const found = mustChange && !(isFound(asked) && asked.page.access === 'public') ? password : asked;
  const isPublic = isFound(found) && found.page.access === 'public';
  if (session === undefined && !isPublic) {
    if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />;
    return <Skeleton shape="page" />;
  }
  return (
    <SessionContext value={session ?? null}>
      {isFound(found) && found.page.frame === 'bare' && mayOpen(found.page, session ?? null) ? (
        <Content found={found} session={session ?? null} />
      ) : (
        <Frame session={session ?? null} found={found} />
      )}
      <QuietBars />
      <Overlays session={session ?? null} />
    </SessionContext>
  );
}

const isFound = (found: Found): found is OpenPage => found !== undefined && found !== 'pending';

/** Header, navigation, page and foot. */
function Frame({ session, found }: { readonly session: Session | null; readonly found: Found }) {
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
function Content({ found, session }: { readonly found: Found; readonly session: Session | null }) {
  const isPublic = isFound(found) && found.page.access === 'public';
  if (found === 'pending') return <Skeleton shape="page" />;
  if (!session && !isPublic) return <SignInPage />;
  // Whoever must change the password first needs no role for that.
  if (session && !session.mustChangePassword && !isPublic) {
    if (session.grants.length === 0) return <NoRole session={session} />;
    if (session.activeGrantId === null) return <ChooseRole session={session} />;
    if (found && !mayOpen(found.page, session)) return <NotForThisRole session={session} />;
  }
  if (!found) return <NotFound />;
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

/** Finds the page of an address, and asks for the list of pages when it is not the first one. */
function useOpenPage(path: string, isWanted = true): Found {
  const { parser } = useRouter();
  const { pages, isComplete } = useRegistry();
  const [failure, setFailure] = useState<unknown>();
  const found = isWanted ? pageAt(path, pages, parser) : undefined;
  const isPending = isWanted && !found && !isComplete;
  useEffect(() => {
    if (isPending) loadRegistry().catch(setFailure);
  }, [isPending]);
  if (failure !== undefined && isPending) throw failure;
  return isPending ? 'pending' : found;
}

function pageAt(path: string, pages: readonly RegisteredPage[], parser: Parser): OpenPage | undefined {
  for (const page of pages) {
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
