import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { formatFen } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { PrintButton } from '../../design/papers.tsx';
import { DefinitionList } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { MonthPicker, useMonth } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Receipt = Output<'dues.receipts'>['items'][number];

/** Receipts of a month as they are printed on A4 and cut apart. */
export function ReceiptsPage() {
  const t = useTexts(duesTexts);
  const month = useMonth();
  const receipts = useCall('dues.receipts', { query: { month } });
  return (
    <Page
      title={t('receiptsOf', { month: month.slice(0, 7) })}
      crumbs={[{ label: t('desk'), href: `/dues?month=${month}` }]}
      actions={<PrintButton />}
    >
      <div className="no-print">
        <MonthPicker />
      </div>
      <Loaded query={receipts} skeleton={<Skeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('receiptsEmpty')} />
          ) : (
            <div className="dues-receipts">
              {items.map((receipt) => (
                <Paper key={receipt.number} receipt={receipt} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Paper({ receipt }: { readonly receipt: Receipt }) {
  const t = useTexts(duesTexts);
  const what = receipt.items
    .map(({ month, amountFen }) => `${month?.slice(0, 7) ?? t('largeDues')} ${formatFen(amountFen)}`)
    .join('、');
  return (
    <article className="dues-receipt">
      <h2>{t('receiptTitle')}</h2>
      <DefinitionList
        label={receipt.number}
        facts={[
          { label: t('receiptNo'), value: <span className="number">{receipt.number}</span> },
          { label: t('received'), value: receipt.name },
          { label: t('forWhat'), value: what },
          { label: t('amountWords'), value: receipt.amountZh },
          { label: t('amount'), value: <span className="number">{formatFen(receipt.amountFen)}</span> },
          { label: t('org'), value: receipt.orgName },
          { label: t('payee'), value: receipt.byName },
          { label: t('paidOn'), value: receipt.paidOn },
          ...(receipt.isCountered ? [{ label: t('state'), value: t('countered') }] : []),
        ]}
      />
    </article>
  );
}
