import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { DataTable, EmptyState, LinkButton, Loaded, Page, Pager, StatusTag, type Column } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { visitTexts } from './texts.ts';

type Item = Output<'visits.list'>['items'][number];

/** Visits of the own organisation and those below. */
export function VisitsPage() {
  const t = useTexts(visitTexts);
  const [address] = useAddress();
  const list = useCall('visits.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Item>[] = [
    {
      id: 'purpose',
      header: t('purpose'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/visits/${row.id}`}>{row.purposeZh}</Link>,
    },
    { id: 'place', header: t('place'), cell: (row) => row.placeZh },
    { id: 'visitor', header: t('visitor'), cell: (row) => row.visitorName },
    { id: 'day', header: t('doneOn'), nowrap: true, cell: (row) => row.doneOn ?? row.plannedOn ?? '—' },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusTag tone={row.state === 'not-true' ? 'red' : row.state === 'done' ? 'amber' : 'green'}>
          {t(row.state)}
        </StatusTag>
      ),
    },
  ];
  return (
    <Page
      title={t('visits')}
      actions={
        <LinkButton kind="main" icon="plus" href="/visits/record">
          {t('record')}
        </LinkButton>
      }
    >
      <Loaded query={list}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('visits')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
