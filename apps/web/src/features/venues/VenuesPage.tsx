import { Link, useLocation } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { ActDialog, Acts } from '../../design/ActDialog.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select } from '../../design/inputs.tsx';
import { FilterBar, Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag, type TagTone } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { usePlan } from './plan.ts';
import { venueTexts } from './texts.ts';

type Venue = Output<'venues.list'>['items'][number];
const states = ['planned', 'approved', 'declined', 'built', 'accepted', 'open', 'closed'] as const;

/** Colours of the states. */
export const venueTones: Readonly<Record<Venue['state'], TagTone>> = {
  planned: 'amber',
  approved: 'blue',
  declined: 'red',
  built: 'blue',
  accepted: 'blue',
  open: 'green',
  closed: 'grey',
};

/** Venues of the own organisations and of the superiors. */
export function VenuesPage() {
  const t = useTexts(venueTexts);
  const can = useCan();
  const plan = usePlan(undefined);
  const [address, change] = useAddress();
  const given = address.get('state');
  const org = address.get('org');
  const venues = useCall('venues.list', {
    query: {
      state: states.find((one) => one === given),
      orgId: org ? Number(org) : undefined,
      cursor: address.get('cursor') ?? undefined,
      limit: 50,
    },
  });
  const pages = useCursorPages(venues.data?.nextCursor);
  const columns: readonly Column<Venue>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (venue) => <Link href={`/venues/${venue.id}`}>{venue.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (venue) => venue.orgName },
    { id: 'place', header: t('place'), weight: 2, cell: (venue) => venue.placeZh },
    {
      id: 'state',
      header: t('state'),
      cell: (venue) => (
        <>
          <StatusTag tone={venueTones[venue.state]}>{t(venue.state)}</StatusTag>{' '}
          {venue.isOpenNow && <span className="muted">{t('openNow')}</span>}
        </>
      ),
    },
  ];
  return (
    <Page title={t('venues')} actions={can('venue.manage') && <Acts acts={[plan]} />}>
      <FilterBar>
        <Select
          name="state"
          label={t('filter')}
          value={given ?? ''}
          emptyLabel={t('all')}
          onChange={(value) => change({ state: value || undefined, cursor: undefined })}
          choices={states.map((value) => ({ value, label: t(value) }))}
          optional="silent"
        />
      </FilterBar>
      <Loaded query={venues} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('venues')}
              rows={items}
              rowId={(venue) => venue.id}
              columns={columns}
              empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The plan straight away, as a step of a run links to it. */
export function NewVenuePage() {
  const [address] = useAddress();
  const [, navigate] = useLocation();
  const step = address.get('step');
  const plan = usePlan(step === null ? undefined : Number(step), address.get('kind') ?? undefined);
  return (
    <>
      <VenuesPage />
      <ActDialog
        act={plan}
        onClose={() => {
          // When it was done, the act itself has led on to its record.
          if (window.location.pathname.endsWith('/new')) navigate('/venues', { replace: true });
        }}
      />
    </>
  );
}
