import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { TextButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Pager } from '../../design/list.tsx';
import { formatFen } from '../../design/numbers.ts';
import { Section } from '../../design/Page.tsx';
import { PrintButton } from '../../design/papers.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import type { AccountView } from './AccountPage.tsx';
import { TextDialog } from './dialogs.tsx';
import { Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Entry = Output<'funds.entries'>['items'][number];

/** Entries taken back where they were made: dues on the desk, transfers among the transfers. */
const elsewhere: ReadonlySet<string> = new Set([
  'dues',
  'large-dues',
  'remittance-in',
  'remittance-out',
  'allocation-in',
  'allocation-out',
]);

/** Entries of an account, newest first; a wrong one is taken back by another. */
export function Entries({ account }: { readonly account: AccountView }) {
  const t = useTexts(duesTexts);
  const [address] = useAddress();
  const params = { fundAccountId: account.id };
  const entries = useCall('funds.entries', {
    params,
    query: { cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const pages = useCursorPages(entries.data?.nextCursor);
  const counter = useAct('funds.counter');
  const [wrong, setWrong] = useState<Entry>();
  const [shown, setShown] = useState<Entry>();
  const columns: readonly Column<Entry>[] = [
    { id: 'day', header: t('happenedOn'), nowrap: true, cell: (row) => row.happenedOn },
    {
      id: 'summary',
      header: t('summary'),
      names: true,
      weight: 2,
      cell: (row) => [row.purpose, row.summaryZh, row.reason].filter(Boolean).join(' · '),
    },
    { id: 'party', header: t('party'), notOnCard: true, cell: (row) => row.partyZh },
    { id: 'amount', header: t('amount'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.amountFen} /> },
    {
      id: 'receipt',
      header: t('receiptNo'),
      nowrap: true,
      cell: (row) => row.receiptNo !== null && <TextButton onClick={() => setShown(row)}>{row.receiptNo}</TextButton>,
    },
    {
      id: 'act',
      header: t('state'),
      cell: (row) =>
        row.counteredFen > 0 || row.countersId !== null ? (
          <StatusTag>{t('countered')}</StatusTag>
        ) : (
          account.can.keep &&
          !elsewhere.has(row.kind) && (
            <TextButton
              aria-label={`${t('counter')} ${row.happenedOn} ${formatFen(row.amountFen)}`}
              onClick={() => setWrong(row)}
            >
              {t('counter')}
            </TextButton>
          )
        ),
    },
  ];
  return (
    <Section title={t('entries')}>
      <Loaded query={entries} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('entries')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<p className="muted">{t('entriesEmpty')}</p>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {shown && <ReceiptDialog entryId={shown.id} onClose={() => setShown(undefined)} />}
      {wrong && (
        <TextDialog
          title={t('counterTitle')}
          text={t('counterText')}
          label={t('reason')}
          action={t('counter')}
          onClose={() => setWrong(undefined)}
          onSend={(reason) => counter.mutateAsync({ params: { fundEntryId: wrong.id }, body: { reason } })}
        />
      )}
    </Section>
  );
}

/** The receipt of an entry, with the amount in capitals. */
export function ReceiptDialog({ entryId, onClose }: { readonly entryId: number; readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const receipt = useCall('funds.receipt', { params: { fundEntryId: entryId } });
  return (
    <Dialog title={t('moneyReceipt')} onClose={onClose} actions={<PrintButton />}>
      <Loaded query={receipt}>
        {(paper) => (
          <DefinitionList
            facts={[
              { label: t('receiptNo'), value: <span className="number">{paper.number}</span> },
              { label: t('received'), value: paper.partyZh || t('anonymous') },
              { label: t('forWhat'), value: paper.summaryZh },
              { label: t('amountWords'), value: paper.amountZh },
              { label: t('amount'), value: formatFen(paper.amountFen) },
              { label: t('org'), value: paper.orgName },
              { label: t('payee'), value: paper.byName },
              { label: t('happenedOn'), value: paper.on },
              ...(paper.isCountered ? [{ label: t('state'), value: t('countered') }] : []),
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
