import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, LinkButton, TextButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { DuesNav, Fen, MonthPicker, Sums, useMonth } from './parts.tsx';
import { PayDialog } from './PayDialog.tsx';
import { Payments } from './Payments.tsx';
import { duesTexts } from './texts.ts';

/** The desk as the server shows it. */
export type Desk = Output<'dues.desk'>;
/** A member on the desk. */
export type DeskRow = Desk['rows'][number];

/** The dues desk of a branch: a month, who owes what, collecting, receipts. */
export function DeskPage() {
  const t = useTexts(duesTexts);
  const month = useMonth();
  const desk = useCall('dues.desk', { query: { month } });
  const open = useAct('dues.openMonth');
  const make = async () => {
    const { members } = await open.mutateAsync({ body: { month } });
    notify(t('listMade', { count: members }));
  };
  const hasOpen = desk.data?.rows.some((row) => (row.dueFen ?? 0) > row.paidFen) ?? false;
  return (
    <Page
      title={t('monthOf', { month: month.slice(0, 7) })}
      note={desk.data?.orgName}
      actions={
        <>
          {hasOpen && (
            <LinkButton kind="main" href={`/dues/collect?month=${month}`}>
              {t('collect')}
            </LinkButton>
          )}
          <LinkButton icon="print" href={`/dues/receipts?month=${month}`}>
            {t('receipts')}
          </LinkButton>
        </>
      }
    >
      <DuesNav />
      <MonthPicker />
      <Loaded query={desk} skeleton={<Skeleton shape="rows" />}>
        {(loaded) =>
          loaded.isOpen ? (
            <List desk={loaded} onMake={make} busy={open.isPending} />
          ) : (
            <EmptyState
              title={t('notOpen', { month: month.slice(0, 7) })}
              action={
                <>
                  <LinkButton href={`/dues/assess?month=${month}`}>{t('assess')}</LinkButton>
                  {loaded.mayOpen && (
                    <Button kind="main" busy={open.isPending} onClick={() => void make()}>
                      {t('makeList')}
                    </Button>
                  )}
                </>
              }
            >
              {t('notOpenText')}
            </EmptyState>
          )
        }
      </Loaded>
      <Payments month={month} />
    </Page>
  );
}

function List({
  desk,
  onMake,
  busy,
}: {
  readonly desk: Desk;
  readonly onMake: () => Promise<void>;
  readonly busy: boolean;
}) {
  const t = useTexts(duesTexts);
  const [paying, setPaying] = useState<DeskRow>();
  const columns: readonly Column<DeskRow>[] = [
    { id: 'name', header: t('name'), names: true, cell: (row) => row.name },
    { id: 'category', header: t('category'), cell: (row) => (row.category === null ? '—' : t(row.category)) },
    { id: 'due', header: t('due'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.dueFen} /> },
    { id: 'paid', header: t('paid'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.paidFen} /> },
    {
      id: 'owed',
      header: t('owedBefore'),
      align: 'right',
      nowrap: true,
      cell: (row) => <Fen fen={row.owedBeforeFen} />,
    },
    { id: 'state', header: t('state'), cell: (row) => <DeskState row={row} longFrom={desk.longUnpaidFrom} /> },
    {
      id: 'act',
      header: t('payOne'),
      cell: (row) => (
        <TextButton aria-label={t('payOneTitle', { name: row.name })} onClick={() => setPaying(row)}>
          {t('payOne')}
        </TextButton>
      ),
    },
  ];
  return (
    <Section
      title={t('people', { count: desk.rows.length })}
      action={
        desk.mayOpen && (
          <Button small busy={busy} onClick={() => void onMake()}>
            {t('updateList')}
          </Button>
        )
      }
    >
      <Sums
        items={[
          [t('dueTotal'), desk.dueFen],
          [t('paidTotal'), desk.paidFen],
          [t('openTotal'), desk.dueFen - desk.paidFen],
          [t('owedTotal'), desk.owedBeforeFen],
        ]}
      />
      <DataTable caption={t('desk')} rows={desk.rows} rowId={(row) => row.memberId} columns={columns} />
      {paying && <PayDialog row={paying} onClose={() => setPaying(undefined)} />}
    </Section>
  );
}

function DeskState({ row, longFrom }: { readonly row: DeskRow; readonly longFrom: number }) {
  const t = useTexts(duesTexts);
  const isLong = row.monthsWithoutPaying >= longFrom;
  return (
    <>
      {row.dueFen === null ? (
        <StatusTag tone="amber">{t('notAssessed')}</StatusTag>
      ) : row.dueFen === 0 ? (
        <StatusTag>{t('exemptState')}</StatusTag>
      ) : row.paidFen >= row.dueFen ? (
        <StatusTag tone="green">{t('paidState')}</StatusTag>
      ) : (
        <StatusTag tone="blue">{row.paidFen > 0 ? t('partState') : t('openState')}</StatusTag>
      )}{' '}
      {row.isRelieved && row.dueFen !== 0 && <StatusTag>{t('relievedState')}</StatusTag>}
      {row.paysQuarterly && <StatusTag>{t('quarterly')}</StatusTag>}
      {isLong && <StatusTag tone="red">{t('longUnpaid', { count: row.monthsWithoutPaying })}</StatusTag>}
    </>
  );
}
