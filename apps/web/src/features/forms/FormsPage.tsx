import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  DataTable,
  EmptyState,
  FilterBar,
  LinkButton,
  Loaded,
  Page,
  Pager,
  Select,
  Skeleton,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { formTones } from './FormPage.tsx';
import { formTexts } from './texts.ts';

type Item = Output<'forms.list'>['items'][number];
const states = ['draft', 'signed', 'accepted', 'returned'] as const;

/** Forms of the own subtree. */
export function FormsPage() {
  const t = useTexts(formTexts);
  const can = useCan();
  const [address, change] = useAddress();
  const state = states.find((each) => each === address.get('state'));
  const list = useCall('forms.list', { query: { state, cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Item>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (item) => <Link href={`/forms/${item.id}`}>{item.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (item) => item.orgName },
    { id: 'due', header: t('dueOn'), nowrap: true, cell: (item) => item.dueOn ?? '—' },
    {
      id: 'state',
      header: t('state'),
      cell: (item) => <StatusTag tone={formTones[item.state]}>{t(item.state)}</StatusTag>,
    },
  ];
  return (
    <Page
      title={t('forms')}
      actions={
        can('form.fill') && (
          <LinkButton kind="main" icon="plus" href="/forms/new">
            {t('newForm')}
          </LinkButton>
        )
      }
    >
      <FilterBar>
        <Select
          name="state"
          label={t('state')}
          value={state ?? ''}
          onChange={(value) => change({ ...pages.firstPage, state: value })}
          emptyLabel={t('all')}
          choices={states.map((each) => ({ value: each, label: t(each) }))}
        />
      </FilterBar>
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('forms')}
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
