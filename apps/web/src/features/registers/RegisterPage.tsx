import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { FilterChips, Pager, type FilterChip } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { DateText, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { usePaused } from '../../state/use-paused.ts';
import './registers.css';
import { registerTexts } from './texts.ts';
import { statusTitle, type Entry, type Kind } from './words.ts';

/** One register: its entries, searched by name, filtered by status and review. */
export function RegisterPage({ params }: PageParams) {
  const kind = useCall('registers.kind', { params: { kindId: Number(params['kindId']) } });
  return (
    <Loaded query={kind} skeleton={<Skeleton shape="rows" />}>
      {(loaded) => <Register kind={loaded} />}
    </Loaded>
  );
}

function Register({ kind }: { readonly kind: Kind }) {
  const t = useTexts(registerTexts);
  const can = useCan();
  const [address] = useAddress();
  const step = address.get('step');
  return (
    <Page
      title={kind.titleZh}
      crumbs={[{ label: t('registers'), href: '/registers' }]}
      note={kind.sensitive && t('sensitiveNote')}
      actions={
        can('register.edit') && (
          <LinkButton kind="main" icon="plus" href={`/registers/${kind.id}/new${step === null ? '' : `?step=${step}`}`}>
            {t('enter')}
          </LinkButton>
        )
      }
    >
      <Filters kind={kind} />
      <Entries kind={kind} />
    </Page>
  );
}

function Filters({ kind }: { readonly kind: Kind }) {
  const t = useTexts(registerTexts);
  const [address, change] = useAddress();
  const first = { cursor: undefined, page: undefined };
  const show = address.get('overdue') ? 'overdue' : address.get('left') ? 'left' : 'standing';
  const status = address.get('status') ?? '';
  const chips: FilterChip[] = [
    ...(address.get('q')
      ? [
          {
            key: 'q',
            label: t('filterName', { name: address.get('q') ?? '' }),
            onRemove: () => change({ q: undefined, ...first }),
          },
        ]
      : []),
    ...(status === ''
      ? []
      : [
          {
            key: 'status',
            label: t('filterStatus', { status: statusTitle(kind, status, t('outside')) }),
            onRemove: () => change({ status: undefined, ...first }),
          },
        ]),
  ];
  return (
    <div className="stack no-print">
      <div className="registers-filters">
        <TextInput
          name="q"
          type="search"
          label={t('findName')}
          optional="silent"
          value={address.get('q') ?? ''}
          onChange={(q) => change({ q: q || undefined, ...first })}
          width="20"
        />
        <Select
          name="status"
          label={t('status')}
          optional="silent"
          value={status}
          emptyLabel={t('all')}
          onChange={(value) => change({ status: value || undefined, ...first })}
          choices={kind.definition.statuses.map(({ id, titleZh }) => ({ value: id, label: titleZh }))}
        />
        <Select
          name="show"
          label={t('show')}
          optional="silent"
          value={show}
          emptyLabel={null}
          onChange={(value) =>
            change({
              overdue: value === 'overdue' ? 'true' : undefined,
              left: value === 'left' ? 'true' : undefined,
              ...first,
            })
          }
          choices={[
            { value: 'standing', label: t('showStanding') },
            { value: 'overdue', label: t('showOverdue') },
            { value: 'left', label: t('showLeft') },
          ]}
        />
      </div>
      <FilterChips chips={chips} onClear={() => change({ q: undefined, status: undefined, ...first })} />
    </div>
  );
}

function Entries({ kind }: { readonly kind: Kind }) {
  const t = useTexts(registerTexts);
  const [address] = useAddress();
  const q = usePaused(address.get('q') ?? '', 300);
  const entries = useCall('registers.entries', {
    params: { kindId: kind.id },
    query: {
      limit: 50,
      cursor: address.get('cursor') ?? undefined,
      status: address.get('status') ?? undefined,
      orgId: Number(address.get('org')) || undefined,
      ...(q === '' ? {} : { q }),
      ...(address.get('overdue') ? { overdue: 'true' as const } : {}),
      ...(address.get('left') ? { left: 'true' as const } : {}),
    },
  });
  const pages = useCursorPages(entries.data?.nextCursor);
  const step = address.get('step');
  const columns: readonly Column<Entry>[] = [
    {
      id: 'name',
      header: t('name'),
      names: true,
      cell: (entry) => (
        <Link href={`/registers/${kind.id}/entries/${entry.id}${step === null ? '' : `?step=${step}`}`}>
          {entry.subjectName}
        </Link>
      ),
    },
    { id: 'org', header: t('org'), cell: ({ orgName }) => orgName },
    { id: 'status', header: t('status'), cell: (entry) => statusTitle(kind, entry.status, t('outside')) },
    { id: 'since', header: t('enteredOn'), nowrap: true, notOnCard: true, cell: ({ enteredOn }) => enteredOn },
    {
      id: 'review',
      header: t('reviewDue'),
      nowrap: true,
      cell: (entry) =>
        entry.reviewOverdue ? (
          <StatusTag tone="red">{t('reviewOverdueOn', { date: entry.reviewDueOn ?? '' })}</StatusTag>
        ) : (
          entry.reviewDueOn && <DateText date={entry.reviewDueOn} />
        ),
    },
  ];
  return (
    <Loaded query={entries} skeleton={<Skeleton shape="rows" />}>
      {({ items }) => (
        <>
          <DataTable
            caption={kind.titleZh}
            rows={items}
            rowId={({ id }) => id}
            columns={columns}
            empty={<EmptyState title={t('entriesEmpty')}>{t('entriesEmptyText')}</EmptyState>}
          />
          <Pager {...pages} />
        </>
      )}
    </Loaded>
  );
}
