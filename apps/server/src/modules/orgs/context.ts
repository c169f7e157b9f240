import type { Actor } from '../../platform/access/actor.ts';
import { covers } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { pathToken } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RosterPort } from './ports.ts';
import { checkSize, isTemporary, type OrgSize, type temporaryForbiddenActs } from './rules.ts';
import type { OrgChangeKind, OrgKind, OrgRow, OrgState } from './schema.ts';
import { saveDocuments } from './search/store.ts';
import { spellTitle } from './search/spelling.ts';
import { cellsOfOrg, deltasBetween } from './stats/dims.ts';
import { addDeltas } from './stats/store.ts';
import * as store from './store.ts';
import { actTitlesZh, kindTitleZh, stateTitleZh } from './titles.ts';

/** What every use case of organisations works with. */
export interface OrgContext {
  readonly platform: Platform;
  readonly roster: RosterPort;
  /** Called after each commit that left counts to merge. */
  readonly wakeMerge: () => void;
}

/** Basis of a change: decision, day, reason. */
export interface ChangeBasis {
  readonly replyNo: string;
  readonly effectiveOn: string;
  readonly reason: string;
  readonly runStepId?: number | undefined;
}

/** Locks an organisation that the actor is responsible for. Absent and not yours look alike. */
export async function lockOwn(tx: Tx, actor: Actor, id: number, version?: number): Promise<OrgRow> {
  const org = await store.lockOrg(tx, id);
  if (!org || !covers(actor, org.path)) refuse('org.not-found');
  if (version !== undefined && org.version !== version)
    refuse('record.changed-meanwhile', { by: '其他人', version: org.version });
  return org;
}

/** Refuses unless the organisation is in one of these states. */
export function requireState(org: OrgRow, ...states: OrgState[]): void {
  if (!states.includes(org.state))
    refuse('org.wrong-state', { state: org.state, stateZh: stateTitleZh(org.state), name: org.name });
}

/** A change takes effect today or earlier, and not before the last one. */
export async function requireDay(context: OrgContext, tx: Tx, org: OrgRow, effectiveOn: string): Promise<void> {
  if (effectiveOn > context.platform.clock.today()) refuse('org.effective-in-future', { effectiveOn });
  const lastChangeOn = await store.lastChangeOn(tx, org);
  if (lastChangeOn !== undefined && effectiveOn < lastChangeOn)
    refuse('org.change-before-last', { effectiveOn, lastChangeOn });
}

/**
 * Refuses an act that temporary organisations do not perform; for the modules that admit, elect, punish or collect.
 *
 * @param act one of `temporaryForbiddenActs`
 */
export function requireAllowedAct(org: Pick<OrgRow, 'kind'>, act: (typeof temporaryForbiddenActs)[number]): void {
  if (isTemporary(org.kind))
    refuse('org.forbidden-while-temporary', { act, actZh: actTitlesZh[act] ?? act }, ['org.temp_branch.threshold']);
}

/** Refuses a size below a must, and a size beyond what holds as a rule when no reason is given. */
export async function requireSize(
  context: OrgContext,
  tx: Tx,
  size: OrgSize,
  on: { readonly day: string; readonly path: string; readonly exceptionReason?: string | undefined },
): Promise<readonly string[]> {
  const broken = await checkSize(context.platform.rules, tx, size, on.day, on.path);
  const must = broken.find(({ strength }) => strength === 'must');
  if (must) refuse(must.code, must.facts, [must.ruleId], on.day);
  const ruleIds = broken.map(({ ruleId }) => ruleId);
  if (broken.length > 0 && (on.exceptionReason ?? '').trim().length < 4) {
    const facts = {
      noticeZh: broken.map(({ zh }) => zh).join('；'),
      noticeEn: broken.map(({ en }) => en).join('; '),
      field: 'exceptionReason',
    };
    refuse('org.reason-needed', facts, ruleIds, on.day);
  }
  return ruleIds;
}

/** Writes an entry of the past for the organisation as it stands after the change. */
export async function recordVersion(
  context: OrgContext,
  tx: Tx,
  actor: Actor,
  org: {
    readonly region: number;
    readonly id: number;
    readonly path: string;
    readonly parent_id: number | null;
    readonly kind: OrgKind;
    readonly name: string;
    readonly state: OrgState;
  },
  change: {
    readonly kind: OrgChangeKind;
    readonly on: string;
    readonly replyNo?: string | null;
    readonly reason?: string | null;
    readonly runStepId?: number | null | undefined;
  },
): Promise<void> {
  await store.addVersion(tx, {
    region: org.region,
    id: await context.platform.ids.next(tx, org.region),
    orgId: org.id,
    path: org.path,
    validFrom: change.on,
    parentId: org.parent_id,
    kind: org.kind,
    name: org.name,
    state: org.state,
    change: change.kind,
    replyNo: change.replyNo ?? null,
    reason: change.reason ?? null,
    recordedBy: actor.userId,
    at: context.platform.clock.now(),
    runStepId: change.runStepId ?? null,
  });
}

/** Makes the organisation findable under its present name. */
export async function indexOrg(
  tx: Tx,
  org: {
    readonly region: number;
    readonly id: number;
    readonly path: string;
    readonly name: string;
    readonly shortName: string;
    readonly code: string;
  },
  parentName: string,
): Promise<void> {
  const spelling = spellTitle(org.shortName);
  await saveDocuments(tx, [
    {
      ...spelling,
      region: org.region,
      id: org.id,
      path: org.path,
      kind: 'org',
      text: searchTextOf(org),
      detail: parentName,
      keys: [org.code.toLowerCase()],
    },
  ]);
}

/** Text an organisation is found by: short and full name, where they differ. */
export function searchTextOf(org: { readonly name: string; readonly shortName: string }): string {
  return org.name === org.shortName ? org.name : `${org.shortName} ${org.name}`;
}

/** Counts an organisation in or out when its state, kind or sector changes. */
export async function countOrg(
  context: OrgContext,
  tx: Tx,
  org: { readonly region: number; readonly id: number },
  before: { readonly kind: string; readonly sector: string } | undefined,
  after: { readonly kind: string; readonly sector: string } | undefined,
): Promise<void> {
  const side = (counted: { kind: string; sector: string } | undefined) =>
    counted ? { orgId: org.id, cells: cellsOfOrg(counted) } : undefined;
  await addDeltas(tx, org.region, deltasBetween(side(before), side(after)));
  tx.afterCommit(context.wakeMerge);
}

/** Path of a new organisation under its superior. */
export const pathUnder = (parent: { readonly path: string }, id: number): string => `${parent.path}${pathToken(id)}`;

/** Facts about two kinds for a refusal. */
export const kindFacts = (kind: OrgKind, parentKind: OrgKind) => ({
  kindZh: kindTitleZh(kind),
  parentKindZh: kindTitleZh(parentKind),
  kind,
  parentKind,
});
