import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { PrintButton } from '../../design/papers.tsx';
import { ProgressBar } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { CloseRound, MoveDate } from './RoundActs.tsx';
import { RoundRuns } from './RoundRuns.tsx';
import { RoundState } from './RoundsPage.tsx';
import { methodTexts } from './texts.ts';

/** A round as the page shows it. */
export type RoundView = Output<'rounds.view'>;
type StepRow = RoundView['steps'][number] & RoundView['counts'][number];
type SuperiorRow = RoundView['bySuperior'][number];

/** Where a round stands: by step, by superior, organisation by organisation; every number leads to its rows. */
export function RoundPage({ params }: PageParams) {
  const round = useCall('rounds.view', { params: { roundId: Number(params['roundId']) } }, { refetchEvery: 30_000 });
  return (
    <Loaded query={round} skeleton={<Skeleton shape="page" />}>
      {(loaded) => <RoundContent round={loaded} />}
    </Loaded>
  );
}

function RoundContent({ round }: { readonly round: RoundView }) {
  const t = useTexts(methodTexts);
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const remind = useAct('rounds.remind');
  const mayRemind = can('round.remind') && round.state === 'open' && round.late > 0;
  return (
    <Page
      title={round.title}
      crumbs={[{ label: t('rounds'), href: '/rounds' }]}
      status={<RoundState state={round.state} />}
      note={
        <>
          {t('progressNote', { planned: round.planned })}
          {round.late > 0 && ` · ${t('progressLate', { count: round.late })}`}
          {round.previousRoundId !== null && (
            <>
              {' · '}
              <Link href={`/rounds/${round.previousRoundId}`}>{t('previousRound')}</Link>
            </>
          )}
        </>
      }
      actions={
        <>
          {round.state === 'draft' && (
            <LinkButton kind="main" href={`/rounds/${round.id}/prepare`}>
              {t('prepare')}
            </LinkButton>
          )}
          {mayRemind && (
            <Button icon="bell" onClick={() => setAsking(true)}>
              {t('remindLate', { count: round.late })}
            </Button>
          )}
          <PrintButton small />
          {round.mine && round.state === 'open' && <CloseRound round={round} />}
        </>
      }
    >
      {round.state === 'opening' && (
        <ProgressBar label={t('openingProgress')} done={round.started} whole={round.planned} />
      )}
      {round.openingFault && <p role="alert">{t('openingFault', { fault: round.openingFault })}</p>}
      {round.state !== 'draft' && (
        <>
          <ByStep round={round} />
          {round.bySuperior.length > 1 && <BySuperior round={round} />}
          <RoundRuns round={round} />
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={t('remindTitle')}
          consequence={t('remindText', { count: round.late })}
          action={t('remindAct')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const done = await remind.mutateAsync({ params: { roundId: round.id }, body: {} });
            notify(t('reminded', { reminded: done.reminded, recent: done.tooRecent }));
            setAsking(false);
          }}
        />
      )}
    </Page>
  );
}

function ByStep({ round }: { readonly round: RoundView }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const rows = round.steps.flatMap((step): StepRow[] => {
    const counts = round.counts.find(({ stepId }) => stepId === step.stepId);
    return counts ? [{ ...step, ...counts }] : [];
  });
  const number = (row: StepRow, key: 'done' | 'open' | 'waiting' | 'late') => {
    const query = key === 'late' ? `step=${row.stepId}&late=yes` : `step=${row.stepId}&state=${key}`;
    return row[key] === 0 ? '0' : <Link href={`/rounds/${round.id}?${query}`}>{row[key]}</Link>;
  };
  const columns: readonly Column<StepRow>[] = [
    { id: 'step', header: t('stepHead'), names: true, weight: 2, cell: (row) => pick(row.titleZh, row.titleEn) },
    {
      id: 'due',
      header: t('due'),
      nowrap: true,
      cell: (row) => (
        <>
          {row.dueOn} {round.mine && round.state === 'open' && row.dateName && <MoveDate round={round} step={row} />}
        </>
      ),
    },
    { id: 'done', header: t('done'), align: 'right', cell: (row) => number(row, 'done') },
    { id: 'open', header: t('openNow'), align: 'right', cell: (row) => number(row, 'open') },
    { id: 'waiting', header: t('waiting'), align: 'right', cell: (row) => number(row, 'waiting') },
    { id: 'late', header: t('late'), align: 'right', cell: (row) => number(row, 'late') },
  ];
  return (
    <Section title={t('progress')}>
      <DataTable caption={t('progress')} rows={rows} rowId={(row) => row.stepId} columns={columns} />
    </Section>
  );
}

function BySuperior({ round }: { readonly round: RoundView }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const columns: readonly Column<SuperiorRow>[] = [
    {
      id: 'name',
      header: t('superior'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/rounds/${round.id}?superior=${row.orgId}`}>{row.name}</Link>,
    },
    ...round.steps.map((step): Column<SuperiorRow> => ({
      id: step.stepId,
      header: pick(step.titleZh, step.titleEn),
      align: 'right',
      notOnCard: true,
      cell: (row) => row.counts.find(({ stepId }) => stepId === step.stepId)?.done ?? 0,
    })),
    {
      id: 'late',
      header: t('late'),
      align: 'right',
      cell: (row) =>
        row.late === 0 ? '0' : <Link href={`/rounds/${round.id}?superior=${row.orgId}&late=yes`}>{row.late}</Link>,
    },
  ];
  return (
    <Section title={t('bySuperior')}>
      <DataTable
        caption={`${t('bySuperior')} · ${t('done')}`}
        captionShown
        rows={round.bySuperior}
        rowId={(row) => row.orgId}
        columns={columns}
      />
    </Section>
  );
}
