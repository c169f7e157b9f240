import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
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
import { voteTexts } from './texts.ts';
import { voteTones } from './words.ts';

type Item = Output<'votes.list'>['items'][number];

/** Votes of the own organisation and those below; who has a ballot finds it first. */
export function VotesPage() {
  const t = useTexts(voteTexts);
  const can = useCan();
  const [address] = useAddress();
  const list = useCall('votes.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const mayOrganise = can('vote.organise');
  const columns: readonly Column<Item>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (item) => <Link href={`/ballots/${item.id}`}>{item.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (item) => item.orgName },
    { id: 'day', header: t('heldOn'), nowrap: true, cell: (item) => item.heldOn ?? '—' },
    {
      id: 'state',
      header: t('state'),
      cell: (item) =>
        item.mayCast ? (
          <Link href={`/ballots/${item.id}/cast`}>{t('toVote')}</Link>
        ) : (
          <StatusTag tone={voteTones[item.state]}>{t(item.state)}</StatusTag>
        ),
    },
  ];
  return (
    <Page
      title={t('votes')}
      actions={
        mayOrganise && (
          <LinkButton kind="main" icon="plus" href="/ballots/new">
            {t('newVote')}
          </LinkButton>
        )
      }
    >
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('votes')}
              rows={items}
              rowId={(item) => item.id}
              columns={columns}
              empty={<EmptyState title={t('none')}>{t(mayOrganise ? 'noneText' : 'noneMember')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
