import { createContext, useContext } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { answers, sessionKey, useAnswer, type CallResult } from '../api/queries.ts';
import type { Output } from '../api/routes.ts';
import { setDraftOwner, wipeDrafts } from '../state/draft-owner.ts';
import { forgetUnsent } from '../state/leave.ts';
import { createStore, type Store } from '../state/store.ts';

/** The signed-in person, the roles to choose from and what the present role may do. */
export type Session = Output<'accounts.session'>;

/** One role in one organisation. */
export type Grant = Session['grants'][number];

/** Who is signed in: `null` nobody, `undefined` not known yet. For the frame; pages use `useSession`. */
export function useSessionQuery(): CallResult<Session | null> {
  return useAnswer<Session | null>(sessionKey, readSession, { staleAfter: Number.POSITIVE_INFINITY });
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
export function takeSession(session: Session | null): void {
  setDraftOwner(session?.user.id);
  answers.set(sessionKey, session);
}

/** Changes the role; everything on screen is asked for again under it. */
export async function switchGrant(grantId: number): Promise<void> {
  const session = await call('accounts.switchGrant', { body: { grantId } });
  takeSession(session);
  await answers.reset((key) => key !== sessionKey);
}

/** The same for components. */
export function useTakeSession(): (session: Session | null) => void {
  return takeSession;
}

/** The same for components. */
export function useSwitchGrant(): (grantId: number) => Promise<void> {
  return switchGrant;
}

/** Ends the session, wipes drafts and everything read from this device. */
export async function signOut(): Promise<void> {
  await call('accounts.signOut');
  forgetUnsent();
  wipeDrafts();
  navigator.serviceWorker?.controller?.postMessage('wipe');
  takeSession(null);
  // First the pages of the person go, so that only what is open to everybody is asked for again.
  await new Promise((resolve) => setTimeout(resolve));
  await answers.reset((key) => key !== sessionKey);
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
