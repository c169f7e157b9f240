import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { InstantText, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { notificationTexts } from './texts.ts';

type Circular = Output<'notifications.circulars'>['items'][number];

/** Circulars of the own organisation and of superiors. */
export function CircularsPage() {
  const t = useTexts(notificationTexts);
  const can = useCan();
  const [address] = useAddress();
  const circulars = useCall('notifications.circulars', {
    query: { cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const pages = useCursorPages(circulars.data?.nextCursor);
  const columns: readonly Column<Circular>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 3,
      cell: (row) => <Link href={`/messages/circulars/${row.id}`}>{row.titleZh}</Link>,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusTag tone={row.state === 'sent' ? 'green' : 'grey'}>
          {row.state === 'sent' ? t('wasSent') : t('draft')}
        </StatusTag>
      ),
    },
    { id: 'sent', header: t('sentAt'), nowrap: true, cell: (row) => row.sentAt && <InstantText at={row.sentAt} /> },
  ];
  return (
    <Page
      title={t('circulars')}
      crumbs={[{ label: t('messages'), href: '/messages' }]}
      actions={
        can('circular.send') && (
          <LinkButton kind="main" icon="plus" href="/messages/circulars/new">
            {t('newCircular')}
          </LinkButton>
        )
      }
    >
      <Loaded query={circulars} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('circulars')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('circularsEmpty')} />}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
