import './members.css';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button, ButtonBar, LinkButton, TextButton } from '../../design/Button.tsx';
import type { Column, Sort } from '../../design/columns.ts';
import { FilterChips } from '../../design/list.tsx';
import { formatCount } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded } from '../../design/States.tsx';
import { useIsNarrow } from '../../design/use-media.ts';
import { VirtualTable } from '../../design/VirtualTable.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { useCodes } from './codes.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { useRosterFilters } from './filters.ts';
import { RosterFilters } from './RosterFilters.tsx';
import { memberTexts } from './texts.ts';
import { useRoster, type RosterRow, type RosterSort } from './use-roster.ts';

const sorts: Readonly<Record<string, { readonly up: RosterSort; readonly down: RosterSort }>> = {
  name: { up: 'name', down: 'name' },
  branch: { up: 'branch', down: 'branch' },
  admittedOn: { up: 'admitted', down: 'admitted-desc' },
};

/** The roster: filters in the address, one long table, a bar for those chosen. */
export function RosterPage() {
  const t = useTexts(memberTexts);
  const can = useCan();
  const [, navigate] = useLocation();
  const [address, change] = useAddress();
  const filter = useRosterFilters();
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const [exporting, setExporting] = useState(false);
  const sort = readSort(address.get('sort'));
  const roster = useRoster(
    filter.filters,
    sort ? ((sort.descending ? sorts[sort.column]?.down : sorts[sort.column]?.up) ?? 'branch') : 'branch',
  );
  const columns = useColumns(chosen, (row, isChosen) => {
    const next = new Map(chosen);
    if (isChosen) next.set(row.id, row.name);
    else next.delete(row.id);
    setChosen(next);
  });
  const total =
    roster.query.data?.more && roster.total === roster.query.data.total
      ? t('moreThan', { count: formatCount(roster.total) })
      : `${formatCount(roster.total ?? 0)} ${t('unit')}`;
  return (
    <Page
      title={t('roster')}
      note={roster.total === undefined ? undefined : total}
      actions={
        <>
          {can('member.register') && (
            <LinkButton kind="main" href="/members/new">
              {t('register')}
            </LinkButton>
          )}
          {can('export.take') && <Button onClick={() => setExporting(true)}>{t('export')}</Button>}
        </>
      }
    >
      <RosterFilters filter={filter} />
      <FilterChips chips={filter.chips} onClear={filter.clear} />
      {chosen.size > 0 && (
        <div className="members-batch" role="region" aria-label={t('chosen', { count: chosen.size })}>
          <strong>{t('chosen', { count: chosen.size })}</strong>
          <ButtonBar>
            {can('member.transfer') && (
              <Button small onClick={() => navigate(`/members/transfer?ids=${[...chosen.keys()].join(',')}`)}>
                {t('transfer')}
              </Button>
            )}
            <TextButton onClick={() => setChosen(new Map())}>{t('cancelChoice')}</TextButton>
          </ButtonBar>
        </div>
      )}
      <Loaded query={roster.query}>
        {() =>
          roster.total === 0 ? (
            <Nothing terms={filter.chips.map(({ label }) => label).join('、')} onClear={filter.clear} />
          ) : (
            <VirtualTable
              caption={t('roster')}
              rowCount={roster.total ?? 0}
              row={roster.row}
              onNeed={roster.onNeed}
              rowId={(row) => row.id}
              columns={columns}
              sort={sort}
              onSort={(next) => change({ sort: `${next.descending ? '-' : ''}${next.column}` })}
              onOpen={(row) => navigate(`/members/${row.id}`)}
            />
          )
        }
      </Loaded>
      {exporting && <ExportDialog filters={filter.filters} total={total} onClose={() => setExporting(false)} />}
    </Page>
  );
}

function Nothing({ terms, onClear }: { readonly terms: string; readonly onClear: () => void }) {
  const t = useTexts(memberTexts);
  if (terms === '') return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>;
  return (
    <EmptyState title={t('nothingFound', { terms })} action={<Button onClick={onClear}>{t('clearFilters')}</Button>} />
  );
}

function readSort(text: string | null): Sort | undefined {
  const column = (text ?? '').replace(/^-/, '');
  return column in sorts ? { column, descending: (text ?? '').startsWith('-') } : undefined;
}

function useColumns(
  chosen: ReadonlyMap<number, string>,
  onChoose: (row: RosterRow, isChosen: boolean) => void,
): readonly Column<RosterRow>[] {
  const t = useTexts(memberTexts);
  const { titleOf } = useCodes();
  const isNarrow = useIsNarrow();
  const choice = (row: RosterRow) => (
    <input
      type="checkbox"
      aria-label={t('chooseOne', { name: row.name })}
      checked={chosen.has(row.id)}
      onChange={(event) => onChoose(row, event.target.checked)}
    />
  );
  const type = (row: RosterRow) =>
    row.memberType === '2' ? <StatusTag tone="blue">{t('probationary')}</StatusTag> : t('full');
  if (isNarrow) {
    // A long table has no cards: on a phone the facts that matter stand in two columns.
    return [
      {
        id: 'name',
        header: t('name'),
        names: true,
        sortable: true,
        weight: 2,
        cell: (row) => (
          <span className="members-name">
            {choice(row)}
            <span>
              <Link href={`/members/${row.id}`}>{row.name}</Link>
              <br />
              <span className="muted small">{row.orgName}</span>
            </span>
          </span>
        ),
      },
      {
        id: 'admittedOn',
        header: t('admittedOn'),
        sortable: true,
        weight: 1.3,
        cell: (row) => (
          <>
            {row.admittedOn} {type(row)}
          </>
        ),
      },
    ];
  }
  return [
    {
      id: 'name',
      header: t('name'),
      names: true,
      sortable: true,
      weight: 1.4,
      cell: (row) => (
        <span className="members-name">
          {choice(row)}
          <Link href={`/members/${row.id}`}>{row.name}</Link>
        </span>
      ),
    },
    {
      id: 'sex',
      header: t('sex'),
      weight: 0.5,
      notOnCard: true,
      cell: (row) => (row.sex === '2' ? t('female') : t('male')),
    },
    { id: 'branch', header: t('branch'), sortable: true, weight: 1.8, cell: (row) => row.orgName },
    { id: 'admittedOn', header: t('admittedOn'), sortable: true, nowrap: true, cell: (row) => row.admittedOn },
    {
      id: 'type',
      header: t('type'),
      cell: (row) => (row.memberType === '2' ? <StatusTag tone="blue">{t('probationary')}</StatusTag> : t('full')),
    },
    {
      id: 'education',
      header: t('education'),
      weight: 1.3,
      notOnCard: true,
      cell: (row) => titleOf('education', row.education),
    },
    { id: 'phone', header: t('phone'), nowrap: true, notOnCard: true, cell: (row) => row.phoneMasked ?? '—' },
    {
      id: 'status',
      header: t('status'),
      cell: (row) => (
        <>
          {row.status !== 'normal' && <StatusTag>{t(row.status)}</StatusTag>}
          {row.isLost && <StatusTag tone="red">{t('isLost')}</StatusTag>}
          {row.isFloating && <StatusTag tone="amber">{t('isFloating')}</StatusTag>}
          {row.status === 'normal' && !row.isLost && !row.isFloating && t('normal')}
        </>
      ),
    },
  ];
}
