import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Checkbox, Select } from '../../design/inputs.tsx';
import { FilterBar, FilterChips, Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { Section } from '../../design/Page.tsx';
import { useSelection } from '../../design/selection.ts';
import { InstantText, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import type { RoundView } from './RoundPage.tsx';
import { methodTexts } from './texts.ts';

type Row = Output<'rounds.runs'>['items'][number];

const states = ['waiting', 'open', 'done', 'returned', 'skipped', 'lapsed'] as const;

/** Organisations of a round, filtered in the address; late ones can be chosen and reminded together. */
export function RoundRuns({ round }: { readonly round: RoundView }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const can = useCan();
  const [address, change] = useAddress();
  const filter = {
    step: address.get('step') ?? undefined,
    state: states.find((state) => state === address.get('state')),
    late: address.get('late') === 'yes' ? ('yes' as const) : undefined,
    superior: Number(address.get('superior')) || undefined,
  };
  const runs = useCall('rounds.runs', {
    params: { roundId: round.id },
    query: { ...filter, cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const pages = useCursorPages(runs.data?.nextCursor);
  const selection = useSelection();
  const remind = useAct('rounds.remind');
  const superior = round.bySuperior.find(({ orgId }) => orgId === filter.superior);
  const columns: readonly Column<Row>[] = [
    {
      id: 'org',
      header: t('org'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/runs/${row.runId}`}>{row.orgName}</Link>,
    },
    { id: 'superior', header: t('superior'), notOnCard: true, cell: (row) => row.superiorName },
    {
      id: 'step',
      header: t('currentStep'),
      weight: 2,
      cell: (row) => row.openSteps.map(({ titleZh, titleEn }) => pick(titleZh, titleEn)).join('、'),
    },
    {
      id: 'due',
      header: t('due'),
      nowrap: true,
      cell: (row) => (
        <>
          {row.dueOn} {row.overdue && <StatusTag tone="red">{t('overdue')}</StatusTag>}
        </>
      ),
    },
    {
      id: 'reminded',
      header: t('lastReminded'),
      notOnCard: true,
      cell: (row) => row.remindedAt && <InstantText at={row.remindedAt} />,
    },
  ];
  const remindChosen = async () => {
    const done = await remind.mutateAsync({
      params: { roundId: round.id },
      body: { runIds: selection.ids.map(Number) },
    });
    notify(t('reminded', { reminded: done.reminded, recent: done.tooRecent }));
    selection.clear();
  };
  const mayChoose = can('round.remind') && round.state === 'open' && filter.late === 'yes';
  return (
    <Section title={t('orgsTitle')}>
      <div className="stack">
        <FilterBar>
          <Select
            name="step"
            label={t('chooseStep')}
            value={filter.step ?? ''}
            emptyLabel={t('allSteps')}
            onChange={(step) =>
              change({
                step: step || undefined,
                state: step ? (filter.state ?? 'open') : undefined,
                ...pages.firstPage,
              })
            }
            choices={round.steps.map(({ stepId, titleZh, titleEn }) => ({
              value: stepId,
              label: pick(titleZh, titleEn),
            }))}
          />
          <Checkbox
            name="late"
            label={t('onlyLate')}
            checked={filter.late === 'yes'}
            onChange={(late) => change({ late: late ? 'yes' : undefined, ...pages.firstPage })}
          />
        </FilterBar>
        <FilterChips
          chips={
            superior
              ? [
                  {
                    key: 'superior',
                    label: superior.name,
                    onRemove: () => change({ superior: undefined, ...pages.firstPage }),
                  },
                ]
              : []
          }
          onClear={() =>
            change({ superior: undefined, step: undefined, state: undefined, late: undefined, ...pages.firstPage })
          }
        />
        <Loaded query={runs} skeleton={<Skeleton shape="rows" />}>
          {({ items }) => (
            <>
              <DataTable
                caption={t('orgsTitle')}
                rows={items}
                rowId={(row) => row.runId}
                rowName={(row) => row.orgName}
                columns={columns}
                {...(mayChoose
                  ? {
                      selection,
                      batch: (
                        <Button
                          small
                          icon="bell"
                          busy={remind.isPending}
                          onClick={() => void remindChosen().catch(() => undefined)}
                        >
                          {t('remindChosen')}
                        </Button>
                      ),
                    }
                  : {})}
                empty={<EmptyState title={t('none')} />}
              />
              <Pager {...pages} />
            </>
          )}
        </Loaded>
      </div>
    </Section>
  );
}
