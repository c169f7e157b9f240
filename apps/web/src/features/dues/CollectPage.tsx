import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { Button, ButtonBar, LinkButton } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { CheckboxGroup, RadioGroup } from '../../design/inputs.tsx';
import { formatFen } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Desk, DeskRow } from './DeskPage.tsx';
import { useMonth } from './parts.tsx';
import { duesTexts } from './texts.ts';

/** Collects a month in one act: everybody is ticked, who has not paid is taken off; then 核对 and 回执. */
export function CollectPage() {
  const month = useMonth();
  const desk = useCall('dues.desk', { query: { month } }, { staleAfter: Number.POSITIVE_INFINITY });
  return (
    <Loaded query={desk} skeleton={<Skeleton />}>
      {(loaded) => <Collect key={month} desk={loaded} />}
    </Loaded>
  );
}

interface Answers {
  readonly paid: readonly string[];
  readonly paidOn: string;
  readonly method: 'cash' | 'transfer';
}

const openFen = (row: DeskRow): number => Math.max(0, (row.dueFen ?? 0) - row.paidFen);

function Collect({ desk }: { readonly desk: Desk }) {
  const t = useTexts(duesTexts);
  // What was on the page when it was opened is what is checked; the server refuses when it changed meanwhile.
  const [open] = useState(() => desk.rows.filter((row) => openFen(row) > 0));
  const [answers, setAnswers] = useState<Answers>(() => ({
    paid: open.map(({ memberId }) => String(memberId)),
    paidOn: todayInChina(),
    method: 'cash',
  }));
  const [stage, setStage] = useState<'choose' | 'check' | 'done'>('choose');
  const crumbs = [{ label: t('desk'), href: `/dues?month=${desk.month}` }];
  const paid = open.filter(({ memberId }) => answers.paid.includes(String(memberId)));
  const sum = paid.reduce((total, row) => total + openFen(row), 0);
  const title = t('collectTitle', { month: desk.month.slice(0, 7) });
  if (stage === 'done') return <Done month={desk.month} count={paid.length} sum={sum} />;
  if (open.length === 0)
    return (
      <Page title={title} crumbs={crumbs}>
        <EmptyState title={t('noneOpen')} action={<LinkButton href="/dues">{t('toDesk')}</LinkButton>}>
          {t('noneOpenText')}
        </EmptyState>
      </Page>
    );
  if (stage === 'check')
    return (
      <Check
        month={desk.month}
        answers={answers}
        paid={paid}
        unpaid={open.filter((row) => !paid.includes(row))}
        sum={sum}
        onBack={() => setStage('choose')}
        onDone={() => setStage('done')}
      />
    );
  return (
    <Page title={title} crumbs={crumbs} width="form" note={t('collectHint')}>
      <CheckboxGroup
        name="paid"
        label={t('whoPaid')}
        hint={t('chosen', { count: paid.length, all: open.length })}
        value={answers.paid}
        onChange={(value) => setAnswers({ ...answers, paid: value })}
        choices={open.map((row) => ({
          value: String(row.memberId),
          label: `${row.name}　${t('yuan', { amount: formatFen(openFen(row)) })}`,
        }))}
        inline
      />
      <ButtonBar>
        <Button small onClick={() => setAnswers({ ...answers, paid: open.map(({ memberId }) => String(memberId)) })}>
          {t('all')}
        </Button>
        <Button small onClick={() => setAnswers({ ...answers, paid: [] })}>
          {t('none')}
        </Button>
      </ButtonBar>
      <DateField
        name="paidOn"
        label={t('paidOn')}
        value={answers.paidOn}
        max={todayInChina()}
        onChange={(paidOn) => setAnswers({ ...answers, paidOn })}
      />
      <RadioGroup
        name="method"
        label={t('method')}
        inline
        value={answers.method}
        onChange={(method) => setAnswers({ ...answers, method: method === 'transfer' ? 'transfer' : 'cash' })}
        choices={[
          { value: 'cash', label: t('cash') },
          { value: 'transfer', label: t('transfer') },
        ]}
      />
      <p className="muted">{t('noAdvance')}</p>
      <Button
        kind="main"
        whyNot={paid.length === 0 ? t('noneOpen') : answers.paidOn === '' ? t('required') : undefined}
        onClick={() => setStage('check')}
      >
        {t('checkTitle')}
      </Button>
    </Page>
  );
}

function Check(props: {
  readonly month: string;
  readonly answers: Answers;
  readonly paid: readonly DeskRow[];
  readonly unpaid: readonly DeskRow[];
  readonly sum: number;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useTexts(duesTexts);
  const collect = useAct('dues.collect');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const { month, answers, paid, unpaid, sum } = props;
  const send = async () => {
    if (!confirmed) return setError(t('required'));
    setError(undefined);
    try {
      const { paidOn, method } = answers;
      const exceptMemberIds = unpaid.map(({ memberId }) => memberId);
      await collect.mutateAsync({ body: { month, paidOn, method, exceptMemberIds, amountFen: sum } });
      props.onDone();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  const names = (rows: readonly DeskRow[]) => rows.map(({ name }) => name).join('、') || t('nobody');
  return (
    <CheckPage
      title={t('checkTitle')}
      answers={[
        { label: t('month'), value: month.slice(0, 7) },
        { label: t('whoPaid'), value: names(paid), onEdit: props.onBack },
        { label: t('notPaid'), value: names(unpaid), onEdit: props.onBack },
        { label: t('paidOn'), value: answers.paidOn, onEdit: props.onBack },
        { label: t('method'), value: t(answers.method), onEdit: props.onBack },
        { label: t('total'), value: t('yuan', { amount: formatFen(sum) }) },
      ]}
      statement={t('confirmCollect')}
      confirmed={confirmed}
      onConfirm={setConfirmed}
      error={error}
      action={t('recordCollect', { count: paid.length, amount: formatFen(sum) })}
      busy={collect.isPending}
      onSubmit={() => void send()}
      onBack={props.onBack}
    >
      {problem && <ProblemView problem={problem} />}
    </CheckPage>
  );
}

function Done({ month, count, sum }: { readonly month: string; readonly count: number; readonly sum: number }) {
  const t = useTexts(duesTexts);
  const [at] = useState(() => new Date().toISOString());
  return (
    <ReceiptPage
      title={t('collected', { count })}
      at={at}
      next={t('collectedNext')}
      backHref={`/dues?month=${month}`}
      backLabel={t('toDesk')}
    >
      <p>{t('yuan', { amount: formatFen(sum) })}</p>
      <LinkButton icon="print" href={`/dues/receipts?month=${month}`}>
        {t('receipts')}
      </LinkButton>
    </ReceiptPage>
  );
}
