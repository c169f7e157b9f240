import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { urlOf } from '../../api/url-of.ts';
import { LinkButton, TextButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag, type TagTone } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { TextDialog } from './dialogs.tsx';
import { Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Statement = Output<'funds.statement'>;
type Row = Statement['rows'][number];

const tones: Readonly<Record<Row['state'], TagTone>> = {
  matched: 'green',
  doubtful: 'amber',
  unmatched: 'red',
  settled: 'blue',
};

/** A statement line by line: what agrees, what is doubtful and why, what is not booked. */
export function StatementPage({ params }: PageParams) {
  const t = useTexts(duesTexts);
  const id = Number(params['id']);
  const statement = useCall('funds.statement', { params: { fundStatementId: id } });
  const { data } = statement;
  return (
    <Page
      title={t('reconcile')}
      note={data && `${data.accountTitleZh} · ${data.fileName}`}
      crumbs={[
        { label: t('accounts'), href: '/dues/accounts' },
        ...(data ? [{ label: data.accountTitleZh, href: `/dues/accounts/${data.accountId}` }] : []),
      ]}
      actions={
        data?.mine && (
          <LinkButton
            icon="download"
            external
            download
            href={urlOf('funds.statementFile', { params: { fundStatementId: id } })}
          >
            {t('openRows')}
          </LinkButton>
        )
      }
    >
      <Loaded query={statement} skeleton={<Skeleton shape="rows" />}>
        {(loaded) => <Rows statement={loaded} />}
      </Loaded>
    </Page>
  );
}

function Rows({ statement }: { readonly statement: Statement }) {
  const t = useTexts(duesTexts);
  const settle = useAct('funds.settle');
  const [open, setOpen] = useState<Row>();
  // What has to be looked at comes first.
  const order: readonly Row['state'][] = ['unmatched', 'doubtful', 'settled', 'matched'];
  const rows = order.flatMap((state) => statement.rows.filter((row) => row.state === state)).slice(0, 500);
  const columns: readonly Column<Row>[] = [
    { id: 'row', header: t('row'), names: true, nowrap: true, cell: (row) => t('rowNo', { row: row.rowNo }) },
    { id: 'day', header: t('happenedOn'), nowrap: true, cell: (row) => row.bookedOn ?? '—' },
    { id: 'amount', header: t('amount'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.amountFen} /> },
    { id: 'party', header: t('party'), cell: (row) => row.partyZh },
    { id: 'remark', header: t('summary'), notOnCard: true, cell: (row) => row.remarkZh },
    {
      id: 'state',
      header: t('state'),
      weight: 2,
      cell: (row) => (
        <>
          <StatusTag tone={tones[row.state]}>{t(row.state)}</StatusTag>{' '}
          {row.settledReason === null ? row.reasonZh : `${row.settledReason}（${row.settledByName ?? ''}）`}{' '}
          {statement.mine && (row.state === 'doubtful' || row.state === 'unmatched') && (
            <TextButton aria-label={`${t('settle')} ${row.rowNo}`} onClick={() => setOpen(row)}>
              {t('settle')}
            </TextButton>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <p>{t('statementCounts', statement.counts)}</p>
      <DataTable caption={t('reconcile')} rows={rows} rowId={(row) => row.id} columns={columns} />
      {open && (
        <TextDialog
          title={t('settleTitle', { row: open.rowNo })}
          text={open.reasonZh}
          label={t('reason')}
          action={t('settle')}
          onClose={() => setOpen(undefined)}
          onSend={(reason) => settle.mutateAsync({ params: { fundStatementRowId: open.id }, body: { reason } })}
        />
      )}
    </>
  );
}
