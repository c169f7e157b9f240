import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCan } from '../../shell/session.ts';
import { gradingTexts } from './texts.ts';

type Round = Output<'rounds.list'>['items'][number];

/** Grading rounds, newest first, each leading to its board. */
export function GradingRoundsPage() {
  const t = useTexts(gradingTexts);
  const can = useCan();
  const rounds = useCall('rounds.list', {});
  const stateTitles: Readonly<Record<Round['state'], string>> = {
    draft: t('stateDraft'),
    opening: t('stateOpening'),
    open: t('stateOpen'),
    closed: t('stateClosed'),
    cancelled: t('stateCancelled'),
  };
  const columns: readonly Column<Round>[] = [
    {
      id: 'title',
      header: t('grading'),
      names: true,
      weight: 3,
      cell: (round) => <Link href={`/grading/rounds/${round.id}`}>{round.title}</Link>,
    },
    { id: 'year', header: t('year'), nowrap: true, cell: (round) => round.year },
    {
      id: 'branches',
      header: t('branches'),
      align: 'right',
      cell: (round) => t('branchCount', { count: round.started }),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (round) => (
        <StatusTag tone={round.state === 'open' ? 'blue' : 'grey'}>{stateTitles[round.state]}</StatusTag>
      ),
    },
  ];
  const openRound = can('round.manage') ? (
    <LinkButton kind="main" href="/rounds">
      {t('openRound')}
    </LinkButton>
  ) : undefined;
  return (
    <Page title={t('grading')} actions={openRound}>
      <Loaded query={rounds}>
        {({ items }) => (
          <DataTable
            caption={t('grading')}
            rows={items.filter((round) => round.schemeId !== null)}
            rowId={(round) => round.id}
            columns={columns}
            empty={
              <EmptyState title={t('roundsEmpty')} action={openRound}>
                {t('roundsEmptyText')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
