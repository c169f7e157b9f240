import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Pager } from '../../design/list.tsx';
import { formatCount } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { InstantText } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { auditTexts } from './texts.ts';

type Row = Output<'audit-trail.exports'>['items'][number];

/** Lists of persons that left the platform, with purpose and reader. */
export function ExportsPage() {
  const t = useTexts(auditTexts);
  const [address] = useAddress();
  const exports = useCall('audit-trail.exports', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(exports.data?.nextCursor);
  const columns: readonly Column<Row>[] = [
    { id: 'kind', header: t('kind'), names: true, cell: (row) => row.subjectKind },
    { id: 'persons', header: t('persons'), align: 'right', cell: (row) => formatCount(row.persons) },
    { id: 'purpose', header: t('purpose'), weight: 2, cell: (row) => row.purpose || t('notGiven') },
    { id: 'reader', header: t('reader'), cell: (row) => row.reader || t('notGiven') },
    { id: 'who', header: t('who'), cell: (row) => `${row.actorName} ${row.orgName ?? ''}` },
    { id: 'at', header: t('at'), nowrap: true, cell: (row) => <InstantText at={row.at} /> },
  ];
  return (
    <Page title={t('exports')} note={t('exportsNote')}>
      <Loaded query={exports} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('exports')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('exportsEmpty')}>{t('exportsEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
