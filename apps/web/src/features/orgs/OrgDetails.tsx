import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { RuleLine } from '../../api/RuleLine.tsx';
import { DataTable } from '../../design/DataTable.tsx';
import { Menu, type MenuItem } from '../../design/Menu.tsx';
import { formatCount } from '../../design/numbers.ts';
import { Section } from '../../design/Page.tsx';
import { DateText, DefinitionList, HistoryList, StatusTag, type Fact, type TagTone } from '../../design/show.tsx';
import { Loaded } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { Breadcrumb } from '../../design/Page.tsx';
import { OrgCharts } from './OrgCharts.tsx';
import { Relations } from './Relations.tsx';
import { OrgWork } from './OrgWork.tsx';
import { orgTexts } from './texts.ts';
import { useOrgWords, type OrgPage } from './words.ts';

const stateTones: Readonly<Record<OrgPage['org']['state'], TagTone>> = {
  applied: 'amber',
  approved: 'blue',
  active: 'green',
  dissolving: 'amber',
  dissolved: 'grey',
};

/** One organisation: facts, term, committee, numbers that open their rows, history. */
export function OrgDetails({ orgId, asOf }: { readonly orgId: number; readonly asOf: string | undefined }) {
  const view = useCall('orgs.view', { params: { orgId }, query: asOf === undefined ? {} : { asOf } });
  return <Loaded query={view}>{(page) => <Details page={page} isToday={asOf === undefined} />}</Loaded>;
}

function Details({ page, isToday }: { readonly page: OrgPage; readonly isToday: boolean }) {
  const t = useTexts(orgTexts);
  const { org } = page;
  return (
    <>
      <Breadcrumb
        crumbs={page.path.slice(0, -1).map((link) => ({ label: link.shortName, href: `/orgs/${link.id}` }))}
      />
      <div className="orgs-head">
        <h2>
          {org.name} <StatusTag tone={stateTones[org.state]}>{t(org.state)}</StatusTag>
        </h2>
        <Acts page={page} />
      </div>
      {org.members !== undefined && (
        <dl className="orgs-numbers">
          <Figure label={t('members')} value={org.members} href={`/members?org=${org.id}`} />
          <Figure label={t('branches')} value={org.branches ?? 0} />
          <Figure label={t('organisations')} value={org.organisations ?? 0} />
        </dl>
      )}
      <Notices page={page} />
      <OrgFacts page={page} />
      <Committee page={page} />
      <Relations page={page} isToday={isToday} />
      {isToday && page.can['counts'] === true && (org.members ?? 0) > 0 && <OrgCharts orgId={org.id} />}
      <OrgWork orgId={org.id} />
      <Subordinates page={page} isToday={isToday} />
      <History orgId={org.id} />
    </>
  );
}

function Figure({ label, value, href }: { readonly label: string; readonly value: number; readonly href?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="number">
        {href && value > 0 ? (
          <Link className="orgs-count" href={href}>
            {formatCount(value)}
          </Link>
        ) : (
          formatCount(value)
        )}
      </dd>
    </div>
  );
}

function Acts({ page }: { readonly page: OrgPage }) {
  const t = useTexts(orgTexts);
  const { org, can } = page;
  const act = (key: string, label: string, allowed: boolean | undefined, href = `/orgs/${org.id}/${key}`): MenuItem[] =>
    allowed ? [{ key, label, href }] : [];
  const items = [
    ...act('reply', t('actReply'), can['reply']),
    ...act('activate', t('actActivate'), can['activate']),
    ...act('new', t('actApply'), can['apply'], `/orgs/new?parent=${org.id}`),
    ...act('rename', t('actRename'), can['change']),
    ...act('move', t('actMove'), can['change']),
    ...act('restructure', t('actRestructure'), can['change']),
    ...act('merge', t('actMerge'), can['change']),
    ...act('split', t('actSplit'), can['change']),
    ...act('term', t('actTerm'), can['change']),
    ...act('begin', t('actBegin'), can['dissolve'] === true && org.state === 'active'),
    ...act('dissolve', t('actDissolve'), can['dissolve']),
  ];
  return items.length === 0 ? null : <Menu label={t('acts')} items={items} align="right" />;
}

