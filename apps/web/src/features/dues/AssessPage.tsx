import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Checkbox, Select, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { DuesNav, Fen, MonthPicker, useMonth } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Page_ = Output<'dues.standings'>;
type Standing = Page_['items'][number];

/** Categories in the order of the regulation. */
const categories = ['salaried', 'annual-salary', 'self-employed', 'retired', 'farmer', 'low-income'] as const;
type Category = (typeof categories)[number];

interface Edit {
  readonly category: Category | '';
  readonly amount: string;
  readonly paysQuarterly: boolean;
}

/** Assessing a whole branch on one page; the sum follows from category and base. */
export function AssessPage() {
  const t = useTexts(duesTexts);
  const month = useMonth();
  const [importing, setImporting] = useState(false);
  const standings = useCall('dues.standings', { query: { month } });
  return (
    <Page
      title={t('assessTitle')}
      note={t('assessNote')}
      actions={
        <Button icon="import" onClick={() => setImporting(true)}>
          {t('importAssess')}
        </Button>
      }
    >
      <DuesNav />
      <MonthPicker />
      <p className="muted">
        {t('basePrivacy')} {t('lowIncomeHint')}
      </p>
      <Loaded query={standings} skeleton={<Skeleton shape="rows" />}>
        {(loaded) => <Table key={loaded.month} page={loaded} month={month} />}
      </Loaded>
      {importing && <ImportDialog month={month} onClose={() => setImporting(false)} />}
    </Page>
  );
}

const asksBase = (category: Category | ''): boolean =>
  category !== '' && category !== 'farmer' && category !== 'low-income';

function firstEdit(row: Standing): Edit {
  const fixed = row.category === 'farmer' ? row.monthlyFen : row.baseFen;
  return {
    category: row.category ?? '',
    amount: fixed === null ? '' : formatFen(fixed),
    paysQuarterly: row.paysQuarterly,
  };
}

function Table({ page, month }: { readonly page: Page_; readonly month: string }) {
  const t = useTexts(duesTexts);
  const assess = useAct('dues.assess');
  const [edits, setEdits] = useState<ReadonlyMap<number, Edit>>(new Map());
  const [problem, setProblem] = useState<ApiProblem>();
  const [fault, setFault] = useState<string>();
  const editOf = (row: Standing): Edit => edits.get(row.memberId) ?? firstEdit(row);
  const edit = (row: Standing, change: Partial<Edit>) =>
    setEdits(new Map(edits).set(row.memberId, { ...editOf(row), ...change }));
  const save = async () => {
    const changed = page.items.filter((row) => edits.has(row.memberId) && editOf(row).category !== '');
    const wrong = changed.find((row) => editOf(row).amount !== '' && parseYuan(editOf(row).amount) === undefined);
    setProblem(undefined);
    setFault(wrong ? t('baseBad', { name: wrong.name }) : changed.length === 0 ? t('nothingChanged') : undefined);
    if (wrong || changed.length === 0) return;
    try {
      const items = changed.map((row) => itemOf(row.memberId, editOf(row)));
      const { saved } = await assess.mutateAsync({ body: { fromMonth: month, items } });
      setEdits(new Map());
      notify(t('saved', { count: saved }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  const columns: readonly Column<Standing>[] = [
    { id: 'name', header: t('name'), names: true, cell: (row) => row.name },
    {
      id: 'category',
      header: t('category'),
      weight: 2,
      cell: (row) => (
        <Select
          name={`category-${row.memberId}`}
          label={`${row.name} ${t('category')}`}
          labelHidden
          optional="silent"
          width="10"
          value={editOf(row).category}
          onChange={(value) => edit(row, { category: categories.find((each) => each === value) ?? '', amount: '' })}
          choices={categories.map((value) => ({ value, label: t(value) }))}
        />
      ),
    },
    {
      id: 'amount',
      header: `${t('base')} / ${t('fixed')}`,
      weight: 2,
      cell: (row) => (
        <AmountCell row={row} edit={editOf(row)} onChange={(amount) => edit(row, { amount })} page={page} />
      ),
    },
    {
      id: 'quarterly',
      header: t('quarterly'),
      cell: (row) => (
        <Checkbox
          name={`quarterly-${row.memberId}`}
          label={t('quarterly')}
          checked={editOf(row).paysQuarterly}
          onChange={(paysQuarterly) => edit(row, { paysQuarterly })}
        />
      ),
    },
    { id: 'monthly', header: t('monthly'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.monthlyFen} /> },
  ];
  return (
    <div className="dues-assess stack-loose">
      {problem && <ProblemView problem={problem} />}
      {problem?.errors.map(({ message }) => (
        <p key={message} className="field-error">
          {message}
        </p>
      ))}
      {fault !== undefined && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
      <DataTable caption={t('assessTitle')} rows={page.items} rowId={(row) => row.memberId} columns={columns} />
      <ButtonBar wide>
        <Button kind="main" busy={assess.isPending} onClick={() => void save()}>
          {t('saveAssess')}
        </Button>
      </ButtonBar>
    </div>
  );
}

function AmountCell(props: {
  readonly row: Standing;
  readonly edit: Edit;
  readonly page: Page_;
  readonly onChange: (amount: string) => void;
}) {
  const t = useTexts(duesTexts);
  const { row, edit, page } = props;
  if (!asksBase(edit.category) && edit.category !== 'farmer') return <span className="muted">—</span>;
  const isFarmer = edit.category === 'farmer';
  const isKept = !isFarmer && row.hasBase && row.baseFen === null && edit.amount === '';
  return (
    <>
      <TextInput
        name={`amount-${row.memberId}`}
        label={`${row.name} ${isFarmer ? t('fixed') : t('base')}`}
        labelHidden
        optional="silent"
        inputMode="decimal"
        width="10"
        value={edit.amount}
        onChange={props.onChange}
      />
      {isKept && <span className="muted small">{t('baseKept')}</span>}
      {isFarmer && (
        <span className="muted small">
          {t('farmerHint', { min: formatFen(page.farmerMinFen), max: formatFen(page.farmerMaxFen) })}
        </span>
      )}
    </>
  );
}

function itemOf(memberId: number, { category, amount, paysQuarterly }: Edit) {
  const fen = amount === '' ? undefined : parseYuan(amount);
  return {
    memberId,
    category: category === '' ? ('low-income' as const) : category,
    paysQuarterly,
    ...(fen === undefined
      ? {}
      : category === 'farmer'
        ? { fixedFen: fen }
        : asksBase(category)
          ? { baseFen: fen }
          : {}),
  };
}
