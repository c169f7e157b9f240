import { compareFractions, type Fraction } from '../kernel/fraction.ts';
import { parseDuration, type DurationUnit } from '../kernel/duration.ts';
import type { PrimitiveParams, Step } from './definition.ts';
import type { FieldRule } from './fields.ts';
import { findFormalism } from './formalism.ts';
import type { DurationSetting } from './settings.ts';

/** A fault of a definition; `at` is a path such as `steps.vote.params`. */
export interface MethodFault {
  readonly code: string;
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Report = (code: string, facts?: Readonly<Record<string, unknown>>) => void;

/** Do the parameters fit their primitive and the limits that stand above all methods? */
export function checkParams(step: Step): readonly MethodFault[] {
  const faults: MethodFault[] = [];
  const report: Report = (code, facts = {}) =>
    faults.push({ code, at: `steps.${step.id}.params`, facts: { primitive: step.params.primitive, ...facts } });
  checkOne(step.params, step, report);
  checkEvidence(step, report);
  return faults;
}

function checkOne(params: PrimitiveParams, step: Step, report: Report): void {
  checkWriting(params, step, report);
  checkJudging(params, report);
  checkRunning(params, report);
}

function checkWriting(params: PrimitiveParams, step: Step, report: Report): void {
  switch (params.primitive) {
    case 'registry':
      return checkRegistry(params, report);
    case 'form':
    case 'proposal':
      return checkFields(params.fields ?? [], report);
    case 'vote':
      return checkVote(params, report);
    case 'publicity':
      if (params.mode === 'notice' && params.period === undefined) report('method.notice-without-period');
      if (params.mode === 'notice' && params.objections === false) report('method.notice-without-objections');
      return checkUnits(params.period, ['d', 'wd'], report);
    case 'approval':
      if (params.silence === 'consent' && (step.ruleIds ?? []).length === 0) report('method.silence-without-rule');
      return checkUnits(params.noticePeriod, ['d', 'wd'], report);
    default:
  }
}

function checkJudging(params: PrimitiveParams, report: Report): void {
  switch (params.primitive) {
    case 'appraisal':
      return checkAppraisal(params, report);
    case 'scoring':
      return checkCaps(params.caps ?? [], params.grades ?? [], report);
    case 'commendation':
      return checkUnits(params.noticePeriod, ['d', 'wd'], report);
    case 'consequence':
      if (params.measures.length === 0) report('method.consequence-without-measures');
      return;
    default:
  }
}

function checkRunning(params: PrimitiveParams, report: Report): void {
  switch (params.primitive) {
    case 'intake':
      if (params.kind === 'wrongdoing' && params.identity === 'required') report('method.wrongdoing-asks-identity');
      return checkFields(params.fields ?? [], report);
    case 'visit':
      if (isResident(params.target) && params.consent !== true) report('method.visit-without-consent');
      return;
    case 'fund':
      if (params.voluntary === true && params.share !== undefined) report('method.voluntary-money-with-share');
      if (params.voluntary === true && params.account === 'dues') report('method.dues-are-not-voluntary');
      return;
    case 'archive':
      if (params.items.length === 0) report('method.archive-without-items');
      return;
    case 'statistics':
      return reportFormalism(
        params.indicators.map(({ titleZh }) => titleZh),
        report,
      );
    case 'programme':
      return reportFormalism(
        (params.targets ?? []).map(({ titleZh }) => titleZh),
        report,
      );
    default:
  }
}

const isResident = (subject: string): boolean => subject === 'resident' || subject === 'household';

/** Lists of residents exist only on their own request, an entitlement or consent, and end by themselves. */
function checkRegistry(params: Extract<PrimitiveParams, { primitive: 'registry' }>, report: Report): void {
  if (isResident(params.subject)) {
    if (params.basis === undefined) report('method.resident-list-without-basis');
    if (params.expiresAfter === undefined) report('method.resident-list-without-expiry');
  }
  const ids = new Set((params.statuses ?? []).map(({ id }) => id));
  for (const { from, to } of params.transitions ?? []) {
    for (const status of [from, to]) {
      if (status !== null && !ids.has(status)) report('method.unknown-status', { status });
    }
  }
  checkFields(params.fields ?? [], report);
}

function checkVote(params: Extract<PrimitiveParams, { primitive: 'vote' }>, report: Report): void {
  if (params.kind === 'election' && params.seats === undefined) report('method.election-without-seats');
  if (params.kind === 'motion' && params.pass === undefined) report('method.motion-without-threshold');
  const isOpenProcedure = params.procedure === 'show-of-hands' || params.procedure === 'signatures';
  const quorums = [params.quorum, ...(params.quorumAlternatives ?? []).map(({ quorum }) => quorum)];
  if (quorums.some((quorum) => quorum?.base === 'valid')) report('method.quorum-of-valid-ballots');
  if (params.secret && isOpenProcedure) report('method.secret-vote-in-the-open', { procedure: params.procedure });
  if (params.electorate.base === 'named-list' && params.electorate.registryList === undefined) {
    report('method.electorate-without-list');
  }
}

function checkAppraisal(params: Extract<PrimitiveParams, { primitive: 'appraisal' }>, report: Report): void {
  const total = params.groups.reduce<Fraction>((sum, { weight }) => addFractions(sum, weight), [0, 1]);
  if (compareFractions(total, [1, 1]) !== 0) report('method.weights-do-not-sum-to-one', { total });
  const least = params.withholdBelow;
  if (params.anonymous && typeof least === 'number' && least < 5)
    report('method.withholds-too-late', { least, floor: 5 });
  if (params.questions.length === 0) report('method.appraisal-without-questions');
  for (const question of params.questions) {
    if (question.kind === 'choice' && (question.options ?? []).length === 0) {
      report('method.choice-without-options', { question: question.id });
    }
  }
  reportFormalism(
    params.questions.map(({ titleZh }) => titleZh),
    report,
  );
  checkCaps(params.caps ?? [], params.grades ?? [], report);
}

function checkCaps(
  caps: readonly { readonly grade: string; readonly atMostShare?: unknown; readonly atMostCount?: unknown }[],
  grades: readonly { readonly id: string }[],
  report: Report,
): void {
  for (const cap of caps) {
    if (grades.length > 0 && !grades.some(({ id }) => id === cap.grade))
      report('method.cap-of-unknown-grade', { grade: cap.grade });
    if (cap.atMostCount === undefined && cap.atMostShare === undefined)
      report('method.cap-without-limit', { grade: cap.grade });
  }
}

function checkFields(fields: readonly FieldRule[], report: Report): void {
  const seen = new Set<string>();
  for (const field of fields) {
    if (seen.has(field.id)) report('method.field-twice', { field: field.id });
    seen.add(field.id);
    if (field.kind === 'list') checkFields(field.columns, report);
    else if ((field.kind === 'choice' || field.kind === 'choices') && (field.choices ?? []).length === 0) {
      report('method.choice-without-options', { field: field.id });
    }
  }
}

/** An upload is mandatory only where a rule or the method's owner names why. */
function checkEvidence(step: Step, report: Report): void {
  const inParams = 'evidence' in step.params ? (step.params.evidence ?? []) : [];
  for (const evidence of [...(step.evidence ?? []), ...inParams]) {
    if (evidence.required === true && (evidence.reasonZh ?? '').trim() === '') {
      report('method.upload-without-reason', { evidence: evidence.id });
    }
  }
}

function checkUnits(setting: DurationSetting | undefined, allowed: readonly DurationUnit[], report: Report): void {
  if (setting === undefined || typeof setting !== 'string') return;
  const parsed = parseDuration(setting);
  if (!parsed.ok || !allowed.includes(parsed.value.unit)) report('method.wrong-unit', { setting, allowed });
}

function reportFormalism(titles: readonly string[], report: Report): void {
  for (const title of titles) {
    for (const finding of findFormalism(title)) report('method.judges-by-formalism', { title, ...finding });
  }
}

function addFractions(a: Fraction, b: Fraction): Fraction {
  const numerator = a[0] * b[1] + b[0] * a[1];
  const denominator = a[1] * b[1];
  const divisor = greatestCommonDivisor(numerator, denominator);
  return [numerator / divisor, denominator / divisor];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(1, a) : greatestCommonDivisor(b, a % b);
}
