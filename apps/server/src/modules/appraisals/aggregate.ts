import { aggregate, disclose, type AppraisalQuestion, type Disclosure, type Sheet } from '@jishi/domain';
import type { Answers, AppraisalRow, Question, Result } from './schema.ts';

/** Questions that count; text answers are kept apart as comments. */
export function countedQuestions(questions: readonly Question[]): AppraisalQuestion[] {
  return questions.flatMap((question): AppraisalQuestion[] => {
    if (question.kind === 'text') return [];
    const options = question.options.map(({ value, valueHundredths }) =>
      valueHundredths === undefined ? { value } : { value, valueHundredths },
    );
    return [
      question.kind === 'choice'
        ? { id: question.id, kind: 'choice', options, required: question.required }
        : {
            id: question.id,
            kind: 'score',
            maxHundredths: (question.maxPoints ?? 100) * 100,
            required: question.required,
          },
    ];
  });
}

/** Answers that count, without the text ones. */
export function countedAnswers(questions: readonly Question[], answers: Answers): Sheet {
  const texts = new Set(questions.filter((question) => question.kind === 'text').map((question) => question.id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !texts.has(id)));
}

/** What people may see of the sheets: aggregates by group with small groups withheld, and comments without a group. */
export function resultOf(row: AppraisalRow, sheets: readonly { group_id: string; answers: Answers }[]): Result {
  const groups = row.groups.map((group) => ({
    id: group.id,
    weight: group.weight,
    issued: group.expected,
    ...(group.minTurnout === null ? {} : { minTurnout: group.minTurnout }),
    ...(group.minSheets === null ? {} : { minSheets: group.minSheets }),
    sheets: sheets
      .filter((sheet) => sheet.group_id === group.id)
      .map((sheet) => countedAnswers(row.questions, sheet.answers)),
  }));
  const aggregated = aggregate(countedQuestions(row.questions), groups);
  if (!aggregated.ok) {
    return {
      valid: false,
      reasonsZh: reasonsOf(row, aggregated.error),
      scoreHundredths: null,
      groups: [],
      comments: [],
    };
  }
  const shown = disclose(aggregated.value, row.withhold_below);
  const anyWithheld = shown.groups.some((group) => group.isWithheld);
  return {
    valid: true,
    reasonsZh: anyWithheld ? [`有的组不足 ${row.withhold_below} 份，按规定不显示该组结果。`] : [],
    scoreHundredths: shown.totalHundredths ?? null,
    groups: shown.groups.map((group) => groupOf(row, group)),
    // A comment out of very few sheets tells its writer.
    comments: anyWithheld ? [] : commentsOf(row.questions, sheets),
  };
}

function groupOf(row: AppraisalRow, group: Disclosure['groups'][number]): Result['groups'][number] {
  const titleZh = row.groups.find((each) => each.id === group.group)?.titleZh ?? group.group;
  if (group.isWithheld)
    return { id: group.group, titleZh, sheets: 0, withheld: true, scoreHundredths: null, questions: [] };
  return {
    id: group.group,
    titleZh,
    sheets: group.returned,
    withheld: false,
    scoreHundredths: group.meanHundredths,
    questions: group.questions.map((question) => ({
      id: question.question,
      titleZh: row.questions.find((each) => each.id === question.question)?.titleZh ?? question.question,
      counts: question.optionCounts,
      scoreHundredths: question.meanHundredths ?? null,
    })),
  };
}

/** Comments in the order of their own text: the order of the sheets does not show. */
function commentsOf(questions: readonly Question[], sheets: readonly { answers: Answers }[]): string[] {
  const texts = questions.filter((question) => question.kind === 'text');
  return sheets
    .flatMap((sheet) => texts.map((question) => sheet.answers[question.id]))
    .filter((answer): answer is string => typeof answer === 'string' && answer.trim() !== '')
    .map((answer) => answer.trim())
    .sort();
}

function reasonsOf(row: AppraisalRow, error: { readonly code: string; readonly facts: unknown }): string[] {
  const title = (id: string) => row.groups.find((group) => group.id === id)?.titleZh ?? id;
  if (error.code === 'appraisal.turnout-not-reached') {
    const { groups } = error.facts as {
      groups: readonly {
        group: string;
        returned: number;
        issued: number;
        minTurnout: readonly [number, number] | null;
        minSheets: number | null;
      }[];
    };
    return groups.map(({ group, returned, issued, minTurnout, minSheets }) => {
      const share = minTurnout === null ? '' : `，应不少于 ${minTurnout[0]}/${minTurnout[1]}`;
      const least = minSheets === null ? '' : `，至少 ${minSheets} 份`;
      return `“${title(group)}”收到 ${returned} 份，应参加 ${issued} 人${share}${least}，测评无效，请重新测评。`;
    });
  }
  if (error.code === 'appraisal.weights-do-not-sum-to-one') return ['各组权重合计不等于 100%，请更正测评设置。'];
  return ['没有可以汇总的答案，测评无效，请重新测评。'];
}
