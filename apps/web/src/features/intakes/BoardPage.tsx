import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  ButtonBar,
  DataTable,
  EmptyState,
  LinkButton,
  Loaded,
  Page,
  Pager,
  Skeleton,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { intakeTexts } from './texts.ts';

type Item = Output<'intakes.list'>['items'][number];
const clocks = ['soon', 'overdue', 'paused'] as const;

/** Board of matters by clock; who brought them does not stand here. */
export function BoardPage() {
  const t = useTexts(intakeTexts);
  const can = useCan();
  const [address] = useAddress();
  const clock = clocks.find((each) => each === address.get('clock'));
  const isAll = address.get('all') === '1';
  const list = useCall('intakes.list', {
    query: { clock, open: isAll ? undefined : '1', cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Item>[] = [
    {
      id: 'title',
      header: t('titleCol'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/requests/${row.id}`}>{row.titleZh}</Link>,
    },
    { id: 'kind', header: t('kindCol'), cell: (row) => t(row.kind) },
    { id: 'org', header: t('orgCol'), cell: (row) => row.orgName, notOnCard: true },
    {
      id: 'due',
      header: t('dueCol'),
      nowrap: true,
      cell: (row) => (row.clock === 'stopped' ? '—' : (row.dueOn ?? '—')),
    },
    {
      id: 'state',
      header: t('stateCol'),
      cell: (row) => (
        <StatusTag
          tone={
            row.clock === 'overdue' ? 'red' : row.clock === 'soon' ? 'amber' : row.clock === 'stopped' ? 'grey' : 'blue'
          }
        >
          {row.clock === 'overdue' ? t('clockOverdue') : row.clock === 'paused' ? t('clockPaused') : t(row.state)}
        </StatusTag>
      ),
    },
  ];
  return (
    <Page
      title={t('requests')}
      actions={
        <>
          {can('intake.register') && (
            <LinkButton kind="main" icon="plus" href="/requests/register">
              {t('register')}
            </LinkButton>
          )}
          <LinkButton href="/requests/offers">{t('offers')}</LinkButton>
          <LinkButton href="/visits">{t('visits')}</LinkButton>
          <LinkButton href="/reports">{t('reports')}</LinkButton>
          <LinkButton href="/requests/new" external>
            {t('publicForm')}
          </LinkButton>
        </>
      }
    >
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items, counts }) => (
          <>
            <ButtonBar>
              <LinkButton href="/requests">{t('open', { count: counts.open })}</LinkButton>
              <LinkButton href="/requests?clock=soon">{t('soon', { count: counts.soon })}</LinkButton>
              <LinkButton href="/requests?clock=overdue">{t('overdue', { count: counts.overdue })}</LinkButton>
              <LinkButton href="/requests?clock=paused">{t('paused', { count: counts.paused })}</LinkButton>
              <LinkButton href="/requests?all=1">{t('all')}</LinkButton>
            </ButtonBar>
            <DataTable
              caption={t('requests')}
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
