import type { ActorRole, ActorRule, OrgRef, Step } from '@jishi/domain';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import { refuse } from '../../platform/refusal.ts';
import type { ActingOrg, OrgOnPath, RunRow } from './schema.ts';

/**
 * The organisation a rule means, seen from the organisation of the run.
 *
 * @param above organisations on the path of the run, the highest first, the run's own last
 * @param roundOwner organisation whose round the run belongs to
 */
export function resolveOrg(
  ref: OrgRef,
  above: readonly OrgOnPath[],
  run: Pick<RunRow, 'parties'>,
  roundOwner: number | undefined,
): OrgOnPath {
  const own = above.at(-1);
  const top = above[0];
  if (!own || !top) throw new Error('a run without an organisation in scope');
  const party = run.parties[ref];
  const named = party === undefined ? undefined : above.find(({ id }) => id === party);
  if (named) return named;
  switch (ref) {
    case 'parent':
      return above.at(-2) ?? own;
    case 'township':
      // The committee directly below the county; an organisation that hangs on the county itself answers to the county.
      return above.length > 2 ? (above[1] ?? own) : top;
    case 'county':
    // A receiving organisation that is not above this one: the county both answer to acts for it.
    case 'receiving':
      return top;
    case 'round-owner':
      return above.find(({ id }) => id === roundOwner) ?? top;
    default:
      return own;
  }
}

/** Roles a rule means in that organisation. Where the county itself is the superior, its department acts. */
export function rolesIn(rule: ActorRule, org: OrgOnPath): readonly ActorRole[] {
  if (org.kind !== 'county' || rule.roles.includes('county-department')) return rule.roles;
  const isSuperior = rule.of === 'parent' || rule.of === 'township' || rule.of === 'receiving';
  return isSuperior ? [...rule.roles, 'county-department'] : rule.roles;
}

/** Who has to act on a step. Where a rule names personal relations only, the roles that organise it get the duty. */
export function actingOf(
  step: Step,
  above: readonly OrgOnPath[],
  run: RunRow,
  roundOwner: number | undefined,
): ActingOrg {
  const org = resolveOrg(step.actor.of, above, run, roundOwner);
  const roles = rolesIn(step.actor, org);
  return { org, roles: roles.length > 0 ? roles : organisersIn(org) };
}

/** Who looks after a step that people without a role do (the sheets of an appraisal). */
function organisersIn(org: OrgOnPath): readonly ActorRole[] {
  if (org.kind === 'county') return ['county-department'];
  return isBranch(org) ? ['branch-secretary'] : ['township-organiser'];
}

/** General branches, branches and joint branches act through their secretary. */
function isBranch(org: OrgOnPath): boolean {
  return (
    org.kind.startsWith('62') || org.kind.startsWith('63') || org.kind.startsWith('92') || org.kind.startsWith('93')
  );
}

/** Every rule of a step that lets somebody bring it to its end: who does it, checks it, decides it, accepts it. */
export function rulesOfStep(step: Step): readonly ActorRule[] {
  const params = step.params as unknown as Readonly<Record<string, unknown>>;
  const named = [
    'decider',
    'acceptedBy',
    'fixedBy',
    'confirmedBy',
    'screenedBy',
    'approvedBy',
    'signedOffBy',
    'reviewer',
    'judgedBy',
    'secrecyCheckedBy',
  ];
  const ofParams = named.flatMap((key) => (isRule(params[key]) ? [params[key]] : []));
  const raters = Array.isArray(params['raters']) ? params['raters'].filter(isRule) : [];
  return [step.actor, ...(step.checker ? [step.checker] : []), ...ofParams, ...raters];
}

function isRule(value: unknown): value is ActorRule {
  return typeof value === 'object' && value !== null && 'roles' in value && 'of' in value;
}

/**
 * Whether somebody may bring a step to its end. The platform itself may (a notice whose period is over, an appraisal
 * whose last sheet came in); a personal relation is checked by the primitive that knows the person.
 */
export function mayFinish(
  actor: Actor,
  step: Step,
  above: readonly OrgOnPath[],
  run: RunRow,
  roundOwner: number | undefined,
): boolean {
  if (actor.kind === 'system') return true;
  return rulesOfStep(step).some((rule) => {
    const org = resolveOrg(rule.of, above, run, roundOwner);
    if (!actsFor(actor, org.id)) return false;
    const roles = rolesIn(rule, org);
    return (
      roles.some((role) => role === actor.role) ||
      (roles.length === 0 && organisersIn(org).some((role) => role === actor.role))
    );
  });
}

/** @throws Refusal `step.not-yours` naming who may act */
export function requireMayFinish(
  actor: Actor,
  step: Step,
  above: readonly OrgOnPath[],
  run: RunRow,
  roundOwner: number | undefined,
): void {
  if (mayFinish(actor, step, above, run, roundOwner)) return;
  const { org } = actingOf(step, above, run, roundOwner);
  refuse('step.not-yours', { step: step.titleZh, who: org.name }, step.ruleIds ?? []);
}
