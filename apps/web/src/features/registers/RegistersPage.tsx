import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { registerTexts } from './texts.ts';
import { useRegisterWords } from './words.ts';

type Row = Output<'registers.kinds'>['items'][number];

/** The registers this role may read; sensitive ones are not there for others. */
export function RegistersPage() {
  const t = useTexts(registerTexts);
  const words = useRegisterWords();
  const can = useCan();
  const kinds = useCall('registers.kinds', {});
  const columns: readonly Column<Row>[] = [
    {
      id: 'title',
      header: t('register'),
      names: true,
      weight: 2,
      cell: (kind) => (
        <>
          <Link href={`/registers/${kind.id}`}>{kind.titleZh}</Link>{' '}
          {kind.sensitive && <StatusTag tone="amber">{t('sensitive')}</StatusTag>}
        </>
      ),
    },
    { id: 'subject', header: t('subject'), cell: (kind) => words.subject(kind) },
    { id: 'entries', header: t('entries'), align: 'right', cell: ({ entries }) => entries },
    {
      id: 'overdue',
      header: t('reviewOverdue'),
      align: 'right',
      cell: (kind) =>
        kind.overdue === 0 ? 0 : <Link href={`/registers/${kind.id}?overdue=true`}>{kind.overdue}</Link>,
    },
    {
      id: 'every',
      header: t('reviewEvery'),
      notOnCard: true,
      cell: ({ definition }) => words.interval(definition.reviewEvery),
    },
  ];
  return (
    <Page
      title={t('registers')}
      actions={
        can('register.declare') && (
          <LinkButton kind="main" icon="plus" href="/registers/new">
            {t('declare')}
          </LinkButton>
        )
      }
    >
      <Loaded query={kinds} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <DataTable
            caption={t('registers')}
            rows={items}
            rowId={({ id }) => id}
            columns={columns}
            empty={<EmptyState title={t('registersEmpty')}>{t('registersEmptyText')}</EmptyState>}
          />
        )}
      </Loaded>
    </Page>
  );
}