function Notices({ page }: { readonly page: OrgPage }) {
  const t = useTexts(orgTexts);
  const pick = usePick();
  if (page.notices.length === 0) return null;
  return (
    <Section title={t('notices')}>
      <ul className="stack">
        {page.notices.map((notice) => (
          <li key={notice.code}>
            {pick(notice.zh, notice.en)} {notice.rule && <RuleLine rule={notice.rule} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OrgFacts({ page }: { readonly page: OrgPage }) {
  const t = useTexts(orgTexts);
  const words = useOrgWords();
  const { org, term } = page;
  const termWords = {
    running: t('termRunning'),
    expiring: t('termExpiring'),
    overdue: t('termOverdue'),
    ended: t('termEnded'),
  } as const;
  const facts: Fact[] = [
    { label: t('kind'), value: words.kind(org.kind) },
    { label: t('sector'), value: t(org.sector) },
    { label: t('code'), value: org.code },
    { label: t('foundedOn'), value: <DateText date={org.foundedOn} /> },
    ...(org.dissolvedOn === null ? [] : [{ label: t('dissolvedOn'), value: <DateText date={org.dissolvedOn} /> }]),
    ...(org.temporaryUntil === null
      ? []
      : [
          { label: t('temporaryUntil'), value: <DateText date={org.temporaryUntil} /> },
          { label: t('forbiddenActs'), value: org.forbiddenActs.join('、') },
        ]),
    ...(org.contactName === null ? [] : [{ label: t('contact'), value: org.contactName }]),
    {
      label: t('term'),
      value: term ? (
        <>
          {t('termNow', { number: term.termNumber })} · {t('termSpan', { from: term.fromOn, until: term.expiresOn })}{' '}
          <StatusTag tone={term.state === 'overdue' ? 'red' : term.state === 'expiring' ? 'amber' : 'grey'}>
            {termWords[term.state]}
          </StatusTag>
        </>
      ) : (
        t('noTerm')
      ),
    },
  ];
  return (
    <Section title={t('facts')}>
      <DefinitionList facts={facts} />
    </Section>
  );
}

function Committee({ page }: { readonly page: OrgPage }) {
  const t = useTexts(orgTexts);
  return (
    <Section title={t('committee')}>
      <DataTable
        caption={t('committee')}
        rows={page.committee}
        rowId={(post) => post.id}
        empty={<p>{t('noCommittee')}</p>}
        columns={[
          {
            id: 'name',
            header: t('name'),
            names: true,
            cell: (post) => <Link href={`/members/${post.memberId}`}>{post.name}</Link>,
          },
          { id: 'post', header: t('post'), cell: (post) => t(post.post) },
          { id: 'since', header: t('since'), nowrap: true, cell: (post) => post.fromOn },
          { id: 'basis', header: t('basis'), cell: (post) => t(post.basis) },
        ]}
      />
    </Section>
  );
}

function Subordinates({ page, isToday }: { readonly page: OrgPage; readonly isToday: boolean }) {
  const t = useTexts(orgTexts);
  const words = useOrgWords();
  const children = useCall(
    'orgs.children',
    { params: { orgId: page.org.id }, query: isToday ? {} : { asOf: page.asOf } },
    { enabled: page.org.hasChildren },
  );
  if (!page.org.hasChildren) return null;
  return (
    <Section title={t('subordinates')}>
      <Loaded query={children}>
        {({ items }) => (
          <DataTable
            caption={t('subordinates')}
            rows={items}
            rowId={(item) => item.id}
            empty={<p>{t('noSubordinates')}</p>}
            columns={[
              {
                id: 'name',
                header: t('orgName'),
                names: true,
                cell: (item) => (
                  <Link href={`/orgs/${item.id}${isToday ? '' : `?asOf=${page.asOf}`}`}>{item.shortName}</Link>
                ),
              },
              { id: 'kind', header: t('kind'), cell: (item) => words.kind(item.kind) },
              { id: 'state', header: t('state'), notOnCard: true, cell: (item) => t(item.state) },
              ...(isToday
                ? [
                    {
                      id: 'branches',
                      header: t('branches'),
                      align: 'right' as const,
                      cell: (item: { branches?: number | undefined }) => formatCount(item.branches ?? 0),
                    },
                    {
                      id: 'members',
                      header: t('members'),
                      align: 'right' as const,
                      cell: (item: { id: number; shortName: string; members?: number | undefined }) => (
                        <Link
                          className="orgs-count"
                          href={`/members?org=${item.id}`}
                          aria-label={t('openMembers', { name: item.shortName, count: formatCount(item.members ?? 0) })}
                        >
                          {formatCount(item.members ?? 0)}
                        </Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function History({ orgId }: { readonly orgId: number }) {
  const t = useTexts(orgTexts);
  const words = useOrgWords();
  const history = useCall('orgs.history', { params: { orgId }, query: {} });
  return (
    <Section title={t('history')}>
      <Loaded query={history}>
        {({ items }) => (
          <HistoryList
            entries={items.map((entry, index) => ({
              id: index,
              at: entry.recordedAt,
              who: entry.replyNo ?? '',
              what: (
                <>
                  {t('changeSince', { day: entry.validFrom, change: words.change(entry) })}
                  {entry.reason !== null && <span className="muted"> {entry.reason}</span>}
                </>
              ),
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
