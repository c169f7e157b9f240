import './grading.css';
import { lazy, Suspense, type ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { DateText, ProgressBar, StarRating } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts, usePick } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { BoardRows } from './BoardRows.tsx';
import { gradingTexts } from './texts.ts';

type Board = Output<'gradings.board'>;
/** Filters of the list of branches that a number of the board stands for. */
type Choice = Readonly<Record<string, string | undefined>>;

const GradeChart = lazy(async () => ({ default: (await import('./GradeChart.tsx')).GradeChart }));
const noChoice: Choice = {
  stepId: undefined,
  stepState: undefined,
  grade: undefined,
  lastGrade: undefined,
  finished: undefined,
  movement: undefined,
  townshipId: undefined,
  flagged: undefined,
  late: undefined,
  q: undefined,
  cursor: undefined,
  page: undefined,
};

/** The county's board of a round: every number opens the branches behind it. */
export function BoardPage({ params }: PageParams) {
  const t = useTexts(gradingTexts);
  const can = useCan();
  const roundId = Number(params['roundId']);
  const board = useCall('gradings.board', { params: { roundId } }, { refetchEvery: 60_000 });
  const actions = (
    <>
      <LinkButton href={`/rounds/${roundId}`}>{t('toRound')}</LinkButton>
      {can('grading.review') && <LinkButton href="/grading/reviewers">{t('reviewGroup')}</LinkButton>}
      {can('approval.decide') && (
        <LinkButton href={`/approvals?mine=to-decide&roundId=${roundId}`}>{t('toApprovals')}</LinkButton>
      )}
      {can('commendation.confer') && (
        <LinkButton kind="main" href={`/grading/stars?roundId=${roundId}`}>
          {t('toStars')}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page
      title={board.data?.title ?? t('grading')}
      crumbs={[{ label: t('grading'), href: '/grading' }]}
      note={board.data && t('branchCount', { count: board.data.total })}
      actions={actions}
    >
      <Loaded query={board} skeleton={<Skeleton shape="page" lines={12} />}>
        {(data) => <BoardBody board={data} />}
      </Loaded>
    </Page>
  );
}

function BoardBody({ board }: { readonly board: Board }) {
  const t = useTexts(gradingTexts);
  const [, change] = useAddress();
  const open = (choice: Choice) => change({ ...noChoice, ...choice });
  return (
    <>
      <Section title={t('stepProgress')}>
        <StepTable board={board} open={open} />
      </Section>
      <div className="grading-columns">
        <Section title={t('distribution')}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <GradeChart
              grades={board.grades}
              thisYear={t('thisYear')}
              lastYear={t('lastYear')}
              label={t('chartLabel')}
            />
          </Suspense>
          <GradeTable board={board} open={open} />
        </Section>
        <Section title={t('againstLastYear')}>
          <Movement board={board} open={open} />
          <h3>{t('byTownship')}</h3>
          <Townships board={board} open={open} />
        </Section>
      </div>
      <Section title={t('rows')}>
        <BoardRows board={board} />
      </Section>
    </>
  );
}

/** A number that opens its rows; zero is only a number. */
function Count({
  n,
  open,
  children,
}: {
  readonly n: number;
  readonly open: () => void;
  readonly children?: ReactNode;
}) {
  if (n === 0) return <span className="muted">0</span>;
  return (
    <button
      type="button"
      className="grading-count"
      onClick={() => (open(), document.getElementById('grading-rows')?.scrollIntoView({ block: 'start' }))}
    >
      {n}
      {children}
    </button>
  );
}

interface PartProps {
  readonly board: Board;
  readonly open: (choice: Choice) => void;
}

function StepTable({ board, open }: PartProps) {
  const t = useTexts(gradingTexts);
  const pick = usePick();
  type Step = Board['steps'][number];
  const columns: readonly Column<Step>[] = [
    { id: 'step', header: t('step'), names: true, weight: 2, cell: (step) => pick(step.titleZh, step.titleEn) },
    {
      id: 'bar',
      header: t('done'),
      weight: 3,
      cell: (step) => (
        <div className="grading-bar">
          <ProgressBar label={pick(step.titleZh, step.titleEn)} done={step.done} whole={board.total} />
        </div>
      ),
    },
    {
      id: 'done',
      header: t('doneCount'),
      align: 'right',
      notOnCard: true,
      cell: (step) => <Count n={step.done} open={() => open({ stepId: step.stepId, stepState: 'done' })} />,
    },
    {
      id: 'open',
      header: t('inProgress'),
      align: 'right',
      cell: (step) => <Count n={step.open} open={() => open({ stepId: step.stepId, stepState: 'open' })} />,
    },
    {
      id: 'waiting',
      header: t('waiting'),
      align: 'right',
      notOnCard: true,
      cell: (step) => <Count n={step.waiting} open={() => open({ stepId: step.stepId, stepState: 'waiting' })} />,
    },
    {
      id: 'late',
      header: t('late'),
      align: 'right',
      cell: (step) => <Count n={step.late} open={() => open({ stepId: step.stepId, stepState: 'late' })} />,
    },
    {
      id: 'due',
      header: t('dueOn'),
      nowrap: true,
      notOnCard: true,
      cell: (step) => (step.dueOn ? <DateText date={step.dueOn} /> : ''),
    },
  ];
  return <DataTable caption={t('stepProgress')} rows={board.steps} rowId={(step) => step.stepId} columns={columns} />;
}

function GradeTable({ board, open }: PartProps) {
  const t = useTexts(gradingTexts);
  type Grade = Board['grades'][number];
  const columns: readonly Column<Grade>[] = [
    {
      id: 'grade',
      header: t('grade'),
      names: true,
      cell: (grade) => (
        <span className="grading-grade">
          {grade.id === 'none' ? t('notGraded') : grade.titleZh}
          {grade.stars[0] !== undefined && <StarRating stars={grade.stars[0]} />}
        </span>
      ),
    },
    {
      id: 'now',
      header: t('thisYear'),
      align: 'right',
      cell: (grade) => <Count n={grade.count} open={() => open({ grade: grade.id })} />,
    },
    {
      id: 'last',
      header: t('lastYear'),
      align: 'right',
      cell: (grade) => <Count n={grade.lastYear} open={() => open({ lastGrade: grade.id })} />,
    },
  ];
  return <DataTable caption={t('distribution')} rows={board.grades} rowId={(grade) => grade.id} columns={columns} />;
}

function Movement({ board, open }: PartProps) {
  const t = useTexts(gradingTexts);
  const cells = [
    { id: 'up', label: t('up'), n: board.movement.up },
    { id: 'same', label: t('same'), n: board.movement.same },
    { id: 'down', label: t('down'), n: board.movement.down },
    { id: 'none', label: t('none'), n: board.movement.none },
  ] as const;
  return (
    <dl className="grading-tiles">
      {cells.map((cell) => (
        <div key={cell.id}>
          <dt>{cell.label}</dt>
          <dd>
            <Count n={cell.n} open={() => open({ movement: cell.id })} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('flagged')}</dt>
        <dd>
          <Count n={board.flagged} open={() => open({ flagged: '1' })} />
        </dd>
      </div>
    </dl>
  );
}

function Townships({ board, open }: PartProps) {
  const t = useTexts(gradingTexts);
  type Township = Board['townships'][number];
  const columns: readonly Column<Township>[] = [
    { id: 'name', header: t('township'), names: true, weight: 2, cell: (township) => township.name },
    {
      id: 'total',
      header: t('total'),
      align: 'right',
      cell: (township) => <Count n={township.total} open={() => open({ townshipId: String(township.orgId) })} />,
    },
    {
      id: 'done',
      header: t('allDone'),
      align: 'right',
      cell: (township) => (
        <Count n={township.done} open={() => open({ townshipId: String(township.orgId), finished: '1' })} />
      ),
    },
    {
      id: 'late',
      header: t('late'),
      align: 'right',
      cell: (township) => (
        <Count n={township.late} open={() => open({ townshipId: String(township.orgId), late: '1' })} />
      ),
    },
  ];
  return (
    <DataTable
      caption={t('byTownship')}
      rows={board.townships}
      rowId={(township) => township.orgId}
      columns={columns}
    />
  );
}
