import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  DataTable,
  EmptyState,
  formatInstant,
  LinkButton,
  Loaded,
  Page,
  Pager,
  Skeleton,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { appraisalTexts } from './texts.ts';

type Item = Output<'appraisals.list'>['items'][number];

/** Colours of the states. */
export const stateTones = {
  designed: 'grey',
  open: 'blue',
  closed: 'grey',
  confirmed: 'green',
  invalid: 'red',
} as const;

/** Appraisals of the own subtree. */
export function AppraisalsPage() {
  const t = useTexts(appraisalTexts);
  const can = useCan();
  const [address] = useAddress();
  const list = useCall('appraisals.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Item>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (item) => <Link href={`/appraisals/${item.id}`}>{item.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (item) => item.orgName },
    {
      id: 'closes',
      header: t('closes'),
      nowrap: true,
      cell: (item) => (item.closesAt === null ? '—' : formatInstant(item.closesAt)),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (item) => <StatusTag tone={stateTones[item.state]}>{t(item.state)}</StatusTag>,
    },
  ];
  return (
    <Page
      title={t('appraisals')}
      actions={
        can('appraisal.organise') && (
          <LinkButton kind="main" icon="plus" href="/appraisals/new">
            {t('newAppraisal')}
          </LinkButton>
        )
      }
    >
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('appraisals')}
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
