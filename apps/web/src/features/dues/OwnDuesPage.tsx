import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { formatFen } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { DuesNav, Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Mine = Output<'dues.mine'>;

/** 我的党费: what the person is assessed at, the base included, each month, each receipt. */
export function OwnDuesPage() {
  const t = useTexts(duesTexts);
  const mine = useCall('dues.mine', {});
  return (
    <Page title={t('mine')} width="text">
      <DuesNav />
      <Loaded query={mine} skeleton={<Skeleton />}>
        {(own) => <Own own={own} />}
      </Loaded>
    </Page>
  );
}

function Own({ own }: { readonly own: Mine }) {
  const t = useTexts(duesTexts);
  const yuan = (fen: number | null) => (fen === null ? null : t('yuan', { amount: formatFen(fen) }));
  return (
    <>
      {own.category === null ? (
        <p>{t('ownNotAssessed')}</p>
      ) : (
        <>
          <DefinitionList
            facts={[
              { label: t('ownSum'), value: yuan(own.monthlyFen) },
              { label: t('category'), value: t(own.category) },
              ...(own.baseFen === null ? [] : [{ label: t('ownBase'), value: yuan(own.baseFen) }]),
              ...(own.rateBp === null ? [] : [{ label: t('ownRate'), value: `${own.rateBp / 100}%` }]),
              { label: t('fromMonth'), value: own.fromMonth?.slice(0, 7) },
              { label: t('ownBy'), value: own.enteredByName },
              { label: t('ownOwed'), value: yuan(own.owedFen) },
            ]}
          />
          <p className="muted">{t('ownPrivacy')}</p>
        </>
      )}
      <Section title={t('ownMonths')}>
        <Months own={own} />
      </Section>
      <Section title={t('receipts')}>
        {own.payments.length === 0 ? (
          <p className="muted">{t('paymentsEmpty')}</p>
        ) : (
          <ul className="plain-list stack">
            {own.payments.map((row) => (
              <li key={row.id}>
                {row.paidOn} · <strong className="number">{yuan(row.amountFen)}</strong> ·{' '}
                {row.month?.slice(0, 7) ?? t('largeDues')} · {t('receiptNo')}{' '}
                <span className="number">{row.receiptNo}</span>
                {(row.isCountered || row.countersId !== null) && <StatusTag>{t('countered')}</StatusTag>}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Months({ own }: { readonly own: Mine }) {
  const t = useTexts(duesTexts);
  const columns: readonly Column<Mine['months'][number]>[] = [
    { id: 'month', header: t('month'), names: true, nowrap: true, cell: (row) => row.month.slice(0, 7) },
    { id: 'due', header: t('due'), align: 'right', cell: (row) => <Fen fen={row.dueFen} /> },
    { id: 'paid', header: t('paid'), align: 'right', cell: (row) => <Fen fen={row.paidFen} /> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) =>
        row.dueFen === 0 ? (
          <StatusTag>{t('exemptState')}</StatusTag>
        ) : row.paidFen >= row.dueFen ? (
          <StatusTag tone="green">{t('paidState')}</StatusTag>
        ) : (
          <StatusTag tone="blue">{t('openState')}</StatusTag>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('ownMonths')}
      rows={own.months}
      rowId={(row) => row.month}
      columns={columns}
      empty={<p className="muted">{t('ownNoMonths')}</p>}
    />
  );
}
