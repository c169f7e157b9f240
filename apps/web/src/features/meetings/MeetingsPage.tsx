import './meetings.css';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  DataTable,
  EmptyState,
  FilterBar,
  formatInstant,
  LinkButton,
  Loaded,
  Page,
  Pager,
  Section,
  Select,
  Skeleton,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { activeGrant, useCan, useSession } from '../../shell/session.ts';
import { meetingTexts } from './texts.ts';
import { kindTexts, meetingKinds, meetingTones } from './words.ts';

type Item = Output<'meetings.list'>['items'][number];

/** Meetings of the own organisation and those below, and what the own one owes. */
export function MeetingsPage() {
  const t = useTexts(meetingTexts);
  const pick = usePick();
  const can = useCan();
  const role = activeGrant(useSession())?.role;
  const [address, change] = useAddress();
  const kind = meetingKinds.find((each) => each === address.get('kind'));
  const list = useCall('meetings.list', { query: { kind, cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Item>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (item) => <Link href={`/meetings/${item.id}`}>{item.titleZh}</Link>,
    },
    { id: 'kind', header: t('kind'), cell: (item) => pick(item.kindZh, item.kindEn), notOnCard: true },
    { id: 'org', header: t('org'), cell: (item) => item.orgName },
    {
      id: 'when',
      header: t('when'),
      nowrap: true,
      cell: (item) => (item.scheduledAt === null ? '—' : formatInstant(item.scheduledAt)),
    },
    {
      id: 'heads',
      header: t('heads'),
      align: 'right',
      nowrap: true,
      cell: (item) => (item.expected === null ? '—' : `${item.present} / ${item.expected}`),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (item) => (
        <>
          <StatusTag tone={meetingTones[item.state]}>{t(item.state)}</StatusTag>
          {item.late && <StatusTag tone="amber">{t('late')}</StatusTag>}
        </>
      ),
    },
  ];
  return (
    <Page
      title={t('meetings')}
      actions={
        can('meeting.call') && (
          <LinkButton kind="main" icon="plus" href="/meetings/new">
            {t('callMeeting')}
          </LinkButton>
        )
      }
    >
      {(role === 'branch-secretary' || role === 'branch-committee') && <Duties />}
      <FilterBar>
        <Select
          name="kind"
          label={t('kind')}
          value={kind ?? ''}
          onChange={(value) => change({ ...pages.firstPage, kind: value })}
          emptyLabel={t('allKinds')}
          choices={meetingKinds.map((each) => ({ value: each, label: pick(kindTexts[each][0], kindTexts[each][1]) }))}
        />
      </FilterBar>
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('meetings')}
              rows={items}
              rowId={(item) => item.id}
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

function Duties() {
  const t = useTexts(meetingTexts);
  const pick = usePick();
  const duties = useCall('meetings.duties', {});
  return (
    <Section title={t('duties')}>
      <Loaded query={duties}>
        {({ items }) => (
          <ul className="duty-grid">
            {items.map((duty) => (
              <li key={duty.kind} className="card">
                <div>{pick(duty.kindZh, duty.kindEn)}</div>
                {duty.heldThisPeriod ? (
                  <StatusTag tone="green" icon="check">
                    {t('dutyDone', { date: duty.lastHeldOn ?? '' })}
                  </StatusTag>
                ) : (
                  <StatusTag tone={duty.overdue ? 'red' : 'grey'} icon="clock">
                    {t('dutyOpen', { date: duty.dueOn })}
                    {duty.overdue && ` · ${t('dutyMissed')}`}
                  </StatusTag>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
