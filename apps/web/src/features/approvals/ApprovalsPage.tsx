import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import {
  DataTable,
  DateText,
  EmptyState,
  FilterBar,
  LinkButton,
  Loaded,
  Page,
  Pager,
  Select,
  Skeleton,
  StatusTag,
  todayInChina,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { approvalTexts } from './texts.ts';
import { approvalStates, type ApprovalItem } from './words.ts';

const kinds = ['to-decide', 'requested', 'all'] as const;

/** What waits for a decision and what was asked for. */
export function ApprovalsPage() {
  const t = useTexts(approvalTexts);
  const can = useCan();
  const [address, change] = useAddress();
  const shown =
    kinds.find((each) => each === address.get('show')) ?? (can('approval.decide') ? 'to-decide' : 'requested');
  const list = useCall('approvals.list', {
    query: {
      mine: shown === 'all' ? undefined : shown,
      cursor: address.get('cursor') ?? undefined,
      limit: 50,
    },
  });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<ApprovalItem>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (item) => <Link href={`/approvals/${item.id}`}>{item.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (item) => item.orgName, notOnCard: true },
    { id: 'proposal', header: t('proposal'), cell: (item) => item.proposedTitle ?? '—' },
    {
      id: 'due',
      header: t('dueOn'),
      nowrap: true,
      cell: (item) => (item.dueOn === null ? '—' : <DateText date={item.dueOn} today={todayInChina()} />),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (item) => {
        const [key, tone] = approvalStates[item.state];
        return <StatusTag tone={tone}>{t(key)}</StatusTag>;
      },
    },
  ];
  return (
    <Page
      title={t('approvals')}
      actions={
        <>
          {can('approval.decide') && (
            <LinkButton kind="main" href="/approvals/decide">
              {t('together')}
            </LinkButton>
          )}
          {can('approval.request') && (
            <LinkButton icon="plus" href="/approvals/new">
              {t('ask')}
            </LinkButton>
          )}
        </>
      }
    >
      <FilterBar>
        <Select
          name="show"
          label={t('show')}
          value={shown}
          onChange={(value) => change({ ...pages.firstPage, show: value })}
          choices={kinds.map((kind) => ({ value: kind, label: t(kind === 'to-decide' ? 'toDecide' : kind) }))}
        />
      </FilterBar>
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('approvals')}
              rows={items}
              rowId={(item) => item.id}
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
