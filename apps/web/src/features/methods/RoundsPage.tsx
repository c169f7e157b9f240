import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { methodTexts } from './texts.ts';

type Round = Output<'rounds.list'>['items'][number];

/** Rounds, newest first. */
export function RoundsPage() {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const can = useCan();
  const rounds = useCall('rounds.list', {});
  const columns: readonly Column<Round>[] = [
    {
      id: 'title',
      header: t('rounds'),
      names: true,
      weight: 3,
      cell: (round) => (
        <Link href={round.state === 'draft' ? `/rounds/${round.id}/prepare` : `/rounds/${round.id}`}>
          {round.title}
        </Link>
      ),
    },
    { id: 'year', header: t('year'), nowrap: true, cell: (round) => round.year },
    {
      id: 'method',
      header: t('method'),
      weight: 2,
      notOnCard: true,
      cell: (round) => pick(round.methodZh, round.methodEn),
    },
    { id: 'orgs', header: t('orgs'), align: 'right', cell: (round) => round.started },
    { id: 'state', header: t('state'), cell: (round) => <RoundState state={round.state} /> },
  ];
  const create = can('round.manage') && (
    <LinkButton kind="main" href="/rounds/new" icon="plus">
      {t('newRound')}
    </LinkButton>
  );
  return (
    <Page title={t('rounds')} actions={create}>
      <Loaded query={rounds} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <DataTable
            caption={t('rounds')}
            rows={items}
            rowId={(round) => round.id}
            columns={columns}
            empty={<EmptyState title={t('roundsEmpty')}>{t('roundsEmptyText')}</EmptyState>}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** State word of a round. */
export function RoundState({ state }: { readonly state: Round['state'] }) {
  const t = useTexts(methodTexts);
  const words = {
    draft: t('roundDraft'),
    opening: t('roundOpening'),
    open: t('roundOpen'),
    closed: t('roundClosed'),
    cancelled: t('roundCancelled'),
  };
  return (
    <StatusTag tone={state === 'open' ? 'blue' : state === 'opening' ? 'amber' : 'grey'}>{words[state]}</StatusTag>
  );
}
