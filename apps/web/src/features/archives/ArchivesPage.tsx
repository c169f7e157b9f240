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
import { archiveTexts } from './texts.ts';

type File = Output<'archives.list'>['items'][number];

/** Files of the own organisation and below. */
export function ArchivesPage() {
  const t = useTexts(archiveTexts);
  const [address] = useAddress();
  const files = useCall('archives.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(files.data?.nextCursor);
  const columns: readonly Column<File>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 3,
      cell: (file) => <Link href={`/archives/${file.id}`}>{file.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (file) => file.orgName },
    {
      id: 'state',
      header: t('state'),
      cell: (file) => (
        <StatusTag tone={file.state === 'sealed' ? 'green' : 'grey'}>
          {file.state === 'sealed' ? t('sealed') : t('collecting')}
        </StatusTag>
      ),
    },
    { id: 'on', header: t('sealedOn'), nowrap: true, cell: (file) => file.sealedOn },
  ];
  return (
    <Page title={t('archives')}>
      <Loaded query={files} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('archives')}
              rows={items}
              rowId={(file) => file.id}
              columns={columns}
              empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
