import { useState } from 'react';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { formatFen } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { PrintButton } from '../../design/papers.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { CloseDialog, DraftDialog, IncomeDialog, RequestDialog } from './account-dialogs.tsx';
import { Entries } from './Entries.tsx';
import { Fen } from './parts.tsx';
import { RemitDialog } from './RemitDialog.tsx';
import { Statements } from './Statements.tsx';
import { duesTexts } from './texts.ts';

/** An account as its page shows it. */
export type AccountView = Output<'funds.account'>;
type Act = 'income' | 'close' | 'request' | 'remit' | 'draft';

/** One account: balance, months, closing, entries, reconciliation, trial balance. */
export function AccountPage({ params }: PageParams) {
  const t = useTexts(duesTexts);
  const id = Number(params['id']);
  const account = useCall('funds.account', { params: { fundAccountId: id } });
  return (
    <Page
      title={account.data?.titleZh ?? t('accounts')}
      note={account.data && `${account.data.orgName} · ${t(`kinds-${account.data.kind}`)}`}
      crumbs={[{ label: t('accounts'), href: '/dues/accounts' }]}
      actions={<PrintButton />}
    >
      <Loaded query={account} skeleton={<Skeleton />}>
        {(loaded) => <Content account={loaded} />}
      </Loaded>
    </Page>
  );
}

function Content({ account }: { readonly account: AccountView }) {
  const t = useTexts(duesTexts);
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const { can, nextToClose } = account;
  return (
    <>
      <DefinitionList
        facts={[
          {
            label: t('balance'),
            value: <strong className="number">{t('yuan', { amount: formatFen(account.balanceFen) })}</strong>,
          },
          { label: t('closedUntil'), value: account.closedUntil?.slice(0, 7) },
          ...(account.bankName === ''
            ? []
            : [{ label: t('bank'), value: `${account.bankName} ****${account.bankTail}` }]),
        ]}
      />
      <ButtonBar>
        {can.keep && nextToClose !== null && (
          <Button kind="main" onClick={() => setAct('close')}>
            {t('closeTitle', { month: nextToClose.slice(0, 7) })}
          </Button>
        )}
        {can.keep && <Button onClick={() => setAct('income')}>{t('addIncome')}</Button>}
        {can.request && <Button onClick={() => setAct('request')}>{t('askSpend')}</Button>}
        {can.remit && account.closedUntil !== null && <Button onClick={() => setAct('remit')}>{t('remit')}</Button>}
        {can.keep && account.closedUntil !== null && <Button onClick={() => setAct('draft')}>{t('draftYear')}</Button>}
      </ButtonBar>
      <Months account={account} />
      <Entries account={account} />
      <Statements account={account} />
      <Proof id={account.id} />
      {act === 'close' && nextToClose !== null && <CloseDialog account={account} month={nextToClose} onClose={close} />}
      {act === 'income' && <IncomeDialog account={account} onClose={close} />}
      {act === 'request' && <RequestDialog account={account} onClose={close} />}
      {act === 'remit' && account.closedUntil !== null && (
        <RemitDialog accountId={account.id} throughMonth={account.closedUntil} onClose={close} />
      )}
      {act === 'draft' && <DraftDialog account={account} onClose={close} />}
    </>
  );
}

function Months({ account }: { readonly account: AccountView }) {
  const t = useTexts(duesTexts);
  const columns: readonly Column<AccountView['months'][number]>[] = [
    { id: 'month', header: t('month'), names: true, nowrap: true, cell: (row) => row.month.slice(0, 7) },
    { id: 'opening', header: t('openingCol'), align: 'right', cell: (row) => <Fen fen={row.openingFen} /> },
    { id: 'in', header: t('inCol'), align: 'right', cell: (row) => <Fen fen={row.inFen} /> },
    { id: 'out', header: t('outCol'), align: 'right', cell: (row) => <Fen fen={row.outFen} /> },
    { id: 'closing', header: t('closingCol'), align: 'right', cell: (row) => <Fen fen={row.closingFen} /> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <>
          <StatusTag tone={row.isClosed ? 'green' : 'grey'}>{row.isClosed ? t('closed') : t('notClosed')}</StatusTag>{' '}
          {row.closedByName} {row.reason}
        </>
      ),
    },
  ];
  return (
    <Section title={t('months')}>
      <DataTable
        caption={t('months')}
        rows={account.months}
        rowId={(row) => row.month}
        columns={columns}
        empty={<p className="muted">{t('entriesEmpty')}</p>}
      />
    </Section>
  );
}

function Proof({ id }: { readonly id: number }) {
  const t = useTexts(duesTexts);
  const proof = useCall('funds.proof', { params: { fundAccountId: id } });
  return (
    <Section title={t('proof')}>
      <Loaded query={proof}>
        {({ sumFen, monthsAgree, paymentsAgree, entries }) =>
          sumFen === 0 && monthsAgree && paymentsAgree ? (
            <p>{t('proofGood', { count: entries })}</p>
          ) : (
            <p className="field-error">{t('proofBad')}</p>
          )
        }
      </Loaded>
    </Section>
  );
}
