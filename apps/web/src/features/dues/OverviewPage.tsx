import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { formatCount } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { DuesNav, Fen, MonthPicker, Sums, useMonth } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Branch = Output<'dues.overview'>['items'][number];

/** What a committee sees: each branch with counts and sums, nobody's name; months for all branches in one act. */
export function OverviewPage() {
  const t = useTexts(duesTexts);
  const month = useMonth();
  const [address] = useAddress();
  const overview = useCall('dues.overview', {
    query: { month, cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const pages = useCursorPages(overview.data?.nextCursor);
  const open = useAct('dues.openMonth');
  const make = async () => {
    const { members } = await open.mutateAsync({ body: { month } });
    notify(t('listMade', { count: members }));
  };
  return (
    <Page
      title={t('overview')}
      note={t('overviewNote')}
      actions={
        <Button kind="main" busy={open.isPending} onClick={() => void make()}>
          {t('makeAll')}
        </Button>
      }
    >
      <DuesNav />
      <MonthPicker />
      <Loaded query={overview} skeleton={<Skeleton shape="rows" />}>
        {({ items, sums }) => (
          <>
            <p>{t('branchesSum', { count: formatCount(sums.branches), open: formatCount(sums.notOpen) })}</p>
            <Sums
              items={[
                [t('dueTotal'), sums.dueFen],
                [t('paidTotal'), sums.paidFen],
                [t('openTotal'), sums.dueFen - sums.paidFen],
              ]}
            />
            <Branches items={items} />
            <Pager {...pages} total={sums.branches} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Branches({ items }: { readonly items: readonly Branch[] }) {
  const t = useTexts(duesTexts);
  const columns: readonly Column<Branch>[] = [
    { id: 'org', header: t('branch'), names: true, weight: 2, cell: (row) => row.orgName },
    {
      id: 'state',
      header: t('paidShare'),
      align: 'right',
      nowrap: true,
      cell: (row) =>
        row.isOpen ? `${row.paid} / ${row.charged}` : <StatusTag tone="amber">{t('notClosed')}</StatusTag>,
    },
    { id: 'paid', header: t('paid'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.paidFen} /> },
    { id: 'owing', header: t('owing'), align: 'right', cell: (row) => t('people', { count: row.owing }) },
    { id: 'un', header: t('unassessed'), align: 'right', notOnCard: true, cell: (row) => row.withoutStanding },
    { id: 'long', header: t('longCount'), align: 'right', cell: (row) => row.longUnpaid },
    { id: 'closed', header: t('closedUntil'), nowrap: true, cell: (row) => row.closedUntil?.slice(0, 7) ?? '—' },
  ];
  return (
    <DataTable
      caption={t('overview')}
      rows={items}
      rowId={(row) => row.orgId}
      columns={columns}
      empty={<EmptyState title={t('overviewEmpty')} />}
    />
  );
}
