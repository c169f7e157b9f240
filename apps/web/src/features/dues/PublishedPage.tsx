import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { DuesNav, Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Publication = Output<'funds.publications'>['items'][number];

/** Accounts of years that were published, and those on their way. */
export function PublishedPage() {
  const t = useTexts(duesTexts);
  const [address] = useAddress();
  const list = useCall('funds.publications', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Publication>[] = [
    {
      id: 'title',
      header: t('published'),
      names: true,
      weight: 2,
      cell: (row) => (
        <Link href={`/dues/published/${row.id}`}>
          {t('yearAccounts', { year: row.year, kind: t(`kinds-${row.kind}`) })}
        </Link>
      ),
    },
    { id: 'org', header: t('org'), cell: (row) => row.orgName },
    { id: 'closing', header: t('closingFig'), align: 'right', cell: (row) => <Fen fen={row.figures.closingFen} /> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusTag tone={row.state === 'published' ? 'green' : 'amber'}>{t(`p-${row.state}`)}</StatusTag>,
    },
  ];
  return (
    <Page title={t('published')}>
      <DuesNav />
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('published')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('publishedEmpty')}>{t('publishedEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
