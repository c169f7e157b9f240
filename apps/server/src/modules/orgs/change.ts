import { addYears } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import {
  countOrg,
  indexOrg,
  kindFacts,
  lockOwn,
  recordVersion,
  requireAllowedAct,
  requireDay,
  requireSize,
  requireState,
  type ChangeBasis,
  type OrgContext,
} from './context.ts';
import { temporaryEnd, type Changed } from './found.ts';
import { isTemporary, mayStandUnder, termRuleOf, termYears } from './rules.ts';
import type { OrgKind, OrgRow } from './schema.ts';
import { spellTitle } from './search/spelling.ts';
import { dropRollup, lockTree, rollupKinds, startRollup } from './stats/store.ts';
import * as store from './store.ts';

type TermValue = Parameters<typeof termYears>[0];

/** Changes that leave an organisation where it is: name, kind, relations, terms. */
export function createChanges(context: OrgContext) {
  const { audit, clock, ids, rules, steps } = context.platform;
  const finish = async (
    tx: Tx,
    actor: Actor,
    org: OrgRow,
    action: string,
    basis: { runStepId?: number | undefined },
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ): Promise<Changed> => {
    await audit.append(tx, actor, {
      action,
      subjectKind: 'org',
      subjectId: org.id,
      orgId: org.id,
      path: org.path,
      facts,
      ruleIds,
    });
    if (basis.runStepId !== undefined) await steps.complete(tx, actor, basis.runStepId);
    return { id: org.id, version: org.version + 1 };
  };
  return {
    /** Gives a new name; the past keeps the old one. */
    async rename(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: ChangeBasis & { name: string; shortName: string; version: number },
    ): Promise<Changed> {
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'active');
      await requireDay(context, tx, org, input.effectiveOn);
      if (await store.hasNamesake(tx, { region: org.region, id: org.id, parentId: org.parent_id, name: input.name }))
        refuse('org.name-taken', { name: input.name });
      await store.updateOrg(tx, org, { name: input.name, short_name: input.shortName, ...spellTitle(input.shortName) });
      await recordVersion(
        context,
        tx,
        actor,
        { ...org, name: input.name },
        { kind: 'renamed', on: input.effectiveOn, ...input },
      );
      const parent = org.parent_id === null ? undefined : await store.findOrg(tx, org.parent_id);
      await indexOrg(tx, { ...org, name: input.name, shortName: input.shortName }, parent?.short_name ?? '');
      return await finish(tx, actor, org, 'org.change', input, {
        change: 'renamed',
        from: org.name,
        to: input.name,
        replyNo: input.replyNo,
        effectiveOn: input.effectiveOn,
      });
    },

    /** Changes the kind (支部升格为总支): what stands below must be possible below the new kind. */
    async restructure(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: ChangeBasis & {
        kind: OrgKind;
        temporaryUntil?: string | undefined;
        exceptionReason?: string | undefined;
        version: number;
      },
    ): Promise<Changed> {
      await lockTree(tx);
      const org = await lockOwn(tx, actor, orgId, input.version);
      requireState(org, 'active');
      await requireDay(context, tx, org, input.effectiveOn);
      const parent = org.parent_id === null ? undefined : await store.findOrg(tx, org.parent_id);
      if (!parent || !mayStandUnder(input.kind, parent.kind))
        refuse('org.parent-not-possible', kindFacts(input.kind, parent?.kind ?? 'county'));
      const misfit = (await store.listChildren(tx, org)).find((child) => !mayStandUnder(child.kind, input.kind));
      if (misfit) refuse('org.parent-not-possible', kindFacts(misfit.kind, input.kind));
      const members = await context.roster.listMembers(tx, org.id);
      const ruleIds = await requireSize(
        context,
        tx,
        { kind: input.kind, fullMembers: members.filter(({ full }) => full).length, members: members.length, units: 0 },
        { day: input.effectiveOn, path: org.path, exceptionReason: input.exceptionReason },
      );
      const latest = isTemporary(input.kind) ? addYears(clock.today(), 1) : null;
      const wasRolledUp = isRolledUp(org.kind);
      if (isRolledUp(input.kind) && !wasRolledUp) {
        await dropRollup(tx, org);
        // Started under the old kind: the change of kind itself is a pending delta like any other.
        await startRollup(tx, org);
      }
      if (wasRolledUp && !isRolledUp(input.kind)) await dropRollup(tx, org);
      await store.updateOrg(tx, org, {
        kind: input.kind,
        temporary_until: temporaryEnd(latest, input.temporaryUntil, clock.today()),
      });
      await countOrg(context, tx, org, org, { kind: input.kind, sector: org.sector });
      await recordVersion(
        context,
        tx,
        actor,
        { ...org, kind: input.kind },
        { kind: 'restructured', on: input.effectiveOn, ...withoutKind(input) },
      );
      return await finish(
        tx,
        actor,
        org,
        'org.change',
        input,
        {
          change: 'restructured',
          from: org.kind,
          to: input.kind,
          replyNo: input.replyNo,
          effectiveOn: input.effectiveOn,
        },
        ruleIds,
      );
    },

    /** Records a secondary relation; it never moves a member and never changes the affiliation. */
    async addRelation(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: { kind: string; otherOrgId: number; fromOn: string; untilOn?: string | undefined },
    ): Promise<{ id: number }> {
      const org = await lockOwn(tx, actor, orgId);
      requireState(org, 'active');
      if (input.otherOrgId === org.id) refuse('org.relation-with-itself');
      const other = await store.findOrg(tx, input.otherOrgId);
      if (!other) refuse('org.not-found');
      if (input.untilOn !== undefined && input.untilOn <= input.fromOn)
        refuseInput([{ path: 'untilOn', message: `结束日期应晚于开始日期 ${input.fromOn}。` }]);
      if (await store.hasRelation(tx, org, input)) refuse('org.relation-exists');
      const id = await ids.next(tx, org.region);
      await store.insertRelation(tx, {
        region: org.region,
        id,
        orgId: org.id,
        path: org.path,
        ...input,
        untilOn: input.untilOn ?? null,
      });
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: { change: 'relation', kind: input.kind, other: other.name, fromOn: input.fromOn },
      });
      return { id };
    },

    async endRelation(
      tx: Tx,
      actor: Actor,
      orgId: number,
      relationId: number,
      untilOn: string,
    ): Promise<{ id: number }> {
      const org = await lockOwn(tx, actor, orgId);
      if (!(await store.endRelation(tx, org, relationId, untilOn))) refuse('org.relation-not-found');
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: { change: 'relation-ended', relationId, untilOn },
      });
      return { id: relationId };
    },

    /** Begins a term; its end follows from the rule of the day it begins. Temporary organisations have none. */
    async beginTerm(
      tx: Tx,
      actor: Actor,
      orgId: number,
      input: { termNumber: number; fromOn: string; replyNo: string },
    ): Promise<{ expiresOn: string }> {
      const org = await lockOwn(tx, actor, orgId);
      requireState(org, 'active');
      requireAllowedAct(org, 'elect-committee');
      if (input.fromOn > clock.today()) refuse('org.effective-in-future', { effectiveOn: input.fromOn });
      const [running] = await store.listTerms(tx, org);
      if (running && running.term_number >= input.termNumber)
        refuse('org.term-number-used', { termNumber: input.termNumber });
      if (running && running.ended_on === null && input.fromOn < running.from_on)
        refuse('org.term-overlaps', { fromOn: input.fromOn, runningFrom: running.from_on });
      const ruleId = termRuleOf(org.kind, org.sector);
      const years =
        ruleId === undefined ? 5 : termYears(await rules.value<TermValue>(tx, ruleId, input.fromOn, org.path));
      const expiresOn = addYears(input.fromOn, years);
      await store.insertTerm(tx, {
        region: org.region,
        id: await ids.next(tx, org.region),
        orgId: org.id,
        path: org.path,
        termNumber: input.termNumber,
        fromOn: input.fromOn,
        expiresOn,
      });
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: { change: 'term', ...input, expiresOn },
        ruleIds: ruleId === undefined ? [] : [ruleId],
      });
      return { expiresOn };
    },

    /** Extends the running term with the superior's approval, within the longest extension. */
    async extendTerm(
      tx: Tx,
      actor: Actor,
      orgId: number,
      termNumber: number,
      input: { extendedTo: string; replyNo: string; reason: string },
    ): Promise<{ expiresOn: string }> {
      const org = await lockOwn(tx, actor, orgId);
      const running = (await store.listTerms(tx, org)).find(
        (term) => term.term_number === termNumber && term.ended_on === null,
      );
      if (!running) refuse('org.term-not-running', { termNumber });
      const ruleId = 'election.term.extension.max';
      const today = clock.today();
      const latest = addYears(running.expires_on, await rules.value<number>(tx, ruleId, today, org.path));
      if (input.extendedTo > latest || input.extendedTo <= running.expires_on)
        refuse('org.term-extension-too-long', { extendedTo: input.extendedTo, latest }, [ruleId], today);
      await store.extendTerm(tx, org, termNumber, input.extendedTo);
      await audit.append(tx, actor, {
        action: 'org.change',
        subjectKind: 'org',
        subjectId: org.id,
        orgId: org.id,
        path: org.path,
        facts: { change: 'term-extended', termNumber, ...input },
        ruleIds: [ruleId],
      });
      return { expiresOn: input.extendedTo };
    },
  };
}

const isRolledUp = (kind: string): boolean => (rollupKinds as readonly string[]).includes(kind);
const withoutKind = ({ replyNo, reason, runStepId }: ChangeBasis) => ({ replyNo, reason, runStepId });
