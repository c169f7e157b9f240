import { relates, type Fraction } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ratio, roundRatio, sumRatios, timesRatio, type Ratio } from '../kernel/ratio.ts';

/** A group that judges. `issued` sheets went out; `sheets` came back. */
export interface AppraisalGroup {
  readonly id: string;
  readonly weight: Fraction;
  readonly issued: number;
  /** Least share of issued sheets that must come back (at least). */
  readonly minTurnout?: Fraction;
  readonly minSheets?: number;
  readonly sheets: readonly Sheet[];
}

/** Answers by question: an option's value, or points in hundredths. Carries no name and no time. */
export type Sheet = Readonly<Record<string, string | number>>;

/** A question that counts. Text answers are kept apart and never aggregated. */
export interface AppraisalQuestion {
  readonly id: string;
  readonly kind: 'choice' | 'score';
  /** For a choice: hundredths of a point by option; an option without a value is an opinion only (不了解). */
  readonly options?: readonly { readonly value: string; readonly valueHundredths?: number }[];
  /** For a score: the most a judge may give. */
  readonly maxHundredths?: number;
  readonly required?: boolean;
}

/** Answers to one question in one group. */
export interface QuestionResult {
  readonly question: string;
  /** Sheets that gave a value. */
  readonly counted: number;
  readonly optionCounts: Readonly<Record<string, number>>;
  /** Exact mean in hundredths; absent when nobody gave a value. */
  readonly mean?: Ratio;
}

/** What a group said. */
export interface GroupResult {
  readonly group: string;
  readonly weight: Fraction;
  readonly issued: number;
  readonly returned: number;
  readonly questions: readonly QuestionResult[];
  /** Mean of the questions in hundredths. */
  readonly mean: Ratio;
}

/** All groups, before anything is withheld. Stays inside the platform; people see a `Disclosure`. */
export interface AppraisalResult {
  readonly groups: readonly GroupResult[];
  /** Sum of weight × group mean, rounded once, half up. */
  readonly totalHundredths: number;
}

/** Too few sheets make a result invalid, never zero. */
export type AppraisalRefusal =
  | {
      readonly code: 'appraisal.turnout-not-reached';
      readonly facts: {
        readonly groups: readonly {
          readonly group: string;
          readonly returned: number;
          readonly issued: number;
          readonly minTurnout: Fraction | null;
          readonly minSheets: number | null;
        }[];
      };
    }
  | { readonly code: 'appraisal.weights-do-not-sum-to-one'; readonly facts: { readonly total: Fraction } }
  | { readonly code: 'appraisal.more-sheets-than-issued'; readonly facts: { readonly group: string } }
  | { readonly code: 'appraisal.nothing-counted'; readonly facts: { readonly group: string } };

/** Why a sheet is refused. */
export interface SheetFault {
  readonly code: 'sheet.unknown-question' | 'sheet.answer-missing' | 'sheet.unknown-option' | 'sheet.out-of-range';
  readonly question: string;
}

/** Is a sheet filled in as the questionnaire allows? */
export function checkSheet(questions: readonly AppraisalQuestion[], sheet: Sheet): Result<true, readonly SheetFault[]> {
  const faults: SheetFault[] = Object.keys(sheet)
    .filter((id) => !questions.some((question) => question.id === id))
    .map((question) => ({ code: 'sheet.unknown-question', question }));
  for (const question of questions) {
    const answer = sheet[question.id];
    if (answer === undefined) {
      if (question.required !== false) faults.push({ code: 'sheet.answer-missing', question: question.id });
    } else if (question.kind === 'choice') {
      const isOption = question.options?.some(({ value }) => value === answer) === true;
      if (!isOption) faults.push({ code: 'sheet.unknown-option', question: question.id });
    } else if (!isPoints(answer, question.maxHundredths ?? 10_000)) {
      faults.push({ code: 'sheet.out-of-range', question: question.id });
    }
  }
  return faults.length === 0 ? ok(true) : err(faults);
}

/** Aggregates checked sheets by group and in total; whole numbers and exact ratios only. */
export function aggregate(
  questions: readonly AppraisalQuestion[],
  groups: readonly AppraisalGroup[],
): Result<AppraisalResult, AppraisalRefusal> {
  const weights = sumRatios(groups.map(({ weight }) => ratio(weight[0], weight[1])));
  if (weights.numerator !== weights.denominator) {
    const total: Fraction = [Number(weights.numerator), Number(weights.denominator)];
    return err({ code: 'appraisal.weights-do-not-sum-to-one', facts: { total } });
  }
  const crowded = groups.find(({ sheets, issued }) => sheets.length > issued);
  if (crowded) return err({ code: 'appraisal.more-sheets-than-issued', facts: { group: crowded.id } });
  const below = groups.filter((group) => !hasTurnout(group));
  if (below.length > 0) {
    return err({ code: 'appraisal.turnout-not-reached', facts: { groups: below.map(turnoutFacts) } });
  }
  const results: GroupResult[] = [];
  for (const group of groups) {
    const result = groupResult(questions, group);
    if (result === undefined) return err({ code: 'appraisal.nothing-counted', facts: { group: group.id } });
    results.push(result);
  }
  const total = sumRatios(results.map(({ mean, weight }) => timesRatio(mean, ratio(weight[0], weight[1]))));
  return ok({ groups: results, totalHundredths: roundRatio(total) });
}

/** Has the group returned enough sheets? A group nobody was asked in has not. */
export function hasTurnout({ issued, sheets, minTurnout, minSheets }: AppraisalGroup): boolean {
  if (sheets.length === 0 || sheets.length < (minSheets ?? 0)) return false;
  return minTurnout === undefined || relates(sheets.length, 'ge', minTurnout, issued);
}

function turnoutFacts({ id, issued, sheets, minTurnout, minSheets }: AppraisalGroup) {
  return { group: id, returned: sheets.length, issued, minTurnout: minTurnout ?? null, minSheets: minSheets ?? null };
}

function groupResult(questions: readonly AppraisalQuestion[], group: AppraisalGroup): GroupResult | undefined {
  const answered = questions.map((question) => questionResult(question, group.sheets));
  const means = answered.flatMap(({ mean }) => (mean === undefined ? [] : [mean]));
  if (means.length === 0) return undefined;
  const mean = timesRatio(sumRatios(means), ratio(1, means.length));
  return {
    group: group.id,
    weight: group.weight,
    issued: group.issued,
    returned: group.sheets.length,
    questions: answered,
    mean,
  };
}

function questionResult(question: AppraisalQuestion, sheets: readonly Sheet[]): QuestionResult {
  const optionCounts: Record<string, number> = {};
  let [sum, counted] = [0, 0];
  for (const { value } of question.options ?? []) optionCounts[value] = 0;
  for (const sheet of sheets) {
    const answer = sheet[question.id];
    if (answer === undefined) continue;
    const points =
      question.kind === 'score' ? answer : question.options?.find(({ value }) => value === answer)?.valueHundredths;
    if (question.kind === 'choice') optionCounts[String(answer)] = (optionCounts[String(answer)] ?? 0) + 1;
    if (typeof points !== 'number') continue;
    sum += points;
    counted += 1;
  }
  const base = { question: question.id, counted, optionCounts };
  return counted === 0 ? base : { ...base, mean: ratio(sum, counted) };
}

const isPoints = (answer: string | number, most: number): boolean =>
  typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0 && answer <= most;
