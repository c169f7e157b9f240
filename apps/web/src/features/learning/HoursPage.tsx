import { Link } from 'wouter';
import { RuleLine } from '../../api/RuleLine.tsx';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Select } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { CertificateTag } from './CertificateTag.tsx';
import { learningTexts } from './texts.ts';

type Row = Output<'learning.hours'>['items'][number];
type Certificate = Output<'learning.certificates'>['items'][number];

/** For the recorder of a branch: class hours of a year by name, certificates that run out, all certificates. */
export function HoursPage() {
  const t = useTexts(learningTexts);
  return (
    <Page title={t('hoursAndCertificates')} crumbs={[{ label: t('learning'), href: '/learning' }]}>
      <Expiring />
      <Hours />
      <Certificates />
    </Page>
  );
}

function Hours() {
  const t = useTexts(learningTexts);
  const [address, setAddress] = useAddress();
  const thisYear = Number(todayInChina().slice(0, 4));
  const year = Number(address.get('year')) || thisYear;
  const hours = useCall('learning.hours', { query: { year } });
  const columns: readonly Column<Row>[] = [
    { id: 'name', header: t('learner'), names: true, cell: ({ name }) => name },
    { id: 'sessions', header: t('times'), align: 'right', cell: ({ sessions }) => sessions },
    { id: 'hours', header: t('hours'), align: 'right', cell: (row) => row.hours },
  ];
  return (
    <Section title={t('hoursOfYear', { year })}>
      <Select
        name="year"
        label={t('year')}
        value={String(year)}
        onChange={(chosen) => setAddress({ year: chosen })}
        choices={[0, 1, 2, 3, 4].map((back) => ({ value: String(thisYear - back), label: String(thisYear - back) }))}
        emptyLabel={null}
        width="10"
      />
      <Loaded query={hours} skeleton={<Skeleton shape="rows" />}>
        {({ items, asked }) => (
          <>
            <p>{t('hoursAsked', { hours: asked.hours })}</p>
            {asked.rule && <RuleLine rule={asked.rule} />}
            <p className="muted small">{t('hoursText')}</p>
            <DataTable
              caption={t('hoursOfYear', { year })}
              rows={items}
              rowId={({ memberId }) => memberId}
              columns={columns}
              empty={<EmptyState title={t('hoursEmpty')}>{t('hoursEmptyText')}</EmptyState>}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function useCertificateColumns(): readonly Column<Certificate>[] {
  const t = useTexts(learningTexts);
  return [
    {
      id: 'holder',
      header: t('holder'),
      names: true,
      cell: (row) => <Link href={`/learning/certificates/${row.id}`}>{row.holderName}</Link>,
    },
    { id: 'title', header: t('planTitle'), weight: 2, cell: ({ titleZh }) => titleZh },
    { id: 'number', header: t('certificateNumber'), nowrap: true, cell: ({ number }) => number },
    { id: 'until', header: t('validUntil'), nowrap: true, cell: ({ validUntil }) => validUntil ?? t('lasting') },
    { id: 'state', header: t('state'), cell: ({ state }) => <CertificateTag state={state} /> },
  ];
}

function Expiring() {
  const t = useTexts(learningTexts);
  const columns = useCertificateColumns();
  const expiring = useCall('learning.certificates', { query: { expiring: 'true', limit: 200 } });
  return (
    <Section title={t('expiring')}>
      <Loaded query={expiring}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('expiringNone')}</p>
          ) : (
            <DataTable caption={t('expiring')} rows={items} rowId={({ id }) => id} columns={columns} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Certificates() {
  const t = useTexts(learningTexts);
  const columns = useCertificateColumns();
  const [address] = useAddress();
  const all = useCall('learning.certificates', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(all.data?.nextCursor);
  return (
    <Section title={t('certificates')}>
      <Loaded query={all}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('certificates')}
              rows={items}
              rowId={({ id }) => id}
              columns={columns}
              empty={<EmptyState title={t('certificatesEmpty')}>{t('certificatesEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
