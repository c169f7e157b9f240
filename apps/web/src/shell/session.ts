import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Output } from '../api/routes.ts';
import { setDraftOwner, wipeDrafts } from '../state/draft.ts';
import { forgetUnsent } from '../state/leave.ts';
import { createStore, type Store } from '../state/store.ts';

/** The signed-in person, the roles to choose from and what the present role may do. */
export type Session = Output<'accounts.session'>;

/** One role in one organisation. */
export type Grant = Session['grants'][number];

export const sessionKey = ['accounts.session'] as const;

/** Who is signed in: `null` nobody, `undefined` not known yet. For the frame; pages use `useSession`. */
export function useSessionQuery() {
  return useQuery<Session | null, ApiProblem>({
    queryKey: sessionKey,
    queryFn: readSession,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export const SessionContext = createContext<Session | null>(null);

/** The session inside a page that needs one. @throws on a public page without a session */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('this part of the page needs a session');
  return session;
}

/** The session, or `null` where nobody is signed in (public pages). */
export function useMaybeSession(): Session | null {
  return useContext(SessionContext);
}

/** The role and organisation that requests are made under. */
export function activeGrant(session: Session): Grant | undefined {
  return session.grants.find((grant) => grant.id === session.activeGrantId);
}

/** Whether the present role holds a permission of the server. */
export function useCan(): (permission: string) => boolean {
  const session = useContext(SessionContext);
  return (permission) => session?.can.includes(permission) ?? false;
}

/** Takes over a new session: after signing in, after changing the role. */
export function useTakeSession(): (session: Session) => void {
  const client = useQueryClient();
  return useCallback((session) => takeSession(client, session), [client]);
}

/** Changes the role; everything on screen is asked for again under it. */
export function useSwitchGrant(): (grantId: number) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (grantId) => {
      const session = await call('accounts.switchGrant', { body: { grantId } });
      takeSession(client, session);
      await client.resetQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    },
    [client],
  );
}

/** Ends the session, wipes drafts and everything read from this device. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await call('accounts.signOut');
    forgetUnsent();
    wipeDrafts();
    navigator.serviceWorker?.controller?.postMessage('wipe');
    client.clear();
    takeSession(client, null);
  }, [client]);
}

/** A request that waits until the person has signed in again. */
export interface SignInWait {
  readonly done: () => void;
  readonly giveUp: (reason: unknown) => void;
}

/** Requests waiting for a new session. The dialog of the shell is open while there are any. */
export const signInWaits: Store<readonly SignInWait[]> = createStore<readonly SignInWait[]>([]);

/** Asks the person to sign in again, in place; many requests share one question. */
export async function askSignIn(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    signInWaits.set([...signInWaits.get(), { done: resolve, giveUp: reject }]);
  });
}

async function readSession(): Promise<Session | null> {
  try {
    const session = await call('accounts.session', {}, { withoutSignIn: true });
    setDraftOwner(session.user.id);
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

function takeSession(client: QueryClient, session: Session | null): void {
  setDraftOwner(session?.user.id);
  client.setQueryData(sessionKey, session);
}
