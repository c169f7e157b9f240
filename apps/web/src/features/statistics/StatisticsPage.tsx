import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { ActDialog, Acts, type Act } from '../../design/ActDialog.tsx';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { SnapshotContent } from './SnapshotPage.tsx';
import { snapshotTones } from './tones.ts';
import { statisticsTexts } from './texts.ts';

type Snapshot = Output<'statistics.list'>['items'][number];

/** Snapshots of the own organisation and those below, and what superiors released. */
export function StatisticsPage() {
  const t = useTexts(statisticsTexts);
  const can = useCan();
  const freeze = useFreeze(undefined);
  const [address] = useAddress();
  const snapshots = useCall('statistics.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(snapshots.data?.nextCursor);
  const columns: readonly Column<Snapshot>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (snapshot) => <Link href={`/stats/${snapshot.id}`}>{snapshot.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (snapshot) => snapshot.orgName },
    { id: 'reference', header: t('referenceOn'), nowrap: true, cell: (snapshot) => snapshot.referenceOn },
    { id: 'edition', header: t('edition'), cell: (snapshot) => t('editionValue', { n: snapshot.edition }) },
    {
      id: 'state',
      header: t('state'),
      cell: (snapshot) => <StatusTag tone={snapshotTones[snapshot.state]}>{t(snapshot.state)}</StatusTag>,
    },
  ];
  return (
    <Page title={t('statistics')} note={t('note')} actions={can('statistics.freeze') && <Acts acts={[freeze]} />}>
      <Loaded query={snapshots} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('statistics')}
              rows={items}
              rowId={(snapshot) => snapshot.id}
              columns={columns}
              empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      <p>
        <Link href="/stats/published">{t('published')}</Link>
      </p>
    </Page>
  );
}

/** Freezes straight away, as a step of a run links to it. */
export function NewSnapshotPage() {
  const [address] = useAddress();
  const [, navigate] = useLocation();
  const step = address.get('step');
  const freeze = useFreeze(step === null ? undefined : Number(step));
  return (
    <>
      <StatisticsPage />
      <ActDialog
        act={freeze}
        onClose={() => {
          // When it was done, the act itself has led on to its record.
          if (window.location.pathname.endsWith('/new')) navigate('/stats', { replace: true });
        }}
      />
    </>
  );
}

/** The numbers of a step; before they are frozen, the way to freeze them. */
export function StatisticsStepPanel({ step }: StepPanelProps) {
  const t = useTexts(statisticsTexts);
  const snapshotId = step.subjectId ?? readId(step.link);
  if (snapshotId !== null) return <SnapshotContent snapshotId={snapshotId} />;
  return step.mine ? (
    <LinkButton kind="main" href={`/stats/new?step=${step.runStepId}`}>
      {t('freeze')}
    </LinkButton>
  ) : null;
}

function readId(link: string | null): number | null {
  const match = /^\/stats\/(\d+)$/.exec(link ?? '');
  return match ? Number(match[1]) : null;
}

function useFreeze(runStepId: number | undefined): Act {
  const t = useTexts(statisticsTexts);
  const pick = usePick();
  const can = useCan();
  const [, navigate] = useLocation();
  const freeze = useAct('statistics.freeze');
  const indicators = useCall('statistics.indicators', {}, { enabled: can('statistics.freeze') });
  const all = indicators.data?.items ?? [];
  const today = todayInChina();
  return {
    // The questions come with the catalogue of indicators.
    key: `freeze-${all.length}`,
    label: t('freeze'),
    kind: 'main',
    done: t('frozenDone'),
    questions: [
      { name: 'titleZh', label: t('title'), kind: 'text', limit: 60 },
      {
        name: 'openingOn',
        label: t('openingOn'),
        kind: 'date',
        hint: t('openingHint'),
        initial: `${Number(today.slice(0, 4)) - 1}-12-31`,
        max: today,
      },
      { name: 'referenceOn', label: t('referenceOn'), kind: 'date', initial: today, max: today },
      ...all.map((indicator) => ({
        name: indicator.id,
        label: pick(indicator.titleZh, indicator.titleEn),
        kind: 'check' as const,
        initial: 'true',
      })),
    ],
    async run(values) {
      const made = await freeze.mutateAsync({
        body: {
          titleZh: values['titleZh'] ?? '',
          openingOn: values['openingOn'] ?? '',
          referenceOn: values['referenceOn'] ?? '',
          indicators: all.map(({ id }) => id).filter((id) => values[id] === 'true'),
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      });
      navigate(`/stats/${made.id}`, { replace: true });
    },
  };
}
