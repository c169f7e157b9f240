import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Input } from '../../api/routes.ts';
import { draftKey } from '../../state/draft-owner.ts';

/** A visit as it is sent. */
export type VisitBody = Input<'visits.record'>['body'];

const place = (): string => draftKey('visits-waiting');

/** Visits written down without a network, on this phone. */
export function waitingVisits(): readonly VisitBody[] {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? '[]') as readonly VisitBody[];
  } catch {
    return [];
  }
}

function keep(visits: readonly VisitBody[]): void {
  localStorage.setItem(place(), JSON.stringify(visits));
}

/** A key that makes the visit one, however often it is sent. */
export function newDeviceKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether nothing answered, so that the visit has to wait; a refusal is an answer. */
const isUnanswered = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;

/** Sends a visit, or keeps it when there is no network. @returns the id, or undefined when it waits */
export async function sendOrKeep(visit: VisitBody): Promise<number | undefined> {
  keep([...waitingVisits(), visit]);
  try {
    const { visitId } = await call('visits.record', { body: visit });
    forget(visit);
    return visitId;
  } catch (error) {
    if (isUnanswered(error)) return undefined;
    forget(visit);
    throw error;
  }
}

/** Sends what waits, in its order; what is refused stays and is shown. @returns how many were sent */
export async function sendWaiting(): Promise<number> {
  let sent = 0;
  for (const visit of waitingVisits()) {
    try {
      await call('visits.record', { body: visit });
      forget(visit);
      sent += 1;
    } catch (error) {
      if (isUnanswered(error)) break;
      throw error;
    }
  }
  return sent;
}

function forget(visit: VisitBody): void {
  keep(waitingVisits().filter(({ deviceKey }) => deviceKey !== visit.deviceKey));
}
