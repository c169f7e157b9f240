import { useAct, useCall } from '../../api/queries.ts';
import { Acts, type Act } from '../../design/ActDialog.tsx';
import { LinkButton } from '../../design/Button.tsx';
import { formatInstant } from '../../design/dates.ts';
import { formatFen } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useAddress } from '../../shell/address.ts';
import { useBook, useLog, useVenueActs } from './venue-acts.ts';
import { venueTones } from './VenuesPage.tsx';
import type { Venue } from './venue.ts';
import { venueTexts } from './texts.ts';

/** One venue: facts, what can be done now, opening, bookings, log. */
export function VenuePage({ params }: PageParams) {
  const t = useTexts(venueTexts);
  const [address] = useAddress();
  const venueId = Number(params['venueId']);
  const step = address.get('step');
  const venue = useCall('venues.get', { params: { venueId } });
  return (
    <Page title={venue.data?.titleZh ?? t('venues')} width="text" crumbs={[{ label: t('venues'), href: '/venues' }]}>
      <VenueContent venueId={venueId} runStepId={step === null ? undefined : Number(step)} />
    </Page>
  );
}

/** The content of a venue, for its page and for the step of a run. */
export function VenueContent({
  venueId,
  runStepId,
}: {
  readonly venueId: number;
  readonly runStepId: number | undefined;
}) {
  const venue = useCall('venues.get', { params: { venueId } });
  return (
    <Loaded query={venue} skeleton={<Skeleton />}>
      {(loaded) => <Content venue={loaded} runStepId={runStepId} />}
    </Loaded>
  );
}

function Content({ venue, runStepId }: { readonly venue: Venue; readonly runStepId: number | undefined }) {
  const t = useTexts(venueTexts);
  const acts = useVenueActs(venue, runStepId);
  const source = venue.fundingSource === 'none' ? t('noMoney') : t(venue.fundingSource);
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          {
            label: t('state'),
            value: (
              <>
                <StatusTag tone={venueTones[venue.state]}>{t(venue.state)}</StatusTag> {venue.isOpenNow && t('openNow')}{' '}
                {venue.closedReason} {venue.declinedReason}
              </>
            ),
          },
          { label: t('org'), value: venue.orgName },
          { label: t('place'), value: venue.placeZh },
          { label: t('area'), value: `${venue.areaSquareMetres} ${t('areaUnit')}` },
          { label: t('functions'), value: venue.functions.join('、') },
          {
            label: t('equipmentShort'),
            value: venue.equipment.map(({ titleZh, count }) => `${titleZh} ${count}`).join('、'),
          },
          {
            label: t('funding'),
            value: [source, formatFen(venue.fundingFen), venue.addsDebt && t('addsDebt'), venue.levies && t('levies')]
              .filter(Boolean)
              .join(' · '),
          },
          ...(venue.decidedOn === null
            ? []
            : [{ label: t('decided'), value: `${venue.decidedOn} ${venue.decidedByName ?? ''}` }]),
          ...(venue.acceptedOn === null
            ? []
            : [{ label: t('accept'), value: `${venue.acceptedOn} ${venue.acceptedByName ?? ''}` }]),
        ]}
      />
      <Acts acts={acts} />
      <Opening venue={venue} />
      <Bookings venue={venue} runStepId={runStepId} />
      <Upkeep venue={venue} runStepId={runStepId} />
      {venue.runId !== null && runStepId === undefined && (
        <LinkButton href={`/runs/${venue.runId}`}>{t('toRun')}</LinkButton>
      )}
    </div>
  );
}

function Opening({ venue }: { readonly venue: Venue }) {
  const t = useTexts(venueTexts);
  if (venue.hours.length === 0) return null;
  return (
    <Section title={t('opening')}>
      <p>{t('published', { minutes: venue.minutesPublished, required: venue.minutesRequired })}</p>
      <ul className="plain-list">
        {venue.weeks.map((week) => (
          <li key={week.from}>
            {t('week', { from: week.from })}：{t('measured', { minutes: week.minutes })}{' '}
            {week.minutes < venue.minutesRequired && <StatusTag tone="amber">{t('below')}</StatusTag>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Bookings({ venue, runStepId }: { readonly venue: Venue; readonly runStepId: number | undefined }) {
  const t = useTexts(venueTexts);
  const book = useBook(venue, runStepId);
  const cancel = useAct('venues.cancelBooking');
  if (venue.state !== 'open' || !venue.bookable) return null;
  const actsOf = (booking: Venue['bookings'][number]): readonly Act[] => {
    const { id } = booking;
    if (id === null || !booking.canCancel) return [];
    return [
      {
        key: String(id),
        label: t('cancelBooking', { time: formatInstant(booking.startsAt) }),
        done: t('cancelled'),
        questions: [],
        run: () => cancel.mutateAsync({ params: { venueBookingId: id } }),
      },
    ];
  };
  return (
    <Section title={t('bookings')}>
      {venue.bookings.length === 0 ? (
        <p className="muted">{t('noBookings')}</p>
      ) : (
        <ul className="plain-list stack">
          {venue.bookings.map((booking) => (
            <li key={booking.startsAt}>
              <span className="nowrap">{formatInstant(booking.startsAt)}</span> –{' '}
              <span className="nowrap">{formatInstant(booking.endsAt)}</span> {booking.orgName ?? t('taken')}{' '}
              {booking.purposeZh}
              <Acts acts={actsOf(booking)} />
            </li>
          ))}
        </ul>
      )}
      {venue.can.book && <Acts acts={[book]} />}
    </Section>
  );
}

function Upkeep({ venue, runStepId }: { readonly venue: Venue; readonly runStepId: number | undefined }) {
  const t = useTexts(venueTexts);
  const acts = useLog(venue, runStepId);
  if (venue.builtOn === null) return null;
  return (
    <Section title={t('upkeepLog')}>
      {venue.upkeep.length === 0 ? (
        <p className="muted">{t('noUpkeep')}</p>
      ) : (
        <ul className="plain-list">
          {venue.upkeep.map((entry) => (
            <li key={entry.id}>
              {entry.on} {t(entry.kind)} · {entry.textZh} {entry.costFen > 0 && formatFen(entry.costFen)}{' '}
              <span className="muted">{entry.byName}</span>
            </li>
          ))}
        </ul>
      )}
      <Acts acts={acts} />
    </Section>
  );
}
