import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { TextButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { TextDialog } from './dialogs.tsx';
import { Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Payment = Output<'dues.payments'>['items'][number];

/** Payments that a branch recorded in a month; a wrong one is taken back, never changed. */
export function Payments({ month }: { readonly month: string }) {
  const t = useTexts(duesTexts);
  const payments = useCall('dues.payments', { query: { month, limit: 200 } });
  const counter = useAct('dues.counter');
  const [wrong, setWrong] = useState<Payment>();
  const columns: readonly Column<Payment>[] = [
    { id: 'name', header: t('name'), names: true, cell: (row) => row.name },
    { id: 'paidOn', header: t('paidOn'), nowrap: true, cell: (row) => row.paidOn },
    { id: 'month', header: t('month'), nowrap: true, cell: (row) => row.month?.slice(0, 7) ?? t('largeDues') },
    { id: 'amount', header: t('amount'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.amountFen} /> },
    { id: 'receipt', header: t('receiptNo'), nowrap: true, cell: (row) => row.receiptNo },
    {
      id: 'state',
      header: t('state'),
      cell: (row) =>
        row.isCountered || row.countersId !== null ? (
          <StatusTag>{t('countered')}</StatusTag>
        ) : (
          <TextButton aria-label={`${t('counter')} ${row.name} ${row.receiptNo}`} onClick={() => setWrong(row)}>
            {t('counter')}
          </TextButton>
        ),
    },
  ];
  return (
    <Section title={t('payments')}>
      <Loaded query={payments} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <DataTable
            caption={t('payments')}
            rows={items}
            rowId={(row) => row.id}
            columns={columns}
            empty={<p className="muted">{t('paymentsEmpty')}</p>}
          />
        )}
      </Loaded>
      {wrong && (
        <TextDialog
          title={t('counterTitle')}
          text={t('counterText')}
          label={t('reason')}
          action={t('counter')}
          onClose={() => setWrong(undefined)}
          onSend={(reason) => counter.mutateAsync({ params: { duesPaymentId: wrong.id }, body: { reason } })}
        />
      )}
    </Section>
  );
}
