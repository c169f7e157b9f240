import { durationSetting, factKey, formatDuration, paramsOf, type Measure } from '@jishi/domain';
import { covers, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { idsOnPath } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg, type Org } from '../orgs/index.ts';
import { officeOf } from './office.ts';
import type { HistoryEntry, NewCase } from './schema.ts';
import * as views from './views.ts';

/** What is told when a case is opened or proposed. */
export interface CaseInput {
  readonly kind: string;
  readonly titleZh: string;
  readonly subjectKind: 'member' | 'org';
  readonly memberId?: number | undefined;
  readonly orgId?: number | undefined;
  readonly factZh: string;
  readonly factOn: string;
  readonly basisZh: string;
  readonly decider: 'own' | 'parent' | 'county';
  readonly runStepId?: number | undefined;
}

/** Settings a kind or a step gives. */
interface Settings {
  readonly kind: string;
  readonly measures: readonly Measure[];
  readonly collective: string;
  readonly helperAllowed: boolean;
  readonly appealWithin: string;
  readonly reviewEvery: string | null;
  readonly liftable: boolean;
}

type Catalogue = Readonly<Record<string, readonly (readonly [string, string, string, string])[]>>;

/** Measures of every kind, as the organisation has them on a day. */
export async function loadCatalogue(tx: Tx, platform: Platform, day: string, path: string) {
  const catalogue = await platform.rules.value<Catalogue>(tx, 'consequence.catalogue', day, path);
  return Object.entries(catalogue).map(([kind, measures]) => ({
    kind,
    measures: measures.map(([id, titleZh, term, effect]): Measure => ({
      id,
      titleZh,
      ...(term === '' ? {} : { term }),
      effect,
    })),
  }));
}

async function settingsOf(tx: Tx, platform: Platform, owner: Org, input: CaseInput): Promise<Settings> {
  const day = platform.clock.today();
  const { rules } = platform;
  const appealWithin = await rules.value<string>(tx, 'consequence.appeal.within', day, owner.path);
  const reviewEvery = await rules.value<string>(tx, 'consequence.review.every', day, owner.path);
  if (input.runStepId === undefined) {
    const found = (await loadCatalogue(tx, platform, day, owner.path)).find(({ kind }) => kind === input.kind);
    if (!found) refuse('consequence.unknown-kind', {}, ['consequence.catalogue'], day);
    const collective = input.kind === 'disposition' ? 'party-assembly' : 'committee';
    return { ...found, collective, helperAllowed: true, appealWithin, reviewEvery, liftable: true };
  }
  const context = await platform.steps.context(tx, input.runStepId);
  const params = paramsOf(context.step, 'consequence');
  if (!params) return refuse('consequence.unknown-kind');
  const reader = await rules.reader(tx, context.path);
  const text = (setting: Parameters<typeof durationSetting>[0] | undefined) =>
    setting === undefined ? undefined : formatDuration(durationSetting(setting, reader, day));
  return {
    kind: params.kind,
    measures: params.measures.map(({ id, titleZh, term, effect }) => {
      const longest = text(term);
      return { id, titleZh, ...(longest === undefined ? {} : { term: longest }), ...(effect ? { effect } : {}) };
    }),
    collective: params.collective ?? 'committee',
    helperAllowed: params.helperAllowed ?? true,
    appealWithin: text(params.appealWithin) ?? appealWithin,
    reviewEvery: text(params.reviewEvery) ?? reviewEvery,
    liftable: params.liftable ?? true,
  };
}

/** Builds a case: its subject in scope, its deciding body on the path, the body above that for appeals. */
export async function buildCase(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  owner: Org,
  input: CaseInput,
  entry: HistoryEntry,
): Promise<Omit<NewCase, 'state' | 'proposed_by_zh' | 'opened_by'>> {
  const settings = await settingsOf(tx, platform, owner, input);
  const subject = await subjectOf(tx, actor, owner, input);
  const above = idsOnPath(owner.region, owner.path);
  const last = above.length - 1;
  const at = input.decider === 'own' ? last : input.decider === 'county' ? 0 : Math.max(0, last - 1);
  // Above the county nobody works here: an appeal against the county is answered by the county itself (复议).
  const appealAt = Math.max(0, at - 1);
  const decider = await findOrg(tx, above[at] ?? owner.id);
  const higher = await findOrg(tx, above[appealAt] ?? owner.id);
  if (!decider || !higher) refuse('record.not-found');
  return {
    region: owner.region,
    org_id: owner.id,
    path: owner.path,
    owner_roles: officeOf(owner.kind),
    decider_org_id: decider.id,
    decider_depth: at + 1,
    decider_roles: officeOf(decider.kind),
    appeal_org_id: higher.id,
    appeal_depth: appealAt + 1,
    appeal_roles: officeOf(higher.kind),
    run_step_id: input.runStepId ?? null,
    kind: settings.kind,
    title_zh: input.titleZh,
    ...subject,
    fact_zh: input.factZh,
    fact_key: factKey(`${input.factOn} ${input.factZh}`),
    fact_on: input.factOn,
    basis_zh: input.basisZh,
    measures: settings.measures,
    collective: settings.collective,
    helper_allowed: settings.helperAllowed,
    appeal_within: settings.appealWithin,
    review_every: settings.reviewEvery,
    liftable: settings.liftable,
    history: [entry],
  };
}

async function subjectOf(tx: Tx, actor: Actor, owner: Org, input: CaseInput) {
  if (input.subjectKind === 'member') {
    const person = input.memberId === undefined ? undefined : await views.findPerson(tx, input.memberId);
    if (!person || !person.path.startsWith(owner.path)) return refuse('consequence.subject-missing');
    if (actor.memberId === person.id) refuse('consequence.own-case');
    return {
      subject_kind: 'member' as const,
      member_id: person.id,
      subject_org_id: person.org_id,
      subject_name: person.name,
      subject_key: `member:${person.id}`,
    };
  }
  const org = input.orgId === undefined ? undefined : await findOrg(tx, input.orgId);
  if (!org || !covers(actor, org.path)) return refuse('consequence.subject-missing');
  return {
    subject_kind: 'org' as const,
    member_id: null,
    subject_org_id: org.id,
    subject_name: org.name,
    subject_key: `org:${org.id}`,
  };
}
