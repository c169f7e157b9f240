import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { FilterBar, FilterChips, Pager, type FilterChip } from '../../design/list.tsx';
import { DateText, StarRating, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { formatDifference, formatPoints } from './points.ts';
import { gradingTexts } from './texts.ts';

type Board = Output<'gradings.board'>;
type Row = Output<'gradings.rows'>['items'][number];
const filterNames = [
  'stepId',
  'stepState',
  'grade',
  'lastGrade',
  'movement',
  'townshipId',
  'finished',
  'flagged',
  'late',
  'q',
] as const;

/** Branches of a round under the filters of the address. */
export function BoardRows({ board }: { readonly board: Board }) {
  const t = useTexts(gradingTexts);
  const [params, change] = useAddress();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  );
  const cursor = params.get('cursor') ?? undefined;
  const rows = useCall('gradings.rows', {
    params: { roundId: board.roundId },
    query: { ...filters, ...(cursor ? { cursor } : {}) },
  });
  const pages = useCursorPages(rows.data?.nextCursor);
  const set = (values: Readonly<Record<string, string | undefined>>) => change({ ...pages.firstPage, ...values });
  const columns = useColumns();
  const chips = useChips(board, params, set);
  const clear = () => set(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  return (
    <div id="grading-rows">
      <FilterBar>
        <form
          role="search"
          className="row grading-find no-print"
          onSubmit={(event) => {
            event.preventDefault();
            set({ q: typed || undefined });
          }}
        >
          <TextInput label={t('search')} name="q" type="search" width="20" value={typed} onChange={setTyped} />
          <Button type="submit">{t('find')}</Button>
        </form>
      </FilterBar>
      <FilterChips chips={chips} onClear={clear} />
      <Loaded query={rows} skeleton={<Skeleton shape="rows" lines={10} />}>
        {({ items }) => (
          <DataTable
            caption={t('rows')}
            rows={items}
            rowId={(row) => row.runId}
            columns={columns}
            chooseColumns="grading-rows"
            empty={
              <EmptyState title={t('noRows')} action={<Button onClick={clear}>{t('clearFilters')}</Button>}>
                {t('rowsHint')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
      <Pager page={pages.page} onPrevious={pages.onPrevious} onNext={pages.onNext} />
    </div>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useTexts(gradingTexts);
  const movement: Readonly<Record<Row['movement'], string>> = {
    up: `↑ ${t('up')}`,
    same: t('same'),
    down: `↓ ${t('down')}`,
    none: '',
  };
  return [
    {
      id: 'branch',
      header: t('branch'),
      names: true,
      weight: 3,
      cell: (row) => <Link href={`/runs/${row.runId}`}>{row.orgName}</Link>,
    },
    { id: 'township', header: t('township'), notOnCard: true, weight: 2, cell: (row) => row.superiorName },
    {
      id: 'step',
      header: t('nowAt'),
      weight: 2,
      cell: (row) => (
        <>
          {row.stepTitle ?? t('finished')} {row.late && <StatusTag tone="red">{t('late')}</StatusTag>}
          {row.late && row.dueOn && <DateText date={row.dueOn} />}
        </>
      ),
    },
    {
      id: 'self',
      header: t('selfScore'),
      align: 'right',
      cell: (row) => (row.selfHundredths === null ? '' : formatPoints(row.selfHundredths)),
    },
    {
      id: 'review',
      header: t('reviewScore'),
      align: 'right',
      cell: (row) => (row.reviewHundredths === null ? '' : formatPoints(row.reviewHundredths)),
    },
    {
      id: 'difference',
      header: t('difference'),
      align: 'right',
      notOnCard: true,
      cell: (row) =>
        row.differenceHundredths === null ? (
          ''
        ) : (
          <span className={row.flagged ? 'grading-flagged' : undefined}>
            {formatDifference(row.differenceHundredths)}
          </span>
        ),
    },
    { id: 'grade', header: t('grade'), cell: (row) => row.gradeTitle ?? '' },
    {
      id: 'stars',
      header: t('stars'),
      notOnCard: true,
      cell: (row) => (row.stars === null ? '' : <StarRating stars={row.stars} />),
    },
    { id: 'movement', header: t('movement'), nowrap: true, notOnCard: true, cell: (row) => movement[row.movement] },
  ];
}

/** The filters of the address as chips in words. */
function useChips(
  board: Board,
  params: URLSearchParams,
  set: (values: Readonly<Record<string, string | undefined>>) => void,
): readonly FilterChip[] {
  const t = useTexts(gradingTexts);
  const pick = usePick();
  const chips: FilterChip[] = [];
  const step = board.steps.find((each) => each.stepId === params.get('stepId'));
  const states: Readonly<Record<string, string>> = {
    open: t('inProgress'),
    done: t('done'),
    waiting: t('waiting'),
    late: t('late'),
  };
  if (step) {
    const state = states[params.get('stepState') ?? 'open'] ?? '';
    chips.push({
      key: 'step',
      label: t('chipStep', { step: pick(step.titleZh, step.titleEn), state }),
      onRemove: () => set({ stepId: undefined, stepState: undefined }),
    });
  }
  const grade = board.grades.find((each) => each.id === params.get('grade'));
  if (grade)
    chips.push({
      key: 'grade',
      label: t('chipGrade', { grade: grade.id === 'none' ? t('notGraded') : grade.titleZh }),
      onRemove: () => set({ grade: undefined }),
    });
  const last = board.grades.find((each) => each.id === params.get('lastGrade'));
  if (last)
    chips.push({
      key: 'lastGrade',
      label: t('chipLastGrade', { grade: last.id === 'none' ? t('notGraded') : last.titleZh }),
      onRemove: () => set({ lastGrade: undefined }),
    });
  const moved = params.get('movement');
  const movements: Readonly<Record<string, string>> = {
    up: t('up'),
    same: t('same'),
    down: t('down'),
    none: t('none'),
  };
  if (moved)
    chips.push({
      key: 'movement',
      label: t('chipMovement', { movement: movements[moved] ?? moved }),
      onRemove: () => set({ movement: undefined }),
    });
  const township = board.townships.find((each) => String(each.orgId) === params.get('townshipId'));
  if (township) chips.push({ key: 'township', label: township.name, onRemove: () => set({ townshipId: undefined }) });
  if (params.get('finished'))
    chips.push({ key: 'finished', label: t('allDone'), onRemove: () => set({ finished: undefined }) });
  if (params.get('flagged'))
    chips.push({ key: 'flagged', label: t('flagged'), onRemove: () => set({ flagged: undefined }) });
  if (params.get('late')) chips.push({ key: 'late', label: t('late'), onRemove: () => set({ late: undefined }) });
  const q = params.get('q');
  if (q) chips.push({ key: 'q', label: q, onRemove: () => set({ q: undefined }) });
  return chips;
}
