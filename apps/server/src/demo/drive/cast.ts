import { randomBytes } from 'node:crypto';
import type { App } from '../../app.ts';
import { newToken } from '../../modules/accounts/index.ts';
import type { fixedClock } from '../../platform/clock.ts';
import { endSessions, listGranted, listLedOrgs, putSessions, type GrantedPerson, type LedOrg } from '../store.ts';
import type { Cast } from './drive-round.ts';
import { personOf, type Person, type Transport } from './person.ts';

/** The people of the demo county, signed in. */
export interface SignedInCast {
  readonly cast: Cast;
  /** Moves the clock to ten in the morning of a day; sessions stay awake over the jump. */
  setDay(day: string): Promise<void>;
  /** Signs everybody out. */
  leave(): Promise<void>;
}

const everything = { path: '', everything: true } as const;

/**
 * Opens a session for everybody who leads an organisation.
 *
 * @param transport how their requests reach the platform; by default straight into this process
 */
export async function createCast(
  app: App,
  clock: Pick<ReturnType<typeof fixedClock>, 'now' | 'set'>,
  transport: Transport = inProcess(app),
): Promise<SignedInCast> {
  const { db } = app.platform;
  const granted = await db.read(everything, listGranted);
  const orgs = await db.read(everything, listLedOrgs);
  const sessions = granted.map((person) => {
    const { token, hash } = newToken();
    return { person, token, hash, csrf: randomBytes(18).toString('base64url') };
  });
  const rows = sessions.map(({ person, hash, csrf }) => ({
    region: person.region,
    hash,
    userId: person.user_id,
    grantId: person.grant_id,
    csrf,
  }));
  const awake = () => db.write(everything, (tx) => putSessions(tx, rows, clock.now()), { audited: false });
  await awake();
  const persons = sessions.map(({ person, token, csrf }) => ({
    granted: person,
    person: personOf(person.display_name, transport, {
      cookie: `jishi_session=${token}; jishi_csrf=${csrf}`,
      'x-csrf-token': csrf,
    }),
  }));
  return {
    cast: castOf(persons, orgs, personOf('群众', transport)),
    async setDay(day) {
      clock.set(day);
      await awake();
    },
    leave: () => db.write(everything, (tx) => endSessions(tx, new Date()), { audited: false }),
  };
}

function inProcess(app: App): Transport {
  return async ({ method, url, headers, body }) => {
    const answer = await app.http.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, text: answer.body };
  };
}

function castOf(
  persons: readonly { readonly granted: GrantedPerson; readonly person: Person }[],
  orgs: readonly LedOrg[],
  anybody: Person,
): Cast {
  const parents = new Map(orgs.map((org) => [org.id, org.parent_id]));
  const top = orgs.find((org) => org.parent_id === null)?.id;
  // A branch below a general branch answers to the committee above that.
  const committeeOf = (orgId: number): number => {
    const parent = parents.get(orgId) ?? null;
    return parent === null || parent === top ? orgId : committeeOf(parent);
  };
  const byPlace = new Map(persons.map((each) => [`${each.granted.role} ${each.granted.org_id}`, each]));
  const find = (role: string, orgId: number) => {
    const found = byPlace.get(`${role} ${orgId}`);
    if (!found) throw new Error(`nobody is ${role} of ${orgId}`);
    return found;
  };
  const county = persons.find(({ granted }) => granted.role === 'county-department');
  if (!county) throw new Error('nobody acts for the county');
  return {
    county: county.person,
    anybody,
    township: (orgId) => ({
      secretary: find('township-secretary', committeeOf(orgId)).person,
      organiser: find('township-organiser', committeeOf(orgId)).person,
    }),
    branch: (orgId) => {
      const { person, granted } = find('branch-secretary', orgId);
      return { secretary: person, memberId: granted.member_id ?? 0 };
    },
  };
}
