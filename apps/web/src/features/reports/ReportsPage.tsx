import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { DataTable, EmptyState, LinkButton, Loaded, Page, Pager, StatusTag, type Column } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { reportTexts } from './texts.ts';

type Item = Output<'reports.list'>['items'][number];

/** Information that was written or received. */
export function ReportsPage() {
  const t = useTexts(reportTexts);
  const [address] = useAddress();
  const list = useCall('reports.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Item>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/reports/${row.id}`}>{row.titleZh}</Link>,
    },
    { id: 'from', header: t('from'), cell: (row) => row.orgName },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusTag tone={row.urgent?.written === 'missed' || row.urgent?.written === 'late' ? 'red' : 'blue'}>
          {t(row.state)}
          {row.urgent && ` · ${t(row.urgent.written)}`}
        </StatusTag>
      ),
    },
  ];
  return (
    <Page
      title={t('reports')}
      actions={
        <LinkButton kind="main" icon="warning" href="/reports/urgent">
          {t('urgentNew')}
        </LinkButton>
      }
    >
      <Loaded query={list}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('reports')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('none')} />}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
