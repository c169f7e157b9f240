import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  CheckPage,
  DataTable,
  EmptyState,
  FilterBar,
  LinkButton,
  Loaded,
  Menu,
  notify,
  Page,
  Pager,
  ProblemView,
  Select,
  Skeleton,
  StarRating,
  StatusTag,
  TextInput,
  useSelection,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { HangDialog, WithdrawDialog } from './dialogs.tsx';
import { commendationTexts } from './texts.ts';

/** An honour as the list shows it. */
export type Honour = Output<'commendations.list'>['items'][number];

const states = ['nominated', 'conferred', 'expired', 'withdrawn'] as const;
const tones = { nominated: 'blue', conferred: 'green', declined: 'grey', expired: 'grey', withdrawn: 'red' } as const;

/** Stars and titles: chosen, checked, conferred together; plaques and withdrawals. */
export function StarsPage() {
  const t = useTexts(commendationTexts);
  const can = useCan();
  const [address, change] = useAddress();
  const state = states.find((each) => each === address.get('state')) ?? 'nominated';
  const roundId = address.get('roundId');
  const list = useCall('commendations.list', {
    query: {
      state: address.get('state') === 'all' ? undefined : state,
      roundId: roundId === null ? undefined : Number(roundId),
      cursor: address.get('cursor') ?? undefined,
      limit: 200,
    },
  });
  const pages = useCursorPages(list.data?.nextCursor);
  const selection = useSelection();
  const [checking, setChecking] = useState<readonly Honour[]>();
  const [asked, setAsked] = useState<{ readonly act: 'hang' | 'withdraw'; readonly honour: Honour }>();
  if (checking) {
    return (
      <Confer
        honours={checking}
        onBack={() => setChecking(undefined)}
        onDone={() => {
          selection.clear();
          setChecking(undefined);
        }}
      />
    );
  }
  const actColumn: Column<Honour> = {
    id: 'act',
    header: t('act'),
    cell: (honour) =>
      honour.state === 'conferred' && (
        <Menu
          small
          icon="more"
          label=""
          align="right"
          name={t('moreFor', { name: honour.orgName })}
          items={[
            { key: 'print', label: t('printPlaque'), href: `/grading/plaques/${honour.id}` },
            ...(can('commendation.hang')
              ? [{ key: 'hang', label: t('hang'), onSelect: () => setAsked({ act: 'hang' as const, honour }) }]
              : []),
            ...(can('commendation.confer')
              ? [
                  {
                    key: 'withdraw',
                    label: t('withdraw'),
                    onSelect: () => setAsked({ act: 'withdraw' as const, honour }),
                  },
                ]
              : []),
          ]}
        />
      ),
  };
  const columns: readonly Column<Honour>[] = [
    { id: 'org', header: t('org'), names: true, weight: 2, cell: (honour) => honour.orgName },
    { id: 'superior', header: t('superior'), cell: (honour) => honour.superiorName },
    {
      id: 'stars',
      header: t('starsColumn'),
      nowrap: true,
      cell: (honour) => (honour.stars === null ? honour.titleZh : <StarRating stars={honour.stars} />),
    },
    { id: 'grade', header: t('grade'), cell: (honour) => honour.gradeTitle ?? '—', notOnCard: true },
    { id: 'plaque', header: t('plaque'), nowrap: true, cell: (honour) => honour.plaqueNumber ?? '—' },
    { id: 'hung', header: t('hungOn'), nowrap: true, cell: (honour) => honour.plaqueHungOn ?? '—', notOnCard: true },
    {
      id: 'state',
      header: t('state'),
      cell: (honour) => <StatusTag tone={tones[honour.state]}>{t(honour.state)}</StatusTag>,
    },
    // What is not conferred yet is conferred from the list.
    ...(state === 'nominated' ? [] : [actColumn]),
  ];
  return (
    <Page
      title={t('stars')}
      actions={
        <>
          <LinkButton icon="print" href={roundId === null ? '/grading/plaques' : `/grading/plaques?roundId=${roundId}`}>
            {t('plaqueList')}
          </LinkButton>
          <LinkButton href="/board/stars" external>
            {t('publicStars')}
          </LinkButton>
        </>
      }
    >
      <FilterBar>
        <Select
          name="state"
          label={t('state')}
          value={address.get('state') === 'all' ? 'all' : state}
          onChange={(value) => {
            selection.clear();
            change({ ...pages.firstPage, state: value });
          }}
          choices={[...states.map((each) => ({ value: each, label: t(each) })), { value: 'all', label: t('all') }]}
        />
      </FilterBar>
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('stars')}
              rows={items}
              rowId={(honour) => honour.id}
              rowName={(honour) => honour.orgName}
              columns={columns}
              {...(can('commendation.confer') && state === 'nominated' ? { selection } : {})}
              batch={
                <Button
                  small
                  kind="main"
                  onClick={() => setChecking(items.filter((honour) => selection.has(honour.id)))}
                >
                  {t('confer')}
                </Button>
              }
              empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {asked?.act === 'hang' && <HangDialog honour={asked.honour} onClose={() => setAsked(undefined)} />}
      {asked?.act === 'withdraw' && <WithdrawDialog honour={asked.honour} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}

function Confer({
  honours,
  onBack,
  onDone,
}: {
  readonly honours: readonly Honour[];
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useTexts(commendationTexts);
  const attempt = useAttempt();
  const confer = useAct('commendations.confer');
  const [decidedAtZh, setDecidedAt] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (!confirmed || decidedAtZh.trim().length < 2) return;
    const items = honours.map(({ id, version }) => ({ commendationId: id, version }));
    const isDone = await attempt.run(() => confer.mutateAsync({ body: { items, decidedAtZh } }));
    if (!isDone) return;
    notify(t('conferredDone', { count: honours.length }));
    onDone();
  };
  const groups = [5, 4, 3, 2, 1]
    .map((stars) => ({ stars, own: honours.filter((honour) => honour.stars === stars) }))
    .filter((group) => group.own.length > 0);
  const others = honours.filter((honour) => honour.stars === null).length;
  return (
    <CheckPage
      title={t('conferCheck')}
      crumbs={[{ label: t('stars'), href: '/grading/stars' }]}
      answers={[
        ...groups.map((group) => ({
          label: '★'.repeat(group.stars),
          value: (
            <>
              {t('count', { count: group.own.length })}
              <br />
              {group.own.map((honour) => honour.orgName).join('、')}
            </>
          ),
        })),
        ...(others > 0 ? [{ label: t('noStars'), value: t('count', { count: others }) }] : []),
        { label: t('checkTotal'), value: t('count', { count: honours.length }) },
      ]}
      statement={t('statement')}
      confirmed={confirmed}
      onConfirm={setConfirmed}
      error={tried && !confirmed ? t('confirmMissing') : undefined}
      action={t('conferMany', { count: honours.length })}
      busy={confer.isPending}
      onSubmit={() => void submit()}
      onBack={onBack}
    >
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <TextInput
        name="decidedAt"
        label={t('decidedAt')}
        hint={t('decidedAtHint')}
        value={decidedAtZh}
        onChange={setDecidedAt}
        error={tried && decidedAtZh.trim().length < 2 ? t('decidedAtBad') : undefined}
        maxLength={200}
      />
    </CheckPage>
  );
}
