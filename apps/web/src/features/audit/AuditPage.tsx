import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { DateField } from '../../design/DateField.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { InstantText } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages, type AddressChange } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { usePreferences } from '../../state/preferences.ts';
import './audit.css';
import { DownloadDialog } from './DownloadDialog.tsx';
import { factsText } from './facts-text.ts';
import { auditTexts } from './texts.ts';

type Event = Output<'audit-trail.list'>['items'][number];

const filterNames = ['who', 'action', 'subjectKind', 'subjectId', 'userId', 'orgId', 'from', 'until'] as const;

/** The trail, newest first, by who, what, where, when and about which record. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const can = useCan();
  const [address] = useAddress();
  const [downloading, setDownloading] = useState(false);
  const filter = filterOf(address);
  const events = useCall('audit-trail.list', {
    query: { ...filter, cursor: address.get('cursor') ?? undefined, limit: 50 },
  });
  const { firstPage, ...pages } = useCursorPages(events.data?.nextCursor);
  const columns = useEventColumns();
  return (
    <Page
      title={t('title')}
      note={t('note')}
      actions={
        can('audit.export') && (
          <Button icon="download" onClick={() => setDownloading(true)}>
            {t('download')}
          </Button>
        )
      }
    >
      <Filters key={address.toString()} firstPage={firstPage} />
      <Loaded query={events} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('title')}
              rows={items}
              rowId={(event) => event.id}
              columns={columns}
              empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {downloading && <DownloadDialog filter={filter} onClose={() => setDownloading(false)} />}
    </Page>
  );
}

/** Filters of the address as the server takes them. */
function filterOf(address: URLSearchParams) {
  const number = (name: string) => Number(address.get(name)) || undefined;
  return {
    who: address.get('who') ?? undefined,
    action: address.get('action') ?? undefined,
    subjectKind: address.get('subjectKind') ?? undefined,
    from: address.get('from') ?? undefined,
    until: address.get('until') ?? undefined,
    subjectId: number('subjectId'),
    userId: number('userId'),
    orgId: number('orgId'),
  };
}

function Filters({ firstPage }: { readonly firstPage: AddressChange }) {
  const t = useTexts(auditTexts);
  const pick = usePick();
  const [address, change] = useAddress();
  const actions = useCall('audit-trail.actions', {}, { staleAfter: 3_600_000 });
  const [values, setValues] = useState({
    who: address.get('who') ?? '',
    action: address.get('action') ?? '',
    subjectKind: address.get('subjectKind') ?? '',
    subjectId: address.get('subjectId') ?? '',
    from: address.get('from') ?? '',
    until: address.get('until') ?? '',
  });
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    optional: 'silent' as const,
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  });
  return (
    <form
      role="search"
      className="audit-filters"
      onSubmit={(event) => {
        event.preventDefault();
        change({ ...values, ...firstPage });
      }}
    >
      <TextInput label={t('who')} {...field('who')} width="10" />
      <Select
        label={t('action')}
        {...field('action')}
        emptyLabel={t('anyAction')}
        choices={(actions.data?.items ?? []).map((one) => ({
          value: one.id,
          label: pick(one.titleZh, one.titleEn),
        }))}
      />
      <DateField label={t('from')} {...field('from')} />
      <DateField label={t('until')} {...field('until')} />
      <TextInput label={t('subjectKind')} {...field('subjectKind')} width="10" />
      <TextInput label={t('subjectId')} {...field('subjectId')} width="20" inputMode="numeric" />
      <ButtonBar>
        <Button type="submit" icon="search">
          {t('find')}
        </Button>
        {filterNames.some((name) => address.has(name)) && (
          <Button
            kind="quiet"
            onClick={() =>
              change({ ...Object.fromEntries(filterNames.map((name) => [name, undefined])), ...firstPage })
            }
          >
            {t('clear')}
          </Button>
        )}
      </ButtonBar>
    </form>
  );
}

function useEventColumns(): readonly Column<Event>[] {
  const t = useTexts(auditTexts);
  const pick = usePick();
  const { language } = usePreferences();
  return [
    {
      id: 'what',
      header: t('what'),
      names: true,
      weight: 2,
      cell: (event) => <Link href={`/audit/events/${event.id}`}>{pick(event.actionZh, event.actionEn)}</Link>,
    },
    { id: 'at', header: t('at'), nowrap: true, cell: (event) => <InstantText at={event.at} /> },
    {
      id: 'who',
      header: t('who'),
      cell: (event) => (
        <>
          {event.actorName} <span className="muted small">{event.roleTitle}</span>
        </>
      ),
    },
    { id: 'org', header: t('org'), cell: (event) => event.orgName ?? '—' },
    {
      id: 'content',
      header: t('content'),
      weight: 2,
      notOnCard: true,
      cell: (event) => <span className="audit-facts small">{factsText(event.facts, language)}</span>,
    },
  ];
}
