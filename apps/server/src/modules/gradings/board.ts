import type { GradingBoard, GradingRow } from '@jishi/contract';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/tx.ts';
import { refuse } from '../../platform/refusal.ts';
import * as views from './views.ts';

type Board = z.infer<typeof GradingBoard>;
type Row = z.infer<typeof GradingRow>;
type Movement = Row['movement'];

/** The board of a round: where each branch stands, who is late, how grades are distributed, against last year. */
export async function readBoard(tx: Tx, roundId: number, today: string): Promise<Board> {
  const round = await views.findRound(tx, roundId);
  if (!round) refuse('record.not-found');
  // The questions travel to the database together.
  const [steps, grades, townships, flagged] = await Promise.all([
    views.countSteps(tx, round, today),
    views.countGrades(tx, round),
    views.countTownships(tx, round, today),
    views.countFlagged(tx, round),
  ]);
  const counted = new Map(steps.map((each) => [each.step_id, each]));
  const order = round.scheme?.grades ?? [];
  const movement = { up: 0, same: 0, down: 0, none: 0 };
  for (const { grade, last, n } of grades) movement[movementOf(order, grade, last)] += n;
  const sum = (match: (each: { grade: string | null; last: string | null }) => boolean) =>
    grades.filter(match).reduce((total, { n }) => total + n, 0);
  return {
    roundId,
    title: round.title,
    year: round.year,
    state: round.state,
    total: sum(() => true),
    steps: round.definition.steps.map((step) => {
      const count = counted.get(step.id);
      return {
        stepId: step.id,
        titleZh: step.titleZh,
        titleEn: step.titleEn,
        done: count?.done ?? 0,
        open: count?.open ?? 0,
        waiting: count?.waiting ?? 0,
        late: count?.late ?? 0,
        dueOn: count?.due_on ?? null,
      };
    }),
    grades: [
      ...order.map((grade) => ({
        id: grade.id,
        titleZh: grade.titleZh,
        stars: [...(grade.stars ?? [])],
        count: sum((each) => each.grade === grade.id),
        lastYear: sum((each) => each.last === grade.id),
      })),
      {
        id: 'none',
        titleZh: '尚未评定',
        stars: [],
        count: sum((each) => each.grade === null),
        lastYear: sum((each) => each.last === null),
      },
    ],
    movement,
    flagged,
    townships: townships.map(({ org_id: orgId, name, total, done, late }) => ({ orgId, name, total, done, late })),
  };
}

/** The branches behind a number of the board. */
export async function readRows(
  tx: Tx,
  roundId: number,
  filter: views.RowFilter,
  today: string,
): Promise<{ items: Row[]; nextCursor: string | null }> {
  const round = await views.findRound(tx, roundId);
  if (!round) refuse('record.not-found');
  const rows = await views.listRows(tx, round, { ...filter, limit: filter.limit + 1 }, today);
  const page = rows.slice(0, filter.limit);
  const order = round.scheme?.grades ?? [];
  const stepTitle = (id: string | null) => round.definition.steps.find((step) => step.id === id)?.titleZh ?? null;
  return {
    items: page.map((row) => ({
      runId: row.run_id,
      orgId: row.org_id,
      orgName: row.org_name,
      superiorName: row.superior_name,
      stepId: row.step_id,
      stepTitle: stepTitle(row.step_id),
      dueOn: row.due_on,
      late: row.late,
      selfHundredths: row.self_hundredths,
      reviewHundredths: row.review_hundredths,
      differenceHundredths:
        row.self_hundredths === null || row.review_hundredths === null
          ? null
          : row.review_hundredths - row.self_hundredths,
      flagged: row.flagged,
      proposedGrade: row.proposed_grade,
      grade: row.grade,
      gradeTitle: order.find((grade) => grade.id === row.grade)?.titleZh ?? null,
      stars: row.stars,
      lastGrade: row.last_grade,
      lastStars: row.last_stars,
      movement: movementOf(order, row.grade, row.last_grade),
    })),
    nextCursor: rows.length > filter.limit ? (page.at(-1)?.path ?? null) : null,
  };
}

/** Up, same or down against last year; `none` where one of the two is missing. The best grade comes first. */
function movementOf(order: readonly { readonly id: string }[], grade: string | null, last: string | null): Movement {
  const [now, before] = [order.findIndex((each) => each.id === grade), order.findIndex((each) => each.id === last)];
  if (now < 0 || before < 0) return 'none';
  if (now === before) return 'same';
  return now < before ? 'up' : 'down';
}
