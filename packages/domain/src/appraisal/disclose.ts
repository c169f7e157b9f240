import { roundRatio } from '../kernel/ratio.ts';
import type { AppraisalResult, GroupResult, QuestionResult } from './aggregate.ts';

/** The fewest sheets of a group that may be shown; a parameter can raise it, never lower it. */
export const leastDisclosed = 5;

/** What people may see of a group. */
export type GroupDisclosure =
  | {
      readonly group: string;
      readonly isWithheld: false;
      readonly issued: number;
      readonly returned: number;
      readonly meanHundredths: number;
      readonly questions: readonly {
        readonly question: string;
        readonly counted: number;
        readonly optionCounts: Readonly<Record<string, number>>;
        readonly meanHundredths?: number;
      }[];
    }
  | {
      readonly group: string;
      readonly isWithheld: true;
      /** `small`: fewer sheets than may be shown. `complement`: shown, it would give a small group away. */
      readonly because: 'small' | 'complement';
    };

/** What people may see of an appraisal. */
export interface Disclosure {
  readonly groups: readonly GroupDisclosure[];
  /** Absent when a small group could be computed from it. */
  readonly totalHundredths?: number;
  /** Option counts over all groups; absent with any group withheld, because the rest would be the difference. */
  readonly optionCounts?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * What may be shown. A group with fewer sheets than `withholdBelow` is withheld. So that it cannot be computed from
 * the total and the other groups, at least one group large enough to be shown is withheld with it: the smallest. When
 * there is none, the total is withheld too. Turnout of withheld groups is not shown either.
 *
 * @param withholdBelow from the parameter; values under five count as five
 */
export function disclose(result: AppraisalResult, withholdBelow: number = leastDisclosed): Disclosure {
  const least = Math.max(leastDisclosed, withholdBelow);
  const small = new Set(result.groups.filter((group) => isSmall(group, least)).map(({ group }) => group));
  if (small.size === 0) {
    const shown = result.groups.map((group) => showGroup(group));
    return { groups: shown, totalHundredths: result.totalHundredths, optionCounts: countsOver(result.groups) };
  }
  const [companion] = result.groups
    .filter(({ group }) => !small.has(group))
    .toSorted((a, b) => a.returned - b.returned || (a.group < b.group ? -1 : 1));
  const groups = result.groups.map((group): GroupDisclosure => {
    if (small.has(group.group)) return { group: group.group, isWithheld: true, because: 'small' };
    if (group === companion) return { group: group.group, isWithheld: true, because: 'complement' };
    return showGroup(group);
  });
  return companion === undefined ? { groups } : { groups, totalHundredths: result.totalHundredths };
}

/** A question answered by few is as telling as a small group: its opinions without a value count too. */
function isSmall({ returned, questions }: GroupResult, least: number): boolean {
  return returned < least || questions.some((question) => answers(question) > 0 && answers(question) < least);
}

function answers({ counted, optionCounts }: QuestionResult): number {
  const marked = Object.values(optionCounts).reduce((total, count) => total + count, 0);
  return Math.max(counted, marked);
}

function showGroup({ group, issued, returned, mean, questions }: GroupResult): GroupDisclosure {
  return {
    group,
    isWithheld: false,
    issued,
    returned,
    meanHundredths: roundRatio(mean),
    questions: questions.map(({ question, counted, optionCounts, mean: questionMean }) => ({
      question,
      counted,
      optionCounts,
      ...(questionMean === undefined ? {} : { meanHundredths: roundRatio(questionMean) }),
    })),
  };
}

function countsOver(groups: readonly GroupResult[]): Record<string, Record<string, number>> {
  const totals: Record<string, Record<string, number>> = {};
  for (const { questions } of groups) {
    for (const { question, optionCounts } of questions) {
      const row = (totals[question] ??= {});
      for (const [option, count] of Object.entries(optionCounts)) row[option] = (row[option] ?? 0) + count;
    }
  }
  return totals;
}
